"""What the commands around backups answer with."""

from __future__ import annotations

from typing import ClassVar

from juncture.record.citation import Answer


class KeptDossier(Answer):
    """A dossier in a backup: its version, and how many lines and texts it has."""

    id: str
    title: str
    version: str
    lines: int
    texts: int


class BackupOutput(Answer):
    """What a backup holds: when and from which schema it was made, the hash of the file, whether accounts are in it."""

    name: ClassVar[str] = "backup"

    output_schema: str = "juncture.backup/1"
    file: str
    sha256: str
    made: str
    record_schema: int
    accounts: bool
    dossiers: tuple[KeptDossier, ...]


class RestoreOutput(Answer):
    """What was restored, and to which store."""

    name: ClassVar[str] = "restore"

    output_schema: str = "juncture.restore/1"
    store: str
    made: str
    accounts: bool
    dossiers: tuple[KeptDossier, ...]
