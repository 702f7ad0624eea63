"""How kinds of lines are tinted, and which languages run from the right."""

from __future__ import annotations

from newsflow.model import Kind

HUES: dict[Kind, str] = {
    Kind.TITLE: "who",
    Kind.DATE: "time",
    Kind.DATELINE: "who",
    Kind.BYLINE: "who",
    Kind.SOURCE: "who",
    Kind.AGENCY_SIG: "who",
    Kind.EMBED: "embed",
    Kind.CAPTION: "embed",
    Kind.MEDIA: "embed",
    Kind.SITE_NAME: "nav",
    Kind.NAV: "nav",
    Kind.RELATED: "nav",
    Kind.TAGS: "nav",
    Kind.LINK: "nav",
    Kind.COUNTER: "social",
    Kind.SHARE: "social",
    Kind.FOLLOW: "social",
    Kind.AD: "foot",
    Kind.COMMENTS: "foot",
    Kind.COPYRIGHT: "foot",
    Kind.COOKIE: "foot",
}

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})
"""ISO 639 codes whose usual script is Arabic, Hebrew, Syriac or Thaana."""
