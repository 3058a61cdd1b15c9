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
    url: Annotated[
        str | None,
        typer.Option(
            "--url", metavar="URL", help="Where browsers reach it behind a web server: https://desk.example.org"
        ),
    ] = None,
    log_json: Annotated[
        bool, typer.Option("--log-json", help="Log each request to standard error, a JSON object a line.")
    ] = False,
    opens: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in your browser.")] = True,
    author: Author = None,
) -> None:
    """Open the workbench: the same answers as pages in your browser, and as an interface for programs under /api.

    Without accounts it is for you alone: it listens on this machine only, and nothing is fetched from elsewhere.
    With accounts in the store (juncture account add) everybody signs in, and --host lets it be reached by others.
    Ctrl-C stops it.

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
    settings = settings_for(tuple(wanted), host, port, author or whoami(), url=url)
    run(settings, tell=say, opens=opens, log_json=log_json)
