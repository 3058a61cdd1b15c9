"""What a document tells of itself: its language, publisher and date, each with the evidence for it."""

from __future__ import annotations

import re
from datetime import date

from juncture.reading.documents.document import Evidence
from juncture.reading.lexicon import table, words

READ = ("en",)
_MONTHS = {name: number for number, name in enumerate(words("time", "months"), start=1)}
_NAMES = "|".join(_MONTHS)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({_NAMES})\.?,? (\d{{4}})\b", re.I)
_MONTH_FIRST = re.compile(rf"\b({_NAMES})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.I)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_CITY_LINE = re.compile(r"^\s*[A-Z][A-Za-zÀ-ÿ .'’-]+(?:, [A-Z][A-Za-z .]+)?,? (?:\()?(?=[A-Z\d])")


def language(text: str) -> str | None:
    """The language of a text as an ISO 639 code; None where it is too short to tell.

    >>> language("Officers arrested the president and his prime minister on Monday evening.")
    'en'
    """
    sample = text[:6000]
    count = len(sample.split())
    if count < 5 and len(sample) < 30:
        return None
    from py3langid import classify

    found: str = classify(sample)[0]
    if found != "en" and count < 30 and _ENGLISH.search(sample):
        return "en"
    latin = all(ord(character) < 0x250 for character in sample if character.isalpha())
    return None if found != "en" and count < 12 and latin else found


_ENGLISH = re.compile(r"\b(?:the|of|was|were|has|have|been|with|from|which|by|and)\b", re.I)


def published(text: str, meta: dict[str, str], spans: list[tuple[int, int]]) -> Evidence | None:
    """When it was published, as far as it says so itself: in its head, or in a line of its own near the top or end.

    >>> published("News\\n\\n27 May 2021\\n\\nOfficers ...", {}, [(0, 4), (6, 17), (19, 31)])
    Evidence(value='2021-05-27', evidence="printed in the text: '27 May 2021'")
    """
    if "date" in meta and _ISO.match(meta["date"]):
        return Evidence(meta["date"][:10], "the file's own metadata")
    edge = [*spans[:6], *spans[-2:]]
    for start, end in edge:
        line = text[start:end]
        label = re.match(r"(?i)(published|posted|updated|date|issued)( on)?:? ", line)
        city = _CITY_LINE.match(line)
        bounded = line if len(line.split()) <= 9 or label else line[:70] if city else ""
        found = full_date(bounded)
        if found and (label or len(line.split()) <= 9 or _dateline(line)):
            return Evidence(found[0], f"printed in the text: {found[1]!r}")
    return None


def _dateline(line: str) -> bool:
    """Whether a line opens with a place and a date before a dash or a colon: 'NIAMEY, 27 July 2023 (Reuters) -'."""
    return bool(re.match(r"^[^.!?]{3,70}(\)|\d{4})\s*[-–—:]", line))


def full_date(text: str) -> tuple[str, str] | None:
    """The first complete date in a text, as ISO and as written.

    >>> full_date("of May 27, 2021")
    ('2021-05-27', 'May 27, 2021')
    """
    found = []
    for pattern, order in ((_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2)), (_ISO, (1, 2, 3))):
        if match := pattern.search(text):
            year, month, day = (match[index] for index in order)
            number = _MONTHS.get(month.lower()) or (int(month) if month.isdigit() else 0)
            try:
                found.append((match.start(), date(int(year), number, int(day)).isoformat(), match[0]))
            except ValueError:
                continue
    return min(found)[1:] if found else None


def publisher(text: str, meta: dict[str, str]) -> Evidence | None:
    """Who published it: the page's own metadata, or a publisher's name that the text bears again and again.

    >>> publisher("NIAMEY (Reuters) - Soldiers ...", {})
    Evidence(value='Reuters', evidence="the text bears '(Reuters) -'")
    """
    if meta.get("sitename"):
        return Evidence(meta["sitename"], "the page's own metadata")
    if match := re.search(r"\(([A-Z][A-Za-z ]{1,20})\) ?[-–—]", text[:400]):
        return Evidence(match[1], f"the text bears {match[0]!r}")
    for name, entry in table("publishers").items():
        for pattern in entry["signs"]:
            if match := re.search(pattern, text):
                return Evidence(name, f"the text bears {match[0]!r}")
    return None


def author(text: str, meta: dict[str, str]) -> Evidence | None:
    """Who wrote it, where a line says so."""
    if match := re.search(r"(?m)^By ([A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){1,3})", text[:2000]):
        return Evidence(match[1], f"the line {match[0]!r}")
    return Evidence(meta["author"], "the file's own metadata") if meta.get("author") else None
