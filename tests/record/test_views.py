"""Views: three clocks that are never mixed, and what each lets an answer use."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from making import asserting, basics, codes, day, entry, event, record, tenure, view

from juncture.record.checks import check
from juncture.record.differences import difference
from juncture.record.holders import holders
from juncture.record.journal import Action, Change
from juncture.record.listing import claims, statements
from juncture.record.opening import open_record
from juncture.record.stances import matrix, stances
from juncture.record.store import open_store
from juncture.record.timeline import timeline
from juncture.record.view import View


def court(id: str = "ruling", published: str | None = "2021-05-28"):
    return entry("source", id, title="The ruling", **({"published": published} if published else {}))


def test_as_known_on_a_day_a_view_uses_only_what_was_public_by_then():
    entries = [court(), event("e"), event("f", from_=["ruling"])]
    assert list(view(*entries, known="2021-05-26").by_id) == []
    assert list(view(*entries, known="2021-05-27").by_id) == ["e"]
    assert list(view(*entries, known="2021-05-28").by_id) == ["e", "f"]
    assert list(view(*entries).by_id) == ["e", "f"]


def test_a_source_without_a_date_was_never_shown_to_be_public_and_is_left_out_with_that_reason():
    seen = view(court(published=None), event("e", from_=["ruling"]), event("f"), known="2021-06-02")
    assert list(seen.by_id) == ["f"]
    assert [(one.id, one.reason) for one in seen.left_out] == [
        ("e", "when its source became public is not known well enough")
    ]
    assert list(view(court(published=None), event("e", from_=["ruling"])).by_id) == ["e"]


def test_a_source_dated_to_the_month_was_surely_public_only_after_it():
    entries = [court(published="2021-05"), event("e", from_=["ruling"])]
    assert list(view(*entries, known="2021-05-28").by_id) == []
    assert list(view(*entries, known="2021-05-31").by_id) == ["e"]


def test_what_is_left_out_is_told_with_its_reason():
    entries = [court(), event("e", from_=["ruling"]), event("bare", from_=[])]
    reasons = {one.id: one.reason for one in view(*entries, known="2021-05-27").left_out}
    assert reasons == {
        "e": "its source was not public by 2021-05-27",
        "bare": "it rests on no source, or on statements not yet public",
    }
    later = view(event("e", "2021-05-26"), as_of="2021-05-25")
    assert [(one.id, one.reason) for one in later.left_out] == [("e", "it came about after 2021-05-25")]


def test_a_statement_stands_on_the_passages_that_were_public():
    both = event("e", from_=["report@0-17", "ruling#1"])
    early, late = view(court(), both, known="2021-05-27"), view(court(), both, known="2021-05-28")
    assert [str(passage) for passage in early.by_id["e"].passages] == ["report@0-17"]
    assert len(late.by_id["e"].passages) == 2
    assert [source.id for source in early.sources()] == ["report"]


def test_a_statement_that_became_public_before_its_source_counts_from_then():
    told = event("e", from_=["ruling"], public="2021-05-24")
    assert list(view(court(), told, known="2021-05-24").by_id) == ["e"]
    assert list(view(court(), told, known="2021-05-23").by_id) == []


def judgement(id: str, *rests_on: str, **fields: object):
    return entry("assessment", id, text="it will last", rests_on=list(rests_on), **fields)


def test_an_analysts_judgement_stands_only_with_all_that_it_rests_on():
    entries = [court(), event("e"), event("f", from_=["ruling"]), judgement("j", "e"), judgement("k", "e", "f")]
    assert list(view(*entries, known="2021-05-27").by_id) == ["e", "j"]
    assert list(view(*entries, known="2021-05-28").by_id) == ["e", "f", "j", "k"]


def test_a_judgement_may_rest_on_another_judgement():
    entries = [event("e"), judgement("third", "second"), judgement("second", "first"), judgement("first", "e")]
    assert set(view(*entries, known="2021-05-27").by_id) == {"e", "first", "second", "third"}
    assert set(view(*entries, known="2021-05-26").by_id) == set()


def test_judgements_that_rest_on_each_other_alone_stand_on_nothing():
    entries = [judgement("one", "two"), judgement("two", "one")]
    assert list(view(*entries, known="2021-06-02").by_id) == []


def test_a_judgement_on_a_source_or_on_nobodys_word_is_known_with_that_source_or_not_at_all():
    entries = [court(), judgement("j", "ruling"), judgement("k", "goita"), judgement("l", "goita", "ruling")]
    assert list(view(*entries, known="2021-05-27").by_id) == []
    assert list(view(*entries, known="2021-05-28").by_id) == ["j", "l"]


def test_a_judgement_made_later_was_not_known_earlier():
    entries = [event("e"), judgement("j", "e", when="2021-06-01")]
    assert list(view(*entries, known="2021-05-31").by_id) == ["e"]
    assert list(view(*entries, known="2021-06-01").by_id) == ["e", "j"]


def test_a_view_as_of_a_day_holds_what_had_begun_and_what_is_planned():
    entries = [
        event("past", "2021-05-24"),
        event("later", "2021-05-26"),
        event("perhaps", "[2021-05-24..2021-05-28]"),
        event("election", "2022-02-27", voice="planned"),
        event("undated"),
    ]
    assert list(view(*entries, as_of="2021-05-25").by_id) == ["past", "perhaps", "election", "undated"]


def test_an_end_that_came_after_the_day_still_says_that_it_lasted_until_then():
    entries = [event("left", "2021-05-26"), tenure("t", began="2020-09-25", ended_by="left")]
    for as_of in (None, "2021-05-25"):
        answer = holders(view(*entries, as_of=as_of), day("2021-05-25"), "president")[0]
        assert answer.status == "held"


def test_what_was_known_and_what_our_file_said_are_two_questions(tmp_path):
    """A report of 27 May, typed in on 30 May: public on the 27th, in our file only on the 30th."""
    address = str(tmp_path / "desk.sqlite")
    with closing(open_store(address, create=True)) as store:
        store.append("mali", asserting(*basics()), "ana", at="2021-05-25T08:00:00.000000Z")
        store.append("mali", asserting(event("e")), "ana", at="2021-05-30T08:00:00.000000Z")
        store.append("mali", [Change(Action.RETRACT, "event", "e")], "ana", at="2021-06-02T08:00:00.000000Z")
    at_27, at_30, now = (open_record(address, recorded=moment) for moment in ("2021-05-27", "2021-05-30", None))
    assert "e" not in at_27.held
    assert list(View(at_30, known=day("2021-05-27")).by_id) == ["e"]
    assert list(View(at_30, known=day("2021-05-26")).by_id) == []
    assert list(View(now, known=day("2021-05-27")).by_id) == []
    assert (at_30.recorded, at_30.head.seq) == ("2021-05-30", len(basics()) + 1)


# What later statements may not change

moments = st.integers(0, 10).map(lambda n: (day("2021-05-20") + timedelta(n)).isoformat())
voices = st.sampled_from(["asserted", "asserted", "hedged", "denied", "planned"])


def _said(index: int, source: str, draw: st.DataObject) -> list:
    told = sorted(draw.draw(st.lists(moments, min_size=3, max_size=3)))
    kept = draw.draw(st.sets(st.sampled_from(["began", "as_of", "ended"])))
    dates = {name: when for name, when in zip(("began", "as_of", "ended"), told, strict=True) if name in kept}
    voice, holder = draw.draw(voices), draw.draw(st.sampled_from(["goita", "ndaw"]))
    when, link = draw.draw(moments), draw.draw(st.sampled_from(["began_by", "ended_by", "note"]))
    happened = event(f"e{index}", when, voice=draw.draw(voices), from_=[source])
    return [
        happened,
        tenure(f"t{index}", holder, voice=voice, from_=[source], **dates, **{link: happened.id}),
        entry("stance", f"s{index}", actor=holder, target=happened.id, position="opposes", when=when, from_=[source]),
        entry("suspension", f"u{index}", target=holder, office="president", began=when, voice=voice, from_=[source]),
    ]


def _answers(seen: View) -> list[object]:
    on = day("2021-05-25")
    answers = [
        holders(seen, on),
        timeline(seen),
        list(statements(seen)),
        list(claims(seen)),
        stances(seen),
        matrix(seen),
    ]
    found = [finding for finding in check(seen) if finding.code != "undated-source"]
    return [*answers, found, difference(seen, day("2021-05-24"))]


@given(st.data())
def test_a_statement_published_later_never_changes_an_answer_as_known_earlier(data):
    early = [one for n in range(data.draw(st.integers(1, 3))) for one in _said(n, "report", data)]
    late = [one for n in range(5, 5 + data.draw(st.integers(1, 3))) for one in _said(n, "ruling", data)]
    known = data.draw(st.sampled_from(["2021-05-26", "2021-05-27"]))
    before = view(*early, known=known)
    after = view(court(), *early, *late, known=known)
    assert _answers(after) == _answers(before)


def test_an_event_that_was_not_public_is_not_named_as_what_ended_a_tenure():
    entries = [court(), event("coup", "2021-05-24", from_=["ruling"]), tenure("t", as_of="2021-05-20", ended_by="coup")]
    early = holders(view(*entries, known="2021-05-27"), day("2021-05-20"), "president")[0].holders[0]
    assert (early.ended_by, early.until, early.ends) == (None, None, ())
    late = holders(view(*entries, known="2021-05-28"), day("2021-05-20"), "president")[0].holders[0]
    assert (late.ended_by, late.until) == ("coup", "2021-05-24")


# Timeline


def order(*events) -> list[str]:
    return [one.id for one in timeline(view(*events))]


def test_the_timeline_is_in_order_of_time_and_what_nothing_places_comes_last():
    events = [event("z"), event("c", "2021-05-26"), event("a", "[..2021-05-24]"), event("b", "2021-05-25"), event("y")]
    assert order(*events) == ["a", "b", "c", "y", "z"]


def test_an_undated_event_stands_beside_those_that_it_is_tied_to():
    events = [
        event("c", "2021-05-26"),
        event("b", "2021-05-24"),
        event("x", after=["b"]),
        event("a", before=["b"]),
        event("y", after=["x"]),
        event("nowhere"),
    ]
    assert order(*events) == ["a", "b", "x", "y", "c", "nowhere"]


def test_a_chain_of_undated_events_before_a_dated_one_keeps_its_order():
    events = [event("d", "2021-05-24"), event("c", before=["d"]), event("b", before=["c"]), event("a", before=["b"])]
    assert order(*events) == ["a", "b", "c", "d"]


def test_an_event_that_a_later_one_names_is_placed_by_it():
    events = [event("b", "2021-05-24", after=["z"]), event("z"), event("a", "2021-05-20")]
    assert order(*events) == ["a", "z", "b"]


def test_events_of_one_day_are_ordered_by_what_is_recorded_of_their_order():
    events = [event("a", "2021-05-24", after=["b"]), event("b", "2021-05-24", after=["c"]), event("c", "2021-05-24")]
    assert order(*events) == ["c", "b", "a"]


def test_ties_that_run_in_a_circle_and_long_chains_do_no_harm():
    assert set(order(event("a", after=["b"]), event("b", after=["a"]), event("c", "2021", after=["c"]))) == set("abc")
    chain = [event("e0", "2021-05-24"), *(event(f"e{n}", after=[f"e{n - 1}"]) for n in range(1, 1_500))]
    assert order(*reversed(chain)) == [one.id for one in chain]


def test_statements_about_one_happening_are_one_entry_with_every_date_that_is_told():
    events = [event("a", "2021-05-26"), event("b", "2021-05-24", same_as=["a"]), event("c", "2021-05-25")]
    entries = timeline(view(*events))
    assert [one.id for one in entries] == ["c", "a"]
    assert [telling.when for telling in entries[1].tellings] == ["2021-05-26", "2021-05-24"]
    assert entries[1].dates_conflict
    assert "date-conflict" in codes(check(view(*events)))


# Stances


def test_the_latest_word_of_an_actor_on_a_matter_comes_first():
    def stance(id: str, position: str, **fields: object):
        return entry("stance", id, actor="army", target="issue", position=position, from_=["report"], **fields)

    entries = [
        entry("issue", "issue", name="The return", rank=1),
        stance("undated", "reserves"),
        stance("early", "supports", when="2021-05-24"),
        stance("late", "opposes", when="2021-05-26"),
    ]
    seen = view(*entries)
    assert matrix(seen).cells == {"army": {"issue": ("late", "early", "undated")}}
    assert [one.statement for one in stances(view(*entries, as_of="2021-05-25"))] == ["early", "undated"]
    assert stances(seen, actor="goita") == []


# Listing


def test_who_speaks_is_the_speaker_or_else_the_publisher():
    source = entry("source", "letter", title="A letter", publisher_actor="court", published="2021-05-27")
    rows = {
        one.id: one.speaker
        for one in statements(
            view(source, event("a", from_=["letter"]), event("b", voice="attributed", speaker="cisse"), event("c"))
        )
    }
    assert rows == {"a": "court", "b": "cisse", "c": None}


def test_claims_are_what_somebody_says():
    entries = [
        entry("claim", "c", text="they were free", from_=["report"]),
        event("a", voice="attributed", speaker="cisse"),
        event("e"),
    ]
    assert [one.id for one in claims(view(*entries))] == ["c", "a"]
    assert [one.id for one in claims(view(*entries), "cisse")] == ["a"]


def test_a_row_says_when_something_was_so_and_what_is_doubtful_about_it():
    one = tenure("t", began="2021-05-24~", ended="2021-05-28?", year="inferred")
    row = next(statements(view(one)))
    assert row.valid.text == "2021-05-24~/2021-05-28?"
    assert (row.valid.begin.earliest, row.valid.begin.latest) == ("2021-05-23", "2021-05-25")
    assert (row.valid.approximate, row.valid.uncertain, row.valid.year_inferred) == (True, True, True)
    assert next(statements(view(tenure("t", as_of="2021-05")))).valid.begin.latest == "2021-05-31"


# Differences


def test_what_changed_between_two_days_is_what_became_public_and_what_it_moved():
    entries = [
        court(),
        tenure("seen", as_of="2021-05-24"),
        tenure("ruled", ended="2021-05-24", from_=["ruling"]),
        event("e", from_=["report@0-17", "ruling#1"]),
        event("f"),
    ]
    found = difference(view(*entries, as_of="2021-05-26", known="2021-06-02"), day("2021-05-27"))
    assert [one.id for one in found.new] == ["ruled"]
    assert [one.id for one in found.more_support] == ["e"]
    assert [(one.office, one.before.status, one.after.status) for one in found.offices] == [
        ("president", "unknown", "vacant")
    ]
    assert (found.earlier, found.later) == (day("2021-05-27"), day("2021-06-02"))


def test_a_suspension_that_became_known_is_a_change_of_the_office():
    stripped = entry("suspension", "s", target="ndaw", office="president", began="2021-05-25", from_=["ruling"])
    entries = [court(), tenure("t", began="2020-09-25", ended="2021-05-28"), stripped]
    found = difference(view(*entries, as_of="2021-05-26", known="2021-06-02"), day("2021-05-27"))
    assert [one.office for one in found.offices] == ["president"]


def test_nothing_changed_where_nothing_became_public():
    found = difference(view(event("e"), as_of="2021-05-26", known="2021-06-02"), day("2021-05-27"))
    assert (found.new, found.more_support, found.offices) == ((), (), ())


def test_a_record_finds_its_entries_by_id_and_kind():
    made = record(event("e"))
    assert made.get("e").id == "e"
    assert made.get("none") is None
    assert made.get(None) is None
    assert made.source("e") is None
    assert [one.id for one in made.statements()] == ["e"]
