"""A text cut where passages begin and end, so that a page can show which words carry which statements.

Nothing is added to a text and nothing left out but the white space between paragraphs: every piece says
where it stands, in code points, and the pieces of a paragraph read as the paragraph does.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from juncture.record.texts import paragraph_starts

#: About how many characters of a long text one page shows.
WINDOW = 60_000


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands in a text: a passage of a statement, or words that were looked for."""

    start: int
    end: int
    id: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that the same spans cover; ``asked`` where it is what the reader was sent to."""

    start: int
    text: str
    ids: tuple[str, ...] = ()
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph by its number from 1, in pieces; ``ids`` are the spans that begin in it."""

    number: int
    pieces: tuple[Piece, ...]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a text that one page shows, and where the parts before and after it begin."""

    paragraphs: tuple[Paragraph, ...]
    earlier: int | None = None
    later: int | None = None


def window(text: str, spans: Sequence[Span], *, asked: tuple[int, int] | None = None, begin: int = 0) -> Window:
    """The paragraphs around a place: those from ``begin`` on, or those that hold what was asked for."""
    starts = list(paragraph_starts(text)) or [0]
    groups = list(_groups(starts))
    wanted = asked[0] if asked else begin
    at = max((n for n, group in enumerate(groups) if starts[group[0]] <= wanted), default=0)
    first, last = groups[at]
    shown = tuple(
        _paragraph(text, n, starts[n], starts[n + 1] if n + 1 < len(starts) else len(text), spans, asked)
        for n in range(first, last)
    )
    earlier = starts[groups[at - 1][0]] if at else None
    return Window(shown, earlier, starts[last] if last < len(starts) else None)


def pieces(text: str, start: int, end: int, spans: Iterable[Span], asked: tuple[int, int] | None = None) -> list[Piece]:
    """The words between two places, cut wherever a span begins or ends.

    >>> found = pieces("Officers arrested him.", 0, 22, [Span(0, 17, "arrest"), Span(9, 22, "deed")])
    >>> [(one.text, one.ids) for one in found]
    [('Officers ', ('arrest',)), ('arrested', ('arrest', 'deed')), (' him.', ('deed',))]
    """
    near = [span for span in spans if span.start < end and span.end > start]
    cuts = {start, end, *(place for span in near for place in (span.start, span.end) if start < place < end)}
    if asked:
        cuts |= {place for place in asked if start < place < end}
    ordered = sorted(cuts)
    return [
        Piece(
            first,
            text[first:last],
            tuple(dict.fromkeys(span.id for span in near if span.start <= first and span.end >= last)),
            asked is not None and asked[0] <= first and last <= asked[1],
        )
        for first, last in itertools.pairwise(ordered)
    ]


def _paragraph(
    text: str, number: int, start: int, end: int, spans: Sequence[Span], asked: tuple[int, int] | None
) -> Paragraph:
    last = start + len(text[start:end].rstrip())
    begun = tuple(dict.fromkeys(span.id for span in spans if start <= span.start < end))
    return Paragraph(number + 1, tuple(pieces(text, start, last, spans, asked)), begun)


def _groups(starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Paragraphs by number, as many together as a page shows."""
    first = 0
    for number, start in enumerate(starts):
        if number > first and start - starts[first] >= WINDOW:
            yield first, number
            first = number
    yield first, len(starts)
