"""From which day on a statement was public: the same that views by ``known`` days say, asked the other way round."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from juncture import api
from juncture.record.items import Source
from juncture.record.meta import Meta
from juncture.record.public import public_days
from juncture.record.record import Held, Record, build
from juncture.record.statements import Assessment, Claim
from juncture.record.view import View

MALI = Path(__file__).parents[2] / "examples" / "mali-2021"
SOME_DAYS = [date(2021, 5, 23), date(2021, 5, 24), date(2021, 5, 27), date(2021, 5, 28), date(2021, 5, 31)]
DATES = st.sampled_from([None, "2021-05-24", "2021-05", "[2021-05-26..2021-05-28]", "2021-05-27?", "2021"])


def test_a_view_holds_what_was_public_by_its_day_and_nothing_else() -> None:
    record = api.open(str(MALI))
    public = public_days(record)
    for known in set(public.values()):
        assert set(View(record, known=known).by_id) == {id for id, day in public.items() if day <= known}


@given(st.tuples(DATES, DATES), DATES, DATES, st.lists(st.sampled_from(["c", "s", "t"]), min_size=1, max_size=3))
def test_views_and_days_agree_whatever_is_dated_how(
    published: tuple[str | None, str | None], public: str | None, made: str | None, grounds: list[str]
) -> None:
    record = _record(published, public, made, grounds)
    found = public_days(record)
    for known in (*found.values(), *SOME_DAYS):
        assert set(View(record, known=known).by_id) == {id for id, day in found.items() if day <= known}


def _record(
    published: tuple[str | None, str | None], public: str | None, made: str | None, grounds: list[str]
) -> Record:
    given = [
        *(Source(id=id, title=id, published=when) for id, when in zip("st", published, strict=True)),
        Claim(id="c", text="it is so", voice="asserted", public=public, **{"from": ("s", "t")}),
        Assessment(id="a", text="it is so", voice="asserted", rests_on=tuple(grounds), when=made),
        Assessment(id="b", text="it follows", voice="asserted", rests_on=("a",)),
    ]
    return Record(Meta(id="d", title="D"), build([Held(one) for one in given]))


def test_judgements_that_rest_on_one_another_alone_were_never_public() -> None:
    pair = [Assessment(id=a, text="it is so", voice="asserted", rests_on=(b,)) for a, b in ("xy", "yx")]
    assert public_days(Record(Meta(id="d", title="D"), build([Held(one) for one in pair]))) == {}
