"""The measured cost of the line: articles a second, memory, Airflow's own share, and peers in the same run."""
