"""What the pictures of a system show, as tables for the terminal: the scenario tableau and the tornado."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

#: Scenarios beside one another, and judgements of a tornado.
COLUMNS, BARS = 6, 6
#: Stands for the variant of the scenario to the left.
SAME = "″"


def print_tableau(answer: Any, limit: int) -> None:
    """The scenarios side by side, a row for each descriptor; a variant is written once for equal neighbours."""
    from juncture.cli.output import print_table, say

    shown = answer.scenarios[: min(limit, COLUMNS)]
    if not shown:
        return
    rows = [(d, *_once([one.variants[d] for one in shown])) for d in shown[0].variants]
    for label, figure in (("Consistency", "consistency_value"), ("Impact", "total_impact_score"), ("Weight", "weight")):
        rows.append((label, *(str(getattr(one, figure)) for one in shown)))
    print_table(f"Scenario tableau of {answer.dossier}", ("Descriptor", *(f"No {one.number}" for one in shown)), rows)
    say(f"{len(shown)} of {answer.certificate.count}, the greatest weight first; {SAME} is what stands to its left.")


def _once(variants: list[str]) -> list[str]:
    return [variants[0], *(SAME if one == before else one for before, one in pairwise(variants))]


def print_tornado(answer: Any, names: dict[str, str]) -> None:
    """For each option the judgements that move its figure most, at the ends of their ranges."""
    from juncture.cli.output import places, print_table

    for option in answer.tornado:
        rows = [
            (one.judgement, f"{one.low:+d} to {one.high:+d}", _share(one.at_low), _share(one.at_high),
             places(one.passages, 2))
            for one in option.swings[:BARS]
        ]  # fmt: skip
        if rows:
            columns = ("Judgement", "Its range", "Goal met at its low end", "At its high end", "Passages")
            title = f"Tornado for {names[option.option]}: {_share(option.stated)} of the scenarios as judged"
            print_table(title, columns, rows)


def _share(share: float | None) -> str:
    return "no scenario" if share is None else f"{share:.0%}"
