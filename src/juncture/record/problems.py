"""What is wrong with an input, said so that a person can put it right.

::

    JunctureError            a sentence for the user; never a traceback
    ├── RecordError          entries that cannot be read, each with file, line and field
    ├── StoreError           a store that cannot be opened, read or written
    └── SourceError          a source's text that does not fit its record
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from juncture.record.saying import listed, said


class JunctureError(Exception):
    """A sentence for the user."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and where.

    >>> print(Problem("'24 may' is no date that can be read.", "record/events.toml", 12, "when"))
    record/events.toml, line 12, when: '24 may' is no date that can be read.
    """

    message: str
    file: str | None = None
    line: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        place = [self.file, f"line {self.line}" if self.line else None, self.field]
        shown = ", ".join(part for part in place if part)
        return said("%(place)s: %(message)s", place=shown, message=self.message) if shown else self.message


class RecordError(JunctureError):
    """Entries that cannot be read; nothing was taken in."""

    def __init__(self, problems: Iterable[Problem], shown: int = 20) -> None:
        self.problems = tuple(problems)
        lines = [str(problem) for problem in self.problems[:shown]]
        if len(self.problems) > shown:
            lines.append(said("... and %(num)s more.", num=len(self.problems) - shown))
        super().__init__(listed(lines, "\n"))


class StoreError(JunctureError):
    """A store that cannot be opened, read or written; it is as it was before."""


class SourceError(JunctureError):
    """A source's text that does not fit its record."""
