"""Attaching a text: the user's copy is checked, and a passage is found in it by its words."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from making import SOURCE, TEXT, contents, folder

from juncture.record.attaching import attach, find_passages
from juncture.record.opening import import_folder, open_record
from juncture.record.problems import JunctureError, SourceError


@pytest.fixture(params=["folder", "store"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A dossier with one source whose text is not at hand, in a folder and in a store."""
    place = folder(tmp_path / "mali", {"sources.toml": SOURCE})
    if request.param == "folder":
        return str(place)
    import_folder(place, str(tmp_path / "desk.sqlite"), author="ana")
    return str(tmp_path / "desk.sqlite")


def copy(tmp_path: Path, text: str, name: str = "report.txt") -> Path:
    file = tmp_path / name
    file.write_bytes(text.encode())
    return file


def test_a_copy_is_attached_in_the_form_that_positions_count_in(address: str, tmp_path: Path):
    theirs = "\ufeff" + unicodedata.normalize("NFD", TEXT).replace("\n", "\r\n")
    made = attach(address, copy(tmp_path, theirs), None, {}, "ana")
    assert (made.source.id, made.new, made.length) == ("report", False, len(TEXT))
    assert open_record(address).texts == {"report": TEXT}


def test_a_copy_with_other_quotes_spaces_and_accents_is_set_in_the_recorded_places(tmp_path: Path):
    recorded = "President N’Daw –  himself a retired officer –\n\nwas held. Keïta had left."
    theirs = "President N'Daw - himself a retired officer - was held.\nKeita had left."
    place = folder(tmp_path / "mali", {})
    attach(str(place), copy(tmp_path, recorded), None, {"title": "A report"}, "ana")
    start = recorded.index("was held")
    (passage, _), *_ = find_passages(open_record(str(place)), "report", "was held")
    (place / "sources" / "report.txt").write_text(theirs, encoding="utf-8")
    record = open_record(str(place))
    assert (passage.start, passage.end) == (start, start + len("was held"))
    assert record.texts["report"][start : start + 8] == "was held"
    assert next(find_passages(record, "report", "N’Daw"))[0].start == recorded.index("N’Daw")
    (place / "sources" / "report.txt").write_text(theirs.replace("held", "freed"), encoding="utf-8")
    with pytest.raises(SourceError, match="not the one that was recorded"):
        list(find_passages(open_record(str(place)), "report", "was"))


def test_another_text_is_refused_with_the_reason_and_nothing_is_kept(address: str, tmp_path: Path):
    other = copy(tmp_path, TEXT.replace("24 May", "25 May"))
    before = contents(tmp_path / "mali")
    with pytest.raises(SourceError, match="another text than the one 'report' was recorded from"):
        attach(address, other, None, {}, "ana")
    assert open_record(address).texts == {}
    assert contents(tmp_path / "mali") == before


def test_a_new_source_is_added_with_what_identifies_its_text(address: str, tmp_path: Path):
    made = attach(address, copy(tmp_path, TEXT, "A Letter (1).txt"), None, {"title": "A letter"}, "ana")
    assert (made.source.id, made.new, made.source.length) == ("a-letter-1", True, len(TEXT))
    record = open_record(address)
    assert record.source("a-letter-1") == made.source
    assert record.texts["a-letter-1"] == TEXT


@pytest.mark.parametrize("into_store", [False, True])
def test_a_source_recorded_without_a_text_is_measured_by_the_first_one_attached(into_store: bool, tmp_path: Path):
    remark = '# heard on the radio\n[[source]]\nid = "radio"   # no text yet\ntitle = "A broadcast"\n'
    place = folder(tmp_path / "mali", {"sources.toml": remark})
    address = str(place)
    if into_store:
        address = str(tmp_path / "desk.sqlite")
        import_folder(place, address, author="ana")
    attach(address, copy(tmp_path, TEXT, "radio.txt"), None, {}, "ana")
    source = open_record(address).source("radio")
    assert source is not None
    assert source.length == len(TEXT)
    if not into_store:
        assert "# no text yet" in (place / "sources.toml").read_text()
    with pytest.raises(SourceError, match="another text"):
        attach(address, copy(tmp_path, TEXT + " More.", "radio.txt"), None, {}, "ana")


@pytest.mark.parametrize(
    ("name", "id", "given", "sentence"),
    [
        (
            "raport.txt",
            None,
            {},
            "the dossier has no source 'raport'; did you mean 'report'? A new source needs a --title.",
        ),
        ("x.txt", "mali", {}, "'mali' is already the id of a dossier; give the source another with --id."),
        ("x.txt", "../../evil", {"title": "Evil"}, "'../../evil' is no id; write lower-case letters"),
        ("مالي.txt", None, {"title": "Mali"}, "'' is no id; write lower-case letters"),
        ("x.txt", None, {"title": "X", "published": "May"}, "published: 'May' is no date that can be read"),
    ],
)
def test_what_cannot_be_attached_is_told_and_nothing_is_kept(address: str, tmp_path: Path, name, id, given, sentence):
    file = copy(tmp_path, TEXT, name)
    before = contents(tmp_path / "mali")
    with pytest.raises(JunctureError) as caught:
        attach(address, file, id, given, "ana")
    assert sentence in str(caught.value)
    assert contents(tmp_path / "mali") == before
    assert open_record(address).texts == {}


def test_a_passage_is_found_by_its_words_however_they_are_typed(address: str, tmp_path: Path):
    attach(address, copy(tmp_path, TEXT), None, {}, "ana")
    record = open_record(address)
    found = [str(passage) for passage, _ in find_passages(record, "report", "President Bah N'Daw")]
    start = TEXT.index("President")
    assert found == [f"report@{start}-{start + len('President Bah N’Daw')}"]
    assert len(list(find_passages(record, "report", "He resigned on 26 May"))) == 2


@pytest.mark.parametrize("words", ["on 25 May", "", "  "])
def test_words_that_do_not_stand_there_are_told(address: str, tmp_path: Path, words: str):
    attach(address, copy(tmp_path, TEXT), None, {}, "ana")
    with pytest.raises(SourceError, match="does not stand in 'report'"):
        list(find_passages(open_record(address), "report", words))


def test_a_source_without_its_text_or_with_another_is_told(address: str):
    record = open_record(address)
    with pytest.raises(SourceError, match="the text of 'report' is not at hand; 'juncture source add' attaches"):
        list(find_passages(record, "report", "Officers"))
    with pytest.raises(SourceError, match="no source 'raport'; did you mean 'report'"):
        list(find_passages(record, "raport", "Officers"))
