"""Which statements a question is about: by what it names, and by the words that it shares with what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from juncture.ask.asked import Asked
from juncture.ask.names import Mention, plain
from juncture.ask.words import WORDS, alike, form_words
from juncture.record.record import Record
from juncture.record.references import references
from juncture.record.statements import Event, Statement, Tenure
from juncture.record.view import View
from juncture.record.vocabulary import vocabulary
from juncture.rules.acts import act_of

Kind = TypeVar("Kind", bound=Statement)

_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_STOP = frozenset(WORDS["empty"]["words"])
_LIGHT = frozenset(WORDS["empty"]["light"])
#: A French verb's subject behind it: "pouvait-il", "a-t-on".
_INVERTED = re.compile(r"-(?:t-)?(?:ils?|elles?|on|ce)\b")
ROOT = 5


def roots(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, by their first letters and with their like.

    >>> sorted(roots("When were the president and the prime minister arrested?"))
    ['arres', 'minis', 'presi', 'prime']
    """
    return frozenset(root(word) for word in words(text) if word not in _STOP and len(word) > 2)


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(plain(text))


def root(word: str) -> str:
    """What a word is compared by: its first letters, or those of the word that stands for its like.

    >>> root("arrested"), root("coup"), root("took over")
    ('arres', 'takeo', 'takeo')
    """
    like = alike()
    return (like.get(word) or like.get(word.removesuffix("s"), word))[:ROOT]


def content(asked: Asked) -> frozenset[str]:
    """The words of a question beside what it names, its dates, the form it has and what asks nothing."""
    idle = form_words(asked.form) | _LIGHT
    return frozenset(root(word) for word in rest(asked) if word not in idle and word not in _STOP and len(word) > 2)


def rest(asked: Asked, *kinds: str) -> list[str]:
    """The words of a question beside what it names, of these kinds or of any, and its dates."""
    text = asked.folded
    for phrase, first in alike().items():
        if " " in phrase:
            text = re.sub(rf"(?<![\w-]){phrase}(?![\w-])", lambda m, f=first: f.ljust(len(m[0])), text)  # type: ignore[misc]
    named = asked.named(*(kinds or ("actor", "office", "issue", "event", "source", "instrument")))
    spans = [(one.start, one.end) for one in named] + [(one.start, one.end) for one in asked.dates]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return words(_INVERTED.sub("", text))


def about(view: View, found: Iterable[Kind], asked: Asked, least: int | None = None) -> list[Kind]:
    """Those statements that a question is about, the nearest first; ``least`` is the score that counts as near.

    Where none is given, half of what the question offers.
    """
    score = _Score(view, asked)
    least = score.enough if least is None else least
    scored = [(score(one), place, one) for place, one in enumerate(found)]
    kept = sorted(((-points, place, one) for points, place, one in scored if points >= least), key=lambda row: row[:2])
    return [one for _, _, one in kept]


def nearest(view: View, found: Sequence[Kind], asked: Asked) -> list[Kind]:
    """The statements with the highest score, where they match enough of the question to be an answer to it."""
    score = _Score(view, asked)
    scored = [(score(one), one) for one in found]
    best = max((points for points, _ in scored), default=0)
    return [one for points, one in scored if points == best >= score.enough]


class _Named(NamedTuple):
    """Something that a question names: the entries that may be meant, and the roots of its names."""

    ids: tuple[str, ...]
    names: frozenset[frozenset[str]]


class _Score:
    """Two points for each entry that is named, three for the act, one for each word that is shared.

    An office stands for those who held it as well: "the president was arrested" is told of a person. An entry counts as
    named where the text has its name: "the ECOWAS heads of state".
    """

    def __init__(self, view: View, asked: Asked) -> None:
        self.record, self.act, self.words = view.record, asked.act, content(asked)
        self.kin = {self.act, *WORDS["kin"].get(self.act or "", ())}
        self.named = {_Named(one.ids, self._names(one)) for one in asked.named("actor", "issue", "event")}
        held: dict[str, set[str]] = {}
        for tenure in view.of(Tenure):
            held.setdefault(tenure.office, set()).add(tenure.holder)
        for one in asked.named("office"):
            self.named.add(_Named((one.id, *sorted(held.get(one.id, ()))), frozenset({roots(one.words)})))

    def _names(self, one: Mention) -> frozenset[frozenset[str]]:
        entry = self.record[one.id]
        called = getattr(entry, "short", None) or getattr(entry, "name", None) or ""
        return frozenset({roots(one.words), roots(called)} - {frozenset()})

    @property
    def enough(self) -> int:
        """Half of what a question offers."""
        return max(1, (2 * len(self.named) + 3 * bool(self.act) + len(self.words) + 1) // 2)

    def __call__(self, one: Statement) -> int:
        entries = {target for _, target, _ in references(one)} | {one.id}
        text = told(self.record, one)
        hits = sum(
            bool(entries & set(ids)) or any(name and name <= text for name in names) for ids, names in self.named
        )
        done = isinstance(one, Event) and self.act is not None and act_of(one) in self.kin
        return 2 * hits + 3 * done + len(self.words & text)


def told(record: Record, one: Statement) -> frozenset[str]:
    """The roots of what a statement says, of its id and of the act that it is about."""
    known: dict[str, frozenset[str]] = record.__dict__.setdefault("_ask_roots", {})
    if one.id not in known:
        parts = [
            one.text,
            one.id.replace("-", " "),
            *(getattr(one, name, None) for name in ("cause", "effect", "name")),
        ]
        act = getattr(one, "act", None)
        if isinstance(act, str) and act in vocabulary("act"):
            parts += [act.replace("-", " "), *vocabulary("act")[act].extra.values()]
        if isinstance(one, Event):
            parts.append((one.type or "").partition("/")[2])
        text = " ".join(part for part in parts if part)
        known[one.id] = roots(text)
    return known[one.id]
