"""What is shipped around the code: the pins, the extras, the version, and that no file betrays a machine."""

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import juncture

ROOT = Path(__file__).parent.parent
PINS = ("build", "core", "all", "dev", "model", "node")
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
MACHINE_PATH = re.compile(r"(?:^|[^A-Za-z0-9.:/])/(?:root|home|tmp|mnt|Users)/[A-Za-z.]", re.MULTILINE)
DOWNLOAD = re.compile(r"https?://[^\"'\s]+\.(?:whl|tar\.gz|tgz|zip)\b|\"resolved\": *\"http")


@cache
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(text).name) for text in requirements}


@cache
def pins(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return {canonicalize_name(found): version for found, version in PIN.findall(text)}


@cache
def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this is no git clone, so there are no tracked files to look through")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def texts() -> list[tuple[Path, str]]:
    read = [(path.relative_to(ROOT), path.read_bytes()) for path in tracked()]
    return [(path, content.decode("utf-8", "replace")) for path, content in read if b"\0" not in content[:8192]]


@pytest.mark.parametrize("name", PINS)
def test_pins_name_no_host_and_no_file(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    telling = ("://", "http:", "https:", "@", "file:", "--index", "--find-links")
    assert [line for line in text.splitlines() if any(sign in line for sign in telling)] == []


@pytest.mark.parametrize("name", PINS)
def test_every_pin_bears_a_hash(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text)
    bare = [block.split()[0] for block in blocks if not block.startswith("#") and "--hash=sha256:" not in block]
    assert bare == []


def test_core_pins_hold_what_the_package_always_needs() -> None:
    assert names(project()["project"]["dependencies"]) <= set(pins("core"))


@pytest.mark.parametrize("extra", sorted(project()["project"]["optional-dependencies"]))
def test_pins_of_all_hold_every_extra(extra: str) -> None:
    needed = names(project()["project"]["optional-dependencies"][extra]) - {"juncture"}
    assert needed <= set(pins("all"))


def test_the_extra_named_all_is_all_of_them() -> None:
    extras = dict(project()["project"]["optional-dependencies"])
    (everything,) = extras.pop("all")
    assert Requirement(everything).extras == set(extras)


def test_the_model_for_tests_has_pins_of_its_own_and_nothing_else() -> None:
    assert set(pins("model")) == names(project()["dependency-groups"]["model"])


def test_dev_pins_hold_every_dependency_group() -> None:
    groups = {name: group for name, group in project()["dependency-groups"].items() if name != "model"}
    needed = names([entry for group in groups.values() for entry in group if isinstance(entry, str)])
    assert needed <= set(pins("dev"))


@pytest.mark.parametrize("smaller", ["build", "core", "all"])
def test_a_smaller_set_of_pins_agrees_with_the_largest(smaller: str) -> None:
    largest = pins("dev")
    differing = {name: (version, largest.get(name)) for name, version in pins(smaller).items()}
    assert {name: both for name, both in differing.items() if both[0] != both[1]} == {}


def test_no_pin_brings_torch() -> None:
    assert [name for name in pins("dev") if name.startswith(("torch", "nvidia"))] == []


def test_the_package_knows_its_version() -> None:
    assert juncture.__version__ == project()["project"]["version"]


def test_no_tracked_file_bears_a_path_of_one_machine() -> None:
    bearing = [(str(path), found[0].strip()) for path, text in texts() if (found := MACHINE_PATH.search(text))]
    assert bearing == []


def test_no_tracked_file_bears_a_download_address() -> None:
    bearing = [(str(path), found[0]) for path, text in texts() if (found := DOWNLOAD.search(text))]
    assert bearing == []


def test_no_text_of_a_source_is_tracked() -> None:
    kept = [str(path.relative_to(ROOT)) for path in tracked() if path.match("examples/*/sources/*.txt")]
    assert kept == []


def test_every_target_of_the_makefile_that_a_person_calls_is_explained() -> None:
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    called = set(re.findall(r"(?:^|`)make ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.M))
    assert {"brief", "test"} <= called
    assert called <= set(re.findall(r"^  make ([a-z]+) ", listed, re.MULTILINE))
    assert called <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
