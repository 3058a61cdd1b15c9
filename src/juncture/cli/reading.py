"""Reading documents, reviewing what was proposed, and scoring a coder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from juncture.cli.options import Author, Dossier

AsJson = Annotated[bool, typer.Option("--json", help="Print the proposals as JSON.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    for command in (read, review, score):
        app.command()(command)


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
        Path | None, typer.Option("--out", metavar="FILE", help="With --corpus: the parquet file of events.")
    ] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help="With --corpus: processes.")] = 1,
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
    as_json: AsJson = False,
) -> None:
    """Read documents and propose statements, each on its exact passage.

    Nothing enters the record by this: with --into they await 'juncture review'.

    Example: juncture read report.txt --into desk.sqlite
    """
    if corpus is not None:
        _corpus(corpus, out, workers)
        return
    if not files:
        raise typer.BadParameter("name a FILE to read, or a --corpus")
    from juncture.cli.output import say
    from juncture.reading.documents.loading import load
    from juncture.reading.dossier import read_into

    loaded = [(file, load(file, published=published)) for file in files]
    read_ = [(file, document, *_proposals(document, coder, timeout)) for file, document in loaded]
    if as_json:
        _print_json(read_)
    for file, document, proposals, told in read_:
        if into is not None:
            done = read_into(into, document, proposals, id=source, author=author)
            if not as_json:
                say(
                    f"{file}: {done.proposed} statements proposed to {done.dossier} from "
                    f"{done.source}, {done.known} known before."
                )
                for problem in done.problems:
                    say(f"  left out: {problem}")
        elif not as_json:
            _show(str(file), document, proposals, told)
    if into is not None and not as_json:
        say(f"Next: juncture review {into}")


def _proposals(document: Any, coder: str, timeout: float) -> tuple[list[Any], str]:
    from juncture.record.problems import JunctureError

    if coder == "grammar":
        from juncture.reading.coder.reading import propose

        return propose(document), ""
    if coder != "model":
        raise JunctureError(f"there is no coder {coder!r}; there are: grammar, model.")
    from juncture.reading.model.coder import propose as ask
    from juncture.reading.model.endpoint import Endpoint

    told = ask(document, Endpoint.from_environment(timeout), cache=_cache())
    return told.proposals, told.sentence()


def _cache() -> Path:
    import os

    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "juncture" / "model"


def _print_json(read_: list[Any]) -> None:
    import json

    answers = [_answer(str(file), document, proposals, told) for file, document, proposals, told in read_]
    typer.echo(json.dumps(answers[0] if len(answers) == 1 else {"documents": answers}, ensure_ascii=False, indent=2))


def _answer(file: str, document: Any, proposals: list[Any], told: str) -> dict[str, Any]:
    def shown(evidence: Any) -> dict[str, str] | None:
        return {"value": evidence.value, "evidence": evidence.evidence} if evidence else None

    return {
        "output_schema": "juncture/read/1",
        "file": file,
        "sha256": document.sha256,
        "length": len(document.text),
        "title": document.title,
        "language": document.language,
        "publisher": shown(document.publisher),
        "published": shown(document.published),
        "notes": list(document.notes),
        "model": told or None,
        "blocks": [
            {"start": b.start, "end": b.end, "role": b.role.value, "section": b.section, "repeats": b.repeats}
            for b in document.blocks
        ],
        "proposals": [one.as_json() for one in proposals],
    }


def _show(file: str, document: Any, proposals: list[Any], told: str) -> None:
    from juncture.cli.output import print_table, say

    for note in document.notes:
        say(f"Note: {note}.")
    rows = [
        (
            one.kind,
            _fields(one),
            one.voice + (f" ({one.hedge})" if one.hedge else ""),
            one.passages[0].exact[:160],
            f"{one.confidence:.2f}",
        )
        for one in proposals
    ]
    print_table(f"{len(rows)} proposals from {file}", ("Kind", "Fields", "Voice", "Passage", "Trust"), rows)
    if told:
        say(told)


def _fields(one: Any) -> str:
    def shown(value: Any) -> str:
        return ", ".join(value) if isinstance(value, tuple) else str(value)

    return "; ".join(f"{key} {shown(value)}" for key, value in one.fields.items() if value)


def _corpus(corpus: Path, out: Path | None, workers: int) -> None:
    from juncture.cli.output import say
    from juncture.reading.corpus.running import run

    target = out or Path("events.parquet")
    ran = run(corpus, target, workers=workers, tell=lambda so_far: typer.echo(so_far.sentence(), err=True))
    say(f"{ran.sentence()} Wrote {target}.")
    if ran.aside:
        say(f"Set aside, with the reasons: {target}.parts/aside.jsonl")


_KEYS = "a accept · e edit · r reject · s skip · u undo · q quit"


def review(dossier: Dossier, author: Author = None) -> None:
    """Decide on proposals one by one: the passage in its context, then accept, edit, reject, skip or undo by one key.

    Every decision is journaled under your name. Example: juncture review desk.sqlite
    """
    from juncture.cli.output import say
    from juncture.reading.review import Review

    with Review(dossier, author) as session:
        skipped: set[str] = set()
        while (one := next((p for p in session.pending() if p.entry.id not in skipped), None)) is not None:
            _present(one, session.progress())
            if not _decide(session, one, skipped):
                break
        progress = session.progress()
        say(
            f"{progress.decided} decided ({progress.accepted} accepted, {progress.rejected} "
            f"rejected), {progress.pending} await a decision."
        )


def _present(one: Any, progress: Any) -> None:
    from rich.text import Text

    from juncture.cli.output import console, say
    from juncture.record.canonical import written
    from juncture.record.plain import plain

    total = progress.decided + progress.pending
    say(f"{progress.decided + 1} of {total}: {one.entry.kind} from {one.source}", "bold")
    if one.exact:
        passage = Text("…" + plain(" ".join(one.before.split())) + " ", style="dim")
        passage.append(plain(" ".join(one.exact.split())), style="bold not dim reverse")
        passage.append(" " + plain(" ".join(one.after.split())) + "…", style="dim")
        console().print(passage)
    for key, value in written(one.entry).items():
        if key not in ("id", "from"):
            say(f"  {key}: {', '.join(map(str, value)) if isinstance(value, list) else value}")
    say(f"  {one.account}", "dim")


def _decide(session: Any, one: Any, skipped: set[str]) -> bool:
    """Act on one key; false ends the review."""
    from juncture.cli.output import say
    from juncture.record.problems import JunctureError

    say(_KEYS)
    key = typer.getchar().lower()
    if key == "q" or key in ("\x03", "\x04"):
        return False
    try:
        if key == "a":
            session.accept(one.entry.id)
        elif key == "r":
            session.reject(one.entry.id)
        elif key == "s":
            skipped.add(one.entry.id)
        elif key == "u":
            undone = session.undo()
            say(f"Undone: {undone}." if undone else "There is no decision of yours to take back.")
        elif key == "e":
            field = typer.prompt("Field")
            value = typer.prompt("New value (separate several with ;)")
            session.accept(one.entry.id, {field: _value(one, field, value)})
    except JunctureError as error:
        say(str(error))
    return True


def _value(one: Any, field: str, text: str) -> Any:
    before = getattr(one.entry, field, None)
    return (
        [part.strip() for part in text.split(";") if part.strip()]
        if isinstance(before, tuple)
        else text.strip() or None
    )


def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A reader's list (JSON), or PLOVER records (.txt).")],
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="The text; beside the list where left out.")
    ] = None,
    details: Annotated[bool, typer.Option("--details/--no-details", help="Show every miss and false alarm.")] = True,
) -> None:
    """Score the grammar coder: precision, recall and F1 by kind and field, with every miss beside its sentence.

    Example: juncture score checklist.json text.txt
    """
    from juncture.cli.output import say
    from juncture.reading.coder.reading import propose
    from juncture.reading.documents.loading import load
    from juncture.reading.score.gold import read_gold
    from juncture.reading.score.matching import score as scored
    from juncture.reading.score.report import lines
    from juncture.record.problems import JunctureError

    if gold.suffix == ".txt":
        _score_plover(gold, details)
        return
    items = read_gold(gold)
    path = file or (gold.parent / items.text_file if items.text_file else None)
    if path is None:
        raise JunctureError(f"{str(gold)!r} names no text; give its FILE.")
    document = load(path)
    if items.sha256 and items.sha256 != document.sha256:
        raise JunctureError(
            f"{str(path)!r} is another text than the list was made for (sha256 {items.sha256[:12]}...)."
        )
    for line in lines(scored(items, propose(document)), document, details=details):
        typer.echo(line)
    say()


def _score_plover(gold: Path, details: bool) -> None:
    from juncture.reading.coder.reading import propose_all
    from juncture.reading.documents.loading import from_text
    from juncture.reading.score.gold import read_plover
    from juncture.reading.score.report import plover_score

    coded = read_plover(gold)
    proposals = list(propose_all([from_text(one.text) for one in coded]))
    for main, label in ((True, "main events"), (False, "all events")):
        found = plover_score(coded, proposals, main=main)
        typer.echo(f"{label}: {len(coded)} sentences, P {found.precision:.3f} R {found.recall:.3f} F1 {found.f1:.3f}")
    if details:
        for sentence, given in plover_score(coded, proposals).errors:
            typer.echo(
                f"{sentence.id}: wanted {', '.join(sorted(sentence.types))}, given "
                f"{', '.join(given) or 'none'}\n    {sentence.text}"
            )
