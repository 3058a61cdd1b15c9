"""The workbench as an application: settings in, everything wired, nothing read until it is asked for."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from juncture import __version__
from juncture.web import csrf, errors
from juncture.web.headers import Headers, SizeLimit
from juncture.web.identity import Identify, alone
from juncture.web.pages import PAGES, routers
from juncture.web.settings import Settings
from juncture.web.shelf import Shelf


def create_app(settings: Settings, identify: Identify | None = None) -> FastAPI:
    """The workbench on some dossiers. ``identify`` says whose a request is; without it, it is one person's."""
    shelf = Shelf(settings.dossiers)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:  # noqa: ARG001
        yield
        shelf.close()

    app = FastAPI(
        title="Juncture",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        dependencies=[Depends(csrf.guard)],
    )
    app.state.settings = settings
    app.state.shelf = shelf
    app.state.identify = identify or alone(settings.author)
    app.state.pages = PAGES
    for router in routers():
        app.include_router(router)
    errors.install(app)
    app.add_middleware(SizeLimit, limit=settings.upload_limit)
    app.add_middleware(GZipMiddleware, minimum_size=1024)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*settings.names], www_redirect=False)
    app.add_middleware(Headers)
    return app
