"""The terms that a filter is written in: read from what a person writes, asked of a case, written back in words.

The vocabulary is ``terms.toml``; names of countries and regions and of definitions join it. A term that nothing
knows is answered with the nearest one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from juncture.precedents import answers
from juncture.precedents.answers import Question
from juncture.precedents.base import Subject
from juncture.record.countries import State, find_state, regions, state_names
from juncture.record.fields import near
from juncture.record.problems import JunctureError
from juncture.record.truth import Truth


@dataclass(frozen=True, slots=True)
class Term:
    """One term: what it asks, and how it is written back.

    >>> read_term("ECOWAS member").label, read_term("since 1990").label, read_term("not Mauritania").label
    ('ECOWAS member', 'since 1990', 'not Mauritania')
    """

    id: str
    label: str
    ask: Question = field(compare=False, repr=False)

    def truth(self, subject: Subject) -> Truth:
        """What it says of a case."""
        return self.ask(subject)


@cache
def vocabulary() -> Mapping[str, Mapping[str, Any]]:
    """The terms by id, as they are written."""
    return tomllib.loads(files(__package__).joinpath("terms.toml").read_text(encoding="utf-8"))


def read_term(text: str, definitions: Mapping[str, str] | None = None) -> Term:
    """A term from what a person wrote; ``definitions`` are the names of definitions by id."""
    stripped = " ".join(text.split())
    negated = re.fullmatch(r"(?:not|no|without|except|outside)\s+(.+)", stripped, re.IGNORECASE)
    if negated:
        return _not(read_term(negated[1], definitions))
    if re.search(r"\bor\b", stripped):
        return _any([read_term(part, definitions) for part in re.split(r"\s+or\s+", stripped)])
    found = _worded(stripped, definitions or {}) or _place(stripped)
    if found is None:
        known = [*_spoken(), *(one.label for one in regions().values()), *state_names()]
        raise JunctureError(f"no term of a filter is known as {stripped!r}{near(stripped, known)}")
    return found


def _not(term: Term) -> Term:
    opposite = {truth: ~truth for truth in Truth}
    return Term(f"not-{term.id}", f"not {term.label}", lambda subject: opposite[term.ask(subject)])


def _any(terms: list[Term]) -> Term:
    def ask(subject: Subject) -> Truth:
        found = Truth.NO
        for one in terms:
            truth = one.ask(subject)
            if truth is Truth.YES:
                return truth
            if truth is not Truth.NO:
                found = found | truth
        return found

    return Term("-or-".join(one.id for one in terms), " or ".join(one.label for one in terms), ask)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((id, re.compile(says, re.IGNORECASE)) for id, row in vocabulary().items() for says in row["says"])


def _worded(text: str, definitions: Mapping[str, str]) -> Term | None:
    for id, pattern in _patterns():
        match = pattern.fullmatch(text)
        if match:
            given = {name: value for name, value in match.groupdict().items() if value}
            return _made(id, given, definitions)
    return None


def _made(id: str, given: dict[str, str], definitions: Mapping[str, str]) -> Term:
    row = vocabulary()[id]
    if "definition" in row:
        chosen = _definition(given["definition"], definitions)
        label = row["label"].format(definition=definitions[chosen])
        return Term(id, label, answers.definition(f"{chosen}:{row['definition']}"))
    shown = {name: _proper(value) for name, value in given.items()}
    label = row["label"].format(**shown)
    if given.get("kind"):
        label = label.replace("another", "another successful")
    return Term(id, label, _question(row, given))


def _question(row: Mapping[str, Any], given: Mapping[str, str]) -> Question:
    if "flag" in row:
        return answers.flag(row["flag"])
    if "outcome" in row:
        return answers.outcome(row["outcome"])
    if "cell" in row:
        return answers.cell(row["cell"])
    if "member" in row:
        return answers.member(given["body"])
    if "response" in row:
        return answers.response(given["sender"], row["response"])
    if "sanctions" in row:
        return answers.sanctions(int(given["months"]))
    if "election" in row:
        return answers.election(int(given["months"]))
    if "another" in row:
        return answers.another(row["another"], int(given["months"]), bool(given.get("kind")))
    return answers.years(given)


def _proper(text: str) -> str:
    """A body's name as it is written: acronyms in capitals."""
    short = {"cedeao": "ECOWAS", "african union": "African Union"}
    return short.get(text.lower(), text.upper() if len(text) <= 6 and not text.isdigit() else text)


def _definition(name: str, definitions: Mapping[str, str]) -> str:
    wanted = name.lower()
    for id, title in definitions.items():
        if wanted in (id, title.lower()) or title.lower().startswith(wanted):
            return id
    raise JunctureError(f"no definition is known as {name!r}{near(name, [*definitions, *definitions.values()])}")


def _place(text: str) -> Term | None:
    bare = re.sub(r"^in (the )?", "", text, flags=re.IGNORECASE)
    for region in regions().values():
        if bare.lower() in (name.lower() for name in region.names):
            return Term(region.id, region.label, answers.within(region.countries))
    state = find_state(bare)
    return Term(state.iso, state.name, _in_state(state)) if state else None


def _in_state(state: State) -> Question:
    """A state of former times means that state alone; a country of today all that lay in it."""
    if state.successor:
        return lambda subject: Truth.of(subject.case.state.number == state.number)
    return answers.within(frozenset((state.iso,)))


def _spoken() -> Iterable[str]:
    """The terms in plain words, for "did you mean"."""
    samples = {"body": "ECOWAS", "sender": "ECOWAS", "months": "24", "definition": "Powell & Thyne"}
    years = dict.fromkeys(("from", "to", "after", "before", "year"), "1990")
    return (row["label"].format(**samples, **years) for row in vocabulary().values())
