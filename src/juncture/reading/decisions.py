"""What was proposed to a dossier and what became of it, folded from the lines of its journal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from juncture.record.journal import Action, Line

#: What a statement needs and is proposed with it; it is decided on with the statement.
ITEMS = frozenset(("actor", "office", "issue", "instrument", "place"))


@dataclass(slots=True)
class Decisions:
    """The proposals that wait, what was rejected, and what stands; ``said`` is what each id last said."""

    proposed: dict[str, Line] = field(default_factory=dict)
    rejected: set[str] = field(default_factory=set)
    standing: set[str] = field(default_factory=set)
    said: dict[str, Line] = field(default_factory=dict)

    def take(self, line: Line) -> None:
        """Account for one more line."""
        if line.payload and line.action is not Action.RETRACT:
            self.said[line.id] = line
        match line.action:
            case Action.PROPOSE:
                self.proposed[line.id] = line
                self.rejected.discard(line.id)
            case Action.ACCEPT:
                self.proposed.pop(line.id, None)
                self.standing.add(line.id)
            case Action.REJECT:
                self.proposed.pop(line.id, None)
                self.rejected.add(line.id)
            case Action.RETRACT:
                self.standing.discard(line.id)
            case Action.ASSERT | Action.SUPERSEDE:
                self.standing.add(line.id)


def decisions(lines: Iterable[Line]) -> Decisions:
    """Fold the lines of a journal."""
    found = Decisions()
    for line in lines:
        found.take(line)
    return found
