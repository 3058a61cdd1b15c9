"""Reading into a dossier and deciding on what was proposed: everything in the journal, nothing taken back from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from helping import proposals
from typer.testing import CliRunner

import juncture
from juncture import reading
from juncture.cli.app import app
from juncture.reading.dossier import read_into
from juncture.reading.review import Review
from juncture.record.journal import Action
from juncture.record.opening import import_folder, verify_address
from juncture.record.problems import JunctureError
from juncture.record.store import open_store

TEXT = (
    "On 26 July 2023 soldiers detained President Mohamed Bazoum in Niamey. ECOWAS condemned the coup.\n\n"
    "The sanctions led to severe shortages. One option is to send troops."
)


@pytest.fixture
def desk(tmp_path: Path) -> str:
    folder = tmp_path / "niger"
    folder.mkdir()
    (folder / "dossier.toml").write_text('[dossier]\nid = "niger"\ntitle = "Niger"\n', encoding="utf-8")
    (folder / "actors.toml").write_text(
        '[[actor]]\nid = "bazoum"\nname = "Mohamed Bazoum"\ntype = "person"\nnames = ["Bazoum"]\n', encoding="utf-8"
    )
    address = str(tmp_path / "desk.sqlite")
    import_folder(folder, address, author="ana")
    read_into(address, [(reading.from_text(TEXT), proposals(TEXT))], author="ana")
    return address


def actions(address: str) -> list[Action]:
    store = open_store(address)
    try:
        return [line.action for line in store.lines("niger")]
    finally:
        store.close()


def test_what_is_read_waits_and_is_not_in_the_record(desk: str) -> None:
    record = juncture.open(desk)
    assert list(record.statements()) == []
    assert Action.PROPOSE in actions(desk)


def test_a_known_actor_keeps_his_id_and_a_new_one_comes_with_the_statement(desk: str) -> None:
    with Review(desk, "ana") as review:
        event = next(one for one in review.pending() if one.entry.kind == "event" and "detained" in one.exact)
        assert event.entry.targets == ("bazoum",)  # type: ignore[attr-defined]
        review.accept(event.entry.id)
    record = juncture.open(desk)
    assert record[event.entry.id].actors == ("soldiers",)
    assert record["soldiers"].kind == "actor"


def test_a_proposal_is_shown_with_its_passage_in_context_and_its_account(desk: str) -> None:
    with Review(desk, "ana") as review:
        one = next(iter(review.pending()))
        assert one.before.endswith("On 26 July 2023 ") or one.exact
        assert "proposed by the grammar coder" in one.account
        assert TEXT.startswith((one.before + one.exact)[:20])


def test_an_accepted_statement_can_be_changed_first(desk: str) -> None:
    with Review(desk, "ana") as review:
        event = next(one for one in review.pending() if one.entry.kind == "event" and "detained" in one.exact)
        review.accept(event.entry.id, {"when": "2023-07-26T10:00Z", "note": "time from the radio"})
    assert str(juncture.open(desk)[event.entry.id].when) == "2023-07-26T10:00Z"


def test_a_change_that_the_record_refuses_is_said_and_nothing_is_done(desk: str) -> None:
    with Review(desk, "ana") as review:
        one = next(iter(review.pending()))
        before = review.progress()
        with pytest.raises(JunctureError, match="voice"):
            review.accept(one.entry.id, {"voice": "shouted"})
        assert review.progress() == before


def test_undo_makes_an_accepted_and_a_rejected_proposal_wait_again(desk: str) -> None:
    with Review(desk, "ana") as review:
        first, second = list(review.pending())[:2]
        start = review.progress()
        review.accept(first.entry.id)
        review.reject(second.entry.id)
        assert review.progress().decided == 2
        assert review.undo() == second.entry.id
        assert review.undo() == first.entry.id
        assert review.undo() is None
        assert review.progress() == start
    assert list(juncture.open(desk).statements()) == []
    assert verify_address(desk)[1].whole


def test_reading_the_same_document_again_proposes_nothing(desk: str) -> None:
    again = read_into(desk, [(reading.from_text(TEXT), proposals(TEXT))], author="ana")
    assert (again.proposed, again.new_sources) == (0, ())
    with Review(desk, "ana") as review:
        review.reject(next(iter(review.pending())).entry.id)
    assert read_into(desk, [(reading.from_text(TEXT), proposals(TEXT))], author="ana").proposed == 0


def test_all_that_is_proposed_can_be_accepted_and_the_record_then_stands(desk: str) -> None:
    with Review(desk, "ana") as review:
        for one in list(review.pending()):
            review.accept(one.entry.id)
        assert review.progress().pending == 0
    assert len(list(juncture.open(desk).statements())) >= 4


def test_a_folder_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(JunctureError, match="juncture import"):
        read_into(str(tmp_path), [(reading.from_text(TEXT), [])])


def test_the_terminal_reviews_by_single_keys(desk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = iter("arsuq")
    monkeypatch.setattr("typer.getchar", lambda: next(keys))
    result = CliRunner().invoke(app, ["review", desk, "--author", "ana"])
    assert result.exit_code == 0, result.output
    assert "a accept" in result.output
    assert "Undone:" in result.output
    assert "1 decided (1 accepted, 0 rejected)" in result.output


def test_the_terminal_reads_into_a_store_and_prints_json(desk: str, tmp_path: Path) -> None:
    file = tmp_path / "more.txt"
    file.write_text("Togo rejected the ultimatum on 6 August 2023.", encoding="utf-8")
    result = CliRunner().invoke(app, ["read", str(file), "--into", desk])
    assert result.exit_code == 0, result.output
    assert "proposed to niger" in " ".join(result.output.split())
    import json

    shown = json.loads(CliRunner().invoke(app, ["read", str(file), "--json"]).stdout)
    event = next(one for one in shown["proposals"] if one["kind"] == "event")
    assert {"type", "actors", "when", "voice", "passages", "rule", "confidence"} <= set(event)
    assert event["passages"][0]["exact"] == "Togo rejected the ultimatum on 6 August 2023"
