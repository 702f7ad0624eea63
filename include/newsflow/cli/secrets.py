"""`newsflow secrets`: the passwords and keys that docker-compose.yaml asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsflow.cli.screen import say


def add_secrets(app: typer.Typer) -> None:
    """The app has the command `secrets`."""
    app.command(rich_help_panel="On a server")(secrets)


def secrets(
    path: Annotated[Path, typer.Argument(metavar="[FILE]", help="Where to write them.")] = Path(".env"),
    *,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there; its secrets are lost.")] = False,
) -> None:
    """Write `.env` for docker compose: fresh passwords and keys, readable by you alone."""
    from newsflow.local.containers.dotenv import SECRETS, write_dotenv

    replaced = path.exists()
    write_dotenv(path, force=force)
    say(f"{path}: {len(SECRETS)} fresh secrets, readable by you alone. Keep a copy: the databases open with them only.")
    for secret in SECRETS:
        say(f"  {secret.name:<27} {secret.why}")
    if replaced:
        say("The former secrets are gone. A database volume that was made with them no longer opens.")
    say("Next: docker compose up --build --detach")
