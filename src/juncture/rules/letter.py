"""The letter of the law: which powers went with an office on a day, and whether one covers an act.

A no shows every power that was searched and what it does give. Where the actors held no office that
the record knows, every power in force is searched, whoever holds it: what nobody may do, they may not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from juncture.record.truth import Truth
from juncture.rules.acts import forbids, infinitive, reach, takes
from juncture.rules.finding import Finding, because
from juncture.rules.law import Law, Rule, condition
from juncture.rules.standing import Post
from juncture.rules.wording import capital, day_text, name, named, office


@dataclass(frozen=True, eq=False)
class Question:
    """An act on an object on a day: what the law is asked about."""

    law: Law
    act: str
    object: str | None
    day: date | None
    persons: tuple[str, ...] = ()
    events: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str | None, date | None]:
        """What the law's answer depends on, whoever asks."""
        return self.act, self.object, self.day

    @cached_property
    def deed(self) -> str:
        """The act in words."""
        thing = named(self.law.view.record, self.object) if self.object else ""
        return f"{infinitive(self.act)} {thing}".strip()


def letter(question: Question, posts: tuple[Post, ...]) -> Finding:
    """Whether a power that went with an office of the actors covers the act."""
    if not posts:
        return question.law.kept(("anybody", *question.key), partial(_anybody, question))
    key = ("letter", tuple(one.key for one in posts), *question.key)
    return question.law.kept(key, partial(_letter, question, posts))


def _letter(question: Question, posts: tuple[Post, ...]) -> Finding:
    reasons = [question.law.kept(("post", one.key, *question.key), partial(_post, question, one)) for one in posts]
    silent = all(one.silent for one in reasons)
    return because(
        "letter",
        f"Does a power that went with an office of theirs let them {question.deed}?",
        "any",
        reasons,
        _said,
        silent=silent,
    )


def _post(question: Question, post: Post) -> Finding:
    record = question.law.view.record
    who, what = name(record, post.person), office(record, post.office)
    held = Finding(
        key=f"held:{post.office}:{post.person}",
        question=f"Was {who} {what} on {day_text(question.day)}?",
        truth=post.truth,
        answer=_held(who, what, post, question),
        statements=post.holder.statements if post.holder else (),
        sources=post.holder.sources if post.holder else (),
    )
    powers = powers_of(question, post.office)
    return because(
        f"office:{post.office}:{post.person}",
        f"Did {who} have the power as {what}?",
        "all",
        (held, powers),
        lambda truth: {Truth.YES: "Yes.", Truth.NO: "No power of this office covers it."}.get(
            truth, f"That is {truth}."
        ),
        silent=powers.silent,
    )


def powers_of(question: Question, post: str) -> Finding:
    """The powers and duties of an office, each set against the act."""
    return question.law.kept(("powers", post, *question.key), partial(_powers_of, question, post))


def _powers_of(question: Question, post: str) -> Finding:
    law, record = question.law, question.law.view.record
    rules = [one for one in reachable(law, post, question.day) if law.in_force(one, question.day) is not Truth.NO]
    reasons = [covers_act(question, one) for one in rules]
    found = any(one.truth is not Truth.NO for one in reasons)
    given = "; ".join(one.text for one in rules)
    none = "was in force on that day" if law.powers.get(post) else "is on record"
    said = f"Searched {len(rules)}: {given}." if rules else f"No provision on what this office may do {none}."
    if found:
        said = next(one.answer for one in reasons if one.truth is not Truth.NO)
    return because(
        f"powers:{post}",
        f"Does a power that went with the office of {office(record, post)} on {day_text(question.day)} cover it?",
        "any",
        reasons,
        said,
        silent=not found,
    )


def reachable(law: Law, post: str, day: date | None) -> tuple[Rule, ...]:
    """The norms of an office, with those of an office whose functions it exercises by the same law."""
    found: dict[str, Rule] = {}
    waiting, seen = [post], set()
    while waiting:
        one = waiting.pop()
        seen.add(one)
        for rule in law.powers.get(one, ()):
            found.setdefault(rule.id, rule)
            through = rule.act == "exercise" and rule.object and not rule.condition and rule.object not in seen
            if through and law.in_force(rule, day) is Truth.YES:
                waiting.append(str(rule.object))
    return tuple(found.values())


def covers_act(question: Question, rule: Rule) -> Finding:
    """Whether one norm covers the act on the object."""
    law = question.law
    how = reach(rule.act, question.act)
    matches = how != "other" and rule.object in (None, question.object) and rule.kind == "power"
    truth = law.in_force(rule, question.day) if matches else Truth.NO
    asked = f"Does {rule.where} cover it?"
    if not matches:
        said = f"It does not: {rule.text}."
    else:
        inferred = "; the lesser act is inferred from the greater" if how == "greater" else ""
        said = f"{capital(rule.text)}{inferred}."
        if rule.condition:
            met = condition(law, rule.id)
            truth = truth & met
            said = f"{said[:-1]}, if {rule.condition}: whether that was so is {_known(met)}."
    return Finding(
        key=f"norm:{rule.id}", question=asked, truth=truth, answer=said, statements=(rule.id,), sources=rule.sources
    )


def _anybody(question: Question) -> Finding:
    law = question.law
    rules = [one for one in law.known_rules() if one.kind == "power" and law.in_force(one, question.day) is Truth.YES]
    rules = [one for one in rules if law.governs(one, question.object)]
    asked = f"Is anybody given the power to {question.deed}?"
    if not rules:
        said = "The record holds no power that was in force there, so nothing was searched."
        return Finding(key="letter", question=asked, truth=Truth.UNKNOWN, answer=said, silent=True)
    near = [one for one in rules if reach(one.act, question.act) != "other" and one.object in (None, question.object)]
    asked = f"Is anybody given the power to {question.deed}?"
    if near:
        said = "The actors' office is not known; the power exists, and whether it was theirs is open."
        reasons = tuple(covers_act(question, one).model_copy(update={"role": "beside"}) for one in near)
        return Finding(key="letter", question=asked, truth=Truth.UNKNOWN, answer=said, reasons=reasons)
    return Finding(
        key="letter",
        question=asked,
        truth=Truth.NO,
        answer=f"They held no office on record, and none of {len(rules)} powers in force lets anybody {question.deed}.",
        silent=True,
        statements=tuple(one.id for one in rules),
        sources=tuple(dict.fromkeys(source for one in rules for source in one.sources[:1])),
    )


def forbidden(question: Question, posts: tuple[Post, ...]) -> Finding:
    """Whether a bar in force forbids the act to these actors."""
    held = frozenset(one.office for one in posts)
    return question.law.kept(("forbidden", held, *question.key), partial(_forbidden, question, held))


def _forbidden(question: Question, held: frozenset[str]) -> Finding:
    near = [one for one in question.law.bars if _near(question, one, held)]
    reasons = [_bar(question, one) for one in near if forbids(one.act, question.act)]
    also = beside(_bar(question, one) for one in near if not forbids(one.act, question.act))
    return because(
        "forbidden",
        f"Does a provision in force forbid anybody in their place to {question.deed}?",
        "any",
        (*reasons, *also),
        " ".join(one.answer for one in reasons) or "None on record does. Silence forbids nothing.",
        silent=not reasons,
        role="against",
    )


def _near(question: Question, rule: Rule, held: frozenset[str]) -> bool:
    """A bar on the act, or on a seizure of power of which the act may be a part."""
    bound = rule.office is None or rule.office in held
    fits = forbids(rule.act, question.act) or (rule.act == "seize-power" and takes(question.act))
    return (
        bound
        and fits
        and rule.object in (None, question.object)
        and question.law.governs(rule, question.object)
        and question.law.in_force(rule, question.day) is not Truth.NO
    )


def _bar(question: Question, rule: Rule) -> Finding:
    named = forbids(rule.act, question.act)
    return Finding(
        key=f"bar:{rule.id}",
        question=f"Does {rule.where} forbid it?",
        truth=question.law.in_force(rule, question.day) if named else Truth.UNKNOWN,
        answer=f"{capital(rule.text)}{'' if named else '; it forbids this act if that was part of such a seizure'}.",
        statements=(rule.id,),
        sources=rule.sources,
    )


def beside(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings that are shown and do not count."""
    return tuple(one if one.role == "beside" else one.model_copy(update={"role": "beside"}) for one in findings)


def _held(who: str, what: str, post: Post, question: Question) -> str:
    through = f", who belonged to {name(question.law.view.record, post.via)}," if post.via else ""
    since = _since(post.holder.since) if post.holder else ""
    return {
        Truth.YES: f"{who}{through} was {what}{since} on that day.",
        Truth.CONTESTED: f"What the sources say of {who} as {what} on that day cannot all be so.",
    }.get(post.truth, f"No source settles whether {who}{through} was {what} on that day.")


def _since(text: str | None) -> str:
    """A stay's start in words, where it is one day."""
    try:
        return f", in office since {day_text(date.fromisoformat(text))}," if text else ""
    except ValueError:
        return ""


def _said(truth: Truth) -> str:
    if truth is Truth.NO:
        return "No power of theirs covers it."
    return {Truth.YES: "Yes."}.get(truth, f"That is {truth}.")


def _known(truth: Truth) -> str:
    return {Truth.YES: "on record", Truth.NO: "denied by the record"}.get(truth, str(truth))
