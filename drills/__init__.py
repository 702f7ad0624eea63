"""Long fault drills against a real Airflow: too long for the tests, too important to leave to chance."""
