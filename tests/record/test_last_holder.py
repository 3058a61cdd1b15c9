"""An end that only says "before" may belong to an earlier end, and moves nobody to the front."""

from juncture.record.edtf import parse
from juncture.record.spells import spells
from juncture.record.statements import Tenure


def ended(id: str, when: str) -> Tenure:
    return Tenure(id=id, holder="moussa-traore", office="president-of-mali", voice="asserted", ended=parse(when))


def test_an_end_before_a_day_and_an_end_long_before_it_are_one_stay() -> None:
    assert len(spells([ended("vague", "[..2020-09-18]"), ended("exact", "1991-03-26")])) == 1


def test_two_ends_years_apart_are_two_stays() -> None:
    assert len(spells([ended("first", "1991-03-26"), ended("second", "2020-09-18")])) == 2
