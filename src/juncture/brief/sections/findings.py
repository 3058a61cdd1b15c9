"""Was it lawful, and what is it called: the findings of the rules, with the reasons folded under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from juncture.brief.context import Context
from juncture.brief.dates import day_words, words
from juncture.brief.document import Block, Bullets, Cell, Mark, Paragraph, Part, Reference, Section, Sentence, Table
from juncture.brief.naming import capitalised, name
from juncture.brief.notes import cell
from juncture.brief.references import reference
from juncture.record.citation import Citation
from juncture.record.edtf import parse
from juncture.record.statements import Event
from juncture.record.truth import Truth
from juncture.record.view import View
from juncture.rules import Defined, Finding, Practice, Verdict, define, judge, judgeable, lawful
from juncture.rules.case import case_of

#: At most this many acts are judged in a brief, and this many passages cited for one finding.
MOST_ACTS, MOST_CITED = 2, 4

_WORDS = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "not settled", Truth.CONTESTED: "contested"}
_MARKS: dict[Truth, Mark] = {Truth.UNKNOWN: "unknown", Truth.CONTESTED: "contested"}


def findings_of_law(context: Context) -> Section | None:
    """The findings on the event that the crisis turns on; None where the record holds no such event."""
    turning = context.view.event(context.record.meta.turning_point)
    if turning is None:
        return None
    acts = _acts(context.view, turning)
    parts = [_part(f"{_subject(context, act)}: was it lawful?", _lawful(context, act)) for act in acts]
    parts += [_part("What is it called?", _called(context, turning))]
    gist = [_gist(context, act) for act in acts[:1]]
    lead = "Computed from the powers, readings and facts on record; reasons are folded under each finding"
    kept = tuple(part for part in parts if part)
    note = Paragraph((Sentence(f"{lead}."),), role="note")
    return Section("law", "Was it lawful, and what is it called", (note,), kept, tuple(gist)) if kept else None


def _part(heading: str, blocks: list[Block]) -> Part | None:
    return Part(heading, tuple(blocks)) if blocks else None


def _acts(view: View, turning: Event) -> list[Event]:
    """The acts of the case that an office's powers can be set against, those done in an office first."""
    case = {event.id for event in case_of(view, turning).events}
    found = [event for event in judgeable(view) if event.id in case and event.voice == "asserted"]
    in_office = [event for event in found if event.acting_as]
    return (in_office or found)[:MOST_ACTS]


def _subject(context: Context, act: Event) -> str:
    when = f" of {words(act.when)}" if act.when else ""
    who = capitalised(name(context.record, act.actors[0])) if act.actors else "The act"
    return f"{who}’s act{when}"


def _gist(context: Context, act: Event) -> str:
    return lawful(context.view, act.id)[0].text


def _lawful(context: Context, act: Event) -> list[Block]:
    earlier = View(context.record, context.view.as_of, context.since) if context.since else None
    told = [(one.part, _sentence(context, one.text, one.citations)) for one in lawful(context.view, act.id, earlier)]
    verdict = tuple(sentence for part, sentence in told if part in ("verdict", "powers", "vacancy", "since"))
    readings = tuple((sentence,) for part, sentence in told if part == "reading")
    turns = tuple((sentence,) for part, sentence in told if part == "turns")
    blocks: list[Block] = [Paragraph(verdict)]
    if readings:
        blocks += [Paragraph((Sentence("How the law is read, and by whom:"),)), Bullets(readings)]
    if turns:
        blocks += [Paragraph((Sentence("What would change the answer:"),)), Bullets(turns)]
    return [*blocks, _reasons(context, judge(context.view, act.id))]


def _reasons(context: Context, finding: Finding) -> Table:
    rows = [
        (
            cell(capitalised(one.question)),
            Cell((Sentence(_WORDS[one.truth]),), _MARKS.get(one.truth, "")),
            cell(_sentence(context, one.answer, one.sources)),
        )
        for one in _once(finding)
    ]
    columns = ("Question", "Truth", "Reason")
    return Table("The finding, step by step", columns, tuple(rows), wide=True, folded=True)


def _once(finding: Finding) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for one in finding.walk():
        if (one.question, one.answer) not in seen:
            seen.add((one.question, one.answer))
            yield one


def _called(context: Context, turning: Event) -> list[Block]:
    found = define(context.view, turning.id)
    rows = [_row(context, found, verdict) for verdict in found.verdicts]
    columns = ("Definition", "By its letter", "Successful", "In practice")
    summary = Table("What each definition makes of it, letter beside practice", columns, tuple(rows), wide=True)
    return [summary, *(_elements(context, verdict) for verdict in found.verdicts)]


def _row(context: Context, found: Defined, verdict: Verdict) -> tuple[Cell, ...]:
    practice = found.practice.get(verdict.definition, ())
    told = [_practised(context, one) for one in practice] or [Sentence("nothing on record")]
    kinds = [kind.label for kind in verdict.kinds if kind.truth is Truth.YES]
    letter = _meaning(verdict.attempt, verdict.attempt_means) + (f" ({', '.join(kinds)})" if kinds else "")
    success = _meaning(verdict.success, verdict.success_means)
    if verdict.success is Truth.UNKNOWN and verdict.decided_on:
        success += f"; its time is up on {day_words(date.fromisoformat(verdict.decided_on))}"
    return (
        cell(verdict.name),
        Cell((Sentence(letter),), _MARKS.get(verdict.attempt, "")),
        Cell((Sentence(success),), _MARKS.get(verdict.success, "")),
        Cell(tuple(told)),
    )


def _meaning(truth: Truth, means: str) -> str:
    said = {Truth.YES: means, Truth.NO: f"not {means}", Truth.UNKNOWN: f"not settled: {means}"}
    return capitalised(said.get(truth, f"contested: {means}"))


def _practised(context: Context, one: Practice) -> Sentence:
    when = f", {words(parse(one.when or one.public or ''))}" if one.when or one.public else ""
    return _sentence(context, f"{capitalised(name(context.record, one.by))} {one.how}{when}: {one.text}.", one.sources)


def _elements(context: Context, verdict: Verdict) -> Table:
    rows = [
        (
            cell(capitalised(one.question)),
            Cell((Sentence(_WORDS[one.truth]),), _MARKS.get(one.truth, "")),
            cell(_sentence(context, one.answer, one.cited())),
        )
        for one in verdict.elements
    ]
    return Table(f"{verdict.name}, element by element", ("Element", "Truth", "Evidence"), tuple(rows), folded=True)


def _sentence(context: Context, text: str, citations: Iterable[Citation]) -> Sentence:
    cited: dict[Reference, None] = {}
    for citation in citations:
        cited.setdefault(reference(citation, context.labels))
    return Sentence(text, tuple(cited)[:MOST_CITED], basis="record")
