"""Several documents on one crisis:
the same statement once with its passages, corroboration counted, disagreements apart.

Nothing is overwritten: each merged statement keeps every telling. Copies of one report count once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from juncture.reading.coder.proposal import Proposal
from juncture.reading.documents.alike import groups
from juncture.reading.documents.document import Document
from juncture.record import edtf
from juncture.record.folding import fold_text
from juncture.record.truth import Truth


@dataclass(frozen=True, slots=True)
class Telling:
    """A proposal with the number of the document that it was read in."""

    document: int
    proposal: Proposal


@dataclass(slots=True)
class Merged:
    """One statement and everything that was said of it."""

    tellings: list[Telling]
    independent: int = 1
    against: list[Merged] = field(default_factory=list)

    @property
    def first(self) -> Proposal:
        return self.tellings[0].proposal

    @property
    def documents(self) -> list[int]:
        """The documents that tell it, in order."""
        return sorted({telling.document for telling in self.tellings})


def merge(read: Sequence[tuple[Document, Sequence[Proposal]]]) -> list[Merged]:
    """Bring the proposals of several documents together.

    Two tellings are of one statement where kind and act or position are the same, they name the same
    people, and nothing keeps them apart; dates or voices that cannot both be right stay apart and point at one another.
    """
    copies = _copies([document for document, _ in read])
    found: dict[tuple[str, ...], list[Merged]] = {}
    for number, (_, proposals) in enumerate(read):
        for proposal in proposals:
            _place(Telling(number, proposal), found.setdefault(_key(proposal), []))
    merged = [one for alternatives in found.values() for one in alternatives]
    for one in merged:
        one.independent = len({copies[telling.document] for telling in one.tellings})
    _oppose(merged)
    return merged


def _copies(documents: Iterable[Document]) -> dict[int, int]:
    """For each document the first of those that it is a copy of."""
    return {member: group[0] for group in groups([document.text for document in documents]) for member in group}


def _place(telling: Telling, alternatives: list[Merged]) -> None:
    for one in alternatives:
        if all(_one_statement(telling.proposal, other.proposal) for other in one.tellings):
            one.tellings.append(telling)
            return
    alternatives.append(Merged([telling]))


def name_key(name: object) -> str:
    """A name for comparison: folded, its last word.

    >>> name_key("President Bah N’Daw"), name_key("N'Daw")
    ("n'daw", "n'daw")
    """
    words = fold_text(str(name)).lower().split()
    return words[-1] if words else ""


def _key(one: Proposal) -> tuple[str, ...]:
    """What two tellings of one statement have in common."""
    fields = one.fields
    match one.kind:
        case "event":
            return "event", str(fields.get("act") or fields.get("type", "")).split("/")[0]
        case "tenure" | "membership":
            return one.kind, name_key(fields.get("holder") or fields.get("member"))
        case "stance":
            return "stance", name_key(fields.get("actor"))
        case "power":
            return "power", fold_text(str(fields.get("act"))).lower()
    text = str(fields.get("text") or f"{fields.get('cause')}>{fields.get('effect')}")
    return one.kind, fold_text(text).lower()


def _one_statement(one: Proposal, other: Proposal) -> bool:
    if one.kind == "event":
        return _one_event(one, other)
    if one.kind in ("tenure", "membership"):
        return _office(one) == _office(other)
    if one.kind == "stance":
        return one.fields.get("position") == other.fields.get("position") and _same_target(one, other)
    return one.voice == other.voice


def _office(one: Proposal) -> str:
    words = fold_text(str(one.fields.get("office") or one.fields.get("role"))).lower().split()
    return " ".join(
        word for word in words if word not in ("the", "of", "a", "interim", "transitional", "mali", "republic")
    )


def _same_target(one: Proposal, other: Proposal) -> bool:
    """Whether two stances are on one thing: their targets share a word that carries meaning."""
    return bool(_target(one) & _target(other))


def _target(one: Proposal) -> set[str]:
    words = fold_text(str(one.fields.get("target"))).lower().split()
    return {
        word.strip(".,;'\"")
        for word in words
        if len(word) > 3 and word not in ("that", "this", "with", "from", "their", "which")
    } or {"it"}


def _one_event(one: Proposal, other: Proposal) -> bool:
    shared = False
    for role in ("targets", "actors"):
        mine = {name_key(name) for name in one.fields.get(role, ())}
        yours = {name_key(name) for name in other.fields.get(role, ())}
        if role == "targets" and mine and yours:
            if not mine & yours:
                return False
            shared = True
        shared = shared or bool(mine & yours)
    if not shared or (one.voice == "denied") != (other.voice == "denied"):
        return False
    if (one.voice in ("planned", "conditional")) != (other.voice in ("planned", "conditional")):
        return False
    return not _dates_apart(one, other)


def _dates_apart(one: Proposal, other: Proposal) -> bool:
    first, second = one.fields.get("when"), other.fields.get("when")
    if not first or not second:
        return False
    return edtf.parse(first).conflicts(edtf.parse(second)) is Truth.YES


_NEAR_DAYS = 45


def _oppose(merged: Sequence[Merged]) -> None:
    """Point those at one another that cannot both be right."""
    for number, one in enumerate(merged):
        for other in merged[number + 1 :]:
            if _against(one.first, other.first):
                one.against.append(other)
                other.against.append(one)


def _against(one: Proposal, other: Proposal) -> bool:
    if one.kind != other.kind or _key(one) != _key(other):
        return False
    if one.kind == "stance":
        opposed = {one.fields.get("position"), other.fields.get("position")} == {"supports", "opposes"}
        return opposed and _same_target(one, other)
    if one.kind != "event":
        return False
    mine = {name_key(name) for name in one.fields.get("targets", ())} or {
        name_key(name) for name in one.fields.get("actors", ())
    }
    yours = {name_key(name) for name in other.fields.get("targets", ())} or {
        name_key(name) for name in other.fields.get("actors", ())
    }
    if not mine & yours:
        return False
    if (one.voice == "denied") != (other.voice == "denied"):
        return not _dates_apart(one, other)
    return _dates_apart(one, other) and _near(one, other)


def _near(one: Proposal, other: Proposal) -> bool:
    """Whether two dates are near enough to be two accounts of one day rather than two happenings."""
    first, second = edtf.parse(one.fields["when"]), edtf.parse(other.fields["when"])
    if first.begin.earliest is None or second.begin.earliest is None:
        return False
    return abs(first.begin.earliest - second.begin.earliest) <= _NEAR_DAYS * 86_400
