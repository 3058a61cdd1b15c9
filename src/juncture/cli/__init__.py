"""The commands: one thin layer over the Python interface."""

from __future__ import annotations

import gc
import sys
from io import TextIOWrapper


def main() -> None:
    """Run a command; what goes wrong is said in a sentence, with exit status 2."""
    from juncture.cli.app import app

    gc.set_threshold(100_000)  # a command builds much and drops little: looking for garbage doubled large imports
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        app(prog_name="juncture")
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
    except Exception as error:
        from juncture.record.problems import JunctureError

        if not isinstance(error, JunctureError):
            raise
        from juncture.record.plain import plain

        sys.stderr.write(plain(f"juncture: {error}") + "\n")
        sys.exit(2)
