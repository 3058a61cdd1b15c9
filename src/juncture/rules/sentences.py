"""Was it lawful, and what is it called: the findings as sentences, each with its citations.

For the brief, which gives them a form; nothing here says more than the findings do.
"""

from __future__ import annotations

from typing import Literal

from juncture.record.citation import Answer, Citation
from juncture.record.truth import Truth
from juncture.record.view import View
from juncture.rules.compare import differences
from juncture.rules.define import Defined, define
from juncture.rules.finding import Finding
from juncture.rules.flips import Change, would_turn
from juncture.rules.judging import judge
from juncture.rules.verdict import Verdict
from juncture.rules.wording import capital, day_text, listed

_SAYS = {
    Truth.YES: "by the letter it is {means}",
    Truth.NO: "by the letter it is not {means}",
    Truth.UNKNOWN: "whether it is {means} is not settled",
    Truth.CONTESTED: "whether it is {means} is contested",
}


class Sentence(Answer):
    """A sentence of the brief, what it is about, and the passages it rests on."""

    part: Literal["verdict", "powers", "reading", "vacancy", "turns", "since", "letter", "practice"]
    text: str
    citations: tuple[Citation, ...] = ()


def lawful(view: View, event_id: str, earlier: View | None = None) -> tuple[Sentence, ...]:
    """Whether an act was lawful, in sentences; with an earlier view, what changed since and why.

    >>> from datetime import date
    >>> from juncture.record.opening import open_record
    >>> mali = View(open_record("examples/mali-2021"), known=date(2021, 5, 27))
    >>> lawful(mali, "prerogatives-removed-2021-05-25")[0].text[:77]
    'The law gave Goïta no power to suspend the President of the Transition and th'
    """
    finding = judge(view, event_id)
    found = [_verdict(finding), *_searched(finding), *_read(finding)]
    found += [_vacancy(one) for one in finding.reasons if one.key.startswith("succession:")]
    found += _turns(finding)
    if earlier is not None:
        found += _changed(judge(earlier, event_id), finding, earlier)
    return tuple(found)


def called(view: View, event_id: str) -> tuple[Sentence, ...]:
    """What each definition calls an event, letter first and practice after, in sentences."""
    defined = define(view, event_id)
    return tuple(sentence for verdict in defined.verdicts for sentence in _called(defined, verdict))


def _called(defined: Defined, verdict: Verdict) -> list[Sentence]:
    found = [_letter(verdict)]
    done = defined.practice[verdict.definition]
    if done:
        told = "; ".join(f"{one.text}{f' ({one.when})' if one.when else ''}" for one in done if one.text)
        cited = tuple(dict.fromkeys(source for one in done for source in one.sources))
        found.append(Sentence(part="practice", text=f"In practice: {told}.", citations=cited))
    return found


def _letter(verdict: Verdict) -> Sentence:
    said = _SAYS[verdict.attempt].format(means=verdict.attempt_means)
    telling = [one for one in verdict.elements if one.truth is verdict.attempt and one.sources]
    failing = [one for one in verdict.elements if one.truth is Truth.NO and one.key in _needed(verdict)]
    why = f", since {_because(failing)}" if verdict.attempt is Truth.NO and failing else ""
    end = _success(verdict)
    cited = tuple(dict.fromkeys(source for one in (failing if why else telling) for source in one.sources))
    return Sentence(part="letter", text=f"{verdict.name}: {said}{why}{end}.", citations=cited)


def _needed(verdict: Verdict) -> set[str]:
    return {"elected", "duly-elected"} & {one.key for one in verdict.elements} or {one.key for one in verdict.elements}


def _because(failing: list[Finding]) -> str:
    """The first thing that stands against it, as a clause."""
    said = failing[0].answer.partition(". ")[0].rstrip(".")
    return said[:1].lower() + said[1:] if said.startswith(("Th", "It ", "No", "So", "None")) else said


def _named(means: str) -> str:
    """What a verdict is called, with its gloss in brackets."""
    name, _, gloss = means.partition(": ")
    return f"{name} ({gloss})" if gloss else name


def _success(verdict: Verdict) -> str:
    if verdict.attempt is Truth.NO:
        return ""
    open_ = [one for one in verdict.elements if one.truth in (Truth.UNKNOWN, Truth.CONTESTED)]
    if verdict.success is Truth.YES:
        return f", and {_named(verdict.success_means)}"
    if verdict.success is Truth.NO:
        return f"; it is not {_named(verdict.success_means)}"
    waits = listed(
        one.answer.rstrip(".")[:1].lower() + one.answer.rstrip(".")[1:] for one in open_ if one.key == "held"
    )
    lacks = listed(f"“{one.question}”" for one in open_ if one.key != "held")
    reasons = "; ".join(part for part in (waits, f"nothing on record answers {lacks}" if lacks else "") if part)
    return f"; whether it is {_named(verdict.success_means)} is open: {reasons}" if reasons else ""


def _verdict(finding: Finding) -> Sentence:
    if not finding.reasons:
        return Sentence(part="verdict", text=_stop(finding.answer), citations=finding.cited())
    whose = finding.question.removeprefix("Did the law give ").rstrip("?")
    text = {
        Truth.YES: f"The law gave {whose}.",
        Truth.NO: f"The law gave {whose.replace(' the power to ', ' no power to ', 1)}.",
        Truth.CONTESTED: f"Whether the law gave {whose} is contested.",
        Truth.UNKNOWN: f"Whether the law gave {whose} nothing on record settles.",
    }[finding.truth]
    return Sentence(part="verdict", text=text, citations=finding.cited())


def _searched(finding: Finding) -> list[Sentence]:
    found: dict[str, Sentence] = {}
    for one in finding.walk():
        if one.key.startswith("office:"):
            held, powers = one.reasons
            gives = listed(part.answer.removeprefix("It does not: ").rstrip(".") for part in powers.reasons)
            none = "none of this covers it, and none forbids it" if finding.silent else "none of this covers it"
            said = f"{gives}; {none}" if powers.truth is Truth.NO else powers.answer.rstrip(".")
            text = f"{_stop(held.answer)} {_stop(said)}" if gives else f"{_stop(held.answer)} {_stop(powers.answer)}"
            found.setdefault(one.key, Sentence(part="powers", text=text, citations=one.cited()))
        if one.key == "letter" and not one.key.startswith("office:") and not one.reasons:
            found.setdefault(one.key, Sentence(part="powers", text=_stop(one.answer), citations=one.cited()))
    return list(found.values())


def _read(finding: Finding) -> list[Sentence]:
    """Each reading once, with what follows from it where it was followed further."""
    followed: dict[str, Finding] = {}
    for one in finding.walk():
        if one.key.startswith("reading:") and (one.key not in followed or one.rule != "leaf"):
            followed.setdefault(one.key, one)
    texts: dict[str, tuple[str, list[Citation]]] = {}
    for one in followed.values():
        note = " Heard and not counted, as his own act is in question." if one.standing == "party" else ""
        text, cited = texts.get(one.answer, (f"{_stop(one.answer)}{note}", []))
        texts[one.answer] = (text, [*cited, *(one.sources or one.cited())])
    return [
        Sentence(part="reading", text=text, citations=tuple(dict.fromkeys(cited))) for text, cited in texts.values()
    ]


def _vacancy(one: Finding) -> Sentence:
    what = one.question.removeprefix("Does the law in force on ").rstrip("?")
    day, _, asked = what.partition(" settle who ")
    told = {
        Truth.YES: f"Who {asked} is settled for {day}",
        Truth.CONTESTED: f"Who {asked} is contested for {day}",
    }.get(one.truth, f"Who {asked} the law of {day} does not say")
    court = next((part.answer for part in one.walk() if part.standing == "court" and part.truth is Truth.YES), "")
    silent = "the text is silent" if one.silent or court else ""
    rest = "; ".join(part for part in (silent, "a court has filled the gap" if court else "") if part)
    return Sentence(part="vacancy", text=f"{told}{f': {rest}' if rest else ''}.", citations=one.cited())


def _turns(finding: Finding) -> list[Sentence]:
    found = []
    for flip in would_turn(finding)[:3]:
        parts = listed(_supposed(one) for one in flip.changes)
        cited = tuple(dict.fromkeys(source for one in flip.changes for source in one.sources))
        found.append(Sentence(part="turns", text=f"The answer would be {flip.becomes} {parts}.", citations=cited))
    return found


def _supposed(one: Change) -> str:
    if one.name.startswith("without "):
        return "without the reading of " + one.question.partition(": ")[2].partition(" has since ")[0].replace(
            "The ", "the ", 1
        )
    return f"if “{one.question}” were answered {one.supposed}"


def _changed(before: Finding, after: Finding, earlier: View) -> list[Sentence]:
    if before.truth is after.truth:
        return []
    news = [one for one in differences(before, after) if one.before is None and one.key.startswith("reading:")]
    known = day_text(earlier.known) if earlier.known else "an earlier day"
    told = " ".join(dict.fromkeys(one.why.removeprefix("New: ") for one in news[:1]))
    cited = tuple(dict.fromkeys(source for one in news for source in one.sources))
    text = f"As known on {known} the answer was {before.truth}; it is now {after.truth}. {told}".strip()
    return [Sentence(part="since", text=text, citations=cited)]


def _stop(text: str) -> str:
    return capital(text if text.endswith((".", "?")) else f"{text}.")
