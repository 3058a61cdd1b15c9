"""Events as rows in PLOVER's field names, with passage, voice and rule beside them."""

from __future__ import annotations

from typing import Any

from juncture.reading.coder.proposal import Proposal
from juncture.reading.corpus.countries import countries_near
from juncture.reading.documents.document import Document

COLUMNS = (
    "id",
    "doc",
    "date",
    "date_edtf",
    "enddate",
    "event",
    "mode",
    "act",
    "actor",
    "actor_country",
    "actor_sector",
    "recipient",
    "recipient_country",
    "recipient_sector",
    "event_loc",
    "countries",
    "text",
    "start",
    "end",
    "voice",
    "hedge",
    "speaker",
    "rule",
    "confidence",
    "foreground",
    "published",
    "publisher",
    "language",
    "sha256",
)


def rows(name: str, document: Document, proposals: list[Proposal]) -> list[dict[str, Any]]:
    """A row for each event of a document."""
    events = [one for one in proposals if one.kind == "event"]
    return [_row(f"{name}#{number}", name, document, one) for number, one in enumerate(events, start=1)]


def _row(id: str, name: str, document: Document, one: Proposal) -> dict[str, Any]:
    root, _, mode = str(one.fields.get("type") or "").partition("/")
    when = one.fields.get("when")
    first, last = bounds(when)
    passage = one.passages[0]
    return {
        "id": id,
        "doc": name,
        "date": first,
        "date_edtf": when,
        "enddate": last,
        "event": root or "OTHER",
        "mode": mode or None,
        "act": one.fields.get("act"),
        **_people("actor", one, "actors"),
        **_people("recipient", one, "targets"),
        "event_loc": one.fields.get("where"),
        "countries": countries_near(document, passage.start),
        "text": passage.exact,
        "start": passage.start,
        "end": passage.end,
        "voice": one.voice,
        "hedge": one.hedge,
        "speaker": one.speaker,
        "rule": one.rule,
        "confidence": one.confidence,
        "foreground": one.foreground,
        "published": document.published.value if document.published else None,
        "publisher": document.publisher.value if document.publisher else None,
        "language": document.language,
        "sha256": document.sha256,
    }


def _people(role: str, one: Proposal, key: str) -> dict[str, list[str]]:
    names = list(one.fields.get(key, ()))
    known = [one.extra.get("cast", {}).get(name, {}) for name in names]
    return {
        role: names,
        f"{role}_country": [str(about["country"]) for about in known if about.get("country")],
        f"{role}_sector": [str(about["sector"]) for about in known if about.get("sector")],
    }


def bounds(when: str | None) -> tuple[str | None, str | None]:
    """The first and last day that an EDTF date allows; None where it leaves that open.

    >>> bounds("2021-05"), bounds("[2021-05-24..]")
    (('2021-05-01', '2021-05-31'), ('2021-05-24', None))
    """
    if not when:
        return None, None
    from juncture.record import edtf
    from juncture.record.when import day_of

    found = edtf.parse(when)
    low, high = found.begin.earliest, found.end.latest
    return (
        day_of(low).isoformat() if low is not None else None,
        day_of(high).isoformat() if high is not None else None,
    )
