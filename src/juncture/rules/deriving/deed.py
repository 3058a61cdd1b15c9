"""Facts about what was done: in the open, by force, against the law."""

from __future__ import annotations

from datetime import timedelta

from juncture.record.statements import Event
from juncture.record.truth import Truth
from juncture.record.when import day_of
from juncture.rules.acts import act_of
from juncture.rules.case import FIRM, TAKEOVER, Case
from juncture.rules.facts import Fact
from juncture.rules.finding import Finding
from juncture.rules.judging import judge
from juncture.rules.wording import listed

_FORCE = ("COERCE", "ASSAULT")


def overt(case: Case) -> Fact | None:
    """Whether it was carried out: some part is firmly told; a case that is only planned is a plot."""
    if case.acts:
        return case.fact(Truth.YES, f"It is told as done: {_texts(case.acts)}.", *case.acts)
    planned = [one for one in case.events if one.voice == "planned"]
    if planned and len(planned) == len(case.events):
        return case.fact(Truth.NO, "It is told as a plan only.", *planned)
    return None


def organised(case: Case) -> Fact | None:
    """Whether several acted, or one in several acts."""
    actors = {id for one in case.acts for id in one.actors}
    groups = [id for id in actors if (entry := case.actor(id)) and (entry.plural or entry.type != "person")]
    if len(actors) > 1 or groups:
        return case.fact(Truth.YES, f"Several acted together: {_texts(case.acts)}.", *case.acts)
    return None


def coercion(case: Case) -> Fact | None:
    """Whether force or its threat was used: arrests, assaults, seizures."""
    found = [
        one for one in case.acts if (one.type or "").startswith(_FORCE) or act_of(one) in ("detain", "seize-power")
    ]
    if found:
        return case.fact(Truth.YES, f"Force or its threat was used: {_texts(found)}.", *found)
    return None


def threat(case: Case) -> Fact | None:
    """Whether it threatened the incumbents' power at once."""
    found = [one for one in case.acts if act_of(one) in TAKEOVER and (case.heads or one.targets)]
    if found:
        return case.fact(Truth.YES, f"It struck at those in power: {_texts(found)}.", *found)
    return None


def illegal(case: Case) -> Fact | None:
    """Whether one of the acts had no power behind it or met a bar; what was not searched decides nothing."""
    judged = [(one, judge(case.view, one.id)) for one in case.acts if one.actors]
    for truth, told in ((Truth.NO, Truth.YES), (Truth.CONTESTED, Truth.CONTESTED), (Truth.UNKNOWN, Truth.UNKNOWN)):
        found = [(one, finding) for one, finding in judged if finding.truth is truth]
        if found:
            return _illegal(found, told)
    if judged:
        return _illegal(judged, Truth.NO)
    return None


def _illegal(found: list[tuple[Event, Finding]], truth: Truth) -> Fact:
    lead = {Truth.YES: "No power covered it", Truth.NO: "A power covered it"}.get(
        truth, f"Whether a power covered it is {truth}"
    )
    which = listed(one.text or one.id for one, _ in found)
    statements = [
        id for one, finding in found for id in (one.id, *(id for part in finding.walk() for id in part.statements))
    ]
    sources = [source for _, finding in found for source in finding.cited()]
    return Fact(truth, f"{lead}: {which}.", tuple(dict.fromkeys(statements)), tuple(dict.fromkeys(sources)))


def recent_coup(case: Case) -> Fact | None:
    """Whether another seizure of power is on record within the month before."""
    if case.start is None or not case.acts:
        return None
    ours = {one.id for one in case.events}
    for one in case.view.of(Event):
        when = one.when.begin.earliest if one.when else None
        if one.id in ours or one.voice not in FIRM or act_of(one) not in ("seize-power", "oust") or when is None:
            continue
        if timedelta(0) < case.start - day_of(when) <= timedelta(31) and one.offices and _same_land(case, one):
            return case.fact(Truth.YES, f"Within the month before: {one.text or one.id}.", one)
    return case.fact(Truth.NO, "No other seizure of power is on record within the month before.", *case.acts)


def _same_land(case: Case, one: Event) -> bool:
    bodies = {office.body for office in case.offices}
    return any(case.view.record[id].body in bodies for id in one.offices)


def constitution_changed(case: Case) -> Fact | None:
    """Whether it was done by changing the constitution; an arrest or an ousting is not."""
    return (
        case.fact(Truth.NO, "It was done by acts upon people and offices, not by a revision.", *case.acts)
        if case.acts
        else None
    )


def election_refused(case: Case) -> Fact | None:
    """Whether an incumbent refused to yield; no where the incumbents were those acted upon."""
    posts = [post for post in case.posts(case.targets) if post.office in case.heads and post.truth is Truth.YES]
    if case.acts and posts:
        return case.fact(
            Truth.NO, "The incumbents were acted upon; nobody on record refused to yield to a winner.", *case.acts
        )
    return None


def _texts(events: tuple[Event, ...] | list[Event]) -> str:
    return listed(one.text or one.id for one in events[:2])


FACTS = {
    "overt": overt, "organised": organised, "coercion": coercion, "threat": threat, "illegal": illegal,
    "recent-coup": recent_coup, "constitution-changed": constitution_changed, "lost-election-refused": election_refused,
}  # fmt: skip
