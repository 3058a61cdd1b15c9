"""Was it lawful: the powers searched, the bars that touch it, and who reads the law how.

>>> from juncture.record.opening import open_record
>>> from datetime import date
>>> mali = open_record("examples/mali-2021")
>>> before = judge(View(mali, known=date(2021, 5, 27)), "prerogatives-removed-2021-05-25")
>>> after = judge(View(mali, known=date(2021, 5, 29)), "prerogatives-removed-2021-05-25")
>>> before.truth, after.truth
(<Truth.NO: 'no'>, <Truth.CONTESTED: 'contested'>)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from juncture.record.statements import Event
from juncture.record.truth import Truth
from juncture.record.view import View
from juncture.rules.acts import act_of, infinitive, takes
from juncture.rules.finding import Finding, because
from juncture.rules.law import Law, law_of
from juncture.rules.letter import Question, forbidden, letter
from juncture.rules.readings import readings
from juncture.rules.standing import Post, posts_of, posts_on
from juncture.rules.succession import succession
from juncture.rules.wording import capital, day_text, first_day, listed, name, named

#: Acts about which a question of power arises: those upon an office, a body or somebody's freedom.
_LEGAL = frozenset(
    (
        "seize-power",
        "attempt-coup",
        "oust",
        "appoint",
        "install",
        "dismiss",
        "dissolve",
        "suspend",
        "detain",
        "reinstate",
    )
)


def judge(view: View, event_id: str) -> Finding:
    """Whether the law gave the actors of an event the power to do it, as the view knows both."""
    event = view.event(event_id)
    if event is None:
        return _not_known(view, event_id)
    act = act_of(event)
    if act is None or not event.actors:
        return _no_question(event, act)
    law, day = law_of(view), first_day(event.when)
    posts = posts_of(law, event, day)
    objects: tuple[str | None, ...] = event.offices or event.targets or (None,)
    persons = (*event.actors, *(one.person for one in posts))
    events = (event.id, *event.same_as, *((event.part_of,) if event.part_of else ()))
    keys = [("object", tuple(post.key for post in posts), events, act, one, day) for one in objects]
    parts = [
        law.kept(key, partial(_object, Question(law, act, one, day, persons, events), posts))
        for key, one in zip(keys, objects, strict=True)
    ]
    whose = listed(name(view.record, one) for one in event.actors)
    deed = f"{infinitive(act)} {listed(named(view.record, one) for one in objects if one)}".strip()
    return because(
        f"lawful:{event.id}",
        f"Did the law give {whose} the power to {deed} on {day_text(day)}?",
        "all",
        (*parts, *_vacancies(law, objects, act, day)),
        lambda truth: _verdict(truth, whose, deed, parts),
        silent=all(one.silent for one in parts),
        statements=(event.id,),
    )


def power(view: View, office: str, act: str, thing: str | None, day: date) -> Finding:
    """Whether the law gives an office the power for an act on a day, whoever holds it.

    >>> from juncture.record.opening import open_record
    >>> mali = View(open_record("examples/mali-2021"), known=date(2021, 5, 27))
    >>> offices = "vice-president-of-transition", "president-of-transition"
    >>> power(mali, offices[0], "suspend", offices[1], date(2021, 5, 25)).truth
    <Truth.NO: 'no'>
    """
    law = law_of(view)
    posts = tuple(Post(office, one.person, one.truth, one.holder) for one in _holding(law, office, day))
    return _object(Question(law, act, thing, day), posts or (Post(office, office, Truth.YES, None),))


def _holding(law: Law, office: str, day: date) -> Iterator[Post]:
    return (one for posts in posts_on(law, day).values() for one in posts if one.office == office)


def judge_all(view: View) -> tuple[Finding, ...]:
    """A judgement of every event about which the question of power arises, in the record's order."""
    return tuple(judge(view, event.id) for event in judgeable(view))


def judgeable(view: View) -> Iterator[Event]:
    """The events of a view about which the question of power arises: acts upon an office of a state."""
    for event in view.of(Event):
        firm = event.actors and event.voice in ("asserted", "attributed")
        if firm and act_of(event) in _LEGAL and any(view.record[id].functions for id in event.offices):
            yield event


def _object(question: Question, posts: tuple[Post, ...]) -> Finding:
    record = question.law.view.record
    text = letter(question, posts)
    read = readings(question, posts)
    covered = because(
        f"covered:{question.object}",
        f"Does the law, as it is read, give the power to {question.deed}?",
        "law",
        (text, *read),
        lambda truth: _covered(truth, text, read),
        silent=text.silent,
    )
    bars = forbidden(question, posts)
    silent = covered.silent and bars.silent
    said = covered.answer if bars.truth is Truth.NO else f"{covered.answer} {bars.answer}"
    if silent and covered.truth is Truth.NO:
        said += " The law is silent: it neither gives the power nor forbids the act."
    whom = f"As to {named(record, question.object)}: was" if question.object else "Was"
    return because(
        f"object:{question.object}",
        f"{whom} there a power, and no bar?",
        "all",
        (covered, bars),
        said,
        silent=silent,
    )


def _covered(truth: Truth, text: Finding, read: list[Finding]) -> str:
    court = [one.answer for one in read if one.standing == "court" and one.role in ("for", "ground")]
    if truth is Truth.NO:
        against = [one.answer for one in read if one.truth is Truth.NO and one.standing == "observer"]
        return " ".join([text.answer, *against[:1]])
    if truth is Truth.CONTESTED and court:
        return " ".join([f"By the letter {text.answer[:1].lower()}{text.answer[1:]}", *court])
    return {Truth.YES: "Yes.", Truth.UNKNOWN: "Nothing on record settles it."}.get(truth, "Those who read it disagree.")


def _vacancies(law: Law, objects: tuple[str | None, ...], act: str, day: date | None) -> Iterator[Finding]:
    for one in objects:
        read = any(read.object == one and read.act == "exercise" for read in law.readings)
        if one and takes(act) and (read or law.successions.get(one)):
            yield law.kept(("beside", one, day), partial(_vacancy, law, one, day))


def _vacancy(law: Law, vacated: str, day: date | None) -> Finding:
    return succession(law.view, vacated, day).model_copy(update={"role": "beside"})


def _verdict(truth: Truth, whose: str, deed: str, parts: list[Finding]) -> str:
    if truth is Truth.YES:
        return f"Yes: {whose} had the power to {deed}."
    if truth is Truth.NO:
        failing = next(one for one in parts if one.truth is Truth.NO)
        return f"No: {failing.answer}"
    reason = next((one.answer for one in parts if one.truth is truth), "")
    return f"{capital(truth)}. {reason}"


def _not_known(view: View, event_id: str) -> Finding:
    known = f" by {day_text(view.known)}" if view.known else ""
    there = view.record.get(event_id) is not None
    said = f"The record held nothing of it that was public{known}." if there else "The record holds no such event."
    return Finding(
        key=f"lawful:{event_id}", question=f"Was {event_id!r} lawful?", truth=Truth.UNKNOWN, answer=said, silent=True
    )


def _no_question(event: Event, act: str | None) -> Finding:
    lacking = "who acted" if act else "an act upon an office, a body or a person"
    return Finding(
        key=f"lawful:{event.id}",
        question=f"Was it lawful that {event.text or event.id}?",
        truth=Truth.UNKNOWN,
        answer=f"The question cannot be put: the record does not name {lacking}.",
        silent=True,
        statements=(event.id,),
    )
