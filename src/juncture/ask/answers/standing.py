"""Where somebody stands, and who is for or against something."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from juncture.ask.matching import rest, roots
from juncture.ask.reply import Asking, Reply
from juncture.ask.words import WORDS, form_words
from juncture.brief.naming import listed
from juncture.record.items import Issue
from juncture.record.statements import Membership, Stance

SIDES: Mapping[str, Sequence[str]] = WORDS["sides"]


def standing(asking: Asking) -> Reply:
    """Positions: of the actors who are named, on the issues that are named or meant."""
    actors = _subjects(asking)
    issues, assumed = _issues(asking)
    found = list(asking.view.of(Stance))
    if actors:
        found, more = _of(asking, actors, found, bool(issues))
        assumed += more
    if issues:
        found = [one for one in found if one.target in set(issues)]
    side = None if actors else _side(asking.asked.folded)
    kept = [one for one in found if side is None or one.position == side]
    who, what = listed([asking.name(id) for id in actors]), listed([asking.name(id) for id in issues])
    where = f" on {what}" if what else ""
    question = f"Where does {who} stand{where}?" if who else f"Who {side} {what or 'what'}?" if side else (
        f"Who stands where{where}?")  # fmt: skip
    command = [*(["--actor", actors[0]] if actors else []), *(["--target", issues[0]] if issues else [])]
    missing = None if kept else f"The record has no position of {who or 'anybody'}{where}{asking.known_by()}."
    if side and not kept:
        missing = f"The record has nobody who {side} {what or 'this'}{asking.known_by()}."
    return Reply(question, asking.told(kept or (found if side else [])), ("stances", *command), assumed, missing)


def _subjects(asking: Asking) -> list[str]:
    """Whose position is asked for: those who are named before the verb that takes sides, or all where none does."""
    verb = re.search(rf"\b({'|'.join(word for words in SIDES.values() for word in words)})", asking.asked.folded)
    return [one.id for one in asking.asked.named("actor") if verb is None or one.start < verb.start()]


def _issues(asking: Asking) -> tuple[list[str], tuple[str, ...]]:
    """The issues that are named; else the one whose words the question has most of, and that it was taken for."""
    named = [one.id for one in asking.asked.named("issue", "event")]
    if named:
        return named, ()
    offered = roots(" ".join(rest(asking.asked, "office", "issue"))) - roots(" ".join(form_words("stands")))
    ranked = sorted(asking.record.of(Issue), key=lambda one: one.rank if one.rank is not None else 999)
    scored = [
        (len(offered & roots(f"{one.name} {one.question or ''}")), -place, one) for place, one in enumerate(ranked)
    ]
    best = max(scored, default=None, key=lambda row: row[:2])
    if best is None or not best[0]:
        return [], ()
    return [best[2].id], (f"The matter is taken to be: {best[2].question or best[2].name}",)


def _of(
    asking: Asking, actors: Sequence[str], found: Sequence[Stance], matter: bool
) -> tuple[list[Stance], tuple[str, ...]]:
    """The positions of these actors; where one has none, those of the bodies that they belong to, and that is said."""
    ids = set(actors)
    own = [one for one in found if one.actor in ids or (not matter and one.target in ids)]
    if own:
        return own, ()
    bodies = {one.body for one in asking.view.of(Membership) if one.member in ids}
    theirs = [one for one in found if one.actor in bodies]
    who, where = (
        listed([asking.name(id) for id in sorted(set(some))]) for some in (ids, {one.actor for one in theirs})
    )
    return theirs, (f"The record has no position of {who}; that of {where} is given.",) if theirs else ()


def _side(folded: str) -> str | None:
    """Which side is asked for, where it is."""
    return next((side for side, words in SIDES.items() if any(re.search(rf"\b{word}", folded) for word in words)), None)
