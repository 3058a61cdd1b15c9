"""A model to be asked, with the record in which its passages lie."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from juncture.record.citation import Citation, cite
from juncture.record.opening import open_record
from juncture.record.passage import Passage
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.version import version

if TYPE_CHECKING:
    from juncture.futures import Model

SYSTEM = "system.toml"
FILES = (".toml", ".csv", ".scw")


class System:
    """A model with the record that its passages lie in, where it comes from a dossier."""

    def __init__(self, model: Model, record: Record | None, name: str) -> None:
        self.model, self.record, self.name = model, record, name

    def head(self, output: str) -> dict[str, Any]:
        """What an output begins with."""
        return {
            "output_schema": f"juncture.{output}/1",
            "dossier": self.record.meta.id if self.record else self.model.id or self.name,
            "version": version(self.record) if self.record else f"model {self.model.hash[:12]}",
            "recorded": self.record.recorded if self.record else None,
        }

    def cite(self, passages: Iterable[str]) -> tuple[Citation, ...]:
        """Passages as citations, with their words where the record holds the texts."""
        parsed = [Passage.parse(text) for text in dict.fromkeys(passages)]
        if self.record is not None:
            return cite(self.record, parsed)
        return tuple(Citation(source=p.source, start=p.start, end=p.end, locator=p.locator) for p in parsed)


def open_system(address: str | Record, *, recorded: str | None = None) -> System:
    """The model of a dossier (a folder or a store, or a record that is open), or that in a file of its own."""
    from juncture.futures import load
    from juncture.futures.tomlfile import parse_toml

    if isinstance(address, str) and Path(address).suffix.lower() in FILES and not Path(address).is_dir():
        return System(load(address), None, Path(address).stem)
    record = address if isinstance(address, Record) else open_record(address, recorded=recorded)
    page = record.page(SYSTEM)
    if page is None or page.text is None:
        raise JunctureError(
            f"the dossier {record.meta.id!r} has no {SYSTEM}, so it says nothing of the crisis as a system. "
            f"Write one, or name a model's file ({', '.join(FILES)})."
        )
    return System(parse_toml(page.text, SYSTEM), record, record.meta.id)
