"""Which file of a folder holds what."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

HEAD = "dossier.toml"
JOURNAL = "journal.jsonl"
JOURNAL_HEAD = "journal-head.json"
WHOLE = ("stakeholders.toml", "system.toml")
TEXTS = "sources"
EXPORTS = "conflict"

#: What a folder tells git to leave out.
IGNORE = ".gitignore"
IGNORED = f"# Texts of sources and exports of data sets stay with whoever holds them.\n{TEXTS}/*.txt\n{EXPORTS}/\n"

_FILES = {
    "dossier": HEAD,
    "actor": "actors.toml",
    "office": "offices.toml",
    "place": "places.toml",
    "issue": "issues.toml",
    "source": "sources.toml",
    "instrument": "rules/instruments.toml",
    "power": "rules/powers.toml",
    "duty": "rules/duties.toml",
    "bar": "rules/bars.toml",
    "succession": "rules/successions.toml",
    "reading": "rules/readings.toml",
    "likeness": "record/likenesses.toml",
}


def default_file(kind: str) -> str:
    """The file for an entry that came without one.

    >>> default_file("event"), default_file("actor")
    ('record/events.toml', 'actors.toml')
    """
    return _FILES.get(kind, f"record/{kind}s.toml")


def toml_files(folder: Path) -> list[Path]:
    """The files that hold entries, the dossier's head first and then by name."""
    found = [*folder.glob("*.toml"), *folder.glob("record/**/*.toml"), *folder.glob("rules/**/*.toml")]
    files = {path: path.relative_to(folder).as_posix() for path in found if not path.is_dir()}
    return sorted(
        (path for path, name in files.items() if holds_entries(name)),
        key=lambda path: (files[path] != HEAD, files[path]),
    )


def holds_entries(name: str) -> bool:
    """Whether a file of this name, relative to the folder, is one that entries are read from.

    >>> holds_entries("record/events.toml"), holds_entries("../events.toml"), holds_entries("system.toml")
    (True, False, False)
    """
    path = PurePosixPath(name)
    inside = len(path.parts) == 1 or path.parts[:1] in (("record",), ("rules",))
    ordinary = not any(part == ".." or "\0" in part for part in path.parts) and not path.name.startswith(".")
    return name == path.as_posix() and inside and ordinary and path.suffix == ".toml" and name not in WHOLE
