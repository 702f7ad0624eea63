"""JSON lines in, JSON lines out: how other programs call one verb on their own data."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from newsflow.errors import ConfigurationError, PageError

Record = dict[str, Any]


def convert(source: Path, target: Path, change: Callable[[Record], Record]) -> tuple[int, int]:
    """Every line of `source` has its line in `target`, in order; (lines changed, lines that could not be read).

    A line that is no JSON object, or whose content cannot be read, becomes `{"id", "error": {"code", "message"}}`
    and the run goes on. One line is held in memory at a time. The target appears whole at the end, so it may be the
    source itself. Raises ConfigurationError when it cannot be written.
    """
    done = failed = 0
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        with source.open(encoding="utf-8", errors="replace") as lines, unfinished.open("w", encoding="utf-8") as out:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    answer = _changed(line, number, change)
                    failed += "error" in answer
                    done += "error" not in answer
                    out.write(_line(answer))
        unfinished.replace(target)
    except OSError as error:
        raise ConfigurationError(
            f"--out {target}: cannot be written ({error.strerror}). Choose another place."
        ) from None
    finally:
        unfinished.unlink(missing_ok=True)
    return done, failed


def _line(answer: Record) -> str:
    """The answer as one line of JSON; what UTF-8 cannot hold (half a surrogate pair) stands as its escape."""
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _changed(line: str, number: int, change: Callable[[Record], Record]) -> Record:
    record: Any = None
    try:
        record = json.loads(line)
        if not isinstance(record, dict):
            raise PageError("not_an_object", f"line {number} holds {type(record).__name__}")
        return change(record)
    except json.JSONDecodeError as error:
        return _error(None, "not_json", f"line {number}: {error}")
    except RecursionError:
        return _error(None, "not_json", f"line {number}: is nested too deep")
    except PageError as error:
        return _error(record.get("id") if isinstance(record, dict) else None, error.reason, error.detail)


def _error(identity: Any, code: str, message: str) -> Record:
    return {"id": identity, "error": {"code": code, "message": message}}
