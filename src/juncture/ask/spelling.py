"""Slips of the pen: a word that nothing knows is read as the one word that it nearly is, and that is said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from juncture.ask.words import WORDS, form_words
from juncture.record.record import Record

#: Shorter words are too near to others: "chat" and "Chad"; and those of a name, and of a question: "world" and "would".
SHORTEST, ASKING = 5, 6
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


def corrected(question: str, names: Iterable[str], record: Record) -> tuple[str, tuple[str, ...]]:
    """A folded question with its slips put right, and a sentence for each.

    A slip is one letter too many, too few, wrong, or swapped with its neighbour, behind a first letter that is right.
    Of forms of one verb the longest is read; where two words are as near, the slip stays.
    """
    known, near = _kept(record, names)
    notes: list[str] = []

    def put(match: re.Match[str]) -> str:
        word = match[0]
        if len(word) < SHORTEST or word in known or word.removesuffix("s") in known:
            return word
        found = {one for one in near.get(word[0], ()) if one_slip(word, one)}
        if not found or len({one[:SHORTEST] for one in found}) > 1:
            return word
        right = max(found, key=len)
        notes.append(f"“{word}” is read as “{right}”.")
        return right

    return _WORD.sub(put, question), tuple(notes)


def one_slip(word: str, other: str) -> bool:
    """Whether two words are one slip apart.

    >>> one_slip("presidnet", "president"), one_slip("ecwas", "ecowas"), one_slip("niger", "nigeria")
    (True, True, False)
    """
    if abs(len(word) - len(other)) > 1 or word == other:
        return False
    start = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    rest, its = word[start:], other[start:]
    swapped = len(rest) > 1 and rest[:2] == its[1::-1] and rest[2:] == its[2:]
    return swapped or rest[1:] == its[1:] or rest[1:] == its or rest == its[1:]


def _kept(record: Record, names: Iterable[str]) -> tuple[frozenset[str], dict[str, list[str]]]:
    """The words that are no slips, and those that a slip may be of by their first letters; made once for a record."""
    kept: tuple[frozenset[str], dict[str, list[str]]] | None = record.__dict__.get("_ask_spelt")
    if kept is None:
        targets = {word for name in names for word in _WORD.findall(name) if len(word) >= SHORTEST}
        told = {word for one in record.statements() for word in _WORD.findall((one.text or "").casefold())}
        near: dict[str, list[str]] = {}
        for word in sorted(targets | _asking()):
            near.setdefault(word[0], []).append(word)
        kept = record.__dict__["_ask_spelt"] = (frozenset(targets | told | _common()), near)
    return kept


@cache
def _asking() -> frozenset[str]:
    months = (name for names in WORDS["months"].values() for name in names)
    acts = (root for roots in WORDS["acts"].values() for root in roots)
    return frozenset(w for w in (*form_words(""), *months, *acts) if len(w) >= ASKING and " " not in w)


@cache
def _common() -> frozenset[str]:
    light = (*WORDS["empty"]["words"], *WORDS["empty"]["light"])
    put = (word for table in ("offices", "terms") for pattern in WORDS[table] for word in re.findall("[a-z]+", pattern))
    like = (part for group in WORDS["alike"]["groups"] for word in group for part in word.split())
    ends = (root + end for roots in WORDS["acts"].values() for root in roots for end in ("ed", "d", "ing", "s", "e"))
    return frozenset((*light, *put, *like, *ends, *_asking(), *form_words("")))
