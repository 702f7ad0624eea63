"""Text: repair for display, fold for matching, and what script it is written in."""

from newsflow.text.fold import fold
from newsflow.text.repair import repair
from newsflow.text.script import script_ratio

__all__ = ["fold", "repair", "script_ratio"]
