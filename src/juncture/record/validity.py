"""When a statement holds: two bounds, each known, known in part, or unknown."""

from __future__ import annotations

from functools import lru_cache

from juncture.record.citation import Answer
from juncture.record.statements import Lasting, Statement
from juncture.record.when import Bound, When, moment_text

#: So many times are kept as answers give them: many statements speak of the same days.
KEPT = 16_384


class BoundText(Answer):
    """A bound as ISO dates; null where it is not known."""

    earliest: str | None = None
    latest: str | None = None


class Validity(Answer):
    """When something was so: its EDTF text, the bounds of its start and end, and the doubts about them."""

    text: str | None = None
    begin: BoundText = BoundText()
    end: BoundText = BoundText()
    approximate: bool = False
    uncertain: bool = False
    year_inferred: bool = False


def bounds(statement: Statement) -> tuple[Bound, Bound]:
    """The bounds within which a statement's matter began and ended.

    A thing seen on a day had begun by then and not ended before; what lies beyond is unknown.
    """
    if isinstance(statement, Lasting):
        return _lasting_bounds(statement)
    when = when_of(statement)
    return (when.begin, when.end) if when else (Bound(), Bound())


def first_begin(statement: Statement) -> int | None:
    """The first second at which a statement's matter may have begun, ``bounds(statement)[0].earliest``."""
    when = statement.began if isinstance(statement, Lasting) else when_of(statement)
    return when.begin.earliest if when else None


def when_of(statement: Statement) -> When | None:
    """The single time that a statement carries, for kinds that have one."""
    return getattr(statement, "when", None) if not isinstance(statement, Lasting) else None


def _lasting_bounds(statement: Lasting) -> tuple[Bound, Bound]:
    seen = statement.as_of
    begin = statement.began.begin if statement.began else Bound()
    end = statement.ended.end if statement.ended else Bound()
    if seen and begin.latest is None:
        begin = Bound(begin.earliest, seen.begin.latest)
    if seen and end.earliest is None:
        end = Bound(seen.end.earliest, end.latest)
    return begin, end


def validity(statement: Statement) -> Validity:
    """A statement's time as answers give it."""
    parts = _parts(statement)
    doubts = (any(part.approximate for part in parts), any(part.uncertain for part in parts))
    return _validity(_text(statement), bounds(statement), doubts, statement.year == "inferred")


@lru_cache(maxsize=KEPT)
def _validity(
    text: str | None, within: tuple[Bound, Bound], doubts: tuple[bool, bool], year_inferred: bool
) -> Validity:
    return Validity(
        text=text,
        begin=bound_text(within[0]),
        end=bound_text(within[1]),
        approximate=doubts[0],
        uncertain=doubts[1],
        year_inferred=year_inferred,
    )


def bound_text(bound: Bound) -> BoundText:
    """A bound in ISO dates."""
    exact = bound.earliest is not None and bound.earliest == bound.latest
    return BoundText(earliest=moment_text(bound.earliest, exact=exact), latest=moment_text(bound.latest, exact=exact))


def _parts(statement: Statement) -> list[When]:
    if isinstance(statement, Lasting):
        return [part for part in (statement.began, statement.ended, statement.as_of) if part]
    when = when_of(statement)
    return [when] if when else []


def _text(statement: Statement) -> str | None:
    if not isinstance(statement, Lasting):
        when = when_of(statement)
        return when.text if when else None
    if statement.began or statement.ended:
        return f"{statement.began or ''}/{statement.ended or ''}"
    return statement.as_of.text if statement.as_of else None
