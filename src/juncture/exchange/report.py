"""What an export could not hold and what an import could not read: said, counted, never silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Literal

from pydantic import Field

from juncture.record.citation import Answer
from juncture.record.fields import shortened


class Loss(Answer):
    """Something that a format cannot hold, and the entries that it concerns.

    ``kept`` says what stands in its place, where something does.
    """

    code: str
    message: str
    entries: tuple[str, ...] = ()
    kept: str | None = None

    @property
    def count(self) -> int:
        return len(self.entries)


class Fault(Answer):
    """Something that could not be read, and where: a cell (``events!B7``), an entity, an annotation."""

    place: str
    message: str
    value: str | None = None

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class Note(Answer):
    """Something that was read in a way that one should know of."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class Report(Answer):
    """What an export wrote or an import read, with its losses, faults and notes."""

    name: ClassVar[str] = "exchange"

    output_schema: str = "juncture.exchange/1"
    format: str
    direction: Literal["export", "import"]
    dossier: str
    files: tuple[str, ...] = ()
    counts: dict[str, int] = Field(default_factory=dict)
    losses: tuple[Loss, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[Note, ...] = ()

    def lines(self, shown: int = 6) -> Iterator[str]:
        """The report in sentences, at most some entries named for each."""
        if self.counts:
            yield ", ".join(f"{number:,} {what}" for what, number in self.counts.items()) + "."
        for loss in self.losses:
            named = ", ".join(loss.entries[:shown])
            more = f" and {loss.count - shown} more" if loss.count > shown else ""
            kept = f"; kept as {loss.kept}" if loss.kept else ""
            yield f"{loss.count} x {loss.message}{kept} ({named}{more})" if loss.entries else f"{loss.message}{kept}"
        yield from (str(one) for one in (*self.faults, *self.notes))


class Brought(Answer):
    """What an import did to a dossier: changes by action, the version after it, and the report.

    ``gone`` names entries that the file no longer holds; ``refused`` says that nothing was taken in, because of faults.
    """

    name: ClassVar[str] = "bring"

    output_schema: str = "juncture.bring/1"
    dossier: str
    version: str | None = None
    actions: dict[str, int] = Field(default_factory=dict)
    gone: tuple[str, ...] = ()
    refused: bool = False
    report: Report


@dataclass
class Findings:
    """A report while it is being gathered.

    >>> found = Findings()
    >>> found.lose("range", "a date that is a range", "ndaw-president", kept="words")
    >>> found.lose("range", "a date that is a range", "ouane-prime-minister", kept="words")
    >>> [(loss.code, loss.count) for loss in found.report("ftm", "export", "mali-2021").losses]
    [('range', 2)]
    """

    counts: dict[str, int] = field(default_factory=dict)
    losses: dict[str, Loss] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def count(self, what: str, number: int = 1) -> None:
        """Count something that was written or read."""
        self.counts[what] = self.counts.get(what, 0) + number

    def lose(self, code: str, message: str, *entries: str, kept: str | None = None) -> None:
        """Say that something is lost for these entries; the same code gathers them."""
        before = self.losses.get(code)
        named = dict.fromkeys([*(before.entries if before else ()), *entries])
        self.losses[code] = Loss(code=code, message=message, entries=tuple(named), kept=kept)

    def fault(self, place: str, message: str, value: object = None) -> None:
        """Say that something cannot be read."""
        shown = None if value is None else shortened(value)
        self.faults.append(Fault(place=place, message=message, value=shown))

    def note(self, place: str, message: str) -> None:
        """Say how something was read."""
        self.notes.append(Note(place=place, message=message))

    def report(
        self, format: str, direction: Literal["export", "import"], dossier: str, files: Iterable[Path] = ()
    ) -> Report:
        """The report as it stands."""
        return Report(
            format=format,
            direction=direction,
            dossier=dossier,
            files=tuple(str(file) for file in files),
            counts=dict(self.counts),
            losses=tuple(self.losses.values()),
            faults=tuple(self.faults),
            notes=tuple(self.notes),
        )
