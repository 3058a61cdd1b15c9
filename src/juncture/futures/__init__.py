"""What could happen: the crisis as a cross-impact system, its options run forward.

Importing this package needs NumPy only; a compiled core is used where Numba is installed (extra ``[fast]``).
"""

from juncture.futures.balance import Balance, impact_balance
from juncture.futures.bargaining import Settlement, Stakeholder, bargain, weighted_mean, weighted_median
from juncture.futures.basins import Basin, Basins, basins
from juncture.futures.changes import Changes, changes
from juncture.futures.comparison import Comparison, Side, compare
from juncture.futures.conclusions import Conclusion
from juncture.futures.conditions import Condition, Conditions, conditions
from juncture.futures.constraints import Allowed, Forbidden, Implies
from juncture.futures.ensemble import Ensemble, sample
from juncture.futures.errors import FuturesError, ModelError, QuestionError
from juncture.futures.files import load, save
from juncture.futures.flips import Flip, ScenarioFlips, flips, scenario_flips
from juncture.futures.grid import Loop, Standing, grid, loops
from juncture.futures.indicators import Indicator, indicators
from juncture.futures.intervals import Robust, robust
from juncture.futures.lint import lint
from juncture.futures.model import Cell, Descriptor, Judgement, Model, Section, Variant
from juncture.futures.prim import Box, Discovery, discover
from juncture.futures.questions import Goal, Option, Start
from juncture.futures.report import Report, report
from juncture.futures.scenarios import Certificate, Scenario, ScenarioSet
from juncture.futures.search import consistent
from juncture.futures.settling import Settling, settle
from juncture.futures.stakes import Issue
from juncture.futures.stakesfile import load_issue
from juncture.futures.succession import Attractor, Path, succeed
from juncture.futures.tornado import Bar, Tornado, tornado

__all__ = [
    "Allowed",
    "Attractor",
    "Balance",
    "Bar",
    "Basin",
    "Basins",
    "Box",
    "Cell",
    "Certificate",
    "Changes",
    "Comparison",
    "Conclusion",
    "Condition",
    "Conditions",
    "Descriptor",
    "Discovery",
    "Ensemble",
    "Flip",
    "Forbidden",
    "FuturesError",
    "Goal",
    "Implies",
    "Indicator",
    "Issue",
    "Judgement",
    "Loop",
    "Model",
    "ModelError",
    "Option",
    "Path",
    "QuestionError",
    "Report",
    "Robust",
    "Scenario",
    "ScenarioFlips",
    "ScenarioSet",
    "Section",
    "Settlement",
    "Settling",
    "Side",
    "Stakeholder",
    "Standing",
    "Start",
    "Tornado",
    "Variant",
    "bargain",
    "basins",
    "changes",
    "compare",
    "conditions",
    "consistent",
    "discover",
    "flips",
    "grid",
    "impact_balance",
    "indicators",
    "lint",
    "load",
    "load_issue",
    "loops",
    "report",
    "robust",
    "sample",
    "save",
    "scenario_flips",
    "settle",
    "succeed",
    "tornado",
    "weighted_mean",
    "weighted_median",
]
