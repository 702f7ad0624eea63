"""Text: repair for display, plain for rules, fold for matching, and what script it is written in."""

from newsflow.text.fold import fold
from newsflow.text.plain import plain, plain_offsets
from newsflow.text.repair import repair
from newsflow.text.script import script_ratio

__all__ = ["fold", "plain", "plain_offsets", "repair", "script_ratio"]
