"""Which file of a folder holds what."""

from __future__ import annotations

from pathlib import Path

HEAD = "dossier.toml"
JOURNAL = "journal.jsonl"
WHOLE = ("system.toml",)
TEXTS = "sources"

_FILES = {
    "dossier": HEAD,
    "actor": "actors.toml",
    "office": "offices.toml",
    "place": "places.toml",
    "issue": "issues.toml",
    "source": "sources.toml",
    "instrument": "rules/instruments.toml",
    "power": "rules/powers.toml",
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
    files = [path for path in found if path.is_file() and path.name not in WHOLE]
    return sorted(files, key=lambda path: (path.name != HEAD, path.relative_to(folder).as_posix()))
