"""What Newsflow registers with Airflow: the nightly timetable."""

from airflow.plugins_manager import AirflowPlugin

from newsflow.airflow.timetable import NightlyPartitionTimetable


class NewsflowPlugin(AirflowPlugin):
    """Registration only; the code is in `newsflow.airflow`."""

    name = "newsflow"
    timetables = [NightlyPartitionTimetable]  # noqa: RUF012 — as Airflow declares it
