"""A model as of a day, as known on a day: judgements that rest on nothing public by then are set aside.

A judgement stands where some of the passages that it names were public, and some of the statements that it rests on
had come about and were public. One that is set aside counts as 0, which in a model says that no push is known; it is
named with the reason. Options, goals and starts are questions and stay; they lose the passages that were not public.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from juncture.futures.evidence import Evidence
from juncture.futures.model import Cell, Judgement, Model, Section
from juncture.futures.theses import Thesis
from juncture.record.statements import Statement
from juncture.record.view import View


@dataclass(frozen=True, slots=True)
class SetAside:
    """What a model does without on a day, and why."""

    what: Judgement | Thesis
    reason: str


@dataclass(frozen=True)
class Seen:
    """A model without what is set aside; ``model`` is the whole where nothing is."""

    model: Model
    aside: tuple[SetAside, ...]


def as_seen(model: Model, view: View) -> Seen:
    """What is left of a model under the clocks of a view.

    >>> import juncture
    >>> mali, known = juncture.open("examples/mali-2021"), "2021-05-26"
    >>> from juncture.futures import load
    >>> seen = as_seen(load("examples/mali-2021"), juncture.view(mali, known=known))
    >>> print(seen.aside[0].what, "|", seen.aside[0].reason)
    demand=reinstatement -> pressure=strong: +1 | none of its passages was public by 2021-05-26
    """
    if view.as_of is None and view.known is None:
        return Seen(model, ())
    grounds = Grounds(view)
    judged = list(model.judgements())
    whys = [grounds.lacking(j) for j in judged]
    said = zip(judged, whys, strict=True)
    aside: list[SetAside] = [SetAside(j, why) for j, why in said if why and (j.value or not j.certain)]
    aside += [SetAside(thesis, why) for thesis in model.theses if (why := grounds.lacking(thesis))]
    turn = iter(whys)
    left = replace(
        model,
        sections=tuple(
            replace(grounds.shown(one), rows=tuple(tuple(grounds.cell(c, next(turn)) for c in row) for row in one.rows))
            for one in model.sections
        ),
        options=tuple(replace(one, passages=grounds.public(one.passages)) for one in model.options),
        starts=tuple(replace(one, passages=grounds.public(one.passages)) for one in model.starts),
        theses=tuple(
            replace(one, passages=grounds.public(one.passages)) for one in model.theses if not grounds.lacking(one)
        ),
    )
    return Seen(left, tuple(aside))


class Grounds:
    """What of a record a view uses, and so what may stand beneath a number."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.sources = {source.id for source in view.sources()}
        self.reasons = {one.id: one.reason for one in view.left_out}

    def public(self, passages: tuple[str, ...]) -> tuple[str, ...]:
        """Those of some passages whose source was public."""
        if self.view.known is None:
            return passages
        return tuple(one for one in passages if one.split("@")[0].split("#")[0] in self.sources)

    def standing(self, statements: tuple[str, ...]) -> tuple[str, ...]:
        """Those of some statements that the view uses."""
        return tuple(id for id in statements if id in self.view.by_id)

    def lacking(self, one: Judgement | Thesis | Evidence) -> str:
        """Why it does not stand; nothing where it does."""
        known = self.view.known
        statements = tuple(id for id in one.rests_on if isinstance(self.view.record.get(id), Statement))
        if one.passages and not self.public(one.passages):
            return f"none of its passages was public by {known}"
        if statements and not self.standing(statements):
            return f"it rests on {statements[0]!r}, of which the record says: {self.reasons[statements[0]]}"
        return "it rests on no source" if known and not one.passages and not statements else ""

    def shown(self, section: Section) -> Section:
        return replace(section, passages=self.public(section.passages))

    def cell(self, cell: Cell, lacking: str) -> Cell:
        return Cell(0) if lacking else replace(cell, passages=self.public(cell.passages))
