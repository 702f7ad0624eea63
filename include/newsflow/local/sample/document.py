"""The frame of every HTML page: head and body, and what the head says to machines."""

from __future__ import annotations

import json
from html import escape

from newsflow.local.sample.parts import Box, render
from newsflow.local.sample.story import Story
from newsflow.local.sample.visit import Visit

LEFT_TO_RIGHT = frozenset({"en"})


def document(visit: Visit, title: str, body: Box, head: list[str], language: str = "") -> str:
    """A whole HTML document in this language, else in the outlet's own."""
    language = language or visit.outlet.language
    direction = "ltr" if language in LEFT_TO_RIGHT else "rtl"
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{language}" dir="{direction}">',
            "<head>",
            '<meta charset="utf-8">',
            f"<title>{escape(title, quote=False)} - {visit.outlet.local_name}</title>",
            *head,
            "</head>",
            render(body),
            "</html>",
            "",
        )
    )


def story_head(visit: Visit, story: Story) -> list[str]:
    """The canonical address, and JSON-LD where the story has metadata."""
    head = [f'<link rel="canonical" href="{escape(visit.url(story))}">']
    if story.has_metadata:
        head.append(f'<script type="application/ld+json">{_json_ld(visit, story)}</script>')
    return head


def _json_ld(visit: Visit, story: Story) -> str:
    corrected = story.corrected(visit.now)
    statement = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.prose.title,
        "datePublished": story.moment.isoformat(),
        **({"dateModified": corrected.isoformat()} if corrected else {}),
        "articleSection": story.prose.section,
        "inLanguage": story.prose.language,
        "mainEntityOfPage": visit.url(story),
        "publisher": {"@type": "NewsMediaOrganization", "name": visit.outlet.local_name},
    }
    return json.dumps(statement, ensure_ascii=False).replace("</", "<\\/")
