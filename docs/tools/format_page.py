"""The page on a dossier's files, from the models and vocabularies themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

HEAD = """\
<!-- Made from the models and vocabularies by `make reference`. Do not edit: edit their descriptions. -->

# A dossier's files

A dossier is a folder of TOML files. Every file at its top, in `record/` and in `rules/` may hold entries of any
kind; the names are for people. `juncture new` starts one, with examples.

| file | holds |
| --- | --- |
| `dossier.toml` | the head, `[dossier]` |
| `actors.toml`, `offices.toml`, `places.toml`, `issues.toml`, `sources.toml` | what statements are about |
| `rules/*.toml` | legal instruments, and what they allow |
| `record/*.toml` | statements |
| `system.toml` | the crisis as a system, for its scenarios; kept whole |
| `stakeholders.toml` | who bargains over one question, for `juncture bargain`; kept whole |
| `sources/ID.txt` | the texts of sources that you hold; they stay with you |
| `journal.jsonl` | the journal, where the folder was written from a store |
| `journal-head.json` | the number and hash of its last line, so that a journal that was cut is noticed |

## How values are written

An id
: lower-case letters, digits and single hyphens: `assimi-goita`. No two entries of a dossier have the same id, whatever
  their kinds.

A date
: EDTF: {when}. What is not known is left out.

A passage
: {passage}. Positions are Unicode code points of the text whose hash the source names, from 0, the end not included.
  `juncture source find` prints them.

A code
: a word of one of the [vocabularies](#vocabularies).

An unknown field is refused, with the nearest field that there is.
"""

#: Bases whose fields several kinds share, each with the heading of its table.
SHARED = {
    "Statement": "What every statement may carry",
    "Lasting": "What lasts: tenure, suspension and membership",
}


def page() -> str:
    """The page, as Markdown."""
    from juncture.record import edtf, passage
    from juncture.record.items import ITEMS, Page
    from juncture.record.meta import Meta
    from juncture.record.statements import STATEMENTS

    parts = [HEAD.format(when=edtf.ACCEPTED, passage=passage.ACCEPTED)]
    parts += ["## The head\n", _kind(Meta), "## What statements are about\n"]
    parts += [_kind(model) for model in ITEMS.values() if model is not Page]
    parts += ["## Statements\n", *_shared(), *(_kind(model) for model in STATEMENTS.values())]
    parts += ["## Vocabularies\n", *(_vocabulary(name) for name in vocabularies())]
    parts.append(_schemas())
    return "\n".join(parts).rstrip() + "\n"


def vocabularies() -> list[str]:
    """The names of the vocabularies."""
    folder = files("juncture.record.vocabulary")
    return sorted(one.name.removesuffix(".toml") for one in folder.iterdir() if one.name.endswith(".toml"))


def _kind(model: Any) -> str:
    from juncture.record.folder.layout import default_file

    header = f"[{model.kind}]" if model.kind == "dossier" else f"[[{model.kind}]]"
    hidden = {name for base in model.__mro__ if base.__name__ in SHARED for name in base.__annotations__}
    own = {
        name: info for name, info in model.model_fields.items() if name not in hidden or name in model.__annotations__
    }
    base = next((one.__name__ for one in model.__mro__[1:] if one.__name__ in SHARED), None)
    also = f"\nIt may also carry [{SHARED[base].lower()}](#{_anchor(SHARED[base])}).\n" if base else ""
    told = (
        f"### {model.kind}\n\n{_doc(model)}\n\nHeader `{header}`; by default in `{default_file(model.kind)}`.\n{also}\n"
    )
    return told + _fields(own) + "".join(_nested(own))


def _nested(fields: dict[str, FieldInfo]) -> Iterator[str]:
    from juncture.record.fields import Entry

    for name, info in fields.items():
        for model in _models(info.annotation):
            if issubclass(model, Entry):
                yield f"\n**Each of `{name}`**: {_doc(model)}\n\n{_fields(dict(model.model_fields))}"


def _shared() -> Iterator[str]:
    from juncture.record import statements

    for name, heading in SHARED.items():
        model = getattr(statements, name)
        own = {field: model.model_fields[field] for field in model.model_fields if field in model.__annotations__}
        if name == "Statement":
            own = {"id": model.model_fields["id"], **own}
        yield f"### {heading}\n\n{_doc(model)}\n\n{_fields(own)}"


def _fields(fields: dict[str, FieldInfo]) -> str:
    rows = [f"| `{info.alias or name}` | {_accepted(info)} | {_meaning(info)} |" for name, info in fields.items()]
    return "\n".join(["| field | accepts | meaning |", "| --- | --- | --- |", *rows]) + "\n"


def _meaning(info: FieldInfo) -> str:
    told = " ".join((info.description or "").split()).replace("|", "\\|")
    if info.is_required():
        return f"{told} *Required.*".strip()
    if info.default not in (None, (), PydanticUndefined, ""):
        shown = str(info.default).lower() if isinstance(info.default, bool) else info.default
        return f"{told} *{shown} where left out.*".strip()
    return told


def _accepted(info: FieldInfo) -> str:
    marks = list(info.metadata)
    return _accepts(info.annotation, marks)


def _accepts(annotation: Any, marks: list[Any]) -> str:
    from juncture.record import fields
    from juncture.record.passage import Passage
    from juncture.record.when import When

    args = [one for one in get_args(annotation) if one is not type(None)]
    if hasattr(annotation, "__metadata__"):
        return _accepts(annotation.__origin__, [*annotation.__metadata__, *marks])
    for mark in marks:
        if isinstance(mark, fields.Ref):
            return "id of " + (
                "any entry" if "*" in mark.kinds else _listed([_with_article(kind) for kind in mark.kinds])
            )
        if isinstance(mark, fields.Code):
            return f"code: [{mark.vocabulary}](#{mark.vocabulary}-codes)"
    if get_origin(annotation) is tuple:
        return "list: " + _accepts(args[0], [])
    if get_origin(annotation) is dict:
        return "table: " + _accepts(args[1], [])
    if str(get_origin(annotation)) == "typing.Literal":
        return _listed([f"`{one}`" for one in args])
    if len(args) == 1:
        return _accepts(args[0], marks)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "tables"
    plain = {When: "date", Passage: "passage", int: "whole number", float: "number", bool: "true or false"}
    if annotation is str and any(getattr(mark, "pattern", None) == fields.ID_PATTERN for mark in marks):
        return "id"
    return plain.get(annotation, "text")


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for one in get_args(annotation):
        yield from _models(one)


def _vocabulary(name: str) -> str:
    from juncture.record.vocabulary import vocabulary

    head = files("juncture.record.vocabulary").joinpath(f"{name}.toml").read_text("utf-8")
    remark = " ".join(line.lstrip("# ") for line in re.match(r"(?:#.*\n)*", head)[0].splitlines())  # type: ignore[index]
    rows = [f"| `{code}` | {term.label} | {_said(term)} |" for code, term in vocabulary(name).items()]
    table = "\n".join(["| code | label | meaning |", "| --- | --- | --- |", *rows])
    return f"### {name} codes\n\n{remark}\n\n{table}\n" if remark else f"### {name} codes\n\n{table}\n"


def _said(term: Any) -> str:
    extra = [f"{key}: {value}" for key, value in term.extra.items()]
    return "; ".join(part for part in (term.meaning, *extra) if part)


def _schemas() -> str:
    from juncture.outputs import OUTPUTS, SCHEMAS

    told = {"dossier": "the files that people write", "brief": "the brief as data"}
    told |= {name: " ".join((model.__doc__ or "").split()).rstrip(".") for name, model in OUTPUTS.items()}
    rows = [f"| [`{name}`](schemas/{name}.json) | {told[name]} |" for name in SCHEMAS]
    return "\n".join(
        ["## JSON Schemas\n", "`juncture schema NAME` prints them.\n", "| schema | describes |", "| --- | --- |", *rows]
    )


def _doc(model: Any) -> str:
    return "\n".join(line.strip() for line in (model.__doc__ or "").strip().replace("``", "`").splitlines())


def _anchor(heading: str) -> str:
    return re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-")


def _with_article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
