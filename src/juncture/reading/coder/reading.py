"""The grammar coder from end to end: a document's sentences to proposals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from juncture.reading.coder.actors import Cast
from juncture.reading.coder.calendar import Calendar
from juncture.reading.coder.dated_words import governors
from juncture.reading.coder.dating import attach
from juncture.reading.coder.events import events_of
from juncture.reading.coder.filling import fill
from juncture.reading.coder.found import Found
from juncture.reading.coder.headings import heading_times, told_by_headings
from juncture.reading.coder.naming import Names, learn
from juncture.reading.coder.proposal import Proposal
from juncture.reading.coder.story import Story
from juncture.reading.coder.times import Time, find
from juncture.reading.documents.document import Document
from juncture.reading.parsing import Sentence, Token, parse_all


@dataclass(slots=True)
class Text:
    """A document with all that the coder knows of it."""

    document: Document
    sentences: list[Sentence]
    names: Names
    cast: Cast
    times: dict[int, list[Time]]
    calendar: Calendar
    events: list[Found] = field(default_factory=list)

    def events_in(self, sentence: Sentence) -> list[Found]:
        """The events that were found in a sentence."""
        return [event for event in self.events if event.sentence is sentence]


def propose(document: Document) -> list[Proposal]:
    """What the grammar coder proposes for a document.

    >>> from juncture.reading.documents.loading import from_text
    >>> found = propose(from_text("On 26 July 2023 soldiers detained President Mohamed Bazoum in Niamey."))
    >>> found[0].fields["type"], found[0].fields["when"], found[0].fields["targets"]
    ('COERCE/arrest', '2023-07-26', ('Mohamed Bazoum',))
    """
    return next(propose_all([document]))


def propose_all(documents: Iterable[Document], batch: int = 32) -> Iterator[list[Proposal]]:
    """Proposals for each document in turn; several go through the parser together."""
    waiting: list[tuple[Document, Names]] = []
    for document in documents:
        waiting.append((document, learn(document.text)))
        if len(waiting) >= batch:
            yield from _code(waiting)
            waiting = []
    if waiting:
        yield from _code(waiting)


def _code(waiting: Sequence[tuple[Document, Names]]) -> Iterator[list[Proposal]]:
    parsed = parse_all([(document, names.merged()) for document, names in waiting])
    for (document, names), sentences in zip(waiting, parsed, strict=True):
        yield proposals_of(document, sentences, names)


def understand(document: Document, sentences: list[Sentence], names: Names) -> Text:
    """A document's actors, times and events, before proposals are written."""
    times = {sentence.number: find(document.text, sentence) for sentence in sentences}
    headings = heading_times(document)
    calendar = Calendar([*headings.values(), *chain.from_iterable(times.values())], _published(document, headings))
    cast = Cast(document, sentences, names)
    text = Text(document, sentences, names, cast, times, calendar)
    story = Story(headings=told_by_headings(headings, calendar, document))
    for sentence in sentences:
        here = times[sentence.number]
        dated: set[Token] = set(governors(here, sentence).values())
        dated |= {kid for token in dated if token.verb for kid in token.all("dobj", "nsubj", "nsubjpass") if kid.noun}
        found = events_of(sentence, cast, dated)
        _attribute(found, cast)
        attach(found, here, sentence, calendar, text.events, story)
        text.events += found
    fill(text.events, calendar, story)
    return text


def _published(document: Document, headings: dict[str, Time]) -> str | None:
    """The day of publication; a date that heads a section of a chronology is none."""
    if document.published is None or any(repr(time.text) in document.published.evidence for time in headings.values()):
        return None
    return document.published.value


def _attribute(events: list[Found], cast: Cast) -> None:
    """Events told in a further sentence of a quotation are told by who is quoted."""
    for event in events:
        if not event.stand.speakers:
            speaker = cast.speakers.of(event.trigger, event.sentence.block)
            if speaker is not None:
                event.stand.speakers.append(speaker)


def proposals_of(document: Document, sentences: list[Sentence], names: Names) -> list[Proposal]:
    """Every proposal for a parsed document, in the order of the text."""
    from juncture.reading.coder import kinds

    text = understand(document, sentences, names)
    found = [_with_cast(proposal, text) for finder in kinds.FINDERS for proposal in finder(text)]
    return sorted(found, key=lambda one: (one.start, one.end, one.kind))


_NAMING = ("actors", "targets", "actor", "holder", "member", "open_to", "about")


def _with_cast(proposal: Proposal, text: Text) -> Proposal:
    """A proposal with what is known of those whom it names."""
    names: list[str] = [proposal.speaker] if proposal.speaker else []
    for key in _NAMING:
        value = proposal.fields.get(key, ())
        names += [value] if isinstance(value, str) else list(value)
    known = {name: text.cast.about[name] for name in names if name in text.cast.about}
    return proposal.but(extra={**proposal.extra, "cast": known}) if known else proposal
