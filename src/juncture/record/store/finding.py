"""The questions that are asked again and again, in SQL that is written once, so that a database plans it once."""

from __future__ import annotations

from functools import cache
from typing import Final

from sqlalchemy import TextClause, text

from juncture.record.journal import Line

_COLUMNS: Final = ", ".join(f'j."{name}"' for name in Line.__dataclass_fields__)

#: How a list of values is handed over as one parameter.
AMONG: Final = {"sqlite": "IN (SELECT value FROM json_each(:{0}))", "postgresql": "= ANY(:{0})"}


# SQLite keeps no figures of its tables unless told to, and would rather walk along the whole dossier.
_BY_SUBJECT: Final = {"sqlite": " INDEXED BY standing_by_subject", "postgresql": ""}
_KEY: Final = "(SELECT key FROM dossier WHERE id = :dossier)"


@cache
def finding(dialect: str, past: bool) -> TextClause:
    """The lines in force (after the line ``:last``, or now) with these ``:ids``, or of a ``:kind`` about ``:subjects``.

    Two searches, each along an index of its own; joined by OR, SQLite would read the whole dossier.
    """
    ids, subjects = (f"s.id {AMONG[dialect].format('ids')}", f"s.subject {AMONG[dialect].format('subjects')}")
    period = "s.since <= :last AND (s.ended IS NULL OR s.ended > :last)" if past else "s.ended IS NULL"
    searches = [
        f"SELECT {_COLUMNS}, s.place FROM standing s{index} JOIN journal j ON j.dossier = s.dossier AND j.seq = s.line "
        f"WHERE s.dossier = {_KEY} AND {sought} AND {period}"
        for index, sought in (
            ("", ids),
            (_BY_SUBJECT[dialect], f"{subjects} AND s.kind = :kind AND s.subject IS NOT NULL"),
        )
    ]
    return text(" UNION ALL ".join(searches) + " ORDER BY place")


@cache
def text_finding(dialect: str) -> TextClause:
    """The texts kept for these ``:sources``, the latest of each last."""
    among = AMONG[dialect].format("sources")
    return text(f"SELECT source, text FROM source_text WHERE dossier = {_KEY} AND source {among} ORDER BY number")


@cache
def opened(dialect: str) -> TextClause:
    """The periods of these ``:ids`` that have not ended, as :class:`~juncture.record.store.periods.Period` has them."""
    among = AMONG[dialect].format("ids")
    columns = "id, since, ended, line, place, kind, subject"
    return text(f"SELECT {columns} FROM standing WHERE dossier = :key AND id {among} AND ended IS NULL")


@cache
def offered(dialect: str) -> TextClause:
    """The proposals under these ``:ids``, as :class:`~juncture.record.store.periods.Offer` has them."""
    among = AMONG[dialect].format("ids")
    return text(f"SELECT id, line, kind, subject FROM proposal WHERE dossier = :key AND id {among}")


@cache
def decided(dialect: str) -> TextClause:
    """Take the proposals under these ``:ids`` away."""
    return text(f"DELETE FROM proposal WHERE dossier = :key AND id {AMONG[dialect].format('ids')}")
