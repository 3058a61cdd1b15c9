"""A question as it was understood."""

from __future__ import annotations

from dataclasses import dataclass

from juncture.ask.days import Dated
from juncture.ask.names import Mention


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what it names, its dates and its form; ``skeleton`` is what patterns were held against."""

    text: str
    folded: str
    skeleton: str
    form: str | None
    mentions: tuple[Mention, ...]
    dates: tuple[Dated, ...]
    notes: tuple[str, ...] = ()

    def named(self, *kinds: str) -> tuple[Mention, ...]:
        """What is named of some kinds, in the order of the question."""
        return tuple(one for one in self.mentions if one.kind in kinds)

    def day(self, role: str) -> Dated | None:
        """The first date for one purpose."""
        return next((one for one in self.dates if one.role == role), None)

    @property
    def act(self) -> str | None:
        """The act that is asked about."""
        return next((one.id for one in self.mentions if one.kind == "act"), None)
