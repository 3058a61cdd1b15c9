"""What do we know: who holds what, what happened, and who did what to whom."""

from __future__ import annotations

from juncture.brief.context import Context
from juncture.brief.document import Paragraph, Part, Section
from juncture.brief.pictures.tenures import tenures_figure
from juncture.brief.sections.chronology import chronology
from juncture.brief.sections.deeds import deeds
from juncture.brief.sections.offices import offices_shown, standing, who_holds_what
from juncture.brief.sentences import note


def known(context: Context) -> Section:
    """The facts as the record has them."""
    parts = [_offices(context), chronology(context), deeds(context)]
    kept = tuple(part for part in parts if part)
    blocks = () if kept else (Paragraph((note("The record holds no events and no office-holders yet"),)),)
    return Section(
        "known", "What do we know", blocks=blocks, parts=kept, gist=tuple(line.text for line in standing(context))
    )


def _offices(context: Context) -> Part | None:
    part = who_holds_what(context)
    if part is None:
        return None
    figure = tenures_figure(context, offices_shown(context))
    return Part(part.heading, (*part.blocks, figure)) if figure else part
