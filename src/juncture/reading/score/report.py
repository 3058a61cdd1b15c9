"""A score as text: a table by kind and by field, the confusions, and misses and false alarms beside their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from juncture.reading.coder.proposal import Proposal
from juncture.reading.documents.document import Document
from juncture.reading.score.gold import Coded
from juncture.reading.score.matching import Score, root


def lines(score: Score, document: Document, *, details: bool = True) -> Iterator[str]:
    """The report, line by line."""
    yield f"{'kind':18}{'items':>7}{'found':>7}{'offered':>9}{'right':>7}{'P':>7}{'R':>7}{'F1':>7}"
    for kind, tally in score.kinds.items():
        yield (
            f"{kind:18}{tally.items:7}{tally.found:7}{tally.proposals:9}{tally.answered:7}"
            f"{tally.precision:7.2f}{tally.recall:7.2f}{tally.f1:7.2f}"
        )
    yield ""
    yield "fields, where the statement was found: " + "; ".join(
        f"{name} {score.rate(name):.2f} of {len(values)}" for name, values in score.fields.items()
    )
    confused = {pair: count for pair, count in score.confusion.items() if pair[0] != pair[1]}
    if confused:
        ordered = sorted(confused.items(), key=lambda one: -one[1])
        yield "types confused: " + "; ".join(f"{a} as {b} {n}" for (a, b), n in ordered)
    if details:
        yield from _details(score, document)


def _details(score: Score, document: Document) -> Iterator[str]:
    yield ""
    for item in score.misses:
        yield f"missed {item.kind} {item.id}: {item.quote!r}"
        yield f"    in: {sentence_around(document, item.start, item.end)}"
    for one in score.alarms:
        shown = ", ".join(f"{key}={value!r}" for key, value in one.fields.items())
        yield f"false alarm {one.kind} ({one.rule}: {' '.join(one.tokens)}): {one.passages[0].exact!r} {shown}"
        yield f"    in: {sentence_around(document, one.start, one.end)}"


def sentence_around(document: Document, start: int, end: int) -> str:
    """The text from the sentence's start before a place to its end after it."""
    text = document.text
    first = max(text.rfind(mark, 0, start) for mark in (". ", "? ", "! ", "\n")) + 1
    last = min(
        (place for mark in (". ", "? ", "! ", "\n") if (place := text.find(mark, max(end - 1, start))) >= 0),
        default=len(text),
    )
    return " ".join(text[first : last + 1].split())


@dataclass(frozen=True, slots=True)
class PloverScore:
    """Root types by sentence against the PLOVER gold standard records."""

    right: int
    missed: int
    extra: int
    errors: tuple[tuple[Coded, tuple[str, ...]], ...]

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.extra) if self.right + self.extra else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def plover_score(coded: Sequence[Coded], proposals: Iterable[Sequence[Proposal]], *, main: bool = True) -> PloverScore:
    """Compare the root types of the events proposed for each sentence with those of the records.

    The records give each sentence its main event; with ``main`` so do we: events told in passing are left
    out where the sentence has another.
    """
    right = missed = extra = 0
    errors = []
    for sentence, found in zip(coded, proposals, strict=True):
        events = [one for one in found if one.kind == "event" and one.fields.get("type")]
        first = [one for one in events if one.foreground]
        given = {root(one) for one in (first or events if main else events)}
        right += len(given & sentence.types)
        missed += len(sentence.types - given)
        extra += len(given - sentence.types)
        if given != sentence.types:
            errors.append((sentence, tuple(sorted(given))))
    return PloverScore(right, missed, extra, tuple(errors))
