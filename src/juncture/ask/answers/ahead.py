"""Risks, options, causes, consequences, and what is not known."""

from __future__ import annotations

from collections.abc import Sequence

from juncture.ask.matching import about, content, rest, root, roots
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
    return _claims(
        asking, "Which causes does the record name", "causal claim", list(asking.view.of(Influence)), "effect"
    )


def effects(asking: Asking) -> Reply:
    """What is said to follow."""
    risky = [one for one in asking.view.of(Assessment) if one.topic == "risk"]
    found = [*asking.view.of(Influence), *risky]
    return _claims(asking, "Which consequences does the record name", "consequence", found, "cause")


def _claims(asking: Asking, question: str, word: str, found: Sequence[Statement], side: str) -> Reply:
    """The causal claims that the question's words are about: by the side that is asked, else by all that they say."""
    offered = content(asking.asked)
    named = asking.asked.named("actor", "office", "issue", "event")
    topic = listed([f"“{one.words}”" for one in named] + [f"“{one}”" for one in _told(asking)])
    about_it = f" about {topic}" if topic else ""
    if not offered and not named and not asking.asked.act:
        return Reply(f"{question}?", asking.told(found), ("statements", "--kind", "influence"))
    near = about(asking.view, found, asking.asked)
    words = offered | {root for one in named for root in roots(one.words)}
    sided = [one for one in near if words & roots(getattr(one, side, None) or one.text or "")]
    missing = None if near else f"The record holds no {word}{about_it}{asking.known_by()}."
    return Reply(
        f"{question}{about_it}?", asking.told(sided or near), ("statements", "--kind", "influence"), (), missing
    )


def _told(asking: Asking) -> list[str]:
    """The words that tell what is asked about, as they stand in the question."""
    kept = content(asking.asked)
    acts = [one.words for one in asking.asked.named("act")]
    found = [word for word in rest(asking.asked) if root(word) in kept and word not in acts]
    return list(dict.fromkeys((*acts, *found)))


def _listed(asking: Asking, question: str, found: Sequence[Statement], word: str, kind: str) -> Reply:
    """The statements found; where the question says about what, those about it alone if there are any."""
    named = asking.asked.named("actor", "office", "issue", "event")
    offered = bool(content(asking.asked))
    near = about(asking.view, found, asking.asked, 1 if offered else 2) if named or offered else []
    kept = near or found
    about_it = f" that concern {listed([asking.name(one.id) for one in named])}" if named and near else ""
    missing = None if kept else f"The record holds no {word}{about_it}{asking.known_by()}."
    return Reply(f"{question}{about_it}?", asking.told(kept), ("statements", "--kind", kind), (), missing)
