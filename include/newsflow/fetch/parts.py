"""Parts: what a run has fetched so far, in pairs of files that survive a kill.

    part-0000.warc.gz      the pages of the part, as served
    part-0000.jsonl.zst    one line for each link of the part, written last

A part counts when its index is there. A WARC without one is what a kill left: the part is fetched and written anew.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from newsflow.errors import NewsflowError
from newsflow.fetch.body import decoded
from newsflow.fetch.reasons import PASSING
from newsflow.fetch.warc import read_payloads
from newsflow.lake import Lake
from newsflow.model import Attempt, Drop, Page, Place, RunKey, Verb

WARC = re.compile(r"part-(\d{4,})\.warc\.gz")
INDEX = re.compile(r"part-(\d{4,})\.jsonl\.zst")
NO_BOUND = 2**40


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one link: either its page or its drop, with every request that was made for it.

    `words` tells a page with few words from others with other words; empty for one that may be an article.
    """

    url: str
    attempts: tuple[Attempt, ...]
    page: Page | None = None
    drop: Drop | None = None
    words: str = ""

    @property
    def is_final(self) -> bool:
        """Whether asking for the link once more, later, can change nothing."""
        return self.drop is None or self.drop.reason not in PASSING


@dataclass(frozen=True, slots=True)
class Part:
    """The paths of one part below the lake."""

    folder: str
    number: int

    @property
    def warc(self) -> str:
        """Where the pages lie."""
        return f"{self.folder}/part-{self.number:04d}.warc.gz"

    @property
    def index(self) -> str:
        """Where the lines lie."""
        return f"{self.folder}/part-{self.number:04d}.jsonl.zst"


def whole_parts(lake: Lake, key: RunKey) -> tuple[Part, ...]:
    """The parts of a run that count, in order."""
    folder = lake.folder(Verb.FETCH, key)
    found = (INDEX.fullmatch(name) for name in lake.names(folder))
    return tuple(Part(folder, number) for number in sorted(int(match.group(1)) for match in found if match))


def next_part(lake: Lake, key: RunKey) -> Part:
    """The first part that is not there yet."""
    numbers = [part.number for part in whole_parts(lake, key)]
    return Part(lake.folder(Verb.FETCH, key), max(numbers, default=-1) + 1)


def read_index(lake: Lake, key: RunKey) -> Iterator[Line]:
    """What became of each link of a run, in the order in which they were first asked for.

    Of a link that was asked for again the last line counts, with the requests of all.
    """
    lines: dict[str, Line] = {}
    for part in whole_parts(lake, key):
        for line in lake.read_lines(part.index, Line):
            earlier = lines.get(line.url)
            lines[line.url] = replace(line, attempts=earlier.attempts + line.attempts) if earlier else line
    yield from lines.values()


def read_pages(lake: Lake, key: RunKey) -> Iterator[tuple[Page, bytes]]:
    """Every page of a run with its decoded body, one at a time, from the lake alone; not those dropped later.

    Raises NewsflowError when a page's bytes are not those that were fetched.
    """
    dropped = {line.url for line in read_index(lake, key) if line.drop}
    for part in whole_parts(lake, key):
        lines = lake.read_lines(part.index, Line)
        pages = {line.page.place.offset: line.page for line in lines if line.page and line.url not in dropped}
        if pages:
            yield from _matched(lake, part, pages)


def read_page(lake: Lake, page: Page) -> bytes:
    """The decoded body of one page, from its place in the lake.

    Raises NewsflowError when the bytes there are not those that were fetched.
    """
    with lake.open(page.place.file) as file:
        file.seek(page.place.offset)
        _, payload = next(read_payloads(file), (0, b""))
    return _checked(page, payload)


def read_places(lake: Lake, places: Iterable[Place]) -> Iterator[tuple[Page, bytes]]:
    """The pages at these places with their decoded bodies, one at a time, file by file, whichever runs fetched them.

    Raises NewsflowError when the lake has no page there, or other bytes than were fetched.
    """
    for file, group in groupby(sorted(places, key=_file_and_offset), key=_file):
        part = _part_of(file)
        wanted = {place.offset for place in group}
        lines = lake.read_lines(part.index, Line)
        pages = {line.page.place.offset: line.page for line in lines if line.page and line.page.place.offset in wanted}
        if missing := wanted - pages.keys():
            raise NewsflowError(f"{file}, offset {min(missing)}: the lake {lake.url} has no page there.")
        yield from _matched(lake, part, pages)


def _file(place: Place) -> str:
    return place.file


def _file_and_offset(place: Place) -> tuple[str, int]:
    return place.file, place.offset


def _part_of(file: str) -> Part:
    folder, _, name = file.rpartition("/")
    found = WARC.fullmatch(name)
    if not found:
        raise NewsflowError(f"{file}: is no part of a run. Was it written by another program? Import it instead.")
    return Part(folder, int(found.group(1)))


def _matched(lake: Lake, part: Part, pages: dict[int, Page]) -> Iterator[tuple[Page, bytes]]:
    with lake.open(part.warc) as file:
        for offset, payload in read_payloads(file):
            if page := pages.pop(offset, None):
                yield page, _checked(page, payload)
    for page in pages.values():
        raise _damaged(page)


def _checked(page: Page, payload: bytes) -> bytes:
    body, fault = decoded(payload, page.header("content-encoding"), NO_BOUND)
    if fault or digest_of(body) != page.digest:
        raise _damaged(page)
    return body


def _damaged(page: Page) -> NewsflowError:
    place = page.place
    return NewsflowError(
        f"{place.file}, offset {place.offset}: does not hold what {page.url} answered. The file was changed after it "
        "was written; fetch the day again under a new run."
    )


def digest_of(body: bytes) -> str:
    """The SHA-256 of a decoded body, in hexadecimal."""
    return hashlib.sha256(body).hexdigest()
