"""What the law allows, and what an event is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from juncture import rules
from juncture.ask.answers.offices import day_meant
from juncture.ask.matching import about, content, nearest
from juncture.ask.reply import Asking, Reply, said
from juncture.ask.words import WORDS
from juncture.brief import dates
from juncture.brief.naming import listed
from juncture.outputs.ask import AnswerLine
from juncture.record.statements import Event, Power
from juncture.record.when import When, day_of
from juncture.rules.acts import act_of
from juncture.rules.finding import Finding

#: The finding and the first of its reasons.
SHOWN = 5
_SEIZURES = ("seize-power", "attempt-coup", "oust")
KIN: Mapping[str, Sequence[str]] = WORDS["kin"]


def lawful(asking: Asking) -> Reply:
    """Whether the law gave a power: to an office for an act, or for an event that is meant."""
    offices, act = asking.asked.named("office"), asking.asked.act
    done = next((one.start for one in asking.asked.named("act")), 0)
    subject = next((one for one in offices if one.start < done), None)
    thing = next((one for one in offices if one.start > done), None)
    if act and subject:
        return _power(asking, subject.id, act, thing.id if thing else None)
    if not act and offices and any(word in asking.asked.folded for word in ("power", "pouvoir")):
        return _powers(asking)
    if offices and not act and (own := _about_powers(asking)):
        return own
    events = [one for one in rules.judgeable(asking.view) if act is None or act_of(one) in {act, *KIN.get(act, ())}]
    chosen = nearest(asking.view, events, asking.asked)
    if not chosen:
        able = listed([f"“{one.text or one.id}”" for one in events[:8]])
        said_ = f"No act on record that the law can be asked about fits these words. Those that it can be: {able}."
        return Reply("Was it lawful?", (), ("law",), (), said_ if events else "No act on record is one upon an office.")
    finding = rules.judge(asking.view, chosen[0].id)
    return Reply(finding.question, _lines(finding), ("law", chosen[0].id), _which(chosen[0]))


def _about_powers(asking: Asking) -> Reply | None:
    """The rules on an office that the question's other words are about, where it tells no act."""
    ids = {id for one in asking.asked.named("office") for id in one.ids[:1]}
    own = [one for one in asking.view.of(Power) if one.office in ids]
    found = about(asking.view, own, asking.asked, least=3) if content(asking.asked) else []
    if not found:
        return None
    named = listed([asking.name(id) for id in sorted(ids)])
    return Reply(f"What does the law say of this power of {named}?", asking.told(found), ("law",))


def _which(event: Event) -> tuple[str, ...]:
    return (f"The act that is meant is taken to be: {event.text or event.id}.",)


def _power(asking: Asking, office: str, act: str, thing: str | None) -> Reply:
    """Whether an office's powers took in an act upon another."""
    on, assumed = day_meant(asking, asking.context.turning_day)
    finding = rules.power(asking.view, office, act, thing, on)
    deed = f"{act.replace('-', ' ')} the {asking.name(thing)}" if thing else act.replace("-", " ")
    return Reply(
        f"On {dates.day_words(on)}, did the law give the {asking.name(office)} the power to {deed}?",
        _lines(finding),
        ("law",),
        assumed,
    )


def _powers(asking: Asking) -> Reply:
    offices = asking.asked.named("office")
    found = [one for one in asking.view.of(Power) if not offices or one.office in offices[0].ids]
    named = listed([asking.name(one.id) for one in offices[:1]]) or "any office"
    missing = None if found else f"The record holds no power of {named}."
    return Reply(
        f"Which powers does the law give {named}?", asking.told(found), ("statements", "--kind", "power"), (), missing
    )


def _lines(finding: Finding) -> tuple[AnswerLine, ...]:
    head = AnswerLine(
        text=finding.answer, basis="record", voice=str(finding.truth), statements=finding.statements,
        sources=finding.cited(),
    )  # fmt: skip
    reasons = [one for one in finding.walk() if not one.reasons and one.sources and one is not finding]
    if str(finding.truth) == "yes":
        reasons = [one for one in reasons if str(one.truth) == "yes"]
    seen = {finding.answer}
    lines = [head]
    for one in reasons:
        if one.answer not in seen:
            seen.add(one.answer)
            lines.append(
                AnswerLine(text=one.answer, statements=one.statements, sources=one.sources, voice=str(one.truth))
            )
    more = len(lines) - SHOWN
    rest = [said(f"{more} more reasons stand in the finding.", basis="record")] if more > 0 else []
    return (*lines[:SHOWN], *rest)


def defined(asking: Asking) -> Reply:
    """What each definition calls the event that is meant, by its letter; and who called it what."""
    named = [asking.view.event(one.id) for one in asking.asked.named("event")]
    turning = asking.view.event(asking.record.meta.turning_point)
    event = next((one for one in named if one), None) or _seizure(asking) or turning
    if event is None:
        return Reply(
            "Was it a coup?", not_known="The question names no event of the record, and the dossier no turning point."
        )
    found = rules.define(asking.view, event.id, list(rules.definitions().values()))
    lines = []
    for one in found.definitions.values():
        kinds = listed([kind.label for kind in one.kinds if kind.truth == "yes"])
        cited = [citation for part in one.elements for citation in part.cited()]
        text = f"{one.name}: attempt {one.attempt}, success {one.success}" + (f" ({kinds})" if kinds else "") + "."
        lines.append(said(text, dict.fromkeys(cited), basis="record"))
    told = [f"{asking.name(p.by)} {p.how}" for many in found.practice.values() for p in many if p.by]
    if told:
        lines.append(said(f"In practice: {listed(list(dict.fromkeys(told)))}.", basis="record"))
    assumed = () if event is not turning else (f"“It” is taken for the turning point: {event.text or event.id}.",)
    return Reply(
        f"Was this a coup, by which definition: {event.text or event.id}?", tuple(lines), ("define", event.id), assumed
    )


def _seizure(asking: Asking) -> Event | None:
    """The seizure of power on the days that the question names, where it names any; the turning point comes first."""
    on = asking.asked.day("on")
    if on is None or on.first_day is None or on.last_day is None:
        return None
    turning = asking.view.event(asking.record.meta.turning_point)
    seizures = [one for one in asking.view.of(Event) if act_of(one) in _SEIZURES]
    whole = ((one, one.when) for one in (turning, *seizures) if one is not None)
    return next((one for one, when in whole if when and _lies(when, on.first_day, on.last_day)), None)


def _lies(when: When, first: date, last: date) -> bool:
    begin, end = when.begin.earliest, when.end.latest
    return begin is not None and end is not None and first <= day_of(begin) and day_of(end) <= last
