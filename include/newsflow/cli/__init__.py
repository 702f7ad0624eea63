"""The `newsflow` command: one file for each noun it speaks of."""
