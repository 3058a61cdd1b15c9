"""How much of the supplement is filled: a table of columns, so that nobody takes an empty cell for a "no"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from juncture.precedents.supplement.rows import Coup
from juncture.precedents.supplement.supplement import Supplement

_ROW = ("id", "country", "day", "name", "sources", "lists", "note")
COLUMNS = tuple(one.name for one in fields(Coup) if one.name not in _ROW)


@dataclass(frozen=True, slots=True)
class Filled:
    """How many coups have a value in a column."""

    column: str
    filled: int
    coups: int

    @property
    def unknown(self) -> int:
        return self.coups - self.filled


def coverage(coups: Iterable[Coup]) -> tuple[Filled, ...]:
    """The columns of these coups, each with how many of its cells are filled.

    >>> from juncture.precedents.supplement import supplement
    >>> mali = [one for one in supplement().coups if one.id == "mli-2021-05"]
    >>> coverage(mali)[0]
    Filled(column='outcome', filled=1, coups=1)
    """
    rows = tuple(coups)
    return tuple(Filled(name, sum(name in one.cells() for one in rows), len(rows)) for name in COLUMNS)


def coverage_table(supplement: Supplement) -> str:
    """The same as lines of text, realised coups and attempts apart, with the answers of outsiders at the foot."""
    parts = [coverage(one for one in supplement.coups if _outcome(one) == kind) for kind in ("realised", "attempted")]
    head = f"{'column':<24} {'realised':>10} {'attempted':>10}"
    lines = [
        f"{realised.column:<24} {_share(realised):>10} {_share(attempted):>10}"
        for realised, attempted in zip(*parts, strict=True)
    ]
    answered = len({one.coup for one in supplement.responses})
    foot = f"responses: {len(supplement.responses)}, to {answered} of {len(supplement.coups)} events"
    return "\n".join([head, *lines, foot])


def _outcome(coup: Coup) -> str | None:
    return coup.outcome.value if coup.outcome else None


def _share(one: Filled) -> str:
    return f"{one.filled} of {one.coups}"
