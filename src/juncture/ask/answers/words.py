"""What somebody said, and where somebody stands."""

from __future__ import annotations

from collections.abc import Iterable

from juncture.ask.matching import about, content, roots
from juncture.ask.reply import Asking, Reply
from juncture.brief.naming import listed
from juncture.record.listing import speaker_of
from juncture.record.statements import Claim, Event, Option, Stance, Statement

#: PLOVER types of events that consist in words.
_VERBAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


def words_of(asking: Asking) -> Reply:
    """What the actors who are named said: claims, words reported as theirs, positions, acts that consist in words."""
    speakers = [one.id for one in asking.asked.named("actor")]
    named = listed([asking.name(id) for id in speakers])
    topics = [one.id for one in asking.asked.named("issue", "event", "office")]
    found = [one for one in asking.view.statements if _says(asking, one, set(speakers))]
    if topics:
        found = about(asking.view, found, asking.asked, least=4) or found
    on = asking.asked.day("on")
    dated = [one for one in found if on is None or _within(one, on.first_day, on.last_day)]
    lines = asking.told(dated)
    topic = f" about {listed([asking.name(id) for id in topics])}" if topics else ""
    missing = None if lines else f"The record reports no words of {named}{topic}{asking.known_by()}."
    command = ("claims", "--speaker", speakers[0]) if speakers else None
    return Reply(f"What did {named} say{topic}?", lines, command, (), missing)


def _says(asking: Asking, one: Statement, speakers: set[str]) -> bool:
    if isinstance(one, Stance):
        return one.actor in speakers
    if isinstance(one, Event):
        return bool(speakers & {*one.actors, *one.announced_by}) and (
            (one.type or "").partition("/")[0] in _VERBAL or bool(speakers & set(one.announced_by))
        )
    if isinstance(one, Option):
        return one.advised_by in speakers
    return (isinstance(one, Claim) or one.voice == "attributed") and speaker_of(asking.record, one) in speakers


def _within(one: Statement, first: object, last: object) -> bool:
    when = getattr(one, "when", None)
    if when is None or when.begin.earliest is None or when.end.latest is None:
        return False
    from juncture.record.when import day_of

    return bool(first) and bool(last) and day_of(when.begin.earliest) <= last and day_of(when.end.latest) >= first  # type: ignore[operator]


def standing(asking: Asking) -> Reply:
    """Positions: of the actors who are named, on the issues that are named."""
    actors, issues = asking.asked.named("actor"), asking.asked.named("issue", "event")
    found: Iterable[Stance] = asking.view.of(Stance)
    if actors:
        ids = {id for one in actors for id in one.ids}
        found = [one for one in found if one.actor in ids or (not issues and one.target in ids)]
    if issues:
        found = [one for one in found if one.target in {id for issue in issues for id in issue.ids}]
    side = _side(asking.asked.skeleton)
    kept = [one for one in found if side is None or one.position == side]
    if not issues and not actors and content(asking.asked) - _SIDES:
        kept = about(asking.view, kept, asking.asked)
    who, what = listed([asking.name(one.id) for one in actors]), listed([asking.name(one.id) for one in issues])
    where = f" on {what}" if what else ""
    question = f"Where does {who} stand{where}?" if who else f"Who {side} {what or 'what'}?" if side else (
        f"Who stands where{where}?")  # fmt: skip
    command = [
        "stances",
        *(["--actor", actors[0].id] if actors else []),
        *(["--target", issues[0].id] if issues else []),
    ]
    missing = None if kept else f"The record has no position of {who or 'anybody'}{where}{asking.known_by()}."
    return Reply(question, asking.told(kept), tuple(command), (), missing)


_SIDES = roots("supports backs opposes condemns rejects stands position soutient appuie oppose condamne situe")


def _side(skeleton: str) -> str | None:
    """Which side is asked for, where it is."""
    words = {
        "supports": ("who support", "who back", "who is for", "qui soutien", "qui appui"),
        "opposes": ("who oppose", "who condemn", "who reject", "who is against", "qui s'oppose", "qui condamn"),
    }
    return next((side for side, starts in words.items() if any(start in skeleton for start in starts)), None)
