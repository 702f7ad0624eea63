"""WARC: pages as they were served, in files that any WARC tool reads (ISO 28500).

Bodies are kept with their content encoding; a chunked transfer is undone by the HTTP library, so its header is kept
under another name.
"""

from __future__ import annotations

from collections.abc import Iterator
from http.client import responses
from io import BytesIO
from typing import BinaryIO
from urllib.parse import urlsplit, urlunsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsflow.errors import NewsflowError
from newsflow.fetch.answer import Answer
from newsflow.fetch.reasons import NOT_MODIFIED
from newsflow.model import Place

# What warcio raises for a damaged file; the second where a record lacks its type.
DAMAGE = (ArchiveLoadFailed, AttributeError)
UNCHANGED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
RENAMED = {"transfer-encoding": "X-Archive-Transfer-Encoding"}


class WarcFile:
    """A WARC file that grows in `file`, each record compressed by itself; the first one is `about` the software."""

    def __init__(self, file: BinaryIO, name: str, about: dict[str, str]) -> None:
        self._file = file
        self._writer = WARCWriter(file, gzip=True, warc_version="1.1")
        self._writer.write_record(self._writer.create_warcinfo_record(name, about))

    def add(self, answer: Answer) -> int:
        """The offset of the record that now holds the answer: a response, or a resource when it came from a file.

        The request that was answered follows a response; that a page has not changed is a revisit without a body.
        """
        offset = self._file.tell()
        served = answer.url.startswith(("http://", "https://"))
        unchanged = answer.reason == NOT_MODIFIED
        named = {"WARC-Profile": UNCHANGED, "WARC-Refers-To-Target-URI": answer.url} if unchanged else {}
        record = self._writer.create_warc_record(
            answer.url,
            "revisit" if unchanged else "response" if served else "resource",
            payload=BytesIO(answer.raw),
            length=len(answer.raw),
            warc_content_type="" if served else answer.header("content-type") or "",
            warc_headers_dict={"WARC-Date": _moment(answer), **named},
            http_headers=_http_headers(answer) if served else None,
        )
        if answer.asked:
            self._writer.write_request_response_pair(self._request(answer), record)
        else:
            self._writer.write_record(record)
        return offset

    def _request(self, answer: Answer) -> ArcWarcRecord:
        parts = urlsplit(answer.url)
        path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        asked = StatusAndHeaders(f"GET {path} HTTP/1.1", list(answer.asked), is_http_request=True)
        moment = {"WARC-Date": _moment(answer)}
        return self._writer.create_warc_record(answer.url, "request", warc_headers_dict=moment, http_headers=asked)


def read_payloads(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The offset of every record of a WARC file, and its payload as served: still content-encoded.

    Ends where the file ends, or where it is damaged.
    """
    records = ArchiveIterator(file)
    while True:
        try:
            # Asking for the offset skips to the record's end, so the payload comes first.
            payload = next(records).raw_stream.read()
            offset = records.get_record_offset()
        except (StopIteration, *DAMAGE):
            return
        yield offset, payload


def read_served(file: BinaryIO, place: Place) -> tuple[str | None, bytes]:
    """The content type and the decoded body of the record at a place of this file.

    Raises NewsflowError when no record begins there.
    """
    file.seek(place.offset)
    try:
        record = next(ArchiveIterator(file))
        body = record.content_stream().read()
    except (StopIteration, *DAMAGE):
        raise NewsflowError(f"{place.file}, offset {place.offset}: no page of a WARC begins there.") from None
    headers = record.http_headers or record.rec_headers
    return headers.get_header("Content-Type"), body


def _moment(answer: Answer) -> str:
    return f"{answer.at:%Y-%m-%dT%H:%M:%S.%fZ}"


def _http_headers(answer: Answer) -> StatusAndHeaders:
    status = answer.status or 0
    headers = [(RENAMED.get(name.lower(), name), value) for name, value in answer.headers]
    return StatusAndHeaders(f"{status} {responses.get(status, '')}".strip(), headers, protocol="HTTP/1.1")
