"""Cutting a text into blocks, and saying which of them are running text.

Captions, credits, kickers, promotions and pull quotes that repeat a sentence are marked, so that
nothing is coded twice; a question is a section's label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from juncture.reading.documents.document import Block, Role
from juncture.reading.lexicon import words
from juncture.record.folding import fold_text

_STOP = re.compile(r"[.!?]+[\"'”’)]*")
_LINE = re.compile(r"[^\n]+")
LIMIT = 6_000


def cut(text: str) -> Iterator[tuple[int, int]]:
    """The spans of blocks: lines, or whole paragraphs where lines are wrapped by hand.

    >>> list(cut("One.\\nTwo.\\n\\nThree."))
    [(0, 4), (5, 9), (11, 17)]
    """
    for paragraph in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text):
        lines = [match.span() for match in _LINE.finditer(text, *paragraph.span())]
        spans = [paragraph.span()] if _wrapped(text, lines) else lines
        for start, end in spans:
            yield from _bounded(text, *_trimmed(text, start, end))


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    if len(lines) < 2:
        return False
    inner = lines[:-1]
    if not all(40 <= end - start <= 110 for start, end in inner):
        return False
    return sum(text[start:end].rstrip()[-1:] not in ".!?:" for start, end in inner) * 2 >= len(inner)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A block no longer than the parser likes: cut behind a sentence, else behind a word."""
    while end - start > LIMIT:
        window = text[start : start + LIMIT]
        places = [match.end() for match in re.finditer(r"[.!?][\"'”’)]*\s", window)]
        place = places[-1] if places else (window.rfind(" ") + 1 or LIMIT)
        yield _trimmed(text, start, start + place)
        start, _ = _trimmed(text, start + place, end)
    if end > start:
        yield start, end


def mark(text: str, spans: Iterable[tuple[int, int]], elements: dict[int, str] | None = None) -> tuple[Block, ...]:
    """Blocks with their roles and sections.

    >>> [block.role.value for block in mark("What now?\\n\\nHe left.", [(0, 9), (11, 19)])]
    ['question', 'body']
    """
    spans = list(spans)
    elements = elements or {}
    known: dict[str, int] = {}
    for number, (start, end) in enumerate(spans):
        parts = _sentences(text[start:end])
        if len(parts) > 1:
            for part in parts:
                key = _key(part)
                known.setdefault(key, number)
                first, _, rest = key.partition(" ")
                if first in _OPENERS:
                    known.setdefault(rest, number)
    spans = [part for span in spans for part in _without_dateline(text, *span)]
    blocks: list[Block] = []
    section: str | None = None
    whole: dict[str, int] = {}
    for number, (start, end) in enumerate(spans):
        words_here = text[start:end]
        key = _key(words_here)
        twin = known.get(key, whole.get(key)) if len(key) > 25 else None
        role = Role.REPEATED if twin not in (None, number) else _role(words_here, elements.get(start, ""))
        if role is Role.BODY and twin is None:
            whole[key] = number
        if role in (Role.QUESTION, Role.HEADING):
            section = words_here
        blocks.append(Block(start, end, role, section, twin if role is Role.REPEATED else None))
    return tuple(blocks)


def _sentences(text: str) -> list[str]:
    """The sentences of a block, roughly; what has no stop at its end is none."""
    ends = [match.end() for match in _STOP.finditer(text)]
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


_DATELINE = re.compile(
    r"^(?:(?:UPDATE|WRAPUP|CORRECTED|REFILE) ?\d* ?[-–—] )?[A-ZÀ-Þ][\w'’.-]+(?:[ ,/]+[A-ZÀ-Þa-z][\w'’.-]*){0,4}"
    r"(?:, \d{1,2} \w+(?: \d{4})?|, \w+ \d{1,2}(?:, \d{4})?)? ?(?:\([A-Z][\w ]{1,25}\))? ?[-–—]+ (?=[A-ZÀ-Þ0-9\"“])"
)


def _without_dateline(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A report's opening place, date and agency apart from its first sentence: 'NIAMEY, 27 July (Reuters) - '."""
    match = _DATELINE.match(text[start : min(end, start + 120)])
    if match and (re.search(r"\(\w|\d", match[0]) or match[0].split()[0].isupper()) and end - start > match.end() + 20:
        yield start, start + len(match[0].rstrip(" -–—"))
        yield start + match.end(), end
    else:
        yield start, end


_OPENERS = frozenset(("but", "and", "so", "yet", "indeed", "however", "still", "thus", "moreover", "furthermore"))


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", fold_text(text)).strip().lower()


def _role(text: str, element: str) -> Role:
    if element == "figcaption":
        return Role.CAPTION
    if _DATELINE.fullmatch(text + " - A"[:3]) or re.fullmatch(
        r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]+(, \d.*|, \w+ \d.*)?( ?\([A-Z]\w+\))?", text
    ):
        return Role.DATELINE if len(text.split()) <= 9 and re.search(r"\d|\(", text) else Role.HEADING
    short = len(text.split()) <= 20
    lower = text.lower()
    if any(re.search(pattern, lower) for pattern in words("furniture", "promotion")) and len(text.split()) <= 45:
        return Role.PROMOTION
    if any(re.search(pattern, lower) for pattern in words("furniture", "caption")):
        return Role.CAPTION
    if short and text.rstrip().endswith("?"):
        return Role.QUESTION
    if any(re.search(pattern, text) for pattern in words("furniture", "credit")) and short:
        return Role.CREDIT
    if short and any(re.search(pattern, text) for pattern in words("furniture", "kicker")):
        return Role.KICKER
    if element.startswith("h") or (short and not re.search(r"[.!?:;…][\"'”’)\]]*$", text.rstrip())):
        return Role.HEADING
    return Role.BODY
