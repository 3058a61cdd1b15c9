"""REIGN: leaders' times in power by month, and elections. What was only announced or was voided is no election held."""

from __future__ import annotations

from juncture.precedents.listing import Election, Tenure
from juncture.precedents.lists.reader import date_of, state_of, year_of
from juncture.record.table import Row
from juncture.record.when import When

LEADERS, ELECTIONS = "reign-leaders", "reign-elections"
#: The office that is filled: executive (X), its second round too; the rest are legislatures and referendums.
_EXECUTIVE = "X"


def read_leader(row: Row) -> Tenure:
    """A leader's time; the list gives the month of its end and not the day."""
    since = date_of(row, "syear", "smonth", "sdate")
    until: When | None = None
    if row["eyear"]:
        until = date_of(row, "eyear", "emonth", "")
    state = state_of(row, year_of(since), "ccode")
    return Tenure(LEADERS, row["leadid"] or f"{row['ccode']}-{since}", state, row["leader"], since, until, row.line)


def read_election(row: Row) -> Election | None:
    """An election that was held; None for what was announced, due or voided."""
    when = date_of(row, "elec_year", "elec_month", "elec_day")
    state = state_of(row, year_of(when), "ccode", "country")
    if not row["event"].startswith("Vote"):
        return None
    executive = row["type"] == _EXECUTIVE
    return Election(ELECTIONS, row["elecnum"] or f"{row['ccode']}-{when}", state, when, executive, row.line)
