"""Dates that head a section, as in a chronology: what is told below, undated, is of that date."""

from __future__ import annotations

import re

from juncture.reading.coder.calendar import Calendar
from juncture.reading.coder.story import Told
from juncture.reading.coder.times import Time, times_in
from juncture.reading.documents.document import Document, Role
from juncture.reading.parsing import plain

_LEAD = re.compile(r"\s*(?:(?:[A-Z][a-z]+day),? )?")
_KINDS = frozenset(("day", "iso", "month", "range", "year"))


def heading_times(document: Document) -> dict[str, Time]:
    """The date that each section's heading starts with; a single date that heads a text is its own and no section's.

    >>> from juncture.reading.documents.loading import from_text
    >>> text = "15 July 2016\\n\\nTanks closed the bridges.\\n\\n16 July\\n\\nPolice detained 40 judges."
    >>> [time.text for time in heading_times(from_text(text)).values()]
    ['15 July 2016', '16 July']
    """
    found: dict[str, Time] = {}
    for block in document.blocks:
        if block.role is not Role.HEADING:
            continue
        text = plain(document.text[block.start : block.end])
        lead = _LEAD.match(text)
        first = next(iter(times_in(text)), None)
        if first is not None and first.kind in _KINDS and lead is not None and first.start <= lead.end():
            found[document.text[block.start : block.end]] = first
    return found if len(found) > 1 else {}


def told_by_headings(times: dict[str, Time], calendar: Calendar, document: Document) -> dict[str, Told]:
    """The same, resolved."""
    found = {}
    for section, time in times.items():
        block = next(one for one in document.blocks if document.text[one.start : one.end] == section)
        value = calendar.resolve(time)
        if value.edtf is not None:
            found[section] = Told(block.start, value.edtf, value.inferred, time.text, block)
    return found
