"""The nightly timetable: which days, which keys, which ids."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pendulum
import pytest
from airflow.timetables.base import DagRunInfo, TimeRestriction
from airflow.utils.types import DagRunType

from newsflow.airflow.timetable import NightlyPartitionTimetable

ZONES = ("Asia/Baghdad", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Beirut", "Africa/Cairo")
RANGES = {
    "five days": ("2024-11-28", "2024-12-02"),
    "one day": ("2026-03-01", "2026-03-01"),
    "leap day": ("2024-02-28", "2024-03-01"),
    "year end": ("2025-12-30", "2026-01-02"),
    "spring clock change": ("2026-03-27", "2026-03-31"),
    "autumn clock change": ("2025-10-24", "2025-10-28"),
    "midnight that is not there, Beirut": ("2026-03-26", "2026-03-31"),
    "midnight that is not there, Cairo": ("2026-04-21", "2026-04-26"),
}


def _utc(day: str) -> datetime:
    return pendulum.parse(day, tz="UTC")  # type: ignore[return-value] — as the backfill command reads a bare date


def _days(first: str, last: str) -> list[str]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [(start + timedelta(days=n)).isoformat() for n in range((end - start).days + 1)]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(("first", "last"), RANGES.values(), ids=RANGES.keys())
def test_a_backfill_over_bare_dates_gives_exactly_those_days(zone: str, first: str, last: str) -> None:
    timetable = NightlyPartitionTimetable("02:30", timezone=zone)
    infos = list(timetable.iter_partition_dagrun_infos(earliest=_utc(first), latest=_utc(last)))
    assert [info.partition_key for info in infos] == _days(first, last)
    assert [info.partition_date.in_timezone(zone).to_date_string() for info in infos] == _days(first, last)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(("first", "last"), RANGES.values(), ids=RANGES.keys())
def test_night_backfill_and_form_agree_when_a_day_begins(zone: str, first: str, last: str) -> None:
    """Airflow knows the runs of a day by that moment; where they differ, finished days would run again."""
    timetable = NightlyPartitionTimetable("02:30", timezone=zone)
    infos = timetable.iter_partition_dagrun_infos(earliest=_utc(first), latest=_utc(last))
    for info, day in zip(infos, _days(first, last), strict=True):
        night = pendulum.parse(f"{day}T12:00", tz=zone).add(days=1)
        assert info.partition_date == timetable._get_partition_date(run_date=night)
        assert info.partition_date == timetable._decode_partition_date(day)


def test_a_backfill_gives_no_day_that_is_not_over() -> None:
    zone = "Asia/Baghdad"
    yesterday = pendulum.now(zone).start_of("day").subtract(days=1)
    timetable = NightlyPartitionTimetable("02:30", timezone=zone)
    infos = list(
        timetable.iter_partition_dagrun_infos(
            earliest=_utc(yesterday.to_date_string()), latest=_utc(yesterday.add(days=9).to_date_string())
        )
    )
    assert [info.partition_key for info in infos] == [yesterday.to_date_string()]
    assert infos[0].run_after <= pendulum.now("UTC")


def test_a_backfilled_day_is_ordered_by_the_night_it_would_have_had() -> None:
    timetable = NightlyPartitionTimetable("02:30", timezone="Asia/Baghdad")
    [info] = timetable.iter_partition_dagrun_infos(earliest=_utc("2024-11-30"), latest=_utc("2024-11-30"))
    assert info.run_after.in_timezone("Asia/Baghdad").format("YYYY-MM-DD HH:mm") == "2024-12-01 02:30"


@pytest.mark.parametrize("zone", ZONES)
def test_the_night_is_for_the_day_before(zone: str) -> None:
    timetable = NightlyPartitionTimetable("02:30", timezone=zone)
    last = pendulum.datetime(2026, 3, 1, 2, 30, tz=zone).in_timezone("UTC")
    info = timetable.next_dagrun_info_v2(
        last_dagrun_info=DagRunInfo(run_after=last, data_interval=None, partition_date=None, partition_key=None),
        restriction=TimeRestriction(earliest=None, latest=None, catchup=True),
    )
    assert info is not None
    assert info.run_after.in_timezone(zone).format("YYYY-MM-DD HH:mm") == "2026-03-02 02:30"
    assert info.partition_key == "2026-03-01"


def test_run_ids_start_with_type_and_day() -> None:
    timetable = NightlyPartitionTimetable("02:30", timezone="Asia/Baghdad")
    after = pendulum.datetime(2024, 12, 1, 2, 30, tz="Asia/Baghdad")
    made = {
        timetable.generate_run_id(
            run_type=DagRunType.BACKFILL_JOB, run_after=after, data_interval=None, partition_key="2024-11-30"
        )
        for _ in range(2)
    }
    assert len(made) == 2
    assert all(run_id.startswith("backfill__2024-11-30__") for run_id in made)


def test_it_survives_serialization() -> None:
    timetable = NightlyPartitionTimetable("04:05", timezone="Europe/Berlin")
    again = NightlyPartitionTimetable.deserialize(timetable.serialize())
    assert again.summary == "nightly 04:05 Europe/Berlin"
    assert again.serialize() == timetable.serialize()
