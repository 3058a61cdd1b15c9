"""Facts from what the Cline Center's list codes of an event: what its columns say, and nothing beside.

The rules were written down before any result was looked at. Every listed event met the Cline
definition, so it was irregular and organised; a conspiracy was not carried out; the columns say which
actors began it, not who led where several did, nor how long anybody held power, nor how a government
had come to office. What no column says is unknown.
"""

from __future__ import annotations

from collections.abc import Set
from datetime import date

from juncture.record.citation import Citation
from juncture.record.truth import Truth
from juncture.rules.facts import Fact, Facts, Hold

_INITIATORS = ("military", "dissident", "rebel", "palace", "foreign", "auto", "popular", "other")


def facts_of_codes(event: str, day: date, codes: Set[str]) -> Facts:
    """The facts of one event by the list's id, its day, and what it codes: ``realised`` or ``conspiracy`` among it.

    >>> facts = facts_of_codes("43205242021", date(2021, 5, 24), {"realised", "military"})
    >>> str(facts.truth("military")), str(facts.truth("policies-changed")), str(facts.truth("mass-led"))
    ('yes', 'unknown', 'no')
    """
    source = (Citation(source="cline-2-1-2", locator=f"coup_id {event}"),)
    truths = {**_who(codes), **_what(codes)}
    said = f"The list codes it as {', '.join(sorted(codes)) or 'nothing'}."
    known = {name: Fact(truth, said, (), source) for name, truth in truths.items()}
    return Facts(known, Hold(since=day, lost=None if "realised" in codes else day))


def _who(codes: Set[str]) -> dict[str, Truth]:
    """Who began it. With a palace faction alone, whether soldiers were in it no column says."""
    none = not codes & set(_INITIATORS)
    open_ = none or "other" in codes
    armed = {"military", "palace"} & codes
    return {
        "military": _flag("military" in codes, open_ or "palace" in codes),
        "government-member": _flag("palace" in codes, open_),
        "ruling-group": _flag("palace" in codes, open_ or "military" in codes),
        "rebel": _flag("rebel" in codes, open_),
        "dissident": _flag("dissident" in codes, open_),
        "foreign-led": _led("foreign" in codes, bool(armed), open_),
        "mass-led": _led("popular" in codes, bool(armed), open_),
        "incumbent-acted": Truth.of("auto" in codes),
        "chief-executive": Truth.of("auto" not in codes),
    }


def _what(codes: Set[str]) -> dict[str, Truth]:
    realized = Truth.of("realised" in codes)
    return {
        "illegal": Truth.YES,
        "organised": Truth.YES,
        "threat": Truth.YES,
        "overt": Truth.of("conspiracy" not in codes),
        "ousted": realized,
        "leadership-changed": realized,
        "power-taken": Truth.NO if realized is Truth.NO else Truth.UNKNOWN,
        "resigned": Truth.of("resign" in codes),
        "recent-coup": Truth.of("counter" in codes),
        "died": Truth.NO,
    }


def _flag(set_: bool, open_: bool) -> Truth:
    return Truth.YES if set_ else Truth.UNKNOWN if open_ else Truth.NO


def _led(set_: bool, also_armed: bool, open_: bool) -> Truth:
    """Who led it: alone in the row, they did; beside soldiers or a palace faction, no column says."""
    if not set_:
        return Truth.UNKNOWN if open_ else Truth.NO
    return Truth.UNKNOWN if also_armed else Truth.YES
