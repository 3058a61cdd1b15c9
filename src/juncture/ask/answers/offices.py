"""Who held an office on a day, and what somebody held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from juncture.ask.reply import Asking, Reply, said
from juncture.brief import dates
from juncture.brief.naming import capitalised, listed
from juncture.outputs.ask import AnswerLine
from juncture.record.edtf import parse
from juncture.record.holders import Holder, OfficeAnswer, holders
from juncture.record.statements import Tenure
from juncture.record.when import day_of

_UNSURE = {"contested": "that is contested", "unknown": "no source settles it"}


def holder(asking: Asking) -> Reply:
    """Who held the office that is named, on the day that is named."""
    offices = asking.asked.named("office")
    if not offices:
        return posts(asking)
    on, assumed = day_meant(asking)
    mention = offices[0]
    answer = _meant(asking, mention.ids, on)
    office = asking.name(answer.office)
    others = [asking.name(id) for id in mention.ids if id != answer.office]
    if others:
        assumed = (*assumed, f"“{mention.words}” is taken for {office}; it may also be {listed(others, 'or')}.")
    lines = _told(asking, answer, on)
    empty = answer.status == "unknown" and not answer.holders
    return Reply(
        f"Who held the office “{office}” on {dates.day_words(on)}?",
        lines,
        ("holders", "--office", answer.office, "--as-of", str(on)),
        assumed,
        f"The record names nobody{asking.known_by()} who held the office “{office}” on that day." if empty else None,
    )


def _meant(asking: Asking, ids: Sequence[str], on: date) -> OfficeAnswer:
    """Of the offices that a word may mean, the first that somebody held on the day; else the first."""
    found = [holders(asking.view, on, id)[0] for id in ids]
    return next((one for one in found if one.status in ("held", "contested")), found[0])


def day_meant(asking: Asking, otherwise: date | None = None) -> tuple[date, tuple[str, ...]]:
    """The day that a question is about, and what was assumed; ``otherwise`` where it names none."""
    given = asking.asked.day("on")
    if given and given.last_day:
        precise = given.when.precision in ("day", "moment")
        assumed = [] if precise else [f"{dates.words(given.when)} is taken as its last day."]
        assumed += [f"The year {given.last_day.year} is supplied."] if given.supplied else []
        return given.last_day, tuple(assumed)
    before, since = asking.asked.day("before"), asking.asked.day("since")
    if before and before.first_day:
        eve = before.first_day - timedelta(1)
        return eve, (f"{dates.day_words(eve)}, the day before, is taken.",)
    if since and since.last_day:
        return since.last_day, (f"{dates.day_words(since.last_day)} is taken.",)
    meta = asking.record.meta.as_of
    own = day_of(meta.end.latest) if meta and meta.end.latest is not None else None
    day = asking.view.as_of or otherwise or own or asking.context.day or date.today()  # noqa: DTZ011  # the user's day
    return day, (f"The question names no day; {dates.day_words(day)} is taken.",)


def _told(asking: Asking, answer: OfficeAnswer, on: date) -> tuple[AnswerLine, ...]:
    if not answer.holders:
        last = [holder_line(asking, one, f"The last one recorded is {one.name}") for one in answer.last]
        word = "was vacant" if answer.status == "vacant" else "has no holder on record"
        reason = said(f"On {dates.day_words(on)} the office {word}: {answer.reason}.", basis="record")
        return (reason, *last)
    doubt = _UNSURE.get(answer.status)
    if doubt is None:
        return tuple(holder_line(asking, one, one.name) for one in answer.holders)
    named = listed([one.name for one in answer.holders], "or")
    head = said(f"{named}: {doubt}. {capitalised(answer.reason)}.", basis="record")
    return (head, *(holder_line(asking, one, one.name) for one in answer.holders))


def holder_line(asking: Asking, one: Holder, lead: str) -> AnswerLine:
    """Somebody in an office, with capacity, bounds and suspensions as the sources give them."""
    bits = [] if one.capacity in ("", "titular") else [f"{one.capacity}"]
    bits += [f"since {_words(one.since)}"] if one.since else []
    bits += [_end(asking, one)] if one.ends else []
    bits += [f"suspended from {_words(s.began)}" + (f", says {asking.name(s.speaker)}" if s.speaker else "")
             for s in one.suspensions if s.began]  # fmt: skip
    text = ", ".join([lead, *bits]) + "."
    return AnswerLine(text=text, voice=one.voice, statements=one.statements, sources=one.sources)


def _end(asking: Asking, one: Holder) -> str:
    """Every end that a source gives, with whose word it is."""
    told: dict[str, list[str]] = {}
    for mark in one.ends:
        if mark.date:
            told.setdefault(mark.date, []).append(asking.name(mark.speaker) if mark.speaker else "")
    parts = []
    for day, speakers in told.items():
        named = listed([name for name in dict.fromkeys(speakers) if name])
        parts.append(_words(day) + (f" (says {named})" if named else ""))
    return f"until {listed(parts, 'or')}" if parts else "until a day that no source gives"


def _words(text: str) -> str:
    parts = [dates.words(parse(one.strip())) for one in text.split(" or ")]
    return listed(parts, "or")


def _holds(asking: Asking, id: str) -> bool:
    """Whether an actor may hold an office: a person, or whoever the record says held one; a state holds none."""
    entry = asking.record[id]
    return getattr(entry, "type", "") == "person" or any(one.holder == id for one in asking.view.of(Tenure))


def posts(asking: Asking) -> Reply:
    """What somebody held on a day; without anybody named, who held what."""
    on, assumed = day_meant(asking)
    actors = [one.id for one in asking.asked.named("actor") if _holds(asking, one.id)]
    wanted = set(actors)
    answers = [one for one in holders(asking.view, on) if any(h.holder in wanted or not wanted for h in one.holders)]
    lines = []
    for answer in answers:
        for one in answer.holders:
            if one.holder in wanted or not wanted:
                doubt = f" ({_UNSURE[answer.status]})" if answer.status in _UNSURE else ""
                lines.append(holder_line(asking, one, f"{answer.name}{doubt}: {one.name}"))
    who = listed([asking.name(id) for id in actors])
    question = f"Which offices did {who} hold on {dates.day_words(on)}?" if who else (
        f"Who held which office on {dates.day_words(on)}?")  # fmt: skip
    missing = None if lines else f"The record names no office that {who or 'anybody'} held on that day."
    if not lines and wanted:
        lines = list(asking.told(one for one in asking.view.of(Tenure) if one.holder in wanted))
        missing = (
            f"The record knows of no office of theirs on that day; what it has on {who} follows." if lines else missing
        )
    return Reply(question, tuple(lines), ("holders", "--as-of", str(on)), assumed, missing)
