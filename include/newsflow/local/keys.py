"""The passwords and secrets of a local instance: made once, kept beside its data."""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from newsflow.errors import ConfigurationError
from newsflow.local.private import write_private


@dataclass(frozen=True, slots=True)
class Keys:
    """Random text for every lock of the instance; none of it is ever printed but `admin`.

    `postgres`, `airflow` and `newsflow` are the database roles' passwords, `admin` that of the Airflow UI,
    `supervisor` that of the supervisor. `fernet`, `jwt` and `api` are Airflow's own secrets.
    """

    postgres: str
    airflow: str
    newsflow: str
    admin: str
    supervisor: str
    fernet: str
    jwt: str
    api: str


def keep_keys(home: Path) -> Keys:
    """The instance's keys, from `<home>/keys.json` (0600), which is made when it is not there.

    Raises ConfigurationError when the file is not ours or was lost beside a database that needs it.
    """
    path = home / "keys.json"
    try:
        return Keys(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        if (home / "postgres" / "PG_VERSION").exists():
            raise ConfigurationError(
                f"{path}: is gone, and the database in {home / 'postgres'} opens with its passwords only. "
                f"Put the file back, or remove {home / 'postgres'} to begin with an empty database."
            ) from None
    except (OSError, ValueError, TypeError) as error:
        raise ConfigurationError(f"{path}: is not readable ({error}). Restore it from a copy.") from None
    keys = fresh_keys()
    write_private(path, json.dumps(asdict(keys), indent=1))
    return keys


def fresh_keys() -> Keys:
    """New keys. Airflow signs with HS512, for which it wants 64 bytes; Fernet takes 32 bytes in base64."""
    return Keys(
        postgres=secrets.token_hex(24),
        airflow=secrets.token_hex(24),
        newsflow=secrets.token_hex(24),
        admin=secrets.token_urlsafe(9),
        supervisor=secrets.token_hex(24),
        fernet=base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        jwt=secrets.token_urlsafe(64),
        api=secrets.token_urlsafe(32),
    )
