"""Where the rules and the precedents meet: definitions set against listed cases, and a dossier's event as a case.

Neither room knows the other; both the brief and the commands need what they say together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from juncture.precedents import Analogy, Base, Case, Filter, Likened, Listing, likened, looked_up, read_filter
from juncture.precedents.base import Marks
from juncture.record.countries import region_of
from juncture.record.items import Actor
from juncture.record.record import Record
from juncture.record.statements import Event, Likeness
from juncture.record.truth import Truth
from juncture.record.view import View
from juncture.record.when import When, day_of
from juncture.rules import definitions
from juncture.rules.case import TAKEOVER
from juncture.rules.cline import facts_of_codes
from juncture.rules.deriving import facts_of
from juncture.rules.facts import Facts
from juncture.rules.verdict import truths_from


def base_of(listings: Iterable[Listing], *, known: date | None = None, asking: tuple[str, date] | None = None) -> Base:
    """Lists to ask, with what each definition's letter says of the cases whose columns it can be set against."""
    found = tuple(listings)
    names = {id: one.name for id, one in definitions().items()}
    return Base(
        found,
        marks=_marks(tuple(one for one in found if one.id == "cline")),
        definitions=names,
        known=known,
        asking=asking,
    )


@cache
def _marks(listings: tuple[Listing, ...]) -> Marks:
    marks: dict[str, dict[tuple[str, str], Truth]] = {}
    for case in (case for listing in listings for case in listing.cases):
        facts = coded_facts(case)
        for id, definition in definitions().items():
            attempt, success = truths_from(definition, facts)
            marks.setdefault(f"{id}:attempt", {})[case.list, case.id] = attempt
            marks.setdefault(f"{id}:success", {})[case.list, case.id] = success
    return marks


def coded_facts(case: Case) -> Facts:
    """The facts that the Cline Center's list codes of one of its cases."""
    return facts_of_codes(case.id, case.first, {case.outcome.value, *case.flags})


def country_of(record: Record) -> str:
    """The country of a dossier, by ISO 3166 alpha-3; empty where its head names none."""
    return record.meta.country or ""


def is_takeover(view: View, event: Event) -> bool:
    """Whether any definition calls an event an attempt by its letter, so that past coups are its precedents."""
    facts = facts_of(view, event)
    return any(truths_from(one, facts)[0] is Truth.YES for one in definitions().values())


def asking_for(view: View, event: Event) -> tuple[str, date] | None:
    """The country and the day of an event that cases are sought for."""
    day, country = first_day(event.when), country_of(view.record)
    return (country, day) if day and country else None


def event_as_case(view: View, event: Event, base: Base) -> Likened:
    """A dossier's event ready to be compared with past cases."""
    facts = facts_of(view, event)
    told: dict[str, Truth | str] = {"military": facts.truth("military"), "palace": facts.truth("ruling-group")}
    if facts.truth("ousted") is Truth.YES:
        told["outcome"] = "realised"
    return likened(country_of(view.record), first_day(event.when), told, base, event.text or event.id)


def default_filter(view: View, event: Event, base: Base) -> Filter:
    """A class for a dossier's event where the user names none: its body or region, since 1990, what it was."""
    facts = facts_of(view, event)
    return read_filter(", ".join(_terms(facts, country_of(view.record), first_day(event.when), base)))


def _terms(facts: Facts, country: str, day: date | None, base: Base) -> list[str]:
    region = region_of(country)
    member = base.supplement.member(country, "ecowas", day) if country and day else Truth.UNKNOWN
    terms = ["ECOWAS member"] if member is Truth.YES else [region.label] if region else []
    terms.append("since 1990")
    if facts.truth("military") is Truth.YES:
        terms.append("military")
    return [*terms, "successful" if facts.truth("ousted") is Truth.YES else "carried out"]


def analogies(view: View, base: Base) -> tuple[Analogy, ...]:
    """The cases that the dossier's likenesses name, each once, looked up in the lists."""
    named: dict[tuple[str, str], list[tuple[str, Event]]] = {}
    for id, that in _takeovers_first(view):
        named.setdefault((_where(view, that), str(that.when or "")), []).append((id, that))
    found: dict[object, Analogy] = {}
    for (country, _), several in named.items():
        one = _analogy(base, country, several)
        key = one.found or one.said
        found[key] = replace(found[key], statements=(*found[key].statements, *one.statements)) if key in found else one
    return tuple(found.values())


def _takeovers_first(view: View) -> list[tuple[str, Event]]:
    """The likenesses to events, those to a takeover first: an answer to one is known by the takeover it answered."""
    found = [(one.id, that) for one in view.of(Likeness) if isinstance(that := view.record.get(one.that), Event)]
    return sorted(found, key=lambda pair: pair[1].act not in TAKEOVER)


def _analogy(base: Base, country: str, several: Sequence[tuple[str, Event]]) -> Analogy:
    event = several[0][1]
    statements = tuple(id for id, _ in several)
    return looked_up(base, statements, event.text or event.id, country, first_day(event.when), _last_day(event.when))


def _where(view: View, event: Event) -> str:
    """The country of an event: that of those whom it was done to, or who did it, else the dossier's."""
    for id in (*event.targets, *event.actors):
        actor = view.record.get(id)
        if isinstance(actor, Actor) and actor.country:
            return actor.country
    return country_of(view.record)


def _last_day(when: When | None) -> date | None:
    return day_of(when.end.latest) if when and when.end.latest is not None else None


def first_day(when: When | None) -> date | None:
    """The first day on which something may have happened."""
    return day_of(when.begin.earliest) if when and when.begin.earliest is not None else None
