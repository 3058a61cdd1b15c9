"""The Center for Systemic Peace's list of coups: 1 successful, 2 attempted, 3 plotted, 4 alleged to be plotted."""

from __future__ import annotations

from juncture.precedents.case import Case, Outcome
from juncture.precedents.lists.reader import date_of, one_of, state_of, year_of
from juncture.record.table import Row

LIST = "csp"
_OUTCOMES = {"1": "realised", "2": "attempted", "3": "conspiracy", "4": "conspiracy"}


def read(row: Row) -> Case:
    """One event; an alleged plot is a conspiracy with that word in ``detail``."""
    when = date_of(row, month="mth")
    outcome = Outcome(one_of(row, "success", _OUTCOMES))
    detail = "alleged" if row["success"].startswith("4") else ""
    state = state_of(row, year_of(when), "", "country")
    return Case(LIST, f"{row['scode']}-{when}-{row.line}", state, when, outcome, detail=detail, line=row.line)
