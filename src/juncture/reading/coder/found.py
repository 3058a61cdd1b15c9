"""An event as it is found, before it becomes a proposal."""

from __future__ import annotations

from dataclasses import dataclass, field

from juncture.reading.coder.mentions import Actor
from juncture.reading.coder.stand import Stand
from juncture.reading.parsing import Sentence, Token


@dataclass(slots=True, eq=False)
class Found:
    """An event before it becomes a proposal: its trigger, code, roles and standing."""

    trigger: Token
    code: str
    act: str
    rule: str
    stand: Stand
    sentence: Sentence
    actors: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    stance: str = ""
    noun: Token | None = None
    coup: bool = False
    strong: bool = True
    assumed: list[str] = field(default_factory=list)
    when: str | None = None
    year: str | None = None
    uncounted: bool = False
    stated: bool = False

    @property
    def root(self) -> str:
        return self.code.split("/")[0]

    @property
    def key_tokens(self) -> list[Token]:
        return [self.trigger] if self.noun is None else [self.trigger, self.noun]
