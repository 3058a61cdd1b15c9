"""The file around the text: its paper, running heads, properties and pictures, with the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm

from juncture.brief.document import Document, Figure
from juncture.brief.paper import PAPERS, imprint, language_of, on_paper, shortened, tallness
from juncture.brief.print import to_png
from juncture.brief.word.styles import set_styles
from juncture.brief.word.xml import element, field, run

_SIDE, _TOP, _BOTTOM = 24, 24, 22
#: No file says when it was packed: the same brief is the same bytes.
_PACKED = (1980, 1, 1, 0, 0, 0)


class Package:
    """A new document of some size, ready for text."""

    def __init__(self, document: Document, paper: str) -> None:
        self.file: Any = docx.Document()
        width, height = PAPERS[paper]
        self.width, self.height = width - 2 * _SIDE, height - _TOP - _BOTTOM
        code, region = language_of(document.language)
        set_styles(self.file, f"{code}-{region}" if region else {"en": "en-GB"}.get(code, code))
        self._page(width, height)
        self._heads(document)
        self._properties(document)

    @property
    def twips(self) -> int:
        """The width of the text in twentieths of a point."""
        return int(self.width / 25.4 * 1440)

    def add(self, *elements: Any) -> None:
        """Add paragraphs and tables at the end."""
        body = self.file.element.body
        for one in elements:
            body.insert_element_before(one, "w:sectPr")

    def picture(self, figure: Figure) -> Any:
        """A picture as the run that holds it, described for whoever cannot see it."""
        width = min(self.width, (self.height - 25) / tallness(on_paper(figure.svg)))
        holder = self.file.add_paragraph(style="Picture")
        shape = holder.add_run().add_picture(io.BytesIO(to_png(figure.svg, width)), width=Mm(width))
        for side in ("distT", "distB", "distL", "distR"):
            shape._inline.set(side, "0")
        properties = shape._inline.docPr
        properties.set("name", figure.id)
        properties.set("title", figure.caption)
        properties.set("descr", figure.description)
        return holder._p

    def link(self, address: str) -> str:
        """The name, within the document, of an address outside it."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        name: str = self.file.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return name

    def bytes(self) -> bytes:
        """The file."""
        made, packed = io.BytesIO(), io.BytesIO()
        self.file.save(made)
        with zipfile.ZipFile(made) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                target.writestr(zipfile.ZipInfo(name, _PACKED), source.read(name), zipfile.ZIP_DEFLATED)
        return packed.getvalue()

    def _page(self, width: float, height: float) -> None:
        section = self.file.sections[0]
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.left_margin = section.right_margin = Mm(_SIDE)
        section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
        section.header_distance = section.footer_distance = Mm(12)
        section.different_first_page_header_footer = True

    def _heads(self, document: Document) -> None:
        section = self.file.sections[0]
        clocks = f"As of {document.as_of}, as known on {document.known}"
        pages = [*field("PAGE", "1"), *run(" / "), *field("NUMPAGES", "1")]
        self._line(section.header, [*run(shortened(document.title, 60)), _tab(), *run(clocks)])
        self._line(section.footer, [*run(imprint(document)), _tab(), *pages])
        pages = [*field("PAGE", "1"), *run(" / "), *field("NUMPAGES", "1")]
        self._line(section.first_page_footer, [*run(imprint(document)), _tab(), *pages])

    def _line(self, place: Any, runs: list[Any]) -> None:
        place.is_linked_to_previous = False
        line = place.paragraphs[0]
        stops = line.paragraph_format.tab_stops
        line.style.paragraph_format.tab_stops.clear_all()
        stops.add_tab_stop(Mm(self.width), WD_TAB_ALIGNMENT.RIGHT)
        line._p.extend(runs)

    def _properties(self, document: Document) -> None:
        head = self.file.core_properties
        head.title = document.title[:255]
        head.subject = f"Brief as of {document.as_of}, as known on {document.known}"[:255]
        head.author = ", ".join(document.authors)[:255]
        head.comments = imprint(document)[:255]
        head.language = document.language
        head.last_modified_by, head.keywords, head.category, head.revision = "", "", "Brief", 1
        for name in ("dcterms:created", "dcterms:modified"):
            for old in head._element.findall(qn(name)):
                head._element.remove(old)
        for name, one in list(self.file.part.package.rels.items()):
            if one.reltype.endswith("/thumbnail"):  # of python-docx's own template
                del self.file.part.package.rels[name]


def _tab() -> Any:
    return element("r", element("tab"))
