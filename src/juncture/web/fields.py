"""An entry as a form: which fields a kind has, how each is filled in, and from a sent form back to an entry.

Everything is read off the record's own models, so a field or code that is added there is here as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from juncture.record.canonical import written
from juncture.record.fields import Code, Identified, Passage, Ref, When
from juncture.record.problems import RecordError
from juncture.record.record import KINDS, Record, explain, parse
from juncture.record.references import reference_fields
from juncture.record.statements import STATEMENTS
from juncture.record.vocabulary import vocabulary
from juncture.web.forms import Sent

#: What can be made in a form: every statement, and what statements are about.
MADE = (*STATEMENTS, "actor", "office", "issue", "place", "instrument")
#: Shown after the kind's own fields; the ones before belong to most statements.
COMMON = ("voice", "speaker", "hedge", "condition", "from", "year", "public", "disputes", "note")
#: How many entries a field suggests at most; any other can be written there by its id.
SUGGESTED = 500

Control = Literal["words", "code", "entry", "date", "flag", "number", "passages"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a field may have, in words."""

    value: str
    label: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form: its written name, what it means, and how it is filled in."""

    name: str
    meaning: str
    control: Control
    required: bool
    several: bool
    choices: tuple[Choice, ...] = ()
    kinds: tuple[str, ...] = ()
    default: str = ""


@cache
def fields_of(kind: str) -> tuple[FormField, ...]:
    """The fields of a kind, its own first; nested tables (an instrument's versions) are left to the files.

    >>> [(one.name, one.control) for one in fields_of("tenure") if one.required]
    [('holder', 'entry'), ('office', 'entry'), ('voice', 'code')]
    """
    model = KINDS[kind]
    kinds = {name: accepted for _, name, accepted in reference_fields(model)}
    found = [
        made
        for name, info in model.model_fields.items()
        if name != "id" and (made := _field(info.alias or name, info, kinds.get(info.alias or name, ())))
    ]
    own = [one for one in found if one.name not in COMMON]
    return tuple(sorted(own, key=lambda one: not one.required)) + tuple(one for one in found if one.name in COMMON)


def values_of(entry: Identified) -> dict[str, tuple[str, ...]]:
    """What a form shows of an entry."""
    return {name: _texts(value) for name, value in written(entry).items()}


def entry_from(kind: str, id: str, sent: Sent, kept: Mapping[str, Any] | None = None) -> Identified:
    """The entry that a form describes; raises :class:`RecordError` with a sentence for each fault.

    ``kept`` are written fields that the form does not show, and that stay.
    """
    data: dict[str, Any] = {**(kept or {}), "id": id}
    for field in fields_of(kind):
        data.pop(field.name, None)
        if (value := sent_value(field, sent)) not in (None, [], ""):
            data[field.name] = value
    try:
        return parse(kind, data)
    except ValidationError as error:
        raise RecordError(explain(kind, error, None)) from None


def id_for(record: Record, kind: str, sent: Sent) -> str:
    """An id for a new entry: the one that was given, or one made of its name, words or parts, that is free."""
    if given := sent.text("id"):
        return given
    words = next((sent.text(name) for name in ("name", "title", "text", "act", "type", "cause") if sent.text(name)), "")
    named = [sent.text(field.name) for field in fields_of(kind) if field.control == "entry" and field.required]
    base = _slug(words or " ".join(named) or kind)
    date = next((sent.text(name) for name in ("when", "began", "as_of") if sent.text(name)), "")
    found = start = "-".join(part for part in (base, _slug(date) if date else "") if part)
    number = 2
    while record.get(found) is not None:
        found, number = f"{start}-{number}", number + 1
    return found


def suggestions(record: Record, kinds: Collection[str]) -> list[Choice]:
    """The entries that a field may name, what statements are about first, and not all of very many."""
    wanted = dict.fromkeys((*kinds, *(MADE if "*" in kinds else ())))
    models = [KINDS[kind] for kind in sorted(wanted, key=lambda kind: kind in STATEMENTS) if kind in KINDS]
    fitting = (one for model in models for one in record.of(model))
    return [Choice(one.id, name_of(one)) for one in islice(fitting, SUGGESTED)]


def name_of(one: Identified) -> str:
    """An entry in a few words: its name, its title, its clause, or what kind it is."""
    return next((str(value) for key in ("name", "title", "text") if (value := getattr(one, key, None))), one.kind)


def _slug(text: str) -> str:
    from juncture.record.folding import fold_text

    words = re.sub(r"[^a-z0-9]+", "-", fold_text(text).lower().replace("'", "")).strip("-")
    return "-".join(words.split("-")[:7])[:50].strip("-") or "entry"


def _field(name: str, info: FieldInfo, kinds: tuple[str, ...]) -> FormField | None:
    annotation, marks = _bare(info.annotation, tuple(info.metadata))
    several = get_origin(annotation) is tuple
    if several:
        annotation, marks = _bare(get_args(annotation)[0], marks)
    control, choices = _control(annotation, marks, kinds)
    if control is None:
        return None
    default = str(info.default) if isinstance(info.default, str) else ""
    return FormField(name, info.description or "", control, info.is_required(), several, choices, kinds, default)


def _control(
    annotation: Any, marks: tuple[Any, ...], kinds: tuple[str, ...]
) -> tuple[Control | None, tuple[Choice, ...]]:
    if get_origin(annotation) is dict:
        return None, ()
    code = next((mark for mark in marks if isinstance(mark, Code)), None)
    if code:
        terms = vocabulary(code.vocabulary).values()
        return "code", tuple(Choice(term.code, term.label, term.meaning) for term in terms)
    if get_origin(annotation) is Literal:
        return "code", tuple(Choice(value, value) for value in get_args(annotation))
    if kinds or any(isinstance(mark, Ref) for mark in marks):
        return "entry", ()
    return _PLAIN.get(annotation), ()


#: How values of other types are filled in; what is not here (tables within an entry) is left to the files.
_PLAIN: dict[Any, Control] = {
    bool: "flag",
    int: "number",
    float: "number",
    str: "words",
    get_args(When)[0]: "date",
    get_args(Passage)[0]: "passages",
}


def _bare(annotation: Any, marks: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    """An annotation without its marks and without 'or None'."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation, *more = get_args(annotation)
            marks = (*marks, *more)
        elif origin in (Union, UnionType):
            annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
        else:
            return annotation, marks


def sent_value(field: FormField, sent: Sent) -> Any:
    """What a form sent for a field, as it is written in files; empty where nothing was."""
    if field.control == "flag":
        return bool(sent.text(field.name))
    if field.several:
        separated = [part for text in sent.several(field.name) for part in re.split(r"[;\n]", text)]
        return [part.strip() for part in separated if part.strip()]
    text = sent.text(field.name)
    if field.control == "number" and re.fullmatch(r"-?\d+(\.\d+)?", text):
        return float(text) if "." in text else int(text)
    return text


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(str(one) for one in value)
    return (str(value),)
