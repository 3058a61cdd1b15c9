"""The Powell & Thyne list: what it calls a coup (2) or an attempt (1). Who acted it does not code."""

from __future__ import annotations

from juncture.precedents.case import Case, Outcome
from juncture.precedents.lists.reader import date_of, one_of, state_of, year_of
from juncture.record.table import Row

LIST = "powell-thyne"
_OUTCOMES = {"1": "attempted", "2": "realised"}


def read(row: Row) -> Case:
    """One event; it has no id of its own, so its date with the state's number is taken."""
    when = date_of(row)
    state = state_of(row, year_of(when), "ccode", "country")
    outcome = Outcome(one_of(row, "coup", _OUTCOMES))
    return Case(LIST, f"{row['ccode']}-{when}", state, when, outcome, line=row.line)
