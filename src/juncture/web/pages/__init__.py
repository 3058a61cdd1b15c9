"""The pages, one module each: a ``router`` with its routes, and a ``PAGE`` if the navigation shows it.

A page asks the library through ``dossier.once(api.something, **clocks.asked)`` and shows the answer
in a template of its own; it draws no conclusion of its own.
"""

from __future__ import annotations

from fastapi import APIRouter

from juncture.web.pages import (
    account,
    accounts,
    actor,
    actors,
    ask,
    brief,
    changes,
    checks,
    correcting,
    drafts,
    entry,
    files,
    futures,
    health,
    holders,
    home,
    journal,
    law,
    precedents,
    rest,
    review,
    search,
    sign_in,
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
    search.PAGE,
    ask.PAGE,
    futures.PAGE,
    precedents.PAGE,
    checks.PAGE,
    journal.PAGE,
    drafts.PAGE,
)


def open_routers() -> list[APIRouter]:
    """What is there for whoever is not signed in."""
    return [files.router, sign_in.router, health.router]


def routers() -> list[APIRouter]:
    """Every other page's routes: nobody gets there without being known."""
    return [
        home.router,
        account.router,
        accounts.router,
        rest.router,
        brief.router,
        changes.router,
        timeline.router,
        holders.router,
        actors.router,
        actor.router,
        stances.router,
        law.router,
        sources.router,
        source.router,
        statement.router,
        entry.router,
        correcting.router,
        review.router,
        search.router,
        ask.router,
        futures.router,
        precedents.router,
        checks.router,
        journal.router,
        drafts.router,
    ]
