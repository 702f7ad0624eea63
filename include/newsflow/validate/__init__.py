"""Validate: Great Expectations judges quality records; articles are accepted or held, the batch passed or stopped."""

from newsflow.validate.expectation import Expectation
from newsflow.validate.expectations import BY_CODE, EXPECTATIONS
from newsflow.validate.gate import validate
from newsflow.validate.limits import Limits, PastDay, limits_for
from newsflow.validate.volume import Bounds, bounds_for

__all__ = [
    "BY_CODE",
    "EXPECTATIONS",
    "Bounds",
    "Expectation",
    "Limits",
    "PastDay",
    "bounds_for",
    "limits_for",
    "validate",
]
