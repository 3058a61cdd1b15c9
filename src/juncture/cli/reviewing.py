"""Reviewing what was proposed, in the terminal, by single keys."""

from __future__ import annotations

from typing import Any

import typer

from juncture.cli.options import Author, Dossier


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(review)


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
    for source, words in one.others:
        say(f"  also {source}: {' '.join(words.split())}", "dim")
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
