"""Facts about what came of it, and how the government that was struck at had come to office."""

from __future__ import annotations

from datetime import date

from juncture.record.statements import Event, Statement, Tenure
from juncture.record.statements import Fact as Stated
from juncture.record.truth import Truth
from juncture.record.validity import bounds
from juncture.record.when import day_of, instant
from juncture.rules.acts import act_of
from juncture.rules.case import FIRM, Case
from juncture.rules.deriving.who import government_member, ruling_group
from juncture.rules.facts import Fact, Hold
from juncture.rules.wording import actor, capital, listed, office

_LOSES = ("seize-power", "oust", "dismiss")


def ousted(case: Case) -> Fact | None:
    """Whether the incumbents lost power: seized, ousted, dismissed or resigned; a reinstatement is shown against it."""
    taken = [one for one in case.acts if act_of(one) in _LOSES]
    left = [one for one in case.aftermath if one.act in ("dismiss", "oust") and set(one.targets) & set(case.targets)]
    gone = [*taken, *left, *_resignations(case)]
    back = [one for one in case.aftermath if one.act == "reinstate" and set(one.targets) & set(case.targets)]
    if gone:
        truth = Truth.CONTESTED if back else Truth.YES
        return case.fact(truth, f"{capital(listed(one.text or one.id for one in gone[:3]))}.", *gone, *back)
    return None


def _resignations(case: Case) -> list[Event]:
    return [one for one in case.aftermath if one.act == "resign" and set(one.actors) & set(case.targets)]


def resigned(case: Case) -> Fact | None:
    """Whether those acted upon resigned while held, or within the case after they were."""
    held = [one for one in case.acts if act_of(one) == "detain"]
    after = [one for one in _resignations(case) if any(set(one.actors) & set(other.targets) for other in held)]
    if after:
        why = f"{capital(held[0].text or held[0].id)}; {listed(one.text or one.id for one in after[:2])}"
        return case.fact(Truth.YES, f"{why}.", *held, *after)
    return None


def died(case: Case) -> Fact | None:
    dead = [one for one in case.view.of(Event) if one.act == "die" and set(one.actors) & set(case.targets)]
    if dead:
        return case.fact(Truth.YES, f"{capital(dead[0].text or dead[0].id)}.", *dead)
    return case.fact(Truth.NO, "Those who left office were acted upon.", *case.acts) if case.acts else None


def power_taken(case: Case) -> Fact | None:
    """Whether those who acted took power: it is told so, or one of them then holds a head office."""
    taken = [one for one in case.acts if act_of(one) == "seize-power"]
    heirs = [one for one in _heirs(case) if one.holder in case.perpetrators]
    if taken or heirs:
        told = [one.text or one.id for one in (*taken, *heirs)]
        return case.fact(Truth.YES, f"{capital(listed(told[:3]))}.", *taken, *heirs)
    return None


def leadership_changed(case: Case) -> Fact | None:
    """Whether somebody else came to head the executive."""
    heirs = [one for one in _heirs(case) if one.holder not in case.targets]
    if heirs:
        return case.fact(Truth.YES, f"{capital(listed(one.text or one.id for one in heirs[:2]))}.", *heirs)
    return None


def ruling_group_changed(case: Case) -> Fact | None:
    """Whether power passed from the group that ruled: no where one of it, who acted, then heads the executive."""
    heirs = [one for one in _heirs(case) if one.holder not in case.targets]
    if not heirs:
        return None
    inside = ruling_group(case)
    own = [one for one in heirs if one.holder in case.perpetrators]
    if own and inside and inside.truth is Truth.YES:
        return case.fact(
            Truth.NO, f"One of those who ruled before heads the executive: {own[0].text or own[0].id}.", *own
        )
    outside = government_member(case)
    if own and outside and outside.truth is Truth.NO:
        return case.fact(Truth.YES, f"One from outside the executive heads it: {own[0].text or own[0].id}.", *own)
    return None


def _heirs(case: Case) -> list[Tenure]:
    """Tenures of the head offices that began after the case did, by the day the view looks from."""
    if case.start is None:
        return []
    found = []
    for one in case.view.of(Tenure):
        if one.office not in case.heads or one.voice not in FIRM or one.capacity == "claimed":
            continue
        begin, seen = bounds(one)[0], one.as_of
        first = begin.earliest if one.began or one.began_by else (seen.begin.earliest if seen else None)
        if one.began is None and one.began_by and (event := case.view.event(one.began_by)) and event.when:
            first = event.when.begin.earliest
        if first is not None and first >= instant(case.start) and (case.day is None or day_of(first) <= case.day):
            found.append(one)
    return found


def elected(case: Case) -> Fact | None:
    """Whether the heads acted upon had come by election: told by the event that began their stay."""
    found = [
        fact
        for post in case.posts(case.targets)
        if post.office in case.heads and (fact := _came(case, post.person, post.office))
    ]
    said = {one.truth for one in found}
    if Truth.NO in said and Truth.YES not in said:
        chosen = [one for one in found if one.truth is Truth.NO]
    else:
        chosen = [one for one in found if one.truth is Truth.YES]
    if not chosen:
        return None
    return Fact(
        chosen[0].truth,
        " ".join(dict.fromkeys(one.why for one in chosen)),
        tuple(dict.fromkeys(id for one in chosen for id in one.statements)),
        tuple(dict.fromkeys(source for one in chosen for source in one.sources)),
    )


def _came(case: Case, person: str, post: str) -> Fact | None:
    who, what = actor(case.view.record, person), office(case.view.record, post)
    for one in case.view.of(Tenure):
        if one.holder != person or one.office != post or one.voice not in FIRM:
            continue
        event = case.view.event(one.began_by)
        telling = _TELLING | (set() if _leads_government(case, post) else {"appoint"})
        while event is not None and event.act not in telling:
            event = case.view.event(event.part_of)
        if event is not None:
            truth = Truth.of(event.act == "elect")
            how = "was elected" if truth is Truth.YES else "was not elected but installed"
            return case.fact(truth, f"{who} {how} as {what}: {event.text or event.id}.", one, event)
    return None


#: Acts by which somebody comes to a head office and that tell whether he was elected to it.
_TELLING = frozenset(("elect", "install", "seize-power"))


def _leads_government(case: Case, post: str) -> bool:
    """A head of government is appointed in elected governments too, so that the appointment tells nothing."""
    functions = case.view.record[post].functions
    return "head-of-government" in functions and "head-of-state" not in functions


def hold(case: Case) -> Hold:
    """How long those who took power are known to have held it."""
    if case.start is None or not case.acts:
        return Hold(day=case.day)
    sightings = _sightings(case)
    back = [
        one for one in case.aftermath if one.act == "reinstate" and set(one.targets) & set(case.targets) and one.when
    ]
    lost = min(
        (day_of(one.when.begin.earliest) for one in back if one.when and one.when.begin.earliest is not None),
        default=None,
    )
    seen = max(sightings, default=None, key=lambda one: one[0])
    statement: Statement | None = seen[1] if seen else None
    return Hold(
        since=case.start,
        seen=seen[0] if seen else None,
        lost=lost,
        day=case.day,
        sources=case.fact(Truth.YES, "", statement).sources if statement else (),
        statements=(statement.id,) if statement else (),
    )


def _sightings(case: Case) -> list[tuple[date, Statement]]:
    """Days on which one who acted is firmly told to be in power: in a head office, or acting from it."""
    found: list[tuple[date, Statement]] = []
    ours = {event.id for event in case.events}
    for stated in case.view.of(Stated):
        if stated.of in ours and stated.element == "in-power" and stated.holds and stated.when and stated.voice in FIRM:
            found += [(day_of(second), stated)] if (second := stated.when.begin.earliest) is not None else []
    for one in _heirs(case):
        if one.holder in case.perpetrators:
            days = [when.begin for when in (one.began, one.as_of) if when]
            found += [(day_of(bound.earliest), one) for bound in days if bound.earliest is not None]
    for event in case.view.of(Event):
        if (
            event.acting_as in case.heads
            and set(event.actors) & set(case.perpetrators)
            and event.voice in FIRM
            and event.when
        ):
            second = event.when.begin.earliest
            if second is not None and second >= instant(case.start or date.min):
                found.append((day_of(second), event))
    return [(day, one) for day, one in found if case.day is None or day <= case.day]


FACTS = {
    "ousted": ousted, "resigned": resigned, "died": died, "power-taken": power_taken,
    "leadership-changed": leadership_changed, "ruling-group-changed": ruling_group_changed,
    "democratically-elected": elected, "duly-elected-head-of-government": elected,
}  # fmt: skip
