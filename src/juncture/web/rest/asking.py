"""The questions that a dossier answers, under the names of the commands."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from juncture import api, outputs
from juncture.ask import ask as ask_record
from juncture.ask import phrase as phrased
from juncture.record.fields import near
from juncture.record.items import Source
from juncture.record.record import Record
from juncture.web.clocks import Asked
from juncture.web.identity import Role, allows
from juncture.web.page import Dossier
from juncture.web.rest.answering import Paged, answer, sent
from juncture.web.rest.problems import ON_SENDING, USUAL
from juncture.web.rest.recorded import Asked as Recorded
from juncture.web.rest.uploads import Uploads, laid_down

router = APIRouter(
    prefix="/api/v1/dossiers/{slug}", tags=["questions"], dependencies=[allows(Role.READER)], responses=USUAL
)

Id = Annotated[str | None, Query(max_length=200, description="The id of an entry.")]
Ids = Annotated[list[str] | None, Query(max_length=50, description="Ids; may be repeated.")]


@router.get("/holders", response_model=outputs.HoldersOutput)
def holders(request: Request, dossier: Recorded, clocks: Asked, part: Paged, office: Id = None) -> Response:
    """Who holds which office on a day, as known on a day."""
    ask = lambda: dossier.once(api.holders, **clocks.asked, office=office)  # noqa: E731
    return answer(request, dossier, ask, part, "holders")


@router.get("/timeline", response_model=outputs.TimelineOutput)
def timeline(request: Request, dossier: Recorded, clocks: Asked, part: Paged) -> Response:
    """The events in order, each once with every date that is given for it."""
    return answer(request, dossier, lambda: dossier.once(api.timeline, **clocks.asked), part, "timeline")


@router.get("/actors", response_model=outputs.ActorsOutput)
def actors(request: Request, dossier: Recorded, clocks: Asked, part: Paged) -> Response:
    """The actors, the most mentioned first, and the ties between them; the ties come with every page."""
    return answer(request, dossier, lambda: dossier.once(api.actors, **clocks.asked), part, "actors")


@router.get("/stances", response_model=outputs.StancesOutput)
def stances(
    request: Request, dossier: Recorded, clocks: Asked, part: Paged, actor: Id = None, target: Id = None
) -> Response:
    """Who stands where; the matrix comes with every page."""
    ask = lambda: dossier.once(api.stances, **clocks.asked, actor=actor, target=target)  # noqa: E731
    return answer(request, dossier, ask, part, "stances")


@router.get("/claims", response_model=outputs.ClaimsOutput)
def claims(request: Request, dossier: Recorded, clocks: Asked, part: Paged, speaker: Id = None) -> Response:
    """What somebody is said to have said."""
    return answer(request, dossier, lambda: dossier.once(api.claims, **clocks.asked, speaker=speaker), part, "claims")


@router.get("/statements", response_model=outputs.StatementsOutput)
def statements(request: Request, dossier: Recorded, clocks: Asked, part: Paged, kind: Ids = None) -> Response:
    """All statements, or those of some kinds."""
    ask = lambda: dossier.once(api.statements, **clocks.asked, kinds=tuple(kind or ()))  # noqa: E731
    return answer(request, dossier, ask, part, "statements")


@router.get("/check", response_model=outputs.CheckOutput)
def check(request: Request, dossier: Recorded, clocks: Asked, part: Paged) -> Response:
    """What an analyst should look at: conflicts, gaps, slips."""
    return answer(request, dossier, lambda: dossier.once(api.check, **clocks.asked), part, "findings")


@router.get("/diff", response_model=outputs.DiffOutput)
def diff(
    request: Request,
    dossier: Recorded,
    clocks: Asked,
    earlier: Annotated[str, Query(max_length=40, description="The earlier of two days.", examples=["2021-05-27"])],
) -> Response:
    """What became known between ``earlier`` and ``known``."""
    day = api.day(earlier, "earlier")
    return answer(request, dossier, lambda: dossier.once(api.diff, **clocks.asked, earlier=day))


@router.get("/law", response_model=outputs.LawOutput)
def law(request: Request, dossier: Recorded, clocks: Asked, event: Id = None) -> Response:
    """Whether the law gave the power for an act, or for each act that an office's powers can be set against."""
    return answer(request, dossier, lambda: dossier.once(api.law, **clocks.asked, event=event))


Event = Annotated[str, Query(max_length=200, description="The id of an event.", examples=["arrests-2021-05-24"])]


@router.get("/define", response_model=outputs.DefineOutput)
def define(request: Request, dossier: Recorded, clocks: Asked, event: Event) -> Response:
    """What each definition calls an event, a folder's own definitions among them."""
    ask = lambda: dossier.once(_define, **clocks.asked, event=event, address=dossier.address)  # noqa: E731
    return answer(request, dossier, ask)


@router.post("/define", response_model=outputs.DefineOutput, responses=ON_SENDING)
def define_as(dossier: Recorded, clocks: Asked, event: Event, files: Uploads) -> Response:
    """What definitions of your own (TOML, as ``juncture define --definition`` takes them) call one, beside ours."""
    with laid_down(files) as paths:
        own = api.own_definitions(dossier.address, paths)
        return sent(api.define(dossier.record, event, **clocks.asked, definitions=own))


@router.get("/matrix", response_model=outputs.MatrixOutput)
def matrix(
    request: Request,
    dossier: Recorded,
    clocks: Asked,
    event: Annotated[
        list[str], Query(min_length=1, max_length=50, examples=[["arrests-2021-05-24", "coup-2020-08-18"]])
    ],
) -> Response:
    """Attempt and success of several events under every definition, as ``juncture define`` compares them."""
    return answer(request, dossier, lambda: dossier.once(api.matrix, **clocks.asked, events=tuple(event)))


def _define(record: Record, *, address: str, **asked: Any) -> outputs.DefineOutput:
    return api.define(record, **asked, definitions=api.own_definitions(address))


@router.get("/sources", response_model=outputs.SourcesOutput)
def sources(request: Request, dossier: Dossier, part: Paged) -> Response:
    """The sources, whether their texts are at hand, and how many statements rest on each."""
    return answer(request, dossier, lambda: dossier.once(api.sources), part, "sources")


@router.get("/sources/{source}/find", response_model=outputs.FindOutput)
def find(
    request: Request,
    dossier: Dossier,
    source: Annotated[str, Path(max_length=200)],
    words: Annotated[str, Query(max_length=500, description="Words of the passage.", examples=["stripped of their"])],
    part: Paged,
) -> Response:
    """Where words stand in a source's text: the passages to write under ``from``. Quotes and accents may differ."""
    if dossier.record.source(source) is None:
        names = [one.id for one in dossier.record.of(Source)]
        raise HTTPException(404, f"the dossier has no source {source!r}{near(source, names)}")
    ask = lambda: dossier.once(api.find, source=source, words=words)  # noqa: E731
    return answer(request, dossier, ask, part, "passages")


@router.get("/ask", response_model=outputs.AskOutput)
def ask(
    request: Request,
    dossier: Recorded,
    clocks: Asked,
    question: Annotated[str, Query(max_length=1000, examples=["who was prime minister on 25 May 2021?"])],
    phrase: Annotated[
        bool, Query(description="Have the server's own model join the sentences, if it has one.")
    ] = False,
) -> Response:
    """A question in plain words, answered with citations; how it was understood is said."""

    def asked() -> outputs.AskOutput:
        found = dossier.once(ask_record, **clocks.asked, question=question)
        return phrased(found) if phrase else found

    return answer(request, dossier, asked)


@router.get("/search", response_model=outputs.SearchOutput)
def search(
    request: Request,
    dossier: Dossier,
    words: Annotated[
        str,
        Query(
            max_length=500, description='Words that all must stand there; "in a row", beg*.', examples=["ndaw resign*"]
        ),
    ],
    kind: Ids = None,
    source: Id = None,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 20,
    offset: Annotated[int, Query(ge=0, le=100_000)] = 0,
) -> Response:
    """Passages and statements that hold all these words, the best first."""
    where = dossier.address if dossier.in_store else dossier.record
    narrowed = {"kinds": kind or (), "source": source}
    return answer(
        request,
        dossier,
        lambda: api.search(where, words, **narrowed, limit=limit, offset=offset),  # type: ignore[arg-type]
    )
