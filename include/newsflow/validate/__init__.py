"""Validate: Great Expectations judges quality records; articles are accepted or held, the batch passed or stopped."""

from newsflow.validate.company import Company, Lines, company_of
from newsflow.validate.expectation import Expectation
from newsflow.validate.expectations import BY_CODE, EXPECTATIONS
from newsflow.validate.gate import validate
from newsflow.validate.limits import Limits, PastDay, limits_for
from newsflow.validate.usual import Usual, usual_of
from newsflow.validate.volume import Bounds, bounds_for

__all__ = [
    "BY_CODE",
    "EXPECTATIONS",
    "Bounds",
    "Company",
    "Expectation",
    "Limits",
    "Lines",
    "PastDay",
    "Usual",
    "bounds_for",
    "company_of",
    "limits_for",
    "usual_of",
    "validate",
]
