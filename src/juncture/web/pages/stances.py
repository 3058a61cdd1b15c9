"""Who stands where: actors by issues; a cell opens on what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from juncture import api
from juncture.outputs import StancesOutput
from juncture.record.fields import near
from juncture.record.problems import JunctureError
from juncture.record.saying import said
from juncture.record.stances import StanceAnswer
from juncture.record.vocabulary import vocabulary
from juncture.web.clocks import Asked
from juncture.web.days import days_of, settled
from juncture.web.identity import Role, allows
from juncture.web.languages import mark
from juncture.web.page import Dossier, Page
from juncture.web.paging import Asked as Number
from juncture.web.paging import part
from juncture.web.rendering import show
from juncture.web.telling import teller

PAGE = Page("stances", mark("Stances"))
router = APIRouter()

#: So many actors and issues stand on one page.
ROWS, COLUMNS = 80, 24
Word = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The cells that are asked for, each with its stances, the latest first; rows and columns in the answer's order."""

    actors: tuple[str, ...]
    targets: tuple[str, ...]
    cells: dict[tuple[str, str], tuple[StanceAnswer, ...]]


@router.get("/d/{slug}/stances", dependencies=[allows(Role.READER)], include_in_schema=False)
def stances(
    request: Request,
    dossier: Dossier,
    clocks: Asked,
    position: Word = "",
    on: Word = "",
    actor: Word = "",
    target: Word = "",
    number: Number = None,
) -> Response:
    """The matrix, and the statements of the cell that is open."""
    _must_be_one(position, vocabulary("position"), "position")
    for given in filter(None, (on, actor, target)):
        _must_be_one(given, dossier.record.held, "entry")
    clocks = settled(dossier.record, clocks)
    answer = dossier.once(api.stances, **clocks.asked)
    matrix = matrix_of(answer, position, on)
    return show(
        request,
        "stances.html.j2",
        dossier=dossier,
        clocks=clocks,
        days=dossier.once(days_of),
        tell=teller(dossier, clocks),
        position=position,
        positions=list(vocabulary("position")),
        on=on,
        every=answer.matrix.targets,
        matrix=matrix,
        columns=matrix.targets[:COLUMNS],
        found=part(matrix.actors, number, ROWS),
        open=(actor, target) if actor and target else None,
        said=[one for one in answer.stances if (one.actor, one.target) == (actor, target)],
        left_out=answer.left_out,
    )


def matrix_of(answer: StancesOutput, position: str = "", on: str = "") -> Matrix:
    """The matrix, or what of it holds a position or speaks of one thing."""
    cells: dict[tuple[str, str], list[StanceAnswer]] = {}
    for one in answer.stances:
        if position in ("", one.position) and on in ("", one.target):
            cells.setdefault((one.actor, one.target), []).append(one)
    actors, targets = {actor for actor, _ in cells}, {target for _, target in cells}
    return Matrix(
        tuple(one for one in answer.matrix.actors if one in actors),
        tuple(one for one in answer.matrix.targets if one in targets),
        {cell: tuple(said) for cell, said in cells.items()},
    )


def _must_be_one(given: str, known: Iterable[str], what: str) -> None:
    if given and given not in known:
        raise JunctureError(
            said("there is no %(what)s %(given)r%(near)s", what=said(what), given=given, near=near(given, known))
        )
