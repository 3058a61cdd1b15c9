"""Files that a program sends: hostile names, bombs, files too large or of another kind, and who may send them."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from team_making import signed_in, teamed
from web_making import COURIER, visit

API = "/api/v1/dossiers/lantern"
SENDS = {"X-Requested-With": "tests"}


def send(client: Any, address: str, content: bytes, name: str = "file.txt", **given: Any) -> Any:
    field = "file" if address.partition("?")[0].endswith(("/sources", "/import")) else "files"
    given.setdefault("headers", SENDS)
    return client.post(address, files=[(field, (name, content))], **given)


def zipped(*parts: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return made.getvalue()


EVENT = "event=no-such"
BAD: list[tuple[str, bytes, str, int, str]] = [
    ("sources", b"", "page.txt", 400, "is empty"),
    ("sources", b"", "../..", 400, "what to call the source"),
    ("sources", b"%PDF-1.4 no more", "page.pdf", 400, "is a broken PDF"),
    ("sources", b"\x00\xff\x00", "page.txt", 400, ""),
    ("sources", b"A new page.", "page.txt", 400, "needs a --title"),
    ("read", b"", "page.txt", 400, "is empty"),
    ("read", b"<html><script>1</script></html>", "page.html", 400, "page without text"),
    ("read", b"PK\x03\x04 no more", "page.docx", 400, "broken Word document"),
    ("read", b"It is said. " * 100_000, "long.txt", 400, "longer than 1,000,000 characters"),
    ("read?published=soon", b"Soldiers seized the palace.", "page.txt", 400, ""),
    ("import", b"{", "lantern.jsonl", 200, "refused"),
    ("import", b"no workbook", "lantern.xlsx", 400, "is no XLSX workbook"),
    ("import", b"anything", "lantern.exe", 400, "in no format"),
    ("import?format=excel", b"anything", "lantern.bin", 400, "no format 'excel'"),
    ("import?format=geojson", b"{}", "lantern.geojson", 400, "only written"),
    ("import", b"no zip", "lantern.zip", 400, "cannot be unpacked"),
    ("import", zipped(("../../evil.csv", b"a")), "lantern.zip", 400, "leads out of its folder"),
    ("import", zipped(("/etc/evil.csv", b"a")), "lantern.zip", 400, "leads out of its folder"),
    ("import", zipped(*((f"{n}.csv", b"") for n in range(1_001))), "lantern.zip", 400, "1,001 files"),
    ("import", zipped(("dossier.toml", b"")), "lantern.zip", 400, "in no format"),
    ("conflict", b"a,b\n1,2\n", "../../clashes.csv", 400, "'clashes.csv' does not begin"),
    ("conflict?months=0", b"a", "clashes.csv", 422, "months"),
    ("conflict", b"", "clashes.csv", 400, ""),
    ("precedents", b"a,b\n1,2\n", "list.csv", 400, "names no turning_point"),
    ("precedents?list=/etc/passwd", b"a", "list.csv", 422, "supplement"),
    ("precedents?where=rumour", b"a", "list.csv", 400, ""),
    (f"define?{EVENT}", b"id = 1", "mine.toml", 400, "mine.toml"),
    (f"define?{EVENT}", b"\xff\xfe", "mine.toml", 400, "cannot be read"),
    ("brief?form=exe", b"a", "clashes.csv", 422, "form"),
    ("brief", b"a", "\u202eclashes.csv", 400, "'clashes.csv' does not begin"),
]


@pytest.mark.parametrize(("where", "content", "name", "status", "sentence"), BAD)
def test_what_cannot_be_used_is_a_problem_with_a_sentence_and_nothing_is_written(
    desk: str, where: str, content: bytes, name: str, status: int, sentence: str
) -> None:
    client = visit(desk)
    before = client.get(f"{API}/journal").json()["head"]
    answer = send(client, f"{API}/{where}", content, name)
    assert answer.status_code == status, answer.text
    assert sentence in answer.text
    assert tempfile.gettempdir() not in answer.text
    if status >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
    assert client.get(f"{API}/journal").json()["head"] == before


def bomb(part: str) -> bytes:
    """A zip file with a part that is small as long as it is packed."""
    made, nothing = io.BytesIO(), b"\0" * (1024 * 1024)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(part, "w") as packed:
        for _ in range(520):
            packed.write(nothing)
    return made.getvalue()


@pytest.mark.parametrize(
    ("where", "part", "name"),
    [
        ("read", "word/document.xml", "page.docx"),
        ("sources", "word/document.xml", "page.docx"),
        ("import", "events.csv", "lantern.zip"),
        ("import", "xl/workbook.xml", "lantern.xlsx"),
    ],
)
def test_a_bomb_is_not_unpacked(desk: str, where: str, part: str, name: str) -> None:
    content = bomb(part)
    assert len(content) < 1024 * 1024
    answer = send(visit(desk), f"{API}/{where}", content, name, data={"title": "A page"})
    assert answer.status_code == 400
    assert "would unpack to 520 MB" in answer.json()["detail"]


def test_an_oversized_file_is_refused(desk: str) -> None:
    client = visit(desk, upload_limit=1024 * 1024)
    answer = send(client, f"{API}/sources", b"x" * 2_000_000, data={"title": "A page"})
    assert answer.status_code == 413
    assert "larger than 1 MB" in answer.json()["detail"]


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "..\\..\\evil.txt", "/etc/passwd", "a\x00b.txt", "x" * 3000 + ".txt"]
)
def test_a_hostile_name_leads_nowhere(lantern: Path, name: str) -> None:
    def files() -> set[Path]:
        return {one for one in lantern.parent.rglob("*") if one.is_file()}

    before = files()
    answer = send(visit(lantern), f"{API}/sources", b"A page of news.", name, data={"title": "A page"})
    assert answer.status_code in (201, 400)
    assert all(one.is_relative_to(lantern / "sources") for one in files() - before)


def test_another_text_than_the_recorded_one_is_not_attached(desk: str) -> None:
    client = visit(desk)
    known = client.get(f"{API}/sources").json()["sources"][0]["id"]
    answer = send(client, f"{API}/sources", b"Another text.", data={"id": known})
    assert answer.status_code == 400
    again = send(client, f"{API}/sources", COURIER.read_bytes(), data={"id": known})
    assert (again.status_code, again.json()["new"]) == (201, False)


def test_without_accounts_a_foreign_page_can_send_no_file(desk: str) -> None:
    client = visit(desk)
    for headers in ({}, {**SENDS, "sec-fetch-site": "cross-site"}):
        assert send(client, f"{API}/sources", b"A page.", headers=headers).status_code == 403


def test_with_accounts_a_session_alone_sends_no_file(desk: str) -> None:
    teamed(desk)
    client = signed_in(desk, "ada")
    assert send(client, f"{API}/sources", b"A page.").status_code == 403


def test_an_analyst_proposes_and_an_editor_takes_in_as_it_is(desk: str) -> None:
    tokens = teamed(desk)
    client = visit(desk)

    def brings(name: str, query: str = "") -> int:
        headers = {"authorization": f"Bearer {tokens[name]}"}
        return int(send(client, f"{API}/import{query}", b"", "lantern.jsonl", headers=headers).status_code)

    assert [brings(name) for name in ("rosa", "amadou", "edith")] == [403, 403, 200]
    assert [brings(name, "?propose=true") for name in ("rosa", "amadou")] == [403, 200]


@pytest.mark.parametrize(
    ("question", "status", "sentence"),
    [
        ("holders?recorded=soon", 400, ""),
        ("holders?recorded=1999-01-01", 409, "held no dossier"),
        ("matrix", 422, "event"),
        ("matrix?event=no-such", 400, "no event 'no-such'"),
        ("sources/no-such/find?words=a", 404, "no source 'no-such'"),
        ("bargain", 400, "has no stakeholders.toml"),
        ("bargain?rounds=0", 422, "rounds"),
        ("bargain?known=soon", 400, "is no day"),
        ("conflict", 400, "no export to count in"),
        ("precedents?event=no-such", 400, "no event 'no-such'"),
        ("precedents?list=/etc/passwd", 422, "supplement"),
        ("precedents?limit=-1", 422, "limit"),
        ("export?format=exe", 400, "no format 'exe'"),
        ("export?format=holders", 400, "only read"),
        ("export?format=folder&known=2024-03-14", 400, "holds the whole dossier"),
        ("export/report?format=folder", 400, "loses nothing"),
        ("export?format=../../x", 400, "no format"),
    ],
)
def test_what_cannot_be_answered_is_a_problem(desk: str, question: str, status: int, sentence: str) -> None:
    answer = visit(desk).get(f"{API}/{question}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    assert sentence in answer.json()["detail"]
