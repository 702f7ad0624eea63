"""Discover: the links that a source's routes advertise."""

from newsflow.discover.discover import discover
from newsflow.discover.found import Discovery, Get, Got, RouteFailure

__all__ = ["Discovery", "Get", "Got", "RouteFailure", "discover"]
