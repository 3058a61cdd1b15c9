"""What happened before: past cases as data with named lists, reference classes, rates, and the nearest cases.

The lists disagree, and the disagreement is shown. ``shipped`` is the list that comes with Juncture, ``read_list``
reads a copy that a user has; a :class:`Base` puts lists and the supplement together; ``read_filter`` reads a class in
words, ``rates`` and ``groups`` count it, ``curve`` follows it in time, ``nearest`` compares cases with an event.
"""

from juncture.precedents.base import Base, Subject
from juncture.precedents.case import Case, Outcome, days_apart
from juncture.precedents.filters import Filter, read_filter
from juncture.precedents.intervals import Interval, installed
from juncture.precedents.listing import Listing
from juncture.precedents.lists import own_list, read_list, shipped
from juncture.precedents.matching import Happening, agreement, happenings
from juncture.precedents.nearest import Analogy, Likened, Near, likened, looked_up, nearest
from juncture.precedents.rates import Group, Loosened, Question, Rate, groups, loosened, question, rates
from juncture.precedents.rates import questions as all_questions
from juncture.precedents.survival import Curve, Step, curve
from juncture.precedents.times import curves

__all__ = [
    "Analogy", "Base", "Case", "Curve", "Filter", "Group", "Happening", "Interval", "Likened", "Listing", "Loosened",
    "Near", "Outcome", "Question", "Rate", "Step", "Subject", "agreement", "all_questions", "curve", "curves",
    "days_apart", "groups", "happenings", "installed", "likened", "looked_up", "loosened", "nearest", "own_list",
    "question", "rates", "read_filter", "read_list", "shipped",
]  # fmt: skip
