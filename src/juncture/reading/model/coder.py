"""The model coder: passage by passage, accepted only where the quotation stands in the text word for word."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from juncture.reading.coder.proposal import Proposal, Quoted
from juncture.reading.documents.document import Block, Document
from juncture.reading.model.endpoint import Answer, Endpoint, ModelError
from juncture.reading.model.filling import filled_of, stands_in
from juncture.reading.model.form import FIELDS, needed, schema
from juncture.reading.model.prompt import fingerprint, messages
from juncture.record.canonical import digest
from juncture.record.passage import occurrences
from juncture.record.vocabulary import vocabulary


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


def _answer(document: Document, block: Block, endpoint: Endpoint, cache: Path | None, told: Told) -> Answer:
    passage = document.text[block.start : block.end]
    key = digest(f"{document.sha256}\n{fingerprint()}\n{endpoint.model}\n{endpoint.limit}\n{passage}")
    file = cache / f"{key}.json" if cache else None
    if file is not None and file.is_file():
        told.cached += 1
        kept = json.loads(file.read_text(encoding="utf-8"))
        return Answer(str(kept["text"]), 0.0, 0, bool(kept["cut"]))
    answer = endpoint.ask(messages(passage, _mark(key)), schema())
    told.seconds += answer.seconds
    told.tokens += answer.tokens
    if file is not None:
        _keep(file, answer, endpoint.model)
    return answer


def _keep(file: Path, answer: Answer, model: str) -> None:
    """Keep an answer: whole, or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    content = {"text": answer.text, "cut": answer.cut, "model": model, "at": at}
    waiting = file.with_suffix(f".{os.getpid()}")
    waiting.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    waiting.replace(file)


def _mark(key: str) -> str:
    """A mark that the document cannot know beforehand, so that its words cannot close the passage."""
    return f"PASSAGE-{key[:12]}"


def _accepted(document: Document, block: Block, answer: Answer, told: Told) -> list[Proposal]:
    if answer.cut:
        told.refused["answers cut off before their end, but for what was whole in them"] += 1
    try:
        statements = _statements(answer)
    except (ValueError, KeyError, TypeError):
        told.failed += 1
        told.refused["answers that are no JSON of the asked form"] += 1
        return []
    return [proposal for one in statements for proposal in _checked(document, block, one, told)]


def _statements(answer: Answer) -> list[Any]:
    """The statements of an answer; of one that was cut off, those that are whole."""
    if answer.cut:
        return _whole(answer.text)
    statements = json.loads(_json_in(answer.text))["statements"]
    if not isinstance(statements, list):
        raise TypeError
    return statements


def _whole(text: str) -> list[Any]:
    """The objects of a list that breaks off.

    >>> _whole('{"statements": [{"kind": "event"}, {"kind": "cla')
    [{'kind': 'event'}]
    """
    reader, found = json.JSONDecoder(), list[Any]()
    place = text.find("{", text.find("["))
    while place >= 0:
        try:
            one, end = reader.raw_decode(text, place)
        except ValueError:
            break
        found.append(one)
        place = text.find("{", end)
    return found


def _json_in(answer: str) -> str:
    """The JSON in an answer, without the fence that some models put around it."""
    start, end = answer.find("{"), answer.rfind("}")
    return answer[start : end + 1] if 0 <= start < end else answer


def _checked(document: Document, block: Block, one: Any, told: Told) -> Iterator[Proposal]:
    if not isinstance(one, dict) or one.get("kind") not in FIELDS or not isinstance(one.get("quote"), str):
        told.refused["statements without a known kind and a quotation"] += 1
        return
    quote = one["quote"].strip()
    place = _place(document.text, block, quote)
    if place is None:
        told.refused["quotations that are not found, or found more than once, in the passage"] += 1
        return
    filled = filled_of(one, document.text, told.refused)
    if any(name not in filled for name in needed(one["kind"])):
        told.refused["statements whose fields are missing or no codes of the record"] += 1
        return
    voice, speaker = _voice(one, document.text, told.refused)
    inferred = "when" in filled and filled["when"].lstrip("[./~?")[:4] not in document.text
    yield Proposal(
        one["kind"],
        filled,
        (Quoted(place, place + len(quote), quote),),
        "model",
        voice=voice,
        speaker=speaker,
        hedge="possible" if voice == "hedged" else None,
        year="inferred" if inferred else None,
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


def _voice(one: dict[str, Any], text: str, refused: Counter[str]) -> tuple[str, str | None]:
    """The voice, and its speaker; who is said to speak but is not in the text leaves it hedged."""
    voice = str(one.get("voice")) if one.get("voice") in vocabulary("voice") else "asserted"
    speaker = one.get("speaker") if voice == "attributed" else None
    if isinstance(speaker, str) and speaker.strip() and stands_in(speaker, text, refused):
        return voice, speaker.strip()
    return ("hedged" if voice in ("attributed", "conditional") else voice), None
