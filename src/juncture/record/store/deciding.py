"""How far the decisions on proposals have come, counted by the database from the journal."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, case, func, select

from juncture.record.journal import Action
from juncture.record.store import schema


def decided(dossier: str, but: Collection[str] = ()) -> Select[int, int]:
    """The number of entries ``accepted`` (leaving out some kinds) and not retracted since, and of those ``rejected``.

    What was proposed anew since then awaits a decision and is neither.
    """
    lines = schema.journal
    of_kind = lines.c.kind.not_in(list(but))
    last = (
        select(
            _last(lines.c.action == Action.PROPOSE).label("proposed"),
            _last((lines.c.action == Action.ACCEPT) & of_kind).label("accepted"),
            _last(lines.c.action == Action.RETRACT).label("retracted"),
            _last(lines.c.action == Action.REJECT).label("rejected"),
        )
        .join(schema.dossier)
        .where(schema.dossier.c.id == dossier, lines.c.action.in_([str(one) for one in _TELLING]))
        .group_by(lines.c.id)
        .subquery()
    )
    stands = (last.c.accepted > last.c.proposed) & (last.c.accepted > last.c.retracted)
    return select(_count(stands).label("accepted"), _count(last.c.rejected > last.c.proposed).label("rejected"))


_TELLING = (Action.PROPOSE, Action.ACCEPT, Action.REJECT, Action.RETRACT)


def _last(fits: ColumnElement[bool]) -> ColumnElement[int]:
    """The last line of an entry that fits; 0 for none."""
    return func.max(case((fits, schema.journal.c.seq), else_=0))


def _count(fits: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((fits, 1), else_=0)), 0)
