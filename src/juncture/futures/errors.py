"""What can be wrong with a model or a question put to it.

::

    FuturesError         a JunctureError: the command line prints it as a sentence
      x ModelError      the model contradicts itself, or a file does not hold one
      x QuestionError   the question names what the model does not have

Every message is one sentence or two: where, what was found, what would be accepted.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from juncture.record.problems import JunctureError


class FuturesError(JunctureError, ValueError):
    """A model or a question that cannot be used as it stands."""


class ModelError(FuturesError):
    """The model contradicts itself, or a file does not hold one."""


class QuestionError(FuturesError):
    """The question names something that the model does not have."""


def unknown(what: str, value: str, accepted: Iterable[str]) -> str:
    """A sentence about a name that is not there, with the nearest that is.

    >>> unknown("variant of 'sanctions'", "targetted", ["none", "targeted", "economic"])
    "'targetted' is no variant of 'sanctions'; did you mean 'targeted'? Accepted: none, targeted, economic."
    """
    names = list(accepted)
    near = get_close_matches(value, names, n=1, cutoff=0.6)
    hint = f"; did you mean {near[0]!r}?" if near else "."
    listed = ", ".join(names[:20]) + (", ..." if len(names) > 20 else "")
    return f"{value!r} is no {what}{hint} Accepted: {listed}."
