"""The countries that a passage is near to: those that its paragraph names, or else those that its document names."""

from __future__ import annotations

import re
from functools import cache

from juncture.reading.documents.document import Document
from juncture.record.countries import table

_WORD = re.compile(r"[\w'’-]+")
_LONGEST = 5


def countries_near(document: Document, start: int) -> list[str]:
    """ISO 3166 alpha-3 codes, by country, demonym or capital, in order of first mention.

    >>> from juncture.reading.documents.loading import from_text
    >>> countries_near(from_text("Police in Burkina Faso arrested a Malian colonel."), 0)
    ['BFA', 'MLI']
    """
    block = next((one for one in document.blocks if one.start <= start < one.end), None)
    here = named(document.text[block.start : block.end]) if block else []
    return here or named(document.text)


def named(text: str) -> list[str]:
    """The countries that a text names."""
    words = _WORD.findall(text)
    found: dict[str, None] = {}
    for number, word in enumerate(words):
        if word[:1].isupper():
            runs = (" ".join(words[number : number + length]) for length in range(_LONGEST, 0, -1))
            code = next((_codes()[run] for run in runs if run in _codes()), None)
            if code:
                found[code] = None
    return list(found)


@cache
def _codes() -> dict[str, str]:
    return {
        name: code
        for code, entry in table("countries").items()
        for key in ("capitals", "demonyms", "names")
        for name in entry[key]
    }
