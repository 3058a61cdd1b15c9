"""A brief as Markdown: headings, lists, tables and footnotes. Pictures are given by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from juncture.brief.cleaning import clean
from juncture.brief.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Fact,
    Figure,
    Paragraph,
    Point,
    Quote,
    Reference,
    Sentence,
    SourceEntry,
    SourceList,
    Table,
)
from juncture.brief.notes import Notes, join, notes_of

_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~$])")
_LEADING = re.compile(r"^(\s*)([-+]|\d+[.)])(\s)")


def escape(text: str) -> str:
    """Text in which nothing is markup.

    >>> escape("<b>*Goïta*</b> | [link](x)")
    '&lt;b&gt;\\\\*Goïta\\\\*&lt;/b&gt; \\\\| \\\\[link\\\\](x)'
    """
    plain = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    marked = _SPECIAL.sub(r"\\\1", plain)
    return _LEADING.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}{m[3]}", marked)


def to_markdown(document: Document) -> str:
    """The brief as Markdown, ending in its footnotes."""
    writer = _Writer(document)
    return "\n".join(writer.lines()).rstrip() + "\n"


class _Writer:
    """Writes one document; holds its note numbers and sources."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.notes: Notes = notes_of(document)
        self.sources = {entry.id: entry for entry in document.sources}

    def lines(self) -> Iterator[str]:
        yield from self._head()
        for section in self.document.sections:
            yield from (f"## {escape(section.heading)}", "")
            for block in section.blocks:
                yield from self._block(block)
            for part in section.parts:
                yield from (f"### {escape(part.heading)}", "")
                for block in part.blocks:
                    yield from self._block(block)
        yield from self._footnotes()

    def _head(self) -> Iterator[str]:
        document = self.document
        yield from (f"# {escape(document.title)}", "")
        if document.about:
            yield from (escape(document.about), "")
        yield f"- As of: {escape(document.as_of)}"
        yield f"- As known on: {escape(document.known)}"
        yield f"- Version: {escape(document.version)}"
        if document.authors:
            yield f"- Authors: {escape(', '.join(document.authors))}"
        yield ""
        if document.preface:
            yield from (self._run(document.preface), "")

    def _sentence(self, sentence: Sentence, *, marked: bool = True) -> str:
        number = self.notes.number(sentence)
        own = " *(analysts’ judgement)*" if marked and sentence.basis == "analyst" else ""
        return f"{escape(sentence.text)}{own}{f'[^{number}]' if number else ''}"

    def _run(self, sentences: Iterable[Sentence]) -> str:
        return " ".join(self._sentence(sentence) for sentence in sentences)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph(sentences=sentences):
                yield from (self._run(sentences), "")
            case Bullets(items=items, ordered=ordered):
                for number, item in enumerate(items, 1):
                    yield f"{f'{number}.' if ordered else '-'} {self._run(item)}"
                yield ""
            case Point():
                yield from self._point(block)
            case Table():
                yield from self._table(block)
            case Figure(caption=caption, alternative=alternative):
                yield from (f"*{escape(caption)}.*", "")
                yield from self._table(alternative)
            case Quote(words=words, source=source):
                yield from (f"> “{escape(words)}”", ">", f"> {self._sentence(source)}", "")
            case SourceList():
                yield from self._source_list()

    def _point(self, point: Point) -> Iterator[str]:
        if point.title:
            yield from (f"#### {escape(point.title)}", "")
        marked = point.number is None  # numbered judgements are introduced as the analysts' own
        lead = " ".join(self._sentence(sentence, marked=marked) for sentence in point.lead)
        yield from (f"**{point.number}.** {lead}" if point.number else lead, "")
        for fact in point.facts:
            yield from self._fact(fact, marked)
        yield ""

    def _fact(self, fact: Fact, marked: bool) -> Iterator[str]:
        if len(fact.items) == 1:
            yield f"- {escape(fact.label)}: {self._sentence(fact.items[0], marked=marked)}"
            return
        yield f"- {escape(fact.label)}:"
        yield from (f"  - {self._sentence(item, marked=marked)}" for item in fact.items)

    def _table(self, table: Table) -> Iterator[str]:
        yield from (f"**{escape(table.caption)}**", "")
        yield f"| {' | '.join(escape(column) for column in table.columns)} |"
        yield f"|{' --- |' * len(table.columns)}"
        for row in table.rows:
            yield f"| {' | '.join(self._cell(cell) for cell in row)} |"
        yield ""

    def _cell(self, cell: Cell) -> str:
        return "<br>".join(self._sentence(line) for line in cell.lines)

    def _source_list(self) -> Iterator[str]:
        yield "| Source | Published, and how that is known | Reliability | Taken from it |"
        yield "| --- | --- | --- | --- |"
        for entry in self.document.sources:
            title = escape(f"{entry.title}; {entry.publisher}" if entry.publisher else entry.title)
            link = f"<br><{_address(entry.url)}>" if entry.url else ""
            when = escape(f"{entry.published}; {entry.evidence}" if entry.evidence else entry.published)
            yield f"| {title}{link} | {when} | {escape(entry.reliability)} | {escape(entry.taken)} |"
        yield ""

    def _footnotes(self) -> Iterator[str]:
        for number, references in self.notes:
            parts = [self._source(found) for found in join(references)]
            yield f"[^{number}]: {' '.join(parts)}"

    def _source(self, found: tuple[Reference, ...]) -> str:
        entry: SourceEntry | None = self.sources.get(found[0].source)
        label = found[0].label
        title = f"{label}, “{entry.title}”" if entry and entry.title not in label else label
        places = ", ".join(_place(one) for one in found)
        return f"{escape(title)}: {places}." if places else f"{escape(title)}."


def _place(one: Reference) -> str:
    place = escape(one.place)
    if one.start is not None:
        place += f" (characters {one.start}–{one.end})"
    return f"{place}: “{escape(one.quotation)}”" if one.quotation else place


def _address(url: str) -> str:
    """An address that cannot end its own brackets or its table's cell."""
    return clean(url).replace("<", "%3C").replace(">", "%3E").replace("|", "%7C").replace(" ", "%20")
