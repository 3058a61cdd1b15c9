"""A model to be asked, with the record in which its passages lie."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from juncture.api import Day
from juncture.api import view as look
from juncture.futures.files import SYSTEM, load
from juncture.futures.model import Judgement
from juncture.futures.seen import Seen, as_seen
from juncture.futures.tomlfile import parse_toml
from juncture.outputs import scenarios as told
from juncture.record.citation import Citation, cite
from juncture.record.opening import open_record
from juncture.record.passage import Passage
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.record.version import version
from juncture.record.view import View

FILES = (".toml", ".csv", ".scw")


class System:
    """A model with the view of the record that its passages lie in, where it comes from a dossier."""

    def __init__(self, seen: Seen, view: View | None, name: str) -> None:
        self.model, self.aside, self.view, self.name = seen.model, seen.aside, view, name
        self.record = view.record if view else None

    def head(self, output: str) -> dict[str, Any]:
        """What an output begins with."""
        view = self.view
        return {
            "output_schema": f"juncture.{output}/1",
            "dossier": view.record.meta.id if view else self.model.id or self.name,
            "version": version(view.record) if view else f"model {self.model.hash[:12]}",
            "as_of": view.as_of if view else None,
            "known": view.known if view else None,
            "recorded": view.record.recorded if view else None,
            "left_out": len(view.missing) if view else 0,
        }

    def set_aside(self) -> tuple[told.SetAsideAnswer, ...]:
        """What the model does without on the days that were asked for, each with the reason."""
        return tuple(
            told.SetAsideAnswer(
                what=str(one.what) if isinstance(one.what, Judgement) else f"thesis {one.what.id}",
                value=one.what.value if isinstance(one.what, Judgement) else None,
                reason=one.reason,
                passages=self.cite(one.what.passages),
            )
            for one in self.aside
        )

    def cite(self, passages: Iterable[str]) -> tuple[Citation, ...]:
        """Passages as citations, with their words where the record holds the texts."""
        return cited(self.record, passages)

    def reason(self, j: Judgement) -> told.ReasonAnswer:
        """A judgement as it goes into a sum."""
        from juncture.futures.wording import judgement

        return told.ReasonAnswer(
            judgement=str(j), value=j.value, says=judgement(self.model, j), confidence=j.confidence, note=j.note,
            passages=self.cite(j.passages),
        )  # fmt: skip


def cited(record: Record | None, passages: Iterable[str]) -> tuple[Citation, ...]:
    """Passages as citations; where there is no record, by their places alone."""
    parsed = [Passage.parse(text) for text in dict.fromkeys(passages)]
    if record is not None:
        return cite(record, parsed)
    return tuple(Citation(source=p.source, start=p.start, end=p.end, locator=p.locator) for p in parsed)


def names_file(address: str | Record, endings: tuple[str, ...]) -> bool:
    """Whether an address is that of a file with one of these endings, and of no dossier."""
    return isinstance(address, str) and Path(address).suffix.lower() in endings and not Path(address).is_dir()


def open_system(address: str | Record, *, as_of: Day = None, known: Day = None, recorded: str | None = None) -> System:
    """The model of a dossier (a folder or a store, or a record that is open), or that in a file of its own.

    With ``as_of`` and ``known`` it is the model as :func:`juncture.futures.seen.as_seen` leaves it.
    """
    if isinstance(address, str) and names_file(address, FILES):
        if as_of or known:
            raise JunctureError(
                f"{address!r} is a model alone, without a record that would say what was public when; "
                "ask a dossier, or leave --as-of and --known out."
            )
        return System(Seen(load(address), ()), None, Path(address).stem)
    record = address if isinstance(address, Record) else open_record(address, recorded=recorded)
    page = record.page(SYSTEM)
    if page is None or page.text is None:
        raise JunctureError(
            f"the dossier {record.meta.id!r} has no {SYSTEM}, so it says nothing of the crisis as a system. "
            f"Write one, or name a model's file ({', '.join(FILES)})."
        )
    view = look(record, as_of=as_of, known=known)
    seen = as_seen(parse_toml(page.text, SYSTEM), view)
    if seen.aside and not any(j.value or not j.certain for j in seen.model.judgements()):
        raise JunctureError(
            f"all {len(seen.aside)} judgements of {SYSTEM} are set aside, so there is no system to run: "
            f"of the first, {seen.aside[0].reason}. Ask for a later day."
        )
    return System(seen, view, record.meta.id)
