"""Checks of evidence: passages that no longer fit, quotations that occur twice, statements without a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from juncture.record.checks.finding import Finding, Severity
from juncture.record.citation import is_its_text
from juncture.record.items import Source
from juncture.record.passage import occurrences
from juncture.record.saying import counted, said
from juncture.record.statements import Assessment
from juncture.record.view import View


def orphans(view: View) -> Iterator[Finding]:
    """Passages whose source's text at hand is not the text that was recorded, or ends before them."""
    record, texts = view.record, view.record.texts
    fits = {id: is_its_text(record, id) for id in texts}
    lost = _beyond(view, {id: len(text) if fits[id] else 0 for id, text in texts.items()})
    for source in record.of(Source):
        if ids := lost.get(source.id):
            yield Finding(
                code="orphaned-passage",
                severity=Severity.ERROR,
                message=_orphans_sentence(source.id, len(ids), len(texts[source.id]), not fits[source.id]),
                entries=tuple(ids),
            )


def _beyond(view: View, lengths: Mapping[str, int]) -> dict[str, dict[str, None]]:
    """The statements with a passage that ends after so many code points of its source, by source."""
    found: dict[str, dict[str, None]] = {}
    for one in view.statements:
        for passage in one.passages:
            if passage.end is not None and passage.end > lengths.get(passage.source, passage.end):
                found.setdefault(passage.source, {})[one.id] = None
    return found


def _orphans_sentence(source: str, count: int, length: int, changed: bool) -> str:
    if changed:
        return counted(
            "The text at hand of %(source)r has changed since its positions were recorded; %(num)s statement cites it "
            "and cannot be shown beside it. Attach the recorded text.",
            "The text at hand of %(source)r has changed since its positions were recorded; %(num)s statements cite it "
            "and cannot be shown beside it. Attach the recorded text.",
            count,
            source=source,
        )
    return counted(
        "%(num)s statement cites a place beyond the end of %(source)r, which has %(length)s code points. "
        "Correct the positions.",
        "%(num)s statements cite a place beyond the end of %(source)r, which has %(length)s code points. "
        "Correct the positions.",
        count,
        source=source,
        length=f"{length:,}",
    )


def repeated_quotations(view: View) -> Iterator[Finding]:
    """Quotations that stand at several places in their source, so that words alone do not tell which is meant."""
    texts = {id: text for id, text in view.record.texts.items() if is_its_text(view.record, id)}
    seen: dict[tuple[str, str], bool] = {}
    for one in view.statements:
        for passage in one.passages:
            text = texts.get(passage.source)
            if text is None or passage.start is None:
                continue
            words = text[passage.start : passage.end]
            key = (passage.source, words)
            if key not in seen:
                seen[key] = len(list(islice(occurrences(text, words), 2))) > 1
            if seen[key]:
                shown = words if len(words) <= 60 else words[:57] + "..."
                yield Finding(
                    code="repeated-quotation",
                    severity=Severity.GAP,
                    message=said(
                        "%(id)r quotes %(words)r, which stands more than once in %(source)r.",
                        id=one.id,
                        words=shown,
                        source=passage.source,
                    ),
                    entries=(one.id,),
                )


def unsourced(view: View) -> Iterator[Finding]:
    """Statements that rest on nothing."""
    for one in view.statements:
        authored = isinstance(one, Assessment) and one.rests_on
        if not one.passages and not authored:
            yield Finding(
                code="unsourced",
                severity=Severity.GAP,
                message=said("The %(kind)s %(id)r cites no passage.", kind=said(one.kind), id=one.id),
                entries=(one.id,),
            )


def undated_sources(view: View) -> Iterator[Finding]:
    """Sources whose publication date is missing or inferred."""
    for source in view.record.of(Source):
        if source.published is None:
            yield Finding(
                code="undated-source",
                severity=Severity.GAP,
                message=said(
                    "The source %(id)r has no publication date, so no answer 'as known on' can use it.", id=source.id
                ),
                entries=(source.id,),
            )
