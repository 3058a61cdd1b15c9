"""In which office an actor stood on a day, itself or through those known to belong to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from juncture.record.holders import Holder, OfficeAnswer, holders
from juncture.record.statements import Event, Membership
from juncture.record.truth import Truth
from juncture.record.validity import bounds
from juncture.record.when import covers
from juncture.rules.law import Law


@dataclass(frozen=True)
class Post:
    """An office that somebody held on a day, or may have; ``via`` is the group through whom he is an actor."""

    office: str
    person: str
    truth: Truth
    holder: Holder | None
    via: str | None = None

    @property
    def key(self) -> tuple[str, str, str | None]:
        """What tells one post from another on a day."""
        return self.office, self.person, self.via


def offices_on(law: Law, day: date) -> dict[str, OfficeAnswer]:
    """Every office on a day, as the view knows it."""
    return law.kept(("offices", day), lambda: {one.office: one for one in holders(law.view, day)})


def posts_on(law: Law, day: date) -> dict[str, tuple[Post, ...]]:
    """Who held what on a day, by person."""
    return law.kept(("posts", day), lambda: _posts_on(law, day))


def _posts_on(law: Law, day: date) -> dict[str, tuple[Post, ...]]:
    found: dict[str, tuple[Post, ...]] = {}
    for answer in offices_on(law, day).values():
        for one in answer.holders:
            found[one.holder] = (*found.get(one.holder, ()), Post(answer.office, one.holder, one.truth, one))
    return found


def members(law: Law, group: str, day: date) -> tuple[str, ...]:
    """Those known to belong to a group on a day, or not known to have left it."""
    return law.kept(("members", group, day), lambda: tuple(dict.fromkeys(_members(law, group, day))))


def _members(law: Law, group: str, day: date) -> Iterable[str]:
    for one in law.view.of(Membership):
        if one.body == group and covers(*bounds(one), day) is not Truth.NO:
            yield one.member


def posts_of(law: Law, event: Event, day: date | None) -> tuple[Post, ...]:
    """The offices in which an event's actors stood on its day; the one it was done in first."""
    if day is None:
        return ()
    held = posts_on(law, day)
    found: list[Post] = []
    for actor in event.actors:
        found += held.get(actor, ())
        for person in members(law, actor, day):
            if person not in event.actors:
                found += [Post(one.office, one.person, one.truth, one.holder, actor) for one in held.get(person, ())]
    if event.acting_as and all(one.office != event.acting_as for one in found) and event.actors:
        found.append(Post(event.acting_as, event.actors[0], Truth.UNKNOWN, None))
    return tuple(sorted(found, key=lambda one: one.office != event.acting_as))


def vacant(law: Law, office: str, day: date | None) -> tuple[Truth, OfficeAnswer | None]:
    """Whether an office had no holder on a day, and what the record says of it."""
    if day is None:
        return Truth.UNKNOWN, None
    answer = offices_on(law, day).get(office)
    if answer is None:
        return Truth.UNKNOWN, None
    return {
        "held": Truth.NO, "vacant": Truth.YES, "contested": Truth.CONTESTED, "unknown": Truth.UNKNOWN,
    }[answer.status], answer  # fmt: skip
