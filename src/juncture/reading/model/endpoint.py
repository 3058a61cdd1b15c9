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


class ModelError(JunctureError):
    """An endpoint that cannot be reached, is too slow, or answers with no answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for one passage."""

    text: str
    seconds: float
    tokens: int


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address that speaks OpenAI's chat protocol:
    Ollama, llama.cpp, vLLM, or a hosted one. The key is never shown or kept."""

    address: str
    model: str
    key: str = ""
    timeout: float = 120.0

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
        return cls(address, os.environ.get(MODEL, "default"), os.environ.get(KEY, ""), timeout)

    def ask(self, messages: list[dict[str, str]], schema: dict[str, Any]) -> Answer:
        """One answer; raises :class:`ModelError` with what to do."""
        import httpx

        body = {
            "model": self.model,
            "messages": messages,
            "temperature": 0,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "statements", "strict": True, "schema": schema},
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
            raise ModelError(f"the model endpoint {self.address} answered with the error {response.status_code}.")
        try:
            content = response.json()
            text = content["choices"][0]["message"]["content"]
            tokens = int((content.get("usage") or {}).get("total_tokens", 0))
        except (ValueError, KeyError, IndexError, TypeError):
            raise ModelError(
                f"the model endpoint {self.address} answers in another form than OpenAI's chat protocol."
            ) from None
        return Answer(str(text or ""), seconds, tokens)
