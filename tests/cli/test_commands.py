"""What each command prints, for a reader and as data, on the dossier that ships."""

import json
from pathlib import Path

import pytest

from cli.conftest import Run

MALI = "examples/mali-2021"
QUESTIONS = {
    "holders": ["holders", MALI, "--as-of", "2021-05-25", "--known", "2021-05-27"],
    "timeline": ["timeline", MALI, "--known", "2021-05-27"],
    "actors": ["actors", MALI],
    "stances": ["stances", MALI, "--target", "takeover-may-2021"],
    "claims": ["claims", MALI, "--known", "2021-05-27"],
    "statements": ["statements", MALI, "--kind", "tenure", "--kind", "suspension"],
    "check": ["check", MALI],
    "diff": ["diff", MALI, "2021-05-27", "2021-06-02", "--as-of", "2021-05-25"],
    "law": ["law", MALI, "--known", "2021-05-27"],
    "define": ["define", MALI, "arrests-2021-05-24", "--known", "2021-05-27"],
    "sources": ["source", "list", MALI],
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_answered_with_a_table_that_names_the_dossier(run: Run, name: str) -> None:
    done = run(*QUESTIONS[name])
    assert (done.status, done.err) == (0, "")
    assert "mali-2021" in done.out.splitlines()[0]
    assert len(done.out.splitlines()) > 5


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_answered_with_data_under_json(run: Run, name: str) -> None:
    done = run(*QUESTIONS[name], "--json")
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["dossier"] == "mali-2021"


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_same_question_has_the_same_answer_twice(run: Run, name: str) -> None:
    assert run(*QUESTIONS[name], "--json") == run(*QUESTIONS[name], "--json")


def test_a_store_answers_as_its_folder_does(run: Run) -> None:
    assert run("import", MALI, "desk.sqlite", "--author", "ana").status == 0
    for words in QUESTIONS.values():
        told = [json.loads(run(*words, "--json").out)]
        told.append(json.loads(run(*["desk.sqlite" if word == MALI else word for word in words], "--json").out))
        assert {key: value for key, value in told[0].items() if key != "version"} == {
            key: value for key, value in told[1].items() if key != "version"
        }


def test_known_on_two_days_gives_two_answers_about_one_day(run: Run) -> None:
    asked = ["holders", MALI, "--office", "president-of-transition", "--as-of", "2021-05-25", "--json", "--known"]
    first, second = (json.loads(run(*asked, known).out)["holders"][0] for known in ("2021-05-27", "2021-06-02"))
    assert (first["status"], second["status"]) == ("held", "contested")
    assert second["holders"][0]["until"] == "2021-05-24 or 2021-05-26"


def test_the_last_holder_of_a_vacant_office_is_who_left_last(run: Run) -> None:
    asked = ["holders", MALI, "--office", "president-of-mali", "--as-of", "2021-05-25", "--known", "2021-06-02"]
    assert json.loads(run(*asked, "--json").out)["holders"][0]["last"][0]["holder"] == "ibrahim-boubacar-keita"


def test_a_day_before_the_founding_text_leaves_its_statements_out_and_says_so(run: Run) -> None:
    done = run("timeline", MALI, "--known", "2021-05-26")
    assert "were left out: not yet public on 2021-05-26" in done.out
    assert "crisis-group-2021-05" not in done.out


def test_the_brief_is_written_and_the_terminal_says_where_to_look_next(run: Run, tmp_path: Path) -> None:
    done = run("brief", MALI, "--out", "out", "--form", "html", "--form", "md", "--form", "json")
    assert (done.status, done.err) == (0, "")
    assert "Next: open out/brief.html" in done.out
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["brief.html", "brief.json", "brief.md"]


def test_the_summary_of_a_brief_fits_a_screen(run: Run) -> None:
    assert len(run("brief", MALI, "--out", "out").out.splitlines()) <= 50


def test_the_brief_as_data_goes_to_the_terminal_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    assert json.loads(run("brief", MALI, "--json").out)["dossier"] == "mali-2021"
    assert [path.name for path in tmp_path.iterdir()] == ["examples"]


def test_a_new_dossier_has_nothing_wrong_and_says_how_to_go_on(run: Run, tmp_path: Path) -> None:
    done = run("new", "niger-2023", "--title", "Niger, July 2023", "--country", "NER")
    assert "juncture source add niger-2023 FILE" in done.out
    assert json.loads((tmp_path / "niger-2023" / "schema.json").read_text("utf-8"))["title"]
    assert run("check", "niger-2023").out == "Nothing to look at in niger-2023.\n"
    assert run("brief", "niger-2023").status == 0


def test_an_import_says_what_it_did_and_a_second_one_does_nothing(run: Run, lantern: Path) -> None:
    assert " asserted; 1 text of a source. Version " in run("import", "lantern", "desk.sqlite").out
    assert "lantern: nothing new; " in run("import", "lantern", "desk.sqlite").out


def test_what_an_import_leaves_in_the_store_is_retracted_only_when_asked(run: Run, lantern: Path) -> None:
    issues = lantern / "issues.toml"
    before = issues.read_text("utf-8")
    issues.write_text(before + '\n[[issue]]\nid = "strike"\nname = "The strike"\n', "utf-8")
    run("import", "lantern", "desk.sqlite")
    issues.write_text(before, "utf-8")
    assert "1 entries of the store are not in this folder; they stay." in run("import", "lantern", "desk.sqlite").out
    assert "1 retracted" in run("import", "lantern", "desk.sqlite", "--retract-missing").out


def test_an_export_leaves_texts_behind_unless_asked(run: Run, lantern: Path, tmp_path: Path) -> None:
    run("import", "lantern", "desk.sqlite")
    assert "The texts of sources stayed behind." in run("export", "desk.sqlite", "sent").out
    assert not (tmp_path / "sent" / "sources").exists()
    run("export", "desk.sqlite", "kept", "--with-texts")
    assert (tmp_path / "kept" / "sources" / "courier-2024-03-14.txt").is_file()
    assert "sources/*.txt" in (tmp_path / "kept" / ".gitignore").read_text("utf-8")


def test_verify_proves_a_store_whole_and_a_folder_written_from_it(run: Run, lantern: Path) -> None:
    run("import", "lantern", "desk.sqlite")
    run("export", "desk.sqlite", "sent")
    assert "the journal is whole" in run("verify", "desk.sqlite").out
    assert run("verify", "sent").out == run("verify", "desk.sqlite").out


def test_verify_names_the_line_that_was_altered_and_ends_with_status_1(run: Run, lantern: Path, tmp_path: Path) -> None:
    run("import", "lantern", "desk.sqlite")
    run("export", "desk.sqlite", "sent")
    journal = tmp_path / "sent" / "journal.jsonl"
    lines = journal.read_text("utf-8").splitlines()
    lines[3] = lines[3].replace('"author": "', '"author": "not ')
    journal.write_text("\n".join(lines) + "\n", "utf-8")
    done = run("verify", "sent", "--json")
    told = json.loads(done.out)
    assert (done.status, told["whole"], told["broken_at"]) == (1, False, 4)
    assert "breaks at line 4" in run("verify", "sent").out


def test_find_prints_the_passage_to_write_down_whatever_the_quotes(run: Run, lantern: Path) -> None:
    told = run("source", "find", "lantern", "courier-2024-03-14", "the dockers' union closed").out
    assert told.startswith("courier-2024-03-14@172-197   ")


def test_a_copy_of_a_known_source_is_attached_to_a_store_too(run: Run, lantern: Path) -> None:
    page = lantern / "sources" / "courier-2024-03-14.txt"
    kept = page.rename(lantern.parent / "my-copy.txt")
    run("import", "lantern", "desk.sqlite")
    assert run("source", "find", "desk.sqlite", "courier-2024-03-14", "diesel").status == 2
    assert "Attached your copy" in run("source", "add", "desk.sqlite", kept, "--id", "courier-2024-03-14").out
    assert run("source", "find", "desk.sqlite", "courier-2024-03-14", "diesel").status == 0


def test_check_ends_with_status_1_where_the_text_at_hand_is_another(run: Run, lantern: Path) -> None:
    (lantern / "record" / "events.toml").write_text(
        '[[event]]\nid = "strike"\ntype = "PROTEST/strike"\nvoice = "asserted"\n'
        'from = ["courier-2024-03-14@172-223"]\n',
        "utf-8",
    )
    assert run("check", "lantern").status == 0
    page = lantern / "sources" / "courier-2024-03-14.txt"
    page.write_text(page.read_text("utf-8").replace("8 March", "9 March").replace("three days", "two days"), "utf-8")
    done = run("check", "lantern", "--json")
    assert (done.status, json.loads(done.out)["findings"][0]["code"]) == (1, "orphaned-passage")


@pytest.mark.parametrize(
    "words", [["--help"], ["source", "--help"], ["holders", "--help"], ["source", "add", "--help"]]
)
def test_help_teaches(run: Run, words: list[str]) -> None:
    done = run(*words)
    assert done.status == 0
    assert "Usage: juncture" in done.out


@pytest.mark.parametrize("words", [[], ["source"]])
def test_a_command_left_out_is_answered_with_those_that_there_are(run: Run, words: list[str]) -> None:
    done = run(*words)
    assert (done.status, done.out) == (2, "")
    assert "Usage: juncture" in done.err


def test_the_version_is_said(run: Run) -> None:
    assert run("--version").out == "juncture 0.1.0\n"


def test_a_schema_is_printed_for_the_dossier_and_for_each_output(run: Run) -> None:
    assert "actor" in json.loads(run("schema").out)["properties"]
    assert json.loads(run("schema", "import").out)["properties"]["output_schema"] == {"const": "juncture.import/1"}
