"""A failing case: made small, kept as a file, tried again."""

from __future__ import annotations

import hashlib
import json
import traceback
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from fuzz.promises import EVERY
from fuzz.watch import TookTooLongError, Watch

FOLDER = Path(__file__).parent / "failures"
TRIES = 400
TESTS = {
    "repair": "tests/unit/text",
    "fold": "tests/unit/text",
    "script_ratio": "tests/unit/text",
    "read_dates": "tests/unit/dates",
    "read_stamp": "tests/unit/dates",
    "clean_text": "tests/unit/clean",
    "extract": "tests/unit/extract",
}


@dataclass(frozen=True, slots=True)
class Failure:
    """A promise that a text broke: by which error, with the end of its trace."""

    promise: str
    language: str
    text: str
    error: str
    trace: str = ""

    @property
    def kind(self) -> str:
        """What makes two failures the same: the promise and where it broke."""
        return f"{self.promise}: {self.error.partition(':')[0]} {self.trace}"


def attempt(promise: str, text: str, language: str) -> tuple[Failure | None, float]:
    """How the text broke the promise, or None; and the seconds of processor it took."""
    with Watch(len(text)) as watch:
        EVERY[promise](text, language)
    if watch.fault is None:
        return None, watch.seconds
    frames = traceback.extract_tb(watch.fault.__traceback__)
    where = frames[-1] if frames else None
    trace = f"{Path(where.filename).name}:{where.lineno} {where.name}" if where else ""
    return Failure(promise, language, text, f"{type(watch.fault).__name__}: {watch.fault!s:.300}", trace), watch.seconds


def smaller(failure: Failure) -> Failure:
    """The same failure on a text that is as short as cutting pieces out of it makes it; a slow one as it is."""
    if failure.error.startswith(TookTooLongError.__name__):
        return failure
    size, tries = max(1, len(failure.text) // 2), 0
    while size and tries < TRIES:
        for text in _without_a_piece(failure.text, size):
            tries += 1
            found, _ = attempt(failure.promise, text, failure.language)
            if found and found.kind == failure.kind:
                failure = found
                break
            if tries >= TRIES:
                break
        else:
            size //= 2
    return failure


def save(failure: Failure) -> Path:
    """The failure is a file in `fuzz/failures/`, in ASCII, so that no editor changes its text."""
    FOLDER.mkdir(exist_ok=True)
    digest = hashlib.sha256(failure.text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    path = FOLDER / f"{failure.promise}-{digest}.json"
    path.write_text(json.dumps(asdict(failure), indent=1), encoding="ascii")
    return path


def read(path: Path) -> Failure:
    """The failure that a file keeps."""
    return Failure(**json.loads(path.read_text(encoding="ascii")))


def advice(failure: Failure, path: Path) -> str:
    """How to try it again, and how to make a test of it."""
    return (
        f"Try it again: python -m fuzz --again {path}\n"
        f"A test of it: a named case in {TESTS[failure.promise]} with the text {failure.text!a:.300}"
    )


def _without_a_piece(text: str, size: int) -> Iterator[str]:
    return (text[:start] + text[start + size :] for start in range(0, len(text), size))
