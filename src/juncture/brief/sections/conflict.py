"""The linked conflict: what the crisis does to the armed conflict beside it, as far as the record says."""

from __future__ import annotations

from juncture.brief.context import Context
from juncture.brief.document import Block, Bullets, Paragraph, Part, Section
from juncture.brief.relevance import repeats
from juncture.brief.sections.together import told_together
from juncture.brief.sentences import note, tell
from juncture.record.statements import Assessment, Claim, Event, Influence, Stance, Statement


def conflict(context: Context) -> Section:
    """Effects, risks and the parties' positions."""
    found = _once(list(context.conflict.values()))
    groups: list[tuple[str, list[Statement]]] = [
        ("What the crisis does to it", [one for one in found if isinstance(one, Influence)]),
        ("Risks and judgements", [one for one in found if isinstance(one, Assessment | Claim) and not _pinned(one)]),
        ("Where it stands", [one for one in found if isinstance(one, Event | Stance)]),
    ]
    parts = tuple(Part(heading, _blocks(context, group)) for heading, group in groups if group)
    if not parts:
        said = note("The record ties no armed group to this crisis")
        return Section("conflict", "The linked conflict", (Paragraph((said,)),))
    effects = groups[0][1]
    return Section(
        "conflict", "The linked conflict", parts=parts, gist=tuple(tell(context, one).text for one in effects[:1])
    )


def _once(found: list[Statement]) -> list[Statement]:
    """The statements without what a causal claim among them says already: its effect, or a risk that rests on it."""
    causal = [one for one in found if isinstance(one, Influence)]
    effects = {one.effect_is for one in causal}
    return [one for one in found if one.id not in effects and not any(repeats(one, cause) for cause in causal)]


def _pinned(one: Statement) -> bool:
    return isinstance(one, Assessment) and one.pinned is not None


def _blocks(context: Context, found: list[Statement]) -> tuple[Block, ...]:
    return (Bullets(tuple(told_together(context, found))),)
