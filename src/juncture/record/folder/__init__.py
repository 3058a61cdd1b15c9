"""A dossier as a folder that a person can read, compare and mail.

Any TOML file at the top, in ``record/`` or in ``rules/`` may hold any kind of entry; file names are
for people. ``system.toml`` and ``stakeholders.toml`` belong to the futures and are kept whole. Texts of sources lie in
``sources/ID.txt`` where the user holds them, and the journal in ``journal.jsonl`` where the folder
was written from a store.
"""

from juncture.record.folder.reading import read_folder
from juncture.record.folder.writing import write_folder

__all__ = ["read_folder", "write_folder"]
