"""Sources: attaching the user's own copies, listing them, finding a passage."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from juncture.cli.options import Author, Dossier, Json

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Sources: add your copy, list them, find a passage."
)


@app.command()
def add(
    dossier: Dossier,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The document's plain text, UTF-8.")],
    id: Annotated[
        str | None, typer.Option("--id", help="The source's id; from the file's name where left out.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="For a new source.")] = None,
    publisher: Annotated[str | None, typer.Option("--publisher", help="Who published it.")] = None,
    by: Annotated[str | None, typer.Option("--by", help="The document's author.")] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="When it became public (EDTF).")
    ] = None,
    evidence: Annotated[str | None, typer.Option("--evidence", help="How that date is known.")] = None,
    url: Annotated[str | None, typer.Option("--url", help="Where it can be read.")] = None,
    language: Annotated[str | None, typer.Option("--language", help="ISO 639, for instance fr.")] = None,
    reliability: Annotated[str | None, typer.Option("--reliability", help="Admiralty code, A to F.")] = None,
    author: Author = None,
    as_json: Json = False,
) -> None:
    """Attach your copy of a source's text, or add a new source.

    For a source that the dossier names, the copy's hash is checked first; then quotations appear.

    Example: juncture source add examples/mali-2021 my-copy.txt --id crisis-group-2021-05
    """
    from juncture import api
    from juncture.api.exchanges import attached
    from juncture.cli.output import print_json, say
    from juncture.record.attaching import attach

    given = {
        "title": title,
        "publisher": publisher,
        "author": by,
        "published": published,
        "published_evidence": evidence,
        "url": url,
        "language": language,
        "reliability": reliability,
    }
    done = attach(dossier, file, id, {key: value for key, value in given.items() if value}, author)
    if as_json:
        print_json(attached(api.open(dossier).meta.id, done))
        return
    how = "Added the new source" if done.new else "Attached your copy of"
    say(f"{how} {done.source.id}: {done.source.length or done.length:,} code points, {done.cited} statements cite it.")


@app.command("list")
def list_(dossier: Dossier, as_json: Json = False) -> None:
    """The sources: publisher, date, reliability, and whether their texts are at hand."""
    from juncture import api
    from juncture.cli.output import print_json, print_table

    answer = api.sources(api.open(dossier))
    if as_json:
        print_json(answer)
        return
    rows = [
        (
            one.id,
            one.title,
            one.publisher or "",
            one.published or "undated",
            one.reliability or "",
            one.text,
            str(one.statements),
        )
        for one in answer.sources
    ]
    columns = ("Id", "Title", "Publisher", "Published", "Rel.", "Text", "Statements")
    print_table(f"Sources of {answer.dossier}", columns, rows)


@app.command()
def find(
    dossier: Dossier,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The source's id.")],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Words of the passage, as they stand or nearly.")],
    as_json: Json = False,
) -> None:
    """Find a quotation and print the passage to write under 'from'. Quotes, dashes and accents may differ.

    Example: juncture source find examples/mali-2021 crisis-group-2021-05 "stripped of their prerogatives"
    """
    from juncture import api
    from juncture.cli.output import print_json, say

    answer = api.find(api.open(dossier), source, words)
    if as_json:
        print_json(answer)
        return
    for one in answer.passages:
        say(f"{one.passage}   {one.context}")
