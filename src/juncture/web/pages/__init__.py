"""The pages, one module each: a ``router`` with its routes, and a ``PAGE`` if the navigation shows it.

A page asks the library through ``dossier.once(api.something, **clocks.asked)`` and shows the answer
in a template of its own; it draws no conclusion of its own.
"""

from __future__ import annotations

from fastapi import APIRouter

from juncture.web.pages import (
    ask,
    brief,
    checks,
    drafts,
    files,
    futures,
    home,
    journal,
    precedents,
    review,
    search,
    source,
    sources,
    statement,
)

#: The pages of a dossier, in the order of the navigation.
PAGES = (
    brief.PAGE,
    sources.PAGE,
    review.PAGE,
    search.PAGE,
    ask.PAGE,
    futures.PAGE,
    precedents.PAGE,
    checks.PAGE,
    journal.PAGE,
    drafts.PAGE,
)


def routers() -> list[APIRouter]:
    """Every page's routes."""
    return [
        home.router,
        files.router,
        brief.router,
        sources.router,
        source.router,
        statement.router,
        review.router,
        search.router,
        ask.router,
        futures.router,
        precedents.router,
        checks.router,
        journal.router,
        drafts.router,
    ]
