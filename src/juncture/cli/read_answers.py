"""What reading prints: the proposals from a document, and what several documents say together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from juncture.api.readings import ReadFile, says

if TYPE_CHECKING:
    from juncture.outputs.reading import MergedOutput, MergedTelling


def show(one: ReadFile) -> None:
    """Print a document's proposals as a table."""
    from juncture.cli.output import print_table, say

    for note in one.document.notes:
        say(f"Note: {note}.")
    rows = [
        (
            proposal.kind,
            says(proposal),
            proposal.voice + (f" ({proposal.hedge})" if proposal.hedge else ""),
            proposal.passages[0].exact[:160],
            f"{proposal.confidence:.2f}",
        )
        for proposal in one.proposals
    ]
    columns = ("Kind", "Fields", "Voice", "Passage", "Trust")
    if rows:
        print_table(f"{counted(len(rows), 'proposal')} from {one.file}", columns, rows)
    else:
        say(f"Nothing is proposed from {one.file}.")
    if one.told:
        say(one.told)


def show_merged(told: MergedOutput) -> None:
    """Print what is told more than once, or contradicted, as a table; and count the rest."""
    from juncture.cli.output import print_table, say

    shown = [one for one in told.merged if len(one.tellings) > 1 or one.against]
    rows = [
        (
            str(one.number),
            one.kind,
            one.says,
            ", ".join(dict.fromkeys(map(_voice, one.tellings))),
            str(len(one.tellings)),
            str(one.sources),
            f"{one.independent}" + (f", {one.unnamed} of them unnamed" if one.unnamed else ""),
            ", ".join(map(str, one.against)) or "none",
        )
        for one in shown
    ]
    columns = ("No.", "Kind", "Statement", "Voice", "Passages", "Sources", "Independent publishers", "Against")
    if rows:
        print_table("Told more than once, or contradicted", columns, rows)
    if rows:
        say(f"{counted(len(told.merged) - len(shown), 'other statement')} told once and not contradicted.")
    else:
        say("Nothing is told more than once, and nothing contradicted.")


def _voice(telling: MergedTelling) -> str:
    return telling.voice + (f" ({telling.hedge})" if telling.hedge else "")


def counted(count: int, thing: str) -> str:
    """A count with its thing.

    >>> counted(1, "proposal"), counted(2, "proposal")
    ('1 proposal', '2 proposals')
    """
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
