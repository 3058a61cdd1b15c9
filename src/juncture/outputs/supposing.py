"""What one judgement moved to another value would do."""

from __future__ import annotations

from juncture.record.citation import Answer, Citation


class SupposedAnswer(Answer):
    """A conclusion as judged and with one judgement moved; ``turned`` where the two differ in what they conclude."""

    about: str
    before: str
    after: str
    turned: bool


class SupposingAnswer(Answer):
    """What one judgement moved to another value would do. A supposition: nothing of it is written anywhere."""

    judgement: str
    says: str
    value: int
    supposed: int
    within_range: bool
    confidence: str | None
    note: str
    passages: tuple[Citation, ...]
    conclusions: tuple[SupposedAnswer, ...]
