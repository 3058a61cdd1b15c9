"""What happened before: the cases that sources liken this one to, and how many there were in a list of coups."""

from __future__ import annotations

import re

from juncture.ask.matching import rest
from juncture.ask.reply import Asking, Reply, said
from juncture.brief import dates
from juncture.brief.cases import base_of
from juncture.precedents import Filter, read_filter, shipped
from juncture.record.countries import regions
from juncture.record.problems import JunctureError
from juncture.record.statements import Likeness


def likened(asking: Asking) -> Reply:
    """The cases that the record's sources liken this one to."""
    found = list(asking.view.of(Likeness))
    missing = None if found else f"No source of the record{asking.known_by()} likens this case to another."
    return Reply("Which cases is this one likened to?", asking.told(found), ("precedents",), (), missing)


def count(asking: Asking) -> Reply:
    """How many coups the list that comes with Juncture holds, where and since when the question says."""
    terms = [*_places(asking), *_years(asking)]
    chosen = Filter(()) if not terms else read_filter(", ".join(terms))
    base = base_of([shipped()], known=asking.view.known)
    listing = base.with_cases[0]
    cases = chosen.chosen(base.subjects[listing.id])
    outcomes = [one.case.outcome for one in cases.cases]
    kinds = {kind: outcomes.count(kind) for kind in dict.fromkeys(outcomes)}
    told = ", ".join(f"{number} {kind.value}" for kind, number in sorted(kinds.items(), key=lambda pair: -pair[1]))
    where = chosen.words if terms else "in all countries and years"
    span = f"{dates.day_words(listing.since)} to {dates.day_words(base.seen(listing.until))}"
    text = f"{len(outcomes)} cases ({where}) in the list of {listing.name}, which covers {span}: {told or 'none'}."
    open_ = [said(f"Of {len(cases.open)} more the list does not say enough.", basis="record")] if cases.open else []
    note = ("This counts cases of a list of coups, not of the dossier; other lists count otherwise.",)
    command = ("precedents", "--where", ", ".join(terms)) if terms else ("precedents",)
    return Reply(f"How many coups are on record, {where}?", (said(text, basis="record"), *open_), command, note)


def _places(asking: Asking) -> list[str]:
    """Regions and countries that the question names."""
    folded = asking.asked.folded
    named = [(name.casefold(), one.label) for one in regions().values() for name in (one.label, *one.names)]
    found = [(name, label) for name, label in named if re.search(rf"\b{re.escape(name)}\b", folded)]
    if found:
        return [max(found, key=lambda pair: len(pair[0]))[1]]
    return [word for word in rest(asking.asked, "office") if _is_country(word)][:1]


def _is_country(word: str) -> bool:
    try:
        return any(len(term.id) == 3 and term.id.isupper() for term in read_filter(word.title()).terms)
    except JunctureError:
        return False


def _years(asking: Asking) -> list[str]:
    since, on = asking.asked.day("since"), asking.asked.day("on")
    if since and since.first_day:
        return [f"since {since.first_day.year}"]
    return [f"{on.first_day.year} to {on.last_day.year}"] if on and on.first_day and on.last_day else []
