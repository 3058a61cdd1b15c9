"""Was it lawful, and what is it called: what the record itself says. It keeps the place for findings of the rules."""

from __future__ import annotations

from collections.abc import Iterator

from juncture.brief.context import Context
from juncture.brief.document import Block, Bullets, Paragraph, Part, Quote, Section, Sentence, Table
from juncture.brief.naming import capitalised, listed, name
from juncture.brief.notes import cell
from juncture.brief.references import refer
from juncture.brief.sections.together import told_together
from juncture.brief.sentences import note, support, tell
from juncture.record.items import Instrument, Office, Provision
from juncture.record.references import references
from juncture.record.statements import Assessment, Claim, Power, Statement
from juncture.record.truth import Truth
from juncture.record.view import by_day
from juncture.record.vocabulary import vocabulary

#: At most this many provisions are quoted.
MOST_QUOTED = 2


def law(context: Context) -> Section:
    """The powers recorded, what is said of the law, and what the acts are called."""
    called = [one for one in _claims(context) if names_the_acts(context, one)]
    names = {one.id for one in called}
    said = [one for one in _claims(context) if one.id not in names and bears_on_law(context, one)]
    parts = [
        _part("What the texts give and withhold", _powers(context)),
        _part("What is said of the law", _bullets(context, said)),
        _part("What the acts are called, and by whom", _bullets(context, called)),
    ]
    kept = tuple(part for part in parts if part)
    lead = (
        "This section shows what the record itself says; it is not a legal finding"
        if kept
        else "The record holds no legal text and nobody’s word on the law"
    )
    gist = [tell(context, one).text for one in said if isinstance(one, Assessment)][:1]
    return Section(
        "law", "Was it lawful, and what is it called", (Paragraph((note(lead),), role="note"),), kept, tuple(gist)
    )


def _part(heading: str, blocks: list[Block]) -> Part | None:
    return Part(heading, tuple(blocks)) if blocks else None


def _bullets(context: Context, found: list[Statement]) -> list[Block]:
    return [Bullets(tuple(told_together(context, found)))] if found else []


def _claims(context: Context) -> Iterator[Statement]:
    """Claims and judgements, in the record's order; pinned ones already stand in the bottom line."""
    for one in context.view.statements:
        if isinstance(one, Claim) or (
            isinstance(one, Assessment) and not one.pinned and one.topic in ("judgement", "unknown")
        ):
            yield one


def bears_on_law(context: Context, one: Statement) -> bool:
    """Whether a statement is about a legal text, rests on a power, or is a court's word.

    A court is whoever the record says has ruled.
    """
    named = [context.record.get(target) for _, target, _ in references(one)]
    if any(isinstance(entry, Instrument | Power) for entry in named):
        return True
    return one.speaker is not None and one.speaker in context.courts


def names_the_acts(context: Context, one: Statement) -> bool:
    """Whether a claim is about the turning point, or about what it is part of; a court's word is law, not a name."""
    turning = context.turning_point
    if turning is None or not isinstance(one, Claim) or one.speaker in context.courts:
        return False
    return bool({turning.id, turning.part_of} & set(one.about))


def _powers(context: Context) -> list[Block]:
    powers = [one for one in context.view.of(Power) if in_force(context, one)]
    if not powers:
        return []
    order = {office.id: (office.rank if office.rank is not None else 999) for office in context.record.of(Office)}
    weight: dict[str, int] = {}
    for one in powers:
        weight[one.office] = max(weight.get(one.office, 0), context.mentions[one.id])
    powers.sort(
        key=lambda one: (-weight[one.office], order.get(one.office, 999), one.office, -context.mentions[one.id])
    )
    rows = tuple(
        (
            cell(capitalised(name(context.record, one.office))),
            cell(vocabulary("modality")[one.modality].label),
            cell(_what(context, one)),
            cell(_where(context, one)),
        )
        for one in powers
    )
    table = Table(
        "Powers, duties and bars in force then; “may not” covers what a text forbids and what it does not give",
        ("Office", "Rule", "What", "Text"),
        rows,
        wide=True,
    )
    return [table, *_quotes(context, powers)]


def _what(context: Context, one: Power) -> Sentence:
    code = vocabulary("act").get(one.act)
    act = code.label.replace("-", " ") if code else one.act
    upon = f" {_object(context, one.object)}" if one.object and code else ""
    held = "" if one.voice == "asserted" else f" ({vocabulary('voice')[one.voice].label})"
    condition = f", if {one.condition}" if one.condition else ""
    return Sentence(
        f"{capitalised(act)}{upon}{condition}{held}.", support(context, one), "source", one.voice, (one.id,)
    )


def _object(context: Context, id: str) -> str:
    called = name(context.record, id)
    return f"the {called}" if isinstance(context.record.get(id), Office) else called


def _where(context: Context, one: Power) -> str:
    instrument = context.record[one.instrument]
    provision = next((found for found in instrument.provisions if found.id == one.provision), None)
    if provision:
        return f"{instrument.title}, {provision.article}"
    read_by = listed(dict.fromkeys(reference.label for reference in support(context, one)))
    return f"{instrument.title}, as read by {read_by}" if read_by else instrument.title


def in_force(context: Context, one: Power) -> bool:
    """Whether a power belongs to a version that was in force on the day described, or to no version in particular."""
    instrument = context.record[one.instrument]
    day = context.day
    if not one.versions or day is None:
        return True
    for version in instrument.versions:
        if version.id in one.versions:
            over = version.until is not None and by_day(version.until, day) is Truth.YES
            if by_day(version.in_force, day) is not Truth.NO and not over:
                return True
    return False


def _quotes(context: Context, powers: list[Power]) -> list[Block]:
    """The wording of the provisions behind the first powers, where it was verified."""
    found: dict[tuple[str, str], Block] = {}
    for one in powers:
        instrument: Instrument = context.record[one.instrument]
        provision = next((p for p in instrument.provisions if p.id == one.provision and p.wording), None)
        if provision and (instrument.id, provision.id) not in found:
            found[instrument.id, provision.id] = _quote(context, instrument, provision)
    return [*found.values()][:MOST_QUOTED]


def _quote(context: Context, instrument: Instrument, provision: Provision) -> Quote:
    passages = provision.passages
    language = next((s.language for p in passages if (s := context.record.source(p.source)) and s.language), "")
    gist = f" {capitalised(provision.gist)}" if provision.gist else ""
    source = Sentence(f"{instrument.title}, {provision.article}.{gist}", refer(context, passages), "source")
    return Quote(provision.wording or "", source, language)
