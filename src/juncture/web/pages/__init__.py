"""The pages, one module each: a ``router`` with its routes, and a ``PAGE`` if the navigation shows it.

A page asks the library through ``dossier.once(api.something, **clocks.asked)`` and shows the answer
in a template of its own; it draws no conclusion of its own.
"""

from __future__ import annotations

from fastapi import APIRouter

from juncture.web.pages import (
    actor,
    actors,
    brief,
    files,
    holders,
    home,
    law,
    review,
    source,
    sources,
    stances,
    statement,
    timeline,
)

#: The pages of a dossier, in the order of the navigation.
PAGES = (
    brief.PAGE,
    timeline.PAGE,
    holders.PAGE,
    actors.PAGE,
    stances.PAGE,
    law.PAGE,
    sources.PAGE,
    review.PAGE,
)


def routers() -> list[APIRouter]:
    """Every page's routes."""
    return [
        home.router,
        files.router,
        brief.router,
        timeline.router,
        holders.router,
        actors.router,
        actor.router,
        stances.router,
        law.router,
        sources.router,
        source.router,
        statement.router,
        review.router,
    ]
