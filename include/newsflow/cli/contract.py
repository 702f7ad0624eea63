"""JSON lines in, JSON lines out: how other programs call one verb on their own data."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from newsflow.errors import ConfigurationError, NewsflowError, PageError
from newsflow.flow.pool import in_children
from newsflow.flow.sparing import DETAIL, FAULT

Record = dict[str, Any]

log = logging.getLogger(__name__)


def convert(source: Path, target: Path, change: Callable[[Record], Record], jobs: int = 1) -> tuple[int, int]:
    """Every line of `source` has its line in `target`, in order; (lines changed, lines that could not be read).

    A line that is no JSON object, or whose content cannot be read, becomes `{"id", "error": {"code", "message"}}`
    and the run goes on. So many `jobs` are done at once, each in a child process that may die of its line; a few lines
    are held in memory at a time. The target appears whole at the end, so it may be the source itself. Raises
    ConfigurationError when it cannot be written.
    """
    done = failed = 0
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        with source.open(encoding="utf-8", errors="replace") as lines, unfinished.open("w", encoding="utf-8") as out:
            given = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
            for (_, line), made in in_children(partial(_changed, change), given, children=jobs):
                answer = _died(line, made) if isinstance(made, PageError) else made
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


def _changed(change: Callable[[Record], Record], numbered: tuple[int, str]) -> Record:
    number, line = numbered
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
        return _error(_identity(record), error.reason, error.detail)
    except (NewsflowError, MemoryError):
        raise
    except Exception as error:  # nobody foresees every page, and one must not stop the others
        log.exception("line %d failed; it is answered with an error, and the run goes on", number)
        said = " ".join(f"{type(error).__name__}: {error}".split())
        return _error(_identity(record), FAULT, said[:DETAIL])


def _died(line: str, error: PageError) -> Record:
    """The answer to a line of which its child died; it was JSON, as far as it was read."""
    try:
        return _error(_identity(json.loads(line)), error.reason, error.detail)
    except (ValueError, RecursionError):
        return _error(None, error.reason, error.detail)


def _identity(record: Any) -> Any:
    return record.get("id") if isinstance(record, dict) else None


def _error(identity: Any, code: str, message: str) -> Record:
    return {"id": identity, "error": {"code": code, "message": message}}
