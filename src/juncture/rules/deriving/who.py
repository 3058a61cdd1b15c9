"""Facts about those who acted and those acted upon."""

from __future__ import annotations

from juncture.record.items import Office
from juncture.record.statements import Membership, Statement
from juncture.record.truth import Truth
from juncture.record.validity import bounds
from juncture.record.when import covers
from juncture.rules.case import Case
from juncture.rules.facts import Fact
from juncture.rules.standing import offices_on
from juncture.rules.wording import actor, capital, listed, office


def _of_sector(case: Case, sector: str) -> list[tuple[str, Statement]]:
    """Those who acted and are of a sector themselves, or by a membership not known to be over."""
    found: list[tuple[str, Statement]] = []
    for one in case.acts:
        for id in one.actors:
            entry = case.actor(id)
            if entry and entry.sector == sector:
                found.append((id, one))
    for stay in case.view.of(Membership):
        body = case.actor(stay.body)
        ours = stay.member in case.perpetrators and body is not None and body.sector == sector
        if ours and case.start and covers(*bounds(stay), case.start) is not Truth.NO:
            found.append((stay.member, stay))
    return found


def _sector(case: Case, sector: str, of: str) -> Fact | None:
    if not case.acts:
        return None
    found = _of_sector(case, sector)
    if found:
        names = listed(actor(case.view.record, id) for id, _ in found)
        return case.fact(
            Truth.YES,
            f"{capital(names)} acted, or belonged to those who did, and are of {of}.",
            *(statement for _, statement in found),
        )
    if _placed(case):
        return case.fact(Truth.NO, f"None of those known to have acted is of {of}.", *case.acts)
    return None


def _placed(case: Case) -> bool:
    """Whether every actor named is known for what he is: by his sector, a body he belongs to, or an office."""
    if not case.perpetrators:
        return False
    known = {member.member for member in case.view.of(Membership) if (body := case.actor(member.body)) and body.sector}
    held = {post.person for post in case.posts(case.perpetrators)}
    named = [id for one in case.acts for id in one.actors]
    return all((entry := case.actor(id)) and (entry.sector or id in known or id in held) for id in named)


def military(case: Case) -> Fact | None:
    return _sector(case, "military", "the armed forces")


def security(case: Case) -> Fact | None:
    return _sector(case, "security", "the security services")


def rebel(case: Case) -> Fact | None:
    return _sector(case, "rebel", "an armed opposition")


def mercenary(case: Case) -> Fact | None:
    return _sector(case, "mercenary", "mercenaries")


def dissident(case: Case) -> Fact | None:
    """Opponents without office or arms: no where soldiers, guards or members of government acted."""
    arms = [
        fact for derive in (military, security, government_member) if (fact := derive(case)) and fact.truth is Truth.YES
    ]
    if arms:
        return Fact(Truth.NO, "Those who acted bore arms or office of the state.", arms[0].statements, arms[0].sources)
    return _sector(case, "party", "opponents without office")


def government_member(case: Case) -> Fact | None:
    """Whether somebody who acted held an office of the state when it began."""
    posts = [post for post in case.posts(case.perpetrators) if _of_state(case, post.office)]
    for truth in (Truth.YES, Truth.CONTESTED, Truth.UNKNOWN):
        found = [post for post in posts if post.truth is truth and post.holder]
        if found:
            why = listed(f"{actor(case.view.record, p.person)} as {office(case.view.record, p.office)}" for p in found)
            held = [
                case.view.by_id[id] for p in found if p.holder for id in p.holder.statements if id in case.view.by_id
            ]
            said = "held office when it began" if truth is Truth.YES else f"in office when it began: {truth}"
            return case.fact(truth, f"{capital(why)} {said}.", *held)
    if case.acts and _placed(case):
        return case.fact(Truth.NO, "Nobody known to have acted held an office of the state.", *case.acts)
    return None


def _of_state(case: Case, id: str) -> bool:
    """Whether a post is of the executive or the legislature; a command of troops alone is not."""
    entry = case.view.record.get(id)
    return isinstance(entry, Office) and bool(set(entry.functions) - {"command"})


def ruling_group(case: Case) -> Fact | None:
    """Whether they belonged to those who ruled: in the executive, or of the body that had set it up."""
    inside = government_member(case)
    return inside if inside and inside.truth is not Truth.NO else None


def incumbent_acted(case: Case) -> Fact | None:
    """Whether the head of the executive is among those who acted."""
    if not case.acts or not case.perpetrators:
        return None
    own = [p for p in case.posts(case.perpetrators) if p.office in case.heads and p.truth is Truth.YES]
    if own:
        return case.fact(
            Truth.YES, f"{actor(case.view.record, own[0].person)} himself headed the executive.", *case.acts
        )
    held = [p for p in case.posts(case.targets) if p.office in case.heads and p.truth is Truth.YES]
    if held:
        return case.fact(Truth.NO, "Those who headed the executive were acted upon, and did not act.", *case.acts)
    return None


def chief_executive(case: Case) -> Fact | None:
    """Whether those acted upon headed the state or the government when it began."""
    if not case.acts:
        return None
    posts = [post for post in case.posts(case.targets) if post.office in case.heads]
    for truth in (Truth.YES, Truth.CONTESTED, Truth.UNKNOWN):
        found = [post for post in posts if post.truth is truth and post.holder]
        if found:
            why = listed(f"{actor(case.view.record, p.person)} as {office(case.view.record, p.office)}" for p in found)
            held = [
                case.view.by_id[id] for p in found if p.holder for id in p.holder.statements if id in case.view.by_id
            ]
            return case.fact(truth, f"It was aimed at {why}.", *case.acts, *held)
    return _seat(case) if case.heads and case.start and not posts else None


def _seat(case: Case) -> Fact:
    """Where the record names no holder among the targets: whether the office touched had one."""
    on = offices_on(case.law, case.start) if case.start else {}
    status = {on[id].status for id in case.heads if id in on}
    names = listed(office(case.view.record, id) for id in case.heads)
    truth = Truth.YES if "held" in status else Truth.NO if status == {"vacant"} else Truth.UNKNOWN
    said = {Truth.YES: "which had a holder", Truth.NO: "which had no holder any more"}.get(
        truth, "whose holder then is not on record"
    )
    return case.fact(truth, f"It touched {names}, {said}.", *case.acts)


def foreign_led(case: Case) -> Fact | None:
    """Whether those who acted came from abroad; no where a national soldier, guard or office-holder acted."""
    country = _land(case)
    lands = {entry.country for id in case.perpetrators if (entry := case.actor(id)) and entry.country}
    if lands and country and country not in lands:
        return case.fact(Truth.YES, "Those who acted are of another state.", *case.acts)
    return _own(case, "Those who led it were of the state itself.")


def _land(case: Case) -> str | None:
    """The state whose offices were touched."""
    bodies = (case.actor(one.body) for one in case.offices if one.body)
    return next((body.country for body in bodies if body and body.country), case.view.record.meta.country)


def mass_led(case: Case) -> Fact | None:
    """Whether crowds led it."""
    crowd = _of_sector(case, "civil")
    own = _own(case, "Soldiers, guards or members of government acted, not crowds.")
    if crowd and own is None:
        return case.fact(Truth.YES, "Crowds led it.", *(statement for _, statement in crowd))
    return own


def _own(case: Case, why: str) -> Fact | None:
    for derive in (military, security, government_member):
        fact = derive(case)
        if fact and fact.truth is Truth.YES:
            return Fact(Truth.NO, why, fact.statements, fact.sources)
    return None


FACTS = {
    "military": military, "security": security, "rebel": rebel, "mercenary": mercenary, "dissident": dissident,
    "government-member": government_member, "ruling-group": ruling_group, "incumbent-acted": incumbent_acted,
    "chief-executive": chief_executive, "foreign-led": foreign_led, "mass-led": mass_led,
}  # fmt: skip
