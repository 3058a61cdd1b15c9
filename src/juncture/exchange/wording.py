"""A statement in plain words that keep its voice, for formats that have no place for one.

The brief tells a record in sentences; here a statement becomes one label that stands alone in
another program, so its voice leads and its clause follows as the analyst wrote it.
"""

from __future__ import annotations

from juncture.record.edtf import parse
from juncture.record.record import Record
from juncture.record.statements import Event, Lasting, Stance, Statement
from juncture.record.vocabulary import vocabulary
from juncture.record.when import When, day_of

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def told(record: Record, statement: Statement) -> str:
    """A statement behind the words of its voice.

    >>> import juncture
    >>> mali = juncture.open("examples/mali-2021")
    >>> told(mali, mali["ndaw-powers-removed"])
    'According to Assimi Goïta: the president no longer has his prerogatives'
    """
    lead = voice_lead(record, statement)
    clause = clause_of(record, statement)
    return f"{lead} {clause}" if lead else clause[:1].upper() + clause[1:]


def voice_lead(record: Record, statement: Statement) -> str:
    """What must be said before a statement's clause; nothing where its source asserts it."""
    leads = []
    speaker = name_of(record, statement.speaker) if statement.speaker and statement.voice != "asserted" else None
    if statement.voice == "conditional":
        leads.append(f"If {statement.condition}:")
    if statement.voice == "planned":
        leads.append(f"Planned, according to {speaker}:" if speaker else "Planned:")
    elif speaker:
        leads.append(f"According to {speaker}:")
    if statement.hedge:
        leads.append(vocabulary("hedge")[statement.hedge].extra.get("lead", f"({statement.hedge})"))
    elif statement.voice == "hedged":
        leads.append("It may be that")
    return " ".join(leads)


def clause_of(record: Record, statement: Statement) -> str:
    """The statement's own clause, or the barest one that its fields give."""
    if statement.text:
        return statement.text
    names = [name_of(record, id) for id in _main_ids(statement)]
    if isinstance(statement, Event):
        return f"{act_words(statement)}: {', '.join(names)}" if names else act_words(statement)
    if isinstance(statement, Stance):
        return f"{names[0]} {statement.position} {names[1]}"
    return f"{statement.kind}: {' – '.join(names)}" if names else statement.kind


def act_words(event: Event) -> str:
    """The label of an event's act or type."""
    return vocabulary("act")[event.act].label if event.act else vocabulary("plover")[event.type or ""].label


def _main_ids(statement: Statement) -> list[str]:
    fields = ("holder", "member", "actor", "actors", "target", "targets", "office", "body")
    found: list[str] = []
    for field in fields:
        value = getattr(statement, field, None)
        found += [value] if isinstance(value, str) else list(value or ())
    return found


def name_of(record: Record, id: str) -> str:
    """What an entry is called: its name, title or text, or its id."""
    entry = record.get(id)
    if entry is None:
        return id
    return str(getattr(entry, "name", None) or getattr(entry, "title", None) or getattr(entry, "text", None) or id)


def time_words(statement: Statement) -> str:
    """When a statement's matter was so, in words; empty where nothing is said of it."""
    inferred = " (year inferred)" if statement.year == "inferred" else ""
    if not isinstance(statement, Lasting):
        when: When | None = getattr(statement, "when", None)
        return f"{date_words(when)}{inferred}" if when else ""
    parts = [
        f"{word} {date_words(when)}"
        for word, when in (("began", statement.began), ("ended", statement.ended), ("seen", statement.as_of))
        if when
    ]
    return "; ".join(parts) + inferred if parts else ""


def date_words(when: When) -> str:
    """A date in words, as precise as it is and no more.

    >>> [date_words(parse(text)) for text in ("2021-05-24", "2020-08", "[2021-05-24..2021-05-27]", "[..2021-05-24]")]
    ['24 May 2021', 'August 2020', 'some time from 24 May 2021 to 27 May 2021', '24 May 2021 or before']
    >>> [date_words(parse(text)) for text in ("2021-05-24?", "2021~", "2021-05-24/..", "201X")]
    ['24 May 2021 (doubtful)', 'about 2021', 'from 24 May 2021 on', 'the 2010s']
    """
    text = when.text
    if text.startswith("["):
        return " or ".join(_member(part.strip()) for part in text[1:-1].split(","))
    if "/" in text:
        first, _, last = text.partition("/")
        if first in ("", "..") or last in ("", ".."):
            return f"until {_one(last)}" if first in ("", "..") else f"from {_one(first)} on"
        return f"from {_one(first)} to {_one(last)}"
    return _one(text)


def _member(part: str) -> str:
    first, dots, last = part.partition("..")
    if not dots:
        return _one(part)
    if not first:
        return f"{_one(last)} or before"
    if not last:
        return f"{_one(first)} or after"
    return f"some time from {_one(first)} to {_one(last)}"


def _one(text: str) -> str:
    when = parse(text)
    about = "about " if when.approximate else ""
    doubt = " (doubtful)" if when.uncertain else ""
    return f"{about}{_plain(when, text)}{doubt}"


def _plain(when: When, text: str) -> str:
    bare = parse(text.rstrip("~?%"))
    day = day_of(bare.begin.earliest or 0)
    match when.precision:
        case "moment":
            return text.replace("T", " ")
        case "day":
            return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        case "month":
            return f"{MONTHS[day.month - 1]} {day.year}"
        case "year":
            return str(day.year)
        case "decade":
            return f"the {day.year // 10 * 10}s"
        case "season":
            return f"the season beginning in {MONTHS[day.month - 1]} {day.year}"
        case _:
            return text
