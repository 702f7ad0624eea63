"""Tree to outline: one walk that reads every visible run of text, its role and the elements around it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from lxml import etree

from newsflow.extract.barred import is_furniture
from newsflow.extract.embeds import embed_text
from newsflow.extract.grid import ends
from newsflow.extract.outline import Outline, Passage, Place
from newsflow.extract.tables import is_data_table, table_rows
from newsflow.model import Role

SKIPPED = frozenset((
    "applet", "area", "audio", "base", "button", "canvas", "datalist", "dialog", "embed", "head", "input", "link",
    "map", "math", "menu", "meta", "nav", "noframes", "noscript", "object", "option", "param", "progress", "script",
    "select", "source", "style", "svg", "template", "textarea", "title", "track", "video",
))  # fmt: skip
SWALLOWING = frozenset(("button", "nav", "noscript"))  # left unclosed they take in the whole page, headline and all
INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
ROLES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), Role.LIST_ITEM),
    **dict.fromkeys(("figcaption", "figure"), Role.CAPTION),
    "blockquote": Role.QUOTE,
}
PARAGRAPHS = frozenset(("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption"))
FORM_OF_TEXT = 4  # paragraphs: a form that holds more is the page itself, as ASP.NET writes it
# Noncharacters, which Unicode keeps for use inside programs and `sound` takes out of pages: a link's start and end.
LINK_START, LINK_END = "\ufdd0", "\ufdd1"
BREAK = "\ufdd2"  # a line break of the page, which white space is not
WHOLE = frozenset(("blockquote", "div", "form", "iframe", "table"))  # elements that may be read at once
NAMING = frozenset(("class", "id", "role", "itemprop"))  # attributes
TELLING = (
    "p", "h1", "h2", "h3", "article", "main", "time", "br", "blockquote", "pre", "td",
)  # fmt: skip
SENTENCE = 60  # characters
DEEPEST = 40  # levels to which furniture is looked for, each time through all that it holds
OUTSIDE = Place("", "", -1, -1, Role.PARAGRAPH, hidden=False)  # around the outermost place

_LINKED = re.compile(f"{LINK_START}([^{LINK_END}]*){LINK_END}")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SEPARATORS = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def read_outline(body: Any) -> Outline:
    """Every run of visible text below an element, in document order.

    Scripts, navigation, small forms and other controls are left out, and places that are named like furniture and have
    no paragraph; an embedded post is one passage; a table of data is one passage a row. Text is as in the page, white
    space folded, `br` a line break.
    """
    reader = _Reader()
    walk = etree.iterwalk(body, events=("start", "end"))
    enter, leave, skip = reader.enter, reader.leave, walk.skip_subtree
    for event, element in walk:
        if event == "end":
            leave(element)
        elif not enter(element):
            skip()
    reader.flush()
    return Outline(tuple(reader.passages), tuple(reader.places))


class _Reader:
    """The state of the walk: the open places, and the text since the last block boundary."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.passages: list[Passage] = []
        self.path: list[int] = []
        self.opened: list[Any] = [None]
        self.parts: list[str] = []
        self.links = 0
        self.verbatim = 0

    def enter(self, element: Any) -> bool:
        """Reads an element's first text; False when what it holds is not to be walked."""
        tag = element.tag
        if tag in INLINE:
            if tag == "a" and element.get("href"):
                self.links += 1
                self.parts.append(LINK_START)
        elif tag == "br":
            self.parts.append(BREAK)
        elif tag in SKIPPED and _is_left_out(element, tag):
            return False
        elif "-" not in tag or not self._is_in_paragraph():
            if self.parts:
                self.flush()
            return self._enter_place(element, tag)
        if text := element.text:
            self._read(text)
        return True

    def _enter_place(self, element: Any, tag: str) -> bool:
        if tag in WHOLE and self._holds_whole_passages(element, tag):
            return False
        text = element.text
        told = bool(text) and not text.isspace()
        if self.path and not told and not len(element):  # a box that a script fills, a line between two others
            return False
        names, hidden = _said(element)
        if 0 < len(self.path) < DEEPEST and is_furniture(tag, names) and not _tells(element):
            return False
        self._open(element, tag, names, hidden=hidden)
        if told:
            self._read(text)
        return True

    def leave(self, element: Any) -> None:
        """Closes an element and reads the text behind it."""
        if element is self.opened[-1]:
            if self.parts:
                self.flush()
            self.opened.pop()
            self.path.pop()
            self.verbatim -= element.tag == "pre"
        elif element.tag == "a" and element.get("href"):
            self.links -= 1
            self.parts.append(LINK_END)
        if tail := element.tail:
            self._read(tail)
        elif element.tag in INLINE and element.getnext() is not None and element.get("class"):
            self.parts.append(" ")

    def flush(self) -> None:
        """Ends the running text: one passage for each group of lines, groups are parted by empty lines."""
        text = "".join(self.parts)
        self.parts = [LINK_START] if self.links else []
        if BREAK not in text:
            if not text.isspace():
                self._add(" ".join(text.split()))
            return
        lines = [" ".join(line.split()) for line in text.split(BREAK)]
        for group in "\n".join(lines).split("\n\n"):
            self._add(group)

    def _read(self, text: str) -> None:
        if self.verbatim:
            self.parts.append(text.replace("\n", BREAK))
        elif self.parts or not text.isspace():  # between two blocks there is mostly nothing else
            self.parts.append(text)

    def _add(self, marked: str, role: Role | None = None) -> None:
        text, linked = _unmarked(marked) if LINK_START in marked or LINK_END in marked else (marked.strip(), 0)
        if text:
            # text behind the last end tag is the outermost element's, as browsers show it
            path = tuple(self.path) or (0,)
            place = self.places[path[-1]]
            self.passages.append(Passage(text, role or place.role, place.tag, path, min(linked, len(text))))

    def _open(self, element: Any, tag: str, names: str, *, hidden: bool) -> None:
        path, places = self.path, self.places
        around = path[-1] if path else -1
        parent = places[around] if path else OUTSIDE
        path.append(len(places))
        places.append(Place(tag, names, around, len(path) - 1, ROLES.get(tag) or parent.role, hidden or parent.hidden))
        self.opened.append(element)
        self.verbatim += tag == "pre"

    def _is_in_paragraph(self) -> bool:
        """Whether a custom element is part of the running text."""
        return bool(self.path) and self.opened[-1].tag in PARAGRAPHS

    def _holds_whole_passages(self, element: Any, tag: str) -> bool:
        """Reads embeds and tables of data at once; leaves small forms out."""
        if tag == "form":
            return len(element.findall(".//p")) <= FORM_OF_TEXT and element.find(".//h1") is None
        if tag == "table":
            if not self.path or not is_data_table(element):
                return False
            for row in table_rows(element):
                self._add(row, Role.TABLE)
            return True
        if not self.path or (tag != "iframe" and not element.get("class")):
            return False
        text = embed_text(element)
        if text is None:
            return tag == "iframe"
        self._add(text, Role.EMBED)
        return True


def _is_left_out(element: Any, tag: str) -> bool:
    return tag not in SWALLOWING or element.find(".//h1") is None


def _unmarked(marked: str) -> tuple[str, int]:
    """The text without the marks of its links, and the number of characters between such marks.

    A link that the passage does not close goes on to its end.
    """
    inner = marked[1:-1]
    if marked[0] == LINK_START and marked[-1] == LINK_END and LINK_START not in inner and LINK_END not in inner:
        return inner.strip(), len(inner)  # nothing but a link, as most are
    whole = marked + LINK_END * (marked.rfind(LINK_START) > marked.rfind(LINK_END))
    text = marked.replace(LINK_START, "").replace(LINK_END, "").strip()
    return text, sum(map(len, _LINKED.findall(whole)))


def _tells(element: Any) -> bool:
    """Whether an element may hold text of the article, or its date: by the elements in it, or by a sentence."""
    if next(element.iter(*TELLING), None) is not None:
        return True
    return any(len(text) > SENTENCE and ends(text) for text in map(str.strip, element.itertext()))


def _said(element: Any) -> tuple[str, bool]:
    """An element's names as words, and whether it says that it is hidden."""
    names, hidden = "", False
    for name, value in element.items():
        if name in NAMING and value:
            names = f"{names} {_readable(value)}" if names else _readable(value)
        elif name == "hidden" or (name == "style" and _HIDING.search(value)):
            hidden = True
    return names, hidden


@lru_cache(maxsize=4_096)
def _readable(names: str) -> str:
    """Class names as words: "relatedPosts js-box" becomes "related posts js box"."""
    small = names[:400].lower()
    words = small if small == names else _CAMEL.sub(" ", names[:400]).lower()
    return " ".join(words.encode("ascii", "replace").translate(_SEPARATORS).decode("ascii").split())
