"""Reading documents and whole corpora."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from juncture.cli.options import Author

if TYPE_CHECKING:
    from juncture.api.readings import ReadFile
    from juncture.reading import Document, Proposal


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(read)


def read(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE...", help="Text, HTML, PDF or Word documents.")
    ] = None,
    into: Annotated[
        str | None, typer.Option("--into", metavar="DOSSIER", help="Propose to this store, for review.")
    ] = None,
    corpus: Annotated[
        Path | None, typer.Option("--corpus", metavar="DIR_OR_JSONL", help="Read a whole corpus to --out.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="FILE", help="With --corpus: the parquet file of events; events.parquet if none."
        ),
    ] = None,
    workers: Annotated[
        str,
        typer.Option(
            "--workers",
            metavar="WHERE",
            help="With --corpus, who reads: 4 processes, or Dask's workers: threads:4, processes:4, tcp://HOST:8786.",
        ),
    ] = "1",
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="When the document became public.")
    ] = None,
    coder: Annotated[
        str, typer.Option("--coder", metavar="NAME", help="grammar, or model (JUNCTURE_MODEL_URL).")
    ] = "grammar",
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", help="With --coder model: how long to wait.")
    ] = 120.0,
    source: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="With --into: the id of a new source.")
    ] = None,
    author: Author = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the proposals as JSON (juncture schema read; of several: merged).")
    ] = False,
) -> None:
    """Read documents and propose statements, each on its exact passage.

    Several documents are merged: what they tell in different words becomes one statement with several passages, and
    what cannot be right together is shown. Nothing enters the record by this: with --into it awaits 'juncture review'.

    Example: juncture read report.txt cable.pdf --into desk.sqlite
    """
    if corpus is not None:
        if files or into is not None:
            raise typer.BadParameter("--corpus reads a corpus to a table; name no FILE and no --into with it")
        from juncture.cli.corpus import read_corpus

        read_corpus(corpus, out, workers)
        return
    if not files:
        raise typer.BadParameter("name a FILE to read, or a --corpus")
    from juncture.reading.documents.loading import load

    loaded = [(file, load(file, published=published)) for file in files]
    _tell([_read(file, document, coder, timeout) for file, document in loaded], into, source, author, as_json)


def _tell(read_: Sequence[ReadFile], into: str | None, source: str | None, author: str | None, as_json: bool) -> None:
    from juncture.api.readings import answer, merged_answer
    from juncture.cli.output import print_json
    from juncture.cli.read_answers import show, show_merged
    from juncture.reading.dossier import read_into

    pairs = [(one.document, one.proposals) for one in read_]
    done = read_into(into, pairs, id=source, author=author) if into is not None else None
    if as_json:
        print_json(answer(read_[0]) if len(read_) == 1 else merged_answer(read_, done))
        return
    if done is None:
        for one in read_:
            show(one)
    else:
        _say_done(read_, done)
    if len(read_) > 1 or (done and (done.proposed or done.widened)):
        show_merged(merged_answer(read_, done))
    if into is not None:
        from juncture.cli.output import say

        say(f"Next: juncture review {into}")


def _say_done(read_: Sequence[ReadFile], done: object) -> None:
    from juncture.cli.output import say
    from juncture.cli.read_answers import counted
    from juncture.reading.dossier import ReadInto

    assert isinstance(done, ReadInto)
    for one, source in zip(read_, done.sources, strict=True):
        new = "a new source" if source in done.new_sources else "a source that was known"
        say(f"{one.file}: {source}, {new}; {counted(len(one.proposals), 'proposal')}.")
        for note in (*one.document.notes, *([one.told] if one.told else [])):
            say(f"  {note}")
    widened = f"; {counted(done.widened, 'proposal')} that waited gained passages" if done.widened else ""
    say(f"{counted(done.proposed, 'statement')} proposed to {done.dossier}{widened}; {done.known} known before.")
    for problem in done.problems:
        say(f"  left out: {problem}")


def _read(file: Path, document: Document, coder: str, timeout: float) -> ReadFile:
    from juncture.api.readings import ReadFile

    proposals, told = _proposals(document, coder, timeout)
    return ReadFile(file, document, proposals, told)


def _proposals(document: Document, coder: str, timeout: float) -> tuple[list[Proposal], str]:
    from juncture.record.fields import near
    from juncture.record.problems import JunctureError

    if coder == "grammar":
        from juncture.reading.coder.reading import propose

        return propose(document), ""
    if coder != "model":
        known = ("grammar", "model")
        raise JunctureError(f"there is no coder {coder!r}{near(coder, known)} There are: {', '.join(known)}.")
    from juncture.reading.model.coder import propose as ask
    from juncture.reading.model.endpoint import Endpoint

    told = ask(document, Endpoint.from_environment(timeout), cache=_cache())
    return told.proposals, told.sentence()


def _cache() -> Path:
    import os

    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "juncture" / "model"
