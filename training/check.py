"""How well the weights carry over: fitted on half of the sites, the pages of the other half scored, and the reverse."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.corpus import REAL_PAGES, real_truths
from newsflow.cli.page import extract_record
from newsflow.errors import PageError
from newsflow.extract import region
from newsflow.extract.judgement import Weights, judge
from training.fitting import fit
from training.pages import Sample, held_out, part_of, site_of


def check_halves(samples: list[Sample], say: Callable[[str], None]) -> None:
    """Says the scores of all development pages, each extracted by weights that its site had no part in."""
    given: dict[str, dict[str, Any]] = {}
    for part, (others, _) in enumerate(held_out(samples, 2)):
        weights = fit(others)
        given |= dict(_extracted(weights, [known for known in real_truths() if part_of(site_of(known), 2) == part]))
    with tempfile.TemporaryDirectory(prefix="newsflow-training-") as folder:
        rows = Path(folder) / "unseen.jsonl"
        rows.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in given.values()), encoding="utf-8")
        command = [sys.executable, str(REAL_PAGES / "score_extract.py"), str(REAL_PAGES / "truth.jsonl"), str(rows)]
        say(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # noqa: S603 — our scorer


def _extracted(weights: Weights, pages: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    with patch.object(region, "judge", partial(judge, weights=weights)):
        for known in pages:
            asked = {"id": known["id"], "html_path": str(REAL_PAGES / "html" / f"{known['id']}.html.gz")}
            try:
                yield known["id"], extract_record(asked | ({"url": known["url"]} if known["url"] else {}))
            except PageError:
                continue
