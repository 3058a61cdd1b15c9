"""What can be asked of a dossier: questions made of its own offices, actors and days."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from juncture.ask.words import WORDS
from juncture.brief.dates import words
from juncture.brief.naming import label
from juncture.record.record import Record
from juncture.record.statements import Assessment, Event, Option, Power, Stance, Tenure
from juncture.record.when import When


def suggestions(record: Record, language: str = "en") -> tuple[str, ...]:
    """Questions that a dossier can be asked, in English (``en``) or French (``fr``); none for an empty one.

    >>> import juncture
    >>> suggestions(juncture.open("examples/mali-2021"))[:2]
    ('Who was Prime Minister of Mali on 24 May 2021?', 'What happened on 24 May 2021?')
    """
    filling = _filling(record)
    offered = (
        one[language if language in ("en", "fr") else "en"] for one in _forms() if one.get("needs", "") in filling
    )
    return tuple(text.format_map(filling) for text in offered if set(re.findall(r"{(\w+)}", text)) <= set(filling))


@cache
def _forms() -> list[dict[str, str]]:
    text = files(__package__).joinpath("suggestions.toml").read_text(encoding="utf-8")
    found: list[dict[str, str]] = tomllib.loads(text)["suggestion"]
    return found


def _filling(record: Record) -> dict[str, str]:
    """What the dossier fills the forms with, and which of their needs it meets."""
    topics = {one.topic for one in record.of(Assessment)}
    met = {
        "": True,
        "option": any(True for _ in record.of(Option)),
        "statement": any(True for _ in record.statements()),
        "risk": "risk" in topics,
        "unknown": "unknown" in topics,
    }
    turning = record.get(record.meta.turning_point or "")
    if isinstance(turning, Event):
        met["turning"] = True
    when = turning.when if isinstance(turning, Event) else None
    day = words(when) if when and when.precision == "day" else ""
    pair = _pair(record)
    names = {
        "office": _most(record, (one.office for one in record.of(Tenure))),
        "person": _most(record, (one.holder for one in record.of(Tenure))),
        "speaker": _most(record, (one.actor for one in record.of(Stance))),
        "day": day,
        "jour": _in_french(when) if when and day else "",
        "lower": pair[0],
        "upper": pair[1],
    }
    return {name: "" for name, is_met in met.items() if is_met} | {name: text for name, text in names.items() if text}


def _in_french(when: When) -> str:
    """A day as a French question has it.

    >>> from juncture.record.edtf import parse
    >>> _in_french(parse("2021-08-18"))
    '18 août 2021'
    """
    year, month, day = str(when).split("-")
    return f"{int(day)} {WORDS['months_written']['fr'][int(month) - 1]} {year}"


def _most(record: Record, ids: Iterable[str]) -> str:
    counted = Counter(ids)
    return label(record, counted.most_common(1)[0][0]) if counted else ""


def _pair(record: Record) -> tuple[str, str]:
    """Two offices that a rule on suspending puts beside one another."""
    for one in record.of(Power):
        upper: Any = one.object
        if one.act == "suspend" and upper and record.get(upper) is not None and record[upper].kind == "office":
            return label(record, one.office), label(record, upper)
    return "", ""
