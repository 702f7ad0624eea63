"""Past days through a real Airflow while the newsroom misbehaves: the drill, on fewer days."""

from __future__ import annotations

import pytest

from drills.past import bring_past

DAYS = 10
SOME_MINUTES = 900  # seconds: two minutes on a free machine of two cores, several on a busy one


@pytest.mark.timeout(SOME_MINUTES)
def test_past_days_end_complete_whatever_happens() -> None:
    assert bring_past(DAYS, lambda _: None) == []
