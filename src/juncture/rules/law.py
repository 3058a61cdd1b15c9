"""The law as a view knows it: norms by office, readings, and which version stood on which day.

Built once for a view and kept with it. A power that names its provision is the text's; one that
names none is what its source says of the text, and so a reading by whoever speaks there. A version
that came into force after the view's ``known`` day is not known to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from juncture.record.citation import Citation, cite
from juncture.record.items import Actor, Instrument, Office, Provision, Version
from juncture.record.listing import speaker_of
from juncture.record.statements import Bar, Duty, Fact, Power, Reading, Statement, Succession
from juncture.record.truth import Truth, weigh
from juncture.record.view import View, by_day
from juncture.record.when import covers
from juncture.rules.wording import name, the

Kept = TypeVar("Kept")

_EFFECT = {"may": "gives", "may-not": "withholds", "must": "obliges"}


@dataclass(frozen=True)
class Rule:
    """One norm: whom it binds, to what, and where it stands."""

    id: str
    kind: str
    office: str | None
    act: str
    object: str | None
    instrument: str
    provision: str | None
    versions: tuple[str, ...]
    condition: str | None
    text: str
    where: str
    voice: str
    sources: tuple[Citation, ...]
    successor: str | None = None


@dataclass(frozen=True)
class Law:
    """Everything that a view holds of the law, arranged for asking."""

    view: View
    rules: tuple[Rule, ...]
    readings: tuple[Reading, ...]
    cache: dict[object, object] = field(default_factory=dict)

    def kept(self, key: object, make: Callable[[], Kept]) -> Kept:
        """What was made once for this view under a key; all that is kept follows from the view alone."""
        if key not in self.cache:
            self.cache[key] = make()
        return self.cache[key]  # type: ignore[return-value]

    @cached_property
    def powers(self) -> Mapping[str, tuple[Rule, ...]]:
        """Powers and duties by office."""
        return self._by_office("power", "duty")

    @cached_property
    def bars(self) -> tuple[Rule, ...]:
        return tuple(one for one in self.rules if one.kind == "bar")

    @cached_property
    def successions(self) -> Mapping[str, tuple[Rule, ...]]:
        return self._by_office("succession")

    @cached_property
    def conditions(self) -> Mapping[str, tuple[Fact, ...]]:
        """What the record says of the conditions of norms and readings."""
        found: dict[str, tuple[Fact, ...]] = {}
        for one in self.view.of(Fact):
            if one.element == "condition":
                found[one.of] = (*found.get(one.of, ()), one)
        return found

    @cached_property
    def cites(self) -> dict[str, tuple[Citation, ...]]:
        """Citations of readings by id."""
        return {one.id: cite(self.view.record, one.passages) for one in self.readings}

    def in_force(self, rule: Rule, day: date | None) -> Truth:
        """Whether a norm stood on a day: yes where one of the versions that hold it did."""
        return self.kept((rule.instrument, rule.versions, day), lambda: self._in_force(rule, day))

    def _in_force(self, rule: Rule, day: date | None) -> Truth:
        versions = self.versions(rule.instrument)
        if not versions:
            return Truth.UNKNOWN
        if day is None:
            return Truth.UNKNOWN
        held = [one for one in versions if not rule.versions or one.id in rule.versions]
        answers = [_stands(one, day) for one in held]
        return Truth.YES if Truth.YES in answers else Truth.UNKNOWN if Truth.UNKNOWN in answers else Truth.NO

    def governs(self, rule: Rule, thing: str | None) -> bool:
        """Whether a norm's instrument is law where an office, body or person stands.

        A state's instrument governs the state whose offices it speaks of; one of no state's offices, the
        dossier's own country.
        """
        states = self.states.get(rule.instrument, frozenset())
        state = self.state_of(thing)
        home = self.view.record.meta.country
        return state is None or (state in states if states else home in (None, state))

    def state_of(self, thing: str | None) -> str | None:
        """The country of an office or actor, where the record knows it."""
        entry = self.view.record.get(thing)
        body = self.view.record.get(entry.body) if isinstance(entry, Office) else entry
        return body.country if isinstance(body, Actor) else None

    @cached_property
    def states(self) -> Mapping[str, frozenset[str]]:
        """The countries whose offices an instrument speaks of."""
        found: dict[str, set[str]] = {}
        for rule in self.rules:
            state = self.state_of(rule.office)
            if state:
                found.setdefault(rule.instrument, set()).add(state)
        return {instrument: frozenset(states) for instrument, states in found.items()}

    def versions(self, instrument: str) -> tuple[Version, ...]:
        """The versions of an instrument that had been made by the view's known day."""
        entry = self.view.record.get(instrument)
        if not isinstance(entry, Instrument):
            return ()
        known = self.view.known
        return tuple(one for one in entry.versions if known is None or by_day(one.in_force, known) is not Truth.NO)

    def version_on(self, instrument: str, day: date | None) -> Version | None:
        """The version in force on a day, where it is known which."""
        versions = self.versions(instrument)
        return next((one for one in versions if day and _stands(one, day) is Truth.YES), None)

    def known_rules(self) -> Iterable[Rule]:
        """The norms of versions that had been made by the view's known day."""
        return (one for one in self.rules if self._made(one))

    def _made(self, rule: Rule) -> bool:
        versions = self.versions(rule.instrument)
        return bool(versions) and (not rule.versions or any(one.id in rule.versions for one in versions))

    def _by_office(self, *kinds: str) -> dict[str, tuple[Rule, ...]]:
        found: dict[str, tuple[Rule, ...]] = {}
        for one in self.known_rules():
            if one.kind in kinds and one.office:
                found[one.office] = (*found.get(one.office, ()), one)
        return found


def law_of(view: View) -> Law:
    """The law of a view, built on the first question and kept with it."""
    return view.own(_build)


def _build(view: View) -> Law:
    rules, readings = [], []
    for one in view.statements:
        if isinstance(one, Power) and not one.provision:
            reading = _as_reading(view, one)
            readings += [reading] if reading else []
        elif isinstance(one, Power | Duty | Bar | Succession) and one.voice in ("asserted", "attributed"):
            rules.append(_rule(view, one))
        elif isinstance(one, Reading):
            readings.append(one)
    return Law(view, tuple(rules), tuple(readings))


def _as_reading(view: View, power: Power) -> Reading | None:
    reader = speaker_of(view.record, power)
    if reader is None:
        return None
    return Reading(
        id=power.id, text=power.text, voice="asserted", reader=reader, instrument=power.instrument,
        effect=_EFFECT[power.modality], office=power.office, act=power.act, object=power.object,
        condition=power.condition, passages=power.passages, note=power.note,
    )  # fmt: skip


def _rule(view: View, one: Power | Duty | Bar | Succession) -> Rule:
    kind, act, thing, successor = one.kind, "", None, None
    if isinstance(one, Power):
        kind = {"may": "power", "may-not": "bar", "must": "duty"}[one.modality]
    if isinstance(one, Succession):
        act, thing, successor = "exercise", one.office, one.successor
    else:
        act, thing = one.act, one.object
    return Rule(
        id=one.id, kind=kind, office=one.office, act=act, object=thing, instrument=one.instrument,
        provision=one.provision, versions=one.versions or _of_provision(view, one), condition=one.condition,
        text=one.text or act, where=place(view, one.instrument, one.provision), voice=one.voice,
        sources=cite(view.record, one.passages), successor=successor,
    )  # fmt: skip


def _of_provision(view: View, one: Statement) -> tuple[str, ...]:
    found = provision(view, getattr(one, "instrument", None), getattr(one, "provision", None))
    return found.versions if found else ()


def provision(view: View, instrument: str | None, id: str | None) -> Provision | None:
    """A provision of an instrument."""
    entry = view.record.get(instrument)
    provisions = entry.provisions if isinstance(entry, Instrument) else ()
    return next((one for one in provisions if one.id == id), None)


def place(view: View, instrument: str, id: str | None) -> str:
    """Where a norm stands, as a lawyer names it."""
    found = provision(view, instrument, id)
    title = the(name(view.record, instrument))
    if found is None:
        return title
    numbered = not found.article.startswith("number not verified")
    return f"{found.article if numbered else 'an article, whose number is not verified,'} of {title}"


def condition(law: Law, id: str) -> Truth:
    """Whether the condition of a norm is met, as far as the record says so."""
    return weigh(Truth.of(one.holds) for one in law.conditions.get(id, ()) if one.voice in ("asserted", "attributed"))


def _stands(version: Version, day: date) -> Truth:
    begin = version.in_force.begin
    if version.until is None:
        return by_day(version.in_force, day)
    over = by_day(version.until, day)
    started = covers(begin, version.until.end, day)
    return started & ~over
