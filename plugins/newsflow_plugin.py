"""What Newsflow registers with Airflow: the nightly timetable, and the pages of its newsroom."""

from typing import Any

from airflow.plugins_manager import AirflowPlugin

from newsflow.airflow.links import MOUNT
from newsflow.airflow.timetable import NightlyPartitionTimetable


async def newsroom(scope: Any, receive: Any, send: Any) -> None:
    """The newsroom's pages, imported with the first request: every task loads this file, only the API server asks."""
    from newsflow.newsroom.app import app

    await app(scope, receive, send)


class NewsflowPlugin(AirflowPlugin):
    """Registration only; the code is in `newsflow.airflow` and `newsflow.newsroom`."""

    name = "newsflow"
    timetables = [NightlyPartitionTimetable]  # noqa: RUF012 — as Airflow declares it
    fastapi_apps = [{"name": "newsflow", "app": newsroom, "url_prefix": MOUNT}]  # noqa: RUF012
