"""Search: what is found really holds the words, and it does not depend on where the dossier lies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from itertools import pairwise
from typing import Any

import pytest
import velmora
from hypothesis import given, settings
from hypothesis import strategies as st

from juncture import api
from juncture.record.canonical import digest
from juncture.record.folding import fold_text
from juncture.record.journal import Action, Change
from juncture.record.opening import record_of
from juncture.record.problems import JunctureError
from juncture.record.search import Found, parse, search_record, search_store
from juncture.record.search.tables import INDEX
from juncture.record.search.units import MOST_WORDS, passage_units
from juncture.record.search.words import joined, words
from juncture.record.store import open_store
from juncture.record.store.sql import SqlStore

A, S = Action.ASSERT, Action.SUPERSEDE
MALI = [
    Change(A, "dossier", "mali", '{"entry":{"id":"mali","title":"Mali"}}'),
    velmora.entry(A, "actor", id="bah-ndaw", name="Bah N’Daw", type="person"),
]


def put(store: SqlStore, source: str, text: str, **fields: Any) -> None:
    known = store.find("mali", ids=[source])
    action = S if known else A
    store.append("mali", [velmora.entry(action, "source", id=source, title=source, **fields)], "ana")
    store.put_text("mali", source, text)


def claim(store: SqlStore, id: str, text: str, *passages: str, action: Action = A) -> None:
    store.append("mali", [velmora.entry(action, "claim", id=id, text=text, voice="asserted", from_=[*passages])], "ana")


def ask(store: SqlStore, words: str, **narrowed: Any) -> Found:
    """What a store finds, which must be what is found in its record."""
    query = parse(words)
    found = search_store(store, "mali", query, **narrowed)
    assert found == search_record(record_of(store, "mali"), query, **narrowed)
    return found


def names(found: Found) -> list[str]:
    return [one.passage or str(one.id) for one in found.hits]


@pytest.fixture
def mali(store: SqlStore) -> SqlStore:
    store.append("mali", MALI, "ana", title="Mali")
    put(
        store,
        "report",
        "Officers arrested Bah N’Daw at Kati.\n\nL’Union africaine “strongly” condemned the arrest of Ndaw.",
    )
    put(store, "letter", "He resigned.\nThe vice-president, Colonel Goïta, took over; Mali's court agreed.")
    claim(store, "arrest", "the officers arrested N'Daw", "report@0-24")
    claim(store, "condemnation", "the African Union condemned it", "report@38-96")
    claim(store, "whole", "the letter says so", "letter")
    return store


# What is found


@pytest.mark.parametrize("spelt", ["N'Daw", "N’Daw", "Ndaw", "ndaw", "NDAW", "n'daw", "N‘Daw"])
def test_a_name_is_found_however_its_apostrophe_is_written(mali: SqlStore, spelt: str):
    assert set(names(ask(mali, spelt))) == {"report@0-36", "report@38-96", "arrest"}


@pytest.mark.parametrize(
    ("words", "passages"),
    [
        ("goita", ["letter@0-79"]),
        ("GOÏTA", ["letter@0-79"]),
        ("daw", ["report@0-36"]),
        ("union africaine", ["report@38-96"]),
        ("l'union", ["report@38-96"]),
        ("mali", ["letter@0-79"]),
        ("vice-president", ["letter@0-79"]),
        ('"vice president colonel"', ["letter@0-79"]),
        ('"president vice"', []),
        ("“he resigned”", ["letter@0-79"]),
        ("«bah ndaw»", ["report@0-36"]),
        ("arrest", ["report@38-96"]),
        ("arrest*", ["report@0-36", "report@38-96"]),
        ("arrest* -condemned", ["report@0-36"]),
        ('arrest* -"union africaine"', ["report@0-36"]),
        ('"bah n\'d"*', ["report@0-36"]),
        ("resigned -goi*", []),
        ("strongly", ["report@38-96"]),
    ],
)
def test_words_phrases_beginnings_and_what_is_not_to_be_there(mali: SqlStore, words: str, passages: list[str]):
    assert names(ask(mali, words, kinds=["passage"])) == passages


def test_a_hit_shows_its_words_its_place_and_what_rests_on_it(mali: SqlStore):
    (hit,) = ask(mali, '"bah ndaw" officers', kinds=["passage"]).hits
    assert (hit.passage, hit.text) == ("report@0-36", "Officers arrested Bah N’Daw at Kati.")
    assert [hit.text[start:end] for start, end in hit.highlights] == ["Officers", "Bah N’Daw"]
    assert hit.after.startswith("\n\nL’Union africaine")
    assert hit.passages[0].exact == hit.text
    assert [(one.id, one.text) for one in hit.statements] == [("arrest", "the officers arrested N'Daw")]
    (said,) = ask(mali, "officers", kinds=["claim"]).hits
    assert (said.id, said.passages[0].source, said.passages[0].exact) == (
        "arrest",
        "report",
        "Officers arrested Bah N’",
    )


def test_a_source_narrows_to_its_text_and_to_what_rests_on_it(mali: SqlStore):
    assert set(names(ask(mali, "condemn* union", source="report"))) == {"report@38-96", "condemnation"}
    assert names(ask(mali, "the letter", source="letter")) == ["whole"]
    assert names(ask(mali, "condemn*", source="letter")) == []


def test_the_better_hit_comes_first_and_pages_follow_one_another(mali: SqlStore):
    for n in range(7):
        claim(mali, f"tide-{n}", "the tide " + "and the tide " * (n % 3) + "was low " * n)
    whole = ask(mali, "tide", limit=100)
    assert whole.total == 7
    pages = [name for offset in range(0, 7, 2) for name in names(ask(mali, "tide", limit=2, offset=offset))]
    assert pages == names(whole)
    assert names(whole)[0] == "tide-2"


def test_a_text_that_is_not_the_recorded_one_is_not_searched(mali: SqlStore):
    assert ask(mali, "harbour").total == 0
    put(mali, "notice", "The harbour is closed.", sha256=digest("another text"))
    found = ask(mali, "harbour")
    assert (found.total, found.sources, found.searched) == (0, 3, 2)
    store_again = velmora.entry(S, "source", id="notice", title="notice", sha256=digest("The harbour is closed."))
    mali.append("mali", [store_again], "ana")
    assert names(ask(mali, "harbour")) == ["notice@0-22"]


def test_the_index_follows_what_is_corrected_retracted_and_attached(mali: SqlStore):
    assert names(ask(mali, "bamako")) == []
    claim(mali, "arrest", "they were taken to Bamako", action=S)
    assert names(ask(mali, "bamako")) == ["arrest"]
    assert names(ask(mali, "officers", kinds=["claim"])) == []
    put(mali, "report", "Nothing happened in Bamako.")
    assert set(names(ask(mali, "bamako"))) == {"arrest", "report@0-27"}
    mali.append("mali", [Change(Action.RETRACT, "claim", id) for id in ("arrest", "condemnation")], "ana")
    mali.append("mali", [Change(Action.RETRACT, "source", "report")], "ana")
    assert names(ask(mali, "bamako")) == []
    mali.append("mali", [velmora.entry(Action.PROPOSE, "claim", id="p", text="Bamako", voice="hedged")], "ana")
    assert names(ask(mali, "bamako")) == []
    mali.append("mali", [Change(Action.ACCEPT, "claim", "p")], "ana")
    assert names(ask(mali, "bamako")) == ["p"]


def test_dossiers_of_one_store_are_searched_apart(mali: SqlStore):
    velmora.fill(mali)
    assert [one.id for one in search_store(mali, "velmora", parse("tide")).hits] == ["rumour"]
    assert names(ask(mali, "tide")) == []
    assert mali.verify("velmora").whole
    assert mali.verify("mali").whole


def test_an_index_of_another_release_or_another_journal_is_made_anew(mali: SqlStore):
    ask(mali, "ndaw")
    with mali.writing() as connection:
        connection.exec_driver_sql("update about set value = '99' where key = 'search'")
        connection.exec_driver_sql("update search_unit set split = 'nothing'")
    assert ask(mali, "ndaw").total == 3
    with mali.writing() as connection:
        connection.exec_driver_sql("update search_state set hash = 'x'")
        connection.exec_driver_sql("delete from search_unit")
    assert ask(mali, "ndaw").total == 3
    with mali.reading() as connection:
        assert INDEX.held(connection) == INDEX.version


def test_a_long_journal_is_taken_in_step_by_step(mali: SqlStore, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("juncture.record.search.upkeep.STEP", 2)
    assert ask(mali, "ndaw").total == 3
    for n in range(5):
        claim(mali, f"c{n}", f"the tide {n}")
    assert ask(mali, "tide").total == 5


def test_where_no_index_can_be_written_the_record_is_read(mali: SqlStore):
    with mali.snapshot():
        assert ask(mali, "ndaw").total == 3
    with mali.reading() as connection:
        assert INDEX.held(connection) is None


# Laws

VOCABULARY = ["N’Daw", "Ndaw", "n'daw", "l'Union", "L’union", "union", "Goïta", "goita", "Go", "Ba'ath", "Mali's",
              "mali", "arrest", "arrested", "vice-president", "2021", "x" * 70, "мир", "ß", "İ", "北京",
              "e\u0301t\u00e9"]  # fmt: skip
GAPS = [" ", " ", " ", "  ", ", ", ". ", "\n", "\n\n", " – ", "’", "\u00ad"]
phrases = st.lists(st.tuples(st.sampled_from(VOCABULARY), st.sampled_from(GAPS)), max_size=40).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)
asked = st.lists(
    st.tuples(
        st.sampled_from(["", "", "", "-"]),
        st.sampled_from(VOCABULARY)
        | st.lists(st.sampled_from(VOCABULARY), max_size=3).map(lambda w: f'"{" ".join(w)}"'),
        st.sampled_from(["", "", "*"]),
    ),
    min_size=1,
    max_size=3,
).map(lambda terms: " ".join("".join(term) for term in terms))


@pytest.fixture(scope="module")
def emptied(server: str) -> Iterator[Callable[[], SqlStore]]:
    """A PostgreSQL store that is emptied rather than made anew, which is quicker."""
    mark = "&" if "?" in server else "?"
    store = open_store(f"{server}{mark}schema=searches", create=True)

    def empty() -> SqlStore:
        with store.writing() as connection:
            connection.exec_driver_sql("truncate dossier, journal, standing, proposal, source_text")
        return store

    yield empty
    store.close()


def law(store: SqlStore, texts: list[str], said: list[str], queries: list[str]) -> None:
    store.append("mali", MALI, "ana", title="Mali")
    for number, text in enumerate(texts):
        put(store, f"s{number}", text or "none")
    for number, text in enumerate(said):
        claim(store, f"c{number}", text.strip() or "none", "s0@0-3")
    for typed in queries:
        try:
            query = parse(typed)
        except JunctureError:
            continue
        for hit in ask(store, typed, limit=500).hits:
            plain = re.sub(r"[\W_]", "", fold_text(hit.text).casefold())
            for term in query.terms:
                assert "".join(term.ways[0]) in plain
            assert hit.highlights
            assert all(0 <= start < end <= len(hit.text) for start, end in hit.highlights)


@given(
    st.lists(phrases, min_size=1, max_size=2), st.lists(phrases, max_size=3), st.lists(asked, min_size=1, max_size=6)
)
def test_every_hit_holds_the_words_and_the_index_agrees_with_the_record(texts, said, queries):
    with closing(open_store("sqlite://:memory:", create=True)) as store:
        law(store, texts, said, queries)


@pytest.mark.postgres
@settings(max_examples=25)
@given(
    st.lists(phrases, min_size=1, max_size=2), st.lists(phrases, max_size=3), st.lists(asked, min_size=1, max_size=6)
)
def test_so_it_is_in_postgresql(emptied, texts, said, queries):
    law(emptied(), texts, said, queries)


@given(st.text(max_size=60) | st.text(alphabet="ab'\"*-()&|!:<>\\^{}~ANDORNEAR \t\x00’“%;_", max_size=60))
def test_whatever_is_typed_is_searched_for_or_answered_in_a_sentence(typed: str):
    with closing(open_store("sqlite://:memory:", create=True)) as store, suppress(JunctureError):
        parse(typed)
        store.append("mali", MALI, "ana")
        put(store, "s", typed.encode("utf-8", "replace").decode() + " ab and more")
        ask(store, typed)


@pytest.mark.parametrize(
    "typed",
    ["a' OR 1=1 --", '""" a', "a AND", "NEAR(a b)", "a:b", "{split} : a", "^a", "a\x00b", "a & | ! b", "a <-> b",
     "(a", "ab:*", "\\a", "%a", "\ud800 a", "a" * 500, "a'b'c'd", "-a b", "* a", "a*b*", "'a'::tsquery"],
)  # fmt: skip
def test_the_signs_of_query_languages_are_only_signs(mali: SqlStore, typed: str):
    ask(mali, typed)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "'' names nothing to look for"),
        ("-coup", "'-coup' names nothing"),
        ('"" * - !!', "names nothing"),
        ("a " * 501, "has 1,002 characters; take 1,000"),
        (" ".join(f"w{n}" for n in range(33)), "has 33 terms; take 32"),
    ],
)
def test_a_search_for_nothing_or_too_much_says_so(typed: str, sentence: str):
    with pytest.raises(JunctureError, match=re.escape(sentence)):
        parse(typed)


@given(st.text(max_size=200) | phrases)
def test_words_are_letters_and_digits_in_their_places(text: str):
    split = words(text)
    for view in (split, joined(split)):
        assert all(word.text.isalnum() and word.text == word.text.casefold() for word in view)
        assert all(one.start <= two.start for one, two in pairwise(view))
        assert all(fold_text(text[word.start : word.end]) for word in view)


@given(st.text(alphabet="abN'`-_. \t\n\x1f7", max_size=60))
def test_plain_letters_are_read_as_any_others(text: str):
    def read(found: list[Any]) -> list[tuple[str, int, int, bool]]:
        return [(word.text, word.start, word.end, word.joins) for word in found]

    assert read(words(text)) == read(words(text + "\n–"))


def test_every_character_makes_words_of_letters_and_digits_alone():
    for code in range(0x110000):
        if not 0xD800 <= code < 0xE000:
            assert all(word.text.isalnum() for word in words(chr(code)))


@given(st.lists(phrases, max_size=8).map("".join))
def test_pieces_bear_every_word_of_a_text_once(text: str):
    units = list(passage_units("s", text))
    assert [word for unit in units for word in unit.split] == [word.text for word in words(text)]
    for unit in units:
        assert len(unit.split) <= MOST_WORDS
        assert [word.text for word in words(text[unit.start : unit.end])] == list(unit.split)


def test_a_very_long_paragraph_is_cut_at_ends_of_sentences():
    text = "The council met again and said nothing. " * 5_000
    units = list(passage_units("s", text))
    assert all(text[unit.start : unit.end].endswith(("nothing.", "nothing")) for unit in units[:20])
    assert len(units) < 900


# The Python interface


def test_a_folder_a_store_and_a_record_answer_alike(fresh: Callable[[], str], tmp_path: Any):
    from pathlib import Path

    from juncture.record.opening import import_folder

    address = fresh()
    import_folder(Path("examples/mali-2021"), address)
    for typed in ("ndaw resign*", '"vice president"', "ecowas -sanctions"):
        folder, store = api.search("examples/mali-2021", typed), api.search(address, typed)
        assert folder.hits == store.hits
        assert folder.total == store.total > 0
        assert store.version.startswith("journal ")
    for where in ("examples/mali-2021", address):
        with pytest.raises(JunctureError, match=r"no source 'crisis-group'; did you mean 'crisis-group-2021-0"):
            api.search(where, "coup", source="crisis-group")
        with pytest.raises(JunctureError, match=r"no kind 'evnt' to search for; did you mean 'event'"):
            api.search(where, "coup", kinds=["evnt"])


@pytest.mark.parametrize("typed", ["a*", "coup a*", "-a*", '"a"*'])
def test_a_single_letter_is_no_beginning_to_search_for(typed: str) -> None:
    with pytest.raises(JunctureError, match="two letters or more"):
        parse(typed)
