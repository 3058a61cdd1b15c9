"""What an import brings: entries that fit the record, what is gone, and the report of the rest.

An entry comes in only when it can be read and everything it names is there; one that cannot takes
those that rest on it along, each with a sentence of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import ValidationError

from juncture.exchange.report import Findings, Report
from juncture.record.canonical import canonical
from juncture.record.problems import Problem
from juncture.record.record import Held, Record, explain, parse, problems_of

#: Halves of surrogate pairs, raw or as JSON writes zero: databases and files refuse them.
_UNWRITABLE = re.compile(r"[\ud800-\udfff]|\\u0000")

PlaceOf = Callable[[str | None], str]


@dataclass(frozen=True)
class Incoming:
    """Entries that are new or changed, ids that the file no longer holds, and the report."""

    entries: tuple[Held, ...]
    report: Report
    gone: tuple[str, ...] = ()

    def merged(self, record: Record, *, retract: bool = False) -> dict[str, Held]:
        """All entries of a record with these taken in, in their order; those gone left out only when asked."""
        dropped = set(self.gone) if retract else set()
        held = {id: one for id, one in record.held.items() if id not in dropped}
        return held | {one.entry.id: one for one in self.entries}


@dataclass
class Candidate:
    """An entry that may come in, with a name for the place of each of its fields."""

    kind: str
    data: Mapping[str, object]
    place_of: PlaceOf
    held: Held | None = None


@dataclass
class Gathering:
    """Candidates on their way into a record."""

    record: Record
    found: Findings = field(default_factory=Findings)
    candidates: list[Candidate] = field(default_factory=list)

    def offer(
        self, kind: str, data: Mapping[str, object], place_of: PlaceOf, before: Held | None = None
    ) -> Held | None:
        """Read an entry and keep it as a candidate; faults go to the report.

        ``before`` is the entry that it replaces; one that says the same is left out.
        """
        if _UNWRITABLE.search(canonical(data)):
            self.found.fault(
                place_of(None), "a text holds half a character or a zero, which no file can keep; clean it."
            )
            return None
        try:
            entry = parse(kind, data)
        except ValidationError as error:
            for problem in explain(kind, error, None):
                self._fault(problem, place_of)
            return None
        if before is not None and before.entry == entry:
            return before
        held = Held(entry, before.file if before else "", before.remarks if before else "")
        self.candidates.append(Candidate(kind, data, place_of, held))
        return held

    def _fault(self, problem: Problem, place_of: PlaceOf) -> None:
        name = problem.field.partition(".")[0] if problem.field else None
        self.found.fault(place_of(name), problem.message)

    def settle(self, gone: Sequence[str] = ()) -> tuple[Held, ...]:
        """The candidates that fit; the others are reported, and so are those that name them."""
        kept = list(self.candidates)
        while problems := self._problems(kept, gone):
            for candidate, problem in problems:
                self._fault(problem, candidate.place_of)
            wrong = {id(candidate) for candidate, _ in problems}
            kept = [one for one in kept if id(one) not in wrong]
        return tuple(one.held for one in kept if one.held)

    def _problems(self, kept: list[Candidate], gone: Iterable[str]) -> list[tuple[Candidate, Problem]]:
        fresh = {one.held.entry.id: one for one in kept if one.held}
        dropped = set(gone)
        others = [held for id, held in self.record.held.items() if id not in fresh and id not in dropped]
        marked = [Held(one.held.entry, f"new {id}") for id, one in fresh.items() if one.held]
        found = problems_of([*others, *marked], lambda held, field: None)
        return [
            (fresh[problem.file.removeprefix("new ")], problem)
            for problem in found
            if problem.file and problem.file.startswith("new ")
        ]


def at(place: str) -> PlaceOf:
    """A place whose fields are told apart by name.

    >>> at("Q123")("office"), at("Q123")(None)
    ('Q123, office', 'Q123')
    """
    return lambda field: f"{place}, {field}" if field else place
