"""What is being done and how long it will take, on standard error, and only where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from juncture.foresight.telling import SILENCE, Telling

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


@contextmanager
def telling() -> Iterator[Telling]:
    """Somebody to tell; nobody where standard error goes to a file."""
    if not sys.stderr.isatty():
        yield SILENCE
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(),
               TimeRemainingColumn(compact=True))  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield _Bar(progress, progress.add_task("reading the model", total=None))


class _Bar:
    def __init__(self, progress: Progress, task: TaskID) -> None:
        self.progress, self.task = progress, task

    def stage(self, name: str) -> None:
        self.progress.reset(self.task, total=None, description=name)

    def done(self, parts: int, total: int) -> None:
        self.progress.update(self.task, completed=parts, total=total)
