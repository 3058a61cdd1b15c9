"""The brief: from a view of the record to the analyst's answers, as a page, on paper, as Markdown and as data.

>>> from juncture.record.meta import Meta
>>> from juncture.record.record import Record
>>> from juncture.record.view import View
>>> [section.heading for section in brief(View(Record(Meta(id="mali", title="Mali"), {}))).sections][:2]
['Bottom line', 'What do we know']
"""

from juncture.brief.answer import json_schema, to_json
from juncture.brief.document import Document, Section
from juncture.brief.html import asset, to_fragment, to_html
from juncture.brief.markdown import to_markdown
from juncture.brief.office import to_docx
from juncture.brief.plan import SectionMaker, brief
from juncture.brief.print import to_pdf
from juncture.brief.shortening import shortened
from juncture.brief.summary import summary

__all__ = [
    "Document",
    "Section",
    "SectionMaker",
    "asset",
    "brief",
    "json_schema",
    "shortened",
    "summary",
    "to_docx",
    "to_fragment",
    "to_html",
    "to_json",
    "to_markdown",
    "to_pdf",
]
