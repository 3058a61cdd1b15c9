"""ScenarioWizard project files (``.scw``), read and written line for line.

The form, as its files show it: a heading of two lines; short names (``&`` a descriptor, `` -`` a variant);
``#``; long names in the same order; ``#``, a part that was empty in every file seen, ``#``; a colour for each
variant; ``#``, again an empty part, ``#``; the matrix; ``#``; then titled texts in quotes: one for the matrix,
one for each descriptor, one for each section; ``#`` and a last part. Whatever is not understood is kept as it
stands, so that a file that is read and written again is the same file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from juncture.futures.csvfile import from_values, model_values
from juncture.futures.errors import ModelError
from juncture.futures.model import Descriptor, Model, Variant

_HEADER = "$ ScenarioWizard"
_WHITE = "FFFFFF"


@dataclass(frozen=True, slots=True)
class Text:
    """A titled text of a project: the reasons given for a section, for instance."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Project:
    """All that a ``.scw`` file holds."""

    version: str
    title: str
    names: tuple[tuple[str, tuple[str, ...]], ...]
    long_names: tuple[str, ...]
    second: tuple[str, ...]
    colours: tuple[str, ...]
    third: tuple[str, ...]
    matrix: tuple[tuple[int, ...], ...]
    texts: tuple[Text, ...]
    rest: tuple[str, ...]
    newline: str = "\n"

    def note(self, source: int, target: int) -> str:
        """The text that gives the reasons for one section."""
        count = len(self.names)
        place = 1 + count + source * count + target
        return self.texts[place].text if place < len(self.texts) else ""


def read_scw(path: str | Path, scale: tuple[int, int] | None = None) -> Model:
    """The model in a ScenarioWizard project. Its scale is not in the file; -3..3 is taken, or wider where needed."""
    return to_model(read_project(path), str(path), scale)


def to_model(project: Project, where: str = "project.scw", scale: tuple[int, int] | None = None) -> Model:
    """The model that a project holds; a section's text becomes its note."""
    long = iter(_long(line) for line in project.long_names)
    descriptors = []
    for short, variants in project.names:
        name = next(long, "")
        descriptors.append(Descriptor(short, tuple(Variant(v, next(long, "")) for v in variants), name))
    ids = [d.id for d in descriptors]
    notes = {(a, b): project.note(i, j) for i, a in enumerate(ids) for j, b in enumerate(ids)}
    return from_values(descriptors, project.matrix, where, scale, notes, title=project.title.removesuffix(".scw"))


def read_project(path: str | Path) -> Project:
    raw = Path(path).read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    return parse_project(text, str(path))


def parse_project(text: str, where: str = "project.scw") -> Project:
    """Read the text of a ``.scw`` file; a file that is cut short is said to be, with what is missing."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = _Lines(text.replace("\r\n", "\n").removesuffix("\n").split("\n"), where)
    version = lines.next("its first line")
    if not version.startswith(_HEADER):
        raise ModelError(
            f"{where}, line 1: {version[:40]!r} is no ScenarioWizard project; one starts with {_HEADER!r}."
        )
    title = lines.next("its title")
    names = _names(lines)
    width = sum(len(variants) for _, variants in names)
    long_names = lines.part("the long names")
    second = lines.part("the part after the long names")
    colours = lines.part("the colours")
    third = lines.part("the part after the colours")
    matrix = _matrix(lines, width)
    return Project(version, title, names, long_names, second, colours, third, matrix, *_texts(lines), newline)


def format_project(project: Project) -> str:
    """The text of a ``.scw`` file; the inverse of :func:`parse_project`."""
    return project.newline.join([*_format(project), ""])


def write_scw(model: Model, path: str | Path, like: Project | None = None) -> None:
    """Write a model as a ScenarioWizard project. Ranges, kinds and passages have no place there; notes do.

    What only ScenarioWizard knows (colours, texts on descriptors) is taken from ``like``.
    """
    Path(path).write_bytes(format_project(from_model(model, Path(path).name, like)).encode("utf-8"))


def from_model(model: Model, title: str = "model.scw", like: Project | None = None) -> Project:
    """A project that holds the values, names and notes of a model."""
    names = tuple((d.id, d.variant_ids) for d in model.descriptors)
    long_names = tuple(
        line
        for d in model.descriptors
        for line in (f"&{d.name}", *(f" -{v.name}" if v.name else " " for v in d.variants))
    )
    sections = {(s.source, s.target): s.note for s in model.sections}
    same = like is not None and like.names == names
    texts = [Text(" 0-0", ""), *(Text(" ", "") for _ in names)]
    texts += [Text("  -> ", sections.get((a, b), "").replace('"', "'")) for a, _ in names for b, _ in names]
    if same and like is not None:
        kept = len(names) + 1
        texts = [
            *like.texts[:kept],
            *(Text(o.title, n.text) for o, n in zip(like.texts[kept:], texts[kept:], strict=False)),
        ]
    return Project(
        like.version if like else f"{_HEADER} 4.0",
        like.title if like else title,
        names,
        long_names,
        like.second if like else (),
        like.colours if same and like else (_WHITE,) * sum(len(vs) for _, vs in names),
        like.third if like else (),
        tuple(map(tuple, model_values(model))),
        tuple(texts),
        like.rest if like else ("#",),
        like.newline if like else "\n",
    )


class _Lines:
    """The lines of a file, taken one after another."""

    def __init__(self, lines: list[str], where: str) -> None:
        self._lines, self._next, self.where = lines, 0, where

    @property
    def number(self) -> int:
        return self._next

    def next(self, wanted: str) -> str:
        if self._next >= len(self._lines):
            raise ModelError(f"{self.where} is cut short: it ends at line {self._next}, before {wanted}.")
        self._next += 1
        return self._lines[self._next - 1]

    def part(self, wanted: str) -> tuple[str, ...]:
        """The lines up to the next ``#``."""
        taken: list[str] = []
        while (line := self.next(f"the end of {wanted}")) != "#":
            taken.append(line)
        return tuple(taken)

    def left(self) -> bool:
        return self._next < len(self._lines)


def _names(lines: _Lines) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: list[tuple[str, list[str]]] = []
    while (line := lines.next("the end of the names")) != "#":
        if line.startswith("&"):
            found.append((line[1:], []))
        elif line.startswith(" -") and found:
            found[-1][1].append(line[2:])
        else:
            raise ModelError(
                f"{lines.where}, line {lines.number}: {line!r} is no name; accepted: '&' and a descriptor, "
                "or ' -' and a variant of the descriptor above."
            )
    return tuple((name, tuple(variants)) for name, variants in found)


def _long(line: str) -> str:
    return line[1:].removeprefix("-").strip() if line[:1] in ("&", " ") else line


def _matrix(lines: _Lines, width: int) -> tuple[tuple[int, ...], ...]:
    rows = []
    for number in range(width):
        line = lines.next(f"row {number + 1} of the {width} rows of the matrix")
        try:
            row = tuple(int(field) for field in line.split(","))
        except ValueError:
            row = ()
        if len(row) != width:
            raise ModelError(
                f"{lines.where}, line {lines.number}: {line[:40]!r} is no row of the matrix; "
                f"accepted: {width} whole numbers with commas between, one for each variant."
            )
        rows.append(row)
    if (line := lines.next("the end of the matrix")) != "#":
        raise ModelError(f"{lines.where}, line {lines.number}: {line[:40]!r} follows the {width} rows; accepted: '#'.")
    return tuple(rows)


def _texts(lines: _Lines) -> tuple[tuple[Text, ...], tuple[str, ...]]:
    texts: list[Text] = []
    while lines.left():
        title = lines.next("a text")
        if title == "#" or not title.startswith("#"):
            return tuple(texts), (title, *_rest(lines))
        taken = [lines.next("the end of a text")]
        while not (len("\n".join(taken)) > 1 and taken[-1].endswith('"')):
            taken.append(lines.next("the closing quote of a text"))
        texts.append(Text(title[1:], "\n".join(taken)[1:-1]))
    return tuple(texts), ()


def _rest(lines: _Lines) -> Iterator[str]:
    while lines.left():
        yield lines.next("the rest")


def _format(project: Project) -> Iterator[str]:
    yield project.version
    yield project.title
    for name, variants in project.names:
        yield f"&{name}"
        yield from (f" -{variant}" for variant in variants)
    for part in (project.long_names, project.second, project.colours, project.third):
        yield "#"
        yield from part
    yield "#"
    yield from (",".join(f"{value: d} " for value in row) for row in project.matrix)
    yield "#"
    for text in project.texts:
        yield f"#{text.title}"
        yield from f'"{text.text}"'.split("\n")
    yield from project.rest
