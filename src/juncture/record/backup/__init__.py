"""Backups: everything that a store holds in one file, and back into a new store of either kind."""

from juncture.record.backup.manifest import DossierCount, Manifest
from juncture.record.backup.restoring import restore
from juncture.record.backup.writing import backup

__all__ = ["DossierCount", "Manifest", "backup", "restore"]
