"""From the brief's model to DOCX: the body in its order, then the annexes, every note a footnote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from juncture.brief import paper as paper_
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
    Sentence,
    SourceEntry,
    SourceList,
    Table,
)
from juncture.brief.word import tables
from juncture.brief.word.footnotes import Footnotes
from juncture.brief.word.numbering import new_list
from juncture.brief.word.package import Package
from juncture.brief.word.xml import bookmarked, element, field, linked, paragraph, run

#: A row of at most so many characters stays on one page.
_WHOLE = 500


def write(document: Document, paper: str) -> bytes:
    """The bytes of a document on a size of paper."""
    package = Package(document, paper)
    writer = _Writer(document, package)
    writer.head()
    writer.sections()
    writer.annexes()
    writer.end()
    writer.footnotes.join_to(package.file.part)
    return package.bytes()


class _Writer:
    """Writes one document; holds its footnotes, the headings it will have, and the annexes it refers to."""

    def __init__(self, document: Document, package: Package) -> None:
        self.document = document
        self.package = package
        self.footnotes = Footnotes()
        self.marks = 0
        self.labels = paper_.Labels()
        self.annexed = paper_.annexes(document)
        self.letters = {one.label: annex.letter for annex in self.annexed for one in annex.entries}
        self.headings = [section.heading for section in document.sections]
        self.headings += [annex.heading for annex in self.annexed]
        self.headed = 0

    # The parts of the document.

    def head(self) -> None:
        document = self.document
        self._add("BriefNote", run("Brief", "Label"))
        self._add("Title", run(document.title))
        if document.about:
            self._add("Subtitle", run(document.about))
        facts = {"As of": document.as_of, "As known on": document.known, "Version": document.version}
        if document.authors:
            facts["Authors"] = ", ".join(document.authors)
        self._add("BriefFacts", [one for fact in facts.items() for one in self._labelled(*fact)])
        if document.preface:
            self._add("BriefNote", self._run(document.preface))
        self._contents()

    def _labelled(self, label: str, value: str) -> list[Any]:
        return [*run(label, "Label"), *run(f"\u2002{value}\u2003 ")]

    def _contents(self) -> None:
        """The headings as a table of contents that a reader's program can bring up to date."""
        lines = [list(linked(f"_Toc{number}", run(heading))) for number, heading in enumerate(self.headings, 1)]
        begin, code, middle, *_, end = field('TOC \\o "1-1" \\n \\h \\z', "")
        lines[0][:0] = [begin, code, middle]
        lines[-1].append(end)
        for line in lines:
            self._add("TOC1", line)

    def sections(self) -> None:
        for section in self.document.sections:
            self._heading(section.heading)
            for block in section.blocks:
                self._block(block, 2)
            for part in section.parts:
                self._add("Heading2", run(part.heading))
                for block in part.blocks:
                    self._block(block, 3)

    def annexes(self) -> None:
        for annex in self.annexed:
            self._heading(annex.heading)
            for one in annex.entries:
                self._entry(one)

    def _entry(self, one: paper_.Entry) -> None:
        if one.table:
            self._table(one.table)
            return
        self._add("Heading2", run(one.heading))
        for sentence in one.items:
            self._add("ListBullet", self._said(sentence))

    def end(self) -> None:
        """A last line, since a document may not end in a table."""
        self._add("BriefNote", ())

    # Blocks.

    def _block(self, block: Block, level: int) -> None:
        """Write a block; a heading in it is of this level."""
        match block:
            case Paragraph(sentences=sentences, role=role):
                self._add(
                    "BriefNote" if role == "note" else "Normal", self._run(sentences), keep=paper_.leads_on(block)
                )
            case Bullets(items=items, ordered=ordered):
                self._bullets(items, ordered)
            case Point():
                self._point(block, level)
            case Table(caption=caption, folded=True):
                self._add("BriefNote", run(f"{caption}: annex {self.letters[self.labels.next('table')]}"))
            case Table():
                self._table(block)
            case Figure():
                self._figure(block)
            case Quote(words=words, source=source, language=language):
                self._add("Quote", run(f"“{words}”", language=language))
                self._add("QuoteSource", self._said(source))
            case SourceList():
                self._sources(self.document.sources)

    def _bullets(self, items: Iterable[tuple[Sentence, ...]], ordered: bool) -> None:
        number = new_list(self.package.file) if ordered else None
        for item in items:
            self.package.add(paragraph("ListNumber" if ordered else "ListBullet", *self._run(item), number=number))

    def _point(self, point: Point, level: int) -> None:
        marked = point.number is None  # numbered judgements are introduced as the analysts' own
        if point.title:
            self._add(f"Heading{level}", run(point.title))
        count = list(run(f"{point.number}. ")) if point.number else []
        lead = [*count, *self._run(point.lead, marked=marked)]
        self._add("Judgement" if point.number else "Point", lead, keep=bool(point.facts))
        for number, fact in enumerate(point.facts, 1):
            self._fact(fact, marked, last=number == len(point.facts))

    def _fact(self, fact: Fact, marked: bool, *, last: bool) -> None:
        label = list(run(fact.label, "Label"))
        if fact.folded:
            self._add(
                "Fact", [*label, *run(f": see annex {self.letters[self.labels.next('fact')]}", "Quiet")], keep=not last
            )
        elif len(fact.items) == 1:
            self._add("Fact", [*label, *run("  "), *self._said(fact.items[0], marked=marked)], keep=not last)
        else:
            self._add("Fact", label, keep=True)
            for item in fact.items:
                self._add("ListBullet2", self._said(item, marked=marked))

    def _table(self, block: Table) -> None:
        def say(sentence: Sentence, style: str) -> list[Any]:
            return self._said(sentence, style=style)

        small = paper_.dense(len(block.columns))
        rows = [
            tables.row([tables.cell(one, say, small=small) for one in cells], whole=_size(cells) < _WHOLE)
            for cells in block.rows
        ]
        self._add("Caption", run(block.caption), keep=True)
        shares = paper_.shares(block)
        self.package.add(tables.table(block.caption, block.columns, shares, self.package.twips, rows))

    def _figure(self, figure: Figure) -> None:
        self.package.add(self.package.picture(figure))
        letter = self.letters[self.labels.next("words")]
        self._add("PictureCaption", run(f"{figure.caption}. In words: annex {letter}."))

    def _sources(self, sources: tuple[SourceEntry, ...]) -> None:
        rows = [tables.row([tables.lines_cell(lines) for lines in self._source(one)]) for one in sources]
        self._add("Caption", run("Sources cited"), keep=True)
        shares = paper_.source_shares(sources)
        self.package.add(tables.table("Sources cited", paper_.SOURCE_COLUMNS, shares, self.package.twips, rows))

    def _source(self, one: SourceEntry) -> Iterator[list[list[Any]]]:
        title = list(run(one.title, language=one.language))
        publisher = one.publisher if one.publisher != one.label else ""
        yield [
            list(run(one.label, "Strong")),
            [element("hyperlink", *title, **{"r:id": self.package.link(one.url)})] if one.url else title,
            *([list(run(publisher, "Quiet"))] if publisher else []),
        ]
        yield [list(run(one.published)), *([list(run(one.evidence, "Quiet"))] if one.evidence else [])]
        yield [list(run(one.reliability))]
        yield [list(run(one.taken))]

    # Text.

    def _add(self, style: str, runs: Iterable[Any], *, keep: bool = False) -> None:
        self.package.add(paragraph(style, *runs, keep=keep))

    def _heading(self, text: str) -> None:
        self.headed += 1
        self._add("Heading1", bookmarked(f"_Toc{self.headed}", self.headed, *run(text)))

    def _run(self, sentences: Iterable[Sentence], *, marked: bool = True) -> list[Any]:
        runs: list[Any] = []
        for number, sentence in enumerate(sentences):
            runs += [*(run(" ") if number else ()), *self._said(sentence, marked=marked)]
        return runs

    def _said(self, sentence: Sentence, *, marked: bool = True, style: str = "") -> list[Any]:
        own = run(" analysts’ judgement", "OwnJudgement") if marked and sentence.basis == "analyst" else ()
        return [*run(sentence.text, style), *own, *self.footnotes.mark(sentence)]


def _size(cells: Iterable[Cell]) -> int:
    return sum(len(cell.text) for cell in cells)
