"""The linked conflict in numbers: the user's own ACLED or UCDP GED export beside an event of the record.

>>> from datetime import date
>>> from juncture.conflict import ConflictEvent, Export, Question, compare
>>> days = [date(2021, month, 3) for month in range(1, 11)]
>>> clashes = tuple(ConflictEvent(str(day), day, day, "Mali", "Mopti", "Boni", "Battles", deaths=2) for day in days)
>>> found = compare(Export("ACLED", "mali.csv", clashes), Question(on=date(2021, 5, 24)))
>>> found.violent.before.events, found.violent.after.deaths_a_month
(3, 2.0)
"""

from juncture.conflict.comparison import Beside, ConflictAnswer, Question, compare
from juncture.conflict.event import ConflictEvent
from juncture.conflict.export import Export, read_export
from juncture.conflict.naming import known_as
from juncture.conflict.narrowing import narrowed
from juncture.conflict.sayings import cautions, says

__all__ = [
    "Beside", "ConflictAnswer", "ConflictEvent", "Export", "Question",
    "cautions", "compare", "known_as", "narrowed", "read_export", "says",
]  # fmt: skip
