"""The case behind an event: the parts and tellings of one takeover, who acted, against whom, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from juncture.record.citation import cite
from juncture.record.items import Actor, Office
from juncture.record.statements import Event, Statement
from juncture.record.truth import Truth
from juncture.record.view import View
from juncture.record.when import day_of
from juncture.rules.acts import act_of
from juncture.rules.facts import Fact
from juncture.rules.law import Law, law_of
from juncture.rules.standing import Post, members, posts_on

#: Voices that bear witness that a thing happened.
FIRM = frozenset(("asserted", "attributed"))

#: Acts that make a case: who does them is a perpetrator, upon whom a target.
TAKEOVER = frozenset(("seize-power", "attempt-coup", "oust", "suspend", "detain", "dissolve"))

_AFTER = frozenset(("resign", "dismiss", "oust", "appoint", "install", "swear-in", "reinstate", "exercise"))


@dataclass(frozen=True)
class Case:
    """One takeover as a view knows it."""

    view: View
    asked: Event
    events: tuple[Event, ...]

    @property
    def law(self) -> Law:
        return law_of(self.view)

    @cached_property
    def acts(self) -> tuple[Event, ...]:
        """The events in which it was carried out, firmly told."""
        return tuple(one for one in self.events if one.voice in FIRM and act_of(one) in TAKEOVER)

    @cached_property
    def start(self) -> date | None:
        """The first day of it: the earliest that a firm part is known to have begun on."""
        known = [one.when.begin for one in (self.acts or self.events) if one.when]
        seconds = [bound.earliest for bound in known if bound.earliest is not None]
        return day_of(min(seconds)) if seconds else None

    @property
    def day(self) -> date | None:
        """The day from which the view looks."""
        dates = [one for one in (self.view.as_of, self.view.known) if one]
        return min(dates) if dates else None

    @cached_property
    def perpetrators(self) -> tuple[str, ...]:
        """Who acted, and those known to belong to a group that did."""
        actors = dict.fromkeys(id for one in self.acts for id in one.actors)
        inside = [person for id in actors for person in (members(self.law, id, self.start) if self.start else ())]
        return tuple(dict.fromkeys((*actors, *inside)))

    @cached_property
    def targets(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(id for one in self.acts for id in one.targets if id not in self.perpetrators))

    @cached_property
    def offices(self) -> tuple[Office, ...]:
        """The offices that the acts touched, as entries."""
        ids = dict.fromkeys(id for one in self.acts for id in one.offices)
        return tuple(self.view.record[id] for id in ids)

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """Those of the offices touched whose holder heads the state or the government."""
        return tuple(one.id for one in self.offices if {"head-of-state", "head-of-government"} & set(one.functions))

    def posts(self, persons: Iterable[str]) -> list[Post]:
        """What these held when it began."""
        if self.start is None:
            return []
        held = posts_on(self.law, self.start)
        return [post for person in persons for post in held.get(person, ())]

    @cached_property
    def aftermath(self) -> tuple[Event, ...]:
        """Later acts on the same offices or people, firmly told, by the day from which the view looks."""
        offices = {one.id for one in self.offices}
        people = set(self.targets) | set(self.perpetrators)
        found = []
        for one in self.view.of(Event):
            if one in self.events or one.voice not in FIRM or one.act not in _AFTER or not self._later(one):
                continue
            if offices & set(one.offices) or (people & {*one.actors, *one.targets} and one.act == "resign"):
                found.append(one)
        return tuple(found)

    def actor(self, id: str) -> Actor | None:
        found = self.view.record.get(id)
        return found if isinstance(found, Actor) else None

    def fact(self, truth: Truth, why: str, *statements: Statement) -> Fact:
        """A fact that rests on these statements of the record."""
        passages = dict.fromkeys(passage for one in statements for passage in one.passages)
        return Fact(truth, why, tuple(dict.fromkeys(one.id for one in statements)), cite(self.view.record, passages))

    def _later(self, one: Event) -> bool:
        if one.when is None or self.start is None or one.when.begin.earliest is None:
            return False
        first = day_of(one.when.begin.earliest)
        return self.start <= first and (self.day is None or first <= self.day) and (first - self.start).days <= 400


def case_of(view: View, event: Event) -> Case:
    """The case that an event belongs to: its whole, the parts of that, and other tellings of them."""
    by_id = {one.id: one for one in view.of(Event)}
    links: dict[str, set[str]] = {id: set() for id in by_id}
    for one in by_id.values():
        for other in (*one.same_as, *((one.part_of,) if one.part_of else ())):
            if other in links:
                links[one.id].add(other)
                links[other].add(one.id)
    found, waiting = set(), [event.id]
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            waiting += links.get(id, ())  # a turning point that is yet to come is not in the view
    return Case(view, event, tuple(one for id, one in by_id.items() if id in found))
