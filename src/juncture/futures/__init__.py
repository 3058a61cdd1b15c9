"""What could happen: the crisis as a cross-impact system, its options run forward.

Importing this package needs NumPy only; a compiled core is used where Numba is installed (extra ``[fast]``).
"""

from juncture.futures.errors import FuturesError, ModelError, QuestionError
from juncture.futures.files import load, save
from juncture.futures.lint import lint
from juncture.futures.model import Cell, Descriptor, Judgement, Model, Section, Variant

__all__ = [
    "Cell",
    "Descriptor",
    "FuturesError",
    "Judgement",
    "Model",
    "ModelError",
    "QuestionError",
    "Section",
    "Variant",
    "lint",
    "load",
    "save",
]
