"""The sample newsroom: invented outlets on the loopback address, with the answer key to every page."""

from newsflow.local.sample.demo import demo_source, write_texts
from newsflow.local.sample.faults import Faults
from newsflow.local.sample.outlets import OUTLETS, Outlet
from newsflow.local.sample.score import Found, Score, score
from newsflow.local.sample.server import Stand, addresses, make_handler, serve

__all__ = [
    "OUTLETS",
    "Faults",
    "Found",
    "Outlet",
    "Score",
    "Stand",
    "addresses",
    "demo_source",
    "make_handler",
    "score",
    "serve",
    "write_texts",
]
