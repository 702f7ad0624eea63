"""What Newsflow registers with Airflow: the nightly timetable and the warm start of the executor."""

from airflow.plugins_manager import AirflowPlugin

from newsflow.airflow import warm
from newsflow.airflow.timetable import NightlyPartitionTimetable


class NewsflowPlugin(AirflowPlugin):
    """Registration only; the code is in `newsflow.airflow`."""

    name = "newsflow"
    timetables = [NightlyPartitionTimetable]  # noqa: RUF012 — as Airflow declares it
    listeners = [warm]  # noqa: RUF012
