"""What stands in the place of a story that nobody can read, with status 200 as if it were the story."""

from __future__ import annotations

import json

from newsflow.local.sample import furniture
from newsflow.local.sample.document import document
from newsflow.local.sample.outlets import Fate
from newsflow.local.sample.parts import Box, Line
from newsflow.local.sample.story import Story
from newsflow.local.sample.visit import Visit

MENU = ("الرئيسية", "من نحن")

CHALLENGE = """<!DOCTYPE html>
<html lang="en"><head><title>Just a moment...</title>
<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></head>
<body><h1>Checking if the site connection is secure</h1></body></html>
"""


def wall_page(visit: Visit, story: Story) -> str:
    """The page that is served in the place of the story."""
    if story.fate is Fate.CHALLENGED:
        return CHALLENGE
    if story.fate is Fate.PAYWALLED:
        return _paywall(visit, story)
    title, *texts = WORDS[story.fate]
    form = '<form method="post" action="/consent"><button>موافق</button></form>' if story.fate is Fate.CONSENT else ""
    content = Box("main", "notice", (Line(title, tag="h1"), *map(Line, texts)), opening=form)
    return document(visit, title, Box("body", "", (furniture.menu(visit, MENU), content)), [])


WORDS = {
    Fate.SOFT_404: ("الصفحة غير موجودة", "عذراً، الصفحة التي تبحث عنها غير متوفرة أو تم نقلها."),
    Fate.CONSENT: ("قبل المتابعة", "نستخدم ملفات تعريف الارتباط لتحسين تجربتك في الموقع. هل توافق على ذلك؟"),
}


def _paywall(visit: Visit, story: Story) -> str:
    """The headline and the beginning of the lead, and what the rest costs."""
    title = story.prose.title
    statement = {"@type": "NewsArticle", "headline": title, "isAccessibleForFree": False}
    offer = Box("div", "paywall", (Line("هذا الخبر للمشتركين فقط. اشترك الآن لقراءة النص كاملاً."),))
    lead = Line(story.prose.paragraphs[0].text[:120] + " …")
    head = [f'<script type="application/ld+json">{json.dumps(statement, ensure_ascii=False)}</script>']
    content = Box("main", "story", (Line(title, tag="h1"), lead, offer))
    return document(visit, title, Box("body", "", (furniture.menu(visit, MENU), content)), head, story.prose.language)
