"""Correcting a standing entry on its page: who and why in the journal, nothing lost, and each within their role."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from team_making import signed_in, teamed
from web_making import COURIER, MALI, send, visit

from juncture import api
from juncture.record.canonical import written
from juncture.record.history import history
from juncture.record.problems import RecordError
from juncture.web.correcting import CORRECTED, corrected, shown_fields
from juncture.web.fields import values_of
from juncture.web.forms import Sent

CLAIM = {
    "kind": "claim",
    "id": "open",
    "text": "the harbour is open",
    "voice": "asserted",
    "from": f"{COURIER.stem}@10-30",
}
HERE = "/d/lantern/entries/open"


def entered(client: Any) -> Any:
    assert send(client, "/d/lantern/statements", data=CLAIM).status_code == 303
    return client


def form_of(client: Any, address: str = HERE) -> dict[str, str]:
    """What the form on an entry would send as it stands."""
    page = client.get(f"{address}/edit").text
    seen = re.search(r'name="seen" value="([^"]+)"', page)
    assert seen, page[:500]
    return {"seen": seen[1]}


def corrects(client: Any, address: str = HERE, **fields: str) -> Any:
    return send(client, address, data=form_of(client, address) | {"why": "a slip"} | fields)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_form_that_is_sent_back_as_it_was_shown_changes_no_entry(line_end: str) -> None:
    record = api.open(str(MALI))
    for one in (held.entry for held in record.held.values()):
        if one.kind in CORRECTED:
            shown = {name: ("; ".join(given).replace("\n", line_end),) for name, given in values_of(one).items()}
            sent = {field.name: shown.get(field.name, ("",)) for field in shown_fields(one.kind)}
            assert corrected(one, Sent(sent)) == one


def test_a_value_with_a_semicolon_in_it_is_kept_whole_while_another_field_changes() -> None:
    record = api.open(str(MALI))
    goita = record["assimi-goita"].model_copy(update={"names": ("Goita; the colonel",)})
    sent = Sent({"names": ("Goita; the colonel",), "short": ("Goïta A.",)})
    assert written(corrected(goita, sent))["names"] == ["Goita; the colonel"]


def test_a_correction_stands_in_the_journal_with_who_and_why(desk: str) -> None:
    client = entered(visit(desk))
    assert corrects(client, text="the harbour is closed").headers["location"] == HERE
    page = client.get(HERE).text
    assert "harbour is closed" in page
    assert "a slip" in page
    (last, first) = history(desk, id="open").steps
    assert (last.line.author, last.line.action, last.why) == ("ana", "supersede", "a slip")
    assert [(one.name, one.before, one.after) for one in last.changes] == [
        ("text", "the harbour is open", "the harbour is closed")
    ]
    assert first.line.action == "assert"


@pytest.mark.parametrize(
    ("kind", "given", "field", "value"),
    [
        ("actor", {"name": "Tobias Ren", "type": "person"}, "name", "Tobias Renn"),
        ("office", {"name": "Harbour master"}, "seats", "2"),
    ],
)
def test_an_actor_and_an_office_are_added_and_corrected_by_hand(
    desk: str, kind: str, given: dict[str, str], field: str, value: str
) -> None:
    client = visit(desk)
    made = send(client, "/d/lantern/statements", data={"kind": kind, "id": "new-one", **given})
    assert made.headers["location"] == "/d/lantern/entries/new-one"
    assert corrects(client, "/d/lantern/entries/new-one", **{field: value}).status_code == 303
    assert str(getattr(api.open(desk)["new-one"], field)) == value


def test_the_head_of_a_source_is_corrected_and_what_its_text_measures_stays(desk: str) -> None:
    before = api.open(desk)[COURIER.stem]
    address = f"/d/lantern/entries/{COURIER.stem}"
    answer = corrects(visit(desk), address, published="2024-03-15", publisher="The Courier", sha256="0" * 64)
    assert answer.status_code == 303
    after = api.open(desk)[COURIER.stem]
    assert (str(after.published), after.publisher) == ("2024-03-15", "The Courier")
    assert (after.sha256, after.paragraphs, after.folds) == (before.sha256, before.paragraphs, before.folds)


def test_of_two_who_correct_at_once_both_versions_are_shown_and_the_later_can_be_taken(desk: str) -> None:
    client = entered(visit(desk))
    stale = form_of(client)
    corrects(client, text="the harbour is closed")
    answer = send(client, HERE, data=stale | {"text": "the harbour is half open", "why": "as seen"})
    assert answer.status_code == 409
    assert "the harbour is closed" in answer.text
    assert "the harbour is half open" in answer.text
    page = client.get(HERE).text
    (taken,) = re.findall(r'name="taken" value="(\d+)"', page)
    send(client, f"{HERE}/decide", data=form_of(client) | {"taken": taken})
    assert api.open(desk)["open"].text == "the harbour is half open"
    assert 'name="taken"' not in client.get(HERE).text


def test_a_form_that_is_sent_twice_is_taken_once(desk: str) -> None:
    client = entered(visit(desk))
    form = form_of(client) | {"text": "the harbour is closed", "why": "a slip"}
    assert [send(client, HERE, data=form).status_code for _ in range(2)] == [303, 303]
    assert len(history(desk, id="open").steps) == 2


def test_what_was_written_on_an_entry_that_was_withdrawn_meanwhile_still_stands_in_the_form(desk: str) -> None:
    client = entered(visit(desk))
    form = form_of(client)
    send(client, f"{HERE}/withdraw", data=form | {"why": "told twice"})
    answer = send(client, HERE, data=form | {"text": "the harbour is half open", "why": "as seen"})
    assert answer.status_code == 409
    assert "the harbour is half open" in answer.text
    assert "withdrawn after you opened the form" in answer.text


def test_a_withdrawn_entry_keeps_a_page_with_who_withdrew_it_and_why(desk: str) -> None:
    client = entered(visit(desk))
    answer = send(client, f"{HERE}/withdraw", data=form_of(client) | {"why": "told twice"})
    assert answer.headers["location"] == HERE
    page = client.get(HERE)
    assert page.status_code == 200
    assert "no longer in force" in page.text
    assert "told twice" in page.text
    assert "open" not in api.open(desk).held


def test_what_others_name_cannot_be_withdrawn(desk: str) -> None:
    client = entered(visit(desk))
    address = f"/d/lantern/entries/{COURIER.stem}"
    answer = send(client, f"{address}/withdraw", data=form_of(client, address) | {"why": "no good"})
    assert answer.status_code == 422
    assert COURIER.stem in api.open(desk).held


@pytest.mark.parametrize("act", ["", "/withdraw"])
def test_without_a_reason_nothing_is_written(desk: str, act: str) -> None:
    client = entered(visit(desk))
    answer = send(client, f"{HERE}{act}", data=form_of(client) | {"why": "  ", "text": "another"})
    assert answer.status_code == 422
    assert "Say why" in answer.text
    assert len(history(desk, id="open").steps) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"speaker": "nobody-at-all"},
        {"voice": "shouted"},
        {"from": "no-such-source@1-2"},
        {"from": f"{COURIER.stem}@90-2"},
        {"public": "32 May"},
        {"text": "the harbour is open"},
    ],
)
def test_what_cannot_be_taken_comes_back_with_a_sentence_and_what_was_written(
    desk: str, fields: dict[str, str]
) -> None:
    client = entered(visit(desk))
    answer = corrects(client, **fields, note="<script>mine</script>" if "text" not in fields else "")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "<script>mine" not in answer.text
    assert len(history(desk, id="open").steps) == 1


@pytest.mark.parametrize("address", ["nobody", "..%2f..%2fetc", "x" * 300, "<b>"])
def test_an_entry_that_is_not_there_gets_a_sentence(desk: str, address: str) -> None:
    for page in (f"/d/lantern/entries/{address}", f"/d/lantern/entries/{address}/edit"):
        assert visit(desk).get(page).status_code == 404


@pytest.mark.parametrize("given", [{"seen": "forged", "taken": "1"}, {"taken": "x"}, {"seen": "1-ab", "taken": "-1"}])
def test_a_decision_on_nothing_gets_a_sentence_and_writes_nothing(desk: str, given: dict[str, str]) -> None:
    client = entered(visit(desk))
    answer = send(client, f"{HERE}/decide", data=given)
    assert answer.status_code == 409
    assert "Nothing was written" in answer.text


def test_analysts_correct_their_own_and_editors_everybodys(desk: str) -> None:
    teamed(desk)
    entered(signed_in(desk, "amadou"))
    other = f"/d/lantern/entries/{COURIER.stem}"
    assert corrects(signed_in(desk, "amadou"), text="the harbour is shut").status_code == 303
    refused = signed_in(desk, "amadou").get(f"{other}/edit")
    assert refused.status_code == 403
    assert "this needs the role editor" in refused.text
    assert f"{other}/edit" not in signed_in(desk, "amadou").get(other).text
    assert corrects(signed_in(desk, "edith"), text="the harbour is closed").status_code == 303
    assert f"{HERE}/edit" not in signed_in(desk, "rosa").get(HERE).text


def test_no_review_goes_round_the_editor_of_an_entry_that_stands(desk: str) -> None:
    tokens = teamed(desk)
    entered(signed_in(desk, "edith"))
    api_address = "/api/v1/dossiers/lantern"
    client, bearer = visit(desk), {"authorization": f"Bearer {tokens['amadou']}"}
    fields = written(api.open(desk)["open"]) | {"text": "the harbour is shut"}
    sent = client.post(
        f"{api_address}/entries", json={"kind": "claim", "entry": fields, "propose": True}, headers=bearer
    )
    assert sent.status_code == 201, sent.text
    seen = bearer | {"if-match": sent.headers["etag"]}
    for verb in ("accept", "reject"):
        refused = client.post(f"{api_address}/proposals/open/{verb}", json={}, headers=seen)
        assert (refused.status_code, "editor" in refused.text) == (403, True)
    page = signed_in(desk, "amadou")
    line = re.search(r'name="line" value="(\d+)"', page.get("/d/lantern/review?at=open").text)
    assert line
    form = {"do": "accept", "id": "open", "line": line[1]}
    assert send(page, "/d/lantern/review", data=form).status_code == 403
    assert api.open(desk)["open"].text != "the harbour is shut"
    assert send(signed_in(desk, "edith"), "/d/lantern/review", data=form).status_code == 303
    assert api.open(desk)["open"].text == "the harbour is shut"


def test_in_a_folder_the_page_says_which_file_to_correct(client: Any, lantern: Path) -> None:
    entered(client)
    page = client.get(HERE)
    file = api.open(str(lantern)).held["open"].file
    assert f"correct this entry in {file}" in page.text
    assert client.get(f"{HERE}/edit").status_code == 409


def test_a_correction_of_a_kind_that_files_keep_is_refused(desk: str) -> None:
    answer = visit(desk).get("/d/lantern/entries/lantern/edit")
    assert answer.status_code == 400
    assert "correct the files" in answer.text


def test_a_form_that_breaks_a_rule_says_so_through_the_model() -> None:
    record = api.open(str(MALI))
    with pytest.raises(RecordError, match="needs the field 'name'"):
        corrected(record["ecowas"], Sent({"name": ("",)}))


@pytest.mark.browser
def test_from_the_source_to_the_corrected_statement(
    on_desk: str, browse: Callable[..., Any], violations: Callable[..., Any]
) -> None:
    page = browse(f"{on_desk}/d/lantern/statements/new?kind=claim&from={COURIER.stem}@10-60")
    page.get_by_label("text").fill("the harbour of Port Amber is closed")
    page.get_by_role("button", name="Add to the record").click()
    page.wait_for_url("**/sources/**")
    page.goto(f"{on_desk}/d/lantern/sources/{COURIER.stem}")
    page.get_by_text("The harbour of Port Amber is closed").first.click()
    page.get_by_role("link", name="The entry").first.click()
    assert violations(page) == []
    page.get_by_role("link", name="Correct").click()
    assert violations(page) == []
    page.get_by_label("text").fill("the harbour of Port Amber is half closed")
    page.get_by_label("Why it is corrected").fill("the second paragraph says so")
    page.get_by_role("button", name="Correct the record").click()
    page.wait_for_url(re.compile(r"/entries/[^/]+$"))
    assert "the second paragraph says so" in page.locator("#main").inner_text()
    assert page.locator("del").first.inner_text() == "the harbour of Port Amber is closed"
    assert violations(page) == []
    page.goto(f"{on_desk}/d/lantern/sources/{COURIER.stem}")
    assert page.get_by_text("The harbour of Port Amber is half closed").first.is_visible()
