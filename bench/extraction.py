"""From the bytes of a page to its clean article: beside peers, part by part, in two processes, without end."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil

from bench.corpus import Stored
from bench.engines import ENGINES, NEWSFLOW, Engine, read_newsflow
from bench.figure import Figure, cost, rate
from bench.measured import Measured, measured

PARTS = {
    "decode": ("decode",),
    "parse": ("parse",),
    "metadata": ("read_witnesses", "as_selected"),
    "region": ("read_outline", "choose"),
}
"""The parts of `extract`, by the names that its module calls."""

EARLY, LATE = (0.1, 0.3), (0.8, 1.0)  # of a stream's time: what memory is compared between


def measure_engines(name: str, pages: Sequence[Stored], sources: Path, *, rounds: int, bound: bool) -> Iterator[Figure]:
    """Pages a second of one core and peak memory; how many times as fast Newsflow is, `bound` to be as fast as it must.

    Each engine reads the pages in a process of its own, once a round, one engine after the other, and its best round
    counts: other work on the machine only slows. Seconds are the processor's.
    """
    group = f"from HTML to clean article, {name}"
    yield Figure(group, "pages", len(pages), "pages")
    yield Figure(group, "size of a page", sum(len(page.body) for page in pages) / len(pages) / 1000, "kB")
    found = [[_read(engine, pages, sources) for engine in ENGINES] for _ in range(rounds)]
    own = 0.0
    for engine, spent in zip(ENGINES, zip(*found, strict=True), strict=True):
        pace = len(pages) / min(one.cpu for one in spent)
        own = own or pace
        yield rate(group, engine.name, pace, "pages/s")
        yield cost(group, f"{engine.name}, peak memory", max(one.peak for one in spent), "MB")
        if engine is not NEWSFLOW:
            least = engine.times if bound else None
            yield rate(group, f"newsflow is faster than {engine.name}", own / pace, "times", least=least)


def _read(engine: Engine, pages: Sequence[Stored], sources: Path) -> Measured[None]:
    return measured(engine.read, pages, sources, warm=(engine.read.__module__, *engine.warm))


def measure_parts(name: str, pages: Sequence[Stored], sources: Path) -> Iterator[Figure]:
    """The share that each part of our own work takes."""
    spent = measured(_parted, pages, sources, warm=NEWSFLOW.warm).result
    whole = spent.pop("all")
    for part, seconds in spent.items():
        yield Figure(f"where our time goes, {name}", part, 100 * seconds / whole, "%")


def measure_jobs(pages: Sequence[Stored], folder: Path) -> Iterator[Figure]:
    """How many times as fast `newsflow extract` is with two processes; by the clock, so it wants a quiet machine."""
    given = _on_disk(pages, folder)
    one, two = (_timed(given, folder / "out.jsonl", jobs) for jobs in (1, 2))
    group = "newsflow extract --in … --out …"
    yield rate(group, "with one process", len(pages) / one, "pages/s")
    yield rate(group, "with two processes", len(pages) / two, "pages/s")
    yield rate(group, "two are faster than one", one / two, "times")


def measure_stream(pages: Sequence[Stored], count: int, jobs: int = 1) -> Iterator[Figure]:
    """What memory all processes of `newsflow extract` gain while very many pages go through it."""
    group = f"newsflow extract, {count:,} pages on end"
    with TemporaryDirectory(prefix="newsflow-bench-") as name:
        folder = Path(name)
        given = _on_disk(pages, folder, count)
        began, held = time.monotonic(), []
        words: list[str | Path] = [
            sys.executable,
            "-m",
            "newsflow",
            "extract",
            "--in",
            given,
            "--out",
            folder / "out.jsonl",
        ]
        with subprocess.Popen([*words, "--jobs", str(jobs)], stdout=subprocess.DEVNULL) as stream:  # noqa: S603 - ours
            while stream.poll() is None:
                held.append(_memory(stream.pid))
                time.sleep(0.2)
        lines = sum(1 for _ in (folder / "out.jsonl").open(encoding="utf-8"))
    early, late = (max(held[int(start * len(held)) : int(end * len(held))]) for start, end in (EARLY, LATE))
    yield rate(group, "pages answered", lines, "pages", least=count)
    yield rate(group, "pace", count / (time.monotonic() - began), "pages/s")
    yield cost(group, "memory of all its processes", late, "MB")
    yield cost(group, "memory gained on the way", late - early, "MB", most=20)


def _parted(pages: Iterable[Stored], sources: Path) -> dict[str, float]:
    """Seconds of processor by part; the names are those of the calls in `extract`, each wrapped in a clock."""
    from importlib import import_module

    extraction, cleaning = import_module("newsflow.extract.extract"), import_module("newsflow.clean")
    spent = dict.fromkeys((*PARTS, "clean"), 0.0)
    for part, names in PARTS.items():
        for name in names:
            setattr(extraction, name, partial(_clocked, spent, part, getattr(extraction, name)))
    cleaning.clean_article = partial(_clocked, spent, "clean", cleaning.clean_article)  # type: ignore[attr-defined]
    began = time.process_time()
    read_newsflow(pages, sources)
    whole = time.process_time() - began
    return spent | {"the rest": whole - sum(spent.values()), "all": whole}


def _clocked(spent: dict[str, float], part: str, work: Callable[..., Any], *given: Any, **named: Any) -> Any:
    began = time.process_time()
    try:
        return work(*given, **named)
    finally:
        spent[part] += time.process_time() - began


def _on_disk(pages: Sequence[Stored], folder: Path, count: int | None = None) -> Path:
    """The pages as files, and the lines that name them, each page again and again until there are so many."""
    for number, page in enumerate(pages):
        (folder / f"{number}.html").write_bytes(page.body)
    lines = folder / "in.jsonl"
    with lines.open("w", encoding="utf-8") as out:
        for number, (at, page) in enumerate(islice(cycle(enumerate(pages)), count or len(pages))):
            out.write(json.dumps({"id": number, "html_path": str(folder / f"{at}.html"), "url": page.url}) + "\n")
    return lines


def _timed(given: Path, out: Path, jobs: int) -> float:
    from newsflow.cli.contract import convert
    from newsflow.cli.page import extract_record

    began = time.perf_counter()
    convert(given, out, extract_record, jobs)
    return time.perf_counter() - began


def _memory(pid: int) -> float:
    """Megabytes that a process and its children hold now; what they share counts once for each."""
    total = 0
    try:
        parent = psutil.Process(pid)
        for process in (parent, *parent.children(recursive=True)):
            total += process.memory_info().rss
    except psutil.Error:
        pass
    return total / 2**20
