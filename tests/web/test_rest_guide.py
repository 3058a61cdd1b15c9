"""The calls in the guide to the interface are made, with curl, on a workbench that listens."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from team_making import teamed
from web_making import MALI, ROOT, serving, settings

from juncture.web.app import create_app

GUIDE = (ROOT / "docs" / "guides" / "api.md").read_text("utf-8")
CALLS = [
    call.replace("\\\n", " ")
    for block in re.findall(r"^```sh\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
    for call in re.findall(r"^curl (?:.*\\\n)*.*$", block, re.MULTILINE)
]

pytestmark = pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")


@pytest.mark.parametrize("call", CALLS, ids=range(len(CALLS)))
def test_each_call_in_the_guide_is_answered(call: str, desk: str, tmp_path: Path) -> None:
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    team = "desk.example.org" in call
    environment = {**os.environ, "TOKEN": teamed(desk)["amadou"] if team else ""}
    with serving(create_app(settings(desk if team else MALI))) as address:
        there = re.sub(r"http://127\.0\.0\.1:8377|https://desk\.example\.org", address, call)
        done = subprocess.run(
            there.replace("curl ", "curl --silent --fail-with-body ", 1),
            shell=True,
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_guide_makes_calls_with_and_without_accounts() -> None:
    assert len([call for call in CALLS if "$TOKEN" in call]) >= 2
    assert len([call for call in CALLS if "127.0.0.1" in call]) >= 6
