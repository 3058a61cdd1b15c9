"""Models that the tests share: the published ones, the one-line random ones, and a small one of Mali."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from juncture.futures import Model, load
from juncture.futures.matrix import Matrix

DATA = Path(__file__).parent / "data"
CIBSA = sorted((DATA / "cibsa").glob("*.scw"))

MALI = """\
id = "mali-2021"
title = "Mali, May 2021"

[[descriptor]]
id = "talks"
name = "Talks with the ex-CNSP"
kind = "lever"
variants = ["none", "open", "conditional"]

[[descriptor]]
id = "neighbours"
kind = "external"
variants = ["calm", "tense"]

[[descriptor]]
id = "unity"
name = "Unity of the outsiders"
variants = ["united", "split"]

[[descriptor]]
id = "grip"
name = "The officers' grip"
variants = [{ id = "broken", name = "broken" }, { id = "facade", name = "kept behind a front" }, { id = "open-rule" }]

[[judgement]]
from = "talks"
to = "grip"
confidence = "moderate"
passages = ["crisis-group-2021-05@9239-9335"]
rests_on = ["conditions-curb-influence"]
spread = 1
[judgement.rows]
none = [1, -2, 1]
open = [-1, 3, -2]
conditional = [1, "1 [0..3]", -2]
[[judgement.cell]]
from = "open"
to = "facade"
value = 3
range = [1, 3]
passages = ["crisis-group-2021-05@8900-8990"]
author = "an analyst"
date = "2021-05-28"

[[judgement]]
from = "unity"
to = "grip"
author = "an analyst"
[judgement.rows]
united = [2, 0, -2]
split = [-2, 1, 1]

[[judgement]]
from = "neighbours"
to = "unity"
[judgement.rows]
calm = [1, -1]
tense = [-1, 1]

[[forbid]]
both = { talks = "none", grip = "facade" }
note = "no talks, no front"

[[option]]
id = "conditions"
name = "Talk, on conditions"
holds = { talks = "conditional" }

[[option]]
id = "demand"
holds = { talks = "none" }

[[goal]]
id = "grip-broken"
wants = { grip = "broken" }

[[start]]
id = "now"
is = { neighbours = "tense", unity = "split", grip = "open-rule" }
"""


def somewhereland() -> Model:
    return load(DATA / "stochasticcib" / "somewhereland.csv")


def one_line(sizes: list[int], bound: int) -> Matrix:
    """The random matrices of JuCIB's comparison: seed 0, every cell drawn, the diagonal sections zeroed."""
    random = np.random.RandomState(0)
    values = random.randint(-bound, bound + 1, (sum(sizes), sum(sizes)))
    for start, size in zip(np.cumsum([0, *sizes[:-1]]), sizes, strict=True):
        values[start : start + size, start : start + size] = 0
    return Matrix.plain(sizes, values)


BENCH_MEDIUM = ([4] * 5, 3)
BENCH_TYPICAL = ([3] * 10, 3)
BENCH_50X50 = ([4] * 5 + [3] * 10, 2)


def signature(sizes: list[int] | tuple[int, ...], numbers: list[int] | tuple[int, ...]) -> int:
    """A scenario as one number, the first descriptor least significant."""
    total, unit = 0, 1
    for size, number in zip(sizes, numbers, strict=True):
        total, unit = total + unit * int(number), unit * size
    return total
