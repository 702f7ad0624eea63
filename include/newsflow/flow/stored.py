"""Stored pages: the bytes of an article as its site served them."""

from __future__ import annotations

from newsflow.model import Place
from newsflow.settings import Settings


def stored_page(settings: Settings, place: Place) -> tuple[str | None, bytes]:
    """The content type and the decoded body of the page at a place of the lake, byte for byte as it was served.

    Raises NewsflowError when there is no such file or no record at that place.
    """
    from newsflow.fetch import read_served
    from newsflow.lake import Lake

    with Lake(settings.lake).open(place.file) as file:
        return read_served(file, place)
