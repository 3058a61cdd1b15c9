"""What every answer of a dossier begins with."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from juncture.record.citation import Answer


class Output(Answer):
    """What every answer begins with: which dossier, in which version, asked with which clocks."""

    name: ClassVar[str]

    output_schema: str
    dossier: str
    version: str
    as_of: date | None = None
    known: date | None = None
    recorded: str | None = None
    left_out: int = 0
