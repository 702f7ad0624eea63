"""What Newsflow adds to Airflow: the nightly timetable, the retry policy, the warm executor."""
