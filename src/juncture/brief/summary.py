"""A brief in at most one screen: each question's answer in a few short lines, for a terminal to print."""

from __future__ import annotations

from juncture.brief.document import Document

#: Lines of text that a screen holds beside its headings, and characters in one.
LINES, CHARACTERS = 16, 200

#: How many lines each section may take of the screen, the rest one; sources come last.
_ROOM = {"bottom-line": 5, "changes": 2, "known": 3, "gaps": 2}


def summary(document: Document) -> list[tuple[str, list[str]]]:
    """Headings with short lines, in the brief's order."""
    told: list[tuple[str, list[str]]] = []
    left, said = LINES, set[str]()
    for section in document.sections:
        new = [line for line in section.gist if line not in said]
        said.update(new)
        lines = [shortened(line) for line in new[: min(left, _ROOM.get(section.id, 1))]]
        if lines:
            told.append((section.heading, lines))
            left -= len(lines)
    return told


def shortened(line: str, most: int = CHARACTERS) -> str:
    """A line cut at a word where it is too long.

    >>> shortened("The officers keep the decisive say.", 20)
    'The officers keep…'
    """
    if len(line) <= most:
        return line
    return f"{line[: most - 1].rpartition(' ')[0].rstrip(' ,;:')}…"
