"""The model coder: passage by passage, accepted only where the quotation stands in the text word for word."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from juncture.reading.coder.proposal import Proposal, Quoted
from juncture.reading.documents.document import Block, Document
from juncture.reading.model.endpoint import Answer, Endpoint, ModelError
from juncture.reading.model.prompt import fingerprint, messages, schema
from juncture.record import edtf
from juncture.record.canonical import digest
from juncture.record.passage import occurrences
from juncture.record.vocabulary import vocabulary

_FIELDS = {
    "event": ("type", "actors", "targets", "when"),
    "tenure": ("holder", "office"),
    "stance": ("actor", "target", "position"),
    "power": ("instrument", "office", "modality", "act"),
    "influence": ("cause", "effect", "sign"),
    "option": ("text", "name"),
    "assessment": ("text", "topic"),
    "claim": ("text",),
}
_NEEDED = {
    kind: tuple(name for name in names if name not in ("actors", "targets", "when")) for kind, names in _FIELDS.items()
}
_CODES = {"type": "plover", "position": "position", "modality": "modality", "sign": "sign", "topic": "topic"}


@dataclass(slots=True)
class Told:
    """What a model's reading came to: proposals, what was refused and why, and what it took."""

    proposals: list[Proposal] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    passages: int = 0
    cached: int = 0
    failed: int = 0
    seconds: float = 0.0
    tokens: int = 0

    def sentence(self) -> str:
        """The account in one sentence."""
        refused = "; ".join(f"{count} {reason}" for reason, count in self.refused.most_common()) or "none refused"
        return (
            f"{len(self.proposals)} proposals from {self.passages} passages ({self.cached} from "
            f"the cache, {self.failed} without "
            f"a usable answer) in {self.seconds:.1f} seconds and {self.tokens} tokens; refused: {refused}."
        )


def propose(document: Document, endpoint: Endpoint, *, cache: Path | None = None, patience: int = 3) -> Told:
    """Ask a model about each coded block of a document.

    Stops with the endpoint's sentence where the first request fails, or ``patience`` in a row do.
    """
    told = Told()
    failures = 0
    for block in document.blocks:
        if not block.role.coded:
            continue
        told.passages += 1
        try:
            answer = _answer(document, block, endpoint, cache, told)
        except ModelError:
            failures += 1
            told.failed += 1
            if told.passages == failures or failures >= patience:
                raise
            continue
        failures = 0
        told.proposals += _accepted(document, block, answer, told)
    return told


def _answer(document: Document, block: Block, endpoint: Endpoint, cache: Path | None, told: Told) -> str:
    passage = document.text[block.start : block.end]
    key = digest(f"{document.sha256}\n{fingerprint()}\n{endpoint.model}\n{passage}")
    file = cache / f"{key}.json" if cache else None
    if file is not None and file.is_file():
        told.cached += 1
        return str(json.loads(file.read_text(encoding="utf-8"))["text"])
    answer: Answer = endpoint.ask(messages(passage, _mark(key)), schema())
    told.seconds += answer.seconds
    told.tokens += answer.tokens
    if file is not None and cache is not None:
        cache.mkdir(parents=True, exist_ok=True)
        content = {
            "text": answer.text,
            "model": endpoint.model,
            "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        }
        file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return answer.text


def _mark(key: str) -> str:
    """A mark that the document cannot know beforehand, so that its words cannot close the passage."""
    return f"PASSAGE-{key[:12]}"


def _accepted(document: Document, block: Block, answer: str, told: Told) -> list[Proposal]:
    try:
        statements = json.loads(_json_in(answer))["statements"]
        if not isinstance(statements, list):
            raise TypeError
    except (ValueError, KeyError, TypeError):
        told.failed += 1
        told.refused["answers that are no JSON of the asked form"] += 1
        return []
    return [proposal for one in statements for proposal in _checked(document, block, one, told)]


def _json_in(answer: str) -> str:
    """The JSON in an answer, without the fence that some models put around it."""
    start, end = answer.find("{"), answer.rfind("}")
    return answer[start : end + 1] if 0 <= start < end else answer


def _checked(document: Document, block: Block, one: Any, told: Told) -> Iterator[Proposal]:
    if not isinstance(one, dict) or one.get("kind") not in _FIELDS or not isinstance(one.get("quote"), str):
        told.refused["statements without a known kind and a quotation"] += 1
        return
    quote = one["quote"].strip()
    place = _place(document.text, block, quote)
    if place is None:
        told.refused["quotations that are not found, or found more than once, in the passage"] += 1
        return
    fields = {name: value for name in _FIELDS[one["kind"]] if (value := _clean(name, one.get(name)))}
    if any(name not in fields for name in _NEEDED[one["kind"]]):
        told.refused["statements whose fields are missing or no codes of the record"] += 1
        return
    voice = str(one.get("voice")) if one.get("voice") in vocabulary("voice") else "asserted"
    speaker = str(one["speaker"]) if one.get("speaker") and voice == "attributed" else None
    if (voice == "attributed" and speaker is None) or voice == "conditional":
        voice = "hedged"
    yield Proposal(
        one["kind"],
        fields,
        (Quoted(place, place + len(quote), quote),),
        "model",
        voice=voice,
        speaker=speaker,
        hedge="possible" if voice == "hedged" else None,
        confidence=0.5,
        section=block.section,
        coder="model",
        assumed=("read by a language model",),
    )


def _place(text: str, block: Block, quote: str) -> int | None:
    if len(quote) < 3:
        return None
    places = [block.start + place for place in occurrences(text[block.start : block.end], quote)]
    return places[0] if len(places) == 1 else None


def _clean(name: str, value: Any) -> Any:
    if name in ("actors", "targets"):
        return (
            tuple(str(one) for one in value if isinstance(one, str) and one.strip()) if isinstance(value, list) else ()
        )
    if not isinstance(value, str) or not value.strip():
        return None
    if name in _CODES and value not in vocabulary(_CODES[name]):
        return None
    if name == "when":
        try:
            edtf.parse(value)
        except (edtf.DateError, ValidationError):
            return None
    return value.strip()
