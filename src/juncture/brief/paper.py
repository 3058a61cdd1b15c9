"""What paper asks of a brief beyond a screen: a size, columns that share its width, pictures in ink, annexes.

What a screen folds away cannot be opened on paper, so it stands in annexes: what each judgement rests on, the
tables in full, the pictures in words. The body stays short, and nothing that the page holds is lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from juncture.brief.document import Document, Figure, Paragraph, Point, Reference, Sentence, SourceEntry, Table
from juncture.brief.notes import blocks_of
from juncture.record.fields import near
from juncture.record.problems import JunctureError

#: The sizes of paper, in millimetres: width and height.
PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}


def check_paper(paper: str) -> str:
    """The name of a size of paper as typesetters write it; a sentence for any other.

    >>> check_paper("A4")
    'a4'
    """
    name = paper.lower().removeprefix("us-")
    if name not in PAPERS:
        raise JunctureError(f"there is no paper {paper!r}{near(name, PAPERS)}")
    return name


@dataclass(frozen=True)
class Entry:
    """Something that a screen folds away, with the label by which the body points to it."""

    label: str
    heading: str
    items: tuple[Sentence, ...] = ()
    table: Table | None = None


@dataclass(frozen=True)
class Annex:
    """An annex: its letter, what it holds, and under which heading."""

    letter: str
    title: str
    entries: tuple[Entry, ...]

    @property
    def heading(self) -> str:
        """The annex's heading.

        >>> Annex("A", "The pictures in words", ()).heading
        'Annex A: The pictures in words'
        """
        return f"Annex {self.letter}: {self.title}"


def annexes(document: Document) -> tuple[Annex, ...]:
    """The annexes that a document needs, lettered in order: judgements, tables in full, pictures in words."""
    facts, tables, pictures = list[Entry](), list[Entry](), list[Entry]()
    for block in (block for section in document.sections for block in blocks_of(section)):
        match block:
            case Point():
                facts += _folded_facts(block, len(facts))
            case Table(folded=True):
                tables.append(Entry(f"table-{len(tables)}", block.caption, table=block))
            case Figure(alternative=alternative):
                pictures.append(Entry(f"words-{len(pictures)}", alternative.caption, table=alternative))
    found = {"What the judgements rest on": facts, "Tables in full": tables, "The pictures in words": pictures}
    full = [(title, entries) for title, entries in found.items() if entries]
    return tuple(Annex(letter, title, tuple(entries)) for letter, (title, entries) in zip("ABC", full, strict=False))


def _folded_facts(point: Point, before: int) -> list[Entry]:
    folded = [fact for fact in point.facts if fact.folded]
    return [
        Entry(f"fact-{number}", f"{_name(point)}: {fact.label[:1].lower()}{fact.label[1:]}", fact.items)
        for number, fact in enumerate(folded, before)
    ]


def _name(point: Point) -> str:
    """How an annex calls a point."""
    return f"Judgement {point.number}" if point.number else point.title or point.lead[0].text


class Labels:
    """Hands out the labels of an annex's entries to a body that is written in the same order."""

    def __init__(self) -> None:
        self.given: Counter[str] = Counter()

    def next(self, kind: str) -> str:
        """The next label of a kind: ``fact``, ``table`` or ``words``."""
        self.given[kind] += 1
        return f"{kind}-{self.given[kind] - 1}"


def leads_on(paragraph: Paragraph) -> bool:
    """Whether a paragraph leads on to what follows it, so that no page may end between the two.

    >>> leads_on(Paragraph((Sentence("What would change the answer:"),)))
    True
    """
    return paragraph.role == "note" or any(one.text.endswith(":") for one in paragraph.sentences[-1:])


def shares(table: Table) -> list[float]:
    """The share of the width that each column gets, so that the rows come out as few lines as may be.

    >>> from juncture.brief.notes import cell
    >>> row = (cell("24 May 2021"), cell("Officers arrested the president and the prime minister at Kati."))
    >>> [round(share, 2) for share in shares(Table("", ("When", "What happened"), (row,)))]
    [0.13, 0.87]
    """
    columns = list(zip(table.columns, *([cell.text for cell in row] for row in table.rows), strict=True))
    return balanced(columns)


#: The columns of the list of sources.
SOURCE_COLUMNS = ("Source", "Published, and how that is known", "Reliability", "Taken from it")


def source_shares(sources: Iterable[SourceEntry]) -> list[float]:
    """The shares of the columns of the list of sources."""
    told = [(one.title, f"{one.published} {one.evidence}", one.reliability, one.taken) for one in sources]
    return balanced(list(zip(SOURCE_COLUMNS, *told, strict=True)))


def balanced(columns: Sequence[Sequence[str]]) -> list[float]:
    """Shares for columns of text: no word is broken where that can be, short cells stay on one line, and what
    says more gets more.

    The first text of each column is its heading.
    """
    line = _LINE * 1.15 if dense(len(columns)) else _LINE
    floors = [_floor(texts) for texts in columns]
    asked = [max(floor, _asked(texts)) for floor, texts in zip(floors, columns, strict=True)]
    tight = {number for number, texts in enumerate(columns) if _longest(texts[1:]) <= _SHORT}
    needed = sum(asked[number] if number in tight else 1.4 * floor for number, floor in enumerate(floors))
    if needed > line:  # too many of them: they would press the others into slips
        tight = set()
    while True:
        free = line - sum(asked[number] for number in tight)
        rest = sum(asked[number] for number in range(len(columns)) if number not in tight)
        low = {
            number for number, floor in enumerate(floors) if number not in tight and asked[number] * free < floor * rest
        }
        if not low:
            break
        tight |= low
        asked = [floors[number] if number in low else one for number, one in enumerate(asked)]
    scaled = [one if number in tight else one * free / rest for number, one in enumerate(asked)]
    return [one / sum(scaled) for one in scaled]


def dense(columns: int) -> bool:
    """Whether a table of so many columns is set in smaller type."""
    return columns > 6


#: How many characters a line of a table has, and how many a cell that is kept on one line.
_LINE, _SHORT = 104, 19


def _longest(texts: Iterable[str]) -> int:
    return max((len(text) for text in texts), default=0)


def _floor(texts: Sequence[str]) -> float:
    """Room for the longest word; headings are bold, so theirs are wider."""
    words = (min(len(word), 20) for text in texts[1:] for word in text.split())
    return max(1.15 * _longest(texts[0].split()), *words, 1) + 2


def _asked(texts: Sequence[str]) -> float:
    """How much room a column would like to have."""
    head, cells = texts[0], [text for text in texts[1:] if text]
    if _longest(cells) <= _SHORT:
        return max(_longest(cells) + 3.0, len(head) / 4)
    return float(4.5 * (sum(map(len, cells)) / len(cells) + _longest(cells) / 8) ** 0.6)


def place_words(one: Reference) -> str:
    """Where in a source, with the characters and the words where they are at hand."""
    place = one.place
    if one.start is not None:
        place = f"{place} ({one.start}–{one.end})".lstrip()
    if one.orphan:
        place += ", the text at hand is another one"
    return f"{place}: “{one.quotation}”".removeprefix(": ") if one.quotation else place


def imprint(document: Document) -> str:
    """The line at the foot: which dossier, in which version, written how."""
    return f"Dossier {document.dossier}, {document.version}. Written by Juncture from the record alone."


def shortened(title: str, most: int = 80) -> str:
    """A title for a running head."""
    return title if len(title) <= most else f"{title[: most - 1].rstrip()}…"


def language_of(code: str) -> tuple[str, str | None]:
    """A language's code and its region's, as typesetters want them.

    >>> language_of("pt-BR"), language_of("")
    (('pt', 'BR'), ('en', None))
    """
    found = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?(?:[-_].*)?", code)
    return (found[1].lower(), found[2].upper() if found[2] else None) if found else ("en", None)


#: What a page's style sheet says of pictures on a screen, said for paper: white ground, black ink.
_INK = (
    ".halo{paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}"
    ".ground-fill{fill:#fff}.on-accent{fill:#fff}.quiet-fill{fill:#444}.quiet-stroke{stroke:#555}"
)
#: Pictures leave room for the wide letters of screens; those of a book are narrower, so they may be larger.
_LARGER = 1.16
#: Room at the right for a date that stands at the very end of a scale.
_MARGIN = 14
_SVG = "http://www.w3.org/2000/svg"


def on_paper(svg: str) -> str:
    """A picture as it is printed: in its own tones, on white, its words a size larger and clear of lines.

    >>> picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text font-size="10">N’Daw</text></svg>'
    >>> 'font-size="11.6"' in on_paper(picture)
    True
    """
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(svg)
    for one in root.iter():
        if size := one.get("font-size"):
            one.set("font-size", f"{float(size) * _LARGER:g}")
    left, top, width, height = root.attrib["viewBox"].split()
    root.set("viewBox", f"{left} {top} {float(width) + _MARGIN:g} {height}")
    style = ElementTree.Element(f"{{{_SVG}}}style")
    style.text = _INK
    root.insert(0, style)
    return ElementTree.tostring(root, encoding="unicode")


def tallness(svg: str) -> float:
    """How tall a picture is for its width.

    >>> tallness('<svg viewBox="0 0 900 450"/>')
    0.5
    """
    *_, width, height = ElementTree.fromstring(svg).attrib["viewBox"].split()
    return float(height) / float(width)
