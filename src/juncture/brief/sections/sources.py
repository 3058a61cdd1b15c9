"""Sources: publisher, date and the evidence for it, reliability, and what was taken from each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from juncture.brief import dates
from juncture.brief.context import Context
from juncture.brief.document import Paragraph, Section, SourceEntry, SourceList
from juncture.brief.naming import capitalised, listed, of_many
from juncture.brief.notes import references_of
from juncture.brief.sentences import note
from juncture.record.items import Source
from juncture.record.vocabulary import vocabulary

if TYPE_CHECKING:
    from juncture.precedents.supplement import Source as PastSource

_MANY = {"likeness": "likenesses", "membership": "memberships"}


def sources(context: Context) -> Section:
    """The list of the sources that statements of this view rest on."""
    entries = source_entries(context)
    if not entries:
        return Section("sources", "Sources", (Paragraph((note("No statement in this brief rests on a source"),)),))
    attached = sum(entry.attached for entry in entries)
    said = f"{of_many(len(entries), 'source')}, the most used first; reliability is by the Admiralty code"
    if not attached:
        held = "No source’s text is attached here, so notes give the paragraph or place and not the words"
    elif attached < len(entries):
        held = f"The texts of {attached} are attached here, so their notes quote the words"
    else:
        held = "The texts of all are attached here, so notes quote the words"
    gist = (f"{of_many(len(entries), 'source')}; most used: {listed(entry.label for entry in entries[:3])}.",)
    return Section("sources", "Sources", (Paragraph((note(said), note(held)), role="note"), SourceList()), gist=gist)


def source_entries(context: Context) -> tuple[SourceEntry, ...]:
    """The sources cited, the most used first."""
    taken: dict[str, Counter[str]] = {}
    for one in context.view.statements:
        for source in {passage.source for passage in one.passages}:
            taken.setdefault(source, Counter())[one.kind] += 1
    cited = [source for source in context.record.of(Source) if source.id in taken]
    cited.sort(key=lambda source: (-taken[source.id].total(), source.id))
    return tuple(_entry(context, source, taken[source.id]) for source in cited)


def entries_of_past(sections: Iterable[Section], listed: set[str]) -> tuple[SourceEntry, ...]:
    """The sources of past cases that sections cite and the record does not hold."""
    if not any(section.id == "precedents" for section in sections):
        return ()
    from juncture.precedents.supplement import supplement

    cited = Counter(one.source for section in sections for one in references_of(section))
    known = {one.id: one for one in supplement().sources}
    return tuple(
        _past(known[id], count) for id, count in sorted(cited.items()) if id in known and id not in listed
    )  # fmt: skip


def _past(source: PastSource, count: int) -> SourceEntry:
    return SourceEntry(
        id=source.id,
        label=source.publisher,
        title=source.title,
        publisher=source.publisher,
        published=capitalised(dates.words(source.published)) if source.published else "date not known",
        reliability="not rated",
        taken=f"{of_many(count, 'place')} on past cases",
        url=source.url if source.url and source.url.startswith(("https://", "http://")) else "",
    )


def _entry(context: Context, source: Source, taken: Counter[str]) -> SourceEntry:
    code = source.reliability
    return SourceEntry(
        id=source.id,
        label=context.labels[source.id],
        title=source.title,
        publisher="; ".join(part for part in (source.author, source.publisher) if part),
        published=capitalised(dates.words(source.published)) if source.published else "date not known",
        evidence=source.published_evidence or "",
        reliability=f"{code}, {vocabulary('reliability')[code].label}" if code else "not rated",
        taken=listed(of_many(count, kind, _MANY.get(kind)) for kind, count in taken.most_common()),
        url=source.url if source.url and source.url.startswith(("https://", "http://")) else "",
        language=source.language or "",
        attached=source.id in context.record.texts,
    )
