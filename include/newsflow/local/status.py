"""What runs: each supervised program with its state, process, age and restarts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from newsflow.errors import ConfigurationError, TransientError
from newsflow.local.health import read_health
from newsflow.local.keys import keep_keys
from newsflow.local.logs import count_starts
from newsflow.local.processes import members
from newsflow.local.state import State, read_state
from newsflow.local.supervisor import Running, Supervisor
from newsflow.settings import Settings


@dataclass(frozen=True, slots=True)
class Component:
    """One supervised program: `well` is None where health is not measured; `pid` is 0 when it is not running."""

    name: str
    state: str
    pid: int
    uptime: timedelta
    restarts: int
    well: bool | None


@dataclass(frozen=True, slots=True)
class Status:
    """The instance as it is now: its components, none when its supervisor is gone, and how many processes it has."""

    state: State | None
    components: tuple[Component, ...]
    processes: int

    @property
    def up(self) -> bool:
        """Whether every component runs and is well."""
        return bool(self.components) and all(
            component.state == "RUNNING" and component.well is not False for component in self.components
        )


def read_status(settings: Settings) -> Status:
    """The state of the instance at `settings.home`; asking changes nothing."""
    state = read_state(settings.home)
    processes = len(members(settings.home))
    if state is None or not processes:
        return Status(state, (), processes)
    try:
        rows = Supervisor(state.supervisor_port, keep_keys(settings.home).supervisor).programs()
    except (TransientError, ConfigurationError):
        return Status(state, (), processes)
    starts, health = count_starts(settings.home), read_health(state.airflow_port, rows)
    return Status(state, tuple(_component(row, starts[row.name], health) for row in rows), processes)


def status(settings: Settings, say: Callable[[str], None]) -> bool:
    """Says one line a component, and where the UI is; True when everything is up."""
    found = read_status(settings)
    if not found.components:
        say(
            f"Newsflow is half down: {found.processes} processes run without their supervisor. Run `newsflow up` again."
            if found.processes
            else "Newsflow is not up."
        )
        return False
    for component in found.components:
        say(_line(component))
    if found.state:
        say(f"Airflow: {found.state.airflow_url}  user {found.state.airflow_user}")
    return found.up


def _component(row: Running, starts: int, health: dict[str, bool]) -> Component:
    return Component(row.name, row.state, row.pid, row.uptime, max(0, starts - 1), health.get(row.name))


def _line(component: Component) -> str:
    health = {None: "", True: "healthy", False: "not healthy"}[component.well]
    return (
        f"{component.name:<14} {component.state:<9} pid {component.pid:<8} up {component.uptime!s:<16} "
        f"restarts {component.restarts:<3} {health}"
    ).rstrip()
