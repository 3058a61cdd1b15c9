"""Which statements make up one stay, held against a comparison of every pair."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from making import tenure

from juncture.record.spells import spells
from juncture.record.statements import Tenure
from juncture.record.validity import bounds
from juncture.record.when import DAY, in_step

YEAR = 366 * DAY

days = st.sampled_from(
    [
        "2018",
        "2018-03-01",
        "2019-06~",
        "2020-09-25",
        "2020-09",
        "2021-05-24",
        "2021-05-25",
        "202X",
        "../2020-01-01",
        "2021-01-01/..",
        "[..2019-05-02]",
        "2023-01-01",
    ]
)
dated = st.dictionaries(st.sampled_from(["began", "as_of", "ended"]), days, max_size=3)


@st.composite
def said(draw: st.DrawFn) -> list[Tenure]:
    """Statements about two people in two offices, those left out whose own dates cannot be in order."""
    found = []
    for number in range(draw(st.integers(1, 12))):
        who, office = draw(st.sampled_from(["ndaw", "goita"])), draw(st.sampled_from(["president", "minister"]))
        voice = draw(st.sampled_from(["asserted", "hedged", "denied"]))
        try:
            found.append(tenure(f"t-{number}", who, office, voice=voice, **draw(dated)))
        except ValueError:
            continue
    return found  # type: ignore[return-value]


@given(said())
def test_a_stay_holds_the_statements_of_which_no_two_lie_apart(tenures: list[Tenure]):
    together = [tuple(one.id for one in spell.tenures) for spell in spells(tenures)]
    assert sorted(together) == sorted(tuple(one.id for one in stay) for stay in _pair_by_pair(tenures))


def _pair_by_pair(tenures: list[Tenure]) -> list[list[Tenure]]:
    stays: list[list[Tenure]] = []
    for one in sorted(tenures, key=_unknowns):
        about = [stay for stay in stays if (stay[0].office, stay[0].holder) == (one.office, one.holder)]
        stay = next((stay for stay in about if not any(_apart(one, other) for other in stay)), None)
        if stay is None:
            stays.append([one])
        else:
            stay.append(one)
    return stays


def _unknowns(one: Tenure) -> int:
    return sum(second is None for bound in bounds(one) for second in (bound.earliest, bound.latest))


def _apart(one: Tenure, other: Tenure) -> bool:
    first, second = in_step(*bounds(one)), in_step(*bounds(other))
    if any(
        later[0].earliest is not None and earlier[1].latest is not None and later[0].earliest > earlier[1].latest
        for earlier, later in ((first, second), (second, first))
    ):
        return True
    return _outside(one, second) > YEAR or _outside(other, first) > YEAR


def _outside(one: Tenure, reach: tuple) -> int:
    """How many seconds of a statement's firm evidence lie outside another's widest reach."""
    begin, end = bounds(one)
    seen = [second for second in (begin.latest, end.earliest) if second is not None]
    if not seen:
        return 0
    before = reach[0].earliest - seen[-1] if reach[0].earliest is not None else 0
    after = seen[0] - reach[1].latest if reach[1].latest is not None else 0
    return max(before, after)
