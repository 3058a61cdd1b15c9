"""Searching passages and statements for words."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from juncture.cli.options import Dossier, Json

#: How much of a long passage is shown around the first words found.
SHOWN = 240


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(search)


def search(
    dossier: Dossier,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What to look for; all of it must be there.")],
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="'passage', or a kind of statement; may be repeated."),
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="ID", help="In this source, and what rests on it.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="How many to show, the best first.")] = 20,
    as_json: Json = False,
) -> None:
    """Search the texts of sources and the statements for words, whatever their accents, case and apostrophes.

    Put a phrase in quotation marks, a star behind a beginning (arrest*), a hyphen before what is not to be
    there (-coup); words that begin with a hyphen come after '--'. Texts are searched where they are attached.

    Example: juncture search examples/mali-2021 "ndaw resign*"
    """
    from juncture import api
    from juncture.cli.output import print_json, say

    answer = api.search(dossier, words, kinds=kind or (), source=source, limit=limit)
    if as_json:
        print_json(answer)
        return
    for hit in answer.hits:
        say(f"{hit.passage}" if hit.passage else f"{hit.id}  ({hit.kind})", style="bold")
        say(_marked(hit), indent=2)
        if hit.statements:
            say("rests on it: " + ", ".join(one.id for one in hit.statements), indent=2)
    say(_counted(answer))


def _counted(answer: Any) -> str:
    """How many there are, and where could not be looked."""
    shown, total = len(answer.hits), answer.total
    counted = f"{total} found" if shown == total else f"{shown} of {total} shown"
    missing = answer.sources - answer.searched
    if not missing:
        return f"{counted}."
    texts = "the text of 1 source is" if missing == 1 else f"the texts of {missing} sources are"
    return f"{counted}. {texts[0].upper()}{texts[1:]} not at hand and could not be searched."


def _marked(hit: Any) -> str:
    """The words around the first that was found, each that was found between brackets."""
    first = max(0, hit.highlights[0][0] - SHOWN // 3) if hit.highlights else 0
    start = hit.text.find(" ", first) + 1 if first else 0
    end = min(len(hit.text), start + SHOWN)
    shown, place = "", start
    for begin, close in hit.highlights:
        if start <= begin and close <= end:
            shown += f"{hit.text[place:begin]}[{hit.text[begin:close]}]"
            place = close
    shown += hit.text[place:end]
    told = " ".join(shown.split())
    return ("... " if start else "") + told + (" ..." if end < len(hit.text) else "")
