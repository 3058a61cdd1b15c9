"""Risks, options, causes, consequences, and what is not known."""

from __future__ import annotations

from collections.abc import Sequence

from juncture.ask.matching import about
from juncture.ask.reply import Asking, Reply
from juncture.brief.naming import listed
from juncture.record.statements import Assessment, Influence, Option, Statement


def risks(asking: Asking) -> Reply:
    """The risks on record, those about what is named first."""
    found = [one for one in asking.view.of(Assessment) if one.topic == "risk"]
    return _listed(asking, "Which risks does the record name", found, "risk", "assessment")


def options(asking: Asking) -> Reply:
    """The courses open, those of the actors who are named where any are."""
    found = sorted(asking.view.of(Option), key=lambda one: one.rank if one.rank is not None else 999)
    ids = {id for one in asking.asked.named("actor") for id in one.ids}
    own = [one for one in found if ids & {*one.open_to, one.advised_by or ""}]
    advice = [one for one in asking.view.of(Assessment) if one.topic == "recommendation"]
    return _listed(asking, "Which courses are open", [*(own or found), *advice], "course", "option")


def unsettled(asking: Asking) -> Reply:
    """What the record says nobody knows."""
    found = [one for one in asking.view.of(Assessment) if one.topic == "unknown"]
    return _listed(asking, "What does the record say is not known", found, "open question", "assessment")


def causes(asking: Asking) -> Reply:
    """What is said to drive what is named."""
    found = list(asking.view.of(Influence))
    return _listed(asking, "Which causes does the record name", found, "causal claim", "influence", narrow=True)


def effects(asking: Asking) -> Reply:
    """What is said to follow."""
    found = [*asking.view.of(Influence), *(one for one in asking.view.of(Assessment) if one.topic == "risk")]
    return _listed(asking, "Which consequences does the record name", found, "consequence", "influence", narrow=True)


def _listed(
    asking: Asking, question: str, found: Sequence[Statement], word: str, kind: str, *, narrow: bool = False
) -> Reply:
    """The statements found; where the question names something, those about it alone if there are any."""
    named = asking.asked.named("actor", "office", "issue", "event")
    near = about(asking.view, found, asking.asked, None if narrow else 2 if named else 1)
    kept = near or ([] if narrow and named else found)
    about_it = f" about {listed([asking.name(one.id) for one in named])}" if named else ""
    missing = None if kept else f"The record holds no {word}{about_it}{asking.known_by()}."
    return Reply(f"{question}{about_it}?", asking.told(kept), ("statements", "--kind", kind), (), missing)
