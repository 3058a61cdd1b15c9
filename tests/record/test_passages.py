"""Passages: folding keeps every place, and a quotation is found exactly, after folding, or not at all."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juncture.record.folding import fold, fold_text
from juncture.record.passage import ACCEPTED, Passage, PassageError, Quotation, Resolution, occurrences, quote, resolve

TEXT = (
    "On 24 May, officers arrested Bah N’Daw – the “interim” president – and his prime minister.\n\n"
    "Colonel Assimi Goïta said that he had stripped both of their powers. He would not go.\n"
    "They resigned on 26 May. It is a coup. ECOWAS agreed: it is a coup. He would not go.\n"
)

awkward = st.text(
    st.sampled_from(list("aé e\u0301’'“\"–-…ﬁ\u00ad\u200b\ufeff \n\t\u00a0½ßΑ阿م")) | st.characters(codec="utf-8")
)


@given(awkward)
def test_every_folded_character_maps_back_to_what_it_came_from(text):
    folded = fold(text)
    assert len(folded.places) == len(folded.text)
    assert folded.places == sorted(folded.places)
    for number, character in enumerate(folded.text):
        assert character in fold(text[folded.places[number]]).text


@given(awkward, st.data())
def test_a_folded_span_leads_to_an_original_span_that_folds_to_it(text, data):
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.original_span(start, end)
    assert 0 <= first < last <= len(text)
    assert folded.text[start:end].strip() in fold(text[first:last]).text


@given(awkward)
def test_folding_a_whole_book_gives_the_same_text_as_folding_with_places(text):
    assert fold_text(text) == fold(text).text.strip()


@given(awkward)
def test_folding_is_done_once(text):
    assert fold_text(fold_text(text)) == fold_text(text)


@given(st.data())
def test_a_quotation_is_found_at_its_place_in_its_own_text(data):
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    found = resolve(quote(TEXT, start, end), TEXT, start)
    assert (found.how, found.start, found.end) == (Resolution.EXACT, start, end)


def _sentence(words: str) -> Quotation:
    start = TEXT.index(words)
    return quote(TEXT, start, start + len(words))


NDAW = _sentence("arrested Bah N’Daw – the “interim” president")


@pytest.mark.parametrize(
    "copy",
    [
        unicodedata.normalize("NFD", TEXT),
        TEXT.replace("’", "'").replace("“", '"').replace("”", '"').replace("–", "-"),
        TEXT.replace("\n", "\r\n"),
        TEXT.replace(" ", "\n").replace("\n\n", "\n \n"),
        TEXT.replace("ï", "i"),
        TEXT.replace("arrested", "arr\u00adested").replace("president", "presi\u200bdent"),
        "\ufeff" + TEXT,
        "A note of the editor. " + TEXT,
    ],
    ids=["NFD", "straight quotes", "CRLF", "re-wrapped", "no accents", "soft hyphens", "byte-order mark", "moved"],
)
def test_a_copy_with_other_characters_for_the_same_words_is_found(copy):
    found = resolve(NDAW, copy, TEXT.index("arrested"))
    assert found.how in (Resolution.MOVED, Resolution.FOLDED, Resolution.EXACT)
    assert fold_text(copy[found.start : found.end]) == fold_text(NDAW.exact)


@pytest.mark.parametrize(
    ("words", "copy"),
    [
        ("They resigned on 26 May.", TEXT.replace("26 May", "24 May")),
        ("On 24 May, officers arrested", TEXT.replace("24 May", "25 May")),
        ("resigned on 2", TEXT),
        ("4 May, officers", "On 14 May, officers"),
        ("on 26", "They resigned on 261 days"),
    ],
)
def test_a_changed_date_is_flagged_and_never_matched_by_likeness(words, copy):
    quotation = _sentence(words) if words in TEXT and copy != TEXT else Quotation(words)
    assert resolve(quotation, copy).how is Resolution.ORPHAN


def test_a_number_that_has_grown_in_place_is_no_longer_the_quotation():
    before, after = "He left on May 2.", "He left on May 26."
    assert resolve(quote(before, 0, 16), before, 0).how is Resolution.EXACT
    assert resolve(quote(before, 0, 16), after, 0).how is Resolution.ORPHAN
    assert resolve(quote(before, 0, 16), after.replace("He", "“He”"), 0).how is Resolution.ORPHAN


def test_a_removed_sentence_is_an_orphan():
    assert resolve(NDAW, TEXT.replace("Bah N’Daw", "the president")).how is Resolution.ORPHAN


def test_a_repeated_quotation_is_decided_by_the_words_around_it():
    second = TEXT.rindex("He would not go.")
    moved = "A preface. " + TEXT
    found = resolve(quote(TEXT, second, second + 16), moved, second)
    assert (found.how, found.start) == (Resolution.MOVED, second + len("A preface. "))
    straight = moved.replace("’", "'").replace("He would", "He  would")
    assert resolve(quote(TEXT, second, second + 16), straight, second).how is Resolution.FOLDED


def test_a_repeated_quotation_that_nothing_tells_apart_is_an_orphan():
    assert resolve(Quotation("it is a coup"), "it is a coup. it is a coup.").how is Resolution.ORPHAN
    same = "He went. He would not go. He went. He would not go. He went."
    assert resolve(Quotation("He would not go.", "He went. ", " He went."), same).how is Resolution.ORPHAN


@pytest.mark.parametrize("words", ["", " ", "\u200b"])
def test_nothing_is_not_found_anywhere(words):
    assert resolve(Quotation(words), TEXT.replace(" ", ""), 0).how is Resolution.ORPHAN


def test_occurrences_may_overlap():
    assert list(occurrences("aaa", "aa")) == [0, 1]
    assert list(occurrences("aaa", "")) == []


@pytest.mark.parametrize(
    "text", ["report", "report@3-9", "report#article 7", "report@3-9#art. 7", "report#p. 12 @ 3-9"]
)
def test_a_passage_is_written_as_it_is_read(text):
    assert str(Passage.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Report",
        "report@",
        "report@3",
        "report@3-",
        "report@-3-9",
        "report@9-3",
        "report@3-3",
        "re port",
        "report@३-९",
    ],
)
def test_what_names_no_passage_is_refused_with_the_value_and_the_way_out(text):
    with pytest.raises(PassageError) as caught:
        Passage.parse(text)
    assert repr(text) in str(caught.value)
    assert ACCEPTED in str(caught.value) or "not after its start" in str(caught.value)
