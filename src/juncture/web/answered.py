"""The pages on which more of an answer stands: that of the command that asks the same, and those of what is named."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import quote, urlencode

from juncture.brief.naming import label
from juncture.outputs.ask import AskOutput
from juncture.record.record import Record
from juncture.web.clocks import Clocks
from juncture.web.languages import mark

#: The page on which a command's answer stands, by the command.
PAGES = {
    "holders": ("holders", mark("Who holds what")),
    "timeline": ("timeline", mark("Timeline")),
    "stances": ("stances", mark("Stances")),
    "law": ("law", mark("Law")),
    "define": ("law", mark("Law")),
    "check": ("checks", mark("Checks")),
    "precedents": ("precedents", mark("Precedents")),
    "diff": ("brief", mark("Brief")),
}


@dataclass(frozen=True, slots=True)
class Way:
    """A link to a page: its address and its text, which is translated where it is one of ours."""

    address: str
    text: str
    own: bool


def ways(record: Record, slug: str, answer: AskOutput, clocks: Clocks) -> tuple[Way, ...]:
    """The pages that an answer leads on to, each once."""
    found = [*_of_command(slug, answer, clocks), *_of_entries(record, slug, answer, clocks)]
    return tuple({one.address: one for one in found}.values())


def _of_command(slug: str, answer: AskOutput, clocks: Clocks) -> Iterator[Way]:
    verb, given = _parts(answer.command or "")
    if verb in PAGES:
        page, text = PAGES[verb]
        asked = {name: day.isoformat() for name, day in clocks.asked.items() if day}
        if answer.known:
            asked["known"] = str(answer.known)
        kept = {name: given[name] for name in ("as_of", "actor", "target") if name in given}
        yield Way(f"/d/{quote(slug)}/{page}" + _query(asked | kept), text, own=True)


def _of_entries(record: Record, slug: str, answer: AskOutput, clocks: Clocks) -> Iterator[Way]:
    for id in answer.about:
        if getattr(record.get(id), "kind", "") == "actor":
            yield Way(f"/d/{quote(slug)}/actors/{quote(id)}{clocks.query}", label(record, id), own=False)


def _parts(command: str) -> tuple[str, dict[str, str]]:
    """A command's verb and its options."""
    words = shlex.split(command)[1:]
    options = {name[2:].replace("-", "_"): value for name, value in pairwise(words) if name.startswith("--")}
    return (words[0] if words else ""), options


def _query(asked: dict[str, str]) -> str:
    return f"?{urlencode(asked)}" if asked else ""
