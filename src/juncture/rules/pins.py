"""A finding pinned in the record: the assessment that an analyst would sign, with author and date."""

from __future__ import annotations

from datetime import date
from typing import Any

from juncture.record.edtf import parse
from juncture.record.passage import Passage
from juncture.record.record import Record
from juncture.record.statements import Assessment
from juncture.record.truth import Truth
from juncture.rules.finding import Finding
from juncture.rules.verdict import Verdict

_CONFIDENCE = {Truth.YES: "moderate", Truth.NO: "moderate", Truth.CONTESTED: "low", Truth.UNKNOWN: "low"}


def pin(record: Record, finding: Finding, id: str, author: str, on: date, text: str | None = None) -> Assessment:
    """A judgement of law as an assessment, resting on the statements that it was computed from."""
    rests = [one for part in finding.walk() if part.role != "beside" for one in part.statements]
    about = finding.statements[:1]
    said = text or _clause(finding.answer)
    return _assessment(record, {"id": id, "text": said, "about": about, "author": author}, finding, rests, on)


def pin_verdict(record: Record, verdict: Verdict, event: str, id: str, author: str, on: date) -> Assessment:
    """A definition's verdict as an assessment."""
    rests = [one for element in verdict.elements for one in element.statements]
    said = {Truth.YES: "it is", Truth.NO: "it is not"}.get(verdict.attempt, f"it is {verdict.attempt} whether it is")
    text = f"by the letter of {verdict.name} {said} {verdict.attempt_means}"
    sources = tuple(source for element in verdict.elements for source in element.sources)
    finding = Finding(
        key=verdict.definition, question=verdict.about, truth=verdict.attempt, answer=text, sources=sources
    )
    return _assessment(record, {"id": id, "text": text, "about": (event,), "author": author}, finding, rests, on)


def _assessment(record: Record, head: dict[str, Any], finding: Finding, rests: list[str], on: date) -> Assessment:
    cited = dict.fromkeys(Passage(c.source, c.start, c.end, c.locator) for c in finding.cited())
    return Assessment.model_validate(
        {
            **head,
            "voice": "asserted",
            "topic": "unknown" if finding.truth is Truth.UNKNOWN else "judgement",
            "confidence": _CONFIDENCE[finding.truth],
            "confidence_reason": "computed from the statements it rests on",
            "rests_on": tuple(
                one for one in dict.fromkeys(rests) if record.get(one) is not None and one not in head["about"]
            ),
            "when": parse(on.isoformat()),
            "from": tuple(str(one) for one in cited),
        }
    )


def _clause(answer: str) -> str:
    return (answer[:1].lower() + answer[1:]).rstrip(".")
