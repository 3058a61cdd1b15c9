"""Serving the workbench to a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from juncture.cli.options import Author


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(serve)


def serve(
    dossiers: Annotated[
        list[str] | None,
        typer.Argument(metavar="DOSSIER...", help="Folders and stores; those in and beneath this folder if left out."),
    ] = None,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int | None, typer.Option("--port", min=0, max=65535, help="The port; 8377 or, where it is taken, a free one.")
    ] = None,
    opens: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in your browser.")] = True,
    author: Author = None,
) -> None:
    """Open the workbench: the same answers as pages in your browser, for you alone on this machine.

    Nothing is fetched from elsewhere and nobody else can reach it. Ctrl-C stops it.

    Example: juncture serve examples/mali-2021
    """
    from juncture.cli.output import say
    from juncture.record.opening import whoami
    from juncture.record.problems import JunctureError

    try:
        from juncture.web.places import nearby
        from juncture.web.serving import run, settings_for
    except ImportError as error:
        raise JunctureError(
            f"the workbench needs the extra 'web' ({error.name} is not installed); "
            "pip install 'juncture[web]' brings it."
        ) from None
    wanted = dossiers or nearby(Path())
    if not wanted:
        raise JunctureError(
            "there is no dossier in this folder. Name one: juncture serve examples/mali-2021, "
            "or start one: juncture new NAME"
        )
    run(settings_for(tuple(wanted), host, port, author or whoami()), tell=say, opens=opens)
