"""The questions a dossier answers, under the names of the commands.

>>> import juncture
>>> mali = juncture.open("examples/mali-2021")
>>> answer = juncture.holders(mali, as_of="2021-05-25", known="2021-05-27", office="vice-president-of-transition")
>>> answer.holders[0].holders[0].name
'Assimi Goïta'
"""

from juncture.api.asked import Day, day, head, open, view  # noqa: A004
from juncture.api.briefs import brief, render, write
from juncture.api.conflicts import conflict, conflict_exports
from juncture.api.records import actors, check, claims, diff, holders, stances, statements, timeline
from juncture.api.rulings import define, law, matrix, own_definitions
from juncture.api.texts import find, search, sources

__all__ = [
    "Day", "actors", "brief", "check", "claims", "conflict", "conflict_exports", "day", "define", "diff", "find",
    "head", "holders", "law", "matrix", "open", "own_definitions", "render", "search", "sources", "stances",
    "statements", "timeline", "view", "write",
]  # fmt: skip
