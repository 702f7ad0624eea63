"""Ten past days of two outlets through a real Airflow while everything misbehaves; sixty are a drill."""

from __future__ import annotations

import pytest

from drills.past import bring_past

SECONDS = 1500
DAYS = 10


@pytest.mark.timeout(SECONDS)
def test_ten_days_end_complete_and_equal_to_the_answer_key(capsys: pytest.CaptureFixture[str]) -> None:
    assert bring_past(DAYS, print) == []
    said = capsys.readouterr().out
    assert "killed scheduler" in said
    assert "restarted Postgres" in said
    assert said.count("outcomes 100.0% right") == 2
