"""A question as it is understood: what it names, which days it is about, and what it asks.

Nothing here guesses: a question that no pattern fits has no intent, and what it names is still known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from juncture.ask.days import Dated, dates
from juncture.ask.names import Mention, mentions, plain
from juncture.ask.words import WORDS
from juncture.record.view import View
from juncture.record.when import day_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what it names, its dates and its intent; ``skeleton`` is what patterns were held against."""

    text: str
    folded: str
    skeleton: str
    intent: str | None
    mentions: tuple[Mention, ...]
    dates: tuple[Dated, ...]

    def named(self, *kinds: str) -> tuple[Mention, ...]:
        """What is named of some kinds, in the order of the question."""
        return tuple(one for one in self.mentions if one.kind in kinds)

    def day(self, role: str) -> Dated | None:
        """The first date for one purpose."""
        return next((one for one in self.dates if one.role == role), None)

    @property
    def act(self) -> str | None:
        """The act that is asked about."""
        return next((one.id for one in self.mentions if one.kind == "act"), None)


def understood(view: View, question: str) -> Asked:
    """Read a question against a record."""
    folded = _in_english(plain(question).replace("<", " ").replace(">", " ").strip())
    found = dates(folded, _year(view))
    named = [one for one in mentions(view.record, folded) if not _inside(one, found)]
    acts = [one for one in _acts(folded) if not _inside(one, named)]
    everything = sorted((*named, *acts), key=lambda one: one.start)
    skeleton = _skeleton(folded, everything, found)
    return Asked(question, folded, skeleton, _intent(skeleton), tuple(everything), tuple(found))


def _in_english(folded: str) -> str:
    """A question with the French names of common offices and matters put as records in English have them."""
    for french, english in (WORDS["offices"] | WORDS["terms"]).items():
        folded = re.sub(rf"(?<![\w-]){french}(?![\w-])", english, folded)
    return folded


def _year(view: View) -> int | None:
    """The year to supply: that of the day the record is about."""
    if view.as_of or view.known:
        return (view.as_of or view.known or date.min).year
    meta, event = view.record.meta, view.event(view.record.meta.turning_point)
    for when in (meta.as_of, event.when if event else None, meta.known):
        if when and when.end.latest is not None:
            return day_of(when.end.latest).year
    return None


def _inside(one: Mention, others: Iterable[Mention | Dated]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _acts(folded: str) -> list[Mention]:
    found: list[Mention] = []
    for act, roots in WORDS["acts"].items():
        for root in sorted(roots, key=len, reverse=True):
            ends = "" if " " in root else r"(?:e?d|ing|s|e)?"
            for match in re.finditer(rf"(?<![\w-]){root}{ends}(?![\w-])", folded):
                one = Mention("act", (act,), match.start(), match.end(), match[0])
                if not _inside(one, found):
                    found.append(one)
    return found


def _skeleton(folded: str, named: Iterable[Mention], found: Iterable[Dated]) -> str:
    """The question with placeholders for what it names; articles before them and the mark at its end are dropped."""
    text = folded
    spans = [(one.start, one.end, f"<{one.kind}>") for one in named] + [(one.start, one.end, "<day>") for one in found]
    for start, end, word in sorted(spans, reverse=True):
        text = f"{text[:start]}{word}{text[end:]}"
    text = re.sub(
        r"\b(the|le|la|les|l'|du|des|de|d'|of the) ?(?=<)", lambda m: "of " if m[1] in ("of the",) else "", text
    )
    return " ".join(text.rstrip(" ?!.").split())


def _intent(skeleton: str) -> str | None:
    return next((id for id, patterns in _intents() if any(p.search(skeleton) for p in patterns)), None)


@cache
def _intents() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    few = r"(?:[ '-][^?]{0,60}?)? ?"
    return tuple(
        (one["id"], tuple(re.compile(pattern.replace("~", few)) for pattern in one["patterns"]))
        for one in WORDS["intent"]
    )
