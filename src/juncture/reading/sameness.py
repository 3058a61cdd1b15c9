"""Whether two proposals make one statement, and whether they contradict one another."""

from __future__ import annotations

import re

from juncture.reading.coder.proposal import Proposal
from juncture.reading.people import People, country_words
from juncture.record import edtf
from juncture.record.folding import fold_text
from juncture.record.truth import Truth

_NEAR_DAYS = 45
_EMPTY = frozenset(("the", "of", "a", "an", "and", "interim", "transitional", "transition", "acting", "republic"))
_POINTING = frozenset(("that", "this", "with", "from", "their", "which"))


def subject_key(one: Proposal, people: People) -> tuple[str, ...]:
    """What all tellings of one statement have in common, and their contradictions with them."""
    fields = one.fields
    match one.kind:
        case "event":
            return "event", str(fields.get("act") or fields.get("type", "")).split("/")[0]
        case "tenure" | "membership":
            return one.kind, people.key(fields.get("holder") or fields.get("member"))
        case "stance":
            return "stance", people.key(fields.get("actor"))
        case "power":
            return "power", fold_text(str(fields.get("act"))).lower()
    text = str(fields.get("text") or f"{fields.get('cause')}>{fields.get('effect')}")
    return one.kind, fold_text(text).lower()


def one_statement(one: Proposal, other: Proposal, people: People) -> bool:
    """Whether two proposals with one :func:`subject_key` say the same, whoever says it and however."""
    if (one.voice == "denied") != (other.voice == "denied") or _dates_apart(one, other):
        return False
    match one.kind:
        case "event":
            return _one_event(one, other, people)
        case "tenure" | "membership":
            return office_key(one) == office_key(other) and not _differ(one, other, "capacity")
        case "stance":
            return one.fields.get("position") == other.fields.get("position") and _same_target(one, other)
        case "power":
            return not _differ(one, other, "modality") and not _differ(one, other, "office")
    return True


def against(one: Proposal, other: Proposal, people: People) -> bool:
    """Whether two proposals cannot both be right."""
    if one.kind != other.kind:
        return False
    if one.kind == "tenure" and _two_holders(one, other, people):
        return True
    if subject_key(one, people) != subject_key(other, people):
        return False
    match one.kind:
        case "stance":
            opposed = {one.fields.get("position"), other.fields.get("position")} == {"supports", "opposes"}
            return opposed and _same_target(one, other)
        case "power":
            return _differ(one, other, "modality") and not _differ(one, other, "office")
        case "event":
            return bool(_touched(one, people) & _touched(other, people)) and _events_clash(one, other)
    return False


def office_key(one: Proposal) -> frozenset[str]:
    """An office or a role for comparison: its words without articles, qualities and the country's name."""
    words = re.findall(r"[\w'-]+", fold_text(str(one.fields.get("office") or one.fields.get("role"))).lower())
    return frozenset(words) - _EMPTY - country_words()


def _differ(one: Proposal, other: Proposal, field: str) -> bool:
    mine, yours = one.fields.get(field), other.fields.get(field)
    return bool(mine and yours and fold_text(str(mine)).lower() != fold_text(str(yours)).lower())


def _same_target(one: Proposal, other: Proposal) -> bool:
    """Whether two stances are on one thing: their targets share a word that carries meaning."""
    return bool(_target(one) & _target(other))


def _target(one: Proposal) -> set[str]:
    words = re.findall(r"[\w'-]+", fold_text(str(one.fields.get("target"))).lower())
    return {word for word in words if len(word) > 3 and word not in _POINTING} or {"it"}


def _names(one: Proposal, role: str, people: People) -> set[str]:
    return {people.key(name) for name in one.fields.get(role, ())}


def _touched(one: Proposal, people: People) -> set[str]:
    return _names(one, "targets", people) or _names(one, "actors", people)


def _one_event(one: Proposal, other: Proposal, people: People) -> bool:
    mine, yours = _names(one, "targets", people), _names(other, "targets", people)
    if mine and yours and not mine & yours:
        return False
    if not mine & yours and not _names(one, "actors", people) & _names(other, "actors", people):
        return False
    unreal = ("planned", "conditional")
    return (one.voice in unreal) == (other.voice in unreal)


def _events_clash(one: Proposal, other: Proposal) -> bool:
    if (one.voice == "denied") != (other.voice == "denied"):
        return not _dates_apart(one, other)
    return _dates_apart(one, other) and _near(one, other)


def _two_holders(one: Proposal, other: Proposal, people: People) -> bool:
    """Whether an office is given to two people on one day."""
    day = one.fields.get("as_of")
    if not day or day != other.fields.get("as_of") or "denied" in (one.voice, other.voice):
        return False
    if _differ(one, other, "country") or _differ(one, other, "body") or not office_key(one):
        return False
    return office_key(one) == office_key(other) and subject_key(one, people) != subject_key(other, people)


def _dates_apart(one: Proposal, other: Proposal) -> bool:
    return any(_apart(one, other, field) for field in ("when", "as_of", "began", "ended"))


def _apart(one: Proposal, other: Proposal, field: str) -> bool:
    first, second = one.fields.get(field), other.fields.get(field)
    return bool(first and second and edtf.parse(first).conflicts(edtf.parse(second)) is Truth.YES)


def _near(one: Proposal, other: Proposal) -> bool:
    """Whether two dates are near enough to be two accounts of one day rather than two happenings."""
    first, second = edtf.parse(one.fields["when"]), edtf.parse(other.fields["when"])
    if first.begin.earliest is None or second.begin.earliest is None:
        return False
    return abs(first.begin.earliest - second.begin.earliest) <= _NEAR_DAYS * 86_400
