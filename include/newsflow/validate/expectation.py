"""One expectation: what must hold of articles or of a batch, and what people should know when it does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

BETWEEN = "ExpectColumnValuesToBeBetween"
IN_SET = "ExpectColumnValuesToBeInSet"
NOT_IN_SET = "ExpectColumnValuesToNotBeInSet"
UNIQUE = "ExpectColumnValuesToBeUnique"
MEAN = "ExpectColumnMeanToBeBetween"
MEDIAN = "ExpectColumnMedianToBeBetween"
LEAST = "ExpectColumnMinToBeBetween"
MOST = "ExpectColumnMaxToBeBetween"
ROWS = "ExpectTableRowCountToBeBetween"

DATED = ("has_date", 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One row of the table: what must hold, how grave a failure is, what it means and what to do about it."""

    code: str
    column: str | None
    expects: str
    arguments: Mapping[str, Any]
    severity: Literal["critical", "warning", "info"]
    scope: Literal["row", "batch"]
    says: str
    why: str
    todo: str
    where: tuple[str, int] | None = None

    @property
    def parameters(self) -> frozenset[str]:
        """The names of the parameters that the arguments take."""
        asked = (value.get("$PARAMETER") for value in self.arguments.values() if isinstance(value, dict))
        return frozenset(name for name in asked if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of one expectation: of `tested` things `failed` did.

    `values` are the offending ones, or the one that was measured; `ids` name the failing records.
    """

    passed: bool = False
    tested: int = 0
    failed: int = 0
    values: tuple[Any, ...] = ()
    ids: tuple[str, ...] = ()
