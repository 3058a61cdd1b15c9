"""Questions in plain words, in English or French: read by rules, answered from the record with citations.

No model is needed, and none is asked unless the user has one phrase an answer. How a question was understood is said
with every answer, and so is what the record does not know.
"""

from juncture.ask.asking import ask
from juncture.ask.phrasing import configured, phrase
from juncture.ask.suggesting import suggestions

__all__ = ["ask", "configured", "phrase", "suggestions"]
