"""What could happen: scenarios and options, within bounds that a server can bear."""

from __future__ import annotations

from threading import BoundedSemaphore
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from juncture import foresight, outputs
from juncture.record.problems import JunctureError
from juncture.record.record import Record
from juncture.web.clocks import Asked
from juncture.web.identity import Role, allows
from juncture.web.rest.answering import answer
from juncture.web.rest.asking import Id, Ids
from juncture.web.rest.problems import USUAL
from juncture.web.rest.recorded import Asked as Recorded

router = APIRouter(
    prefix="/api/v1/dossiers/{slug}", tags=["futures"], dependencies=[allows(Role.READER)], responses=USUAL
)

#: Partial scenarios after which a search stops, and searches at one time.
BUDGET, AT_ONCE = 2_000_000, 2
_room = BoundedSemaphore(AT_ONCE)


@router.get("/scenarios", response_model=outputs.ScenariosOutput)
def scenarios(
    request: Request,
    dossier: Recorded,
    clocks: Asked,
    given: Annotated[
        list[str] | None, Query(max_length=50, description="DESCRIPTOR=VARIANT", examples=[["unity=united"]])
    ] = None,
    tolerance: Annotated[int, Query(ge=0, le=100)] = 0,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 50,
    explain: Annotated[int | None, Query(ge=1, le=10**6, description="The balance behind this scenario.")] = None,
) -> Response:
    """Which scenarios are consistent, the greatest weight first, with a certificate of the search."""
    held = tuple(_held(pair) for pair in given or ())
    asked = {"given": held, "tolerance": tolerance, "limit": limit, "explain": explain}
    return answer(request, dossier, lambda: dossier.once(_scenarios, **clocks.asked, **asked))


@router.get("/futures", response_model=outputs.FuturesOutput)
def futures(  # noqa: PLR0913, PLR0917 - what a command asks
    request: Request,
    dossier: Recorded,
    clocks: Asked,
    option: Ids = None,
    goal: Id = None,
    start: Id = None,
    samples: Annotated[int, Query(ge=1, le=2_000)] = 200,
    seed: Annotated[int, Query(ge=0, le=2**31)] = 0,
    how: Literal["ordinal", "ranges", "sources"] | None = None,
) -> Response:
    """Options compared for a goal. Shares are of scenarios and matrices; none is a probability."""
    asked = {"options": tuple(option or ()), "goal": goal, "start": start, "samples": samples, "seed": seed, "how": how}
    return answer(request, dossier, lambda: dossier.once(_futures, **clocks.asked, **asked))


@router.get("/bargain", response_model=outputs.BargainOutput)
def bargain(
    request: Request,
    dossier: Recorded,
    clocks: Asked,
    rounds: Annotated[int, Query(ge=1, le=100)] = 10,
    samples: Annotated[int, Query(ge=1, le=2_000)] = 200,
    seed: Annotated[int, Query(ge=0, le=2**31)] = 0,
) -> Response:
    """Where stakeholders may settle on one question: two baselines and a bargaining model. None is a forecast."""
    asked = {"rounds": rounds, "samples": samples, "seed": seed}
    return answer(request, dossier, lambda: dossier.once(_bargain, **clocks.asked, **asked))


def _bargain(record: Record, **asked: object) -> outputs.BargainOutput:
    with _room:
        return foresight.bargain(record, **asked)  # type: ignore[arg-type]


def _scenarios(record: Record, *, given: tuple[tuple[str, str], ...], **asked: object) -> outputs.ScenariosOutput:
    with _room:
        return foresight.scenarios(record, given=dict(given), budget=BUDGET, **asked)  # type: ignore[arg-type]


def _futures(record: Record, **asked: object) -> outputs.FuturesOutput:
    with _room:
        return foresight.futures(record, **asked)  # type: ignore[arg-type]


def _held(pair: str) -> tuple[str, str]:
    descriptor, sign, variant = pair.partition("=")
    if not (sign and descriptor and variant):
        raise JunctureError(f"given {pair[:80]!r} names no variant; write DESCRIPTOR=VARIANT, as in unity=united.")
    return descriptor, variant
