"""How much of the supplement is filled: a table of columns, so that nobody takes an empty cell for a "no"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from juncture.precedents.supplement.rows import Coup
from juncture.precedents.supplement.supplement import Supplement
from juncture.record.truth import Truth

_ROW = ("id", "country", "day", "name", "sources", "lists", "note")
COLUMNS = tuple(one.name for one in fields(Coup) if one.name not in _ROW)

#: What only a coup that took power away can have.
_OF_THE_OUSTED = ("ousted", "ousted_office", "reinstated")


@dataclass(frozen=True, slots=True)
class Filled:
    """How many coups have a value in a column, of those that it applies to."""

    column: str
    filled: int
    coups: int

    @property
    def unknown(self) -> int:
        return self.coups - self.filled


def coverage(coups: Iterable[Coup]) -> tuple[Filled, ...]:
    """The columns of these coups, each with how many of its cells are filled.

    Nobody is ousted by an attempt, and only who was reinstated has a day of it: a column counts the
    coups that it applies to, and no others.

    >>> from juncture.precedents.supplement import supplement
    >>> coverage([supplement().coup("mli-2021-05")])[0]
    Filled(column='outcome', filled=1, coups=1)
    """
    rows = tuple(coups)
    counted = ((name, [one for one in rows if applies(name, one)]) for name in COLUMNS)
    return tuple(Filled(name, sum(name in one.cells() for one in apt), len(apt)) for name, apt in counted)


def applies(column: str, coup: Coup) -> bool:
    """Whether a column can have a value for a coup."""
    if column == "reinstated_on":
        return coup.reinstated is not None and coup.reinstated.value is Truth.YES
    return column not in _OF_THE_OUSTED or _outcome(coup) != "attempted"


def coverage_table(supplement: Supplement) -> str:
    """The same as a Markdown table, realised coups and attempts apart."""
    parts = [coverage(one for one in supplement.coups if _outcome(one) == kind) for kind in ("realised", "attempted")]
    head = ["| column | realised | attempted |", "| --- | --- | --- |"]
    rows = [f"| `{done.column}` | {_share(done)} | {_share(tried)} |" for done, tried in zip(*parts, strict=True)]
    return "\n".join(head + rows)


def _outcome(coup: Coup) -> str | None:
    return coup.outcome.value if coup.outcome else None


def _share(one: Filled) -> str:
    return f"{one.filled} of {one.coups}" if one.coups else "does not apply"
