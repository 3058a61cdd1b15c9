"""What could happen: the questions about a crisis as a system, under the names of the commands.

>>> import juncture
>>> answer = juncture.futures("examples/mali-2021", samples=200)
>>> [f"{one.option}: {one.met} of {one.scenarios}" for one in answer.structural]
['demand-reinstatement: 46 of 86', 'civilian-transition-without-reinstatement: 0 of 14']
"""

from juncture.foresight.comparing import futures
from juncture.foresight.listing import scenarios
from juncture.foresight.supposing import suppose
from juncture.foresight.system import System, open_system

__all__ = ["System", "futures", "open_system", "scenarios", "suppose"]
