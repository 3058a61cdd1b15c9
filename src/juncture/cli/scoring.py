"""Scoring a coder against what a reader found."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(score)


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
