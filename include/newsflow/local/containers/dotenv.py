"""The `.env` that docker-compose.yaml reads: secrets made fresh, settings left for people to change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newsflow.errors import ConfigurationError
from newsflow.local.keys import Keys, fresh_keys
from newsflow.local.private import write_private


@dataclass(frozen=True, slots=True)
class Secret:
    """A variable that docker-compose.yaml demands; `value` takes it from fresh keys."""

    name: str
    why: str
    value: Callable[[Keys], str]


@dataclass(frozen=True, slots=True)
class Choice:
    """A variable that docker-compose.yaml has a default for."""

    name: str
    why: str
    default: str


SECRETS = (
    Secret("POSTGRES_PASSWORD", "Postgres' superuser; used once, to make the two roles.", lambda keys: keys.postgres),
    Secret("AIRFLOW_DATABASE_PASSWORD", "The role and database of Airflow.", lambda keys: keys.airflow),
    Secret("NEWSFLOW_DATABASE_PASSWORD", "The role and database of the articles.", lambda keys: keys.newsflow),
    Secret("AIRFLOW_ADMIN_PASSWORD", "The user `admin` of the Airflow UI.", lambda keys: keys.admin),
    Secret("AIRFLOW_FERNET_KEY", "Encrypts the connections that are stored in Airflow.", lambda keys: keys.fernet),
    Secret("AIRFLOW_JWT_SECRET", "Signs sessions and tasks' tokens; 64 bytes or more.", lambda keys: keys.jwt),
    Secret("AIRFLOW_API_SECRET_KEY", "Signs what Airflow's components send each other.", lambda keys: keys.api),
)
CHOICES = (
    Choice("NEWSFLOW_PORT", "Where the UI is, on 127.0.0.1 of this machine.", "8080"),
    Choice("NEWSFLOW_URL", "The UI's address as browsers see it, behind a proxy.", "http://localhost:8080"),
    Choice("NEWSFLOW_CONTACT", "The page that requests name, where outlets may complain.", ""),
    Choice("NEWSFLOW_LAKE", "Where the pages are kept: a folder, or an fsspec URL.", "/var/lib/newsflow/lake"),
    Choice("NEWSFLOW_PARALLELISM", "How many tasks run at once; two a core is a good start.", "8"),
)
HEAD = """\
# What docker-compose.yaml reads. `newsflow secrets` writes this file with fresh secrets.
# Keep it out of git and keep a copy: the databases open with these passwords only.
# Database passwords become parts of addresses: letters and digits only.
"""


def example() -> str:
    """The file's shape: every variable with its reason, and no secret."""
    return _text(dict.fromkeys((secret.name for secret in SECRETS), ""))


def write_dotenv(path: Path, *, force: bool = False) -> None:
    """The file holds fresh secrets, readable by its owner only (0600).

    Raises ConfigurationError when it exists and `force` is not given, or its folder does not exist.
    """
    if path.exists() and not force:
        raise ConfigurationError(
            f"{path}: exists already, and the databases may depend on its passwords. "
            "Move it away, or use --force if nothing runs with it yet."
        )
    keys = fresh_keys()
    try:
        write_private(path, _text({secret.name: secret.value(keys) for secret in SECRETS}))
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be written ({error.strerror}). Choose another place.") from None


def _text(values: dict[str, str]) -> str:
    secrets = "".join(f"\n# {secret.why}\n{secret.name}={values[secret.name]}\n" for secret in SECRETS)
    choices = "".join(f"\n# {choice.why}\n# {choice.name}={choice.default}\n" for choice in CHOICES)
    return f"{HEAD}{secrets}\n# Settings; each line shows its default.\n{choices}"
