"""What a search finds: folded words, and beside them light stems, for PostgreSQL's `simple` configuration."""

from __future__ import annotations

from newsflow.text.fold import fold

# After light10 (Larkey, Ballesteros and Connell, "Light stemming for Arabic information retrieval", 2007), guarded: a
# prefix goes only from a word at least so long. A single letter may be the root's own ("وزارة", "لبنان"), so both
# readings are kept.
ARTICLES: dict[str, int] = {"وال": 6, "بال": 6, "كال": 6, "فال": 6, "ولل": 6, "ال": 5, "لل": 5}
PARTICLES: dict[str, int] = {"و": 5, "ل": 6, "ب": 6}
SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
SHORTEST = 3


def search_terms(text: str) -> str:
    """The folded words of the text in their order, then the light stems of those that have any.

    Made for `to_tsvector('simple', …)`; a query goes through the same function and asks for any of a word's terms, so
    that "بيان" finds "البيان" and "وزارة" finds "الوزارات". Broken plurals ("صاروخ", "صواريخ") stay apart.
    """
    words = fold(text).split()
    return " ".join((*words, *(stem for word in words for stem in _stems(word) if stem != word)))


def _stems(word: str) -> tuple[str, ...]:
    """An Arabic word without its article and one suffix, or with and without its particle; no other word has stems."""
    if not "ء" <= word[0] <= "ي":
        return ()
    bare = _without_prefix(word, ARTICLES)
    if bare != word:
        return (_without_suffix(bare),)
    return tuple(dict.fromkeys(map(_without_suffix, (word, _without_prefix(word, PARTICLES)))))


def _without_prefix(word: str, prefixes: dict[str, int]) -> str:
    for prefix, length in prefixes.items():
        if len(word) >= length and word.startswith(prefix):
            return word.removeprefix(prefix)
    return word


def _without_suffix(word: str) -> str:
    for suffix in SUFFIXES:
        if len(word) - len(suffix) >= SHORTEST and word.endswith(suffix):
            return word.removesuffix(suffix)
    return word
