"""Facts from the rows of the Cline Center's list: what its own columns say, and nothing beside.

The rules were written down before any result was looked at. Every listed event met the Cline
definition, so it was irregular and organised; a conspiracy was not carried out; the columns say which
actors began it, not who led where several did, nor how long anybody held power, nor how a government
had come to office. What no column says is unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from juncture.record.citation import Citation
from juncture.record.truth import Truth
from juncture.rules.facts import Fact, Facts, Hold

_INITIATORS = ("military", "dissident", "rebel", "palace", "foreign", "auto", "popular", "other")


def facts_of_row(row: Mapping[str, str]) -> Facts:
    """The facts of one row.

    >>> mali = {"coup_id": "43205242021", "year": "2021", "month": "5", "day": "24", "realized": "1", "military": "1"}
    >>> facts = facts_of_row(mali)
    >>> str(facts.truth("military")), str(facts.truth("policies-changed")), str(facts.truth("mass-led"))
    ('yes', 'unknown', 'no')
    """
    flags = {name for name in row if row[name] == "1"}
    source = (Citation(source="cline-2-1-2", locator=f"coup_id {row.get('coup_id', '')}"),)
    truths = {**_who(flags), **_what(flags)}
    known = {name: Fact(truth, f"The row has {_shown(flags)}.", (), source) for name, truth in truths.items()}
    day = date(int(row["year"]), int(row["month"]), int(row["day"]))
    return Facts(known, Hold(since=day, lost=None if "realized" in flags else day))


def _who(flags: set[str]) -> dict[str, Truth]:
    """Who began it. With a palace faction alone, whether soldiers were in it no column says."""
    none = not flags & set(_INITIATORS)
    open_ = none or "other" in flags
    armed = {"military", "palace"} & flags
    return {
        "military": _flag("military" in flags, open_ or "palace" in flags),
        "government-member": _flag("palace" in flags, open_),
        "ruling-group": _flag("palace" in flags, open_ or "military" in flags),
        "rebel": _flag("rebel" in flags, open_),
        "dissident": _flag("dissident" in flags, open_),
        "foreign-led": _led("foreign" in flags, bool(armed), open_),
        "mass-led": _led("popular" in flags, bool(armed), open_),
        "incumbent-acted": Truth.of("auto" in flags),
        "chief-executive": Truth.of("auto" not in flags),
    }


def _what(flags: set[str]) -> dict[str, Truth]:
    realized = Truth.of("realized" in flags)
    return {
        "illegal": Truth.YES,
        "organised": Truth.YES,
        "threat": Truth.YES,
        "overt": Truth.of("conspiracy" not in flags),
        "ousted": realized,
        "leadership-changed": realized,
        "power-taken": Truth.NO if realized is Truth.NO else Truth.UNKNOWN,
        "resigned": Truth.of("resign" in flags),
        "recent-coup": Truth.of("counter" in flags),
        "died": Truth.NO,
    }


def _flag(set_: bool, open_: bool) -> Truth:
    return Truth.YES if set_ else Truth.UNKNOWN if open_ else Truth.NO


def _led(set_: bool, also_armed: bool, open_: bool) -> Truth:
    """Who led it: alone in the row, they did; beside soldiers or a palace faction, no column says."""
    if not set_:
        return Truth.UNKNOWN if open_ else Truth.NO
    return Truth.UNKNOWN if also_armed else Truth.YES


def _shown(flags: set[str]) -> str:
    return ", ".join(sorted(flags)) or "no flag set"
