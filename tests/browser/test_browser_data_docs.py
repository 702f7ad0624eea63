"""Data Docs of hostile records in a real browser: nothing runs, nobody is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from newsflow.validate import Limits
from newsflow.validate.saved import Documented, build_data_docs
from validate_batches import among, batch

CHROMIUM = Path("/usr/bin/chromium")
HOSTILE = 'https://outlet.example/"><img src=x onerror="alert(1)"><script>alert(2)</script>'

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's Chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield opened
        opened.close()


def test_hostile_addresses_do_nothing(browser: Browser, tmp_path: Path) -> None:
    records = batch(12, 6, url=HOSTILE, mojibake_ratio=0.5)
    build_data_docs("harbour", [Documented("2024-11-30 nightly", records, among(12), Limits())], tmp_path)
    for path in sorted(tmp_path.rglob("*.html")):
        page = browser.new_page()
        dialogs: list[str] = []
        asked: list[str] = []
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))  # noqa: B023 — used at once
        page.on("request", lambda request: asked.append(request.url))  # noqa: B023 — used at once
        page.goto(path.as_uri(), wait_until="networkidle")
        assert dialogs == []
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
        assert page.locator("script, img[src=x]").count() == 0
        page.close()
