"""Who holds what: before the turning point and now, on whose word, and where nobody or nobody certain does."""

from __future__ import annotations

from juncture.brief import dates, document
from juncture.brief.context import Context
from juncture.brief.document import Block, Cell, Paragraph, Part, Reference, Sentence, Table
from juncture.brief.naming import capitalised, listed, name
from juncture.brief.notes import cell
from juncture.brief.references import reference
from juncture.record.citation import Citation
from juncture.record.edtf import parse
from juncture.record.holders import Holder, OfficeAnswer
from juncture.record.marks import Mark

_MARKS: dict[str, document.Mark] = {"held": "", "contested": "contested", "unknown": "unknown", "vacant": "vacant"}


def who_holds_what(context: Context) -> Part | None:
    """The office table of the crisis: before its turning point and on the day described."""
    day = context.day
    if day is None:
        return None
    before = context.eve
    rows = [_row(context, now, then) for now, then in _compared(context)]
    if not rows:
        return None
    head = ["Office", *([f"Before, on {dates.day_words(before)}"] if before else []), f"On {dates.day_words(day)}"]
    caption = (
        "Who held which office before the turning point, and who holds it now" if before else "Who holds which office"
    )
    blocks: list[Block] = [Table(caption, tuple(head), tuple(rows), wide=True)]
    changed = standing(context)
    return Part("Who holds what", (*([Paragraph(tuple(changed))] if changed else []), *blocks))


def standing(context: Context) -> list[Sentence]:
    """A sentence for each of the first three offices in question."""
    if context.day is None:
        return []
    return [_sentence(context, now) for now, _ in _compared(context)[:3]]


def offices_shown(context: Context) -> tuple[str, ...]:
    """The offices of the table, in its order."""
    return tuple(now.office for now, _ in _compared(context))


def _compared(context: Context) -> list[tuple[OfficeAnswer, OfficeAnswer | None]]:
    return [(now, earlier) for now, earlier in context.offices if _of_interest(now, earlier)]


def _row(context: Context, now: OfficeAnswer, then: OfficeAnswer | None) -> tuple[Cell, ...]:
    cells = [_cell(context, then)] if then else []
    return (cell(now.name), *cells, _cell(context, now))


def _of_interest(now: OfficeAnswer, then: OfficeAnswer | None) -> bool:
    """Whether an office belongs in the table: somebody holds or may hold it on one of the days."""
    if then is None:
        return _tells(now)
    quiet = {"vacant", "unknown"}
    return bool(now.holders) or not (now.status in quiet and then.status in quiet)


def _tells(one: OfficeAnswer) -> bool:
    return one.status != "unknown" or bool(one.holders)


def _cell(context: Context, answer: OfficeAnswer) -> Cell:
    if answer.status == "vacant":
        return Cell((Sentence("Vacant."), *(_last(context, one) for one in answer.last)), "vacant")
    if not answer.holders:
        return Cell((Sentence("Unknown: nobody is recorded in it."),), "unknown")
    return Cell(tuple(_holder(context, answer, one) for one in answer.holders), _MARKS[answer.status])


def _holder(context: Context, answer: OfficeAnswer, one: Holder) -> Sentence:
    said = one.name + {"acting": ", acting", "interim": ", interim", "claimed": ", claimed"}.get(one.capacity, "")
    since = _since(context, one)
    doubt = {
        "contested": ": contested, as the sources give different ends" if one.ends else ": contested",
        "unknown": ": not settled by any source for this day",
    }.get(answer.status, "")
    text = f"{said}{f', {since}' if since else ''}{doubt}."
    if answer.status != "held" and (ends := _ends(context, one)):
        lone = answer.status == "unknown" and all(mark.voice == "attributed" for mark in one.ends)
        text += f" {'One party’s word only: l' if lone else 'L'}eft {ends}."
    return Sentence(text, _references(context, one.sources), "source", one.voice, one.statements)


def _since(context: Context, one: Holder) -> str:
    """Since when, from the most precise word of the sources."""
    given = [mark for mark in one.begins if mark.date]
    if not given:
        return ""
    best = min(given, key=lambda mark: (not dates.is_point(parse(mark.date or "")), mark.date))
    when = parse(best.date or "")
    event = context.view.event(best.event)
    said = dates.words(when, inferred=bool(event and event.year == "inferred"))
    return f"since {said}" if dates.is_point(when) else f"since some time {said}"


def _ends(context: Context, one: Holder) -> str:
    told: dict[str, list[Mark]] = {}
    for mark in one.ends:
        if mark.date:
            told.setdefault(mark.date, []).append(mark)
    parts = [f"{dates.phrase(parse(day))}{_by(context, marks)}" for day, marks in told.items()]
    return listed(parts, "or")


def _by(context: Context, marks: list[Mark]) -> str:
    """On whose word a bound stands, and how firmly."""
    named = dict.fromkeys(name(context.record, mark.speaker) for mark in marks if mark.speaker)
    said = f" according to {listed(named)}" if named else ""
    firm = any(mark.voice in ("asserted", "attributed") for mark in marks)
    return said if firm else f"{said}, though held at a distance ({marks[0].voice})"


def _last(context: Context, one: Holder) -> Sentence:
    ends = _ends(context, one)
    text = f"The last one recorded is {one.name}{f', who left {ends}' if ends else ''}."
    return Sentence(text, _references(context, one.sources), "source", one.voice, one.statements)


def _sentence(context: Context, one: OfficeAnswer) -> Sentence:
    if not one.holders:
        last = _last(context, one.last[0]) if one.last else None
        text = f"The office of {one.name} is {'vacant' if one.status == 'vacant' else 'held by nobody recorded'}."
        if last:
            text += f" {last.text}"
        return Sentence(text, last.references if last else (), "source" if last else "record")
    who = one.holders[0]
    references = _references(context, tuple(c for holder in one.holders for c in holder.sources))
    statements = tuple(id for holder in one.holders for id in holder.statements)
    post = one.name
    if one.status == "held":
        text = _now(context, who, post)
    elif one.status == "contested":
        text = f"Who is {post} is contested: {listed((holder.name for holder in one.holders), 'or')}"
    else:
        text = f"No source settles whether {listed((holder.name for holder in one.holders), 'or')} is still {post}"
    return Sentence(capitalised(text) + ".", references, "source", who.voice, statements)


def _now(context: Context, who: Holder, post: str) -> str:
    since = _since(context, who)
    if since:
        verb = {"acting": "has exercised the office of", "claimed": "has claimed to be"}.get(who.capacity, "has been")
        return f"{who.name} {verb} {post} {since}"
    verb = {"acting": "exercises the office of", "claimed": "claims to be"}.get(who.capacity, "is")
    return f"{who.name} {verb} {post}"


def _references(context: Context, citations: tuple[Citation, ...]) -> tuple[Reference, ...]:
    return tuple(reference(citation, context.labels) for citation in dict.fromkeys(citations))
