"""The dates that a text has told so far, in reading order: what 'the next day' and an undated sentence go by."""

from __future__ import annotations

from dataclasses import dataclass, field

from juncture.reading.coder.times import Time
from juncture.reading.documents.document import Block


@dataclass(frozen=True, slots=True)
class Told:
    """A date of something that happened, and where the text tells it."""

    at: int
    edtf: str
    inferred: bool
    words: str
    block: Block


@dataclass(slots=True)
class Story:
    """The dates told, as they come."""

    told: list[Told] = field(default_factory=list)
    headings: dict[str, Told] = field(default_factory=dict)

    def tell(self, time: Time, edtf: str, block: Block, *, inferred: bool) -> None:
        """Note a date; what began or ended then ('since May') was told of that date too."""
        point = edtf.removesuffix("/..").removeprefix("../")
        self.told.append(Told(time.start, point, inferred, time.text, block))

    def before(self, at: int, block: Block | None = None) -> Told | None:
        """The date told last before a place, in its paragraph where one is named."""
        return next((one for one in reversed(self.told) if one.at < at and (block is None or one.block is block)), None)

    def after(self, at: int, block: Block) -> Told | None:
        """The date told next in the paragraph."""
        return next((one for one in self.told if one.at > at and one.block is block), None)
