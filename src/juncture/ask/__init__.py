"""Questions in plain words, in English or French: read by rules, answered from the record with citations.

No model is needed and none is asked. How a question was understood is said with every answer, and so is what the
record does not know.
"""

from juncture.ask.asking import ask

__all__ = ["ask"]
