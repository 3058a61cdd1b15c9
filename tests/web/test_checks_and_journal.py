"""Checks as a to-do list, and the journal: what was done, by whom, what it changed, and whether it is whole."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from web_making import MALI, visit

from juncture import api
from juncture.record.entering import enter
from juncture.record.items import Actor, Office
from juncture.record.journal import Action, Change
from juncture.record.statements import Tenure
from juncture.record.store import open_store

JOURNAL = "/d/lantern/journal"


@pytest.fixture(scope="module")
def at_mali() -> Any:
    return visit(MALI)


@pytest.fixture
def told(desk: str) -> str:
    """A store in which an actor was entered, changed and withdrawn by three people."""
    enter(desk, Actor(id="tobias-renn", name="Tobias Renn", type="person"), "ana")
    store = open_store(desk)
    try:
        (line,) = store.find("lantern", ids=["tobias-renn"])
        changed = line.payload.replace("Tobias Renn", "Tobias Renn <b>")
        store.append("lantern", [Change(Action.SUPERSEDE, "actor", "tobias-renn", changed)], "ben")
        store.append("lantern", [Change(Action.RETRACT, "actor", "tobias-renn")], "cleo")
    finally:
        store.close()
    return desk


def test_every_finding_of_the_check_stands_on_the_page(at_mali: Any) -> None:
    findings = api.check(api.open(str(MALI))).findings
    page = at_mali.get("/d/mali-2021/checks").text
    assert page.count('<li class="conflict">') + page.count('<li class="gap">') == len(findings)


def test_findings_are_narrowed_to_a_code_and_link_to_their_passages(at_mali: Any) -> None:
    page = at_mali.get("/d/mali-2021/checks?code=contested-bound").text
    assert page.count('<li class="conflict">') == 3
    assert re.search(r'href="/d/mali-2021/sources/[^"]+"', page.partition("<main")[2])


def test_a_finding_is_gone_once_the_check_no_longer_finds_it(at_mali: Any) -> None:
    early = at_mali.get("/d/mali-2021/checks?known=2021-05-25").text
    assert early.count('<li class="conflict">') < at_mali.get("/d/mali-2021/checks").text.count('<li class="conflict">')


def test_a_dossier_without_findings_says_so(client: Any) -> None:
    assert "The check finds nothing" in client.get("/d/lantern/checks").text


def test_lines_tell_who_did_what_and_what_it_changed(told: str) -> None:
    page = visit(told).get(f"{JOURNAL}?id=tobias-renn").text
    assert re.findall(r"<b dir=\"auto\">(\w+)</b> (\w+)", page) == [
        ("cleo", "withdrew"),
        ("ben", "changed"),
        ("ana", "entered"),
    ]
    assert "<del>Tobias Renn</del> <ins>Tobias Renn &lt;b&gt;</ins>" in page


def test_the_latest_line_comes_first_and_earlier_ones_follow_page_by_page(tmp_path: Any) -> None:
    from web_making import stored

    client = visit(stored(MALI, tmp_path / "mali.sqlite"))
    seen: list[int] = []
    address = "/d/mali-2021/journal"
    while address:
        page = client.get(address).text
        seen += [int(number) for number in re.findall(r'<li value="(\d+)"', page)]
        found = re.search(r'rel="next" href="([^"]+)"', page)
        address = found[1].replace("&amp;", "&") if found else ""
    assert seen == list(range(len(seen), 0, -1))
    assert len(seen) > 600


def test_a_whole_journal_is_said_to_be_whole(told: str) -> None:
    assert "The journal is whole" in visit(told).get(f"{JOURNAL}?verify=1").text


def test_a_line_altered_behind_our_back_is_named(told: str) -> None:
    with sqlite3.connect(told) as connection:
        connection.execute("UPDATE journal SET author = 'mallory' WHERE seq = 2")
    page = visit(told).get(f"{JOURNAL}?verify=1").text
    assert "The journal breaks at line 2" in page


def test_a_folder_says_that_it_keeps_no_journal(client: Any) -> None:
    assert "A folder keeps no journal" in client.get(JOURNAL).text


@pytest.mark.parametrize("asked", ["?before=0", "?before=x", "?before=99999999999999999999", "?verify=perhaps"])
def test_a_place_in_the_journal_that_is_none_gets_a_sentence(told: str, asked: str) -> None:
    assert visit(told).get(JOURNAL + asked).status_code == 422


def test_an_entry_that_was_never_written_has_no_lines(told: str) -> None:
    assert "No line says anything of this" in visit(told).get(f"{JOURNAL}?id=<script>").text


@pytest.mark.browser
def test_the_journal_is_verified_in_place(on_desk: str, browse: Callable[..., Any]) -> None:
    page = browse(on_desk + JOURNAL)
    page.get_by_role("button", name="Verify the journal").click()
    page.get_by_text("The journal is whole").wait_for()


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_to_hold_against_checks_and_journal(
    mali: str, on_desk: str, browse: Callable[..., Any], violations: Callable[..., Any], dark: bool
) -> None:
    for address in (f"{mali}/d/mali-2021/checks", f"{mali}/d/mali-2021/journal", f"{on_desk}{JOURNAL}?verify=1"):
        page = browse(address, dark=dark, language="fr" if dark else "en", width=390 if dark else 1200)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_finding_about_very_many_entries_shows_the_first_and_says_how_many_more(lantern: Any) -> None:
    ferry = [Actor(id="ferrymen", name="The Ferrymen", type="organisation"), Office(id="chair", name="Chair")]
    told = [
        Tenure(id=f"told-{n}", holder="ferrymen", office="chair", voice="asserted", as_of="2024-03-14")
        for n in range(15)
    ]
    for one in (*ferry, *told):
        enter(str(lantern), one, "ana")
    page = visit(lantern).get("/d/lantern/checks?code=unknown-bound").text
    assert "15 entries" in page
    assert page.count('class="id"') == 12
    assert "and 3 more" in page
