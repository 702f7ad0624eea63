"""The sample newsroom: an invented outlet on the loopback address, with the answer key to every page."""

from newsflow.local.sample.demo import demo_source, write_texts
from newsflow.local.sample.outlets import OUTLETS, Outlet
from newsflow.local.sample.score import Found, Score, score
from newsflow.local.sample.server import Stand, make_handler, serve

__all__ = [
    "OUTLETS",
    "Found",
    "Outlet",
    "Score",
    "Stand",
    "demo_source",
    "make_handler",
    "score",
    "serve",
    "write_texts",
]
