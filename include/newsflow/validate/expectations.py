"""What is expected of articles and of a batch: one table, which Great Expectations judges.

An article that fails a row of scope "row" and severity "critical" is held under the row's code; a batch that fails one
of scope "batch" and severity "critical" is stopped. Warning and info are reported and hold nothing.

`arguments` go to the Great Expectations class as they are; `{"$PARAMETER": name}` takes the parameter of that name,
a field of `Limits` or one of `GATE_PARAMETERS`. `where` narrows a row to the records whose column holds that value.
`says` is a predicate of articles for scope "row" ("3 of 40 articles have no date") and a whole sentence for scope
"batch"; both may name parameters and `{observed}`. The numbers are starting values: wider than usual, narrower than
anything. Flags of the quality record are 0 or 1.
"""

from __future__ import annotations

from collections.abc import Mapping

from newsflow.validate.expectation import Expectation
from newsflow.validate.tables import BATCHES, BODIES, DATES, PAGES

EXPECTATIONS: tuple[Expectation, ...] = (*PAGES, *BODIES, *DATES, *BATCHES)

BY_CODE: Mapping[str, Expectation] = {row.code: row for row in EXPECTATIONS}
