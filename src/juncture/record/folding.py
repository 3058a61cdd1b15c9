"""Folding a text for comparison without losing the place of any character.

Folding makes curly and straight quotes, dashes, white space and
diacritics alike, so that a quotation typed by hand finds its passage. Every folded character
remembers the code point it came from.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_SAME = {
    **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
    "\u00ad": "",
    "\ufeff": "",
    "\u200b": "",
}


_SPACES = re.compile(" {2,}")


@lru_cache(maxsize=4_096)
def _fold_character(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    if character.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", character)
    return "".join(_SAME.get(c, c) for c in plain if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; ``places[i]`` is where folded character ``i`` stands in the original."""

    text: str
    places: list[int]
    length: int

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of original code points behind a span of folded ones."""
        following = self.places[end] if end < len(self.places) else self.length
        return self.places[start], max(self.places[end - 1] + 1, following)


def fold(text: str) -> Folded:
    """Fold a text; runs of white space become one space.

    >>> folded = fold("Bah  N’Daw – Keïta")
    >>> folded.text
    "Bah N'Daw - Keita"
    >>> folded.original_span(4, 9)
    (5, 10)
    """
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for plain in _fold_character(character):
            if plain == " " and characters and characters[-1] == " ":
                continue
            characters.append(plain)
            places.append(place)
    return Folded("".join(characters), places, len(text))


def fold_text(text: str) -> str:
    """The folded text alone, its ends trimmed: what :func:`fold` gives, without the places, fit for a whole book."""
    table = {ord(character): _fold_character(character) for character in set(text)}
    return _SPACES.sub(" ", text.translate(table)).strip()
