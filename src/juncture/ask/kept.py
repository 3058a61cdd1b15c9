"""Whether a phrasing says what an answer says: the same words in the same order, joined and no more.

A model may join sentences, leave out an opening that repeats the one before, and add such words as "and". Every other
word stays: each name, number, date and hedge, and every "not". What fails here is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from juncture.ask.names import plain
from juncture.ask.words import WORDS

_FREE = frozenset(WORDS["phrasing"]["free"])
_WORD = re.compile(r"\w+(?:['-]\w+)*")


def fault(lines: Sequence[str], sentences: Sequence[tuple[str, Sequence[int]]]) -> str | None:
    """What is wrong with a phrasing, as the end of a sentence; None where it says what the lines say.

    ``sentences`` are its sentences, each with the numbers of the lines that it phrases, from 1.

    >>> lines = ["On 25 May, Mali left.", "On 25 May, France may follow."]
    >>> fault(lines, [("On 25 May, Mali left and France may follow.", [1, 2])])
    >>> fault(lines, [("On 25 May, Mali left and France will follow.", [1, 2])])
    'it has “will” where the answer has “may”'
    >>> fault(lines, [("On 25 May, Mali left.", [1])])
    'it leaves out line 2'
    """
    used = [number for _, numbers in sentences for number in numbers]
    for number in used:
        if not 1 <= number <= len(lines):
            return f"it cites line {number}, which the answer does not have"
        if used.count(number) > 1:
            return f"it uses line {number} twice"
    for number in range(1, len(lines) + 1):
        if number not in used:
            return f"it leaves out line {number}"
    return next(
        (found for text, numbers in sentences if (found := _unlike(text, [lines[n - 1] for n in numbers]))), None
    )


def _unlike(text: str, lines: Sequence[str]) -> str | None:
    """The first word at which a sentence parts from its lines."""
    if not lines:
        return "a sentence cites no line"
    said, place, before = _words(text), 0, list[str]()
    for line in lines:
        whole = _words(line)
        opening = _shared(before, whole)
        least = [skip for skip in (0, opening) if said[place : place + len(whole) - skip] == whole[skip:]]
        if not least:
            rest = said[place:]
            return _parted(rest, whole if rest[:1] == whole[:1] else whole[opening:])
        place += len(whole) - least[0]
        before = whole
    return f"it adds “{said[place]}”" if place < len(said) else None


def _parted(said: Sequence[str], whole: Sequence[str]) -> str:
    for ours, its in zip(whole, said, strict=False):
        if ours != its:
            return f"it has “{its}” where the answer has “{ours}”"
    return f"it leaves out “{whole[len(said)]}”"


def _shared(before: Sequence[str], words: Sequence[str]) -> int:
    """How many words a line repeats of the opening of the line before it; never all of it."""
    same = next(
        (n for n, (a, b) in enumerate(zip(before, words, strict=False)) if a != b), min(len(before), len(words))
    )
    return min(same, len(words) - 1)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(plain(text)) if word not in _FREE]
