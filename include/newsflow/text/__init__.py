"""Text: repair for display, plain for rules, fold for matching, its script, and what a pattern asks of it."""

from newsflow.text.fold import fold, fold_repaired
from newsflow.text.plain import plain, plain_offsets, plain_rows
from newsflow.text.prefilter import Prefilter
from newsflow.text.repair import repair
from newsflow.text.required import required_parts
from newsflow.text.script import script_ratio

__all__ = [
    "Prefilter",
    "fold",
    "fold_repaired",
    "plain",
    "plain_offsets",
    "plain_rows",
    "repair",
    "required_parts",
    "script_ratio",
]
