"""What a legal text says: its rules on record, those on what is named alone."""

from __future__ import annotations

from juncture.ask.matching import about, content
from juncture.ask.reply import Asking, Reply
from juncture.brief.naming import listed
from juncture.record.items import Instrument
from juncture.record.statements import Statement


def provision(asking: Asking) -> Reply:
    """The rules of the instrument that is named; where the question says of what, those about it."""
    instrument = _meant(asking)
    title = instrument.short or instrument.title
    own = [one for one in asking.view.statements if getattr(one, "instrument", None) == instrument.id]
    offices = asking.asked.named("office")
    found: list[Statement] = own
    if offices:
        ids = {id for one in offices for id in one.ids[:1]}
        found = [one for one in own if ids & {getattr(one, "office", None), getattr(one, "object", None)}]
    elif content(asking.asked):
        found = about(asking.view, own, asking.asked, least=1)
    topic = f" about {listed([asking.name(one.id) for one in offices])}" if offices else ""
    missing = None if found else f"The record holds no rule of “{title}”{topic or ' on this'}{asking.known_by()}."
    return Reply(
        f"What does the text “{title}” say{topic}?", asking.told(found), ("statements", "--kind", "power"), (), missing,
        about=(instrument.id,),
    )  # fmt: skip


def _meant(asking: Asking) -> Instrument:
    """Of the texts that a word may mean, the one whose title has most of the question's words."""
    ids = asking.asked.named("instrument")[0].ids
    texts = [one for id in ids if isinstance(one := asking.record[id], Instrument)]
    folded = set(asking.asked.folded.split())
    return max(texts, key=lambda one: len(folded & set(f"{one.title} {one.id}".casefold().replace("-", " ").split())))
