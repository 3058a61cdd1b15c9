"""A statement as a sentence that keeps its hedge, its condition, its speaker and its date.

The statement's clause is the analyst's; what surrounds it here says on whose word and how firmly it
stands. Nothing is left off to make a sentence smoother, and no date is made more precise.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from juncture.brief import dates
from juncture.brief.clauses import clause
from juncture.brief.document import Basis, Reference, Sentence
from juncture.brief.naming import capitalised, listed, name, plural
from juncture.brief.phrases import phrases
from juncture.brief.references import refer
from juncture.record.passage import Passage
from juncture.record.statements import Assessment, Claim, Event, Influence, Lasting, Option, Stance, Statement
from juncture.record.vocabulary import vocabulary
from juncture.record.when import When

if TYPE_CHECKING:
    from juncture.brief.context import Context

_OPEN_VOICES = ("planned", "conditional")
_QUESTIONS = ("whether ", "who ", "whom ", "whose ", "which ", "what ", "when ", "where ", "why ", "how ")


def tell(context: Context, statement: Statement, *, dated: bool = True) -> Sentence:
    """A statement as a sentence with its references.

    ``dated=False`` leaves off the date, for a table that gives it in a column of its own.
    """
    return Sentence(
        text=sentence_text(context, statement, dated=dated),
        references=support(context, statement),
        basis=basis(statement),
        voice=statement.voice,
        statements=(statement.id,),
    )


def basis(statement: Statement) -> Basis:
    """On whose word a statement stands: its author's where an assessment names one, else its source's."""
    return "analyst" if isinstance(statement, Assessment) and statement.author else "source"


def support(context: Context, statement: Statement) -> tuple[Reference, ...]:
    """What a statement can be checked by: its own passages, or those of what it rests on."""
    return refer(context, passages(context, statement))


def passages(context: Context, statement: Statement) -> Iterable[Passage]:
    """The passages beneath a statement."""
    if statement.passages or not isinstance(statement, Assessment):
        return statement.passages
    beneath = (context.statement(id) for id in statement.rests_on)
    return tuple(passage for one in beneath if one for passage in one.passages)


def sentence_text(context: Context, statement: Statement, *, dated: bool = True) -> str:
    """The words of a statement's sentence."""
    if isinstance(statement, Option):
        return _finish(_option(context, statement))
    text = clause(context.record, statement)
    if isinstance(statement, Lasting) and dated:
        text += _lasting(statement, text)
    when = _date(statement) if dated else None
    if when and dates.holds_date(text, when):
        when = None
    return _finish(_voiced(context, statement, text, when))


def _finish(text: str) -> str:
    return capitalised(text.strip()) + ("" if text.rstrip().endswith((".", "?", "!", ".”")) else ".")


def _date(statement: Statement) -> When | None:
    """The date that a sentence says: a judgement's own date is not part of what it says."""
    if isinstance(statement, Assessment):
        return None
    when: When | None = getattr(statement, "when", None)
    unsettled = statement.voice in _OPEN_VOICES or statement.voice == "hedged"
    if when and unsettled and when.end.latest is None:
        return None  # "on or after" the source's own day says nothing about a thing still to come
    return when


def _lasting(statement: Lasting, text: str) -> str:
    """From when until when something was so, behind its clause; a bound that the clause says itself is left off."""
    inferred = statement.year == "inferred"
    given = [
        (word, when)
        for word, when in (("from", statement.began), ("until", statement.ended))
        if when and not dates.holds_date(text, when)
    ]
    if not given and not (statement.began or statement.ended) and statement.as_of:
        given = [("as seen", statement.as_of)] if not dates.holds_date(text, statement.as_of) else []
    said = [_bound(word, when, inferred) for word, when in given]
    return f" ({', '.join(said)})" if said else ""


def _bound(word: str, when: When, inferred: bool) -> str:
    if word == "as seen":
        return f"as seen {dates.phrase(when, inferred=inferred)}"
    if dates.is_point(when):
        return f"{word} {dates.words(when, inferred=inferred)}"
    verb = "begun" if word == "from" else "ended"
    return f"{verb} {dates.phrase(when, inferred=inferred)}"


def _voiced(context: Context, statement: Statement, text: str, when: When | None) -> str:
    inferred = statement.year == "inferred"
    if isinstance(statement, Claim) and statement.voice == "attributed":
        return _said(context, statement, _hedged(statement, text), when, inferred)
    if isinstance(statement, Lasting) or (isinstance(statement, Stance) and not when):
        body, lead = _hedged(statement, text), ""
    else:
        text, lead = _placed(statement, text, when, inferred)
        body = _hedged(statement, text, inside=lead if _hedge_lead(statement) else "")
    body = _spoken(context, statement, body)
    if lead and not _hedge_lead(statement):
        body = f"{lead}, {body}"
    if statement.condition and statement.voice == "conditional":
        return phrases("voices")["conditional"].format(condition=statement.condition, text=body)
    return body


def _placed(statement: Statement, text: str, when: When | None, inferred: bool) -> tuple[str, str]:
    """The clause with its date behind it, or the date to lead with: a day or month leads, a range follows."""
    if when is None:
        return text, ""
    leads = dates.is_point(when) and isinstance(statement, Event) and statement.voice not in _OPEN_VOICES
    if leads:
        return text, dates.phrase(when, inferred=inferred)
    return f"{text} ({dates.words(when, inferred=inferred)})", ""


def _hedge_lead(statement: Statement) -> str:
    if isinstance(statement, Assessment) and statement.likelihood and not statement.hedge:
        return statement.likelihood
    return vocabulary("hedge")[statement.hedge].extra.get("lead", "") if statement.hedge else ""


def _hedged(statement: Statement, text: str, inside: str = "") -> str:
    """The clause behind the words that hold it at a distance."""
    if isinstance(statement, Assessment):
        if statement.topic == "unknown" and text.startswith(_QUESTIONS):
            return phrases("voices")["unknown"].format(text=text)
        if statement.likelihood and not statement.hedge:
            return likelihood(statement.likelihood, text)
    if not statement.hedge:
        return "it may be that " + text if statement.voice == "hedged" else text
    lead = _hedge_lead(statement)
    if inside:
        comma = "" if lead.endswith("that") else ","
        return f"{_lowered(lead)} {inside}{comma} {text}"
    return f"{_lowered(lead)} {text}"


def likelihood(code: str, text: str) -> str:
    """A clause behind its likelihood in ICD 203's words.

    >>> likelihood("very-likely", "the officers keep the decisive say")
    'it is very likely that the officers keep the decisive say'
    """
    voices = phrases("voices")
    pattern = voices.get(code) or voices["likelihood"]
    return pattern.format(likelihood=vocabulary("likelihood")[code].label, text=text)


def _spoken(context: Context, statement: Statement, body: str) -> str:
    """The clause with its speaker, or as a plan with whose plan it is."""
    record, voices = context.record, phrases("voices")
    if statement.voice == "planned":
        return _planned(context, statement, body)
    if not statement.speaker or statement.voice == "asserted":
        return body
    return voices["attributed"].format(speaker=name(record, statement.speaker), text=body)


def _planned(context: Context, statement: Statement, body: str) -> str:
    record, voices = context.record, phrases("voices")
    past = "-past" if " would " in f" {body} " else ""
    if not statement.speaker or _acts(statement, statement.speaker):
        return voices[f"planned{past}"].format(text=body)
    verb = "expected-by" if isinstance(statement, Influence) else "planned-by"
    many = "-plural" if plural(record, [statement.speaker]) else ""
    return voices[verb + many].format(speaker=name(record, statement.speaker), text=body)


def _acts(statement: Statement, speaker: str) -> bool:
    return isinstance(statement, Event) and speaker in statement.actors


def _said(context: Context, claim: Claim, text: str, when: When | None, inferred: bool) -> str:
    voices, speaker = phrases("voices"), name(context.record, claim.speaker or "")
    if when is None:
        return voices["said-undated"].format(speaker=speaker, text=text)
    return voices["said"].format(speaker=speaker, when=dates.phrase(when, inferred=inferred), text=text)


def _option(context: Context, option: Option) -> str:
    """An option as what somebody could do, or is advised to do."""
    record, voices = context.record, phrases("voices")
    text = clause(record, option)
    subject = listed(name(record, id) for id in option.open_to)
    if option.advised_by and subject:
        said = voices["advises"].format(adviser=name(record, option.advised_by), subject=subject, text=text)
    elif subject:
        said = voices["could"].format(subject=subject, text=text)
    else:
        said = voices["courses"].format(text=text)
    said = _hedged(option, said) if option.hedge else said
    if option.voice == "attributed" and option.speaker:
        said = voices["attributed"].format(speaker=name(record, option.speaker), text=said)
    if option.condition and option.voice == "conditional":
        return voices["conditional"].format(condition=option.condition, text=said)
    return said


def _lowered(lead: str) -> str:
    return lead[:1].lower() + lead[1:]


def note(text: str) -> Sentence:
    """A sentence that is the brief's own: what the record shows by count, or a word to the reader."""
    return Sentence(_finish(text))
