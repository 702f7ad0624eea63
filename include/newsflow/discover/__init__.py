"""Discover: the links that a source's routes advertise."""

from newsflow.discover.discover import discover
from newsflow.discover.found import Discovery, Get, Got, RouteFailure
from newsflow.discover.memory import Memory

__all__ = ["Discovery", "Get", "Got", "Memory", "RouteFailure", "discover"]
