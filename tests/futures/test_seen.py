"""The system as known on a day: what rests on nothing public is set aside and named, and nothing else changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import juncture
from juncture.futures.model import Model
from juncture.futures.seen import as_seen
from juncture.record.problems import JunctureError
from juncture.record.record import Record

DOSSIER = """
[dossier]
id = "lantern"
title = "The Lantern Islands"
[[source]]
id = "early"
title = "An early page"
type = "article"
published = "2024-03-01"
[[source]]
id = "late"
title = "A late page"
type = "article"
published = "2024-03-20"
[[source]]
id = "undated"
title = "A page without a date"
type = "article"
[[actor]]
id = "council"
name = "The Council"
type = "organisation"
"""
EVENTS = """
[[event]]
id = "strike"
type = "PROTEST/strike"
actors = ["council"]
when = "2024-03-10"
voice = "asserted"
from = ["early@0-9"]
"""
SYSTEM = """
[[descriptor]]
id = "demand"
kind = "lever"
variants = ["firm", "soft"]
[[descriptor]]
id = "unity"
variants = ["united", "split"]
[[descriptor]]
id = "grip"
variants = ["broken", "kept"]
[[judgement]]
from = "demand"
to = "unity"
passages = ["early@1-5", "late@1-5"]
rows = { firm = [2, -2] }
[[judgement]]
from = "unity"
to = "grip"
passages = ["late@6-9"]
rows = { united = [1, -1] }
[[judgement.cell]]
from = "split"
to = "kept"
value = 2
passages = ["early@6-9"]
[[judgement]]
from = "demand"
to = "grip"
rows = { firm = [1, 0] }
[[judgement]]
from = "grip"
to = "unity"
rests_on = ["strike"]
rows = { kept = [0, 1] }
[[option]]
id = "firm"
holds = { demand = "firm" }
passages = ["late@1-5", "early@1-5"]
[[option]]
id = "soft"
holds = { demand = "soft" }
[[goal]]
id = "broken"
wants = { grip = "broken" }
[[thesis]]
id = "firmness-works"
text = "firmness breaks the grip"
with = { demand = "firm" }
than = { demand = "soft" }
of = { grip = "broken" }
passages = ["late@1-5"]
"""


@pytest.fixture(scope="module")
def lantern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dossiers") / "lantern"
    (folder / "record").mkdir(parents=True)
    (folder / "dossier.toml").write_text(DOSSIER, "utf-8")
    (folder / "record" / "events.toml").write_text(EVENTS, "utf-8")
    (folder / "system.toml").write_text(SYSTEM, "utf-8")
    return folder


@pytest.fixture(scope="module")
def record(lantern: Path) -> Record:
    return juncture.open(str(lantern))


def model_of(record: Record) -> Model:
    from juncture.futures.tomlfile import parse_toml

    page = record.page("system.toml")
    assert page is not None
    assert page.text is not None
    return parse_toml(page.text)


def aside(record: Record, **clocks: str) -> dict[str, str]:
    return {str(one.what): one.reason for one in as_seen(model_of(record), juncture.view(record, **clocks)).aside}


def test_without_clocks_nothing_is_set_aside(record: Record) -> None:
    model = model_of(record)
    assert as_seen(model, juncture.view(record)).model is model


def test_what_was_public_keeps_its_place_and_only_its_public_passages(record: Record) -> None:
    left = as_seen(model_of(record), juncture.view(record, known="2024-03-15")).model
    assert left.judgement("demand", "firm", "unity", "united").passages == ("early@1-5",)
    assert left.judgement("unity", "split", "grip", "kept").value == 2
    assert left.judgement("unity", "united", "grip", "broken").value == 0
    assert left.options[0].passages == ("early@1-5",)
    assert left.theses == ()


def test_what_is_set_aside_is_named_with_its_reason(record: Record) -> None:
    found = aside(record, known="2024-03-15")
    assert found == {
        "unity=united -> grip=broken: +1": "none of its passages was public by 2024-03-15",
        "unity=united -> grip=kept: -1": "none of its passages was public by 2024-03-15",
        "demand=firm -> grip=broken: +1": "it rests on no source",
        "with demand=firm more grip=broken than with demand=soft": "none of its passages was public by 2024-03-15",
    }
    assert len(aside(record, known="2024-03-25")) == 1


def test_what_rests_on_a_later_event_is_set_aside_as_of_an_earlier_day(record: Record) -> None:
    assert aside(record, as_of="2024-03-05") == {
        "grip=kept -> unity=split: +1": "it rests on 'strike', of which the record says: it came about after 2024-03-05"
    }


def test_both_answers_carry_the_clocks_and_name_what_they_do_without(lantern: Path) -> None:
    listed = juncture.scenarios(str(lantern), as_of="2024-03-05", known="2024-03-15")
    asked = juncture.futures(str(lantern), samples=50, as_of="2024-03-05", known="2024-03-15")
    for answer in (listed, asked):
        assert (answer.as_of, answer.known, answer.left_out) == (date(2024, 3, 5), date(2024, 3, 15), 1)
        assert [one.what for one in answer.set_aside][-1] == "thesis firmness-works"
        assert len(answer.set_aside) == 5
    assert juncture.futures(str(lantern), samples=50).set_aside == ()


def test_a_day_on_which_nothing_was_public_is_refused(lantern: Path) -> None:
    with pytest.raises(JunctureError, match=r"judgements of system.toml are set aside, .* Ask for a later day"):
        juncture.scenarios(str(lantern), known="2024-02-01")


def test_a_model_alone_has_no_clocks(lantern: Path) -> None:
    with pytest.raises(JunctureError, match="is a model alone, without a record"):
        juncture.scenarios(str(lantern / "system.toml"), known="2024-03-15")
