"""Who exercises an office when it falls vacant: what the law in force lays down, and how its silence is read."""

from __future__ import annotations

from datetime import date

from juncture.record.items import Office
from juncture.record.statements import Reading
from juncture.record.truth import Truth
from juncture.record.view import View
from juncture.rules.finding import Finding, because
from juncture.rules.law import Law, Rule, condition, law_of
from juncture.rules.readings import said_by
from juncture.rules.wording import actor, capital, day_text, office

_TRUTH = {"gives": Truth.YES, "obliges": Truth.YES, "withholds": Truth.NO, "forbids": Truth.NO}


def succession(view: View, vacated: str, on: date | None = None) -> Finding:
    """Whether the law settles who exercises an office on a vacancy, on a day (the view's where none is given).

    Raises KeyError for an office that the record does not hold.
    """
    if not isinstance(view.record.get(vacated), Office):
        raise KeyError(vacated)
    law, day = law_of(view), on or view.as_of or view.known
    return law.kept(("succession", vacated, day), lambda: _succession(law, vacated, day))


def _succession(law: Law, vacated: str, day: date | None) -> Finding:
    view = law.view
    rules = list(law.successions.get(vacated, ()))
    heirs = dict.fromkeys([one.successor for one in rules if one.successor and law.in_force(one, day) is not Truth.NO])
    for one in law.readings:
        if one.object == vacated and one.act == "exercise" and one.office:
            heirs.setdefault(one.office)
    reasons = [_heir(law, vacated, heir, rules, day) for heir in heirs]
    silent = not any(law.in_force(one, day) is Truth.YES for one in rules)
    post = office(view.record, vacated)
    asked = f"Does the law in force on {day_text(day)} settle who exercises the office of {post} on a vacancy?"
    if not reasons:
        said = "The law on record is silent on it, and nobody reads it either way."
        return Finding(key=f"succession:{vacated}", question=asked, truth=Truth.UNKNOWN, answer=said, silent=True)
    return because(
        f"succession:{vacated}",
        asked,
        "any",
        reasons,
        lambda truth: _said(truth, silent, reasons),
        silent=silent and not any(one.truth is Truth.YES for one in reasons),
    )


def _heir(law: Law, vacated: str, heir: str, rules: list[Rule], day: date | None) -> Finding:
    record = law.view.record
    mine = [one for one in rules if one.successor == heir and law.in_force(one, day) is not Truth.NO]
    text = because(
        f"succession-letter:{vacated}:{heir}",
        "Does a provision in force say so?",
        "any",
        [_rule(law, one, day) for one in mine],
        lambda truth: mine[0].text + "." if mine else "None on record does; the text is silent.",
        silent=not mine,
    ) if mine else Finding(
        key=f"succession-letter:{vacated}:{heir}", question="Does a provision in force say so?", truth=Truth.UNKNOWN,
        answer="None on record says who follows; the text is silent.", silent=True,
    )  # fmt: skip
    read = [
        _reading(law, one)
        for one in law.readings
        if one.object == vacated and one.act == "exercise" and one.office == heir
    ]
    return because(
        f"heir:{vacated}:{heir}",
        f"Does it fall to {office(record, heir)}?",
        "law",
        (text, *read),
        lambda truth: _fell(truth, text, read),
        silent=text.silent,
    )


def _rule(law: Law, rule: Rule, day: date | None) -> Finding:
    truth = law.in_force(rule, day)
    if rule.condition and (met := condition(law, rule.id)) is Truth.NO:
        truth = met
    return Finding(
        key=f"norm:{rule.id}",
        question=f"What does {rule.where} say?",
        truth=truth,
        answer=f"{capital(rule.text)}{f', if {rule.condition}' if rule.condition else ''}.",
        statements=(rule.id,),
        sources=rule.sources,
    )


def _reading(law: Law, one: Reading) -> Finding:
    firm = one.voice in ("asserted", "attributed")
    return Finding(
        key=f"reading:{one.id}",
        question=f"How does {actor(law.view.record, one.reader)} read it?",
        truth=_TRUTH.get(one.effect, Truth.UNKNOWN) if firm else Truth.UNKNOWN,
        answer=said_by(law, one),
        standing=one.standing,
        role="beside" if one.effect == "silent" else "for",
        silent=one.effect == "silent",
        statements=(one.id,),
        sources=law.cites[one.id],
    )


def _fell(truth: Truth, text: Finding, read: list[Finding]) -> str:
    court = next((one for one in read if one.standing == "court"), None)
    if truth is Truth.YES and court and text.silent:
        return f"The text is silent; a court has filled the gap. {court.answer}"
    if truth is Truth.UNKNOWN and text.silent:
        heard = " ".join(one.answer for one in read)
        return f"The text is silent, and no court had spoken. {heard}".strip()
    return text.answer


def _said(truth: Truth, silent: bool, reasons: list[Finding]) -> str:
    found = next((one.answer for one in reasons if one.truth is truth), None)
    if found:
        return found
    return "The law on record is silent on it." if silent else "Nothing on record settles it."
