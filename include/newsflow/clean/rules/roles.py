"""What people do: authors told by their work, helpers below the story, and the masthead, whose people wrote nothing."""

from newsflow.clean.gazetteer import AGENCIES, OUTLETS
from newsflow.clean.rule import Example, Rule, Zone, phrases
from newsflow.model import Kind

_WORD = r"[^\W\d_][\w.'’-]{0,24}"
_SIGNS = phrases(*AGENCIES, *OUTLETS)
_FULL_NAME = rf"{_WORD} (?: \s+ {_WORD} ){{1,3}}?"

WORK = phrases(
    """writer|reporter|correspondent|editor|columnist|journalist|producer|contributor|commentator|analyst|bureau chief|
    photographer|journaliste|correspondant|correspondante|rédacteur|rédactrice|envoyé spécial|envoyée spéciale|
    grand reporter|chroniqueur|muhabir|muhabiri|editör|editörü|yazar|yazarı""",
    """خبرنگار|دبیر|نویسنده|سردبیر|گزارشگر|روزنامه‌نگار|نمائندہ|رپورٹر|نامہ نگار|صحافی|تجزیہ کار|هەواڵنێر|ڕۆژنامەنووس|
    رۆژنامەنووس|مراسل|مراسلة|محرر|محررة""",
)
_DESK = phrases(
    """political|economic|economics|environment|science|health|education|sport|sports|legal|technology|media|diplomatic|
    business|foreign|defence|transport|world|senior|chief|special|arts|culture"""
)
ROLES = phrases(
    """صحافي|صحافية|صحفي|صحفية|كاتب|كاتبة|كاتب وصحافي|كاتب صحفي|كاتب وباحث|باحث|باحثة|محرر|محررة|مراسل|مراسلة|
    أكاديمي|أكاديمية|إعلامي|إعلامية|محلل|محللة|محلل سياسي|خبير|خبيرة|
    رئيس التحرير|مدون|مدونة|مترجم|مترجمة|أستاذ|أستاذة|مدير التحرير|روائي|روائية|شاعر|شاعرة|ناشط|ناشطة|سياسي|
    دبلوماسي|وزير سابق|نائب سابق""",
)

RULES = (
    Rule(
        name="ar_masthead",
        zone=Zone.OUTSIDE,
        kind=Kind.NAV,
        pattern=r"""
            (?: رئيس (?:ه)? | نائب | مدير (?:ه)? | سكرتير | الاشراف | مستشار | المدير | صاحب )
            \s+ (?: رئيس \s+ )? (?: مجلس \s+ (?: ال)?اداره | التحرير | تحرير | العام | عام | الامتياز | الاداره
            | التنفيذي | مجلس \s+ التحرير | المسؤول )
            (?: \s+ (?: التنفيذي | المسؤول | العام ) )?
            (?: \s+ و \s? (?: رئيس | مدير | نائب \s رئيس ) \s+ (?: التحرير | مجلس \s+ الاداره ) )?
            (?: \s* [:/|-] \s* .{0,60} )?
            | رئيس \s+ (?: حزب | تحرير ) \s+ \S+ \s* / \s* \S+ \s+ \S+ (?: \s+ \S+ ){0,2}
        """,
        why="The masthead names the outlet's directors, who are not the authors of the story.",
        examples=(
            "رئيس التحرير / أحمد ياسر",
            "رئيس مجلس الإدارة : محمد علي",
            "الإشراف العام",
            "رئيس حزب النهر / سامي حداد",
        ),
        spares=("رئيس التحرير السابق قال إن الصحيفة باقية.", "رئيس مجلس الوزراء: لا زيادة في الأسعار"),
        opens=Kind.NAV,
        longest=12,
    ),
    Rule(
        name="en_contributed",
        zone=Zone.OUTSIDE,
        kind=Kind.BYLINE,
        pattern=rf"""
            (?: (?P<helper> {_SIGNS} ) \s )? [^.]{{3,160}} (?<!\w) contributed (?: \s+ (?: to |
    reporting ) (?!\w) [^.]{{0,60}} )? [.]?
            | (?: with \s+ )? (?: additional \s+ )? (?: files? | inputs? | reporting ) \s+ from \s+ [^.]{{3,80}} [.]?
        """,
        why="American papers name who helped to report below the story.",
        examples=(
            "Daily Harbour writer Jane Roe contributed to this report.",
            Example("AFP reporters in Oslo contributed to this report.", fields={"helper": "AFP"}),
            "With files from The City Press",
        ),
        spares=("He contributed to the fund. It grew.", "Files from the archive were lost. It burned."),
        longest=25,
        prose=True,
    ),
    Rule(
        name="en_author_bio",
        zone=Zone.FOOTER,
        kind=Kind.BYLINE,
        pattern=rf"""
            [*\s-]{{0,3}} {_FULL_NAME} \s is \s (?: an? | the ) \s (?: [\w'’-]{{1,20}} \s ){{0,4}}?
            (?: writer | reporter | correspondent | editor | columnist | journalist | producer | fellow | analyst |
    author )
            (?!\w) (?: \s (?: based | covering | who | for | at | with | in | of ) \s [^.]{{2,120}} )? [.]?
        """,
        why="Below a story one sentence says who its author is.",
        examples=("Jane Roe is a reporter based in Oslo.", "Jane Roe is the senior editor at Harbour Daily"),
        spares=("Jane Roe is a doctor in Oslo.", "The plan is a writer of cheques. It failed."),
        longest=30,
        prose=True,
    ),
    Rule(
        name="any_byline_work",
        zone=Zone.HEADER,
        kind=Kind.BYLINE,
        pattern=rf"""
            (?P<author> {_FULL_NAME} ) \s* [-,|/•·] \s* (?: (?: [\w'’&.-]{{1,20}} \s+ ){{0,4}}? {WORK}
            (?: \s+ [\w'’.-]{{1,20}} ){{0,3}} | special \s (?: to | for ) \s [\w\s'’.-]{{2,40}} )
        """,
        why="A name, a dash or comma, and what its bearer does: the author's own line.",
        examples=(
            Example("Jane Roe - harbour affairs editor", fields={"author": "Jane Roe"}),
            Example("Jane Roe, Staff Writer", fields={"author": "Jane Roe"}),
            Example("Jane Roe, Special to Harbour Daily", fields={"author": "Jane Roe"}),
            Example("بهرام نیکو - خبرنگار", fields={"author": "بهرام نیکو"}),
            Example("Ayşe Demir - muhabir", fields={"author": "Ayşe Demir"}),
        ),
        spares=("Editor - wanted", "The reporter, a woman, left", "خبرنگار - تهران"),
        longest=10,
    ),
    Rule(
        name="en_byline_desk",
        zone=Zone.HEADER,
        kind=Kind.BYLINE,
        pattern=rf"""
            (?P<author> (?! (?: the | an? | our | its ) \s ) {_WORD} \s {_WORD} (?: \s {_WORD} )?? ) \s {_DESK}
            (?: \s [\w'’&.-]{{1,20}} ){{0,2}}? \s (?: editor | correspondent | reporter | writer | columnist )
            (?: \s in \s [\w\s]{{2,30}} )?
        """,
        why="British papers set the desk and the work right behind the name.",
        examples=(
            Example("Jane Roe Environment editor", fields={"author": "Jane Roe"}),
            Example("Jane Roe Senior political correspondent", fields={"author": "Jane Roe"}),
        ),
        spares=("The newspaper's environment editor", "Harbour hires sports reporter and others"),
        longest=9,
    ),
    Rule(
        name="ar_byline_role",
        zone=Zone.OUTSIDE,
        kind=Kind.BYLINE,
        pattern=rf"""
            (?P<author> (?! (?: {ROLES} | قال | يقول | واكد | اكد | استقال | حذر ) (?!\w) ) {_FULL_NAME} ) \s*
            [-,/|]? \s+ {ROLES} (?: \s+ (?:و)? {_WORD} ){{0,4}}
        """,
        why="A name and what its bearer does: the author's own line.",
        examples=(
            Example("هالة سليم صحافية", fields={"author": "هالة سليم"}),
            Example("سامي حداد - كاتب وباحث لبناني", fields={"author": "سامي حداد"}),
        ),
        spares=("قال محلل سياسي", "كاتب وباحث", "استقال وزير سابق من الحزب الحاكم بعد الفضيحة."),
        longest=9,
    ),
    Rule(
        name="ar_byline_about",
        zone=Zone.OUTSIDE,
        kind=Kind.BYLINE,
        pattern=rf"""
            [*\s-]{{0,3}} (?! (?: سياسي | اقتصادي | رياضي | فني ) \Z ) {ROLES}
            (?: ,? \s+ (?: و \s? {ROLES} | {ROLES} (?: \s "[^"]{{2,30}}" )?
              | \S{{2,20}}(?:ي|يه|يين) | (?:في|من|ب|لدي) \s
            .{{2,50}} ) (?!\w) ){{0,4}}
        """,
        why="What the author does, in one line without a verb, above or below an opinion.",
        examples=(
            "كاتبة وباحثة مغربية",
            'صحافي تونسي، مراسل "المدينة" في صفاقس',
            "* كاتب وباحث لبناني في العلاقات الدولية",
            "صحافية",
        ),
        spares=("كاتب الرواية قال إنه سعيد بالفوز وبالجائزة وبالجمهور كله.", "كتاب جديد", "شاعر يودع مدينته", "سياسي"),
        longest=9,
    ),
    Rule(
        name="en_reporting_credit",
        zone=Zone.FOOTER,
        kind=Kind.BYLINE,
        pattern=r"""
            \(? (?: additional \s+ )? (?: reporting | writing | editing | compiled ) \s+ by \s+ [^.]{3,200}
            [.)]{0,2}
        """,
        why="Agencies name reporters and editors in one line under the story.",
        examples=("(Reporting by Jane Roe; Editing by John Doe)",),
        spares=("Reporting by the committee shows a rise. It said so.", "Handwriting by Jane Roe"),
        longest=40,
        prose=True,
    ),
)
