"""Where things stand in a TOML file: the line of each table and key, and the remarks beside them.

``tomllib`` reads the values; it keeps neither lines nor comments, so a syntax tree is consulted for
those two, only when they are wanted. A comment above a table belongs to it, a comment behind a key
moves above the table with the key's name, and the block at the top of a file, set off by a blank
line, belongs to the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

_LANGUAGE = Language(tree_sitter_toml.language())


@dataclass(slots=True)
class TableMark:
    """A top-level table: its name, its line, the lines of its keys, and its remarks."""

    name: str
    line: int
    keys: dict[str, int] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    _last_row: int = 0


@dataclass(frozen=True)
class FileMarks:
    """The tables of a file in order, with the remarks at its head and foot."""

    tables: tuple[TableMark, ...]
    head: str
    foot: str
    keys: dict[str, int] = field(default_factory=dict)

    def table(self, name: str, number: int) -> TableMark | None:
        """The table of this name with this number, from 0."""
        named = self._named.get(name, [])
        return named[number] if number < len(named) else None

    @cached_property
    def _named(self) -> dict[str, list[TableMark]]:
        found: dict[str, list[TableMark]] = {}
        for mark in self.tables:
            found.setdefault(mark.name, []).append(mark)
        return found


def marks(text: str) -> FileMarks:
    """Read the lines and remarks of a TOML text.

    >>> found = marks('# Offices of Mali\\n\\n# abolished in 2022\\n[[office]]\\nid = "vice-president"  # art. 7\\n')
    >>> found.head, found.tables[0].line, found.tables[0].keys, found.tables[0].remarks
    ('# Offices of Mali', 4, {'id': 5}, ['# abolished in 2022', '# id: art. 7'])
    """
    root = Parser(_LANGUAGE).parse(text.encode("utf-8")).root_node
    tables: list[TableMark] = []
    waiting: list[tuple[int, str]] = []
    keys: dict[str, int] = {}
    head = ""
    for node in _flat(root):
        if node.type == "comment":
            remark = _text(node)
            owner = _inline_owner(node, tables)
            if owner:
                mark, key = owner
                mark.remarks.append(f"# {key}: {remark.lstrip('#').strip()}".rstrip() if key else remark)
            else:
                waiting.append((node.start_point[0], remark))
        elif node.type == "pair":
            if tables:
                tables[-1].remarks += [remark for _, remark in waiting]
                waiting = []
                _note_pair(tables[-1], node)
            else:
                keys.setdefault(_text(node.children[0]), node.start_point[0] + 1)
        else:
            if not tables:
                head, waiting = _split_head(waiting, node.start_point[0])
            _open_table(tables, node, [remark for _, remark in waiting])
            waiting = []
    if not tables:
        head, waiting = "\n".join(remark for _, remark in waiting), []
    return FileMarks(tuple(tables), head, "\n".join(remark for _, remark in waiting), keys)


def _flat(root: Node) -> Iterator[Node]:
    for node in root.children:
        if node.type in ("table", "table_array_element"):
            yield node
            yield from _body(node)
        elif node.type in ("comment", "pair"):
            yield node
            yield from _inside(node)


def _body(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.type == "pair":
            yield child
            yield from _inside(child)
        elif child.type == "comment":
            yield child


def _inside(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.type == "comment":
            yield child
        else:
            yield from _inside(child)


def _open_table(tables: list[TableMark], node: Node, remarks: list[str]) -> None:
    name = next(_text(child) for child in node.children if child.type in ("bare_key", "dotted_key", "quoted_key"))
    top, _, nested = name.partition(".")
    row = node.start_point[0]
    if nested and tables and tables[-1].name == top:
        tables[-1].keys.setdefault(nested, row + 1)
        tables[-1].remarks += remarks
        tables[-1]._last_row = row
    else:
        tables.append(TableMark(top, row + 1, remarks=remarks, _last_row=row))


def _note_pair(mark: TableMark, node: Node) -> None:
    mark.keys.setdefault(_text(node.children[0]), node.start_point[0] + 1)
    mark._last_row = node.end_point[0]


def _inline_owner(node: Node, tables: list[TableMark]) -> tuple[TableMark, str] | None:
    row = node.start_point[0]
    if not tables or row > tables[-1]._last_row:
        return None
    mark = tables[-1]
    return mark, next((key for key, line in reversed(mark.keys.items()) if line - 1 <= row), "")


def _split_head(waiting: list[tuple[int, str]], first_row: int) -> tuple[str, list[tuple[int, str]]]:
    cut = len(waiting)
    row = first_row
    while cut and waiting[cut - 1][0] == row - 1:
        row = waiting[cut - 1][0]
        cut -= 1
    return "\n".join(remark for _, remark in waiting[:cut]), waiting[cut:]


def _text(node: Node) -> str:
    return (node.text or b"").decode("utf-8").strip()
