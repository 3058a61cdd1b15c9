"""Stores: where a dossier lives in use. The journal is the record; everything else is derived from it."""

from juncture.record.store.address import is_store, open_store
from juncture.record.store.protocol import DossierHead, Store

__all__ = ["DossierHead", "Store", "is_store", "open_store"]
