"""Statements as rows: what each says, in whose voice, when it was so, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import Field

from juncture.record.canonical import written
from juncture.record.citation import Answer, Citation, cite
from juncture.record.record import Record
from juncture.record.statements import Claim, Statement
from juncture.record.validity import Validity, validity
from juncture.record.view import View

_COMMON = {"id", "text", "voice", "speaker", "hedge", "condition", "from", "year", "public", "disputes", "note"}


class StatementAnswer(Answer):
    """A statement. ``speaker`` is who says it: the one named, or the publisher in whose voice the source speaks."""

    id: str
    kind: str
    text: str | None
    voice: str
    speaker: str | None
    hedge: str | None = None
    condition: str | None = None
    valid: Validity
    public: str | None = None
    passages: tuple[Citation, ...] = ()
    disputes: tuple[str, ...] = ()
    fields: dict[str, Any] = Field(default_factory=dict)
    note: str | None = None


def statements(view: View, kinds: Iterable[str] = ()) -> Iterator[StatementAnswer]:
    """The statements of a view, of some kinds or of all."""
    wanted = set(kinds)
    return (answer(view.record, one) for one in view.statements if not wanted or one.kind in wanted)


def claims(view: View, speaker: str | None = None) -> Iterator[StatementAnswer]:
    """What is said by somebody: claims, and every statement in another's voice than its source's."""
    for one in view.statements:
        said = isinstance(one, Claim) or one.voice == "attributed"
        if said and speaker in (None, speaker_of(view.record, one)):
            yield answer(view.record, one)


def answer(record: Record, one: Statement) -> StatementAnswer:
    """A statement as an answer."""
    return StatementAnswer(
        id=one.id,
        kind=one.kind,
        text=one.text,
        voice=one.voice,
        speaker=speaker_of(record, one),
        hedge=one.hedge,
        condition=one.condition,
        valid=validity(one),
        public=str(one.public) if one.public else None,
        passages=cite(record, one.passages),
        disputes=one.disputes,
        fields={key: value for key, value in written(one).items() if key not in _COMMON},
        note=one.note,
    )


def speaker_of(record: Record, one: Statement) -> str | None:
    """Who speaks: the speaker named, or else the publisher of the first source, as an actor."""
    if one.speaker:
        return one.speaker
    sources = (record.source(passage.source) for passage in one.passages)
    return next((source.publisher_actor for source in sources if source), None)
