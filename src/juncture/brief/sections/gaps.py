"""Contested and missing: where sources contradict each other, what nobody says, and what this brief leaves out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from juncture.brief import dates
from juncture.brief.clauses import clause
from juncture.brief.context import Context
from juncture.brief.document import Block, Bullets, Fact, Paragraph, Part, Point, Section, Sentence
from juncture.brief.naming import capitalised, label, listed, name, of_many
from juncture.brief.sections.offices import offices_shown
from juncture.brief.sentences import note, support, tell
from juncture.record.checks import Finding, Severity, check
from juncture.record.statements import Assessment, Event, Statement, Tenure

_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_QUOTED = re.compile(r"'([a-z0-9-]+)'")

Item = tuple[Sentence, ...]


def gaps(context: Context) -> Section:
    """What the checks find, in words, with the statements that it concerns."""
    found = check(context.view)
    conflicts = _conflicts(context, found)
    unknowns: list[Item] = [
        (tell(context, one),) for one in context.view.of(Assessment) if one.topic == "unknown" and not one.pinned
    ]
    slips: list[Item] = [(_plainly(context, one),) for one in found if one.severity is Severity.ERROR]
    parts = [
        Part("Where the sources contradict each other", conflicts) if conflicts else None,
        _part("Open questions", unknowns),
        _part("What nobody says", list(_missing(context, found))),
        _part("Slips in the record", slips),
        _part("What this brief leaves out", _left_out(context)),
    ]
    kept = tuple(part for part in parts if part)
    blocks = () if kept else (Paragraph((note("No check finds a contradiction or a gap"),)),)
    lines = [point.lead[0].text for point in conflicts[:1]] + [item[0].text for item in unknowns[:2]]
    return Section("gaps", "Contested and missing", blocks, kept, gist=tuple(lines))


def _part(heading: str, items: list[Item]) -> Part | None:
    blocks: tuple[Block, ...] = (Bullets(tuple(items)),)
    return Part(heading, blocks) if items else None


def _conflicts(context: Context, found: Iterable[Finding]) -> tuple[Point, ...]:
    """Contradictions, each once: those about dates first, then the open ones, gathered by what they contradict."""
    points: list[Point] = []
    covered: set[str] = set()
    disputed: dict[str, list[str]] = {}
    tellers = {"date-conflict": _dates_differ, "contested-bound": _bounds_differ, "two-holders": _two_holders}
    shown = set(offices_shown(context))
    for finding in sorted(
        found, key=lambda one: one.code == "contested-bound" and _office_of(context, one) not in shown
    ):
        if finding.code in tellers:
            points.append(tellers[finding.code](context, finding))
            covered |= set(finding.entries)
        elif finding.code == "disputed":
            disputed.setdefault(finding.entries[0], []).append(finding.entries[1])
    for one, others in disputed.items():
        first = context.statement(one)
        if first and not (one in covered and covered.issuperset(others)):
            points.append(_against(context, first, others))
    return tuple(points)


def _two_holders(context: Context, finding: Finding) -> Point:
    return Point((_cited(context, finding),))


def _dates_differ(context: Context, finding: Finding) -> Point:
    events = [one for id in finding.entries if isinstance(one := context.statement(id), Event) and one.when]
    said = dates.span(sorted({str(one.when) for one in events}))
    by_date: dict[str, Event] = {}
    for one in events:
        by_date.setdefault(str(one.when), one)
    told = [tell(context, one) for _, one in sorted(by_date.items())]
    lead = note(f"One happening, dated {said}")
    return Point((lead,), facts=(Fact("As told", tuple(told)),))


def _bounds_differ(context: Context, finding: Finding) -> Point:
    tenures = [one for id in finding.entries if isinstance(one := context.statement(id), Tenure)]
    word = "start" if " start of " in finding.message[:16] else "end"
    who, office = name(context.record, tenures[0].holder), name(context.record, tenures[0].office)
    told: dict[str, list[str]] = {}
    for one in tenures:
        when = one.began if word == "start" else one.ended
        event = context.view.event(one.began_by if word == "start" else one.ended_by)
        when = when or (event.when if event else None)
        if when:
            told.setdefault(dates.phrase(when), []).append(_witness(context, one))
    parts = [f"{day} ({listed(dict.fromkeys(who))})" for day, who in told.items()]
    if len(parts) < 2:
        seen = [one for one in tenures if one.as_of]
        parts += [f"seen in office {dates.phrase(one.as_of)} ({_witness(context, one)})" for one in seen if one.as_of]
    verb = "began" if word == "start" else "ended"
    text = f"When {who}’s time as {office} {verb} is told differently: {listed(parts, 'or')}."
    references = tuple(dict.fromkeys(r for one in tenures for r in support(context, one)))
    return Point((Sentence(text, references, "source", statements=tuple(one.id for one in tenures)),))


def _witness(context: Context, one: Statement) -> str:
    if one.speaker:
        return name(context.record, one.speaker)
    return context.labels.get(one.passages[0].source, "") if one.passages else "the dossier"


def _against(context: Context, first: Statement, others: list[str]) -> Point:
    against = [tell(context, found) for id in others if (found := context.statement(id))]
    said = {sentence.text: sentence for sentence in against}
    return Point((tell(context, first),), facts=(Fact("Against it", tuple(said.values())),) if said else ())


def _missing(context: Context, found: Iterable[Finding]) -> Iterable[Item]:
    shown = set(offices_shown(context))
    by_code: dict[str, list[Finding]] = {}
    for finding in found:
        if finding.severity is Severity.GAP:
            by_code.setdefault(finding.code, []).append(finding)
    for finding in by_code.get("vacancy", []):
        yield (_cited(context, finding),)
    bounds = [f for f in by_code.get("unknown-bound", []) if _office_of(context, f) in shown]
    yield from ((sentence,) for f in bounds if (sentence := _no_bound(context, f)))
    undated = [context.statement(f.entries[0]) for f in by_code.get("undated-event", [])]
    for one in undated:
        if one:
            text = f"No source dates this: {clause(context.record, one)}."
            yield (Sentence(text, support(context, one), "source", one.voice, (one.id,)),)
    yield from _counts(by_code)


def _no_bound(context: Context, finding: Finding) -> Sentence | None:
    """A start or an end that no source gives; that who holds an office now has not left it is no gap."""
    one = context.statement(finding.entries[0])
    if not isinstance(one, Tenure):
        return None
    missing = [
        verb
        for word, verb in (("start", "began"), ("end", "ended"))
        if f" the {word}" in finding.message.split(" of ")[0]
    ]
    if missing == ["ended"] and _holds_now(context, one):
        return None
    who, office = name(context.record, one.holder), name(context.record, one.office)
    text = f"No source says when {who}’s time as {office} {listed(missing, 'or')}."
    return Sentence(text, _cited(context, finding).references, "record", statements=finding.entries)


def _holds_now(context: Context, one: Tenure) -> bool:
    now = next((answer for answer, _ in context.offices if answer.office == one.office), None)
    return now is not None and now.status == "held" and any(holder.holder == one.holder for holder in now.holders)


def _counts(by_code: dict[str, list[Finding]]) -> Iterable[Item]:
    for code, one, many in (
        ("unsourced", "statement cites no passage", "statements cite no passage"),
        ("undated-source", "source has no publication date", "sources have no publication date"),
        (
            "repeated-quotation",
            "quotation stands more than once in its source",
            "quotations stand more than once in their source",
        ),
    ):
        if by_code.get(code):
            yield (note(of_many(len(by_code[code]), one, many)),)


def _office_of(context: Context, finding: Finding) -> str:
    one = context.statement(finding.entries[0])
    return one.office if isinstance(one, Tenure) else ""


def _plainly(context: Context, finding: Finding) -> Sentence:
    """A check's message with dates and names in words."""
    text = _ISO.sub(lambda m: dates.day_words(date(int(m[1]), int(m[2]), int(m[3]))), finding.message)
    text = _QUOTED.sub(lambda m: f"“{label(context.record, m[1])}”", text)
    return Sentence(text, statements=finding.entries)


def _cited(context: Context, finding: Finding) -> Sentence:
    plain = _plainly(context, finding)
    found = [one for id in finding.entries if (one := context.statement(id))]
    references = tuple(dict.fromkeys(r for one in found for r in support(context, one)))
    return Sentence(plain.text, references, "record", statements=finding.entries)


def _left_out(context: Context) -> list[Item]:
    counted = Counter(one.reason for one in context.view.left_out)
    return [(note(f"{capitalised(_because(context, reason, count))}"),) for reason, count in counted.items()]


def _because(context: Context, reason: str, count: int) -> str:
    known = dates.day_words(context.view.known) if context.view.known else ""
    many = of_many(count, "statement")
    are = "is" if count == 1 else "are"
    if reason.startswith("its source was not public"):
        return f"{many} of the dossier {are} left out because no source of theirs was public by {known}"
    if reason.startswith("it came about"):
        as_of = dates.day_words(context.view.as_of) if context.view.as_of else ""
        return f"{many} {are} left out because what they tell came about after {as_of}"
    if reason.startswith("when its source"):
        return f"{many} {are} left out because it is not known well enough when their sources became public"
    return f"{many} {are} left out because they rest on what was not yet public"
