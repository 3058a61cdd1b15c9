"""Who or what something is; and, where a question fits no pattern, what the record has that comes near."""

from __future__ import annotations

import re

from juncture.ask.matching import about as statements_about
from juncture.ask.matching import content
from juncture.ask.names import mentions, plain
from juncture.ask.reply import Asking, Reply, said
from juncture.brief.naming import listed
from juncture.outputs.ask import AnswerLine
from juncture.record.items import Actor, Instrument, Issue, Office, Source
from juncture.record.statements import Event, Membership, Statement, Tenure

#: Lines of what comes near, where there is no answer.
NEAR = 6
_NAMES = re.compile(r"(?<![.?!] )(?<!^)\b[A-ZÀ-Ý][\w’'-]+(?: (?:de |du |al-|el-)?[A-ZÀ-Ý][\w’'-]+)*")


def about(asking: Asking) -> Reply:
    """What the record has on the first thing that is named."""
    mention = asking.asked.named("actor", "office", "issue", "event", "source", "instrument")[0]
    entry = asking.record[mention.id]
    lines: list[AnswerLine] = []
    if isinstance(entry, Actor):
        if entry.description:
            lines.append(said(f"{entry.name}: {entry.description}", basis="analyst"))
        own = [one for one in asking.view.of(Tenure) if one.holder == entry.id]
        own_bodies = [one for one in asking.view.of(Membership) if one.member == entry.id]
        lines += asking.told([*own, *own_bodies])
    elif isinstance(entry, Issue) and entry.question:
        lines.append(said(entry.question, basis="analyst"))
    elif isinstance(entry, Office):
        lines += asking.told(one for one in asking.view.of(Tenure) if one.office == entry.id)
    elif isinstance(entry, Instrument):
        own_rules = [one for one in asking.view.statements if getattr(one, "instrument", None) == entry.id]
        lines += [said(f"{entry.title}.", basis="analyst"), *asking.told(own_rules)]
    elif isinstance(entry, Source):
        publisher, day = entry.publisher or "no publisher recorded", entry.published or "undated"
        lines.append(said(f"{entry.title}, {publisher}, {day}.", basis="analyst"))
    elif isinstance(entry, Event) and entry.id in asking.view.by_id:
        lines.append(asking.line(entry))
    if not lines:
        lines += asking.told(_touching(asking, entry.id))
    missing = (
        None if lines else f"The record names {asking.name(entry.id)} and says nothing more of it{asking.known_by()}."
    )
    return Reply(f"Who or what is {asking.name(entry.id)}?", tuple(lines), ("actors",), (), missing, (entry.id,))


def _touching(asking: Asking, id: str) -> list[Statement]:
    """The positions and acts of somebody of whom the record says nothing else."""
    return [one for one in asking.view.statements if id in {getattr(one, "actor", None), *getattr(one, "actors", ())}]


def near(asking: Asking) -> Reply:
    """No answer, and what comes near: a guess is not given for one."""
    unknown = _unknown_names(asking)
    named = asking.asked.named("actor", "office", "issue", "event")
    words = content(asking.asked)
    least = 2 * len(named) + max(1, len(words) // 2)
    found = statements_about(asking.view, asking.view.statements, asking.asked, least=max(2, least))[:NEAR]
    reason = (
        f"The record knows nothing called {listed([f'“{name}”' for name in unknown], 'or')}."
        if unknown
        else "This question fits none of the forms that can be answered for sure."
    )
    tail = " What the record has that shares its words follows; it is no answer." if found else (
        " Nothing in the record shares enough of its words either.")  # fmt: skip
    topic = listed([asking.name(one.id) for one in named])
    return Reply(
        f"A search for its words{f' and for {topic}' if topic else ''}.", asking.told(found), None, (), reason + tail
    )


def _unknown_names(asking: Asking) -> list[str]:
    """Names in the question, by their capitals, that no entry bears."""
    asked = asking.asked
    named = mentions(asking.record, asked.folded)
    known = [(one.start, one.end) for one in (*asked.mentions, *named)]
    known += [(one.start, one.end) for one in asked.dates]
    taken = " ".join(asked.folded[start:end] for start, end in known)
    return [name for name in _NAMES.findall(asked.text) if plain(name).removesuffix("'s") not in taken]
