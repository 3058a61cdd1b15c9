"""Readings of a disputed provision: who reads it how, and what that means for an act.

Every reading on the offices asked about is shown with its holder, and none displaces another. A
court's counts beside the letter. An observer's can only make contested what nothing else decides.
Whoever acted is heard and not counted: nobody is judge in his own cause.
"""

from __future__ import annotations

from collections.abc import Iterator

from juncture.record.statements import Reading
from juncture.record.truth import Truth
from juncture.rules.acts import infinitive, reach, takes
from juncture.rules.finding import Finding, because
from juncture.rules.law import Law, condition, place
from juncture.rules.letter import Question, powers_of
from juncture.rules.standing import Post, vacant
from juncture.rules.wording import actor, capital, day_text, first_day, name, named, office

_TRUTH = {"gives": Truth.YES, "obliges": Truth.YES, "withholds": Truth.NO, "forbids": Truth.NO}


def readings(question: Question, posts: tuple[Post, ...]) -> list[Finding]:
    """What each reading in the record says to the act, in the record's order."""
    held = frozenset(one.office for one in posts)
    key = ("readings", held, question.persons, question.events, *question.key)
    return question.law.kept(key, lambda: list(_readings(question, held)))


def _readings(question: Question, held: frozenset[str]) -> Iterator[Finding]:
    for one in question.law.readings:
        found = _reading(question, one, held)
        if found is not None:
            yield found


def _reading(question: Question, one: Reading, held: frozenset[str]) -> Finding | None:
    if (one.office is not None and one.office not in held) or (one.event and one.event not in question.events):
        return None
    direct = reach(one.act, question.act) != "other" and one.object in (None, question.object)
    if direct:
        return _direct(question, one)
    if one.effect == "gives" and one.act == "exercise" and one.object:
        return _through(question, one)
    touches = one.object in (question.object, *held) or (one.office is not None and one.object is None)
    return _elsewhere(question.law, one) if touches else None


def said_by(law: Law, one: Reading) -> str:
    """A reading as a sentence, with its holder and date."""
    return law.kept(("said", one.id), lambda: _said_by(law, one))


def _said_by(law: Law, one: Reading) -> str:
    record = law.view.record
    who = actor(record, one.reader)
    since = f" since {day_text(first_day(one.when))}" if one.when else ""
    under = f", if {one.condition}" if one.condition else ""
    thing = named(record, one.object) if one.object else "the holders of the offices" if takes(one.act) else ""
    deed = f"{infinitive(one.act)} {thing}".strip()
    whom = office(record, one.office) if one.office else "anybody"
    what = {
        "gives": f"as letting {whom} {deed}",
        "withholds": f"as giving {whom} no power to {deed}",
        "forbids": f"as forbidding {whom} to {deed}",
        "obliges": f"as obliging {whom} to {deed}",
        "silent": f"as saying neither that {whom} may nor that {whom} may not {deed}",
    }[one.effect]
    because_of = f", because {one.reason}" if one.reason else ""
    counsel = f" for {name(record, one.behalf)}" if one.behalf else ""
    where = place(law.view, one.instrument, one.provision) if one.instrument else "the law, no text being named,"
    verb = "have" if getattr(record.get(one.reader), "plural", False) else "has"
    tense = f"{verb}{since} read" if since else ("read" if verb == "have" else "reads")
    return f"{capital(who)}{counsel} {tense} {where} {what}{under}{because_of}."


_WAS = {
    Truth.YES: "it was",
    Truth.NO: "it was not",
    Truth.CONTESTED: "whether it was is contested",
    Truth.UNKNOWN: "whether it was is not known",
}


def standing_of(question: Question, one: Reading) -> str:
    """The standing that counts: whoever acted, or speaks for him, is a party whatever the record says."""
    own = one.reader in question.persons or one.behalf in question.persons
    return "party" if own else one.standing


def _direct(question: Question, one: Reading) -> Finding:
    truth = _TRUTH.get(one.effect, Truth.UNKNOWN) if one.voice in ("asserted", "attributed") else Truth.UNKNOWN
    if one.condition and truth is Truth.YES:
        truth = truth & condition(question.law, one.id)
    return Finding(
        key=f"reading:{one.id}",
        question=f"How does {actor(question.law.view.record, one.reader)} read it?",
        truth=truth,
        answer=said_by(question.law, one),
        standing=standing_of(question, one),
        role="beside" if one.effect == "silent" else "for",
        silent=one.effect == "silent",
        statements=(one.id,),
        sources=question.law.cites[one.id],
    )


def _through(question: Question, one: Reading) -> Finding | None:
    """A reading that gives the functions of another office: what would follow for this act."""
    law, record, target = question.law, question.law.view.record, str(one.object)
    open_since, answer = vacant(law, target, question.day)
    powers = None
    if question.object == target and takes(question.act):
        means = "its powers were with him and nothing was taken from anybody"
    else:
        powers = powers_of(question, target)
        if powers.truth is Truth.NO:
            return _elsewhere(law, one)
        means = f"the powers of {office(record, target)} would have been his"
    gap = Finding(
        key=f"vacant:{target}",
        question=f"Was the office of {office(record, target)} vacant on {day_text(question.day)}?",
        truth=open_since,
        answer=capital(answer.reason) + "." if answer else "No source settles it.",
        statements=tuple(id for holder in answer.holders for id in holder.statements) if answer else (),
        sources=tuple(source for holder in answer.holders for source in holder.sources) if answer else (),
    )
    read = Finding(
        key=f"read:{one.id}",
        question="Is it so read?",
        truth=Truth.YES if one.voice in ("asserted", "attributed") else Truth.UNKNOWN,
        answer=said_by(law, one),
        statements=(one.id,),
        sources=law.cites[one.id],
    )
    return because(
        f"reading:{one.id}",
        f"What follows from the reading of {actor(record, one.reader)}?",
        "all",
        (read, gap) if powers is None else (read, gap, powers),
        f"{said_by(law, one)} If that office was vacant on {day_text(question.day)}, {means}; {_WAS[open_since]}.",
        standing=standing_of(question, one),
        role="ground",
        statements=(one.id,),
    )


def _elsewhere(law: Law, one: Reading) -> Finding:
    return Finding(
        key=f"reading:{one.id}",
        question=f"How does {actor(law.view.record, one.reader)} read what lies beside it?",
        truth=Truth.UNKNOWN,
        answer=said_by(law, one),
        role="beside",
        standing=one.standing,
        statements=(one.id,),
        sources=law.cites[one.id],
    )
