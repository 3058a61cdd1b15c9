"""Futures: options compared for a goal, and one judgement supposed to be another, to see at once what flips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from juncture.brief.context import Context
from juncture.brief.document import Figure, Table
from juncture.brief.sections.ahead import refs
from juncture.brief.sections.ahead_shown import chart, comparison, swings, tableau
from juncture.foresight import System, open_system, suppose
from juncture.foresight.comparing import TESTED, told_of
from juncture.foresight.supposing import judgement_at, place_of
from juncture.futures import wording
from juncture.futures.files import SYSTEM
from juncture.futures.model import Judgement, Model
from juncture.futures.study import Question, Study, ask, study
from juncture.outputs.futures import FuturesOutput
from juncture.outputs.supposing import SupposingAnswer
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.web.clocks import Asked
from juncture.web.identity import Role, allows
from juncture.web.languages import mark
from juncture.web.page import Dossier, Page
from juncture.web.rendering import show

PAGE = Page("futures", mark("Futures"))
router = APIRouter()

#: How many matrices may be drawn from the page; more is a matter for the command line.
DRAWN = (0, 200, 1000)

Name = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True)
class Shown:
    """A comparison as a page shows it."""

    system: System
    question: Question
    answer: FuturesOutput
    table: Table
    chart: Figure
    tableau: Table
    tornado: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A judgement in the list to choose from: its place, and how it reads beside the others of its section."""

    place: str
    label: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is compared: options, the goal and the start by their ids, and how many matrices are drawn."""

    options: tuple[str, ...]
    goal: str | None
    start: str | None
    samples: int


def wanted(
    option: Annotated[list[str] | None, Query(max_length=20)] = None,
    goal: Name = "",
    start: Name = "",
    samples: Annotated[int, Query(ge=0, le=DRAWN[-1])] = 0,
) -> Wanted:
    """What an address asks to be compared; what it leaves out is the first of the model."""
    return Wanted(tuple(option or ()), goal or None, start or None, samples)


@router.get("/d/{slug}/futures", dependencies=[allows(Role.READER)], include_in_schema=False)
def futures(
    request: Request,
    dossier: Dossier,
    clocks: Asked,
    asked: Annotated[Wanted, Depends(wanted)],
    judgement: Name = "",
    value: int | None = None,
) -> Response:
    """The comparison that is asked for, and under it a judgement to be moved."""
    if dossier.record.page(SYSTEM) is None:
        return show(request, "futures.html.j2", dossier=dossier, clocks=clocks, shown=None, problem="")
    try:
        shown = dossier.once(compared, wanted=asked, **clocks.asked)
        supposed = _supposed(shown, judgement, value) if judgement else None
    except JunctureError as error:
        return show(
            request, "futures.html.j2", status=422, dossier=dossier, clocks=clocks, shown=None, problem=str(error)
        )
    return show(
        request,
        "futures.html.j2",
        dossier=dossier,
        clocks=clocks,
        problem="",
        shown=shown,
        answer=shown.answer,
        question=shown.question,
        model=shown.system.model,
        samples=asked.samples,
        drawn=DRAWN,
        sections=dossier.once(_sections, **clocks.asked),
        supposed=supposed,
        verb=wording.verb,
        signed=wording.signed,
    )


def compared(record: Record, *, wanted: Wanted, as_of: date | None, known: date | None) -> Shown:
    """Options compared; with 0 samples structurally and along the path alone, which is there at once."""
    system = open_system(record, as_of=as_of, known=known)
    question = ask(system.model, wanted.options, wanted.goal, wanted.start)
    found = study(question, wanted.samples, whole=False, tested=TESTED)
    return Shown(system, question, told_of(system, found), **_pictures(system, found))


def _pictures(system: System, found: Study) -> dict[str, Any]:
    assert system.view is not None
    context = Context(system.view)

    def refer(passages: Any) -> Any:
        return refs(context, passages)

    return {
        "table": comparison(found, refer),
        "chart": chart(found.comparison),
        "tableau": tableau(found),
        "tornado": tuple(swings(found, refer)),
    }


def _supposed(shown: Shown, place: str, value: int | None) -> SupposingAnswer:
    judged = judgement_at(shown.system.model, place)
    return suppose(shown.system, shown.question, place, judged.value if value is None else value)


def _sections(record: Record, *, as_of: date | None, known: date | None) -> list[tuple[str, list[Choice]]]:
    """The judgements to choose from, under the two descriptors that each is between."""
    model = open_system(record, as_of=as_of, known=known).model
    listed: dict[str, list[Choice]] = {}
    for judged in _movable(model):
        source, target = model.descriptor(judged.source), model.descriptor(judged.target)
        ends = (
            source.variants[source.index(judged.variant)].label,
            target.variants[target.index(judged.on)].label,
            wording.signed(judged.value),
        )
        choice = Choice(place_of(judged), "{} → {} ({})".format(*ends))
        listed.setdefault(f"{source.label} → {target.label}", []).append(choice)
    return list(listed.items())


def _movable(model: Model) -> Iterator[Judgement]:
    return (judged for judged in model.judgements() if judged.source != judged.target)
