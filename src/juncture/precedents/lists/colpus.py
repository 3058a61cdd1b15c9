"""The Colpus list: success 1 or failure 2, regime change or reshuffling, military or not."""

from __future__ import annotations

from juncture.precedents.case import Case, Outcome
from juncture.precedents.lists.reader import iso_date, one_of, state_of, year_of
from juncture.record.table import Row

LIST = "colpus"
_OUTCOMES = {"1": "realised", "2": "attempted"}
_KINDS = {"CH": "regime-change", "SH": "reshuffling"}


def read(row: Row) -> Case:
    """One event."""
    when = iso_date(row, "date")
    state = state_of(row, year_of(when), "ccode", "statenme")
    outcome = Outcome(one_of(row, "success", _OUTCOMES))
    flags = {one_of(row, "type2", _KINDS)} | ({"military"} if row["milcoup"] == "Military Coup" else set())
    coded = frozenset(("regime-change", "reshuffling", *(("military",) if row["milcoup"] else ())))
    id = row["id"] or f"{row['ccode']}-{when}"
    return Case(LIST, id, state, when, outcome, frozenset(flags), coded, row["cwc_coding"], row.line)
