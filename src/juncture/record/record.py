"""A dossier's entries in memory, with the references between them checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError

from juncture.record.fields import Identified, near
from juncture.record.items import ITEMS, Instrument, Page, Source
from juncture.record.journal import Head
from juncture.record.meta import Meta
from juncture.record.passage import Passage
from juncture.record.problems import Problem, RecordError
from juncture.record.references import references
from juncture.record.statements import STATEMENTS, Statement

KINDS: Mapping[str, type[Identified]] = {Meta.kind: Meta, **ITEMS, **STATEMENTS}

AnyEntry = TypeVar("AnyEntry", bound=Identified)


@dataclass(frozen=True, slots=True)
class Held:
    """An entry as a dossier holds it: with the file it belongs to and the remarks above it there."""

    entry: Identified
    file: str = ""
    remarks: str = ""


@dataclass(frozen=True)
class Record:
    """All that a dossier holds: its head, its entries by id, and the texts of sources that are at hand.

    ``texts`` maps a source's id to the text that the user keeps for it; most dossiers travel without.
    """

    meta: Meta
    held: Mapping[str, Held]
    texts: Mapping[str, str] = field(default_factory=dict)
    head: Head = Head()
    recorded: str | None = None

    def __getitem__(self, id: str) -> Any:
        return self.held[id].entry

    def get(self, id: str | None) -> Any:
        """The entry with this id, or None."""
        found = self.held.get(id) if id else None
        return found.entry if found else None

    def of(self, model: type[AnyEntry]) -> Iterator[AnyEntry]:
        """All entries of a kind, in their order."""
        return (held.entry for held in self.held.values() if isinstance(held.entry, model))

    def statements(self) -> Iterator[Statement]:
        """All statements, in their order."""
        return self.of(Statement)

    def source(self, id: str) -> Source | None:
        """A source by its id."""
        found = self.get(id)
        return found if isinstance(found, Source) else None

    def page(self, path: str) -> Page | None:
        """A file of the folder that is kept whole, by its path (``system.toml``)."""
        return next((page for page in self.of(Page) if page.path == path), None)


def parse(kind: str, data: Mapping[str, Any]) -> Identified:
    """Read one entry; raises pydantic's error, which :func:`explain` turns into sentences."""
    return KINDS[kind].model_validate(data)


def explain(
    kind: str, error: ValidationError, file: str | None, line_of: Callable[[str], int | None] = lambda field: None
) -> list[Problem]:
    """Pydantic's findings as sentences that show the value and what would be accepted."""
    problems = []
    for detail in error.errors():
        path = [str(part) for part in detail["loc"]]
        name = path[0] if path else None
        problems.append(Problem(_sentence(kind, dict(detail), path), file, line_of(name or ""), ".".join(path) or None))
    return problems


def _sentence(kind: str, detail: dict[str, Any], path: list[str]) -> str:
    value = detail["input"]
    if detail["type"] == "extra_forbidden":
        return f"a {kind} has no field {path[-1]!r}{near(path[-1], field_names(kind))}"
    if detail["type"] == "missing":
        return f"a {kind} needs the field {path[-1]!r}"
    if detail["type"] == "string_pattern_mismatch" and path[-1] == "id":
        return f"{value!r} is no id; write lower-case letters, digits and single hyphens, as in 'assimi-goita'"
    message = str(detail["msg"]).removeprefix("Value error, ").rstrip(".")
    if detail["type"] == "value_error":
        return f"{message}."
    return f"{value!r} cannot be read here: {message[:1].lower()}{message[1:]}."


def field_names(kind: str) -> list[str]:
    """The names under which a kind's fields are written."""
    return [info.alias or name for name, info in KINDS[kind].model_fields.items()]


def problems_of(held: Iterable[Held], line_of: Callable[[Held, str], int | None]) -> list[Problem]:
    """References that name nothing, name the wrong kind, or point outside their source."""
    entries = list(held)
    kinds = {one.entry.id: one.entry.kind for one in entries}
    sources = {one.entry.id: one.entry for one in entries if isinstance(one.entry, Source)}
    problems: list[Problem] = []
    for one in entries:
        for place, target, accepted in references(one.entry):
            if target in kinds and ("*" in accepted or kinds[target] in accepted):
                continue
            message = _reference_sentence(one.entry, target, accepted, kinds)
            problems.append(Problem(message, one.file or None, line_of(one, place), place))
        problems += [
            Problem(message, one.file or None, line_of(one, "from"), "from")
            for message in _passage_sentences(one.entry, sources)
        ]
    return problems


def _reference_sentence(entry: Identified, target: str, accepted: tuple[str, ...], kinds: Mapping[str, str]) -> str:
    wanted = "an entry" if "*" in accepted else " or ".join(f"{_article(kind)} {kind}" for kind in accepted)
    owner = f"{entry.kind} {entry.id!r}"
    if target in kinds:
        return f"{owner} names {target!r}, which is {_article(kinds[target])} {kinds[target]}; {wanted} is wanted here."
    candidates = [id for id, kind in kinds.items() if "*" in accepted or kind in accepted]
    missing = "entry" if "*" in accepted else accepted[0]
    return f"{owner} names {target!r}, but the dossier holds no such {missing}{near(target, candidates)}"


def _passage_sentences(entry: Identified, sources: Mapping[str, Source]) -> Iterator[str]:
    for passage in passages_of(entry):
        source = sources.get(passage.source)
        cites = f"{entry.kind} {entry.id!r} cites {str(passage)!r}"
        if source is None:
            yield f"{cites}, but the dossier holds no source {passage.source!r}{near(passage.source, sources)}"
        elif source.length and passage.end and passage.end > source.length:
            yield f"{cites}, but the text of {source.id!r} has only {source.length:,} code points."


def passages_of(entry: Identified) -> Iterator[Passage]:
    """Every passage that an entry cites, an instrument's provisions included."""
    if isinstance(entry, Statement):
        yield from entry.passages
    elif isinstance(entry, Instrument):
        yield from (passage for provision in entry.provisions for passage in provision.passages)


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"


def build(
    held: Iterable[Held], line_of: Callable[[Held, str], int | None] = lambda held, field: None
) -> dict[str, Held]:
    """Entries by id; raises :class:`RecordError` where two are alike or a reference names nothing."""
    entries = list(held)
    by_id: dict[str, Held] = {}
    problems = []
    for one in entries:
        id = one.entry.id
        if id in by_id:
            first = by_id[id]
            where = f" in {first.file}" if first.file else ""
            other = f"the other is {_article(first.entry.kind)} {first.entry.kind}{where}"
            message = f"two entries have the id {id!r}; {other}. Give one of them another id."
            problems.append(Problem(message, one.file or None, line_of(one, "id"), "id"))
        else:
            by_id[id] = one
    problems += problems_of(entries, line_of)
    if problems:
        raise RecordError(problems)
    return by_id
