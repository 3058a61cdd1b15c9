"""Opening a model from any of the files that hold one, by the file's ending."""

from __future__ import annotations

from pathlib import Path

from juncture.futures.csvfile import read_csv, write_csv
from juncture.futures.errors import ModelError
from juncture.futures.model import Model
from juncture.futures.scwfile import read_scw, write_scw
from juncture.futures.tomlfile import read_toml
from juncture.futures.tomlwriter import write_toml

_READ = {".toml": read_toml, ".csv": read_csv, ".scw": read_scw}
_WRITE = {".toml": write_toml, ".csv": write_csv, ".scw": write_scw}
SYSTEM = "system.toml"


def load(path: str | Path) -> Model:
    """The model in a ``.toml``, ``.csv`` or ``.scw`` file, or in the ``system.toml`` of a dossier's folder."""
    place = Path(path)
    if place.is_dir():
        place = place / SYSTEM
    if not place.exists():
        raise ModelError(
            f"There is no file {str(place)!r}; accepted: a dossier with a {SYSTEM}, or a {', '.join(_READ)}."
        )
    try:
        return _READ[_ending(place)](place)
    except UnicodeDecodeError:
        raise ModelError(f"{str(place)!r} is not text in UTF-8.") from None


def save(model: Model, path: str | Path) -> None:
    """Write a model in the form that the file's ending names."""
    place = Path(path)
    _WRITE[_ending(place)](model, place)


def _ending(place: Path) -> str:
    ending = place.suffix.lower()
    if ending not in _READ:
        raise ModelError(f"{str(place)!r} ends in {ending or 'nothing'!r}; accepted: {', '.join(_READ)}.")
    return ending
