"""The files of a service that stand in the guide are ones that systemd takes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DEPLOY = Path(__file__).parents[2] / "docs" / "deploy"
UNITS = ("juncture.service", "juncture-backup.service", "juncture-backup.timer")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_systemd_takes_the_units_of_the_guide(tmp_path: Path) -> None:
    for name in UNITS:
        text = (DEPLOY / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("/opt/juncture/bin/juncture", sys.executable), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", *(tmp_path / name for name in UNITS)], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_guide_shows_each_file() -> None:
    guide = (DEPLOY.parent / "guides" / "team.md").read_text(encoding="utf-8")
    assert [one.name for one in sorted(DEPLOY.iterdir()) if f"../deploy/{one.name}" not in guide] == []
