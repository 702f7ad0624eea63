"""The lake: every byte of every run, in files that appear whole or not at all.

    <lake>/<verb>/<source>/<day>/<run>/<file>

A run writes below its own folder only, so a retry replaces what that run left and touches no other run's files.
The lake's address is a local folder or any fsspec URL; a path is always given relative to it, with `/`.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, TypeVar, cast
from urllib.parse import quote
from uuid import uuid4

import fsspec
from fsspec.implementations.local import LocalFileSystem
from pydantic import TypeAdapter, ValidationError
from zstandard import ZstdCompressor, ZstdDecompressor, ZstdError

from newsflow.errors import ConfigurationError, NewsflowError, TransientError
from newsflow.model import RunKey, Verb

T = TypeVar("T")

UNFINISHED = ".unfinished"
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR})


class Lake:
    """The files of all runs below one folder or fsspec URL."""

    def __init__(self, url: str) -> None:
        try:
            # Listings are never cached: a retry must see what the killed attempt left.
            self._system, self._root = fsspec.core.url_to_fs(str(url), use_listings_cache=False)
        except (ValueError, ImportError) as error:
            raise ConfigurationError(
                f"NEWSFLOW_LAKE = {url!r}: cannot be opened ({error}). "
                "Write a folder or an fsspec address, and install the package that it needs."
            ) from None
        self.url = str(url)

    def folder(self, verb: Verb, key: RunKey) -> str:
        """Where a verb of a run writes, relative to the lake; odd characters of the run's name are percent-encoded."""
        run = quote(key.run, safe=":+")
        if run.strip(".") == "":
            raise ConfigurationError(f"Run {key.run!r}: does not name a folder. Give the run letters or digits.")
        return f"{verb.value}/{key.source}/{key.day.isoformat()}/{run}"

    def exists(self, path: str) -> bool:
        """Whether the file is there, and so is whole."""
        return bool(self._system.isfile(self._place(path)))

    def names(self, folder: str) -> tuple[str, ...]:
        """The names of the whole files in a folder, sorted; none when there is no such folder."""
        try:
            entries = self._system.ls(self._place(folder), detail=True)
        except (FileNotFoundError, NotADirectoryError):
            return ()
        names = (PurePosixPath(entry["name"]).name for entry in entries if entry["type"] == "file")
        return tuple(sorted(name for name in names if not name.endswith(UNFINISHED)))

    def open(self, path: str) -> BinaryIO:
        """A whole file, open for reading bytes.

        Raises NewsflowError when it is not there.
        """
        try:
            return cast("BinaryIO", self._system.open(self._place(path), "rb"))
        except FileNotFoundError:
            raise NewsflowError(f"{path}: no such file in the lake {self.url}. Run the verb that writes it.") from None

    @contextmanager
    def replacing(self, path: str) -> Iterator[BinaryIO]:
        """A new file's bytes; it takes its place when the block ends well, and leaves no trace when it does not.

        Raises TransientError when the disk is full, ConfigurationError when the lake may not be written.
        """
        place = self._place(path)
        write = _written_here if isinstance(self._system, LocalFileSystem) else _sent_there
        try:
            with write(self._system, place) as file:
                yield file
        except OSError as error:
            if explained := self._explained(error, path):
                raise explained from error
            raise

    def write_lines(self, path: str, items: Iterable[Any]) -> int:
        """The number of items written: one JSON line each, compressed with zstd, whole or not at all."""
        count = 0
        with (
            self.replacing(path) as file,
            ZstdCompressor(write_checksum=True).stream_writer(file, closefd=False) as lines,
        ):
            for item in items:
                lines.write(_adapter(item.__class__).dump_json(item) + b"\n")
                count += 1
        return count

    def read_lines(self, path: str, kind: type[T]) -> Iterator[T]:
        """The items of a file, one at a time.

        Raises NewsflowError that names file and line when one is not a `kind`.
        """
        adapter: TypeAdapter[T] = _adapter(cast("Any", kind))
        with self.open(path) as file, ZstdDecompressor().stream_reader(file) as plain:
            number = 0
            try:
                for number, line in enumerate(BufferedReader(plain), start=1):  # noqa: B007 — named in the message
                    yield adapter.validate_json(line)
            except (ValidationError, ZstdError) as error:
                said = " ".join(str(error).split())
                raise NewsflowError(
                    f"{path}, line {max(number, 1)}: is not a {kind.__name__}: {said:.200}. "
                    "Run the verb that writes it again."
                ) from None

    def sweep(self, folder: str) -> int:
        """The number of unfinished files removed from a folder: what a killed attempt left."""
        try:
            entries = self._system.ls(self._place(folder), detail=False)
        except (FileNotFoundError, NotADirectoryError):
            return 0
        unfinished = [entry for entry in entries if entry.endswith(UNFINISHED)]
        for entry in unfinished:
            self._system.rm_file(entry)
        return len(unfinished)

    def _place(self, path: str) -> str:
        parts = PurePosixPath(path).parts
        if not parts or ".." in parts or path.startswith("/"):
            raise ConfigurationError(f"{path!r}: is not a path below the lake. Give it relative and without `..`.")
        return f"{self._root.rstrip('/')}/{'/'.join(parts)}"

    def _explained(self, error: OSError, path: str) -> NewsflowError | None:
        if error.errno in FULL:
            return TransientError(f"{path}: the lake {self.url} is full ({error.strerror}). Make room and try again.")
        if error.errno in FORBIDDEN:
            return ConfigurationError(
                f"NEWSFLOW_LAKE = {self.url!r}: {path} cannot be written ({error.strerror}). Choose a writable place."
            )
        return None


@contextmanager
def _written_here(_system: Any, place: str) -> Iterator[BinaryIO]:
    """A local file: written beside its place, forced to disk, then moved there in one step."""
    final = Path(place)
    final.parent.mkdir(parents=True, exist_ok=True)
    temporary = final.with_name(f".{final.name}.{uuid4().hex}{UNFINISHED}")
    try:
        with temporary.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(final)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def _sent_there(system: Any, place: str) -> Iterator[BinaryIO]:
    """A remote file: written to a local one first, then sent whole (an object store shows it once it is complete)."""
    with tempfile.NamedTemporaryFile(suffix=UNFINISHED) as file:
        yield cast("BinaryIO", file)
        file.flush()
        system.makedirs(str(PurePosixPath(place).parent), exist_ok=True)
        system.put_file(file.name, place)


@lru_cache(maxsize=64)
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
