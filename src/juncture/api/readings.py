"""What documents say, as answers: the proposals from one, and several together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from juncture.outputs.reading import MergedAnswer, MergedOutput, MergedTelling, ReadOutput
    from juncture.reading import Document, Merged, Proposal
    from juncture.reading.dossier import ReadInto


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file with its document, the proposals from it, and what a model's reading took."""

    file: PurePath
    document: Document
    proposals: list[Proposal]
    told: str = ""


def answer(one: ReadFile) -> ReadOutput:
    """A document as an answer."""
    from juncture.outputs.reading import ReadOutput

    document = one.document

    def known(evidence: Any) -> dict[str, str] | None:
        return {"value": evidence.value, "evidence": evidence.evidence} if evidence else None

    return ReadOutput.model_validate(
        {
            "file": str(one.file),
            "sha256": document.sha256,
            "length": len(document.text),
            "title": document.title,
            "language": document.language,
            "publisher": known(document.publisher),
            "published": known(document.published),
            "notes": document.notes,
            "model": one.told or None,
            "blocks": [
                {"start": b.start, "end": b.end, "role": b.role.value, "section": b.section, "repeats": b.repeats}
                for b in document.blocks
            ],
            "proposals": [proposal.as_json() for proposal in one.proposals],
        }
    )


def merged_answer(read: Sequence[ReadFile], into: ReadInto | None) -> MergedOutput:
    """Several documents as one answer."""
    from juncture.outputs.reading import MergedOutput
    from juncture.reading.merging import merge

    merged = into.merged if into else merge([(one.document, one.proposals) for one in read])
    names = into.names if into else tuple(str(one.file) for one in read)
    return MergedOutput(
        dossier=into.dossier if into else None,
        proposed=into.proposed if into else 0,
        widened=into.widened if into else 0,
        known=into.known if into else 0,
        problems=into.problems if into else (),
        documents=tuple(answer(one) for one in read),
        merged=tuple(_statements(merged, names, into)),
    )


def _statements(merged: Sequence[Merged], names: Sequence[str], into: ReadInto | None) -> Iterable[MergedAnswer]:
    from juncture.outputs.reading import MergedAnswer

    numbers = {id(one): number for number, one in enumerate(merged, start=1)}
    for number, one in enumerate(merged, start=1):
        yield MergedAnswer(
            number=number,
            kind=one.first.kind,
            says=says(one.first),
            sources=len(one.documents),
            independent=one.independent,
            unnamed=one.unnamed,
            against=tuple(sorted(numbers[id(other)] for other in one.against)),
            entries=into.entries.get(number - 1, ()) if into else (),
            tellings=tuple(_tellings(one, names)),
        )


def _tellings(one: Merged, names: Sequence[str]) -> Iterable[MergedTelling]:
    from juncture.outputs.reading import MergedTelling

    for telling in one.tellings:
        proposal = telling.proposal
        for passage in proposal.passages:
            yield MergedTelling(
                source=names[telling.document],
                voice=proposal.voice,
                speaker=proposal.speaker,
                hedge=proposal.hedge,
                when=proposal.fields.get("when"),
                start=passage.start,
                end=passage.end,
                exact=passage.exact or None,
            )


_OWN = frozenset(("id", "from", "voice", "speaker", "hedge", "condition", "note", "year", "same_as", "disputes"))


def says(one: Proposal) -> str:
    """A proposal's fields in a line."""

    def shown(value: Any) -> str:
        return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)

    return "; ".join(f"{key} {shown(value)}" for key, value in one.fields.items() if value and key not in _OWN)
