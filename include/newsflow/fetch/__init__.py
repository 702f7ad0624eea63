"""Fetch: pages as they were served, politely asked for, kept whole."""

from newsflow.fetch.answer import Answer
from newsflow.fetch.client import Client
from newsflow.fetch.fetch import FetchReport, fetch, page_of
from newsflow.fetch.pace import Clocks, HostLock
from newsflow.fetch.parts import read_index, read_page, read_pages, read_places
from newsflow.fetch.reasons import LATER
from newsflow.fetch.warc import read_served
from newsflow.fetch.wire import USUAL_LIMITS, Limits

__all__ = [
    "LATER",
    "USUAL_LIMITS",
    "Answer",
    "Client",
    "Clocks",
    "FetchReport",
    "HostLock",
    "Limits",
    "fetch",
    "page_of",
    "read_index",
    "read_page",
    "read_pages",
    "read_places",
    "read_served",
]
