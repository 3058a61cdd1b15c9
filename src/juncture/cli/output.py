"""What commands print: JSON as it is, and tables in which foreign text cannot steer the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from juncture.record.citation import Answer, Citation
from juncture.record.listing import StatementAnswer
from juncture.record.plain import escaped, plain


def print_json(answer: Answer) -> None:
    """Print an answer as JSON."""
    write_json(answer.model_dump_json(indent=2, by_alias=True))


def write_json(text: str) -> None:
    """Write JSON in which no character steers a terminal, in ASCII where the terminal has nothing better.

    What would steer is written as an escape, which JSON allows, so that a reader gets the same value.
    """
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(json.loads(text), indent=2)
    sys.stdout.write(escaped(text.rstrip("\n")) + "\n")


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
    told = [[plain(cell) for cell in row] for row in rows]
    screen = console()
    for column, width in zip(columns, widths([list(columns), *told], screen.width), strict=True):
        table.add_column(column, overflow="fold", width=width)
    for row in told:
        table.add_row(*(Text(cell) for cell in row))
    screen.print(table)
    if note:
        say(note)


def widths(rows: Sequence[Sequence[str]], room: int) -> list[int | None]:
    """How wide each column may be, so that ids and dates are broken only where the room leaves no choice.

    >>> widths([["crisis-group-2021-05 is cited", "a long clause in many words"]], 40)
    [20, 15]
    >>> widths([["crisis-group-2021-05", "constitutional-court-2021-05-28"]], 40)
    [17, 18]
    """
    from rich.cells import cell_len

    columns = list(zip(*rows, strict=True))
    found = [max(cell_len(line) for cell in column for line in cell.split("\n")) for column in columns]
    words = [max((cell_len(word) for cell in column for word in cell.split()), default=0) for column in columns]
    left = room - 2 - 3 * (len(columns) - 1)
    longest = next((most for most in range(60, 0, -1) if sum(min(word, most) for word in words) <= left), 0)
    if not longest:
        return [None] * len(columns)
    least = [min(word, longest) for word in words]
    while sum(found) > left:
        widest = max(range(len(found)), key=lambda n: found[n] if found[n] > least[n] else 0)
        found[widest] -= 1
    return list(found)


def say(text: str = "", style: str | None = None, indent: int = 0) -> None:
    """Print a line of text as it is."""
    from rich.padding import Padding
    from rich.text import Text

    told = Text(plain(text), style=style or "")
    console().print(Padding(told, (0, 0, 0, indent), expand=False) if indent else told, soft_wrap=False)


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


def says(one: StatementAnswer) -> str:
    """What a statement says: its own clause, or what its fields hold.

    >>> from juncture.record.validity import Validity
    >>> tenure = {"id": "renn", "kind": "tenure", "voice": "asserted", "speaker": None, "valid": Validity()}
    >>> says(StatementAnswer(**tenure, text=None, fields={"holder": "tobias-renn", "office": "prime-minister"}))
    'holder tobias-renn, office prime-minister'
    """
    return one.text or ", ".join(f"{key} {value}" for key, value in one.fields.items() if isinstance(value, str))


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
