"""A past case in two sentences: what happened there, and what it shares with this one and where it differs."""

from __future__ import annotations

from collections.abc import Iterable

from juncture.brief import dates
from juncture.brief.document import Point, Reference, Sentence
from juncture.brief.naming import listed
from juncture.precedents import Case, Near, Subject
from juncture.precedents.lists.own import LIST
from juncture.precedents.supplement import Coup, supplement, terms
from juncture.record.edtf import parse
from juncture.record.passage import Passage
from juncture.record.truth import Truth
from juncture.record.when import When

_OUTCOMES = {
    "realised": "lost power",
    "attempted": "kept power against an attempt",
    "conspiracy": "were plotted against",
}


def told(one: Near) -> Point:
    """A near case as a point: its name and day, and the two sentences."""
    subject = one.subject
    day = listed((dates.words(parse(text)) for text in subject.happening.dates), "or")
    name = f": {subject.coup.name}" if subject.coup else ""
    return Point((_happened(subject), _compared(one)), f"{subject.case.state.name}, {day}{name}")


def _happened(subject: Subject) -> Sentence:
    coup = subject.coup
    if coup is None:
        said = f"The incumbents {_OUTCOMES[subject.case.outcome]}; the supplement has nothing more on it."
        return Sentence(said, case_references(subject.case), basis="source")
    parts = [_ousted(coup, subject), *_after(subject), *_answers(subject)]
    references = (*case_references(subject.case), *_cell_references(coup), *_response_references(subject))
    return Sentence(f"{'; '.join(parts)}.", tuple(dict.fromkeys(references)), basis="source")


def _ousted(coup: Coup, subject: Subject) -> str:
    who = str(coup.ousted.value) if coup.ousted else "The incumbents"
    post = coup.ousted_office.value.replace("-", " ") if coup.ousted and coup.ousted_office else ""
    office = f", {post}," if post else ""
    return f"{who}{office} {_OUTCOMES[subject.case.outcome]}{_back(subject)}"


def _back(subject: Subject) -> str:
    back, when = subject.cell("reinstated"), subject.cell("reinstated_on")
    if back is Truth.YES:
        return " and was back in office" + (f" {dates.phrase(when)}" if isinstance(when, When) else "")
    return " and was not reinstated" if back is Truth.NO and subject.case.outcome == "realised" else ""


def _after(subject: Subject) -> Iterable[str]:
    election = subject.election
    if election is not None:
        yield f"the next election of the executive was held {dates.phrase(election)}"


def _answers(subject: Subject) -> Iterable[str]:
    for one in subject.responses():
        if one.kind == "suspension":
            name = terms("sender")[one.sender].partition(",")[0]
            article = "" if name.isupper() else "the "
            yield f"{article}{name} suspended the state {dates.phrase(one.on)}"


def _compared(one: Near) -> Sentence:
    shared = f"This case and that one were both {listed(one.shared)}" if one.shared else "They share no known feature"
    apart = f"; that one was {listed(one.apart)}" if one.apart else "; no known feature differs"
    return Sentence(f"{shared}{apart}.")


def case_references(case: Case) -> tuple[Reference, ...]:
    """The row of a list that a case is; for one of the supplement's, the sources of its row."""
    if case.list == LIST:
        return tuple(map(reference, supplement().coup(case.id).sources))
    word = "coup_id" if case.list == "cline" else "case"
    return (Reference(_SOURCES.get(case.list, case.list), _LABELS.get(case.list, case.list), f"{word} {case.id}"),)


_SOURCES = {"cline": "cline-2-1-2"}
_LABELS = {"cline": "Cline Center 2.1.2"}


def _cell_references(coup: Coup) -> Iterable[Reference]:
    told = (coup.ousted, coup.ousted_office, coup.reinstated, coup.reinstated_on, coup.next_executive_election)
    for cell in told:
        if cell is not None:
            yield from map(reference, cell.sources)


def _response_references(subject: Subject) -> Iterable[Reference]:
    for one in subject.responses():
        if one.kind == "suspension":
            yield from map(reference, one.sources)


def reference(passage: Passage) -> Reference:
    """A passage of the supplement's as a reference."""
    source = supplement().source(passage.source)
    place = passage.locator or (f"{passage.start:,}–{passage.end:,}" if passage.start is not None else "")
    return Reference(passage.source, source.publisher, place, start=passage.start, end=passage.end)
