"""Small random models for property tests, with everything a model may have."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from juncture.futures.matrix import Matrix


@st.composite
def matrices(draw: st.DrawFn, most: int = 5, uncertain: bool = False, diagonal: bool = False) -> Matrix:
    """A matrix of up to ``most`` descriptors with one to four variants; sparse or dense, some of them held."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=most))
    seed = draw(st.integers(0, 2**32 - 1))
    density = draw(st.sampled_from([0.15, 0.4, 1.0]))
    bound = draw(st.sampled_from([1, 3, 40]))
    random = np.random.default_rng(seed)
    width = sum(sizes)
    owners = np.repeat(np.arange(len(sizes)), sizes)
    values = random.integers(-bound, bound + 1, (width, width))
    values *= (random.random((len(sizes), len(sizes))) < density)[np.ix_(owners, owners)]
    if not diagonal:
        values[owners[:, None] == owners[None, :]] = 0
    low = values - (random.integers(0, 3, values.shape) * (values != 0) if uncertain else 0)
    high = values + (random.integers(0, 3, values.shape) * (values != 0) if uncertain else 0)
    judged = tuple((random.random(len(sizes)) < 0.85).tolist())
    return Matrix(tuple(sizes), values.astype(np.int32), low.astype(np.int32), high.astype(np.int32), judged)


@st.composite
def exclusions(draw: st.DrawFn, matrix: Matrix) -> NDArray[np.bool_]:
    """Variants that may not occur, and pairs that may not occur together."""
    together = np.ones((matrix.width, matrix.width), bool)
    places = st.integers(0, matrix.width - 1)
    for a, b in draw(st.lists(st.tuples(places, places), max_size=3)):
        if a == b:
            together[a, :] = together[:, a] = False
        else:
            together[a, b] = together[b, a] = False
    return together


def every(sizes: tuple[int, ...]) -> NDArray[np.int64]:
    """All scenarios, in order."""
    return np.array(list(itertools.product(*map(range, sizes))), np.int64).reshape(-1, len(sizes))
