"""Spellings of one name: what the tellings of one statement call one and the same actor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from juncture.reading.coder.proposal import Proposal
from juncture.reading.merging import Merged
from juncture.reading.people import ROLES, People, in_role, name_key, named
from juncture.record.folding import fold_text


def spellings(merged: Sequence[Merged]) -> dict[str, str]:
    """For each shorter spelling, folded, the fullest name that stands for it in a statement told more than once."""
    people = People(named(telling.proposal for one in merged for telling in one.tellings))
    found: dict[str, str] = {}
    for one in merged:
        for names in _alike([telling.proposal for telling in one.tellings], people):
            fullest = max(names, key=len)
            found |= {_fold(name): fullest for name in names if _within(name, fullest)}
    return found


def _alike(tellings: list[Proposal], people: People) -> Iterator[set[str]]:
    """The proper names that tellings give for one actor."""
    for role in ROLES:
        together: dict[str, set[str]] = {}
        for name in (name for one in tellings for name in in_role(one, role)):
            if name.split() and name.split()[-1][:1].isupper():
                together.setdefault(people.key(name), set()).add(name)
        yield from (names for names in together.values() if len(names) > 1)


def _within(name: str, fullest: str) -> bool:
    """Whether a spelling is another of the full name: its words are among those of the name, or it is a body's."""
    words, all_words = set(_fold(name).split()), set(_fold(fullest).split())
    return name != fullest and (words <= all_words or name_key(name) == name_key(fullest) != _fold(name).split()[-1])


def _fold(name: str) -> str:
    return fold_text(name).lower()
