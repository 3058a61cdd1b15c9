"""What could happen: the questions about a crisis as a system, under the names of the commands.

>>> import juncture
>>> answer = juncture.futures("examples/mali-2021", samples=200)
>>> [f"{one.option}: {one.met} of {one.scenarios}" for one in answer.structural]
['demand-reinstatement: 46 of 86', 'civilian-transition-without-reinstatement: 0 of 14']
"""

from juncture.foresight.bargaining import bargain
from juncture.foresight.comparing import futures
from juncture.foresight.listing import scenarios
from juncture.foresight.supposing import suppose
from juncture.foresight.system import System, open_system
from juncture.futures.showing import paint_with

__all__ = ["System", "bargain", "futures", "open_system", "scenarios", "suppose"]


def _paint(result: object) -> str | None:
    """A result of the engine as SVG; the pictures are loaded when the first one is drawn."""
    from juncture.foresight.notebook import paint

    return paint(result)


paint_with(_paint)
