"""What somebody said, and where somebody stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from juncture.ask.matching import about, content, rest, roots, words
from juncture.ask.names import plain
from juncture.ask.reply import Asking, Reply
from juncture.ask.words import WORDS, form_words
from juncture.brief import dates
from juncture.brief.naming import listed
from juncture.record.items import Actor, Issue
from juncture.record.listing import speaker_of
from juncture.record.statements import Claim, Event, Membership, Option, Stance, Statement
from juncture.record.when import day_of

SPEECH: Mapping[str, Mapping[str, Any]] = WORDS["speech"]
SIDES: Mapping[str, Sequence[str]] = WORDS["sides"]

#: PLOVER types of events that consist in words.
_VERBAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


def words_of(asking: Asking) -> Reply:
    """What the actors who are named said: claims, words reported as theirs, positions, acts that consist in words.

    Where the question asks for one sort of words, demands or threats, those alone.
    """
    speakers = [one.id for one in asking.asked.named("actor")]
    named = listed([asking.name(id) for id in speakers[:1]])
    topics = [one.id for one in asking.asked.named("issue", "event", "office")]
    voices = _voices(asking, speakers[0])
    found = [one for one in asking.view.statements if _says(asking, one, voices)]
    sort = _sort(asking.asked.folded)
    kept = [one for one in found if sort is None or _is_such(one, SPEECH[sort])]
    if topics or content(asking.asked):
        kept = about(asking.view, kept, asking.asked, least=4 if topics else 3) or (kept if not sort else [])
    on = asking.asked.day("on")
    dated = [one for one in kept if on is None or _within(one, on.first_day, on.last_day)]
    topic = f" about {listed([asking.name(id) for id in topics])}" if topics else ""
    verb = SPEECH[sort]["name"] if sort else "say"
    missing = None if dated else f"The record reports no {'words' if sort is None else verb} of {named}{topic}{asking.known_by()}."
    lines = asking.told(dated or (found if sort and on is None else []))
    day = f" {dates.phrase(on.when)}" if on else ""
    command = ("claims", "--speaker", speakers[0])
    return Reply(f"What did {named} {verb}{topic}{day}?", lines, command, (), missing)


def _sort(folded: str) -> str | None:
    """The one sort of words that is asked for, where one is."""
    return next((id for id, one in SPEECH.items() if any(re.search(rf"\b{verb}", folded) for verb in one["verbs"])), None)


def _is_such(one: Statement, sort: Mapping[str, Any]) -> bool:
    told = words(one.text or "")
    typed = isinstance(one, Event) and (one.type or "").partition("/")[0] in sort["types"]
    return typed or any(word.startswith(root) for word in told for root in sort["text"])


def _voices(asking: Asking, actor: str) -> set[str]:
    """An actor and the bodies and persons who speak for it: those whose name has the actor's own."""
    short = f"{plain(getattr(asking.record[actor], 'short', None) or asking.record[actor].name)}"
    name = short.removeprefix("the ")
    bodies = (one for one in asking.record.of(Actor) if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", plain(one.name)))
    return {actor, *(one.id for one in bodies if one.type == asking.record[actor].type)}


def _says(asking: Asking, one: Statement, speakers: set[str]) -> bool:
    if isinstance(one, Stance):
        return one.actor in speakers
    if isinstance(one, Event):
        return bool(speakers & {*one.actors, *one.announced_by}) and (
            (one.type or "").partition("/")[0] in _VERBAL or bool(speakers & set(one.announced_by))
        )
    if isinstance(one, Option):
        return one.advised_by in speakers
    return (isinstance(one, Claim) or one.voice == "attributed") and speaker_of(asking.record, one) in speakers


def _within(one: Statement, first: object, last: object) -> bool:
    when = getattr(one, "when", None)
    if when is None or when.begin.earliest is None or when.end.latest is None:
        return False
    return bool(first) and bool(last) and day_of(when.begin.earliest) <= last and day_of(when.end.latest) >= first  # type: ignore[operator]


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
    scored = [(len(offered & roots(f"{one.name} {one.question or ''}")), -place, one) for place, one in enumerate(ranked)]
    best = max(scored, default=None, key=lambda row: row[:2])
    if best is None or not best[0]:
        return [], ()
    return [best[2].id], (f"The matter is taken to be: {best[2].question or best[2].name}",)


def _of(
    asking: Asking, actors: Sequence[str], found: Sequence[Stance], matter: bool
) -> tuple[list[Stance], tuple[str, ...]]:
    """The positions of these actors; where a person has none, those of the bodies that he belongs to, and that is said."""
    ids = set(actors)
    own = [one for one in found if one.actor in ids or (not matter and one.target in ids)]
    if own:
        return own, ()
    bodies = {one.body for one in asking.view.of(Membership) if one.member in ids}
    theirs = [one for one in found if one.actor in bodies]
    who, where = (listed([asking.name(id) for id in sorted(set(some))]) for some in (ids, {one.actor for one in theirs}))
    return theirs, (f"The record has no position of {who}; that of {where} is given.",) if theirs else ()


def _side(folded: str) -> str | None:
    """Which side is asked for, where it is."""
    return next((side for side, words in SIDES.items() if any(re.search(rf"\b{word}", folded) for word in words)), None)
