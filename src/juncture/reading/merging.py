"""Several documents on one crisis:
the same statement once with its passages, corroboration counted, disagreements apart.

Nothing is overwritten: each merged statement keeps every telling. Copies of one report, and documents of one
publisher, count once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from juncture.reading.coder.proposal import Proposal
from juncture.reading.documents.alike import groups
from juncture.reading.documents.document import Document
from juncture.reading.people import People, named
from juncture.reading.sameness import against, one_statement, subject_key
from juncture.record.folding import fold_text


@dataclass(frozen=True, slots=True)
class Telling:
    """A proposal with the number of the document that it was read in."""

    document: int
    proposal: Proposal

    @property
    def manner(self) -> tuple[str, ...]:
        """How it is told: voice, speaker, hedge and condition. Tellings in one manner can be one entry of a record."""
        one = self.proposal
        return one.voice, fold_text(one.speaker or "").lower(), one.hedge or "", one.condition or ""


@dataclass(slots=True, eq=False)
class Merged:
    """One statement and everything that was said of it.

    ``independent`` counts those who tell it and do not depend on one another; ``unnamed`` those of them whose
    publisher is not known, so that they might yet prove to be one.
    """

    tellings: list[Telling]
    independent: int = 1
    unnamed: int = 0
    against: list[Merged] = field(default_factory=list)

    @property
    def first(self) -> Proposal:
        return self.tellings[0].proposal

    @property
    def documents(self) -> list[int]:
        """The documents that tell it, in order."""
        return sorted({telling.document for telling in self.tellings})

    def by_manner(self) -> list[list[Telling]]:
        """The tellings in groups of one manner each: asserted here, attributed there."""
        found: dict[tuple[str, ...], list[Telling]] = {}
        for telling in self.tellings:
            found.setdefault(telling.manner, []).append(telling)
        return list(found.values())


def merge(read: Sequence[tuple[Document, Sequence[Proposal]]]) -> list[Merged]:
    """Bring the proposals of several documents together.

    Two tellings are of one statement where kind and act or position are the same, they name the same people, and
    nothing keeps them apart; a last name that two people bear names neither of them. Those that cannot both be right
    stay apart and point at one another.
    """
    people = People(named(proposal for _, proposals in read for proposal in proposals))
    found: dict[tuple[str, ...], list[Merged]] = {}
    for number, (_, proposals) in enumerate(read):
        for proposal in proposals:
            _place(Telling(number, proposal), found.setdefault(subject_key(proposal, people), []), people)
    merged = [one for alternatives in found.values() for one in alternatives]
    _count([document for document, _ in read], merged)
    _oppose(merged, people)
    return merged


def _place(telling: Telling, alternatives: list[Merged], people: People) -> None:
    for one in alternatives:
        if all(one_statement(telling.proposal, other.proposal, people) for other in one.tellings):
            one.tellings.append(telling)
            return
    alternatives.append(Merged([telling]))


def _count(documents: Sequence[Document], merged: Sequence[Merged]) -> None:
    origins = origins_of(documents)
    for one in merged:
        told = {origins[number] for number in one.documents}
        named = {origins[number] for number in one.documents if documents[number].publisher}
        one.independent, one.unnamed = len(told), len(told - named)


def origins_of(documents: Sequence[Document]) -> list[int]:
    """For each document the first of those that it is a copy of, or shares a publisher with.

    >>> from juncture.reading.documents.loading import from_text
    >>> wire = "Soldiers seized the radio in Bamako at dawn and closed the airport. (Reuters) -"
    >>> origins_of([from_text(wire), from_text("All was calm in the east of the country."), from_text(wire)])
    [0, 1, 0]
    """
    origin = list(range(len(documents)))
    for group in groups([document.text for document in documents]):
        for member in group:
            origin[member] = group[0]
    first: dict[str, int] = {}
    for number, document in enumerate(documents):
        if document.publisher:
            known = first.setdefault(fold_text(document.publisher.value).lower(), origin[number])
            origin = [known if one == origin[number] else one for one in origin]
    return origin


def _oppose(merged: Sequence[Merged], people: People) -> None:
    """Point those at one another that cannot both be right."""
    for number, one in enumerate(merged):
        for other in merged[number + 1 :]:
            if against(one.first, other.first, people):
                one.against.append(other)
                other.against.append(one)
