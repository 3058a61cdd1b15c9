"""What can only be seen across rows: sources that are not there, times that cross, keys that fit no list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from juncture.precedents.supplement.rows import Coup, Membership, Response
from juncture.precedents.supplement.supplement import Supplement
from juncture.record.fields import near
from juncture.record.passage import Passage
from juncture.record.problems import Problem
from juncture.record.truth import Truth
from juncture.record.when import DAY, When

#: How far, in days, a list's date may lie from the row's day; beyond it the key is thought to be another event's.
#: A month, since Powell & Thyne date Niger's coup of 26 July 2023 to 26 June.
APART = 31

_CLINE = re.compile(r"(?P<cow>\d{3})(?P<month>\d\d)(?P<day>\d\d)(?P<year>\d{4})", re.ASCII)


def problems(supplement: Supplement) -> list[Problem]:
    """Everything that is wrong across the rows; an empty list where nothing is.

    >>> from juncture.precedents.supplement import supplement
    >>> problems(supplement())
    []
    """
    return [
        *_repeated("source", (one.id for one in supplement.sources)),
        *_repeated("coup", (one.id for one in supplement.coups)),
        *_unsourced(supplement),
        *_memberships(supplement.memberships),
        *(found for one in supplement.coups for found in _coup(one)),
        *(found for one in supplement.responses for found in _response(one, supplement)),
    ]


def cited(supplement: Supplement) -> Iterator[tuple[str, Passage]]:
    """Every place that a row or a cell rests on, with the field it stands in."""
    for member in supplement.memberships:
        yield from ((f"{member.country} in {member.body}", place) for place in member.sources)
    for coup in supplement.coups:
        yield from ((coup.id, place) for place in coup.sources)
        yield from ((f"{coup.id}, {name}", place) for name, cell in coup.cells().items() for place in cell.sources)
    for one in supplement.responses:
        yield from ((f"{one.sender} on {one.coup}", place) for place in one.sources)


def _repeated(kind: str, ids: Iterable[str]) -> Iterator[Problem]:
    for id, times in Counter(ids).items():
        if times > 1:
            yield Problem(f"the {kind} {id!r} stands there {times} times; give each an id of its own.")


def _unsourced(supplement: Supplement) -> Iterator[Problem]:
    known = {one.id for one in supplement.sources}
    for where, place in cited(supplement):
        if place.source not in known:
            yield Problem(f"there is no source {place.source!r}{near(place.source, known)}", field=where)


def _memberships(memberships: Iterable[Membership]) -> Iterator[Problem]:
    times: dict[tuple[str, str], list[Membership]] = {}
    for one in memberships:
        times.setdefault((one.country, one.body), []).append(one)
        if one.until and one.until.before(one.since) is Truth.YES:
            yield Problem(f"{one.country} leaves {one.body} on {one.until}, before it enters on {one.since}.")
    for (country, body), rows in times.items():
        for first, second in combinations(sorted(rows, key=lambda one: one.since), 2):
            if first.until is None or first.until.before(second.since) is not Truth.YES:
                end = first.until or "an unknown day"
                yield Problem(
                    f"{country} is in {body} twice at one time: from {first.since} to {end} and from {second.since}."
                )


def _coup(coup: Coup) -> Iterator[Problem]:
    if coup.reinstated_on and (coup.reinstated is None or coup.reinstated.value is not Truth.YES):
        yield Problem(
            "the ousted were reinstated on a day, so 'reinstated' is 'yes'.", field=f"{coup.id}, reinstated_on"
        )
    later = ("reinstated_on", "transition_ended_on", "next_executive_election", "transition_promised")
    for name in later:
        cell = getattr(coup, name)
        if cell and isinstance(cell.value, When) and cell.value.before(coup.day) is Truth.YES:
            yield Problem(f"{cell.value} is before the event itself, {coup.day}.", field=f"{coup.id}, {name}")
    for name, key in coup.lists.items():
        yield from _key(coup, name, key)


def _key(coup: Coup, name: str, key: str) -> Iterator[Problem]:
    day, form = _listed_day(name, key), "its coup_id, as 43205242021" if name == "cline" else "a date, as 2021-05-24"
    if day is None:
        yield Problem(f"{key!r} is no key of the list {name}; write {form}.", field=coup.id)
    elif coup.day.begin.earliest is not None and min(abs(day - one) for one in _ends(coup.day)) > APART:
        yield Problem(f"{name} has {key!r}, more than {APART} days from {coup.day}.", field=coup.id)


def _listed_day(name: str, key: str) -> int | None:
    match = _CLINE.fullmatch(key)
    try:
        if name != "cline":
            return date.fromisoformat(key).toordinal()
        return date(int(match["year"]), int(match["month"]), int(match["day"])).toordinal() if match else None
    except ValueError:
        return None


def _ends(when: When) -> list[int]:
    return [second // DAY + 1 for second in (when.begin.earliest, when.end.latest) if second is not None]


def _response(one: Response, supplement: Supplement) -> Iterator[Problem]:
    where = f"{one.sender} on {one.coup}"
    coup = next((coup for coup in supplement.coups if coup.id == one.coup), None)
    if coup is None:
        yield Problem(f"there is no coup {one.coup!r}{near(one.coup, [c.id for c in supplement.coups])}", field=where)
    elif one.on.before(coup.day) is Truth.YES:
        yield Problem(f"{one.on} is before the event itself, {coup.day}.", field=where)
    if one.until and one.until.before(one.on) is Truth.YES:
        yield Problem(f"it ends on {one.until}, before it begins on {one.on}.", field=where)
