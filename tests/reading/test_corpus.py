"""A corpus: a table of events, resumed where it stopped, with what could not be read set aside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helping import proposals
from typer.testing import CliRunner

from juncture.cli.app import app
from juncture.reading import DocumentError
from juncture.reading.corpus import batches, workers
from juncture.reading.corpus.items import Item
from juncture.reading.corpus.running import run

pq = pytest.importorskip("pyarrow.parquet", reason="the extra 'corpus' is not installed")
assert proposals


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(1, 6):
        (corpus / f"{number}.txt").write_text(
            f"Police detained the mayor of Town on {number} March 2020 in Lagos.", encoding="utf-8"
        )
    (corpus / "empty.txt").write_text("", encoding="utf-8")
    (corpus / "binary.txt").write_bytes(b"\x00\x01\x02" * 50)
    return corpus


def test_a_folder_becomes_a_table_in_plovers_field_names(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.parquet"
    ran = run(folder, out)
    assert (ran.read, ran.aside, ran.events) == (5, 2, 5)
    rows = pq.read_table(out).to_pylist()
    assert {row["event"] for row in rows} == {"COERCE"}
    assert rows[0]["mode"] == "arrest"
    assert rows[0]["date"] == "2020-03-01"
    assert rows[0]["actor"] == ["Police"]
    assert rows[0]["countries"] == ["NGA"]
    assert rows[0]["text"].startswith("Police detained")
    assert {"actor", "recipient", "event", "mode", "event_loc", "voice", "rule", "start", "end"} <= set(rows[0])


def test_what_cannot_be_read_is_set_aside_with_the_reason(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.parquet"
    run(folder, out)
    lines = out.with_name("events.parquet.aside.jsonl").read_text(encoding="utf-8").splitlines()
    reasons = {entry["doc"]: entry["reason"] for entry in map(json.loads, lines)}
    assert "is empty" in reasons["empty.txt"]
    assert "is no text" in reasons["binary.txt"]


def stop_in_batch(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = iter(range(1, 100))

    def stopping(batch: list[Item]) -> batches.Batch:
        if next(calls) == number:
            raise KeyboardInterrupt
        return batches.code_batch(batch)

    monkeypatch.setattr(batches, "SIZE", 2)
    monkeypatch.setattr(workers, "code_batch", stopping)


def test_a_run_that_was_stopped_goes_on_where_it_stood(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "events.parquet"
    stop_in_batch(3, monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        run(folder, out)
    assert not out.exists()
    monkeypatch.undo()
    ran = run(folder, out)
    assert (ran.before, ran.read + ran.aside) == (4, 3)
    rows = pq.read_table(out).to_pylist()
    assert sorted(row["doc"] for row in rows) == [f"{n}.txt" for n in range(1, 6)]
    assert len(out.with_name("events.parquet.aside.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_a_corpus_that_has_grown_is_read_from_where_it_has(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.parquet"
    run(folder, out)
    (folder / "6.txt").write_text("Police detained the mayor of Town on 6 March 2020 in Lagos.", encoding="utf-8")
    ran = run(folder, out)
    assert (ran.before, ran.read) == (7, 1)
    assert pq.read_table(out).num_rows == 6


def test_parts_of_another_corpus_are_never_mixed_in(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.parquet"
    run(folder, out)
    (other := tmp_path / "other").mkdir()
    with pytest.raises(DocumentError, match="of another corpus"):
        run(other, out)


def test_a_document_on_which_the_coder_breaks_is_set_aside_and_the_others_are_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = batches.rows

    def breaking(name: str, *others: object) -> list[dict[str, object]]:
        if name == "3.txt":
            raise ZeroDivisionError("three")
        return rows(name, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(batches, "rows", breaking)
    out = tmp_path / "events.parquet"
    ran = run(folder, out)
    assert (ran.read, ran.aside) == (4, 3)
    aside = out.with_name("events.parquet.aside.jsonl").read_text(encoding="utf-8")
    assert "the coder broke on it: ZeroDivisionError three" in aside


def test_progress_tells_how_many_there_are_and_what_is_left(folder: Path, tmp_path: Path) -> None:
    said: list[str] = []
    run(folder, tmp_path / "events.parquet", tell=lambda ran: said.append(ran.sentence()))
    assert said[0].startswith("5 of 7 documents read, 2 set aside, 0 done before; 5 events")


def test_a_jsonl_file_is_read_line_by_line_and_a_bad_line_set_aside(tmp_path: Path) -> None:
    corpus = tmp_path / "docs.jsonl"
    good = {"id": "a", "text": "Police detained the mayor on Monday.", "date": "2020-03-04"}
    corpus.write_text(json.dumps(good) + "\nnot json\n" + json.dumps({"id": "b", "text": 3}) + "\n", encoding="utf-8")
    out = tmp_path / "events.parquet"
    ran = run(corpus, out)
    assert (ran.read, ran.aside) == (1, 2)
    (row,) = pq.read_table(out).to_pylist()
    assert (row["date"], row["published"]) == ("2020-03-02", "2020-03-04")


def test_a_row_tells_the_countries_of_its_paragraph_or_else_of_its_document(tmp_path: Path) -> None:
    corpus = tmp_path / "docs.jsonl"
    text = "Soldiers in Mali detained the mayor.\n\nPolice arrested a clerk.\n\nChadian police arrested a guide."
    corpus.write_text(json.dumps({"id": "a", "text": text}) + "\n", encoding="utf-8")
    run(corpus, tmp_path / "e.parquet")
    rows = pq.read_table(tmp_path / "e.parquet").to_pylist()
    assert [row["countries"] for row in rows] == [["MLI"], ["MLI", "TCD"], ["TCD"]]


def test_duckdb_answers_over_the_result(folder: Path, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    out = tmp_path / "events.parquet"
    run(folder, out)
    query = (
        f"select count(*) from '{out}' where event = 'COERCE' and mode = 'arrest' and "
        f"list_contains(actor_sector, 'COP')"
    )
    assert duckdb.sql(query).limit(1).fetchall() == [(5,)]


@pytest.mark.slow
@pytest.mark.parametrize("where", ["threads:2", "processes:2", "address"])
def test_dask_finds_what_one_process_finds(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
    monkeypatch.setattr(batches, "SIZE", 2)
    run(folder, tmp_path / "one.parquet")
    if where == "address":
        with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0") as local:
            run(folder, tmp_path / "two.parquet", workers=local.scheduler_address)
    else:
        run(folder, tmp_path / "two.parquet", workers=where)
    one, two = (pq.read_table(tmp_path / f"{name}.parquet").to_pylist() for name in ("one", "two"))
    assert one == two


def test_a_cluster_that_is_not_there_is_said(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
    with pytest.raises(DocumentError, match="no Dask scheduler answers at tcp://127"):
        run(folder, tmp_path / "e.parquet", workers="tcp://127.0.0.1:9")


@pytest.mark.parametrize("text", ["0", "many", "threads", "processes:0", "300", "http://host"])
def test_workers_that_cannot_be_had_are_said(folder: Path, tmp_path: Path, text: str) -> None:
    with pytest.raises(DocumentError, match="cannot be used; write a number"):
        run(folder, tmp_path / "e.parquet", workers=text)


@pytest.mark.slow
def test_two_processes_find_what_one_finds(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "one.parquet")
    run(folder, tmp_path / "two.parquet", workers=2)
    one, two = (pq.read_table(tmp_path / f"{name}.parquet").to_pylist() for name in ("one", "two"))
    assert one == two


def test_the_command_reads_a_corpus(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "e.parquet"
    result = CliRunner().invoke(app, ["read", "--corpus", str(folder), "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert "5 of 7 documents read, 2 set aside" in " ".join(result.output.split())
    assert out.is_file()


def test_a_corpus_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="neither a folder"):
        run(tmp_path / "none", tmp_path / "e.parquet")
