"""Statements of one speaker told together, so that a name and a date are said once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from juncture.brief.clauses import clause
from juncture.brief.context import Context
from juncture.brief.document import Sentence
from juncture.brief.naming import capitalised, name
from juncture.brief.sentences import tell
from juncture.record.items import Actor
from juncture.record.statements import Claim, Stance, Statement

#: How a speaker goes on, in turn.
_AGAIN = ("also said", "added", "said further")


def told_together(context: Context, found: Iterable[Statement]) -> list[tuple[Sentence, ...]]:
    """One item for each run of statements of one speaker on one day; a statement in no such run stands alone."""
    ordered = _by_speaker(list(found))
    return [_item(context, list(run)) for _, run in groupby(ordered, key=_key)]


def _by_speaker(found: list[Statement]) -> list[Statement]:
    """Statements of one speaker brought to where the speaker first appears."""
    first: dict[tuple[str, ...], int] = {}
    for place, one in enumerate(found):
        first.setdefault(_key(one), place)
    return sorted(found, key=lambda one: first[_key(one)])


def _key(one: Statement) -> tuple[str, ...]:
    if isinstance(one, Claim) and one.voice == "attributed" and not one.hedge and not one.condition:
        return ("claim", one.speaker or "", str(one.when or ""))
    if isinstance(one, Stance):
        return ("stance", one.actor)
    return ("alone", one.id)


def _item(context: Context, run: list[Statement]) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    date = None
    for number, one in enumerate(run):
        same = number > 0 and str(getattr(one, "when", None)) == date
        date = str(getattr(one, "when", None))
        sentence = tell(context, one, dated=not same)
        sentences.append(_continued(context, one, sentence, number) if number else sentence)
    return tuple(sentences)


def _continued(context: Context, one: Statement, sentence: Sentence, number: int) -> Sentence:
    """A sentence after another of the same speaker: by a pronoun, or a person by the short name."""
    if isinstance(one, Claim):
        verb = _AGAIN[(number - 1) % len(_AGAIN)]
        text = f"{pronoun(context, one.speaker or '')} {verb} that {clause(context.record, one)}."
        return replace(sentence, text=capitalised(text))
    if isinstance(one, Stance):
        actor = name(context.record, one.actor)
        for lead in dict.fromkeys((actor, capitalised(actor))):
            if sentence.text.startswith(f"{lead} "):
                return replace(sentence, text=f"{pronoun(context, one.actor)}{sentence.text[len(lead) :]}")
    return sentence


def pronoun(context: Context, id: str) -> str:
    """How to name an actor again: a body by "It", a group by "They", a person by the short name."""
    actor = context.record.get(id)
    if not isinstance(actor, Actor) or actor.type == "person":
        return actor.short or actor.name if isinstance(actor, Actor) else name(context.record, id)
    return "They" if actor.plural else "It"
