"""One judgement supposed to be another: what the comparison would then conclude, beside what it concludes as judged.

Structural and path alone, so that the answer is there at once. Nothing is written anywhere.
"""

from __future__ import annotations

import re
from dataclasses import replace

from juncture.foresight.system import System
from juncture.futures import sayings, wording
from juncture.futures.comparison import Side
from juncture.futures.errors import QuestionError, unknown
from juncture.futures.flips import Flip
from juncture.futures.model import Cell, Judgement, Model, Section
from juncture.futures.study import Question, Study, alone
from juncture.outputs.supposing import SupposedAnswer, SupposingAnswer
from juncture.record.truth import Truth

_PLACE = re.compile(r"\s*([^=>\s]+)\s*=\s*([^=>]+?)\s*->\s*([^=>\s]+)\s*=\s*([^=>:]+?)\s*")


def place_of(judgement: Judgement) -> str:
    """A judgement's place in the model, as :func:`suppose` takes it.

    >>> from juncture.futures import Model
    >>> mali = Model.of({"unity": ["united", "split"], "grip": ["broken", "facade"]},
    ...                 {("unity", "grip"): [[2, -2], [-1, 1]]})
    >>> place_of(mali.judgement("unity", "united", "grip", "broken"))
    'unity=united -> grip=broken'
    """
    return f"{judgement.source}={judgement.variant} -> {judgement.target}={judgement.on}"


def judgement_at(model: Model, place: str) -> Judgement:
    """The judgement at a place; raises a sentence where the model has none there."""
    found = _PLACE.fullmatch(place)
    if found is None:
        raise QuestionError(f"{place!r} names no judgement; write it as in unity=united -> grip=broken.")
    judged = model.judgement(*found.groups())
    if model.section(judged.source, judged.target) is None:
        places = dict.fromkeys(f"{s.source} -> {s.target}" for s in model.sections)
        raise QuestionError(unknown("judged pair of this model", f"{judged.source} -> {judged.target}", places))
    return judged


def suppose(system: System, question: Question, place: str, value: int) -> SupposingAnswer:
    """What would be concluded if the judgement at ``place`` were ``value``.

    >>> from juncture.foresight import open_system
    >>> from juncture.futures.study import ask
    >>> system = open_system("examples/mali-2021")
    >>> found = suppose(system, ask(system.model), "pressure=strong -> grip=broken", 3)
    >>> found.value, [one.about for one in found.conclusions if one.turned][0]
    (1, 'The path with “Demand reinstatement”')
    """
    model = question.model
    judged = judgement_at(model, place)
    low, high = model.scale
    if not low <= value <= high:
        raise QuestionError(f"{value} is off the scale of this model, which goes from {low} to {high}.")
    before = alone(question)
    after = alone(replace(question, model=_moved(model, judged, value)))
    moved = Flip(judged, value, Truth.UNKNOWN, Truth.UNKNOWN)
    return SupposingAnswer(
        judgement=place_of(judged),
        says=wording.judgement(model, judged),
        value=judged.value,
        supposed=value,
        within_range=moved.honest,
        confidence=judged.confidence,
        note=judged.note,
        passages=system.cite(judged.passages),
        conclusions=tuple(_concluded(before, after)),
    )


def _moved(model: Model, judged: Judgement, value: int) -> Model:
    section = model.section(judged.source, judged.target)
    assert section is not None
    row = model.descriptor(judged.source).index(judged.variant)
    column = model.descriptor(judged.target).index(judged.on)
    return model.replacing(_with(section, row, column, value))


def _with(section: Section, row: int, column: int, value: int) -> Section:
    cells = list(section.rows[row])
    cells[column] = Cell(value)
    return replace(section, rows=(*section.rows[:row], tuple(cells), *section.rows[row + 1 :]))


def _concluded(before: Study, after: Study) -> list[SupposedAnswer]:
    """Every conclusion on both sides: which option leads, and for each what is possible and where its path ends."""
    answers = [_answer(f"“{a.label}” and “{b.label}”", _lead(before, a.id, b.id), _lead(after, a.id, b.id))
               for a, b in before.pairs]  # fmt: skip
    for old, new in zip(before.comparison.sides, after.comparison.sides, strict=True):
        answers.append(_answer(f"“{old.option.label}”", _structural(before, old), _structural(after, new)))
        if old.path is not None:
            answers.append(_answer(f"The path with “{old.option.label}”", _path(before, old), _path(after, new)))
    return answers


#: What is concluded, to be compared, and how it is said.
Concluded = tuple[object, str]


def _answer(about: str, before: Concluded, after: Concluded) -> SupposedAnswer:
    return SupposedAnswer(about=about, before=before[1], after=after[1], turned=before[0] != after[0])


def _lead(found: Study, one: str, other: str) -> Concluded:
    said = sayings.standing(found, one, other)
    return said, f"{said}."


def _structural(found: Study, side: Side) -> Concluded:
    total = len(side.scenarios)
    reach = "none" if not total else "out of reach" if not side.met else "certain" if side.met == total else "possible"
    return reach, sayings.structural(found, side).text


def _path(found: Study, side: Side) -> Concluded:
    said, wanted = sayings.path(found, side), found.question.goal.wanted
    end = side.path.attractor.variants if side.path else ()
    met = [all(state[d] in variants for d, variants in wanted) for state in end]
    return (all(met), any(met)), said.text if said else ""
