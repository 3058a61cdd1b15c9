"""Terms of office: who came before and after, and how long somebody held it."""

from __future__ import annotations

from collections.abc import Sequence

from juncture.ask.answers.offices import holder_line
from juncture.ask.reply import Asking, Reply, said
from juncture.ask.words import WORDS
from juncture.brief.naming import listed
from juncture.outputs.ask import AnswerLine
from juncture.record.holders import by_office, holders
from juncture.record.items import Office
from juncture.record.spells import Spell
from juncture.record.when import day_of

_HEADS = {"head-of-state", "head-of-government"}
_BEFORE: Sequence[str] = WORDS["clocks"]["earlier"]


def successor(asking: Asking) -> Reply:
    """Who held an office, or one that does the same for the same body, right after somebody or right before."""
    before = any(word in asking.asked.folded for word in _BEFORE)
    way = "before" if before else "after"
    actors = asking.asked.named("actor")
    if not actors:
        return Reply(f"Who came {way}?", not_known="The question names nobody on record to come before or after.")
    person = actors[-1].id
    lines: list[AnswerLine] = []
    for office in _offices(asking, person):
        stays = [one for one in _line_of(asking, office) if one.order]
        places = [n for n, one in enumerate(stays) if one.holder == person]
        others = reversed(stays[: places[0]]) if before else stays[places[-1] + 1 :]
        if (found := next((one for one in others if one.holder != person), None)) is not None:
            lines += _stay(asking, found)
    who = asking.name(person)
    missing = None if lines else f"The record names nobody who came {way} {who} in an office{asking.known_by()}."
    what = listed([asking.name(one) for one in _offices(asking, person)])
    return Reply(f"Who came {way} {who}{f' as {what}' if what else ''}?", tuple(lines), ("holders",), (), missing)


def long(asking: Asking) -> Reply:
    """Since when and until when somebody held an office, with every day that a source gives."""
    actors = [one.id for one in asking.asked.named("actor")]
    if not actors:
        return Reply("For how long?", not_known="The question names nobody on record who held an office.")
    offices = _offices(asking, actors[0])
    found = asking.view.once(by_office)
    stays = [one for office in offices for one in found.get(office, []) if one.holder == actors[0]]
    lines = [line for one in stays for line in _stay(asking, one)]
    who, what = asking.name(actors[0]), listed([asking.name(one) for one in offices])
    missing = None if lines else f"The record knows of no such office of {who}{asking.known_by()}."
    note = ("The answer gives the first and last days that sources give; days are not counted where they disagree.",)
    asked = f"From when to when was {who} {what}?" if what else f"From when to when did {who} hold an office?"
    return Reply(asked, tuple(lines), ("holders",), note if lines else (), missing)


def _offices(asking: Asking, person: str) -> list[str]:
    """The offices that are meant: those of the name in the question that this person held, or all that they held."""
    own = [id for id, stays in asking.view.once(by_office).items() if any(one.holder == person for one in stays)]
    named = asking.asked.named("office")
    return [id for id in own if id in named[0].ids] if named else own


def _line_of(asking: Asking, office: str) -> list[Spell]:
    """The stays in an office and in those that do the same for the same body, in the order of their beginnings."""
    own = asking.record[office]
    heads = _HEADS & set(own.functions)
    alike = [one.id for one in asking.record.of(Office) if one.body == own.body and heads & set(one.functions)]
    found = asking.view.once(by_office)
    stays = [one for id in dict.fromkeys((office, *alike)) for one in found.get(id, []) if one.firm]
    return sorted(stays, key=lambda one: one.order)


def _stay(asking: Asking, stay: Spell) -> list[AnswerLine]:
    """One line for a stay, with its bounds as the sources give them."""
    name = asking.name(stay.office)
    if stay.order:
        for one in holders(asking.view, day_of(stay.order), stay.office)[0].holders:
            if one.holder == stay.holder:
                return [holder_line(asking, one, f"{name}: {one.name}")]
    return list(asking.told(stay.tenures)) or [said(f"{name}: {asking.name(stay.holder)}.", basis="record")]
