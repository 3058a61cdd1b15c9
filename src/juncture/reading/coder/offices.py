"""Offices: who holds, held or claims a post, found at titles, appositions, lists and simple sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from juncture.reading.coder.holding import Holding
from juncture.reading.coder.holdings import holdings
from juncture.reading.coder.naming import country_in
from juncture.reading.coder.proposal import Proposal, Quoted
from juncture.reading.coder.spans import quoted
from juncture.record.folding import fold_text

if TYPE_CHECKING:
    from juncture.reading.coder.reading import Text


def offices(text: Text) -> Iterator[Proposal]:
    """One proposal for each holder and post, with every passage that tells it."""
    merged: dict[tuple[str, str], list[Holding]] = {}
    for sentence in text.sentences:
        for holding in holdings(sentence, text):
            key = (fold_text(holding.holder.name).lower(), _key(holding.office))
            merged.setdefault(key, []).append(holding)
    for found in merged.values():
        yield _proposal(found, text)


def _key(office: str) -> str:
    words = [
        word
        for word in fold_text(office).lower().replace("-", " ").split()
        if word not in ("the", "of", "a", "transitional", "transition", "interim", "s", "current", "country")
    ]
    return " ".join(words[:3])


def _proposal(found: list[Holding], text: Text) -> Proposal:
    first = max(found, key=lambda one: (one.body is not None, len(one.office), -one.sentence.number))
    earliest = found[0]
    former = all(one.former for one in found)
    head = first.title.lemma if first.title is not None else ""
    membership = head in {"member", "figure"}
    passages = tuple(dict.fromkeys(_quoted(one, text) for one in found))
    as_of, ended = _bounds(found, former, text)
    country = country_in([word.text for one in found for word in one.words]) or earliest.holder.country
    common = {"as_of": as_of, "ended": ended, "country": country}
    if membership:
        fields = {"member": earliest.holder.name, "body": first.body, "role": first.office}
    else:
        fields = {
            "holder": earliest.holder.name,
            "office": first.office,
            "body": first.body,
            "capacity": first.capacity,
        }
    assumed = [*earliest.assumed, *([earliest.holder.assumed] if earliest.holder.assumed else [])]
    if former:
        assumed.append(
            "told as former; when it ended is not stated" if ended is None else "ended by the time of writing"
        )
    return Proposal(
        "membership" if membership else "tenure",
        {key: value for key, value in {**fields, **common}.items() if value},
        passages,
        rule=earliest.rule,
        voice="planned" if all(one.future for one in found) else "asserted",
        tokens=tuple(word.text for word in (earliest.title,) if word is not None),
        assumed=tuple(dict.fromkeys(assumed)),
        confidence=0.85 if earliest.rule in ("title", "apposition", "respectively") else 0.7,
        section=earliest.sentence.block.section,
        extra={"former": former},
    )


_ENDING = frozenset(("oust", "dismiss", "resign", "die"))


def _bounds(found: list[Holding], former: bool, text: Text) -> tuple[str | None, str | None]:
    """When somebody was seen in the post, and when he left it, as far as events of the text tell."""
    name = found[0].holder.name
    seen: str | None = None
    for event in text.events:
        if event.when is None or not event.stated or not event.stand.actual:
            continue
        touched = {actor.name for actor in event.targets} | (
            {actor.name for actor in event.actors} if event.act in ("resign", "die") else set()
        )
        if name in touched and (event.act in _ENDING or event.coup) and not former:
            return None, event.when
        if seen is None and not former and name in touched | {actor.name for actor in event.actors}:
            seen = event.when if any(one.sentence is event.sentence for one in found) else None
    window = text.calendar.window
    return seen, (f"[..{window.split('/')[-1]}]" if former and window else None)


def _quoted(holding: Holding, text: Text) -> Quoted:
    return quoted(text.document, holding.words)
