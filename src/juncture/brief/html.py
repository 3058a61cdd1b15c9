"""A brief as one HTML file that stands alone: no script, style, picture or font is fetched from elsewhere.

The page works without its script. Everything from the record is escaped by the templates; only pictures,
which were escaped when they were drawn, go in as they are.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from juncture.brief.cleaning import clean
from juncture.brief.document import Block, Document, Figure, Point, Reference, Sentence
from juncture.brief.notes import Notes, block_sentences, join, notes_of, short_note

if TYPE_CHECKING:
    from jinja2 import Environment

_ROOM = "juncture.brief"


def to_html(document: Document) -> str:
    """The brief as a page."""
    from markupsafe import Markup

    style, script = Markup(asset("tokens.css") + asset("brief.css")), Markup(asset("brief.js"))
    return (
        _environment().get_template("brief.html.j2").render(**_shown(document), alone=True, style=style, script=script)
    )


def to_fragment(document: Document) -> str:
    """What stands on that page between head and script, to be set into a page of somebody else's."""
    return _environment().get_template("body.html.j2").render(**_shown(document), alone=False)


def _shown(document: Document) -> dict[str, Any]:
    notes = notes_of(document)
    return {
        "document": document,
        "notes": list(notes),
        "number": notes.number,
        "margin": lambda block: _margin(block, notes),
        "margin_of": lambda sentences: _numbered(sentences, notes),
        "sources": {entry.id: entry for entry in document.sources},
    }


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "svg": _svg,
        "unfolded": _unfolded,
        "joined": join,
        "short": short_note,
        "slug": _slug,
        "clean": clean,
    }
    return environment


@cache
def asset(name: str) -> str:
    """A file that the page is made of: ``tokens.css``, ``brief.css``, ``brief.js`` or a template."""
    return files(_ROOM).joinpath("templates", name).read_text(encoding="utf-8")


def _svg(figure: Figure) -> Any:
    from markupsafe import Markup

    return Markup(figure.svg)


def _unfolded(point: Point) -> list[Sentence]:
    """The sentences of a point that are open to the eye."""
    return [*point.lead, *(sentence for fact in point.facts if not fact.folded for sentence in fact.items)]


def _slug(text: str) -> str:
    """A heading as an id.

    >>> _slug("Who did what to whom")
    'who-did-what-to-whom'
    """
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in text.lower()).split())


def _margin(block: Block, notes: Notes) -> list[tuple[int, tuple[Reference, ...]]]:
    return _numbered(block_sentences(block), notes)


def _numbered(sentences: Any, notes: Notes) -> list[tuple[int, tuple[Reference, ...]]]:
    """The notes of some sentences, each once, by number."""
    found: dict[int, tuple[Reference, ...]] = {}
    sentence: Sentence
    for sentence in sentences:
        number = notes.number(sentence)
        if number is not None:
            found.setdefault(number, sentence.references)
    return list(found.items())
