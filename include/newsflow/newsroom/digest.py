"""The night's report: what arrived, what is missing, what broke, what to click."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from newsflow import store
from newsflow.lake import Lake
from newsflow.settings import Settings
from newsflow.sources import read_catalogue
from newsflow.store.mornings import Alarm, Broken, alarms, broken_runs, held_by_source
from newsflow.store.tallies import DayTally, day_tallies

DAYS = 7
NIGHT = timedelta(hours=24)
AT_WORK = timedelta(hours=6)
"""So long a run may be open before it is told as broken: the time that a task may take."""

OUTCOMES = ("held", "dropped", "pending", "gone", "duplicate")


@dataclass(frozen=True, slots=True)
class Digest:
    """What the morning of a day has to tell; `started` are the days that are being filled, `files` broken sources."""

    morning: date
    days: tuple[DayTally, ...]
    broken: tuple[Broken, ...]
    alarms: tuple[Alarm, ...]
    held: dict[str, int]
    files: tuple[str, ...]
    started: tuple[tuple[str, date], ...]


def gather_digest(settings: Settings, connection: store.Connection, started: Iterable[tuple[str, date]]) -> Digest:
    """The digest of this morning, from the ledger of the last seven days and the runs of the last 24 hours."""
    now = datetime.now(UTC)
    return Digest(
        morning=now.date(),
        days=day_tallies(connection, now.date() - timedelta(days=DAYS), now.date() - timedelta(days=1)),
        broken=broken_runs(connection, now - NIGHT, now - AT_WORK),
        alarms=alarms(connection, now - NIGHT),
        held=held_by_source(connection),
        files=tuple(broken.problem for broken in read_catalogue(settings.sources).broken),
        started=tuple(started),
    )


def digest_text(digest: Digest, address: str) -> str:
    """The digest as plain text, at most a few lines a source; `address` is where Airflow's UI is."""
    last = digest.morning - timedelta(days=1)
    night = [tally for tally in digest.days if tally.day == last]
    lost = [tally for tally in digest.days if tally.colour in ("red", "missing")]
    parts = [
        f"Newsflow, {digest.morning}",
        _part("Arrived last night", [_arrived(tally) for tally in night] or ["nothing: no run of yesterday yet"]),
        _part("Missing in the last seven days", [_missing(tally, digest.started) for tally in lost]),
        _part("Broke", [*digest.files, *(_broke(run, address) for run in digest.broken)]),
        _part("Unusual", [_unusual(alarm, address) for alarm in digest.alarms]),
        _part("Held, waiting for a decision", [f"{source}: {count}" for source, count in digest.held.items()]),
        _part("To click", _clicks(digest, address)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def digest_path(morning: date) -> str:
    """Where a morning's digest lies in the lake."""
    return f"digest/{morning}.txt"


def publish_digest(settings: Settings, morning: date, text: str) -> str:
    """The digest lies in the lake; its path there."""
    path = digest_path(morning)
    with Lake(settings.lake).replacing(path) as file:
        file.write(text.encode("utf-8", errors="replace"))
    return path


def _part(title: str, lines: Sequence[str]) -> str:
    return "\n".join((title, *(f"  {line}" for line in lines))) if lines else ""


def _arrived(tally: DayTally) -> str:
    rest = ", ".join(f"{count} {name}" for name in OUTCOMES if (count := getattr(tally, name)))
    told = f"{tally.source}: {tally.colour}, {tally.arrived} of {tally.advertised} arrived"
    return "; ".join(filter(None, (told, rest, tally.sentence if tally.colour == "red" else None)))


def _missing(tally: DayTally, started: Sequence[tuple[str, date]]) -> str:
    filling = " (being filled now)" if (tally.source, tally.day) in started else ""
    return f"{tally.source} {tally.day}: {tally.colour}, {tally.reason}{filling}"


def _broke(run: Broken, address: str) -> str:
    said = run.sentence if run.state == "stopped" else "; ".join(run.failures) or f"still {run.state}"
    return f"{run.source} {run.day}: {said}  {address}/newsflow/report/{run.source}/{run.day}/{run.run}"


def _unusual(alarm: Alarm, address: str) -> str:
    page = f"{address}/newsflow/report/{alarm.source}/{alarm.day}/{alarm.run}"
    return f"{alarm.source} {alarm.day}: {alarm.sentence} ({alarm.code})  {page}"


def _clicks(digest: Digest, address: str) -> list[str]:
    sources = dict.fromkeys(tally.source for tally in digest.days if tally.colour != "green")
    return [f"{address}/dags/ingest__{source}" for source in sources]
