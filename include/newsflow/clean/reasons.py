"""Why a rule takes a line: what each rule's table says, and what the engine's own steps look at."""

from __future__ import annotations

from newsflow.clean.brackets import BRACKETS
from newsflow.clean.rules import RULES
from newsflow.model import Kind

STEPS: dict[str, tuple[Kind, str]] = {
    "any_name_again": (Kind.BYLINE, "The author's name once more, below the text."),
    "any_agency_signs": (Kind.BYLINE, "An agency's name alone between headline and date: it signs the story."),
    "any_title": (
        Kind.TITLE,
        "The headline: the page names it, its HTML marks it, or it is the first line that reads like one.",
    ),
    "any_title_repeat": (Kind.TITLE, "The headline again."),
    "any_lede_repeat": (Kind.TITLE, "The first sentence, printed above the text as its summary and again in it."),
    "any_caption_role": (Kind.CAPTION, "The page's HTML marks the line as the caption of a picture."),
    "any_aside_role": (Kind.NAV, "The page's markup sets the line beside the article, and no rule knows it."),
    "any_caption_header": (
        Kind.CAPTION,
        "Between headline and text, and no rule knows it: what stands under the picture.",
    ),
    "any_own_name": (Kind.SITE_NAME, "The line is a name that the source goes by."),
    "any_date_line": (Kind.DATE, "The whole line is a date, with its label and time."),
    "any_date_label": (Kind.DATE, "The label of a date that stands on the next line."),
    "any_date_header": (Kind.DATE, "A short line between headline and text that holds a date."),
    "any_dateline": (Kind.DATELINE, "The whole line is a dateline: place, outlet or agency, date."),
    "any_dateline_head": (Kind.DATELINE, "The dateline in front of the first paragraph; the sentence behind it stays."),
    "any_place_header": (Kind.DATELINE, "A place alone, between headline and text."),
    "any_name_header": (Kind.BYLINE, "Two to four words between headline and text, next to a date: who wrote it."),
    "any_name_footer": (Kind.BYLINE, "A person's name right below the text of an unsigned story."),
    "any_agency_below": (Kind.AGENCY_SIG, "An agency's name alone right below the text: it signs the dispatch."),
    "any_outlet_header": (Kind.BYLINE, "An outlet's name where the byline stands."),
    "any_agency_header": (Kind.CAPTION, "An agency's name alone below the headline: the credit of the picture."),
    "any_outlet_above": (Kind.SITE_NAME, "An outlet's name above the headline."),
    "any_byline_outlet": (Kind.BYLINE, "An outlet's name right under the byline: its second half."),
    "any_own_author": (Kind.BYLINE, "The line names an author of whom the page's own data speak."),
    "any_date_author": (Kind.DATE, "A date and, behind a word of authorship, who signed."),
    "any_dateline_agency": (Kind.BYLINE, "An outlet and an agency without a place stand where the byline would."),
    "any_dateline_desk": (Kind.DATELINE, "An outlet and its desk without a place: who filed."),
    "any_dateline_person": (Kind.BYLINE, "A person and an outlet or a place: who filed."),
    "any_dateline_signed": (Kind.DATELINE, "A place and the outlet that filed, its name in quotation marks."),
    "any_outlet_cited": (Kind.SITE_NAME, "An outlet alone before a colon: where the story was taken from."),
    "any_caption_above": (
        Kind.CAPTION,
        "A long line above the headline, twice on the page or below its date: a picture's caption.",
    ),
    "any_caption_run": (Kind.CAPTION, "Short lines in a row, the same twice or of the headline's words: pictures."),
    "any_player_position": (Kind.MEDIA, "A clock behind a player: how far it has played."),
    "any_signature_rule": (Kind.AGENCY_SIG, "The rule that an agency draws above its signature."),
    "any_section_header": (Kind.NAV, "A few words above the headline: the section, or a menu."),
    "any_headline_header": (Kind.RELATED, "A line of a headline's length above the headline: another story."),
    "any_headline_footer": (
        Kind.RELATED,
        "A short line below the text that no rule knows: the headline of another story.",
    ),
    "any_tags_footer": (Kind.TAGS, "One of several lines of a word or three below the text: keywords."),
    "any_learned_line": (
        Kind.NAV,
        "The source's other articles show the same line; it is the source's, not the story's.",
    ),
}

"""What the steps of cleaning know without a table of words: kind and reason by the name they sign with."""

BRACKETED = "The page itself says where this run begins and ends."

_WHY = (
    {rule.name: rule.why for rule in RULES}
    | {bracket.name: BRACKETED for bracket in BRACKETS}
    | {name: why for name, (_, why) in STEPS.items()}
)


def reason(rule: str) -> str:
    """Why the rule of this name takes a line, as a sentence; empty for a name that today's rules do not have."""
    if rule in _WHY:
        return _WHY[rule]
    if rule.endswith("_post"):
        return "A post of another platform: the line that says whose it is, and the post's own words around it."
    opener = rule.removesuffix("_run")
    return f"Stands in the run that {opener} opens." if opener != rule and opener in _WHY else ""
