"""Twenty sites on loopback: one small server, in a process of its own, that gives every address the same page."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection

HOSTS = 20
ADDRESSES = tuple(f"127.0.0.{number}" for number in range(2, 2 + HOSTS))
PARAGRAPH = (
    "<p>أعلنت بلدية المدينة افتتاح الجسر الجديد أمام المشاة بعد عام كامل من العمل، بحضور عدد كبير من السكان.</p>\n"
)
SIZE = 30_000


@contextmanager
def serving() -> Iterator[int]:
    """The port that all the addresses answer at, until the block ends."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    try:
        yield int(ours.recv())
    finally:
        process.terminate()
        process.join()


def page(number: int) -> bytes:
    """A page of 30 kB."""
    head = f"<html lang='ar'><head><title>افتتاح الجسر {number}</title></head><body><h1>افتتاح الجسر {number}</h1>\n"
    body = PARAGRAPH * (SIZE // len(PARAGRAPH.encode()) + 1)
    return (head + body)[: SIZE // 2].encode()[:SIZE] + b"</body></html>"


def _serve(tell: Connection) -> None:
    asyncio.run(_listen(tell))


async def _listen(tell: Connection) -> None:
    first = await asyncio.start_server(_answer, ADDRESSES[0], 0, backlog=1024)
    port = first.sockets[0].getsockname()[1]
    others = [await asyncio.start_server(_answer, address, port, backlog=1024) for address in ADDRESSES[1:]]
    tell.send(port)
    await asyncio.gather(*(server.serve_forever() for server in (first, *others)))


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    asked = await reader.readuntil(b"\r\n\r\n")
    path = asked.split(b" ", 2)[1].decode("ascii", errors="replace")
    status, body = (b"404 Not Found", b"") if path == "/robots.txt" else (b"200 OK", page(len(path)))
    head = b"HTTP/1.1 %s\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
    writer.write(head % (status, len(body)) + body)
    await writer.drain()
    writer.close()
