"""One WARC file of a gigabyte, taken over in bounded memory."""

from __future__ import annotations

import tempfile
from io import BytesIO
from itertools import islice
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from bench.corpus import sample_pages, sample_sources, write_sources
from bench.measured import measured
from drills.instance import Say
from drills.postgres import own_postgres
from newsflow.fetch.foreign import Window
from newsflow.flow import import_file
from newsflow.local.sample import OUTLETS
from newsflow.settings import read_settings

SOURCE = next(iter(OUTLETS))
PAGES = 3000
PADDING = b"<!-- " + b"x y z " * 60_000 + b"-->"
"""As much script and markup as heavy outlets put around an article: 350 KB a page."""

MEMORY_MOST = 600.0  # MB
WARM = ("newsflow.validate.judge", "newsflow.load", "newsflow.fetch", "newsflow.clean", "newsflow.extract")


def drill_imports(say: Say) -> bool:
    """Whether every page of the file is an article, and the import's memory stayed within its bound."""
    with tempfile.TemporaryDirectory(prefix="newsflow-drill-") as folder:
        top = Path(folder)
        write_sources(top / "sources", sample_sources())
        path = top / "crawl.warc"
        _write(path)
        with own_postgres(top / "home") as address:
            settings = read_settings(
                {
                    "NEWSFLOW_HOME": str(top / "home"),
                    "NEWSFLOW_SOURCES": str(top / "sources"),
                    "NEWSFLOW_DATABASE_URL": address,
                }
            )
            spent = measured(import_file, settings, SOURCE, path, Window(), warm=WARM)
        size = path.stat().st_size / 2**20
    say(f"  {size:,.0f} MB, {spent.result.pages} pages in {spent.result.runs} runs: {spent.result.outcomes}")
    say(f"  {spent.seconds:.0f} s, peak memory {spent.peak:.0f} MB (children apart)")
    return spent.result.outcomes == {"loaded": PAGES} and spent.peak < MEMORY_MOST


def _write(path: Path) -> None:
    own = (page for page in sample_pages(len(OUTLETS) * PAGES) if page.source == SOURCE)
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=False)
        for page in islice(own, PAGES):
            body = page.body + PADDING
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    page.url,
                    "response",
                    payload=BytesIO(body),
                    length=len(body),
                    warc_headers_dict={"WARC-Date": f"{page.served:%Y-%m-%dT%H:%M:%SZ}"},
                    http_headers=headers,
                )
            )
