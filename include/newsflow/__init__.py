"""News articles from many outlets into Postgres: discover, fetch, extract, clean, validate, load."""

import os

__version__ = "0.1.0"

# Before anything imports numpy: a page's tables are small, and more threads only wait for each other (measured: half
# the pages a second, and two processes no faster than one).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
