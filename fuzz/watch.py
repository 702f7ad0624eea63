"""Watching one call: what it raised, and whether it stayed within time."""

from __future__ import annotations

import signal
import time
from types import FrameType, TracebackType
from typing import NoReturn, Self

GRACE = 1.0
PER_LETTER = 20e-6
"""Seconds of processor that a call may take: one for any text, and so much more for each letter (a page text of 400
words takes 7 ms, which is 3e-6 a letter)."""


class TookTooLongError(Exception):
    """A call used more processor time than its input's length allows."""


class Watch:
    """A context in which nothing escapes but the wish to end: `fault` says afterwards what went wrong, if anything."""

    def __init__(self, letters: int) -> None:
        self.limit = GRACE + PER_LETTER * letters
        self.fault: Exception | None = None
        self.seconds = 0.0

    def __enter__(self) -> Self:
        signal.signal(signal.SIGPROF, self._stop)
        self._began = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, self.limit)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        signal.setitimer(signal.ITIMER_PROF, 0)
        self.seconds = time.process_time() - self._began
        if isinstance(error, Exception):
            self.fault = error
        return self.fault is not None

    def _stop(self, _signal: int, _frame: FrameType | None) -> NoReturn:
        raise TookTooLongError(f"more than {self.limit:.1f} s of processor")
