"""Fitting words into pictures: how wide they are, where they break, which row has room."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

#: The width of an average character as a share of the type size, on the safe side for system fonts.
_AVERAGE = 0.54
_NARROW = frozenset("iljtf.,:;'’|()[] I!")
_WIDE = frozenset("mwMWQ@%—")


def width(text: str, size: float) -> float:
    """About how wide a text runs, a little generously.

    >>> width("Goïta", 10) < width("Assimi Goïta", 10)
    True
    """
    total = 0.0
    for character in text:
        if unicodedata.combining(character):
            continue
        if unicodedata.east_asian_width(character) in "WF":
            total += 1.0
        elif character in _NARROW:
            total += 0.32
        elif character in _WIDE:
            total += 0.86
        else:
            total += 0.62 if character.isupper() else _AVERAGE
    return total * size


def wrap(text: str, room: float, size: float, most: int = 3) -> list[str]:
    """A text in lines no wider than ``room``; what does not fit in ``most`` lines ends with an ellipsis.

    >>> wrap("the president and the prime minister of the transition", 130, 12, 2)
    ['the president and the', 'prime minister of the…']
    """
    found: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if width(longer, size) <= room or not line:
            line = longer
            continue
        found.append(line)
        line = word
    found.append(line)
    if len(found) > most:
        found = [*found[: most - 1], _shortened(found[most - 1], room, size)]
    return [part if width(part, size) <= room else _shortened(part, room, size) for part in found]


def _shortened(line: str, room: float, size: float) -> str:
    while line and width(f"{line}…", size) > room:
        line = line.rpartition(" ")[0] if " " in line else line[:-1]
    return f"{line.rstrip(' ,;')}…"


@dataclass
class Rows:
    """Rows that fill up from the top: a thing goes into the first one where it overlaps nothing."""

    gap: float = 8
    taken: list[list[tuple[float, float]]] = field(default_factory=list)

    def place(self, left: float, right: float) -> int:
        """The row for something from ``left`` to ``right``."""
        for number, row in enumerate(self.taken):
            if all(right + self.gap <= low or left - self.gap >= high for low, high in row):
                row.append((left, right))
                return number
        self.taken.append([(left, right)])
        return len(self.taken) - 1

    @property
    def count(self) -> int:
        return len(self.taken)
