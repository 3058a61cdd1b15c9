"""The page of commands, from the commands themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

HEAD = """\
<!-- Made from the commands by `make reference`. Do not edit: edit the help of the command. -->

# Commands

Every command explains itself: `juncture COMMAND --help` prints what stands here. A `DOSSIER` is a folder such as
`examples/mali-2021`, or a store such as `desk.sqlite`; where a store holds several, name one: `desk.sqlite#mali-2021`.

Answers go to standard output, sentences about what went wrong to standard error. The status at the end is

| status | meaning |
| --- | --- |
| 0 | it is done |
| 1 | the answer is bad news: `check` found a slip in the record, `verify` found a broken journal |
| 2 | the input cannot be used; a sentence says why and what would be accepted, and nothing was changed |
| 130, 141 | you interrupted it; whoever read its output stopped reading |

With `--json` a command prints data whose JSON Schema `juncture schema NAME` prints and {doc}`format` lists.
Within one number of a schema (`juncture.holders/1`) fields are added and never taken away.
"""


def tree() -> Any:
    """The command line as its library sees it."""
    import typer

    from juncture.cli.app import app

    return typer.main.get_command(app)


def commands(group: Any, path: str = "juncture") -> Iterator[tuple[str, Any]]:
    """Every command with its full name, in the order in which help lists them."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def page() -> str:
    """The page, as Markdown."""
    found = list(commands(tree()))
    rows = [f"| [`{name}`](#{name.replace(' ', '-')}) | {_first(command)} |" for name, command in found]
    index = "\n".join(["| command | what it answers or does |", "| --- | --- |", *rows])
    return "\n".join([HEAD, index, "", *(_section(name, command) for name, command in found)]).rstrip() + "\n"


def _section(name: str, command: Any) -> str:
    told = command.help.strip()
    example = re.search(r"(?m)^Example: (.+)$", told)
    text = re.sub(r"\n*^Example: .+$", "", told, flags=re.MULTILINE)
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option"]
    usage = [name, *("[OPTIONS]" if options else "",), *(_argument(one) for one in arguments)]
    parts = [f"## {name}", text, "```text\n" + " ".join(part for part in usage if part) + "\n```"]
    if example:
        parts.append("For example:\n\n```sh\n" + example[1] + "\n```")
    rows = [(f"`{one.metavar}`", _told(one)) for one in arguments] + [(_option(one), _told(one)) for one in options]
    parts.append("\n".join(["| argument or option | meaning |", "| --- | --- |", *(f"| {a} | {b} |" for a, b in rows)]))
    return "\n\n".join(parts) + "\n"


def _first(command: Any) -> str:
    return _cell(command.help.strip().split("\n\n")[0])


def _argument(one: Any) -> str:
    return str(one.metavar) if one.required else f"[{one.metavar}]"


def _option(one: Any) -> str:
    value = "" if one.is_flag else f" {one.metavar or one.name.upper()}"
    return ", ".join(f"`{name}{value}`" for name in one.opts)


def _told(one: Any) -> str:
    return _cell(one.help or "")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
