"""The nightly timetable: fires at the source's hour, keys each run by the local day before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from secrets import token_hex
from typing import Any

import pendulum
from airflow.timetables.base import DagRunInfo, DataInterval, Timetable
from airflow.timetables.trigger import CronPartitionTimetable
from airflow.utils.types import DagRunType
from pendulum import DateTime

DAY_KEY = "%Y-%m-%d"


class NightlyPartitionTimetable(CronPartitionTimetable):
    """One partition a local calendar day, run on the following night.

    A scheduled run at 02:30 on 2 March (source's zone) has the key 2026-03-01. A backfill over bare dates gives exactly
    those local days, none later than yesterday, each with the `run_after` that its night would have had, so that the
    grid's order is the days' order. Run ids start with type and day: `backfill__2026-03-01__x7Kd02`.
    """

    def __init__(self, nightly: str, *, timezone: str) -> None:
        hour, minute = (int(part) for part in nightly.split(":"))
        super().__init__(f"{minute} {hour} * * *", timezone=timezone, key_format=DAY_KEY)
        self._nightly = nightly
        self._zone_name = timezone
        self.description = f"Every night at {nightly} ({timezone}), for the day before"

    @property
    def summary(self) -> str:
        """What the Dag list shows as the schedule."""
        return f"nightly {self._nightly} {self._zone_name}"

    def serialize(self) -> dict[str, Any]:
        """The arguments that rebuild this timetable."""
        return {"nightly": self._nightly, "timezone": self._zone_name}

    @classmethod
    def deserialize(cls, data: dict[str, Any]) -> Timetable:
        """The timetable that `serialize` described."""
        return cls(data["nightly"], timezone=data["timezone"])

    def _get_partition_date(self, *, run_date: DateTime) -> DateTime:
        return self._start(run_date.in_timezone(self._timezone).date() - timedelta(days=1))

    def _decode_partition_date(self, partition_key: str) -> DateTime:
        super()._decode_partition_date(partition_key)  # refuses what is no day
        return self._start(date.fromisoformat(partition_key))

    def iter_partition_dagrun_infos(self, *, earliest: datetime, latest: datetime) -> Iterable[DagRunInfo]:
        """One run a local day from `earliest` to `latest`, both included, none in the future."""
        now = pendulum.now(self._zone_name)
        day = self._local_day(earliest)
        end = min(self._local_day(latest), now.date() - timedelta(days=1))
        while day <= end:
            yield DagRunInfo(
                run_after=min(self._night(day + timedelta(days=1)), now).in_timezone("UTC"),
                data_interval=None,
                partition_date=self._start(day),
                partition_key=day.isoformat(),
            )
            day += timedelta(days=1)

    def generate_run_id(
        self,
        *,
        run_type: DagRunType,
        run_after: DateTime,
        data_interval: DataInterval | None,  # noqa: ARG002 — Airflow passes it; a partition has none
        **extra: Any,
    ) -> str:
        """A unique run id whose visible start is type and day."""
        day = extra.get("partition_key") or self._format_key(self._get_partition_date(run_date=run_after))
        return run_type.generate_run_id(suffix=f"{day}__{token_hex(3)}")

    def _local_day(self, moment: datetime) -> date:
        local = self.localize_partition_datetime(moment).in_timezone(self._timezone)
        return date(local.year, local.month, local.day)

    def _start(self, day: date) -> DateTime:
        """When a local day begins, in UTC: Airflow knows a day's runs by this moment, so all paths take it from here.

        Where clocks go forward at midnight the day begins an hour later.
        """
        return pendulum.datetime(day.year, day.month, day.day, tz=self._zone_name).in_timezone("UTC")

    def _night(self, day: date) -> DateTime:
        hour, minute = (int(part) for part in self._nightly.split(":"))
        return pendulum.datetime(day.year, day.month, day.day, hour, minute, tz=self._zone_name)
