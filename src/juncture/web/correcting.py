"""A standing entry in a form: which fields are shown, whose entry it is, and from a sent form to the corrected entry.

A field that was sent as it was shown, or not sent at all, stays as it is written, whatever a form makes of its text.
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from juncture.record.canonical import written
from juncture.record.fields import Identified
from juncture.record.problems import RecordError
from juncture.record.record import Record, explain, parse
from juncture.web.fields import MADE, Choice, FormField, fields_of, sent_value, suggestions, values_of
from juncture.web.forms import Sent

#: What can be corrected in a form; the dossier's head and its other files are left to the files.
CORRECTED = (*MADE, "source")
#: What a source's text measures: taken from the text, never written by hand.
MEASURES = frozenset(("sha256", "fingerprint", "length", "folds", "paragraphs"))


@dataclass(frozen=True, slots=True)
class Filled:
    """A form on a standing entry: the fields in view, those behind a fold, their values, what they may name."""

    first: tuple[FormField, ...]
    more: tuple[FormField, ...]
    values: dict[str, tuple[str, ...]]
    entries: dict[tuple[str, ...], list[Choice]]


def shown_fields(kind: str) -> tuple[FormField, ...]:
    """The fields in which an entry of a kind can be corrected.

    >>> [field.name for field in shown_fields("source")][:3], "sha256" in [f.name for f in shown_fields("source")]
    (['title', 'publisher', 'publisher_actor'], False)
    """
    return tuple(field for field in fields_of(kind) if kind != "source" or field.name not in MEASURES)


def filled(record: Record, entry: Identified, sent: Sent | None = None) -> Filled:
    """An entry in a form, with what was sent in its place where that could not be taken."""
    fields = shown_fields(entry.kind)
    values = values_of(entry) | (sent.texts if sent else {})
    first = tuple(field for field in fields if field.required or any(values.get(field.name, ())))
    more = tuple(field for field in fields if field not in first)
    return Filled(first, more, values, {f.kinds: suggestions(record, f.kinds) for f in fields if f.control == "entry"})


def corrected(entry: Identified, sent: Sent) -> Identified:
    """The entry as a form corrects it; raises :class:`RecordError` with a sentence for each fault."""
    data, shown = written(entry), values_of(entry)
    for field in shown_fields(entry.kind):
        if field.name not in sent.texts or _as_shown(field, sent, shown.get(field.name, ())):
            continue
        data.pop(field.name, None)
        if (value := sent_value(field, sent)) not in (None, [], "", False):
            data[field.name] = value
    try:
        return parse(entry.kind, data)
    except ValidationError as error:
        raise RecordError(explain(entry.kind, error, None)) from None


def _as_shown(field: FormField, sent: Sent, shown: tuple[str, ...]) -> bool:
    return field.control != "flag" and sent.whole(field.name).strip() == "; ".join(shown).replace("\r\n", "\n").strip()
