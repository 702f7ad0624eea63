"""The rules, in the order they are tried; more exact knowledge before wider shapes."""

from newsflow.clean.rules.catalogue import RULES, RULES_VERSION

__all__ = ["RULES", "RULES_VERSION"]
