"""What has happened in such cases: a class of past cases in words, its rates, and the nearest cases.

Rates are counted in the list that ships; the nearest cases are sought in the supplement too. It looks no further than
the brief does, and says of every rate its list, its years, n and k. Without SciPy the intervals are missing, and that
is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from juncture.brief import cases as meeting
from juncture.brief import dates
from juncture.brief.context import Context
from juncture.brief.document import Block, Bullets, Paragraph, Part, Section, Sentence
from juncture.brief.naming import capitalised, listed, of_many
from juncture.brief.sections import precedents_shown as shown
from juncture.brief.sections.precedents_told import case_references, told
from juncture.brief.sentences import note
from juncture.precedents import (
    Analogy,
    Base,
    Curve,
    Filter,
    Group,
    Near,
    Rate,
    curves,
    groups,
    installed,
    nearest,
    own_list,
    rates,
    shipped,
)
from juncture.precedents.supplement import supplement
from juncture.record.countries import find_state
from juncture.record.edtf import parse
from juncture.record.statements import Event

#: The rates that the summary tells.
_TOLD = ("another", "reinstated")
#: A date as the lists and the supplement write it.
_ISO = re.compile(r"\[\d{4}-[\d.-]+\]|\d{4}-\d\d-\d\d")
#: So many cases are told in sentences.
NEAREST = 3


@dataclass(frozen=True)
class Precedents:
    """What the section says, before it is worded."""

    base: Base
    chosen: Filter
    group: Group
    rates: tuple[Rate, ...]
    curves: tuple[Curve, ...]
    nearest: tuple[Near, ...]
    analogies: tuple[Analogy, ...]


def precedents(context: Context) -> Section | None:
    """The section for the takeover on which the dossier turns; nothing where it names none, or no day or country."""
    event = context.turning_point
    asking = meeting.asking_for(context.view, event) if event else None
    if event is None or asking is None or find_state(asking[0]) is None or not meeting.is_takeover(context.view, event):
        return None
    found = _found(context, event, asking)
    if not found.group.chosen.cases:
        return None
    return Section(
        "precedents",
        "What has happened in such cases",
        tuple(_blocks(found)),
        tuple(_parts(found)),
        tuple(_gist(found)),
    )


def _found(context: Context, event: Event, asking: tuple[str, date]) -> Precedents:
    known = context.view.known or context.day
    base = meeting.base_of([shipped(), own_list(supplement())], known=known, asking=asking)
    chosen = meeting.default_filter(context.view, event, base)
    group = groups(base, chosen)[0]
    like = meeting.event_as_case(context.view, event, base)
    times = curves(group.chosen.cases) if installed() else ()
    counted = tuple(one for one in rates(base, chosen) if one.list == group.list)
    return Precedents(
        base, chosen, group, counted, times, nearest(base, like, NEAREST),
        meeting.analogies(context.view, base),
    )  # fmt: skip


def _blocks(found: Precedents) -> Iterable[Block]:
    group, version = found.group, found.base.listing(found.group.list).version
    said = (
        f"The class is: {found.chosen.words}. The list of the Cline Center, version {version}, which begins in "
        f"{group.since.year}, has {of_many(len(group.chosen.cases), 'such case')} up to "
        f"{dates.day_words(group.until)}, the event itself not counted"
    )
    yield Paragraph((Sentence(f"{said}.", (shown.list_reference(group),)),))
    if not installed():
        yield Paragraph((note("Intervals and survival curves are left out: they need the extra “precedents” (SciPy)"),))
    yield shown.rates_table(found.rates)
    if installed():
        yield from shown.rates_figure(found.rates)
        yield from shown.curve_figures(found.curves)
    yield from shown.strip_figure(found.rates)
    yield Bullets(tuple((line,) for line in _cautions(found)))


def _parts(found: Precedents) -> Iterable[Part]:
    if found.nearest:
        yield Part("The nearest cases", tuple(told(one) for one in found.nearest))
    if found.analogies:
        items = tuple((_looked_up(one),) for one in found.analogies)
        yield Part("The cases that the sources name, looked up", (Bullets(items),))


def _looked_up(one: Analogy) -> Sentence:
    references = tuple(ref for case in one.found.cases for ref in case_references(case)) if one.found else ()
    said = _ISO.sub(lambda match: dates.words(parse(match[0])), one.says).replace("(cline", "(Cline Center")
    return Sentence(f"“{one.said}”: {said[0].lower()}{said[1:]}", references, statements=one.statements)


def _cautions(found: Precedents) -> Iterable[Sentence]:
    yield Sentence(
        "These are shares of past cases and no forecast; the cases are few and not independent of each other."
    )
    yield Sentence(
        "The list is looked at no further than the day of this brief, although its version was published later; other "
        "lists count otherwise: “juncture precedents --list” sets them side by side."
    )
    for one in found.rates:
        if one.caution and one.share is not None:
            yield Sentence(f"“{capitalised(one.label)}”: {one.caution[0].lower()}{one.caution[1:]}")


def _gist(found: Precedents) -> Iterable[str]:
    first = [
        one
        for one in found.rates
        if one.share is not None and one.unknown <= one.n and one.question in ("another", "reinstated")
    ]
    if first:
        counted = listed(f"in {one.k} of {one.n} {one.label}" for one in first)
        yield f"Past cases such as this ({found.chosen.words}; Cline Center list): {counted}."
