"""The endpoint: its address and key from the environment, one request at a time,
and a sentence for each way to fail."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import Any

from juncture.record.problems import JunctureError

ADDRESS = "JUNCTURE_MODEL_URL"
KEY = "JUNCTURE_MODEL_KEY"
MODEL = "JUNCTURE_MODEL"
TOKENS = "JUNCTURE_MODEL_TOKENS"
LIMIT = 1024


class ModelError(JunctureError):
    """An endpoint that cannot be reached, is too slow, or answers with no answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for one passage."""

    text: str
    seconds: float
    tokens: int
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address that speaks OpenAI's chat protocol: Ollama, llama.cpp, vLLM, or a hosted one.

    An answer longer than ``limit`` tokens is cut there: small models are known to go on for ever. The key is never
    shown or kept.
    """

    address: str
    model: str
    key: str = ""
    timeout: float = 120.0
    limit: int = LIMIT

    def __repr__(self) -> str:
        return f"Endpoint({self.address!r}, {self.model!r})"

    @classmethod
    def from_environment(cls, timeout: float = 120.0) -> Endpoint:
        """The endpoint that the environment names."""
        address = os.environ.get(ADDRESS, "").rstrip("/")
        if not address:
            raise ModelError(
                f"no model endpoint is set. Name one: {ADDRESS}=http://localhost:11434/v1 (Ollama) or any address that "
                f"speaks OpenAI's protocol, {MODEL}=its model, {KEY}=its key where it wants one."
            )
        limit = os.environ.get(TOKENS) or str(LIMIT)
        if not limit.isascii() or not limit.isdigit() or int(limit) < 1:
            raise ModelError(f"{TOKENS} is {limit!r}, which is no number of tokens; leave it out for {LIMIT}.")
        return cls(address, os.environ.get(MODEL, "default"), os.environ.get(KEY, ""), timeout, int(limit))

    def ask(self, messages: list[dict[str, str]], schema: dict[str, Any], name: str = "statements") -> Answer:
        """One answer of the form that the schema of this name gives; raises :class:`ModelError` with what to do."""
        import httpx

        body = {
            "model": self.model,
            "messages": messages,
            "temperature": 0,
            "max_tokens": self.limit,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": name, "strict": True, "schema": schema},
            },
        }
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        start = time.monotonic()
        try:
            response = httpx.post(f"{self.address}/chat/completions", json=body, headers=headers, timeout=self.timeout)
        except httpx.TimeoutException:
            raise ModelError(
                f"the model endpoint {self.address} did not answer within {self.timeout:g} seconds; a smaller model, "
                "or a longer --timeout, may help."
            ) from None
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise ModelError(
                f"the model endpoint {self.address} cannot be reached ({type(error).__name__}); is it running?"
            ) from None
        return self._read(response, time.monotonic() - start)

    def _read(self, response: Any, seconds: float) -> Answer:
        if response.status_code in (401, 403):
            raise ModelError(f"the model endpoint {self.address} refuses the key ({response.status_code}); set {KEY}.")
        if response.status_code == 404:
            raise ModelError(
                f"the model endpoint {self.address} knows no model {self.model!r} or no chat; "
                f"set {MODEL} and {ADDRESS}."
            )
        if response.status_code >= 400:
            raise ModelError(
                f"the model endpoint {self.address} answered with the error {response.status_code}{_said(response)}."
            )
        try:
            content = response.json()
            choice = content["choices"][0]
            text, cut = choice["message"]["content"], choice.get("finish_reason") == "length"
            tokens = int((content.get("usage") or {}).get("total_tokens", 0))
        except (ValueError, KeyError, IndexError, TypeError, AttributeError):
            raise ModelError(
                f"the model endpoint {self.address} answers in another form than OpenAI's chat protocol."
            ) from None
        return Answer(str(text or ""), seconds, tokens, cut)


def _said(response: Any) -> str:
    """What the endpoint itself says about its error, in few words."""
    try:
        error = response.json()["error"]
        words = str(error["message"] if isinstance(error, dict) else error)
    except (ValueError, KeyError, TypeError):
        return ""
    return f": {' '.join(words.split())[:200].rstrip('.')}"
