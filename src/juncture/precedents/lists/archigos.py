"""Archigos: leaders' times in power, and as cases those whom soldiers or others of the state removed.

Only exits that end a leader's time by the military, by other people of the government or in a struggle among
the military are cases; popular protest, rebels and foreign force are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from juncture.precedents.case import Case, Outcome
from juncture.precedents.listing import Entry, Tenure
from juncture.precedents.lists.reader import RowError, iso_date, state_of, year_of
from juncture.record.table import Row
from juncture.record.truth import Truth
from juncture.record.when import When

LIST = "archigos"
_EXITS = {
    "Removed by Military": frozenset({"military"}),
    "Removed in Military Power Struggle": frozenset({"military", "palace"}),
    "Removed by Other Government Actors": frozenset({"palace"}),
}
_STILL = "Still in Office"


def read(row: Row) -> Iterator[Entry]:
    """A leader's time, and the case that ended it."""
    since, until = iso_date(row, "startdate"), _end(row)
    if until and until.before(since) is Truth.YES:
        raise RowError(f"enddate {until} lies before startdate {since}")
    state = state_of(row, year_of(until or since), "ccode")
    yield Tenure(LIST, row["obsid"], state, row["leader"], since, until, row.line)
    flags = next((found for start, found in _EXITS.items() if row["exitcode"].startswith(start)), None)
    if flags is not None and until is not None:
        foreign = {"foreign"} if row["exitcode"].endswith("with Foreign Support") else set()
        coded = frozenset(("military", "palace", "foreign"))
        yield Case(
            LIST, row["obsid"], state, until, Outcome.REALISED, flags | foreign, coded, row["exitcode"], row.line
        )  # fmt: skip


def _end(row: Row) -> When | None:
    """The last day; none where the leader was in office when the list ended."""
    if row["exit"] == _STILL:
        return None
    if row["enddate"] in ("", "NA"):
        raise RowError("enddate is missing although the leader is not said to be in office still")
    return iso_date(row, "enddate")
