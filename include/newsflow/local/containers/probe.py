"""What a container's health check asks. Usage: python -m newsflow.local.containers.probe COMPONENT

Airflow's health page is asked at NEWSFLOW_AIRFLOW_URL, and read for the component: its last heartbeat counts, not that
a process exists. It costs a fraction of `airflow jobs check`, which imports all of Airflow each time.
"""

from __future__ import annotations

import sys
from urllib.parse import urlsplit

from newsflow.errors import ConfigurationError
from newsflow.local.health import read_health
from newsflow.settings import read_settings

NEEDED = {
    "api-server": ("api-server", "postgres"),
    "scheduler": ("scheduler",),
    "dag-processor": ("dag-processor",),
    "triggerer": ("triggerer",),
}


def ill(component: str, address: str) -> tuple[str, ...]:
    """What keeps the component from being well, by name; empty when it is well.

    Raises ConfigurationError for a component that there is not, or an address without host and port.
    """
    if component not in NEEDED:
        raise ConfigurationError(f"{component!r}: is no component. Choose one of {', '.join(NEEDED)}.")
    place = urlsplit(address)
    if not place.hostname or not place.port:
        raise ConfigurationError(f"NEWSFLOW_AIRFLOW_URL = {address!r}: write http://api-server:8080.")
    health = read_health(place.port, host=place.hostname)
    return tuple(name for name in NEEDED[component] if not health[name])


def main() -> None:
    """The process ends with 0 when the component is well, else with 1 and the reason."""
    component = sys.argv[1] if len(sys.argv) == 2 else ""
    try:
        names = ill(component, read_settings().airflow_url)
    except ConfigurationError as error:
        sys.exit(str(error))
    if names:
        sys.exit(f"not well: {', '.join(names)}")


if __name__ == "__main__":
    main()
