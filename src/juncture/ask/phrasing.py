"""A model of the user's may phrase an answer: it is sent the answer's sentences alone, and never adds to them.

Nothing is sent unless the user has named an endpoint and asks for a phrasing. What comes back is shown only where it
says the same (:mod:`juncture.ask.kept`); else the answer stands as it is, with the reason.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from juncture.ask.kept import fault
from juncture.ask.words import WORDS
from juncture.outputs.ask import AskOutput, PhrasedSentence
from juncture.record.problems import JunctureError

if TYPE_CHECKING:
    from juncture.reading.model.endpoint import Endpoint

#: An answer of more lines is a list, and better read as one.
MOST = 12
#: How long a reader waits for a phrasing, in seconds.
PATIENCE = 30.0
_VARIABLE = "JUNCTURE_MODEL_URL"


def configured() -> str | None:
    """The address of the endpoint that the environment names, as it may be shown, or None; nothing is asked of it."""
    address = os.environ.get(_VARIABLE, "").rstrip("/")
    return shown(address) if address else None


def shown(address: str) -> str:
    """An address without a name and password that may stand in it.

    >>> shown("https://me:secret@models.example.org/v1")
    'https://models.example.org/v1'
    """
    head, mark, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return f"{head}{mark}{host.rpartition('@')[2]}{slash}{path}"


def phrase(answer: AskOutput, endpoint: Endpoint | None = None) -> AskOutput:
    """An answer with a phrasing by a model, or with a sentence why there is none.

    ``endpoint`` is the one that the environment names where it is left out. What the answer says, cites and does not
    know stays as it is: a phrasing stands beside it.

    >>> import juncture
    >>> answer = juncture.ask(juncture.open("examples/mali-2021"), "Why is the sky blue?")
    >>> phrase(answer).phrasing
    'There is no answer to phrase.'
    """
    if not answer.answered:
        return answer.model_copy(update={"phrasing": "There is no answer to phrase."})
    if len(answer.says) > MOST:
        note = f"An answer of {len(answer.says)} lines is not phrased: at most {MOST} are sent."
        return answer.model_copy(update={"phrasing": note})
    lines = [one.text for one in answer.says]
    try:
        endpoint = endpoint or _own()
        sentences = _read(endpoint.ask(_messages(lines), SCHEMA, "phrasing").text)
    except JunctureError as error:
        return answer.model_copy(update={"phrasing": f"The answer is not phrased: {_shown_in(str(error), endpoint)}"})
    wrong = fault(lines, sentences)
    if wrong:
        note = f"The phrasing by {endpoint.model} is not shown: {wrong}."
        return answer.model_copy(update={"phrasing": note})
    sent = f"which was sent the {len(lines)} lines below and nothing else"
    note = f"Phrased by {endpoint.model} at {shown(endpoint.address)}, {sent}."
    phrased = tuple(PhrasedSentence(text=text, lines=tuple(numbers)) for text, numbers in sentences)
    return answer.model_copy(update={"phrased": phrased, "phrasing": note})


def _shown_in(error: str, endpoint: Endpoint | None) -> str:
    address = endpoint.address if endpoint else os.environ.get(_VARIABLE, "").rstrip("/")
    return error.replace(address, shown(address)) if address else error


def _own() -> Endpoint:
    try:
        from juncture.reading.model.endpoint import Endpoint
    except ImportError as error:
        raise JunctureError(f"a phrasing needs {error.name}; install juncture[reading].") from None
    return Endpoint.from_environment(PATIENCE)


def _messages(lines: list[str]) -> list[dict[str, str]]:
    numbered = json.dumps({str(n): line for n, line in enumerate(lines, start=1)}, ensure_ascii=False)
    return [{"role": "system", "content": WORDS["phrasing"]["system"]}, {"role": "user", "content": numbered}]


def _read(text: str) -> list[tuple[str, list[int]]]:
    """The sentences of a model's answer; raises where it is not of the form that was asked."""
    try:
        start, end = text.index("{"), text.rindex("}")
        found = [(str(one["text"]).strip(), [int(n) for n in one["lines"]])
                 for one in json.loads(text[start : end + 1])["sentences"]]  # fmt: skip
    except (ValueError, KeyError, TypeError):
        raise JunctureError("the model's answer is not of the form that was asked.") from None
    return found


SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "sentences": {
            "type": "array",
            "maxItems": MOST,
            "items": {
                "type": "object",
                "properties": {
                    "text": {"type": "string"},
                    "lines": {"type": "array", "items": {"type": "integer"}, "maxItems": MOST},
                },
                "required": ["text", "lines"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["sentences"],
    "additionalProperties": False,
}
