"""Several documents into one dossier: one statement with the passages of all, links where accounts differ, and nothing
that was decided on is touched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from helping import proposals
from typer.testing import CliRunner

import juncture
from juncture.cli.app import app
from juncture.reading import from_text
from juncture.reading.dossier import ReadInto, read_into
from juncture.reading.review import Pending, Review
from juncture.record.items import Actor
from juncture.record.opening import import_folder, verify_address
from juncture.record.problems import JunctureError

WIRE = (
    "NIAMEY, 27 July 2023 (Reuters) - Soldiers detained President Mohamed Bazoum in Niamey on 26 July 2023. "
    "ECOWAS condemned the coup. Talks between the officers and the mediators went on through the night in the capital."
)
COPY = WIRE.replace("NIAMEY", "UPDATE 1 - NIAMEY", 1)
OTHER = "Troops of the guard arrested Bazoum on 26 July 2023. Mali supports the coup."
DOUBT = "According to a neighbour, the army detained Bazoum on 26 July 2023."
EARLIER = "The army detained Bazoum on 25 July 2023. Mali condemned the coup at the summit."


@pytest.fixture
def desk(tmp_path: Path) -> str:
    folder = tmp_path / "niger"
    folder.mkdir()
    (folder / "dossier.toml").write_text('[dossier]\nid = "niger"\ntitle = "Niger"\n', encoding="utf-8")
    address = str(tmp_path / "desk.sqlite")
    import_folder(folder, address, author="ana")
    return address


def into(desk: str, *texts: str) -> ReadInto:
    return read_into(desk, [(from_text(text), proposals(text)) for text in texts], author="ana")


def waiting(desk: str, act: str = "detain") -> list[Pending]:
    with Review(desk, "ana") as review:
        return [one for one in review.pending() if getattr(one.entry, "act", None) == act]


def test_one_event_in_other_words_is_one_proposal_with_the_passages_of_both(desk: str) -> None:
    into(desk, WIRE, OTHER)
    (arrest,) = waiting(desk)
    assert [one.source for one in arrest.entry.passages] == [  # type: ignore[attr-defined]
        "niamey-27-july-2023-reuters-soldiers-detained",
        "troops-of-the-guard-arrested-bazoum-on-26",
    ]
    assert arrest.others[0][1] == "Troops of the guard arrested Bazoum on 26 July 2023"
    assert "also told in troops-of-the-guard" in arrest.account


def test_a_shorter_spelling_is_no_second_actor(desk: str) -> None:
    into(desk, WIRE, OTHER)
    with Review(desk, "ana") as review:
        for one in list(review.pending()):
            review.accept(one.entry.id)
    people = [one.id for one in juncture.open(desk).of(Actor) if "bazoum" in one.id]
    assert people == ["mohamed-bazoum"]


def test_documents_read_one_after_the_other_come_to_the_same_as_together(desk: str) -> None:
    into(desk, WIRE)
    done = into(desk, OTHER)
    assert done.widened == 1
    (arrest,) = waiting(desk)
    assert len(arrest.entry.passages) == 2  # type: ignore[attr-defined]
    assert verify_address(desk)[1].whole


def test_reading_all_again_proposes_nothing(desk: str) -> None:
    first = into(desk, WIRE, COPY, OTHER, DOUBT, EARLIER)
    again = into(desk, WIRE, COPY, OTHER, DOUBT, EARLIER)
    assert first.proposed > 3
    assert (again.proposed, again.widened, again.items, again.new_sources) == (0, 0, 0, ())
    assert again.known == sum(len(proposals(text)) for text in (WIRE, COPY, OTHER, DOUBT, EARLIER))


def test_what_is_told_at_a_distance_stays_a_statement_of_its_own_about_the_same_occurrence(desk: str) -> None:
    into(desk, WIRE, DOUBT)
    asserted, told = sorted(waiting(desk), key=lambda one: one.entry.voice != "asserted")  # type: ignore[attr-defined]
    assert told.entry.voice in ("attributed", "hedged")  # type: ignore[attr-defined]
    assert told.entry.same_as == (asserted.entry.id,)  # type: ignore[attr-defined]


def test_two_dates_dispute_one_another_once_both_are_accepted(desk: str) -> None:
    into(desk, WIRE, EARLIER)
    with Review(desk, "ana") as review:
        first, second = [one.entry for one in review.pending() if getattr(one.entry, "act", None) == "detain"]
        assert (first.disputes, second.disputes) == ((second.id,), (first.id,))  # type: ignore[attr-defined]
        review.accept(first.id)
        review.accept(second.id)
    record = juncture.open(desk)
    assert (record[first.id].disputes, record[second.id].disputes) == ((), (first.id,))


def test_accepting_one_account_does_not_accept_its_contradiction(desk: str) -> None:
    into(desk, WIRE, EARLIER)
    with Review(desk, "ana") as review:
        first = next(one.entry for one in review.pending() if getattr(one.entry, "act", None) == "detain")
        review.accept(first.id)
    events = [one for one in juncture.open(desk).statements() if one.kind == "event"]
    assert [one.id for one in events] == [first.id]


def test_an_accepted_statement_is_not_touched_and_its_corroboration_is_proposed_beside_it(desk: str) -> None:
    into(desk, WIRE)
    with Review(desk, "ana") as review:
        arrest = next(one.entry for one in review.pending() if getattr(one.entry, "act", None) == "detain")
        review.accept(arrest.id)
    before = juncture.open(desk)[arrest.id]
    into(desk, OTHER)
    assert juncture.open(desk)[arrest.id] == before
    (beside,) = waiting(desk)
    assert beside.entry.same_as == (arrest.id,)  # type: ignore[attr-defined]


def test_what_was_rejected_is_not_proposed_again_by_its_document(desk: str) -> None:
    into(desk, WIRE, OTHER)
    with Review(desk, "ana") as review:
        for one in list(review.pending()):
            review.reject(one.entry.id)
    assert into(desk, OTHER).proposed == 0
    assert into(desk, WIRE).proposed == 0


def test_copies_and_one_publisher_are_not_independent(desk: str) -> None:
    done = into(desk, WIRE, COPY, OTHER)
    arrest = next(one for one in done.merged if one.first.fields.get("act") == "detain")
    assert (len(arrest.tellings), arrest.independent, arrest.unnamed) == (3, 2, 1)


def test_one_id_for_several_documents_is_refused(desk: str) -> None:
    pair = (from_text(WIRE), proposals(WIRE))
    with pytest.raises(JunctureError, match="names one source, and there are 2"):
        read_into(desk, [pair, pair], id="wire")


def shown(tmp_path: Path, *words: str) -> Any:
    files = []
    for number, text in enumerate((WIRE, COPY, OTHER, EARLIER)):
        (file := tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
        files.append(str(file))
    result = CliRunner().invoke(app, ["read", *files, *words])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_command_shows_what_is_told_more_than_once_and_what_is_contradicted(desk: str, tmp_path: Path) -> None:
    output = " ".join(shown(tmp_path, "--into", desk).split())
    assert "Told more than once, or contradicted" in output
    assert "2, 1 of them" in output


def test_the_command_prints_what_is_merged_as_json(desk: str, tmp_path: Path) -> None:
    told = json.loads(shown(tmp_path, "--into", desk, "--json"))
    arrest, other = (one for one in told["merged"] if "act detain" in one["says"])
    assert (arrest["sources"], arrest["independent"], arrest["unnamed"]) == (3, 2, 1)
    assert (arrest["against"], other["against"]) == ([other["number"]], [arrest["number"]])
    assert arrest["entries"][0].startswith("event-")
    assert len(told["documents"]) == 4
