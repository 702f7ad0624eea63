"""`make train`: learn the weights of the extraction from the development pages, and say how well they carry over."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from bench.corpus import REAL_PAGES
from newsflow.settings import PROJECT

TARGET = PROJECT / "include" / "newsflow" / "extract" / "weights" / "passages-4.npz"


def train(
    out: Annotated[Path, typer.Option(help="Where the weights are written.")] = TARGET,
    *,
    check: Annotated[bool, typer.Option("--check", help="Fit on half of the sites, score the other; twice.")] = False,
    peers: Annotated[bool, typer.Option("--peers", help="Compare with peers by paired bootstrap over sites.")] = False,
) -> None:
    """Learn the weights from all development pages; with --check, only say how they do on sites they have not seen."""
    if peers:
        from training.bootstrap import compare

        compare(typer.echo)
        return
    for library in ("OMP", "OPENBLAS", "MKL"):  # on small tables more threads only wait for each other
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    from training.check import check_halves
    from training.fitting import fit
    from training.pages import read_samples
    from training.weights import store

    samples = read_samples()
    if not samples:
        sys.exit(f"No development pages in {REAL_PAGES}: nothing to learn from.")
    if check:
        check_halves(samples, typer.echo)
        return
    store(fit(samples), out)
    typer.echo(f"learned from {len(samples)} pages of {len({sample.site for sample in samples})} sites → {out}")


if __name__ == "__main__":
    typer.run(train)
