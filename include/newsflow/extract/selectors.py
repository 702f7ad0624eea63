"""CSS selectors of a source file, run on a page's tree."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from cssselect import SelectorError
from lxml.cssselect import CSSSelector

from newsflow.errors import ConfigurationError
from newsflow.sources import Source


def selected(root: Any, source: Source, field: str) -> list[Any]:
    """The elements that the source's selectors of a field (a name in `Selectors`) find, in document order.

    Raises ConfigurationError when one is not a CSS selector.
    """
    given = getattr(source.selectors, field)
    selectors = (given,) if isinstance(given, str) else given or ()
    return [element for css in selectors for element in _compiled(css, source.key, field)(root)]


def selected_texts(root: Any, source: Source, field: str) -> tuple[str, ...]:
    """The texts of the selected elements, white space folded, empty ones left out."""
    texts = (" ".join("".join(element.itertext()).split()) for element in selected(root, source, field))
    return tuple(text for text in texts if text)


@lru_cache(maxsize=512)
def _compiled(css: str, key: str, field: str) -> Any:
    try:
        return CSSSelector(css, translator="html")
    except SelectorError as error:
        raise ConfigurationError(
            f"{key}.yaml: selectors.{field} = {css!r}: is not a CSS selector: {error}. Expected: div.story."
        ) from None
