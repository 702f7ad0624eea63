"""Bombs of every kind, one after another, cost less than 60 MB of memory; measured in a process of its own."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys

from fetch_site import PAGE, Reply, Site, page, raw, reply

MOST_MEGABYTES = 60.0
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
MEGABYTE = 1024 * 1024

CHILD = """
import json, re, sys
from pathlib import Path
from newsflow.fetch.client import Client
from newsflow.sources import Source

def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024

base, paths = sys.argv[1], json.loads(sys.argv[2])
source = Source.model_validate({"key": "nakhla", "name": "N", "homepage": base, "language": "ar",
    "time_zone": "UTC", "routes": [{"kind": "feed", "url": base + "/rss"}], "fetch": {"delay": 0}})
with Client(source, "Newsflow test") as client:
    client.get(base + "/idle")
    idle = peak()
    reasons = {path: client.get(base + path).reason for path in paths}
print(json.dumps({"grown": peak() - idle, "reasons": reasons}))
"""


def bomb() -> bytes:
    """500 MB of zeros in half a megabyte."""
    made = gzip.compress(b"\0" * (100 * MEGABYTE))
    return made * 5


def bombs() -> dict[str, tuple[Reply, str]]:
    large = bomb()
    return {
        "/gzip": (reply(200, large, Content_Encoding="gzip"), "too_large"),
        "/stacked": (reply(200, gzip.compress(large), Content_Encoding="gzip, gzip"), "bad_encoding"),
        "/brotli": (reply(200, large, Content_Encoding="br"), "bad_encoding"),
        "/in-a-redirect": (reply(302, large, Location="/landed", Content_Encoding="gzip"), "http_404"),
        "/in-a-refusal": (reply(403, large, Content_Encoding="gzip"), "blocked"),
        "/in-an-error": (reply(404, large, Content_Encoding="gzip"), "http_404"),
        "/endless-chunks": (raw(CHUNKED, *[b"100000\r\n" + b"x" * MEGABYTE + b"\r\n"] * 64), "too_large"),
        "/endless-body": (raw(OK + b"\r\n", *[b"x" * MEGABYTE] * 64), "too_large"),
        "/lying-length": (raw(OK + b"Content-Length: 9999999999\r\n\r\n", *[b"x" * MEGABYTE] * 64), "too_large"),
        "/one-line": (page(b"<p>" + "ا".encode() * 5_000_000), "too_large"),
        "/large-header": (raw(OK, b"X-N: " + b"x" * (8 * MEGABYTE) + b"\r\n\r\n"), "broken_response"),
        "/many-headers": (raw(OK, *[b"X-N: 1\r\n"] * 100_000, b"\r\n"), "broken_response"),
    }


def test_bombs_cost_next_to_nothing(site: Site) -> None:
    served = bombs()
    site.replies |= {"/idle": [page(PAGE * 1000)], "/robots.txt": [reply(404)], "/landed": [reply(404)]}
    site.replies |= {path: [answer] for path, (answer, _) in served.items()}
    done = subprocess.run(
        [sys.executable, "-c", CHILD, site.url, json.dumps(list(served))], capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)
    assert told["reasons"] == {path: reason for path, (_, reason) in served.items()}
    assert told["grown"] < MOST_MEGABYTES
