"""Bylines: who wrote, reported, edited."""

from newsflow.clean.gazetteer import AGENCIES, OUTLETS, PLACES
from newsflow.clean.given_names import GIVEN_NAMES
from newsflow.clean.rule import Example, Rule, Zone, phrases
from newsflow.clean.rules.roles import ROLES, WORK
from newsflow.model import Kind

_WORD = r"[^\W\d_][\w.'’-]{0,24}"
_NAME = rf"{_WORD} (?: \s+ {_WORD} ){{0,4}}?"
_NAMES = rf"{_NAME} (?: \s* (?: , | / | \s و \s? | \s and \s | \s et \s | \s ve \s ) \s* {_NAME} ){{0,3}}"
_FULL_NAME = rf"{_WORD} (?: \s+ {_WORD} ){{1,3}}?"

_WROTE = phrases(
    """كتب|كتبت|كتبها|كتبه|بقلم|بقلم الكاتب|بقلم الكاتبة|تقرير|إعداد|اعداد|أعده|أعدته|أعدها|أعد التقرير|
    إعداد وتحرير|تحرير من طرف|من طرف|حوار|حاوره|حاورها|حاورته|تحرير|ترجمة|ترجمها|تحقيق|متابعة|مراسل|مراسلنا|
    المراسل|الكاتب|الكاتبة|المحرر|المحررة|بواسطة|المؤلف|كتابة|تغطية|رصد|تدقيق|أجرى الحوار|أجرت الحوار|كتب المقال|
    اسم الكاتب|صحفي|نص|النص|إعداد وتقديم|كتب وصور|تقرير وتصوير|تحرير وترجمة""",
    """نگارش از|نگارش|نویسنده|خبرنگار|گزارش|گزارشگر|مترجم|به قلم|تهیه و تنظیم|تحریر|رپورٹ|نمائندہ|ترجمه|نووسینی|
    نووسەر|ئامادەکردنی|
    ئامادەکردن|وەرگێڕانی|راپۆرت|هەواڵنێر""",
    """By|Written by|Reported by|Reporting by|Author|Story by|Words by|Edited by|Par|Texte par|
    Propos recueillis par|Rédaction|Auteur""",
    "Yazan|Haber|Muhabir|Editör|Yazar|Hazırlayan|Haberi yapan|Derleyen|Çeviri",
)
_DESKS = phrases(
    """فريق التحرير|هيئة التحرير|أسرة التحرير|غرفة الأخبار|قسم التحرير|قسم الأخبار|غرفة التحرير|المحرر|
    إدارة التحرير|تحرير الموقع|التحرير|فريق الموقع|القسم السياسي|القسم الاقتصادي|القسم الرياضي|
    المحرر السياسي|المحرر الاقتصادي|خاص|خاص بالموقع|متابعات|وكالات|الوكالات|رصد|ويب ديسك""",
    """ویب ڈیسک|نیوز ڈیسک|اسٹاف رپورٹر|سٹاف رپورٹر|خبر نگار|نمائندہ خصوصی|مانیٹرنگ ڈیسک|سپورٹس ڈیسک|اسپورٹس ڈیسک|
    گروه سیاسی|گروه اقتصادی|سرویس سیاسی|سرویس اقتصادی|تحریریه|ستافی هەواڵ""",
    """News desk|Web desk|Staff writer|Staff reporter|Newsroom|Newsdesk|Editorial team|Admin|La rédaction|Rédaction|
    Haber merkezi|Dış haberler|Ekonomi servisi|Spor servisi|Editorial staff|Agencies""",
)

_WRITES = phrases(
    """كتب|كتبت|بقلم|بقلم الكاتب|بقلم الكاتبة|تحرير من طرف|إعداد|اعداد|أعد التقرير|بواسطة|مراسل|
    حاوره|حاورها|حاورته|به قلم|نگارش از|
    نووسینی|ئامادەکردنی""",
    """By|Written by|Reported by|Reporting by|Additional reporting by|Story by|Words by|Edited by|Par|Texte par|
    Yazan|تحریر""",
)
# Not "على": folded it is spelt like the name Ali.
_NO_NAME = phrases("أحد|إحدى|مع|في|عن|من|إلى|بين|حول|أن|ما|هذا|هذه|the|a|an|this")
_SIGNS = phrases(*AGENCIES, *OUTLETS)
_SPECIAL = phrases("خاص|خاصة|حصري|ميداني|اختصاصي|ويژه|special")
_PLACE = phrases(*PLACES)
_REPORTER = rf"(?P<author> {_FULL_NAME} (?: \s and \s {_FULL_NAME} )? )"
_COUNTRY = r"(?: , \s [^\W\d_]+ (?: \s [^\W\d_]+ )? )?"
_DATE_LABEL = phrases(
    "تاريخ النشر|نشر|نشر في|تاريخ|آخر تحديث|تحديث|published|updated|last updated|publié le|yayınlanma|güncelleme"
)

RULES = (
    Rule(
        name="en_byline_place",
        zone=Zone.HEADER,
        kind=Kind.BYLINE,
        pattern=(
            rf"""by \s {_REPORTER} \s in \s (?P<dateline> {_PLACE} | [^\W\d_]+ (?: [\s-] [^\W\d_]+ )? (?= , ) )
                {_COUNTRY}""",
            rf"{_REPORTER} \s (?: in | à | reporting \s from ) \s (?P<dateline> {_PLACE} ) {_COUNTRY}",
        ),
        why="A reporter and where he writes from; behind “By” a town that no list knows, with its country.",
        examples=(
            Example("Jane Smith in Athens", fields={"author": "Jane Smith", "dateline": "Athens"}),
            Example("By Jane Smith in Athens", fields={"author": "Jane Smith", "dateline": "Athens"}),
            Example("By Jane Smith in Harbourtown, Greece", fields={"author": "Jane Smith", "dateline": "Harbourtown"}),
        ),
        spares=(
            "Protests grow in Athens streets",
            "Fire in Athens.",
            "By bus in winter",
            "By late evening in June",
            "By Monday, 40 people had left.",
        ),
        longest=12,
    ),
    Rule(
        name="any_byline_label",
        zone=Zone.OUTSIDE,
        kind=Kind.BYLINE,
        pattern=rf"""
            [\W_]{{0,3}} (?: {_WROTE} (?: \s+ {_SPECIAL} )? \s* [:/|-]+ \s* (?: {_SIGNS} \s+ [-/|] \s+ )?
              | {_WRITES} \s+ (?! .{{0,60}}? \s {_NO_NAME} \s ) )
            (?P<author> (?! {_NO_NAME} (?!\w) | [^,]{{1,12}} , \s \d | {_DESKS} [\W_]* \Z ) {_NAMES} )
            (?: \s+ (?: suivre | follow | تابع ) )? (?: \s* \( [^()]{{2,40}} \) )?
            (?: \s* [,/|@-] \s* (?: (?: à | en | in | من | في | در | از ) \s+ (?P<dateline> {_PLACE} )
              | [^\d\s].{{0,40}} ) )?
            [\s:|]*
        """,
        why="A word of authorship and a name of at most five words.",
        examples=(
            Example("كتب أحمد سامي", fields={"author": "أحمد سامي"}),
            Example("كتب: علي الشامي", fields={"author": "علي الشامي"}),
            Example("كتبت - سلمى حداد", fields={"author": "سلمى حداد"}),
            Example("بقلم : د. سامي حداد", fields={"author": "د. سامي حداد"}),
            Example("حوار: سامي حداد", fields={"author": "سامي حداد"}),
            Example("تقرير خاص: سلمى حداد", fields={"author": "سلمى حداد"}),
            Example("نص: فرانس 24 - سلمى حداد", fields={"author": "سلمى حداد"}),
            Example("Par Claire Martin – à Tunis", fields={"author": "Claire Martin", "dateline": "Tunis"}),
            Example("Par : Claire Martin Suivre", fields={"author": "Claire Martin"}),
            Example("By Jane Smith", fields={"author": "Jane Smith"}),
            Example("Par Sophie Martin (Tunis, correspondance)", fields={"author": "Sophie Martin"}),
            Example("Additional reporting by Mary Jones", fields={"author": "Mary Jones"}),
        ),
        spares=(
            "كتب أحد المستفيدين فى رسالة وجهها إلى الوزارة إن الدعم تأخر.",
            "By Monday, 40 people had left.",
            "حوار مع مدير المهرجان",
            "كتب التلاميذ قصيدة إلى معلمتهم، وألقاها ثلاثة منهم",
            "تقرير عن المناخ",
        ),
        longest=9,
    ),
    Rule(
        name="any_byline_follow",
        zone=Zone.ANYWHERE,
        kind=Kind.BYLINE,
        pattern=rf"{_WROTE} \s* :? \s* (?P<author> (?! {_NO_NAME} (?!\w) ) {_NAMES} ) \s+ (?: suivre | follow | تابع )",
        why="A word of authorship, a name and the button to follow it: between paragraphs too it is the byline.",
        examples=(
            Example("Par : RFI Suivre", fields={"author": "RFI"}),
            Example("By Jane Roe Follow", fields={"author": "Jane Roe"}),
        ),
        spares=("By the harbour follow", "Par ici, suivre la flèche."),
        longest=8,
    ),
    Rule(
        name="ar_byline_town",
        zone=Zone.HEADER,
        kind=Kind.BYLINE,
        pattern=rf"""
            (?P<author> {phrases(*GIVEN_NAMES)} \s+ {_WORD} (?: \s+ {_WORD} )? ) \s* \( (?P<dateline> {_PLACE} ) \)
            (?: \s* [^\s@]{{2,40}} @ [^\s@]{{2,40}} )?
        """,
        why="Gulf papers put the reporter's town in brackets behind the name.",
        examples=(
            Example("سامي حداد (جدة)", fields={"author": "سامي حداد", "dateline": "جدة"}),
            Example("سامي حداد (جدة) sami@paper.example", fields={"author": "سامي حداد", "dateline": "جدة"}),
        ),
        spares=("حفل التكريم (جدة)", "سامي حداد (يمين)"),
        longest=7,
    ),
    Rule(
        name="ar_byline_outlet_town",
        zone=Zone.HEADER,
        kind=Kind.BYLINE,
        pattern=rf"""
            (?P<author> {phrases(*GIVEN_NAMES)} \s+ {_WORD} (?: \s+ {_WORD} )? ) \s* [-–] \s*
            (?: (?P<outlet> {_WORD} (?: \s+ {_WORD} ){{0,2}} ) \s* [-–] \s* )? (?P<dateline> {_PLACE} )
        """,
        why="Reporter and town with a dash between them, or with the outlet.",
        examples=(
            Example("سامي حداد - جدة", fields={"author": "سامي حداد", "dateline": "جدة"}),
            Example(
                "سامي حداد - المدينة - جدة", fields={"author": "سامي حداد", "outlet": "المدينة", "dateline": "جدة"}
            ),
        ),
        spares=("حفل التكريم - جدة", "سامي حداد - قائد الفريق"),
        longest=9,
    ),
    Rule(
        name="ar_byline_quoted_outlet",
        zone=Zone.HEADER,
        kind=Kind.BYLINE,
        pattern=rf"""
            ["'«] (?P<outlet> {phrases(*OUTLETS)} ) ["'»] \s* \( (?P<dateline> {_PLACE} ) \)
            (?: \s* [^\s@]{{0,40}} @ [^\s@]{{0,40}} )?
        """,
        why="The outlet in quotation marks, its reporter's town in brackets and its account: Gulf papers sign so.",
        examples=(Example("«عكاظ» (أبها) okaz_online@", fields={"outlet": "عكاظ", "dateline": "أبها"}),),
        spares=("«عكاظ» (صحيفة)", "«أبها» (عكاظ)"),
        longest=6,
    ),
    Rule(
        name="ar_byline_from",
        zone=Zone.HEADER,
        kind=Kind.BYLINE,
        pattern=rf"من \s+ (?P<author> {phrases(*GIVEN_NAMES)} \s+ {_WORD} (?: \s+ {_WORD} )? )",
        why="Agencies name the reporter with a mere “from” under the headline.",
        examples=(Example("من سامي حداد", fields={"author": "سامي حداد"}),),
        spares=("من بغداد", "من تدريبات المنتخب", "من هنا وهناك", "من يحكم المدينة بعد الحرب؟"),
        longest=4,
    ),
    Rule(
        name="any_byline_desk",
        zone=Zone.OUTSIDE,
        kind=Kind.BYLINE,
        pattern=rf"""
            [\W_]{{0,4}} (?: (?: بواسطه \s+ | by \s ) (?P<author> {_DESKS} ) | {_DESKS} )
            (?: \s* [-/|:] \s* \S{{1,20}} (?: \s+ \S{{1,20}}
            ){{0,2}} )? [\W_]{{0,4}}
        """,
        why="A desk signs where no person does.",
        examples=(
            "فريق التحرير",
            "ویب ڈیسک",
            "(نیوز ڈیسک)",
            "News desk",
            "Haber Merkezi",
            Example("By Staff writer", fields={"author": "Staff writer"}),
        ),
        spares=("خاص جدا هذا المساء في دار الأوبرا", "فريق التحرير أصدر بيانا مطولا عن الحادث"),
        longest=6,
    ),
    Rule(
        name="any_byline_author_role",
        zone=Zone.OUTSIDE,
        kind=Kind.BYLINE,
        pattern=rf"""
            (?: author | الكاتب | مولف | مصنف | نووسهر | نويسنده ) \s* , \s* (?P<author> {_NAMES} )
            | (?: role | الصفه | عنوان | عہدہ | شغل | سمت ) \s* , \s* (?: (?P<outlet> {_SIGNS} ) (?: [\s,-] .{{0,40}} )?
              | .{{2,60}} )
        """,
        why="The BBC labels author and role with a comma.",
        examples=(
            Example("Author, سامي حداد", fields={"author": "سامي حداد"}),
            Example("Role, بي بي سي نيوز عربي", fields={"outlet": "بي بي سي نيوز عربي"}),
            "Role, Reporter in Oslo",
        ),
        spares=("Authors, readers and others came to the fair.", "الكاتب الكبير حضر"),
        longest=10,
    ),
    Rule(
        name="any_byline_date",
        zone=Zone.OUTSIDE,
        kind=Kind.BYLINE,
        pattern=rf"""
            (?P<author> (?! {_DATE_LABEL} (?!\w) ) {_FULL_NAME} (?: , \s* {_FULL_NAME} ){{0,3}} ) \s* [|•·] \s*
            (?: [^|•·\d]{{2,30}} [|•·] \s* )?
            (?P<date> [^|]{{0,20}} \d{{1,2}} [\s.,/-] .{{0,12}} \d{{4}} .{{0,60}} )
        """,
        why="Author and date in one line, a bar between them.",
        examples=(
            Example("Ayşe Yılmaz | 04.12.2024", fields={"author": "Ayşe Yılmaz", "date": "04.12.2024"}),
            Example(
                "Jane Roe · City News · Posted: Aug 08, 2024 4:00 AM | Updated: August 9",
                fields={"author": "Jane Roe", "date": "Posted: Aug 08, 2024 4:00 AM | Updated: August 9"},
            ),
        ),
        spares=("تاريخ النشر | 04.12.2024", "أخبار | رياضة"),
        longest=24,
    ),
    Rule(
        name="any_byline_counter",
        zone=Zone.HEADER,
        kind=Kind.BYLINE,
        pattern=rf"\d{{1,4}} \s* [|] \s* (?P<source> {_SIGNS} )",
        why="A counter and the agency that the story is from, in one line.",
        examples=(
            Example("0|رويترز", fields={"source": "رويترز"}),
            Example("12 | وكالات", fields={"source": "وكالات"}),
        ),
        spares=("0|0", "12 | مايو"),
        longest=5,
    ),
    Rule(
        name="any_byline_place_agency",
        zone=Zone.HEADER,
        kind=Kind.BYLINE,
        pattern=rf"""
            (?P<author> {_FULL_NAME} (?: \s* [,-] \s* {_FULL_NAME} )? ) \s* [/,|-] \s* (?P<dateline> {_PLACE} )
            \s* ,? \s* [(/-] \s* (?P<sign> {_SIGNS} ) \s* \)?
        """,
        why="Turkish papers and agencies' clients sign with name, town and agency in one line.",
        examples=(
            Example("Ayşe DEMİR/ANKARA, (AA)", fields={"author": "Ayşe DEMİR", "dateline": "ANKARA", "sign": "AA"}),
            Example("Ayşe Demir - İzmir / DHA", fields={"author": "Ayşe Demir", "dateline": "İzmir", "sign": "DHA"}),
            Example("سلمى حداد / عمان (بترا)", fields={"author": "سلمى حداد", "dateline": "عمان", "sign": "بترا"}),
        ),
        spares=("Fire in Ankara (AA)", "Ayşe Demir/ANKARA"),
        longest=9,
    ),
    Rule(
        name="any_byline_town_handle",
        zone=Zone.OUTSIDE,
        kind=Kind.BYLINE,
        pattern=rf"""
            (?: (?P<author> {_NAME} ) \s+ )? \( (?P<dateline> {_PLACE} ) \) \s* (?: @\w{{2,30}} | \w{{2,30}}@ )
        """,
        why="A reporter, the town in brackets and an account; its sign may stand on either side.",
        examples=(
            Example("سامي حداد (الرياض) samihaddad@", fields={"author": "سامي حداد", "dateline": "الرياض"}),
            Example("(الرياض) @city_online", fields={"dateline": "الرياض"}),
        ),
        spares=("زار الوفد (الرياض) أمس", "(صورة) @city_online"),
        longest=7,
    ),
    Rule(
        name="any_byline_handle",
        zone=Zone.OUTSIDE,
        kind=Kind.BYLINE,
        pattern=rf"""
            (?P<author> {_NAME} ) \s+ (?: (?: {ROLES} | {WORK} ) \s+ (?: [^\W\d_]{{3,16}} \s+ ){{0,2}} )? (?: \( \s* )?
            @\w{{2,30}} \s* \)?
        """,
        why="Name and handle next to the date, without a dash before it, is the author's or the outlet's own account.",
        examples=(
            Example("Jane Smith @janesmith", fields={"author": "Jane Smith"}),
            Example("سامي حداد @sami", fields={"author": "سامي حداد"}),
            Example("سلمى حداد صحافية سودانية @salma", fields={"author": "سلمى حداد"}),
        ),
        spares=("— قناة المدينة (@CityChannel) December 1, 2024", "غرد الوزير @minister قائلا"),
        longest=7,
    ),
)
