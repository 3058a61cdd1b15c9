"""The supplement: what the lists of coups leave out on West Africa since 1990, each cell with its source.

Who belonged to which body and when, who was ousted and what became of them, what transition was
promised and how long it took, who answered and how. A cell that is not there is unknown.
"""

from juncture.precedents.supplement.checks import problems
from juncture.precedents.supplement.coverage import Filled, coverage, coverage_table
from juncture.precedents.supplement.loading import read_supplement, supplement
from juncture.precedents.supplement.rows import Cell, Coup, Membership, Response, Source
from juncture.precedents.supplement.supplement import Supplement
from juncture.precedents.supplement.terms import terms

__all__ = [
    "Cell",
    "Coup",
    "Filled",
    "Membership",
    "Response",
    "Source",
    "Supplement",
    "coverage",
    "coverage_table",
    "problems",
    "read_supplement",
    "supplement",
    "terms",
]
