"""Ports on 127.0.0.1: the preferred one, else the next that is free."""

from __future__ import annotations

import socket
from collections.abc import Callable

from newsflow.errors import ConfigurationError

HOST = "127.0.0.1"
REACH = 100


def free_port(preferred: int, purpose: str, say: Callable[[str], None]) -> int:
    """A port that nothing listens on, at or shortly above `preferred`; says so when it is another one.

    Raises ConfigurationError when `REACH` ports in a row are taken.
    """
    port = next((port for port in range(preferred, preferred + REACH) if _is_free(port)), None)
    if port is None:
        raise ConfigurationError(f"Ports {preferred} to {preferred + REACH - 1} are all taken; free one for {purpose}.")
    if port != preferred:
        say(f"Port {preferred} is taken by another program; {purpose} uses {port}.")
    return port


def _is_free(port: int) -> bool:
    if port > 65535:
        return False
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
