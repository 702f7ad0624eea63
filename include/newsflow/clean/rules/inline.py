"""Signatures glued to the end of the last paragraph. Datelines at the head of the first are read in `dateline`."""

from newsflow.clean.gazetteer import AGENCIES
from newsflow.clean.rule import Example, Rule, Zone, phrases
from newsflow.model import Kind

RULES = (
    Rule(
        name="any_agency_sign_tail",
        zone=Zone.TAIL,
        kind=Kind.AGENCY_SIG,
        pattern=rf"""
            (?<= [.!?"»”] ) \s*
            (?: [/(-]{{1,3}} \s* (?P<agency> {phrases(*AGENCIES)} ) \s* [/)-]{{1,3}}
              | // \s* انتهي \s* // | \( \s* (?: انتهي | النهايه | يتبع ) \s* \) | انتهي \s* / \s* \S{{1,6}} )
            [\s.]* \Z
        """,
        why="Agencies sign behind the last full stop.",
        examples=(
            Example("وقال إن المشروع سيكتمل غدا. (أ ف ب)", "وقال إن المشروع سيكتمل غدا.", {"agency": "أ ف ب"}),
            Example("وبدأ العمل أمس. --(بترا)", "وبدأ العمل أمس.", {"agency": "بترا"}),
            Example("وحضر الحفل السفراء. // انتهى //", "وحضر الحفل السفراء."),
        ),
        spares=("وقال إن المشروع سيكتمل غدا (أ ف ب).", "هذا ما أعلنه الحزب (النهضة)"),
        longest=400,
    ),
)
