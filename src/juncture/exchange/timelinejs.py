"""TimelineJS: the occurrences as slides, each with its date in words where it is not a plain day; stays as eras.

That format places a slide at one moment and draws an era between two. An undated event has no place on it,
and a stay of which a bound is unknown is no era: both are named in the report instead of invented.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from juncture.exchange.plain_dates import plain_date
from juncture.exchange.report import Findings, Report
from juncture.exchange.wording import date_words, name_of, told
from juncture.record.edtf import parse
from juncture.record.folder.writing import write_file
from juncture.record.holders import Holder, stays
from juncture.record.items import Office
from juncture.record.occurrences import Occurrence, occurrences
from juncture.record.spells import Spell
from juncture.record.statements import Event
from juncture.record.timeline import in_order
from juncture.record.view import View
from juncture.record.when import DAY, When, moment_text


def write(view: View, target: Path) -> Report:
    """Write a view's events and eras."""
    found = Findings()
    meta = view.record.meta
    slides = [slide for one in in_order(occurrences(view)) if (slide := _slide(view, one, found))]
    eras = list(_eras(view, found))
    data: dict[str, Any] = {
        "title": {"text": {"headline": escape(meta.title), "text": escape(meta.about or "")}},
        "events": slides,
        "eras": eras,
        "scale": "human",
    }
    others = [one.id for one in view.statements if not isinstance(one, Event)]
    found.lose("kinds", "statement that is no event", *others)
    found.count("events", len(slides))
    found.count("eras", len(eras))
    file = write_file(target, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    return found.report("timelinejs", "export", meta.id, [file])


def _slide(view: View, one: Occurrence, found: Findings) -> dict[str, Any] | None:
    lead = one.lead
    when = lead.when or next((event.when for event in one.events if event.when), None)
    dates = _dates(when) if when else None
    if when is None or dates is None:
        found.lose("undated", "event without a date, which has no place on a line of time", lead.id)
        return None
    slide: dict[str, Any] = {
        "unique_id": lead.id,
        **dates,
        "text": {"headline": escape(told(view.record, lead)), "text": _body(view, one)},
        "group": escape(name_of(view.record, lead.actors[0])) if lead.actors else "no actor named",
        "autolink": False,
    }
    if plain_date(when) is None or lead.year == "inferred":
        inferred = " (year inferred)" if lead.year == "inferred" else ""
        slide["display_date"] = escape(date_words(when) + inferred)
        if plain_date(when) is None:
            found.lose("uncertain-date", "date placed at one of its ends", f"{lead.id} {when}", kept="display_date")
    return slide


def _dates(when: When) -> dict[str, Any] | None:
    """Where a slide stands: at the earliest that is known, or else at the latest; a stretch has an end."""
    if when.stretch and when.begin.earliest is not None and when.end.latest is not None:
        return {"start_date": _moment(when.begin.earliest), "end_date": _moment(when.end.latest)}
    if when.begin.earliest is None:
        return None if when.end.latest is None else {"start_date": _moment(when.end.latest)}
    precision = when.precision if plain_date(when) else "day"
    return {"start_date": _moment(when.begin.earliest, precision)}


def _moment(second: int, precision: str = "day") -> dict[str, int]:
    """A date as that format has it.

    >>> _moment(parse("2021-05").begin.earliest, "month")
    {'year': 2021, 'month': 5}
    """
    day, _, clock = str(moment_text(second, exact=True)).partition("T")
    names = ("year", "month", "day")[: {"year": 1, "month": 2}.get(precision, 3)]
    found = {name: int(part) for name, part in zip(names, day.split("-"), strict=False)}
    if precision == "moment":
        found |= {"hour": int(clock[:2]), "minute": int(clock[3:5])}
    return found


def _body(view: View, one: Occurrence) -> str:
    """What each source tells, one paragraph a statement, in HTML as that format wants it."""
    return "".join(f"<p>{escape(_telling(view, event))}</p>" for event in one.events)


def _telling(view: View, event: Event) -> str:
    titles = [name_of(view.record, id) for id in dict.fromkeys(passage.source for passage in event.passages)]
    dated = f" ({date_words(event.when)})" if event.when else ""
    return f"{told(view.record, event)}{dated}. {'; '.join(titles)}".strip()


def _eras(view: View, found: Findings) -> Iterator[dict[str, Any]]:
    """The stays of which both bounds are told plainly, in the first office (by rank) that has any."""
    drawn: dict[str, list[dict[str, Any]]] = {}
    for spell, holder in stays(view):
        era = _era(view, spell, holder)
        if era is None:
            found.lose("open-stay", "stay of which a bound is unknown, uncertain or disputed", *holder.statements)
        else:
            drawn.setdefault(spell.office, []).append(era)
    ranks = {office.id: office.rank if office.rank is not None else 999 for office in view.record.of(Office)}
    offices = sorted(drawn, key=lambda id: ranks[id])
    for office in offices[1:]:
        found.lose("further-office", "stay in another office than the first; eras would lie upon each other", office)
    yield from drawn[offices[0]] if offices else ()


def _era(view: View, spell: Spell, holder: Holder) -> dict[str, Any] | None:
    begin, end = _plain(holder.since), _plain(holder.until)
    firm = all(one.voice == "asserted" for one in spell.tenures)
    if begin is None or end is None or not firm:
        return None
    first, last = begin.begin.earliest, end.end.latest
    if first is None or last is None or last < first:
        return None
    office = name_of(view.record, spell.office)
    return {
        "start_date": _moment(first, begin.precision),
        "end_date": _moment(last // DAY * DAY, end.precision),
        "text": {"headline": escape(f"{holder.name}, {office}"), "text": ""},
    }


def _plain(text: str | None) -> When | None:
    """A date that stands alone and is plain; several that are told come as 'one or other'."""
    if text is None or " or " in text:
        return None
    when = parse(text)
    return when if plain_date(when) else None
