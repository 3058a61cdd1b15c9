"""The journal: everything that was ever done to a dossier, in order, each line sealed to the one before.

A line's hash covers its own content and the hash of its predecessor, so an altered, removed or
reordered line breaks the chain at that place. Lines are only ever added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from juncture.record.canonical import canonical, digest

GENESIS = "0" * 64


class Action(StrEnum):
    """What a journal line does to an entry."""

    ASSERT = "assert"
    SUPERSEDE = "supersede"
    RETRACT = "retract"
    PROPOSE = "propose"
    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Change:
    """Something to be done to one entry; ``payload`` is its canonical JSON, empty where nothing is written."""

    action: Action
    kind: str
    id: str
    payload: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A change as the journal keeps it: its place, time (UTC, ISO 8601), author and seal."""

    seq: int
    at: str
    author: str
    action: Action
    kind: str
    id: str
    payload: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """Where a journal stands: its last line's number and hash. An empty one is at 0."""

    seq: int = 0
    hash: str = GENESIS

    @property
    def short(self) -> str:
        """The version as a brief prints it.

        >>> Head(12, "ab" * 32).short
        '12-abababababab'
        """
        return f"{self.seq}-{self.hash[:12]}"


@dataclass(frozen=True, slots=True)
class Verification:
    """What a walk along the chain found: how many lines stand, and the first that does not fit."""

    lines: int
    head: Head
    broken_at: int | None = None
    reason: str | None = None

    @property
    def whole(self) -> bool:
        return self.broken_at is None


def now() -> str:
    """The present moment as the journal writes it."""
    return written(datetime.now(UTC))


def written(moment: datetime) -> str:
    """A moment in UTC as the journal writes it.

    >>> written(datetime(2021, 5, 26, 14, tzinfo=UTC))
    '2021-05-26T14:00:00.000000Z'
    """
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def seal(dossier: str, head: Head, change: Change, author: str, at: str) -> Line:
    """The line that follows a head."""
    seq = head.seq + 1
    sealed = digest(_sealed_text(dossier, seq, at, author, change, head.hash))
    return Line(seq, at, author, change.action, change.kind, change.id, change.payload, head.hash, sealed)


def chain(dossier: str, head: Head, changes: Iterable[Change], author: str, at: str) -> Iterator[Line]:
    """The lines that follow a head, each sealed to the one before."""
    for change in changes:
        line = seal(dossier, head, change, author, at)
        yield line
        head = Head(line.seq, line.hash)


class BrokenChainError(ValueError):
    """A journal that does not hold together, from this line on."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


def whole(dossier: str, lines: Iterable[Line]) -> Iterator[Line]:
    """The lines as they come, each held against the one before.

    Raises :class:`BrokenChainError` at the first that does not fit.
    """
    at, moment = Head(), ""
    for line in lines:
        reason = _flaw(dossier, at, moment, line)
        if reason:
            raise BrokenChainError(at.seq + 1, reason)
        yield line
        at, moment = Head(line.seq, line.hash), line.at


def verify(dossier: str, lines: Iterable[Line], head: Head | None = None) -> Verification:
    """Walk the chain; ``head`` is what the store says of its end.

    >>> lines = list(chain("mali-2021", Head(), [Change(Action.ASSERT, "actor", "ecowas", "{}")], "ana", "2021-05-27"))
    >>> verify("mali-2021", lines).whole
    True
    """
    at = Head()
    try:
        for line in whole(dossier, lines):
            at = Head(line.seq, line.hash)
    except BrokenChainError as broken:
        return Verification(at.seq, at, broken.line, broken.reason)
    if head is not None and head != at:
        return Verification(at.seq, at, at.seq + 1, f"the store names line {head.seq} as the last one")
    return Verification(at.seq, at)


def _flaw(dossier: str, before: Head, moment: str, line: Line) -> str | None:
    if not all(
        isinstance(value, str) for value in (line.at, line.author, line.action, line.kind, line.id, line.payload)
    ):
        return "its content was altered (a value is no text)"
    if line.seq != before.seq + 1:
        return f"line {before.seq + 1} is missing"
    if line.previous != before.hash:
        return "it does not follow the line before it"
    change = Change(line.action, line.kind, line.id, line.payload)
    if line.hash != digest(_sealed_text(dossier, line.seq, line.at, line.author, change, line.previous)):
        return f"its content was altered ({line.action} of {line.kind} {line.id!r} by {line.author})"
    if line.at < moment:
        return f"it was written at {line.at}, before the line that it follows ({moment})"
    return None


def _sealed_text(dossier: str, seq: int, at: str, author: str, change: Change, previous: str) -> str:
    content = [dossier, seq, at, author, change.action, change.kind, change.id, change.payload, previous]
    return canonical(content)


def standing(lines: Iterable[Line]) -> dict[str, Line]:
    """The lines in force at the end of these: what is asserted and not retracted, by id, in order of first assertion.

    A proposal stands only once it is accepted; the accepted line carries the proposal's payload
    unless the acceptance brought its own. To accept what was never proposed changes nothing.
    """
    return replay(lines)[0]


def replay(lines: Iterable[Line]) -> tuple[dict[str, Line], dict[str, Line]]:
    """The lines in force at the end of these, and the proposals not yet decided, both by id."""
    current: dict[str, Line] = {}
    proposed: dict[str, Line] = {}
    for line in lines:
        match line.action:
            case Action.ASSERT | Action.SUPERSEDE:
                current[line.id] = line
            case Action.RETRACT:
                current.pop(line.id, None)
            case Action.PROPOSE:
                proposed[line.id] = line
            case Action.ACCEPT:
                offered = proposed.pop(line.id, None)
                accepted = line if line.payload else offered
                if accepted is not None:
                    current[line.id] = accepted
            case Action.REJECT:
                proposed.pop(line.id, None)
    return current, proposed
