"""Spells: what several statements say together about one stay of one holder in one office."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from juncture.record.statements import Tenure
from juncture.record.truth import Truth, weigh
from juncture.record.validity import bounds
from juncture.record.when import DAY, Bound, instant

#: Voices that bear witness; the others say that something may be, would be or will be so.
FIRM = frozenset({"asserted", "attributed", "denied"})

#: Statements about one holder of one office that lie further apart than this are about two stays.
APART = 366 * DAY


@dataclass(frozen=True)
class Spell:
    """Statements about one stay of one holder in one office.

    Where they disagree, the stay's bounds are contested; they are never averaged or overwritten.

    >>> def says(id, **when):
    ...     return Tenure(id=id, holder="bah-ndaw", office="president-of-transition", voice="asserted", **when)
    >>> seen, court = says("seen", as_of="2021-05-25"), says("court", ended="2021-05-24")
    >>> Spell((seen,)).covers(date(2021, 5, 26)), Spell((seen, court)).covers(date(2021, 5, 25))
    (<Truth.UNKNOWN: 'unknown'>, <Truth.CONTESTED: 'contested'>)
    """

    tenures: tuple[Tenure, ...]

    @property
    def holder(self) -> str:
        return self.tenures[0].holder

    @property
    def office(self) -> str:
        return self.tenures[0].office

    def covers(self, day: date) -> Truth:
        """Whether the holder held the office at some moment of the day."""
        claimed = all(one.capacity == "claimed" for one in self.tenures)
        truth = self.started(day) & ~self.over(day)
        return Truth.CONTESTED if claimed and truth is Truth.YES else truth

    def started(self, day: date) -> Truth:
        """Whether it had begun by the end of the day."""
        return testimony((one, started_by(bounds(one)[0], day)) for one in self.tenures)

    def over(self, day: date) -> Truth:
        """Whether it had ended before the day began."""
        return testimony((one, over_before(bounds(one)[1], day)) for one in self.tenures)

    @property
    def order(self) -> int:
        """When it is first known to have been so, for sorting."""
        begins = [bounds(one)[0] for one in self.tenures]
        known = [b.latest if b.latest is not None else b.earliest for b in begins]
        return min((second for second in known if second is not None), default=0)


def testimony(told: Iterable[tuple[Tenure, Truth]]) -> Truth:
    """What statements settle together: a source's own assertion, or the word of two speakers who agree.

    One speaker's word contests what others say, but alone it leaves the matter unknown.
    """
    heard = [(one, witness(one, truth)) for one, truth in told]
    together = weigh(truth for _, truth in heard)
    agreed = [one for one, truth in heard if truth is together]
    asserted = any(one.voice != "attributed" for one in agreed)
    speakers = {one.speaker for one in agreed}
    if together in (Truth.YES, Truth.NO) and not asserted and len(speakers) < 2:
        return Truth.UNKNOWN
    return together


def witness(tenure: Tenure, truth: Truth) -> Truth:
    """What a statement's voice lets it say: nothing firm where it is hedged, planned or conditional."""
    if tenure.voice not in FIRM:
        return Truth.UNKNOWN
    return ~truth if tenure.voice == "denied" else truth


def started_by(begin: Bound, day: date) -> Truth:
    last = instant(day) + DAY - 1
    if begin.latest is not None and begin.latest <= last:
        return Truth.YES
    return Truth.of(False if begin.earliest is not None and begin.earliest > last else None)


def over_before(end: Bound, day: date) -> Truth:
    first = instant(day)
    if end.latest is not None and end.latest < first:
        return Truth.YES
    return Truth.of(False if end.earliest is not None and end.earliest >= first else None)


def spells(tenures: Iterable[Tenure]) -> list[Spell]:
    """Gather statements into spells, the most precise ones first."""
    groups: dict[tuple[str, str], list[list[Tenure]]] = {}
    for one in sorted(tenures, key=_vagueness):
        stays = groups.setdefault((one.office, one.holder), [])
        stay = next((stay for stay in stays if not any(_apart(one, other) for other in stay)), None)
        if stay is None:
            stays.append([one])
        else:
            stay.append(one)
    found = [Spell(tuple(stay)) for stays in groups.values() for stay in stays]
    return sorted(found, key=lambda spell: (spell.office, spell.order, spell.holder))


def _vagueness(one: Tenure) -> int:
    begin, end = bounds(one)
    return sum(second is None for second in (begin.earliest, begin.latest, end.earliest, end.latest))


def _apart(one: Tenure, other: Tenure) -> bool:
    first, second = bounds(one), bounds(other)
    return _distance(first, second) > 0 or max(_evidence_gap(first, second), _evidence_gap(second, first)) > APART


def _distance(one: tuple[Bound, Bound], other: tuple[Bound, Bound]) -> int:
    gaps = [
        later[0].earliest - earlier[1].latest
        for earlier, later in ((one, other), (other, one))
        if later[0].earliest is not None and earlier[1].latest is not None
    ]
    return max(gaps, default=0)


def _evidence_gap(seen: tuple[Bound, Bound], stay: tuple[Bound, Bound]) -> int:
    """How far outside a stay's widest reach another statement's firm evidence lies."""
    sure_from, sure_to = seen[0].latest, seen[1].earliest
    low, high = stay[0].earliest, stay[1].latest
    before = low - sure_to if low is not None and sure_to is not None else 0
    after = sure_from - high if high is not None and sure_from is not None else 0
    return max(before, after)
