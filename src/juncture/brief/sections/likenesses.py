"""What has happened in such cases: the likenesses that the record holds. It keeps the place for precedents."""

from __future__ import annotations

from juncture.brief.context import Context
from juncture.brief.document import Bullets, Paragraph, Section, Sentence
from juncture.brief.sentences import note, tell
from juncture.record.statements import Event, Likeness


def likenesses(context: Context) -> Section:
    """Each likeness, with what became of the earlier case where the record tells it."""
    found = list(context.view.of(Likeness))
    if not found:
        said = note("The record likens this case to no other")
        return Section("precedents", "What has happened in such cases", (Paragraph((said,)),))
    lead = Paragraph(
        (note("These are the likenesses that the sources draw; they are not a sample of cases"),), role="note"
    )
    told: set[str] = set()
    items = tuple(_item(context, one, told) for one in found)
    gist = tuple(items[0][0].text for _ in items[:1])
    return Section("precedents", "What has happened in such cases", (lead, Bullets(items)), gist=gist)


def _item(context: Context, one: Likeness, told: set[str]) -> tuple[Sentence, ...]:
    earlier = context.statement(one.that)
    lines = [tell(context, one)]
    if isinstance(earlier, Event) and earlier.id not in told:
        told.add(earlier.id)
        lines.append(tell(context, earlier))
    return tuple(lines)
