"""Spells: what several statements say together about one stay of one holder in one office."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from juncture.record.gathering import Evidence, Stay
from juncture.record.statements import Tenure
from juncture.record.truth import Truth, weigh
from juncture.record.validity import bounds
from juncture.record.when import DAY, Bound, in_step, instant

#: Voices that bear witness; of the others, a denial bears it against, and the rest say what may, would or will be so.
FIRM = frozenset({"asserted", "attributed"})


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

    @property
    def firm(self) -> tuple[Tenure, ...]:
        """The statements that bear witness to it."""
        return tuple(one for one in self.tenures if one.voice in FIRM)

    def covers(self, day: date) -> Truth:
        """Whether the holder held the office at some moment of the day."""
        claimed = all(one.capacity == "claimed" for one in self.tenures if one.voice != "denied")
        truth = self.started(day) & ~self.over(day)
        if any(one.voice == "denied" and _sure(one, day) for one in self.tenures):
            return weigh([truth, Truth.NO])
        return Truth.CONTESTED if claimed and truth is Truth.YES else truth

    def started(self, day: date) -> Truth:
        """Whether it had begun by the end of the day."""
        return testimony((one, started_by(_reach(one)[0], day)) for one in self.tenures)

    def over(self, day: date) -> Truth:
        """Whether it had ended before the day began."""
        return testimony((one, over_before(_reach(one)[1], day)) for one in self.tenures)

    @property
    def core(self) -> tuple[int, int] | None:
        """The time that firm statements say was covered, an acting holder aside."""
        firm = [bounds(one) for one in self.firm if one.capacity != "acting"]
        begins = [begin.latest for begin, _ in firm if begin.latest is not None]
        ends = [end.earliest for _, end in firm if end.earliest is not None]
        if not begins or not ends or max(begins) > min(ends):
            return None
        return max(begins), min(ends)

    @property
    def order(self) -> int:
        """When it is first known to have been so, for sorting."""
        begins = [bounds(one)[0] for one in self.tenures]
        known = [b.latest if b.latest is not None else b.earliest for b in begins]
        return min((second for second in known if second is not None), default=0)


def surely_together(one: Spell, other: Spell) -> bool:
    """Whether firm statements say of both that they held their office at one moment."""
    return (
        one.core is not None
        and other.core is not None
        and max(one.core[0], other.core[0]) <= min(one.core[1], other.core[1])
    )


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
    """What a statement's voice lets it say: nothing firm where it is hedged, planned, conditional or a denial."""
    return truth if tenure.voice in FIRM else Truth.UNKNOWN


def _reach(tenure: Tenure) -> tuple[Bound, Bound]:
    return in_step(*bounds(tenure))


def _sure(tenure: Tenure, day: date) -> bool:
    """Whether the time that a statement speaks of includes the day: a denial says nothing of other days."""
    begin, end = bounds(tenure)
    return started_by(begin, day) & ~over_before(end, day) is Truth.YES


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
    groups: dict[tuple[str, str], list[Stay]] = {}
    for one in sorted((Evidence.of(tenure) for tenure in tenures), key=lambda one: one.vagueness):
        stays = groups.setdefault((one.tenure.office, one.tenure.holder), [])
        stay = next((stay for stay in stays if not stay.apart(one)), None)
        if stay is None:
            stays.append(stay := Stay())
        stay.add(one)
    found = [Spell(tuple(stay.tenures)) for stays in groups.values() for stay in stays]
    return sorted(found, key=lambda spell: (spell.office, spell.order, spell.holder))
