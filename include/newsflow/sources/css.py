"""CSS selectors in source files, refused when the file is read rather than when a page is."""

from __future__ import annotations

from typing import Annotated

import cssselect
from pydantic import AfterValidator


def _can_be_read(selector: str) -> str:
    try:
        cssselect.parse(selector)
    except cssselect.SelectorError as error:
        raise ValueError(f"is not a CSS selector: {error}") from None
    return selector


Selector = Annotated[str, AfterValidator(_can_be_read)]
