"""What somebody said: everything, or words of one sort."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from juncture.ask.matching import about, content, words
from juncture.ask.names import plain
from juncture.ask.reply import Asking, Reply
from juncture.ask.words import WORDS
from juncture.brief import dates
from juncture.brief.naming import listed
from juncture.record.items import Actor
from juncture.record.listing import speaker_of
from juncture.record.statements import Claim, Event, Option, Stance, Statement
from juncture.record.when import day_of

#: Lines of what somebody said, where none is of the sort that is asked for.
NEAR = 6
SPEECH: Mapping[str, Mapping[str, Any]] = WORDS["speech"]

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
    sort = _sort(asking.asked.folded)
    acts = sort is not None and "*" in SPEECH[sort]["types"]
    found = [one for one in asking.view.statements if _says(asking, one, voices) or (acts and _acts(one, voices))]
    kept = [one for one in found if sort is None or _is_such(one, SPEECH[sort])]
    if topics or content(asking.asked):
        kept = about(asking.view, kept, asking.asked, least=4 if topics else 3) or (kept if not sort else [])
    on = asking.asked.day("on")
    dated = [one for one in kept if on is None or _within(one, on.first_day, on.last_day)]
    topic = f" about {listed([asking.name(id) for id in topics])}" if topics else ""
    verb = SPEECH[sort]["name"] if sort else "say"
    missing = (
        None
        if dated
        else f"The record reports no {SPEECH[sort]['noun'] if sort else 'words'} of {named}{topic}{asking.known_by()}."
    )
    lines = asking.told(dated or (found[:NEAR] if sort and on is None else []))
    day = f" {dates.phrase(on.when)}" if on else ""
    command = ("claims", "--speaker", speakers[0])
    return Reply(f"What did {named} {verb}{topic}{day}?", lines, command, (), missing)


def _sort(folded: str) -> str | None:
    """The one sort of words that is asked for, where one is."""
    return next(
        (id for id, one in SPEECH.items() if any(re.search(rf"\b{verb}", folded) for verb in one["verbs"])), None
    )


def _is_such(one: Statement, sort: Mapping[str, Any]) -> bool:
    told = words(one.text or "")
    if "*" in sort["types"]:
        return True
    typed = isinstance(one, Event) and (one.type or "").partition("/")[0] in sort["types"]
    return typed or any(word.startswith(root) for word in told for root in sort["text"])


def _acts(one: Statement, actors: set[str]) -> bool:
    return isinstance(one, Event) and bool(actors & set(one.actors))


def _voices(asking: Asking, actor: str) -> set[str]:
    """An actor and the bodies and persons who speak for it: those whose name has the actor's own."""
    own = asking.record[actor]
    name = re.escape(plain(own.short or own.name).removeprefix("the "))
    bodies = (one for one in asking.record.of(Actor) if re.search(rf"(?<![\w-]){name}(?![\w-])", plain(one.name)))
    return {actor, *(one.id for one in bodies if one.type == own.type)}


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
