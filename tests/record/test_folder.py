"""The folder: what a person wrote comes back byte for byte, remarks included, whichever way it has gone."""

from __future__ import annotations

import json
import tomllib
import unicodedata
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import ACTORS, HEAD, OFFICE, SHA, SOURCE, TEXT, asserting, contents, entry, folder

from juncture.record.canonical import digest
from juncture.record.folder import layout, read_folder, write_folder
from juncture.record.folder.marks import marks
from juncture.record.folder.writing import entry_text, toml_value
from juncture.record.items import Page
from juncture.record.journal import Action, Change, Head, chain
from juncture.record.opening import export_folder, import_folder, open_record, verify_address
from juncture.record.problems import RecordError, StoreError
from juncture.record.record import Held, Record
from juncture.record.store import open_store

EVENT = """
[[event]]
id = "arrests"
act = "detain"
actors = ["goita"]
targets = ["ndaw"]
when = 2021-05-24
voice = "asserted"
from = ["report@0-47"]
"""

REMARKED = """# Events of May
# told by one report

# doubtful
[[event]]   # of 24 May
id = "arrests"  # see also the letter
act = "detain"
actors = [
    # the colonel
    "goita",
    "ndaw",  # he too?
]
# a date of our own
when = 2021-05-24
voice = "asserted"
note = \"\"\"
Two lines
  and "quotes" # no remark\"\"\"
from = ["report"]

# the second
[[event]]
id = "resignations"
act = "resign"
voice = "asserted"
from = ["report"]

# To do: the release
"""


def files(**more: str | bytes) -> dict[str, str | bytes]:
    return {"sources.toml": SOURCE, "actors.toml": ACTORS, "offices.toml": OFFICE, "record/events.toml": EVENT, **more}


@pytest.fixture
def mali(tmp_path: Path) -> Path:
    return folder(tmp_path / "mali", files())


def round_trip(source: Path, place: Path) -> Path:
    """A folder by way of a new store."""
    store = str(place / "desk.sqlite")
    import_folder(source, store, author="ana")
    export_folder(store, place / "out")
    return place / "out"


def test_folder_store_folder_is_stable_from_the_first_normalisation_on(mali: Path, tmp_path: Path):
    (mali / "record" / "events.toml").write_text(REMARKED, encoding="utf-8")
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    first = round_trip(mali, tmp_path / "1")
    second = round_trip(first, tmp_path / "2")
    assert contents(first) == contents(second)
    export_folder(str(first), tmp_path / "3")
    assert contents(tmp_path / "3") == contents(first)


def test_every_remark_survives_in_its_place_or_above_its_table(mali: Path, tmp_path: Path):
    (mali / "record" / "events.toml").write_text(REMARKED, encoding="utf-8")
    text = (round_trip(mali, tmp_path) / "record" / "events.toml").read_text(encoding="utf-8")
    assert text.startswith("# Events of May\n# told by one report\n\n# doubtful\n")
    assert text.endswith('from = ["report"]\n\n# To do: the release\n')
    above, _, rest = text.partition("[[event]]")
    for remark in ("of 24 May", "# id: see also the letter", "the colonel", "he too?", "# a date of our own"):
        assert remark in above, remark
    assert "# the second\n[[event]]" in rest
    assert '  and "quotes" # no remark' in rest


def test_a_remark_that_is_taken_out_is_gone_after_the_next_import(mali: Path, tmp_path: Path):
    file = mali / "record" / "events.toml"
    file.write_text(REMARKED, encoding="utf-8")
    store = str(tmp_path / "desk.sqlite")
    import_folder(mali, store, author="ana")
    file.write_text(EVENT, encoding="utf-8")
    made = import_folder(mali, store, author="ana").plan
    assert made.missing == ("resignations",)
    export_folder(store, tmp_path / "out")
    text = (tmp_path / "out" / "record" / "events.toml").read_text(encoding="utf-8")
    assert "Events of May" not in text
    assert "To do" not in text
    assert "doubtful" not in text
    assert "# the second\n" in text


def test_unquoted_dates_are_written_as_texts(mali: Path, tmp_path: Path):
    text = (round_trip(mali, tmp_path) / "record" / "events.toml").read_text(encoding="utf-8")
    assert 'when = "2021-05-24"' in text


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=40).filter(str.strip)
odd = st.sampled_from(
    [
        'a "quoted" word', "a\\backslash\\", '"""', "'''", 'ends with "', "tab\there", "two\nlines", "a\r\nb", "a\rb",
        "\x00 nul", "\x7f del", "\u2028 line separator", "\x85 next line", "\ufeffmark",
        "آسيمي غويتا", "مالي (2021) — שלום",
        "\u202eoverride", "阿西米", "👩🏽‍⚖️", "e\u0301", "# no remark", "[x]", "= 3", "true", "2021-05-24",
        "\\u0041", "NO",
        "trailing  spaces   \n  inside", 'three """ in\nlines', "line\\\n  continued",
    ]
)  # fmt: skip
texts = st.one_of(odd, words)


@given(texts)
def test_any_text_is_read_back_from_toml_as_it_was(text):
    assert tomllib.loads(f"x = {toml_value(text)}")["x"] == text
    assert tomllib.loads(f"x = {toml_value([text, 'long ' * 30, text])}")["x"] == [text, "long " * 30, text]
    assert tomllib.loads(f"x = {toml_value({text: [text]})}")["x"] == {text: [text]}


@given(
    st.lists(
        st.tuples(texts, texts, st.lists(texts, max_size=3), st.dictionaries(texts, texts, max_size=2)), max_size=4
    )
)
@settings(max_examples=20)
def test_any_record_goes_from_folder_to_store_to_folder_unchanged(people):
    actors = [
        entry("actor", f"a{n}", name=name, type="person", note=note, names=names, ids=ids)
        for n, (name, note, names, ids) in enumerate(people)
    ]
    provision = {"id": "p", "article": "art. 7", "gist": people[0][0] if people else "x", "from": []}
    law = entry(
        "instrument", "law", title="Charter", versions=[{"id": "v", "in_force": "2020"}], provisions=[provision]
    )
    told = entry("event", "e", act="resign", roles={"mediator": [one.id for one in actors]}, note="two\nlines")
    held = [Held(one) for one in [entry("dossier", "mali", title="Mali"), *actors, law, told]]
    with TemporaryDirectory() as name:
        place = Path(name)
        write_folder(Record(held[0].entry, {one.entry.id: one for one in held}), place / "in")  # type: ignore[arg-type]
        out = round_trip(place / "in", place)
        written = contents(out)
        del written["journal.jsonl"], written["journal-head.json"]
        assert written == contents(place / "in")
        again = read_folder(out)
        assert {id: one.entry for id, one in again.held.items()} == {one.entry.id: one.entry for one in held}


remark = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20).map(
    lambda text: f"# {text}"
)


@given(st.lists(remark, max_size=3), st.lists(remark, min_size=5, max_size=5), st.booleans())
@settings(max_examples=15)
def test_remarks_settle_at_the_first_normalisation(top, around, gap):
    above, header, key, inside, foot = around
    blank = "\n" if gap else ""
    text = (
        "\n".join([*top, ""]) + blank + f'{above}\n[[actor]] {header}\nid = "goita" {key}\nname = "G"\n'
        f'names = [\n  {inside}\n  "x",\n]\ntype = "person"\n\n{foot}\n'
    )
    with TemporaryDirectory() as name:
        place = folder(Path(name) / "in", {"actors.toml": text})
        seen = []
        for number in "123":
            (place.parent / number).mkdir()
            place = round_trip(place, place.parent / number)
            seen.append(contents(place))
            place = place.parent.parent / number / "out"
        assert seen[0] == seen[1] == seen[2]
        written = seen[0]["actors.toml"].decode()
        for one in [*top, *around]:
            assert one.removeprefix("#").strip() in written


def test_two_tables_keep_their_remarks_apart():
    found = marks('# A\n[[actor]]\nid = "a"\n\n# B\n[[actor]]\nid = "b"\n')
    assert [mark.remarks for mark in found.tables] == [["# A"], ["# B"]]


def test_the_journal_travels_with_its_hashes(mali: Path, tmp_path: Path):
    first, second = str(tmp_path / "a.sqlite"), str(tmp_path / "b.sqlite")
    head = import_folder(mali, first, author="ana").head
    export_folder(first, tmp_path / "out")
    made = import_folder(tmp_path / "out", second, author="bo")
    assert made.head == head
    assert made.plan.changes == ()
    rows = [json.loads(row) for row in (tmp_path / "out" / "journal.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["seq"] for row in rows] == list(range(1, head.seq + 1))
    assert rows[-1]["hash"] == head.hash
    assert open_record(str(tmp_path / "out")).head == head


@pytest.mark.parametrize("kept", [0, 1, -1])
def test_a_journal_that_was_cut_at_a_line_end_is_noticed(mali: Path, tmp_path: Path, kept: int):
    import_folder(mali, str(tmp_path / "a.sqlite"), author="ana")
    export_folder(str(tmp_path / "a.sqlite"), tmp_path / "out")
    assert verify_address(str(tmp_path / "out"))[1].whole
    journal = tmp_path / "out" / "journal.jsonl"
    rows = journal.read_text(encoding="utf-8").splitlines(keepends=True)
    journal.write_text("".join(rows[:kept]), encoding="utf-8")
    found = verify_address(str(tmp_path / "out"))[1]
    assert (found.whole, found.broken_at) == (False, len(rows[:kept]) + 1)
    assert f"names line {len(rows)} as the last one" in str(found.reason)
    with pytest.raises(StoreError, match=f"should at line {len(rows)}: it was cut short"):
        import_folder(tmp_path / "out", str(tmp_path / "b.sqlite"), author="bo")
    (tmp_path / "out" / "journal-head.json").unlink()
    assert verify_address(str(tmp_path / "out"))[1].whole


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"seq": "1", "hash": "a"}', "[" * 100_000])
def test_a_journal_head_that_names_no_line_is_told_with_its_file(mali: Path, tmp_path: Path, text: str):
    import_folder(mali, str(tmp_path / "a.sqlite"), author="ana")
    export_folder(str(tmp_path / "a.sqlite"), tmp_path / "out")
    (tmp_path / "out" / "journal-head.json").write_text(text, encoding="utf-8")
    with pytest.raises(RecordError, match=r"^journal-head\.json: it names no last line of the journal"):
        verify_address(str(tmp_path / "out"))


def test_a_folder_edited_since_its_journal_is_no_longer_that_version(mali: Path, tmp_path: Path):
    store, out = str(tmp_path / "desk.sqlite"), tmp_path / "out"
    head = import_folder(mali, store, author="ana").head
    export_folder(store, out)
    file = out / "record" / "events.toml"
    file.write_text("# only a remark\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert open_record(str(out)).head == head
    file.write_text(file.read_text(encoding="utf-8").replace('"detain"', '"oust"'), encoding="utf-8")
    assert open_record(str(out)).head == Head()
    file.unlink()
    assert open_record(str(out)).head == Head()


def test_a_note_with_any_line_separator_travels_in_the_journal(mali: Path, tmp_path: Path):
    (mali / "actors.toml").write_text(ACTORS + 'note = "a\u2028b\u2029c\x85d"\n', encoding="utf-8")
    import_folder(mali, str(tmp_path / "a.sqlite"), author="ana")
    export_folder(str(tmp_path / "a.sqlite"), tmp_path / "out")
    assert import_folder(tmp_path / "out", str(tmp_path / "b.sqlite"), author="bo").plan.changes == ()


def test_edits_in_an_exported_folder_become_new_lines_and_nothing_is_rewritten(mali: Path, tmp_path: Path):
    store = str(tmp_path / "desk.sqlite")
    head = import_folder(mali, store, author="ana").head
    out = tmp_path / "out"
    export_folder(store, out)
    before = (out / "journal.jsonl").read_bytes()
    file = out / "record" / "events.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"detain"', '"oust"'), encoding="utf-8")
    made = import_folder(out, store, author="bo")
    assert [(change.action, change.id) for change in made.plan.changes] == [(Action.SUPERSEDE, "arrests")]
    assert made.head.seq == head.seq + 1
    export_folder(store, out)
    after = (out / "journal.jsonl").read_bytes()
    assert after.startswith(before)
    assert json.loads(after.splitlines()[-1])["author"] == "bo"


def test_what_a_folder_leaves_out_stays_unless_it_is_to_go(mali: Path, tmp_path: Path):
    store = str(tmp_path / "desk.sqlite")
    import_folder(mali, store, author="ana")
    (mali / "record" / "events.toml").unlink()
    made = import_folder(mali, store, author="ana").plan
    assert (made.changes, made.missing) == ((), ("arrests",))
    assert "arrests" in open_record(store).held
    made = import_folder(mali, store, author="ana", retract_missing=True).plan
    assert [(change.action, change.id) for change in made.changes] == [(Action.RETRACT, "arrests")]
    assert "arrests" not in open_record(store).held


def test_a_file_with_entries_that_the_dossier_no_longer_holds_is_not_left_lying(mali: Path, tmp_path: Path):
    store, out = str(tmp_path / "desk.sqlite"), tmp_path / "out"
    import_folder(mali, store, author="ana")
    export_folder(store, out)
    (mali / "record" / "events.toml").unlink()
    import_folder(mali, store, author="ana", retract_missing=True)
    before = contents(out)
    with pytest.raises(StoreError, match="that are not this dossier's"):
        export_folder(store, out)
    assert contents(out) == before
    (out / "record" / "events.toml").unlink()
    export_folder(store, out)
    assert "arrests" not in read_folder(out).held


SYSTEM = '# the futures own this\n[[descriptor]]\nid = "a"   # kept\nvariants = ["x",\t"y"]\r\n\n\n'


def test_the_system_file_is_kept_whole(mali: Path, tmp_path: Path):
    (mali / "system.toml").write_bytes(SYSTEM.encode())
    assert (round_trip(mali, tmp_path) / "system.toml").read_bytes() == SYSTEM.encode()
    page = open_record(str(tmp_path / "desk.sqlite")).page("system.toml")
    assert page is not None
    assert page.text == SYSTEM


def test_a_file_called_system_in_another_place_holds_entries_like_any_other(tmp_path: Path):
    path = folder(tmp_path / "mali", {"record/system.toml": ACTORS})
    assert "goita" in read_folder(path).held


def test_files_of_any_name_keep_their_remarks_apart(tmp_path: Path):
    names = [
        "record/a-b.toml",
        "record/a/b.toml",
        "record/события.toml",
        "record/أحداث.toml",
        f"record/{'x' * 200}.toml",
    ]
    given = {
        name: f'# head of {n}\n\n[[actor]]\nid = "a{n}"\nname = "A"\ntype = "person"\n' for n, name in enumerate(names)
    }
    out = round_trip(folder(tmp_path / "mali", dict(given)), tmp_path)
    for n, name in enumerate(names):
        assert (out / name).read_text(encoding="utf-8").startswith(f"# head of {n}\n")


def test_the_head_of_the_dossier_is_written_where_it_is_looked_for(tmp_path: Path):
    path = folder(tmp_path / "mali", {"dossier.toml": "", "other.toml": HEAD})
    assert read_folder(round_trip(path, tmp_path)).meta.id == "mali"


def test_a_dossier_in_windows_clothes_is_read(tmp_path: Path):
    text = "\ufeff" + ACTORS.replace("\n", "\r\n")
    assert "goita" in read_folder(folder(tmp_path / "mali", {"actors.toml": text})).held


def test_hidden_files_and_folders_called_like_files_are_no_files_of_the_dossier(tmp_path: Path):
    path = folder(tmp_path / "mali", {"._actors.toml": b"\xff\xfe", "record/.x.toml": "not toml"})
    (path / "actors.toml").mkdir()
    (path / ".#offices.toml").symlink_to("nowhere@host")
    assert read_folder(path).meta.id == "mali"


# Texts of sources


def _with_text(tmp_path: Path, copy: bytes) -> Record:
    return read_folder(folder(tmp_path / "mali", files(**{"sources/report.txt": copy})))


@pytest.mark.parametrize(
    "copy",
    [
        TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode(),
        unicodedata.normalize("NFD", TEXT).encode(),
        TEXT.rstrip("\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
    ids=["exact", "CRLF", "BOM", "BOM and CRLF", "NFD", "no end of line", "CR"],
)
def test_a_copy_that_differs_only_in_how_a_computer_keeps_it_is_the_text(tmp_path: Path, copy: bytes):
    assert _with_text(tmp_path, copy).texts == {"report": TEXT}


def test_a_copy_of_a_text_recorded_with_windows_line_ends_is_recognised(tmp_path: Path):
    recorded = TEXT.replace("\n", "\r\n")
    source = SOURCE.replace(SHA, digest(recorded)).replace(f"{len(TEXT)}", f"{len(recorded)}")
    path = folder(tmp_path / "mali", {"sources.toml": source, "sources/report.txt": TEXT})
    assert read_folder(path).texts == {"report": recorded}


def test_a_dossier_without_texts_works_and_travels_without(mali: Path, tmp_path: Path):
    store = str(tmp_path / "desk.sqlite")
    assert import_folder(mali, store, author="ana").texts == 0
    record = open_record(store)
    assert record.texts == {}
    assert record["arrests"].passages[0].end == 47  # type: ignore[attr-defined]


def test_texts_come_into_the_store_and_leave_it_only_when_asked(mali: Path, tmp_path: Path):
    folder(mali, files(**{"sources/report.txt": TEXT}))
    store = str(tmp_path / "desk.sqlite")
    assert import_folder(mali, store, author="ana").texts == 1
    export_folder(store, tmp_path / "plain")
    assert not (tmp_path / "plain" / "sources").exists()
    export_folder(store, tmp_path / "full", texts=True)
    assert (tmp_path / "full" / "sources" / "report.txt").read_text(encoding="utf-8") == TEXT


# Journals from strangers


def _journal(path: Path, *lines: dict[str, object] | str) -> None:
    rows = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    (path / "journal.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")


LINE: dict[str, object] = {
    "seq": 1, "at": "2021", "author": "eve", "action": "assert", "kind": "actor", "id": "x", "payload": "{}",
    "previous": "0" * 64, "hash": "1" * 64,
}  # fmt: skip


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("no json", "cannot be read"),
        ("5", "a line is a table with the keys seq, at"),
        ("{}", "a line is a table with the keys seq, at"),
        ({**LINE, "action": "asert"}, "'asert' is no action; did you mean 'assert'?"),
        ({**LINE, "seq": "1"}, "the value of seq is a number"),
        ({**LINE, "author": None}, "all others are texts"),
        ({**LINE, "author": "half \ud800"}, "surrogates not allowed"),
        ("[" * 100_000, "cannot be read"),
    ],
)
def test_a_journal_that_is_none_is_refused_with_its_line(mali: Path, tmp_path: Path, row, sentence):
    _journal(mali, row)
    with pytest.raises(RecordError) as caught:
        import_folder(mali, str(tmp_path / "desk.sqlite"), author="ana")
    assert sentence in str(caught.value)
    assert str(caught.value).startswith("journal.jsonl, line 1: ")
    assert "Restore the file, or remove it" in str(caught.value)
    assert not (tmp_path / "desk.sqlite").exists()


def test_a_journal_that_was_altered_is_refused_with_its_line(mali: Path, tmp_path: Path):
    _journal(mali, LINE)
    with pytest.raises(StoreError, match="the journal of 'mali' breaks at line 1: its content was altered"):
        import_folder(mali, str(tmp_path / "desk.sqlite"), author="ana")


@pytest.mark.parametrize(
    "payload", ["", "no json", "[]", "{}", '{"entry": {"id": "x"}}', '{"entry": {"id": "x", "spy": 1}}']
)
def test_a_journal_line_that_holds_no_entry_of_ours_is_a_sentence(mali: Path, tmp_path: Path, payload):
    store = str(tmp_path / "desk.sqlite")
    changes = [Change(Action.ASSERT, "actor", "x", payload)]
    lines = list(chain("mali", Head(), changes, "eve", "2021-05-27T10:00:00.000000Z"))
    _journal(mali, *(asdict(line) for line in lines))
    import_folder(mali, store, author="ana")
    with pytest.raises(StoreError, match="line 1 of the journal"):
        open_record(store)
    with pytest.raises(StoreError, match="line 1 of the journal"):
        open_record(str(mali), recorded="2021-05-27")


@pytest.mark.parametrize(
    "path", ["../evil.toml", "/evil.toml", "record/../../evil.toml", "notes/x.toml", ".hidden.toml"]
)
def test_no_file_is_written_where_the_dossier_would_not_read_it(tmp_path: Path, path: str):
    meta = entry("dossier", "mali", title="Mali")
    held = [Held(meta), Held(entry("actor", "goita", name="G", type="person"), path)]
    pages = [Held(Page(id="p", path=path, head="# evil")), Held(Page(id="q", path=path + "x", text="evil"))]
    record = Record(meta, {one.entry.id: one for one in [*held, *pages]}, {"../evil": "evil"})  # type: ignore[arg-type]
    write_folder(record, tmp_path / "a" / "out", texts=True)
    assert set(contents(tmp_path)) == {"a/out/dossier.toml", "a/out/actors.toml"}
    assert not layout.holds_entries(path)


def test_a_folder_that_cannot_be_written_is_a_sentence(mali: Path, tmp_path: Path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written: "):
        export_folder(str(mali), tmp_path / "taken" / "out")


# Record time


def test_a_folder_with_a_journal_tells_what_the_file_said_at_a_moment(mali: Path, tmp_path: Path):
    store = str(tmp_path / "desk.sqlite")
    import_folder(mali, store, author="ana")
    export_folder(store, tmp_path / "out")
    moment = json.loads((tmp_path / "out" / "journal.jsonl").read_text(encoding="utf-8").splitlines()[-1])["at"]
    for address in (store, str(tmp_path / "out")):
        assert open_record(address, recorded=moment).head.seq == open_record(address).head.seq
        with pytest.raises(StoreError, match="2020-01-01"):
            open_record(address, recorded="2020-01-01")
        with pytest.raises(StoreError, match="'yesterday' is no date that can be read"):
            open_record(address, recorded="yesterday")


def test_the_version_of_an_earlier_state_is_the_one_it_had(tmp_path: Path):
    store = str(tmp_path / "desk.sqlite")
    with closing(open_store(store, create=True)) as opened:
        first = opened.append(
            "mali", asserting(entry("dossier", "mali", title="M")), "ana", at="2021-05-26T10:00:00.000000Z"
        )
        opened.append(
            "mali", asserting(entry("actor", "a", name="A", type="person")), "ana", at="2021-05-27T10:00:00.000000Z"
        )
    for moment in ("2021-05-26", "2021-05-27T11:59+02:00", "2021-05-27T09:59:59Z"):
        record = open_record(store, recorded=moment)
        assert (record.head, list(record.held)) == (first, ["mali"])
    assert open_record(store, recorded="2021-05").head.seq == 2
    assert open_record(store, recorded="2021-05-27T12:00+02:00").head.seq == 2
    with pytest.raises(StoreError, match="names no moment of record time"):
        open_record(store, recorded="2021-05-27/")


def test_a_folder_that_carries_no_journal_was_never_recorded_at_a_moment(mali: Path):
    with pytest.raises(StoreError, match="carries no journal, so what it said on 2021-05-26 is not known"):
        open_record(str(mali), recorded="2021-05-26")


def test_an_entry_is_written_with_its_own_fields_first_and_its_evidence_last():
    one = entry("event", "e", act="resign", note="n", from_=["report"], when="2021")
    assert entry_text(Held(one, remarks="# r")).splitlines() == [
        "# r", "[[event]]", 'id = "e"', 'act = "resign"', 'when = "2021"', 'voice = "asserted"',
        'from = ["report"]', 'note = "n"',
    ]  # fmt: skip
