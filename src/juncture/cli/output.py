"""What commands print: JSON as it is, and tables in which foreign text cannot steer the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from juncture.record.citation import Answer, Citation
from juncture.record.plain import plain


def print_json(answer: Answer) -> None:
    """Print an answer as JSON."""
    sys.stdout.write(answer.model_dump_json(indent=2) + "\n")


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], note: str = "") -> None:
    """Print a table, wrapped to the terminal; where output goes to a file, to 110 columns."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(plain(title)),
        title_justify="left",
        title_style="bold",
        header_style="bold",
        box=SIMPLE_HEAD,
        pad_edge=False,
    )
    for column in columns:
        table.add_column(column, overflow="fold", min_width=10 if column in ("When", "Since", "Until") else None)
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    console().print(table)
    if note:
        say(note)


def say(text: str = "", style: str | None = None) -> None:
    """Print a line of text as it is."""
    from rich.text import Text

    console().print(Text(plain(text), style=style or ""), soft_wrap=False)


def console() -> Any:
    """The terminal, or a file of 110 columns."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else 110, highlight=False, emoji=False)


def places(citations: Iterable[Citation], limit: int = 3) -> str:
    """Citations in few words: the source and the paragraph, article or position.

    >>> places([Citation(source="crisis-group-2021-05", start=664, end=851, paragraph=9)])
    'crisis-group-2021-05 ¶9'
    """
    shown = list(dict.fromkeys(_place(one) for one in citations))
    more = f" +{len(shown) - limit}" if len(shown) > limit else ""
    return "; ".join(shown[:limit]) + more


def _place(one: Citation) -> str:
    if one.locator:
        return f"{one.source} {one.locator}"
    if one.paragraph:
        return f"{one.source} ¶{one.paragraph}"
    return one.source if one.start is None else f"{one.source} @{one.start}"


def asked(answer: Any) -> str:
    """The clocks that a question was asked with, for a table's title."""
    parts = [f"as of {answer.as_of}" if answer.as_of else "", f"as known on {answer.known}" if answer.known else ""]
    parts.append(f"as recorded by {answer.recorded}" if answer.recorded else "")
    shown = ", ".join(part for part in parts if part)
    return f"{answer.dossier}, {shown}" if shown else answer.dossier


def left_out(answer: Any) -> str:
    """The sentence about statements that the clocks leave out, or nothing."""
    if not answer.left_out:
        return ""
    one = answer.left_out == 1
    verb = "was" if one else "were"
    counted = f"{answer.left_out} statement{'' if one else 's'} of the record"
    reasons = [f"not yet public on {answer.known}"] if answer.known else []
    reasons += [f"about later than {answer.as_of}"] if answer.as_of else []
    return f"{counted} {verb} left out: {' or '.join(reasons)}."
