"""HTML in: visible text with the place of every run in the file; scripts, styles and page furniture left out.

The walk keeps positions; which blocks are the article is decided with trafilatura, which has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from juncture.reading.documents.document import Piece

_SILENT = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "select", "button", "object"))
_FURNITURE = frozenset(("nav", "footer", "aside", "form", "menu"))
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "table",
        "tr",
        "td",
        "th",
        "blockquote",
        "figure",
        "figcaption",
        "pre",
        "br",
        "hr",
        "dd",
        "dt",
        "dl",
        "address",
        "details",
        "summary",
        "title",
        "nav",
        "footer",
        "aside",
        "form",
        "menu",
    ]
)
_VOID = frozenset(("br", "hr", "img", "meta", "link", "input", "source", "wbr"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(slots=True)
class Run:
    """A block of visible text as the file holds it: its pieces, and the element that it stands in."""

    parts: list[tuple[str, int]] = field(default_factory=list)
    element: str = "p"
    furniture: bool = False

    @property
    def text(self) -> str:
        return "".join(part for part, _ in self.parts)


class _Walker(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [0]
        for match in re.finditer("\n", source):
            self._lines.append(match.end())
        self._open: list[str] = []
        self.runs: list[Run] = [Run()]

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _break(self) -> None:
        if self.runs[-1].parts:
            self.runs.append(Run())
        kinds = set(self._open)
        heading = next((tag for tag in self._open if tag in _HEADINGS or tag in ("figcaption", "title")), "p")
        self.runs[-1].element = heading
        self.runs[-1].furniture = bool(kinds & _FURNITURE)

    def handle_starttag(self, tag: str, _: Any) -> None:
        if tag not in _VOID:
            self._open.append(tag)
        if tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag in _BLOCKS:
            self._break()

    def _add(self, text: str) -> None:
        if not any(tag in _SILENT for tag in self._open):
            self.runs[-1].parts.append((text, self._place()))

    def handle_data(self, data: str) -> None:
        self._add(data)

    def handle_entityref(self, name: str) -> None:
        from html import unescape

        self._add(unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        from html import unescape

        self._add(unescape(f"&#{name};"))


@dataclass(frozen=True, slots=True)
class Page:
    """A page's text, pieces, the starts of headings and captions, and what its head says of it."""

    text: str
    pieces: tuple[Piece, ...]
    elements: dict[int, str]
    meta: dict[str, str]


def extract(source: str) -> Page:
    """The article of a page.

    >>> extract("<title>T</title><script>x()</script><p>Officers&nbsp;arrested <b>him</b>.</p>").text
    'Officers\\xa0arrested him.'
    """
    walker = _Walker(source)
    walker.feed(source)
    walker.close()
    wanted = _article(source)
    chunks: list[str] = []
    pieces: list[Piece] = []
    elements: dict[int, str] = {}
    length = 0
    for run in walker.runs:
        if run.element == "title" or not run.text.strip() or not _kept(run, wanted):
            continue
        if chunks:
            chunks.append("\n\n")
            length += 2
        elements[length] = run.element
        for text, piece in _tidy(run, length):
            chunks.append(text)
            pieces.append(piece)
            length += len(text)
    return Page("".join(chunks), tuple(pieces) or (Piece(0, 0),), elements, _head(source))


def _tidy(run: Run, length: int) -> list[tuple[str, Piece]]:
    """A run's words with one space between them, each stretch tied to its place in the file."""
    found: list[tuple[str, Piece]] = []
    space = True
    last = len(run.text.rstrip())
    seen = 0
    for part, place in run.parts:
        for match in re.finditer(r"[ \t\r\n\f]+|[^ \t\r\n\f]+", part):
            word = match.group()
            blank = word[0] in " \t\r\n\f"
            if (blank and space) or seen + match.start() >= last:
                continue
            text = " " if blank else word
            space = blank
            found.append((text, Piece(length, place + match.start())))
            length += len(text)
        seen += len(part)
    return found


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _kept(run: Run, wanted: str) -> bool:
    if not wanted:
        return not run.furniture
    if run.element in _HEADINGS or run.element == "figcaption":
        return not run.furniture
    return _plain(run.text) in wanted


def _article(source: str) -> str:
    from trafilatura import extract as main_text

    found = main_text(source, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False) or ""
    return _plain(found) if len(found.split()) >= 40 else ""


def _head(source: str) -> dict[str, str]:
    from trafilatura import extract_metadata

    found: Any = extract_metadata(source)
    if found is None:
        return {}
    names = ("title", "author", "sitename", "date", "language")
    return {name: str(getattr(found, name)) for name in names if getattr(found, name, None)}
