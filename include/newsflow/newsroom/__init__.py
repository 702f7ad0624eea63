"""What people read about a run: its report, and where the Airflow UI shows it."""
