"""Bad input: each fault is told in a sentence with its place, the value and the way out, and nothing is written."""

# ruff: noqa: E501  (sentences stand here as their readers see them)

from __future__ import annotations

import os
from pathlib import Path

import pytest
from making import ACTORS, HEAD, OFFICE, SHA, SOURCE, TEXT, codes, contents, folder, refusal

from juncture.record.canonical import digest
from juncture.record.checks import check
from juncture.record.folder import read_folder
from juncture.record.folding import fold_text
from juncture.record.listing import statements
from juncture.record.opening import import_folder
from juncture.record.problems import JunctureError, RecordError, SourceError
from juncture.record.texts import fit, read_text
from juncture.record.view import View

EVENT = '[[event]]\nid = "e"\nact = "resign"\nvoice = "asserted"\n'

TENURE = '[[tenure]]\nid = "t"\nholder = "goita"\noffice = "president"\nvoice = "asserted"\n'


def told(tmp_path: Path, events: str | bytes, **more: str) -> str:
    """What is said of a dossier with this file of events."""
    files = {"sources.toml": SOURCE, "actors.toml": ACTORS, "offices.toml": OFFICE, "record/events.toml": events}
    return refusal(folder(tmp_path / "mali", {**files, **more}))


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('[[event]]\nid = "e\n', 2, "this is not TOML"),
        ('[[event]]\nid = "e"\nid = "f"\n', 3, "this is not TOML"),
        ("[[event\n", 1, "this is not TOML"),
        ("\n\n= 3\n", 3, "this is not TOML"),
        ('[[event]]\nid = "e"\nwhen = 2021-02-30\n', 3, "this is not TOML"),
        ('[[event]]\nid = "e', 2, "this is not TOML"),
        ("[[event]]\nid = " + "[" * 30_000 + "]" * 30_000, None, "nested too deep"),
        ("[[event]]\nid = " + "9" * 5_000, None, "this is not TOML"),
    ],
)
def test_broken_toml_is_told_with_its_line(tmp_path: Path, text, line, reason):
    message = told(tmp_path, text)
    assert message.startswith("record/events.toml" + (f", line {line}: " if line else ""))
    assert reason in message


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (EVENT + 'actor = ["goita"]\n', "line 5, actor: an event has no field 'actor'; did you mean 'actors'?"),
        (EVENT + 'holder = "goita"\n', "line 5, holder: an event has no field 'holder'"),
        (
            '[[tenure]]\nid = "t"\nhodler = "goita"\nholder = "goita"\noffice = "president"\nvoice = "asserted"\n',
            "line 3, hodler: a tenure has no field 'hodler'; did you mean 'holder'?",
        ),
        (
            '[[instrument]]\nid = "law"\ntitle = "Law"\n[[instrument.provisions]]\nid = "p"\narticle = "1"\ngits = "x"\n',
            "an instrument has no field 'gits'; did you mean 'gist'?",
        ),
        ('[[evnt]]\nid = "e"\n', "line 1: there is no kind of entry 'evnt'; did you mean 'event'?"),
        ('[[page]]\nid = "p"\npath = "../x"\n', "line 1: there is no kind of entry 'page'"),
        ('["\\u001b[31mred"]\n', "there is no kind of entry '\\x1b[31mred'"),
        ("event = 3\n", "line 1: 3 is no event; write each event under a header [[event]] of its own."),
        ('x = 1\nevent = "e"\n', "line 2: 'e' is no event; write each event under a header [[event]] of its own."),
        (
            '[event]\nid = "e"\n',
            "line 1: {'id': 'e'} is no event; write each event under a header [[event]] of its own.",
        ),
        ("event = [1]\n", "[1] is no event; write each event under a header [[event]] of its own."),
    ],
)
def test_what_a_dossier_does_not_know_is_told_with_the_nearest_that_it_does(tmp_path: Path, text, sentence):
    message = told(tmp_path, text)
    assert "record/events.toml" in message
    assert sentence in message


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('when = "24 May"', "line 5, when: '24 May' is no date that can be read. Write a year 2021,"),
        ('when = "2021-13"', "line 5, when: '2021-13' is no date that can be read (there is no month 13)."),
        ("when = 3.5", "line 5, when: 3.5 is no date that can be read. Write a year 2021,"),
        ("when = true", "line 5, when: True is no date that can be read."),
        ("when = 20:15:00", "line 5, when: datetime.time(20, 15) is no date that can be read."),
        ("text = 3", "line 5, text: 3 cannot be read here: write a text."),
        ('text = ""', "line 5, text: '' cannot be read here: string should have at least 1 character."),
        ('actors = "goita"', "line 5, actors: 'goita' cannot be read here: write a list in brackets."),
        ('roles = "goita"', "line 5, roles: 'goita' cannot be read here: write a table."),
        ('actors = ["Assimi Goïta"]', "'Assimi Goïta' is no id; write lower-case letters, digits and single hyphens,"),
        ('where = ["Kati"]', "line 5, where: ['Kati'] cannot be read here: write a text."),
        ('type = "COERCE/arest"', "line 5, type: 'COERCE/arest' is no plover code; did you mean 'COERCE/arrest'?"),
        ('hedge = "maybe"', "line 5, hedge: 'maybe' is no hedge code"),
        ('year = "guessed"', "line 5, year: 'guessed' cannot be read here: input should be 'stated' or 'inferred'."),
        ('from = "report"', "line 5, from: 'report' cannot be read here: write a list in brackets."),
        ('from = ["Report@1"]', "'Report@1' names no passage. Write source@start-end"),
        ('from = ["report@9-3"]', "'report@9-3' ends at 3, which is not after its start 9."),
        ("from = [3]", "3 names no passage. Write source@start-end"),
        ('text = "' + "x" * 5_000 + '"\nwhere = 5', "line 6, where: 5 cannot be read here"),
    ],
)
def test_a_value_that_cannot_be_read_is_told_with_what_can(tmp_path: Path, line, sentence):
    message = told(tmp_path, EVENT + line + "\n")
    assert message.startswith("record/events.toml, line ")
    assert sentence in message


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[[event]]\nid = "e"\nact = "resign"\n', "line 1, voice: an event needs the field 'voice'."),
        (TENURE + 'began = "2021-05-26"\nended = "2021-05-24"\n', "ended '2021-05-24' lies before began '2021-05-26'; correct one"),
        (TENURE + 'as_of = "2021-05-26"\nended = "2021-05"\nbegan = "2022"\n', "as_of '2021-05-26' lies before began '2022'"),
        ('[[event]]\nid = "e"\nvoice = "asserted"\n', "an event needs a type (PLOVER, for instance COERCE/arrest) or an act"),
        ('[[event]]\nid = "e"\nact = "resign"\nvoice = "conditional"\n', "voice 'conditional' needs a condition"),
        ('[[event]]\nid = "e"\nact = "resign"\nvoice = "attributed"\n', "voice 'attributed' needs a speaker"),
        ('[[event]]\nid = "e"\nact = "resign"\nvoice = "asertd"\n', "line 4, voice: 'asertd' is no voice code; did you mean 'asserted'?"),
        ('[[actor]]\nid = "a"\nname = "A"\ntype = "person"\ncountry = "Mali"\n', "line 5, country: 'Mali' is no country code; write the three"),
        ('[[source]]\nid = "s"\ntitle = "S"\nsha256 = "abc"\n', "line 4, sha256: 'abc' is no SHA-256; write its 64 hexadecimal digits"),
        ('[[place]]\nid = "p"\nname = "P"\nlatitude = 91\n', "line 4, latitude: 91 cannot be read here: input should be less than or equal to 90."),
        ('[[place]]\nid = "p"\nname = "P"\nlatitude = nan\n', "line 4, latitude: nan cannot be read here"),
        ('[[office]]\nid = "o"\nname = "O"\nseats = -1\n', "line 4, seats: -1 cannot be read here"),
    ],
)  # fmt: skip
def test_an_entry_that_is_not_complete_or_not_possible_is_told(tmp_path: Path, text, sentence):
    assert sentence in told(tmp_path, text)


@pytest.mark.parametrize(
    "id",
    [
        "../../etc",
        "Mali",
        "a b",
        "a--b",
        "-a",
        "a-",
        "é",
        "a\u202eb",
        "",
        "a/b",
        "a#b",
        "a@1-2",
        "\x1b[31m",
        "x" * 121,
        "مالي",
    ],
)
def test_a_hostile_id_is_refused_and_shown_without_obeying_it(tmp_path: Path, id):
    message = told(tmp_path, f'[[event]]\nid = {_quoted(id)}\nact = "resign"\nvoice = "asserted"\n')
    assert message.startswith("record/events.toml, line 2, id: ")
    assert "\x1b" not in message
    assert "\u202e" not in message
    assert "is no id; write lower-case letters" in message or "at most 120" in message


def _quoted(text: str) -> str:
    return (
        '"'
        + "".join(c if c.isascii() and c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text)
        + '"'
    )


def test_every_fault_is_gathered_before_anything_is_refused(tmp_path: Path):
    message = told(
        tmp_path,
        EVENT + 'when = "May"\nactor = ["x"]\n',
        **{"actors.toml": "broken", "offices.toml": '[[ofice]]\nid = "o"\n'},
    )
    assert [line.split(":")[0] for line in message.splitlines()] == [
        "actors.toml, line 1",
        "offices.toml, line 1",
        "record/events.toml, line 5, when",
        "record/events.toml, line 6, actor",
    ]


def test_very_many_faults_are_counted_and_not_all_shown(tmp_path: Path):
    text = "".join(f'[[event]]\nid = "e{n}"\nact = "resign"\nvoice = "asserted"\nwhen = "May"\n' for n in range(50))
    assert told(tmp_path, text).splitlines()[-1] == "... and 30 more."


def test_a_long_value_is_cut_in_the_sentence(tmp_path: Path):
    message = told(tmp_path, EVENT + 'actors = "' + "x" * 100_000 + '"\n')
    assert len(message) < 400
    assert "xxx..." in message


# References


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('actors = ["goitta"]', "line 5, actors: event 'e' names 'goitta', but the dossier holds no such actor; did you mean 'goita'?"),
        ('speaker = "president"', "line 5, speaker: event 'e' names 'president', which is an office; an actor is wanted here."),
        ('offices = ["goita"]', "line 5, offices: event 'e' names 'goita', which is an actor; an office is wanted here."),
        ('roles = { mediator = ["nobody"] }', "line 5, roles: event 'e' names 'nobody', but the dossier holds no such actor"),
        ('part_of = "f"', "line 5, part_of: event 'e' names 'f', but the dossier holds no such event"),
        ('disputes = ["f"]', "line 5, disputes: event 'e' names 'f', but the dossier holds no such entry"),
        ('from = ["raport@0-5"]', "line 5, from: event 'e' cites 'raport@0-5', but the dossier holds no source 'raport'; did you mean 'report'?"),
        ('from = ["report@0-5000"]', f"line 5, from: event 'e' cites 'report@0-5000', but the text of 'report' has only {len(TEXT)} code points."),
    ],
)  # fmt: skip
def test_a_reference_that_leads_nowhere_is_told_with_what_is_wanted(tmp_path: Path, line, sentence):
    message = told(tmp_path, EVENT + line + "\n")
    assert message.startswith("record/events.toml, ")
    assert sentence in message


def test_a_provision_that_cites_a_missing_source_is_told(tmp_path: Path):
    law = '[[instrument]]\nid = "law"\ntitle = "L"\n\n[[instrument.provisions]]\nid = "p"\narticle = "1"\nfrom = ["x#1"]\n'
    assert "instrument 'law' cites 'x#1', but the dossier holds no source 'x'" in told(tmp_path, law)


def test_two_entries_with_one_id_are_told_with_both_places(tmp_path: Path):
    message = told(tmp_path, EVENT + "\n" + EVENT, **{"places.toml": '[[place]]\nid = "goita"\nname = "P"\n'})
    assert (
        "record/events.toml, line 7, id: two entries have the id 'e'; the other is an event in record/events.toml, line 2. "
        "Give one of them another id."
    ) in message
    assert (
        "places.toml, line 2, id: two entries have the id 'goita'; the other is an actor in actors.toml, line 3."
        in message
    )


# Files and folders


def test_a_folder_that_is_not_there_is_told_with_the_command_that_starts_one(tmp_path: Path):
    assert "'juncture new NAME' starts one" in refusal(tmp_path / "none")


def test_a_folder_without_a_dossier_file_is_no_dossier(tmp_path: Path):
    path = folder(tmp_path / "mali", {"record/dossier.toml": HEAD})
    (path / "dossier.toml").unlink()
    assert "holds no dossier.toml, so it is no dossier" in refusal(path)


@pytest.mark.parametrize("text", ["", "\n", "# only a remark\n", EVENT])
def test_a_dossier_needs_its_head(tmp_path: Path, text):
    message = refusal(folder(tmp_path / "mali", {"dossier.toml": text}))
    assert message == "dossier.toml: a dossier needs one [dossier] table with an id and a title."


def test_a_second_head_is_told_with_both_places(tmp_path: Path):
    path = folder(tmp_path / "mali", {"dossier.toml": HEAD + "\n" + HEAD.replace('"mali"', '"niger"')})
    assert "this is not TOML" in refusal(path)
    twice = HEAD.replace("[dossier]", "[[dossier]]")
    folder(path, {"dossier.toml": twice + "\n" + twice.replace('"mali"', '"niger"')})
    assert refusal(path) == (
        "dossier.toml, line 5: a dossier has one [dossier] table, and there is one in dossier.toml, line 1 already. "
        "Remove one of them."
    )
    folder(path, {"dossier.toml": HEAD, "x.toml": HEAD.replace('"mali"', '"niger"')})
    assert "x.toml, line 1: a dossier has one [dossier] table" in refusal(path)


def test_empty_files_are_nothing_amiss(tmp_path: Path):
    path = folder(tmp_path / "mali", {"actors.toml": "", "record/events.toml": "\n\n", "system.toml": ""})
    assert list(read_folder(path).statements()) == []


def test_a_directory_named_like_a_file_is_no_file(tmp_path: Path):
    path = folder(tmp_path / "mali", {"actors.toml/inside.txt": "x", "record/x.toml/y.toml": ACTORS})
    assert "goita" in read_folder(path).held


@pytest.mark.parametrize("name", ["actors.toml", "system.toml", "dossier.toml", "record/x.toml"])
def test_a_file_that_is_not_utf8_is_told_with_the_byte(tmp_path: Path, name):
    message = refusal(folder(tmp_path / "mali", {name: "# Goïta\n".encode("latin-1")}))
    assert f"{name}: the file is not UTF-8 (byte 4 cannot be read); save it as UTF-8." in message


def test_links_that_run_in_a_circle_end_in_a_sentence(tmp_path: Path):
    path = folder(tmp_path / "mali", {"record/events.toml": ""})
    (path / "record" / "loop").symlink_to(path / "record")
    assert read_folder(path).meta.id == "mali"
    (path / "actors.toml").symlink_to(path / "offices.toml")
    (path / "offices.toml").symlink_to(path / "actors.toml")
    message = refusal(path)
    assert "actors.toml: the file cannot be read: " in message
    assert "offices.toml: the file cannot be read: " in message


def test_a_link_to_nothing_is_not_passed_over(tmp_path: Path):
    path = folder(tmp_path / "mali", {})
    (path / "actors.toml").symlink_to(path / "gone.toml")
    assert refusal(path) == "actors.toml: the file cannot be read: No such file or directory."


def test_nothing_is_written_where_a_folder_is_refused(tmp_path: Path):
    path = folder(tmp_path / "mali", {"actors.toml": "broken"})
    before = contents(tmp_path)
    with pytest.raises(RecordError):
        import_folder(path, str(tmp_path / "desk.sqlite"), author="ana")
    assert contents(tmp_path) == before
    good = folder(tmp_path / "good", {})
    import_folder(good, str(tmp_path / "desk.sqlite"), author="ana")
    stored = (tmp_path / "desk.sqlite").read_bytes()
    with pytest.raises(RecordError):
        import_folder(path, str(tmp_path / "desk.sqlite"), author="ana")
    assert (tmp_path / "desk.sqlite").read_bytes() == stored


def test_a_dossier_of_another_name_is_not_put_under_this_one(tmp_path: Path):
    with pytest.raises(JunctureError, match="the folder holds the dossier 'mali', not 'niger'"):
        import_folder(folder(tmp_path / "mali", {}), f"{tmp_path}/desk.sqlite#niger", author="ana")
    assert not (tmp_path / "desk.sqlite").exists()


# Names and texts


NAMES = [
    "آسيمي غويتا",
    "阿西米·戈伊塔",
    "Ассими Гойта",
    "Assimi \u202eatïoG",
    "שלום",
    "e\u0301\u0301",
    "<script>alert(1)</script>",
    "=1+1",
    "\x1b[31mred",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_in_any_script_and_direction_are_kept_as_they_are(tmp_path: Path, name):
    actor = f'[[actor]]\nid = "a"\nname = {_quoted(name)}\ntype = "person"\n'
    path = folder(tmp_path / "mali", {"actors.toml": actor})
    assert read_folder(path)["a"].name == name  # type: ignore[attr-defined]
    import_folder(path, str(tmp_path / "desk.sqlite"), author=name)


def _dossier(tmp_path: Path, copy: str | bytes) -> View:
    event = EVENT + 'from = ["report@0-17"]\n'
    files = {"sources.toml": SOURCE, "record/events.toml": event, "sources/report.txt": copy}
    return View(read_folder(folder(tmp_path / "mali", files)))


def test_a_changed_text_is_a_finding_and_its_words_are_not_quoted(tmp_path: Path):
    view = _dossier(tmp_path, TEXT.replace("24 May", "25 May"))
    finding = next(one for one in check(view) if one.code == "orphaned-passage")
    assert finding.entries == ("e",)
    assert "The text at hand of 'report' has changed" in finding.message
    citation = next(statements(view)).passages[0]
    assert (citation.orphan, citation.exact) == (True, None)


def test_the_right_text_is_quoted_and_no_finding(tmp_path: Path):
    view = _dossier(tmp_path, TEXT)
    assert "orphaned-passage" not in codes(check(view))
    assert next(statements(view)).passages[0].exact == "Officers arrested"


def test_a_passage_beyond_a_text_whose_length_was_never_recorded_is_an_orphan(tmp_path: Path):
    event = EVENT + 'from = ["report@0-170000"]\n'
    source = '[[source]]\nid = "report"\ntitle = "A report"\n'
    files = {"sources.toml": source, "record/events.toml": event, "sources/report.txt": TEXT}
    view = View(read_folder(folder(tmp_path / "mali", files)))
    citation = next(statements(view)).passages[0]
    assert (citation.orphan, citation.exact) == (True, None)
    assert "orphaned-passage" in codes(check(view))


def test_a_wrong_text_is_refused_with_the_reason(tmp_path: Path):

    source = read_folder(folder(tmp_path / "mali", {"sources.toml": SOURCE})).source("report")
    assert source is not None
    with pytest.raises(SourceError) as caught:
        fit("Quite another text", source)
    assert "another text than the one 'report' was recorded from" in str(caught.value)
    assert f"it has 18 code points, sha256 {digest('Quite another text')[:12]}..." in str(caught.value)
    assert f"the record has {len(TEXT)} code points, sha256 {SHA[:12]}..." in str(caught.value)
    marked = source.model_copy(update={"fingerprint": digest(fold_text(TEXT))})
    with pytest.raises(SourceError, match="has the same words, but its quotation marks, dashes or spaces differ"):
        fit(TEXT.replace("’", "'"), marked)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"a\x00b", "is no text (it holds zero bytes); attach the document's plain text."),
        ("Goïta".encode("latin-1"), "is not UTF-8 (byte 2 cannot be read); save it as UTF-8."),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content, sentence):
    (tmp_path / "x.txt").write_bytes(content)
    with pytest.raises(SourceError) as caught:
        read_text(tmp_path / "x.txt")
    assert sentence in str(caught.value)


@pytest.mark.parametrize("name", ["none.txt", ".", "x" * 300])
def test_a_text_that_cannot_be_read_is_a_sentence(tmp_path: Path, name):
    with pytest.raises(SourceError, match="cannot be read: "):
        read_text(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_no_file_of_the_dossier_and_is_not_waited_for(tmp_path: Path):
    path = folder(tmp_path / "mali", {})
    os.mkfifo(path / "actors.toml")
    assert refusal(path) == "actors.toml: this is no ordinary file; the dossier's files are texts."
