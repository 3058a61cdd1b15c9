"""Finished chunks kept in a folder, so that a run that was interrupted goes on where it stopped.

::

    FOLDER/                          named by whoever asks; holds runs and nothing else
        3f0c1d2e9a77b4c1/            one run: the hash of model, question, recipe and seed
            run.json                 what that was, for a person
            000000.npz, 000001.npz   its chunks, each with the whole hash inside

A chunk is used only where the hash inside is that of the run, so runs never mix. A larger ensemble that is drawn
alike begins with the same chunks, and finds them.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from juncture.futures.fare import Fare
from juncture.futures.trial import Chunk, Spread, Trial
from juncture.record.folder.writing import write_file
from juncture.record.problems import JunctureError

RUN = "run.json"
_RUN = re.compile("[0-9a-f]{16}")


def kept(folder: str | Path, spread: Spread = map) -> Spread:
    """A spread that takes from a folder what is finished, and keeps there what another spread finishes."""
    place = Path(folder)
    _refuse_what_is_no_folder_of_runs(place)

    def keeping(trial: Trial, numbers: Iterable[int]) -> Iterator[Chunk]:
        run, missing = place / trial.key[:16], []
        _begin(run, trial)
        for number in numbers:
            found = _read(run / _name(number), trial, number)
            if found is None:
                missing.append(number)
            else:
                yield found
        for chunk in spread(trial, missing) if missing else ():
            _write(run / _name(chunk.number), _packed(trial, chunk))
            yield chunk

    return keeping


def _name(number: int) -> str:
    return f"{number:06}.npz"


def _refuse_what_is_no_folder_of_runs(place: Path) -> None:
    if place.exists() and not place.is_dir():
        raise JunctureError(f"--keep names a folder; {str(place)!r} is a file.")
    strange = [one.name for one in sorted(place.iterdir()) if not _RUN.fullmatch(one.name)] if place.exists() else []
    if strange:
        listed = ", ".join(strange[:3]) + (", ..." if len(strange) > 3 else "")
        raise JunctureError(
            f"the folder {str(place)!r} holds something else than kept runs ({listed}); name a new one."
        )


def _begin(run: Path, trial: Trial) -> None:
    """Write what the run is, or refuse a folder that says it is another."""
    file = run / RUN
    if not file.exists():
        _write(file, json.dumps(_told(trial), indent=1, ensure_ascii=False).encode())
        return
    try:
        key = json.loads(file.read_text("utf-8"))["key"]
    except (OSError, ValueError, KeyError, TypeError):
        raise JunctureError(f"{str(file)!r} is damaged; delete the folder {str(run)!r}, and run again.") from None
    if key != trial.key:
        raise JunctureError(f"{str(file)!r} tells of another run; delete the folder {str(run)!r}, and run again.")


def _told(trial: Trial) -> dict[str, Any]:
    drawn = trial.ensemble
    return {
        "key": trial.key,
        "model": trial.model.id,
        "model_hash": trial.model.hash,
        "options": [option.id for option in trial.options],
        "goal": trial.goal.id,
        "start": trial.start,
        "how": drawn.how,
        "seed": drawn.seed,
    }


def _packed(trial: Trial, chunk: Chunk) -> bytes:
    arrays: dict[str, Any] = {"key": np.array(trial.key), "number": np.array(chunk.number), "inputs": chunk.inputs}
    for k, fare in enumerate(chunk.fares):
        arrays |= {f"scenarios{k}": fare.scenarios, f"share{k}": fare.share}
        if fare.reached is not None and fare.periods is not None:
            arrays |= {f"reached{k}": fare.reached, f"periods{k}": fare.periods}
    stream = io.BytesIO()
    np.savez_compressed(stream, **arrays)
    return stream.getvalue()


def _read(file: Path, trial: Trial, number: int) -> Chunk | None:
    """A chunk from its file; None where there is none yet, or a short one of what was once the ensemble's end."""
    if not file.exists():
        return None
    try:
        with np.load(io.BytesIO(file.read_bytes()), allow_pickle=False) as arrays:
            ours = str(arrays["key"]) == trial.key and int(arrays["number"]) == number
            fares = tuple(_fare(arrays, k) for k in range(len(trial.options))) if ours else ()
            chunk = Chunk(number, fares, arrays["inputs"])
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise JunctureError(
            f"the kept chunk {str(file)!r} is damaged ({type(error).__name__}); delete it, and run again: "
            "it is then worked through anew."
        ) from None
    if not ours:
        raise JunctureError(f"the kept chunk {str(file)!r} belongs to another run; delete it, and run again.")
    return chunk if len(chunk.inputs) == trial.length(number) else None


def _fare(arrays: Any, k: int) -> Fare:
    further = [arrays[name] for name in (f"reached{k}", f"periods{k}") if name in arrays.files]
    return Fare(arrays[f"scenarios{k}"], arrays[f"share{k}"], *further)


def _write(file: Path, data: bytes) -> None:
    try:
        write_file(file, data)
    except OSError as error:
        raise JunctureError(f"{str(file)!r} cannot be written: {error.strerror or error}.") from None
