"""CSS selectors in source files, refused when the file is read rather than when a page is."""

from __future__ import annotations

from typing import Annotated

import cssselect
import soupsieve
from pydantic import AfterValidator


def _readable_by_soupsieve(selector: str) -> str:
    try:
        soupsieve.compile(selector)
    except soupsieve.SelectorSyntaxError as error:
        raise ValueError(f"is not a CSS selector: {str(error).splitlines()[0]}") from None
    return selector


def _readable_by_lxml(selector: str) -> str:
    try:
        cssselect.parse(selector)
    except cssselect.SelectorError as error:
        raise ValueError(f"is not a CSS selector: {error}") from None
    return selector


ListSelector = Annotated[str, AfterValidator(_readable_by_soupsieve)]
"""A selector on list pages, which BeautifulSoup reads."""

PageSelector = Annotated[str, AfterValidator(_readable_by_lxml)]
"""A selector on article pages, which lxml reads."""
