"""A reference class in words: terms joined by commas, each of which a person can read.

A case is in the class where every term is yes, out of it where one is no; where the data leave it open, it is
neither, and it is counted apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from juncture.precedents.base import Subject
from juncture.precedents.terms import Term, read_term
from juncture.record.problems import JunctureError
from juncture.record.truth import Truth


@dataclass(frozen=True, slots=True)
class Filter:
    """Terms that must all hold.

    >>> read_filter("ECOWAS member, since 1990, military, successful").words
    'ECOWAS member, since 1990, military, successful'
    """

    terms: tuple[Term, ...]

    @property
    def words(self) -> str:
        """The filter as it is written."""
        return ", ".join(term.label for term in self.terms) or "every case"

    def truth(self, subject: Subject) -> Truth:
        """Whether a case is in the class."""
        found = Truth.YES
        for term in self.terms:
            truth = term.ask(subject)
            if truth is Truth.NO:
                return truth
            if truth is not Truth.YES:
                found = found & truth
        return found

    def without(self, term: Term) -> Filter:
        """The filter with one term left out."""
        return Filter(tuple(one for one in self.terms if one is not term))

    def also(self, *terms: Term) -> Filter:
        """The filter with further terms."""
        return Filter((*self.terms, *terms))

    def chosen(self, subjects: Iterable[Subject]) -> Chosen:
        """The cases of the class, and those of which the data leave it open."""
        yes: list[Subject] = []
        open_: list[Subject] = []
        for one in subjects:
            truth = self.truth(one)
            if truth is Truth.YES:
                yes.append(one)
            elif truth is not Truth.NO:
                open_.append(one)
        return Chosen(tuple(yes), tuple(open_))


@dataclass(frozen=True, slots=True)
class Chosen:
    """The cases in a class, and those that may be."""

    cases: tuple[Subject, ...]
    open: tuple[Subject, ...]


def read_filter(text: str, definitions: Mapping[str, str] | None = None) -> Filter:
    """A filter from what a person wrote, terms joined by commas or semicolons."""
    parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
    if not parts:
        raise JunctureError(
            "the filter is empty. Write terms joined by commas: ECOWAS member, since 1990, military, successful."
        )
    return Filter(tuple(dict.fromkeys(read_term(part, definitions) for part in parts)))


def remark(chosen: Chosen, asked: Sequence[Subject]) -> str:
    """What to say of a filter that takes in nothing or everything; empty for the rest."""
    if not asked:
        return "The list holds no case."
    if not chosen.cases and not chosen.open:
        return "No case of the list is in this class; leave out a term."
    if not chosen.cases:
        return f"No case is known to be in this class; {len(chosen.open)} may be."
    if len(chosen.cases) == len(asked):
        return "Every case of the list is in this class: it narrows nothing."
    return ""
