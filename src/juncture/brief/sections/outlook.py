"""What could happen: risks, plans, the options with what each brings and needs, and what drives what."""

from __future__ import annotations

from collections.abc import Iterable

from juncture.brief.context import Context
from juncture.brief.document import Block, Bullets, Fact, Paragraph, Part, Point, Reference, Section, Sentence
from juncture.brief.happenings import happened
from juncture.brief.naming import listed
from juncture.brief.relevance import repeats
from juncture.brief.sentences import note, support, tell
from juncture.record.statements import Assessment, Influence, Option, Statement

_FACTS = (("gains", "For it"), ("risks", "Against it"), ("needs", "What it needs"))


def outlook(context: Context) -> Section:
    """Risks, courses and causes, as the record has them."""
    conflict = context.conflict
    options = sorted(context.view.of(Option), key=lambda one: one.rank if one.rank is not None else 999)
    used = {one.id for option in options for field, _ in _FACTS for one in _claimed(context, option, field)}
    risks = [
        one
        for one in context.view.of(Assessment)
        if one.topic == "risk" and one.id not in conflict and one.id not in used
    ]
    ahead = [one.lead for one in context.occurrences if not happened(one) and one.lead.id not in conflict]
    causes = [one for one in context.view.of(Influence) if one.id not in conflict and one.id not in used]
    advice = [
        one for one in context.view.of(Assessment) if one.topic == "recommendation" and not _covered(one, options)
    ]
    parts = [
        _part("Risks", _list(context, risks)),
        _part("What is planned, possible or conditional", _list(context, ahead)),
        _part("The courses open, and what is claimed for and against each", _options(context, options)),
        _part("What is advised", _list(context, advice)),
        _part("What is said to drive what", _list(context, causes)),
    ]
    kept = tuple(part for part in parts if part)
    blocks = () if kept else (Paragraph((note("The record names no risks, courses or causes yet"),)),)
    return Section("outlook", "What could happen", blocks, kept, gist=_gist(options, risks))


def _part(heading: str, blocks: list[Block]) -> Part | None:
    return Part(heading, tuple(blocks)) if blocks else None


def _list(context: Context, found: Iterable[Statement]) -> list[Block]:
    items = tuple((tell(context, one),) for one in found)
    return [Bullets(items)] if items else []


def _covered(one: Assessment, options: list[Option]) -> bool:
    """Whether a recommendation is an option that is shown as advised."""
    return any(option.id in one.about for option in options if option.advised_by)


def _options(context: Context, options: list[Option]) -> list[Block]:
    told: dict[str, str] = {}
    return [_option(context, one, told) for one in options]


def _claimed(context: Context, option: Option, field: str) -> list[Statement]:
    """What is claimed for an option, without risks that only say again a causal claim of the same list."""
    found = [one for id in getattr(option, field) if (one := context.statement(id))]
    causal = [one for one in found if isinstance(one, Influence)]
    return [one for one in found if not any(repeats(one, cause) for cause in causal)]


def _option(context: Context, one: Option, told: dict[str, str]) -> Point:
    facts = []
    for field, label in _FACTS:
        found = _claimed(context, one, field)
        if found:
            facts.append(Fact(label, tuple(_fact_items(context, found, one, told))))
    return Point((tell(context, one),), title=one.name, facts=tuple(facts))


def _fact_items(context: Context, found: list[Statement], one: Option, told: dict[str, str]) -> Iterable[Sentence]:
    """What is claimed; what an earlier option already brought up is named by it, not told again."""
    again: dict[str, list[Statement]] = {}
    for beneath in found:
        if beneath.id in told and not isinstance(beneath, Option):
            again.setdefault(told[beneath.id], []).append(beneath)
    for beneath in found:
        if isinstance(beneath, Option):
            yield Sentence(f"The course “{beneath.name}”, set out apart.", support(context, beneath), "source")
        elif beneath.id not in told:
            told[beneath.id] = one.name
            yield tell(context, beneath)
    for other, beneaths in again.items():
        references: tuple[Reference, ...] = tuple(dict.fromkeys(r for b in beneaths for r in support(context, b)))
        ids = tuple(b.id for b in beneaths)
        count = "The same point" if len(beneaths) == 1 else f"The same {_number(len(beneaths))} points"
        yield Sentence(f"{count} as under “{other}”.", references, "source", statements=ids)


def _number(count: int) -> str:
    return {2: "two", 3: "three", 4: "four", 5: "five"}.get(count, str(count))


def _gist(options: list[Option], risks: list[Assessment]) -> tuple[str, ...]:
    lines = []
    main = [one for one in options if not one.advised_by][:3]
    if main:
        lines.append(f"Courses: {listed(one.name for one in main)}.")
    if risks:
        lines.append(
            f"{len(risks)} risks recorded besides those to the conflict." if len(risks) > 1 else "1 risk recorded."
        )
    return tuple(lines)
