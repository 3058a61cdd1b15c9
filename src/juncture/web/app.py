"""The workbench as an application: settings in, everything wired, nothing read until it is asked for."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from juncture import __version__
from juncture.record.problems import JunctureError
from juncture.web import csrf, errors
from juncture.web.headers import Headers, SizeLimit
from juncture.web.identity import Identify, Role, allows, alone
from juncture.web.lately import Lately
from juncture.web.logs import Requests
from juncture.web.pages import PAGES, open_routers, routers
from juncture.web.rest import description, rest_routers
from juncture.web.settings import Settings
from juncture.web.shelf import Shelf
from juncture.web.team import Team, team_on
from juncture.web.verified import Verified

#: How hard answers are packed: at 9 a long page takes seven times as long and is 7 percent smaller.
PACKED = 5


def create_app(settings: Settings, identify: Identify | None = None) -> FastAPI:
    """The workbench on some dossiers.

    ``identify`` says whose a request is. Without it the accounts in the dossiers' stores do; where there are none
    it is one person's, and a workbench that others can reach is refused.
    """
    shelf, verified = Shelf(settings.dossiers), Verified()
    try:
        team = _team(settings, shelf, identify)
    except JunctureError:
        shelf.close()
        raise

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:  # noqa: ARG001
        verified.begin(shelf.stores())
        yield
        verified.end()
        shelf.close()

    app = FastAPI(
        title="Juncture",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        dependencies=[Depends(csrf.guard)],
    )
    app.state.settings = settings
    app.state.shelf = shelf
    app.state.team = team
    app.state.identify = identify or (team.identify if team else alone(settings.author))
    app.state.pages = PAGES
    app.state.verified = verified
    app.state.lately = Lately()
    for router in (*open_routers(), description.router):
        app.include_router(router)
    for router in (*routers(), *rest_routers()):
        app.include_router(router, dependencies=[allows(Role.READER)])
    errors.install(app)
    app.add_middleware(SizeLimit, limit=settings.upload_limit)
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=PACKED)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*settings.names], www_redirect=False)
    app.add_middleware(Headers)
    app.add_middleware(Requests)
    return app


def _team(settings: Settings, shelf: Shelf, identify: Identify | None) -> Team | None:
    team = None if identify else team_on(shelf)
    if team is None and identify is None and not settings.is_loopback:
        raise JunctureError(
            f"{settings.host!r} can be reached from other machines, and this workbench has no accounts: whoever "
            "reaches it could read and change everything. Leave --host out, or make the first account in the store "
            "that you serve: juncture account add desk.sqlite NAME --role admin"
        )
    return team
