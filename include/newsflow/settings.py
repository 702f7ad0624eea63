"""Settings: one frozen record, read from the environment once and passed on."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from newsflow.errors import ConfigurationError

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Settings:
    """Where everything lives: definitions (`sources`), bytes (`lake`, any fsspec URL), state (`database_url`).

    `home` holds the local default's whole state. `contact` is the URL that the User-Agent names. The three `airflow_`
    settings say where its API is and as whom the command line starts runs there.
    """

    home: Path
    sources: Path
    lake: str
    database_url: str = field(repr=False)
    contact: str
    airflow_url: str
    airflow_user: str
    airflow_password: str = field(repr=False)

    @property
    def user_agent(self) -> str:
        """How requests introduce themselves: the project and where to complain."""
        return f"Newsflow/0.1 (+{self.contact})"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings that the environment asks for; unset ones take the local default below `.newsflow/`.

    NEWSFLOW_HOME, NEWSFLOW_SOURCES, NEWSFLOW_LAKE, NEWSFLOW_DATABASE_URL, NEWSFLOW_CONTACT,
    NEWSFLOW_AIRFLOW_URL, NEWSFLOW_AIRFLOW_USER, NEWSFLOW_AIRFLOW_PASSWORD. What none of them sets is read from the
    file that `newsflow up` writes.
    """
    given = os.environ if environment is None else environment
    home = Path(given.get("NEWSFLOW_HOME") or Path.cwd() / ".newsflow").resolve()
    local = _local_state(home)

    def setting(name: str, default: str) -> str:
        return given.get(f"NEWSFLOW_{name.upper()}") or local.get(name, "") or default

    return Settings(
        home=home,
        sources=Path(setting("sources", str(PROJECT / "include" / "sources"))).resolve(),
        lake=_placed(setting("lake", str(home / "lake"))),
        database_url=setting("database_url", ""),
        contact=setting("contact", "https://newsflow.invalid/contact"),
        airflow_url=setting("airflow_url", ""),
        airflow_user=setting("airflow_user", ""),
        airflow_password=setting("airflow_password", ""),
    )


def require_database(settings: Settings) -> str:
    """The database address.

    Raises ConfigurationError when none is set and no local server was started.
    """
    if not settings.database_url:
        raise ConfigurationError(
            "No database: NEWSFLOW_DATABASE_URL is not set and no local one was started. "
            "Run `newsflow up`, or set it to postgresql://user:password@host/newsflow."
        )
    return settings.database_url


def _placed(lake: str) -> str:
    """The lake's address; a folder is made absolute, for tasks and command line start in different ones."""
    return lake if "://" in lake else str(Path(lake).expanduser().resolve())


def _local_state(home: Path) -> dict[str, str]:
    """What `newsflow up` wrote to `<home>/local.json`: database_url, sources, lake, airflow_url …"""
    try:
        state = json.loads((home / "local.json").read_text(encoding="utf-8"))
        return {str(key): str(value) for key, value in state.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError) as error:
        raise ConfigurationError(
            f"{home / 'local.json'}: is not readable ({error}). Run `newsflow up` again."
        ) from None
