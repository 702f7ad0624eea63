"""Load: one transaction closes a run."""

from newsflow.load.batch import Batch
from newsflow.load.closing import load
from newsflow.load.decision import decide, overrule

__all__ = ["Batch", "decide", "load", "overrule"]
