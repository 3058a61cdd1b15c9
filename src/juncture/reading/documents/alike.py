"""Near-duplicates: copies of one report that differ by a headline or a cut, so that they count once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from juncture.record.folding import fold_text

PERMUTATIONS = 128
ALIKE = 0.7
HELD = 0.8


def shingles(text: str) -> set[str]:
    """The runs of five words of a text, folded."""
    words = re.findall(r"\w+", fold_text(text).lower())
    return {" ".join(words[i : i + 5]) for i in range(max(1, len(words) - 4))}


def sketch(text: str) -> Any:
    """A short print of a text that near-duplicates share."""
    from rensa import RMinHash

    found = RMinHash(num_perm=PERMUTATIONS, seed=42)
    found.update(sorted(shingles(text)))
    return found


def groups(texts: Sequence[str]) -> list[list[int]]:
    """The texts that are copies of one another, by number; a copy that was cut belongs too.

    >>> groups(["On Monday officers in the capital seized the palace and the radio.", "Elsewhere it was quiet."])
    [[0], [1]]
    """
    sketches = [sketch(text) for text in texts]
    sets = [shingles(text) for text in texts]
    leader = list(range(len(texts)))
    for later in range(len(texts)):
        for earlier in range(later):
            if leader[earlier] == earlier and _same(sketches, sets, earlier, later):
                leader[later] = earlier
                break
    return [[n for n in range(len(texts)) if leader[n] == first] for first in sorted(set(leader))]


def _same(sketches: Sequence[Any], sets: Sequence[set[str]], one: int, other: int) -> bool:
    likeness = sketches[one].jaccard(sketches[other])
    if likeness >= ALIKE:
        return True
    if likeness < 0.2:
        return False
    smaller = min(len(sets[one]), len(sets[other]))
    return smaller >= 20 and len(sets[one] & sets[other]) >= HELD * smaller
