"""The order of a brief: which questions it answers, and where others may put their answers.

A later engine (law, futures, precedents) passes sections of its own. One whose id is a standing section's
fills that place: its blocks come first, and what the record itself says follows. Any other stands before
"Contested and missing".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from juncture.brief import dates
from juncture.brief.context import Context
from juncture.brief.document import Document, Part, Section, Sentence
from juncture.brief.sections.bottom_line import bottom_line
from juncture.brief.sections.changes import changes
from juncture.brief.sections.conflict import conflict
from juncture.brief.sections.findings import findings_of_law
from juncture.brief.sections.gaps import gaps
from juncture.brief.sections.known import known
from juncture.brief.sections.law import law
from juncture.brief.sections.likenesses import likenesses
from juncture.brief.sections.outlook import outlook
from juncture.brief.sections.positions import positions
from juncture.brief.sections.sources import entries_of_past, source_entries, sources
from juncture.record.statements import Statement
from juncture.record.version import version
from juncture.record.view import View

SectionMaker = Callable[[Context], Section | None]

#: The standing questions, in order. Their ids: bottom-line, changes, known, law, positions, outlook, conflict,
#: precedents, gaps, sources.
STANDING: tuple[SectionMaker, ...] = (
    bottom_line, changes, known, law, positions, outlook, conflict, likenesses, gaps, sources,
)  # fmt: skip


def system(context: Context) -> Section | None:
    """What the crisis as a system says; the engine is loaded only where a dossier holds one."""
    if context.record.page("system.toml") is None:
        return None
    from juncture.brief.sections.ahead import outlook_of_system

    return outlook_of_system(context)


def bargains(context: Context) -> Section | None:
    """Where stakeholders may settle; the model is loaded only where a dossier names them."""
    if context.record.page("stakeholders.toml") is None:
        return None
    from juncture.brief.sections.bargaining import bargaining

    return bargaining(context)


def past(context: Context) -> Section | None:
    """What has happened in such cases; the room is loaded only where an event, its day and its country are named."""
    if context.turning_day is None or context.record.meta.country is None:
        return None
    from juncture.brief.sections.precedents import precedents

    return precedents(context)


#: The engines that fill standing sections, where they find something to say.
ENGINES: tuple[SectionMaker, ...] = (findings_of_law, bargains, system, past)


def brief(view: View, *, since: date | None = None, extra: Iterable[Section | SectionMaker] = ()) -> Document:
    """The brief of a view.

    ``since`` is the day to compare with, the dossier's own where left out. ``extra`` holds sections, or functions
    that make them from the :class:`~juncture.brief.context.Context`.
    """
    context = Context(view, since or _day(view.record.meta.since))
    made = [section for make in STANDING if (section := make(context))]
    added = [one if isinstance(one, Section) else one(context) for one in (*ENGINES, *extra)]
    sections = _joined(made, [section for section in added if section])
    return _document(context, sections)


def _joined(standing: list[Section], extra: list[Section]) -> tuple[Section, ...]:
    """Standing sections with extra ones in their places."""
    found = {section.id: section for section in standing}
    own = [section for section in extra if section.id not in found]
    for section in extra:
        if section.id in found:
            found[section.id] = _filled(found[section.id], section)
    ordered: list[Section] = []
    for section in found.values():
        if section.id == "gaps":
            ordered += own
        ordered.append(section)
    return tuple(ordered)


def _filled(standing: Section, extra: Section) -> Section:
    """A standing section with an engine's answer before what the record itself says; mere parts leave its blocks."""
    if not extra.blocks:
        return replace(standing, parts=(*extra.parts, *standing.parts), gist=extra.gist or standing.gist)
    said: tuple[Part, ...] = standing.parts
    if standing.blocks:
        said = (Part("What the record itself says", standing.blocks), *said)
    return replace(standing, blocks=extra.blocks, parts=(*extra.parts, *said), gist=extra.gist or standing.gist)


def _document(context: Context, sections: tuple[Section, ...]) -> Document:
    meta, view = context.record.meta, context.view
    entries = source_entries(context)
    return Document(
        dossier=meta.id,
        title=meta.title,
        about=meta.about or "",
        as_of=dates.day_words(context.day) if context.day else "no day in particular",
        known=dates.day_words(view.known) if view.known else "all that the record holds",
        since=dates.day_words(context.since) if context.since else "",
        version=version(context.record),
        authors=meta.authors,
        language=meta.language,
        sections=sections,
        sources=(*entries, *entries_of_past(sections, {one.id for one in entries})),
        preface=_preface(context),
        as_of_date=context.day.isoformat() if context.day else None,
        known_date=view.known.isoformat() if view.known else None,
    )


def _preface(context: Context) -> tuple[Sentence, ...]:
    lines = [
        Sentence("Every sentence about the crisis cites the passage it rests on or is marked as the analysts’ own.")
    ]
    if any(one.year == "inferred" for one in context.view.statements):
        lines.append(Sentence("A year in square brackets is inferred: the source names none."))
    return tuple(lines)


def _day(when: object) -> date | None:
    text = str(when) if when else ""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def statements_told(document: Document) -> set[str]:
    """The ids of the statements that a document tells; what :class:`Statement` each is, the view knows."""
    from juncture.brief.notes import sentences_of

    return {id for sentence in sentences_of(document) for id in sentence.statements}


__all__ = ["STANDING", "SectionMaker", "Statement", "brief", "statements_told"]
