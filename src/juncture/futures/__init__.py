"""What could happen: the crisis as a cross-impact system, its options run forward.

Importing this package needs NumPy only; a compiled core is used where Numba is installed (extra ``[fast]``).
"""

from juncture.futures.balance import Balance, impact_balance
from juncture.futures.errors import FuturesError, ModelError, QuestionError
from juncture.futures.files import load, save
from juncture.futures.lint import lint
from juncture.futures.model import Cell, Descriptor, Judgement, Model, Section, Variant
from juncture.futures.scenarios import Certificate, Scenario, ScenarioSet
from juncture.futures.search import consistent

__all__ = [
    "Balance",
    "Cell",
    "Certificate",
    "Descriptor",
    "FuturesError",
    "Judgement",
    "Model",
    "ModelError",
    "QuestionError",
    "Scenario",
    "ScenarioSet",
    "Section",
    "Variant",
    "consistent",
    "impact_balance",
    "lint",
    "load",
    "save",
]
