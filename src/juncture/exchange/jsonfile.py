"""JSON files of others, read with a sentence for what is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from juncture.record.problems import JunctureError
from juncture.record.texts import read_text


def load(path: Path, what: str) -> Any:
    """The content of a JSON file; ``what`` says what it should hold."""
    try:
        return json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        reason = str(error).partition(":")[0].lower()
        raise JunctureError(f"{str(path)!r} is no JSON ({reason}); {what}.") from None
