"""Truth: the laws of the four answers, and what several witnesses say together."""

from __future__ import annotations

from itertools import permutations, product

import pytest

from juncture.record.truth import Truth, weigh

ALL = list(Truth)
KLEENE = (Truth.YES, Truth.NO, Truth.UNKNOWN)
RANK = {Truth.NO: 0, Truth.UNKNOWN: 1, Truth.YES: 2}


@pytest.mark.parametrize(("a", "b"), [*product(KLEENE, KLEENE)])
def test_and_is_the_weaker_and_or_the_stronger_as_in_kleene(a, b):
    assert a & b is min(a, b, key=RANK.get)
    assert a | b is max(a, b, key=RANK.get)


@pytest.mark.parametrize(("a", "b", "c"), [*product(ALL, repeat=3)])
def test_the_connectives_commute_associate_and_mirror_each_other(a, b, c):
    assert a & b is b & a
    assert a | b is b | a
    assert (a & b) & c is a & (b & c)
    assert (a | b) | c is a | (b | c)
    assert ~(a & b) is ~a | ~b
    assert ~(a | b) is ~a & ~b


@pytest.mark.parametrize("a", ALL)
def test_each_answer_with_itself_with_yes_and_with_no(a):
    assert ~~a is a
    assert a & a is a
    assert a | a is a
    assert a & Truth.YES is a
    assert a | Truth.NO is a
    assert a & Truth.NO is Truth.NO
    assert a | Truth.YES is Truth.YES


def test_a_firm_no_decides_an_and_and_a_contest_is_nearer_to_a_decision_than_ignorance():
    assert Truth.CONTESTED & Truth.NO is Truth.NO
    assert Truth.CONTESTED | Truth.YES is Truth.YES
    assert Truth.CONTESTED & Truth.UNKNOWN is Truth.CONTESTED


def test_a_python_condition_and_none():
    assert [Truth.of(value) for value in (True, False, None)] == [Truth.YES, Truth.NO, Truth.UNKNOWN]


@pytest.mark.parametrize("said", [c for n in range(4) for c in product(ALL, repeat=n)])
def test_witnesses_agree_contradict_or_say_nothing_in_any_order(said):
    verdict = weigh(said)
    if Truth.CONTESTED in said or {Truth.YES, Truth.NO} <= set(said):
        assert verdict is Truth.CONTESTED
    elif Truth.YES in said or Truth.NO in said:
        assert verdict in said
        assert verdict is not Truth.UNKNOWN
    else:
        assert verdict is Truth.UNKNOWN
    assert {weigh(order) for order in permutations(said)} == {verdict}
