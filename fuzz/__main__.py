"""`python -m fuzz`: spoilt lines and documents through the pure floors, until time or count is up."""

from __future__ import annotations

import secrets
import sys
import time
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Annotated

import typer

from fuzz import cases, failures
from fuzz.cases import Case
from fuzz.promises import DOCUMENT, LINE
from fuzz.tally import Tally
from newsflow.cli.screen import say

ENOUGH = 20  # different failures
LINES, DOCUMENTS = 1_000_000, 50_000


def fuzz(
    *,
    seconds: Annotated[float, typer.Option(help="How long at most.", min=1)] = 60,
    lines: Annotated[int, typer.Option(help="How many lines at most.", min=0, max=LINES)] = LINES,
    documents: Annotated[int, typer.Option(help="How many documents at most.", min=0, max=DOCUMENTS)] = DOCUMENTS,
    giants: Annotated[bool, typer.Option(help="Whether to begin with lines of up to ten million letters.")] = True,
    seed: Annotated[str, typer.Option(help="What decides the cases; the same seed, the same cases.")] = "",
    again: Annotated[Path | None, typer.Option(help="A kept failure to try again, alone.", exists=True)] = None,
) -> None:
    """Spoil lines and documents until time or count is up; exit code 1 when a promise broke."""
    if again:
        chosen = failures.read(again)
        drawn: Iterator[Case] = iter([Case(chosen.promise, chosen.text, chosen.language)])
        seed = again.name
    else:
        seed = seed or secrets.token_hex(4)
        drawn = chain(cases.giants(seconds) if giants else (), _drawn(seed, lines, documents))
    say(f"seed {seed}")
    tally = Tally()
    deadline = time.monotonic() + seconds
    for case in drawn:
        tally.note(case, *failures.attempt(case.promise, case.text, case.language))
        if time.monotonic() > deadline or len(tally.failures) >= ENOUGH:
            break
    tally.show()
    sys.exit(bool(tally.failures))


def _drawn(seed: str, lines: int, documents: int) -> Iterator[Case]:
    """Twenty lines for each document, as long as there are any."""
    some_lines = islice(cases.lines(seed), lines * len(LINE))
    some_documents = islice(cases.documents(seed), documents * len(DOCUMENT))
    share = 20 * len(LINE)
    while chunk := [*islice(some_lines, share), *islice(some_documents, len(DOCUMENT))]:
        yield from chunk


if __name__ == "__main__":
    typer.run(fuzz)
