from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsflow.local.sample.outlets import NAKHLA
from newsflow.local.sample.visit import Visit


@pytest.fixture
def visit() -> Visit:
    """Wednesday 4 December 2024, 10:15 UTC: 13:15 in Baghdad."""
    return Visit(NAKHLA, "http://127.0.0.1:8765", datetime(2024, 12, 4, 10, 15, tzinfo=UTC))
