"""Sessions in the documentation: commands with their output, which tests run and `make reference` fills in.

A page holds two kinds of block, taken in order. A ``console`` block holds commands, each behind ``$``, with what
they print. A ``{code-block} toml`` with a ``:caption:`` is text that the reader adds at the end of that file. A page
starts in a folder that holds the examples and the pages to be read, as a clone of the repository does.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: What differs from one run to the next, and what stands for it in a comparison.
VOLATILE = (
    (re.compile(r"\b(\d+)-[0-9a-f]{12}\b"), r"\1-HASH"),  # a journal's head: its lines bear the moment of recording
    (re.compile(r"\bf-[0-9a-f]{12}\b"), "f-HASH"),
    (re.compile(r"\bcontent [0-9a-f]{12}\b"), "content HASH"),
    (re.compile(r"\b[\d,]+ words a second\b"), "N words a second"),
)

_SHELL = re.compile(r"[|<>&;*$]")
_JUNCTURE = re.compile(r"^(?:\.venv/bin/)?juncture\s")


@dataclass
class Block:
    """A block of a page: its first and last line inside the fence, and the file it adds to or None for commands."""

    start: int
    end: int
    file: str | None = None


def pages() -> list[Path]:
    """The pages that hold a session."""
    found = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [page for page in found if "_build" not in page.parts and "\n```console\n" in page.read_text("utf-8")]


def blocks(lines: list[str]) -> Iterator[Block]:
    """The blocks of a page that are run or written."""
    number = 0
    while number < len(lines):
        fence = re.fullmatch(r"(`{3,})(.*)", lines[number])
        number += 1
        if not fence:
            continue
        start = number
        while lines[number] != fence[1]:
            number += 1
        caption = next((m[1] for line in lines[start:number] if (m := re.fullmatch(r":caption: (\S+)", line))), None)
        if fence[2] == "console":
            yield Block(start, number)
        elif fence[2].startswith("{code-block} toml") and caption:
            yield Block(next(n for n in range(start, number) if not lines[n].startswith(":")), number, caption)
        number += 1


def replay(text: str, folder: Path) -> str:
    """A page with its commands run in a folder, and what they print put behind them."""
    lines, place, done = text.split("\n"), prepared(folder), 0
    out: list[str] = []
    for block in blocks(lines):
        body = lines[block.start : block.end]
        out += lines[done : block.start]
        done = block.end
        if block.file:
            _append(place / block.file, "\n".join(body).strip("\n") + "\n")
            out += body
            continue
        for command in commands(body):
            printed, place = run("\n".join(command), place)
            out += [f"$ {command[0]}", *command[1:], *printed]
    return "\n".join(out + lines[done:])


def commands(body: list[str]) -> Iterator[list[str]]:
    """The commands of a block, each as its lines; a backslash at the end continues one."""
    number = 0
    while number < len(body):
        line = body[number]
        number += 1
        if not line.startswith("$ "):
            continue
        command = [line[2:]]
        while command[-1].endswith("\\"):
            command.append(body[number])
            number += 1
        yield command


def prepared(folder: Path) -> Path:
    """A folder as a clone has it, as far as the pages need: the examples without texts, the pages to be read."""
    shutil.copytree(ROOT / "examples", folder / "examples", ignore=shutil.ignore_patterns("sources"))
    for kept in ("tutorial", "guides/reading"):
        shutil.copytree(ROOT / "docs" / kept, folder / "docs" / kept)
    return folder


def run(command: str, place: Path) -> tuple[list[str], Path]:
    """Run a command; what it prints, errors among it, and the folder after it."""
    words = shlex.split(command.replace("\\\n", " "))
    if words[0] == "cd":
        return [], (place / words[1]).resolve()
    printed = _in_process(words[1:], place) if _is_plain(command) else _in_shell(command, place)
    return [line.rstrip() for line in printed.rstrip("\n").split("\n")] if printed.strip() else [], place


def steady(text: str) -> str:
    """A page without what differs from run to run."""
    for pattern, stand_in in VOLATILE:
        text = pattern.sub(stand_in, text)
    return text


def _is_plain(command: str) -> bool:
    unquoted = re.sub(r"'[^']*'|\"[^\"$]*\"", "", command)
    return bool(_JUNCTURE.match(command)) and not _SHELL.search(unquoted)


def _in_process(words: list[str], place: Path) -> str:
    from juncture.cli import main

    printed, argv = io.StringIO(), sys.argv
    sys.argv = ["juncture", *words]
    try:
        with contextlib.chdir(place), contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            main()
    except SystemExit:
        pass
    finally:
        sys.argv = argv
    return printed.getvalue()


def _in_shell(command: str, place: Path) -> str:
    code = "import sys; sys.argv[0] = 'juncture'; from juncture.cli import main; main()"
    name = re.compile(r"(?<![\w/.-])(?:\.venv/bin/)?juncture(?=\s)")
    real = name.sub(lambda _: f"{shlex.quote(sys.executable)} -c {shlex.quote(code)}", command)
    python = str(Path(sys.executable).parent)
    there = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PATH": f"{python}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", real], cwd=place, capture_output=True, text=True, check=False, env=there)
    return done.stdout + done.stderr


def _append(file: Path, text: str) -> None:
    before = file.read_text("utf-8") if file.exists() else ""
    file.write_text(f"{before.rstrip()}\n\n{text}" if before.strip() else text, "utf-8")
