"""The Cline Center's list: its own file, and the normalised copy that comes with Juncture.

The copy holds the same events and codes: ``event_type`` by its three words, the codes that are 1 by their names.
"""

from __future__ import annotations

from juncture.precedents.case import Case, Outcome
from juncture.precedents.lists.reader import RowError, date_of, one_of, state_of, whole, year_of
from juncture.record.table import Row

LIST = "cline"
ACTORS = ("military", "dissident", "rebel", "palace", "foreign", "auto", "resign", "popular", "counter", "other")
FATES = ("noharm", "injured", "killed", "harrest", "jailed", "tried", "fled", "exile")
_OUTCOMES = {"coup": "realised", "attempted": "attempted", "conspiracy": "conspiracy"}
_COLUMN = {"realised": "realized", "attempted": "attempt", "conspiracy": "conspiracy"}
#: Who began it: where none of these is coded, the list does not say.
_BEGAN = frozenset(ACTORS) - {"resign", "counter", "other"}


def read(row: Row) -> Case:
    """One event."""
    when = date_of(row)
    outcome = one_of(row, "event_type", _OUTCOMES)
    if row[_COLUMN[outcome]] != "1":
        raise RowError(f"event_type is {row['event_type']!r}, but {_COLUMN[outcome]} is {row[_COLUMN[outcome]]!r}")
    flags = {name for name in (*ACTORS, *FATES) if whole(row, name, 0, 1)}
    return Case(
        LIST, row["coup_id"], state_of(row, year_of(when), "cowcode", "country"), when, Outcome(outcome),
        frozenset(flags), _coded(flags), line=row.line,
    )  # fmt: skip


def read_normalised(row: Row) -> Case:
    """One event of the normalised copy."""
    when = date_of(row)
    flags = set(row["flags"].split())
    outcome = Outcome(row["outcome"])
    state = state_of(row, year_of(when), "cow")
    return Case(LIST, row["coup_id"], state, when, outcome, frozenset(flags), _coded(flags), line=row.line)


def _coded(flags: set[str]) -> frozenset[str]:
    """What the row codes: who began it only where it names anybody, the incumbent's fate only where it has one."""
    began = _BEGAN if flags & _BEGAN else frozenset()
    fates = frozenset(FATES) if flags & set(FATES) else frozenset()
    return began | fates | {"resign", "counter"}
