"""The words of a text as search knows them: folded, without case, each with the code points it came from.

A text is read in two ways. *Split*, an apostrophe parts two words, so that "l'Union" is found by "union".
*Joined*, it stands within a name, so that "N'Daw" is found by "ndaw". A phrase may be found in either.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from juncture.record.folding import fold

# A longer run of letters is several words that follow one another, in the text as in a query.
_WORD = re.compile(r"[^\W_]{1,64}")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, folded, and its span in the text; ``joins`` where an apostrophe ties it to the word before."""

    text: str
    start: int
    end: int
    joins: bool = False


def words(text: str, offset: int = 0, *, tied: bool = False) -> list[Word]:
    """The words of a text, split; ``offset`` is where it stands in a longer one, ``tied`` ties at every apostrophe.

    >>> [word.text for word in words("Bah N’Daw, président")]
    ['bah', 'n', 'daw', 'president']
    """
    # Plain English is most of what there is, and folds to itself but for one sign.
    folded = None if text.isascii() else fold(text)
    plain = text.replace("`", "'") if folded is None else folded.text
    found: list[Word] = []
    before: re.Match[str] | None = None
    for match in _WORD.finditer(plain):
        start, end = match.span() if folded is None else folded.original_span(*match.span())
        near = before is not None and match.start() == before.end() + 1 and plain[before.end()] == "'"
        joins = near and before is not None and _within(before[0], match[0], tied)
        found.append(Word(match[0].casefold(), offset + start, offset + end, joins))
        before = match
    return found


def joined(split: Sequence[Word]) -> list[Word]:
    """The same words with apostrophes inside names.

    >>> [word.text for word in joined(words("Mali's president N'Daw, l'Union"))]
    ['mali', 's', 'president', 'ndaw', 'lunion']
    """
    found: list[Word] = []
    for word in split:
        if word.joins and found:
            found[-1] = Word(found[-1].text + word.text, found[-1].start, word.end)
        else:
            found.append(word)
    return found


def _within(before: str, after: str, tied: bool) -> bool:
    """Whether an apostrophe between two words may as well be left out."""
    heads, endings = _elisions()
    if after.casefold() in endings:
        return False
    return tied or not (before.casefold() in heads and after[0].islower())


@cache
def _elisions() -> tuple[frozenset[str], frozenset[str]]:
    said = tomllib.loads(files(__package__).joinpath("elisions.toml").read_text(encoding="utf-8"))
    return frozenset(said["before"]), frozenset(said["after"])
