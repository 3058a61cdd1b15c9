"""Reading a corpus: progress on the way, and what came of it."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import typer

#: How often progress is told where it goes to a file.
SECONDS = 10.0


class Progress:
    """Progress on the error output: one line that is written anew in a terminal, a line now and then elsewhere."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, ran: Any) -> None:
        """Tell how a run stands."""
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{ran.sentence()}")
            sys.stderr.flush()
        elif time.monotonic() - self._last >= SECONDS:
            self._last = time.monotonic()
            typer.echo(ran.sentence(), err=True)

    def end(self) -> None:
        """Leave the line."""
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")


def read_corpus(corpus: Path, out: Path | None, workers: str) -> None:
    """Read a corpus and say what came of it; a stop says how to go on."""
    from juncture.cli.output import say
    from juncture.reading.corpus.parts import aside_of
    from juncture.reading.corpus.running import run

    target = out or Path("events.parquet")
    progress = Progress()
    try:
        ran = run(corpus, target, workers=workers, tell=progress)
    except KeyboardInterrupt:
        progress.end()
        typer.echo("Stopped. What was read is kept; the same command goes on from here.", err=True)
        raise typer.Exit(130) from None
    progress.end()
    say(f"{ran.sentence()} Wrote {target}.")
    if aside_of(target).stat().st_size:
        say(f"Set aside, with the reasons: {aside_of(target)}")
