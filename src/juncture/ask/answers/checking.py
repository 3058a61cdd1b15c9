"""What an analyst should look at: where sources disagree, what is only rumoured, how firmly something is known."""

from __future__ import annotations

from collections import Counter

from juncture.ask.matching import about, content, nearest
from juncture.ask.reply import Asking, Reply, said
from juncture.brief.naming import capitalised, listed
from juncture.brief.sentences import passages
from juncture.outputs.ask import AnswerLine
from juncture.record.checks import Finding
from juncture.record.checks import check as findings
from juncture.record.citation import cite
from juncture.record.statements import Statement

#: Lines that an answer gives before it says how many more there are.
MOST = 20


def check(asking: Asking) -> Reply:
    """The conflicts between sources and the other findings, those on what is named first."""
    everything = [one for one in findings(asking.view) if one.severity.value != "note"] or findings(asking.view)
    named = {id for one in asking.asked.named("actor", "office", "event", "source") for id in one.ids}
    near = [one for one in everything if named & set(one.entries)]
    found = near if named else everything
    lines = [_finding(asking, one) for one in found[:MOST]]
    if len(found) > MOST:
        lines.append(said(f"{len(found) - MOST} more findings stand in the list of checks.", basis="record"))
    topic = f" about {_topic(asking)}" if named else ""
    missing = None if lines else f"No source contradicts another{topic}{asking.known_by()}, and nothing else is amiss."
    return Reply(f"What should be checked{topic}?", tuple(lines), ("check",), (), missing)


def _finding(asking: Asking, one: Finding) -> AnswerLine:
    resting = [entry for id in one.entries if (entry := asking.view.by_id.get(id))]
    sources = cite(asking.record, [passage for entry in resting for passage in passages(asking.context, entry)])
    line = said(capitalised(one.message), sources, basis="record")
    return line.model_copy(update={"statements": tuple(entry.id for entry in resting)})


def rumoured(asking: Asking) -> Reply:
    """What sources hold at a distance: rumoured, unconfirmed, only reported."""
    found = [one for one in asking.view.statements if one.hedge in ("rumoured", "unconfirmed", "reported")]
    topic = asking.asked.named("actor", "office", "event", "issue")
    kept = about(asking.view, found, asking.asked, least=2) if topic else found
    what = f" about {_topic(asking)}" if topic else ""
    missing = None if kept else f"The record holds nothing{what} as rumour or unconfirmed report{asking.known_by()}."
    return Reply(f"What is only rumoured or unconfirmed{what}?", asking.told(kept), ("statements",), (), missing)


def sure(asking: Asking) -> Reply:
    """How firmly something is known: every statement of it with its voice, and how many sources say so."""
    offered = bool(content(asking.asked) or asking.asked.act or asking.asked.named("event"))
    found = nearest(asking.view, list(asking.view.statements), asking.asked)[:MOST] if offered else []
    if not found:
        return Reply("How sure is this?", (), ("check",), (), f"Nothing in the record{asking.known_by()} fits this.")
    head = said(_firmness(found), basis="record")
    lines = (head, *asking.told(found))
    return Reply(f"How sure is this: {found[0].text or found[0].id}?", lines, ("check",))


def _firmness(found: list[Statement]) -> str:
    voices = Counter(one.voice for one in found)
    sources = {passage.source for one in found for passage in one.passages}
    told = listed([f"{count} {voice}" for voice, count in voices.most_common()])
    many = "1 statement" if len(found) == 1 else f"{len(found)} statements"
    rest = "1 source" if len(sources) == 1 else f"{len(sources)} sources"
    return f"{capitalised(many)} from {rest} bear on it: {told}. Whether that is enough is for you to judge."


def _topic(asking: Asking) -> str:
    return listed([asking.name(one.id) for one in asking.asked.named("actor", "office", "event", "issue", "source")])
