"""A question as it is understood: what it names, which days it is about, and what it asks.

Nothing here guesses: a question that no pattern fits has no form, and what it names is still known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from juncture.ask.asked import Asked
from juncture.ask.days import Dated, dates
from juncture.ask.matching import nearest
from juncture.ask.moments import moment
from juncture.ask.names import Mention, mentions, plain, spelled
from juncture.ask.spelling import corrected
from juncture.ask.words import WORDS, forms
from juncture.record.statements import Event
from juncture.record.view import View
from juncture.record.when import day_of


def understood(view: View, question: str) -> Asked:
    """Read a question against a record."""
    folded = _in_english(plain(question).replace("<", " ").replace(">", " ").strip())
    folded, slips = corrected(folded, spelled(view.record), view.record)
    folded = _in_english(folded)
    found = dates(folded, _year(view), today(view))
    if told := _moment(view, folded, found):
        found = sorted((*found, told), key=lambda one: one.start)
    named = mentions(view.record, folded)
    found = [one for one in found if not any(_within(one, name) for name in named)]
    named = [one for one in named if not _inside(one, found)]
    named = [one for one in named if not _is_setting(view, folded, one)]
    acts = [one for one in _acts(folded) if not _inside(one, (*named, *found))]
    everything = sorted((*named, *acts), key=lambda one: one.start)
    skeleton = _skeleton(folded, everything, found)
    notes = (*slips, *(one.assumed for one in found if one.assumed))
    return Asked(question, folded, skeleton, _form(skeleton), tuple(everything), tuple(found), notes)


def _moment(view: View, folded: str, found: Sequence[Dated]) -> Dated | None:
    """A day told by an event, where no date stands in its place."""

    def find(words: str) -> Sequence[Event]:
        if dates(words, 2000) or len(words.split()) > 6:
            return ()
        named, acts = mentions(view.record, words), _acts(words)
        if not acts and not set(WORDS["moments"]["occasions"]) & set(words.removesuffix("s").split()):
            return ()
        kept = (*named, *(one for one in acts if not _inside(one, named)))
        asked = Asked(words, words, words, None, tuple(kept), ())
        return nearest(view, list(view.of(Event)), asked)

    told = moment(folded, find, view.record.meta.turning_point)
    return None if told is None or _inside(told, found) else told


def _is_setting(view: View, folded: str, one: Mention) -> bool:
    """Whether a name is the country that the whole dossier is about, said as where: "in Mali"."""
    entry = view.record[one.id]
    own = getattr(entry, "type", "") == "state" and getattr(entry, "country", "") == view.record.meta.country
    return own and re.search(r"\b(in|au|en|dans|within|inside)( the)? $", folded[: one.start]) is not None


def _in_english(folded: str) -> str:
    """A question with the French names of common offices and matters put as records in English have them."""
    for french, english in (WORDS["offices"] | WORDS["terms"]).items():
        folded = re.sub(rf"(?<![\w-]){french}(?![\w-])", english, folded)
    return folded


def today(view: View) -> date:
    """The day that "yesterday" is told from: the view's own, the dossier's, or today."""
    meta = view.record.meta
    own = [day_of(when.end.latest) for when in (meta.known, meta.as_of) if when and when.end.latest is not None]
    return view.known or view.as_of or next(iter(own), None) or date.today()  # noqa: DTZ011  # the user's day


def _year(view: View) -> int | None:
    """The year to supply: that of the day the record is about."""
    if view.as_of or view.known:
        return (view.as_of or view.known or date.min).year
    meta, event = view.record.meta, view.event(view.record.meta.turning_point)
    for when in (meta.as_of, event.when if event else None, meta.known):
        if when and when.end.latest is not None:
            return day_of(when.end.latest).year
    return None


def _inside(one: Mention | Dated, others: Iterable[Mention | Dated]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _within(one: Dated, name: Mention) -> bool:
    """Whether a date is part of a name: "the constitution of 1992"."""
    return name.start <= one.start and one.end <= name.end and name.end - name.start > one.end - one.start


def _acts(folded: str) -> list[Mention]:
    found: list[Mention] = []
    for act, roots in WORDS["acts"].items():
        for root in sorted((one for one in roots if one in folded), key=len, reverse=True):
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


def _form(skeleton: str) -> str | None:
    return next((id for id, patterns in forms() if any(p.search(skeleton) for p in patterns)), None)
