"""What is allowed, and what it is called: powers, readings and definitions set against a view of the record.

Pure functions from a view to findings. ``judge`` asks whether the law gave the power for an act;
``succession`` who follows on a vacancy; ``define`` what each definition calls an event; ``matrix`` the same for
many; ``would_turn`` and ``would_change`` what would change the answer; ``differences`` what changed
between two days of knowledge; ``lawful`` and ``called`` say it all in sentences with citations.
"""

from juncture.rules.compare import Difference, differences
from juncture.rules.define import Defined, MatrixRow, define, matrix
from juncture.rules.definition import (
    Definition,
    DefinitionError,
    definitions,
    parse_definition,
    read_definition,
    read_definitions,
)
from juncture.rules.facts import Fact, Facts, Hold
from juncture.rules.finding import Finding
from juncture.rules.flips import Change, Flip, would_change, would_turn
from juncture.rules.judging import judge, judge_all, judgeable, power
from juncture.rules.pins import pin, pin_verdict
from juncture.rules.practice import Practice
from juncture.rules.sentences import Sentence, called, lawful
from juncture.rules.succession import succession
from juncture.rules.verdict import Verdict, decide

__all__ = [
    "Change", "Defined", "Definition", "DefinitionError", "Difference", "Fact", "Facts", "Finding", "Flip", "Hold",
    "MatrixRow", "Practice", "Sentence", "Verdict", "called", "decide", "define", "definitions", "differences",
    "judge", "judge_all", "judgeable", "lawful", "matrix", "parse_definition", "pin", "pin_verdict", "power",
    "read_definition", "read_definitions", "succession", "would_change", "would_turn",
]  # fmt: skip
