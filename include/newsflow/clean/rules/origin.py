"""Credits: where the story, the picture or the signature comes from."""

from newsflow.clean.gazetteer import AGENCIES, NETWORKS, OUTLETS
from newsflow.clean.rule import Example, Rule, Zone, phrases
from newsflow.model import Kind

_CREDITED = phrases(
    *AGENCIES,
    *OUTLETS,
    """Getty Images|Getty|Gettyimages.ru|iStock|Shutterstock|EPA|EPA-EFE|Alamy|Unsplash|Pixabay|Globallookpress|
    غيتي|غيتي إيميجز|جيتي|إي بي إيه|مواقع التواصل|الإنترنت|انترنت|متداولة|File|فائل|ارشيف|أرشيف|أرشيفية""",
)
_NETWORKS = phrases(NETWORKS)
_SOURCE_LINE_WORDS = phrases(
    """المصدر|مصدر الخبر|المصادر|مصدر|المصدر الأصلي|نقلا عن|منبع|منابع|ماخذ|ذریعہ|
    بشکریہ|سەرچاوە|سەرچاوەکان|Source|Sources|Kaynak|Via|Kaynaklar"""
)
_CAPTION_CREDIT_WORDS = phrases("""أرشيفية|ارشيفية|أرشيف|ارشيف|من الأرشيف|صورة أرشيفية""")
_AGENCY_END_WORDS = phrases(
    """انتهى|النهاية|انتهت|يتبع|انتهای پیام|پایان پیام|انتهای خبر|ends|end|انتهى الخبر|کۆتایی|
    تمام|جمت"""
)

_AGENCIES = phrases(*AGENCIES)
_PICTURE = phrases(
    "photo|photos|photograph|picture|image|صورة|الصورة|تصوير|تصویر|عکس|فوٹو|وێنە|foto|fotoğraf|crédit|credit"
)
_PICTURE_AGENCY = phrases(
    *AGENCIES, "Globallookpress|Getty Images|Getty|EPA|EPA-EFE|Shutterstock|iStock|File|AFP/File|غيتي|إي بي إيه"
)
_ARCHIVE = phrases("أرشيفية|ارشيفية|أرشيف|ارشيف|من الأرشيف|صورة أرشيفية|صورة من الأرشيف|توضيحية|تعبيرية|متداولة")
_TITLE_NOTES = phrases(
    "فيديو|صور|صورة|شاهد|بالفيديو|بالصور|تحديث|مباشر|خاص|إنفوغراف|إنفوجراف|وثيقة|وثائق|نص|video|photos|watch|live"
)

RULES = (
    Rule(
        name="any_agency_end",
        zone=Zone.FOOTER,
        kind=Kind.AGENCY_SIG,
        pattern=rf"""
            [\W_]{{0,6}} (?: {_AGENCY_END_WORDS} | -30- | \#\# )
            (?: \s? \d{{1,3}} )? (?: \s* [/|(-] \s* \S{{1,12}} (?: \s \S{{1,4}} ){{0,3}} )? [\W_]{{0,8}}
            | -{{1,3}} \s* (?P<signed> {phrases(*AGENCIES)} )
            | [/(\s-]{{1,5}} (?P<agency> {phrases(*AGENCIES)} ) [/)\s-]{{1,5}}
            | (?P<sign> {phrases(*AGENCIES)} ) \s+ \d{{4}} \s+ (?: جمت | ت \s م-? | gmt | غ ) .{{0,20}}
            | \d{{1,2}}:\d{{2}} \s+ (?: ت \s* م-? | جمت | gmt | توقيت .{{1,20}} )
            | loc\(kuna\) .{{0,20}}
        """,
        why="Agencies close a dispatch with an end sign, their own name or the hour of filing.",
        examples=(
            "// انتهى //",
            Example("--(بترا)", fields={"agency": "بترا"}),
            "(النهاية)",
            "15:48 ت مـ",
            "انتهای پیام",
            "انتهى/ س ع",
            "/انتهى9",
            "انتهى 29/ص7",
            Example("—AFP", fields={"signed": "AFP"}),
            Example("بنا 1415 جمت 03/02/2023", fields={"sign": "بنا"}),
        ),
        spares=("انتهى الاجتماع دون اتفاق", "(بترا) أعلنت الوزارة", "End of the line"),
        longest=8,
    ),
    Rule(
        name="any_agency_initials",
        zone=Zone.FOOTER,
        kind=Kind.AGENCY_SIG,
        pattern=r"""
            [\W_]{0,4} (?: [^\W\d_]{1,2} (?: \s* [./,\s،-] \s* [^\W\d_]{1,2} ){1,6} [./]?
            | [^\W\d_] (?: \s [^\W\d_] ){1,5} ) (?: \s* \( [^()]{2,40} \) )? [\W_]{0,4}
            | [-/] \s* [^\W\d_]{1,4} \s* [-/] | =+ \s* [^\W\d_]{1,2} (?: \s* [./] \s* [^\W\d_]{1,2} ){0,3} [\W_]{0,4}
            | [^\W\d_]{2,3} (?: \s* / \s* [^\W\d_]{2,12} (?: \s [^\W\d_]{2,12} ){1,2} ){1,3}
            | [^\W\d_]{3,10} \s* / \s* [^\W\d_] \s [^\W\d_]
        """,
        why="Editors sign a dispatch with initials.",
        examples=(
            "م.ص , ع.ر",
            "م ع/ه ح",
            "ع.ف",
            "N.S",
            "- مل -",
            "س.ح/ ع.غ (د ب أ، رويترز)",
            "/ر ش/",
            "===== ن.ف",
            "مل / سامي حداد / سلمى حداد",
            "سامي/ ن ع",
        ),
        spares=("أ. رأي أول", "ف 3", "12"),
        longest=12,
    ),
    Rule(
        name="any_agency_serial",
        zone=Zone.FOOTER,
        kind=Kind.LINK,
        pattern=r"0 \d{3}",
        why="The Saudi agency numbers its dispatches in four figures below the end sign.",
        examples=("0106",),
        spares=("1066", "0106 m"),
        longest=1,
    ),
    Rule(
        name="any_source_line",
        zone=Zone.OUTSIDE,
        kind=Kind.SOURCE,
        pattern=rf"""
            [\W_]{{0,3}} (?: {_SOURCE_LINE_WORDS} \s* [:|] \s*
            | المصدر \s+ [-/] \s+ ) (?P<source> [^:]{{1,70}}? )
            (?: \s+ (?: الكاتب | المحرر | التاريخ | اعداد ) \s* : .{{1,60}} )? [\s.]*
        """,
        why="The label “source” and a name; a report by a source has no colon right after the word.",
        examples=(
            Example("المصدر: LBCI", fields={"source": "LBCI"}),
            Example("المصدر : الجزيرة + وكالات", fields={"source": "الجزيرة + وكالات"}),
            Example("Kaynak: AA", fields={"source": "AA"}),
            Example('المصدر: "نيتشر"', fields={"source": '"نيتشر"'}),
        ),
        spares=("وقال المصدر: لن نعود.", "المصدر أشار إلى أن العدد ارتفع", "Source code leaked"),
        longest=10,
    ),
    Rule(
        name="any_source_inside",
        zone=Zone.BODY,
        kind=Kind.SOURCE,
        pattern=rf"""
            [\W_]{{0,3}} {_SOURCE_LINE_WORDS} \s* : \s*
            (?P<source> [^:.]{{0,40}}? {_CREDITED} (?!\w) [^:.]{{0,40}}
              | \W? [^\s:.,]{{2,20}} (?: \s [^\s:.,]{{2,20}} ){{0,2}} )
        """,
        why="Between paragraphs the label heads a list as well; a known outlet or a bare name makes it a credit.",
        examples=(
            Example("المصدر: رويترز", fields={"source": "رويترز"}),
            Example("Source: Reuters and agencies", fields={"source": "Reuters and agencies"}),
            Example("المصدر: نهر نيوز", fields={"source": "نهر نيوز"}),
        ),
        spares=("Sources: two wells, a pipe and a pump.", "المصادر: نهر وبئران، وصهريج قديم."),
        longest=10,
    ),
    Rule(
        name="any_agency_names",
        zone=Zone.FOOTER,
        kind=Kind.AGENCY_SIG,
        pattern=rf"""
            [\W_]{{0,3}} (?P<sign> {_AGENCIES} )
            (?: \s* [/-] \s* [^\W\d_]{{2,14}} (?: \s [^\W\d_]{{2,14}} )? ){{1,3}} [\W_]{{0,3}}
            | (?P<wire> {_AGENCIES} ) \s+ \d{{4,6}} \s+ .{{2,20}}
        """,
        why="Agencies close a dispatch with their sign and its editors, or its number and hour.",
        examples=(
            Example("وام/سلمى حداد/ سامي", fields={"sign": "وام"}),
            Example("بترا - سلمى حداد", fields={"sign": "بترا"}),
            Example("KUNA 021530 Mar 24", fields={"wire": "KUNA"}),
        ),
        spares=("وام: إطلاق حملة", "KUNA said so"),
        longest=7,
    ),
    Rule(
        name="any_agency_filed",
        zone=Zone.OUTSIDE,
        kind=Kind.DATE,
        pattern=rf"""
            (?P<date> \d[\d/.-]{{5,9}} \s+ \d{{1,2}}:\d{{2}} (?: \s* [a-z]{{2,4}} )? ) \s*
            \( (?P<sign> {_AGENCIES} ) \)
        """,
        why="Agencies file with day, hour and their sign in brackets.",
        examples=(Example("02/03/2024 15:30 LOC(KUNA)", fields={"date": "02/03/2024 15:30 LOC", "sign": "KUNA"}),),
        spares=("15:30 (KUNA)", "02/03/2024 at 15:30 (KUNA said)"),
        longest=5,
    ),
    Rule(
        name="ar_published_in",
        zone=Zone.OUTSIDE,
        kind=Kind.DATE,
        pattern=r"""
            نشر (?: ت | ها )? \s+ في \s+ (?P<source> \D{2,40}? ) \s+ (?: يوم | بتاريخ ) \s+ (?P<date> [^.]{0,30}
            \d{4} )
        """,
        why="Aggregators name the outlet and the day of the original in one line.",
        examples=(
            Example(
                "نشر في بوابة الدلتا يوم 14 - 02 - 2021", fields={"source": "بوابة الدلتا", "date": "14 - 02 - 2021"}
            ),
        ),
        spares=("نشر في الصحيفة يوم أمس مقالا عن الري.", "نشر في: 27 يوليو 2025"),
        longest=20,
    ),
    Rule(
        name="any_counter_date",
        zone=Zone.OUTSIDE,
        kind=Kind.DATE,
        pattern=r"""
            (?P<bare> \d{1,6} ) \s* [|•] \s*
            (?P<date> \d{1,2} \s [^\W\d_]{3,12} (?: \s [^\W\d_]{3,12} )? \s \d{4} .{0,20} )
        """,
        why="A counter and the date in one line; the date is the news of it.",
        examples=(Example("362 | 04 يونيو 2014", fields={"bare": "362", "date": "04 يونيو 2014"}),),
        spares=("362 | 04 يونيو", "5 يونيو 1967 كان يوما طويلا"),
        longest=8,
    ),
    Rule(
        name="fa_reported_by",
        zone=Zone.ANYWHERE,
        kind=Kind.SOURCE,
        pattern=rf"""
            به \s گزارش \s (?: خبرنگار \s | خبرگزاري \s )? (?P<source> {phrases(*AGENCIES, *OUTLETS)} ) [\s,:.]*
        """,
        why="“By the report of” an outlet, and no more on the line: where the story is from; in sentences it goes on.",
        examples=(
            Example("به گزارش خبرآنلاین", fields={"source": "خبرآنلاین"}),
            Example("به گزارش خبرنگار مهر،", fields={"source": "مهر"}),
        ),
        spares=("به گزارش خبرآنلاین، قیمت مسکن کاهش یافت", "به گزارش پلیس"),
        longest=8,
    ),
    Rule(
        name="any_caption_label",
        zone=Zone.ANYWHERE,
        kind=Kind.CAPTION,
        pattern=r"""
            ,? (?: حق \s+ نشر \s | تصوير \s+ كا \s+ ذريعه | تصوير \s+ كا \s+ كيپشن
            | صدر \s+ الصوره , | مصدر \s+ الصوره \s* [,:] |
    التعليق \s+ علي \s+ الصوره ,
            | تعليق \s+ الصوره \s* [,:] | image \s+ (?: source | caption ) , | منبع \s+ تصوير , | توضيح \s+ تصوير ,
              | (?: تصوير | عدسه | الصوره | صوره | photo | photos | image | picture | foto | fotoğraf | credit
              | crédit | crédits? \s+ photo | © | عكس | تصوير | وێنه | فوتو ) \s* [:/] )
            .{1,200}
        """,
        why="A label that speaks of the picture.",
        examples=(
            "صدر الصورة، Getty Images",
            "التعليق على الصورة، مزارعون يجمعون المحصول",
            "تصوير: أحمد علي",
            "Photo: AFP",
            "حق نشر AP Photo",
        ),
        spares=("الصورة التي نشرها الوزير أثارت جدلا", "Image matters to voters."),
        longest=40,
        prose=True,
    ),
    Rule(
        name="en_caption_illustrative",
        zone=Zone.ANYWHERE,
        kind=Kind.CAPTION,
        pattern=r"""
            .{8,220} \s \(? (?: photo | picture | image ) s? \s (?: is \s )? (?: used \s )?
            for \s illustrati (?: ve | on ) (?: \s purposes? )? (?: \s only )? [\s.)]*
        """,
        why="“Picture for illustrative purposes”: what stands before it says what the picture shows.",
        examples=("Fog over the harbour early on Monday morning. Photo for illustrative purpose.",),
        spares=("The photo was used for illustration of the report, she said.",),
        longest=40,
        prose=True,
    ),
    Rule(
        name="any_caption_words",
        zone=Zone.ANYWHERE,
        kind=Kind.CAPTION,
        pattern=rf"""
            [\W_]{{0,3}} {
            phrases('''صورة|الصورة|صور|صورة للتوضيح|صورة من المصدر|صورة تعبيرية|صورة تعبيريه|تعبيرية|صورة أرشيفية|
    صورة ارشيفية|أرشيفية|ارشيفية|
            أرشيف|صورة من الأرشيف|من الأرشيف|الأرشيف|صورة توضيحية|صورة متداولة|صورة رمزية|
            صورة موضوعية|صورة أرشيف|صور أرشيفية|فائل فوٹو|فوٹو|فائل|عکس آرشیوی|آرشیو|تصویر آرشیوی|file photo|
            photo d'archives|archives|arşiv|arşiv fotoğrafı|temsili fotoğraf|temsili|illustration|وێنەی ئەرشیفی|
            وێنە|وێنەی ئەرشیڤ''')
        }
            (?: \s* [:/(|-]+ \s* \S{{1,25}} (?: \s+ \S{{1,20}} )? )? [\W_]{{0,3}}
        """,
        why="“Archive picture”, “symbolic picture”: the picture's whole caption.",
        examples=("صورة", "صورة تعبيرية", "أرشيفية", "— فائل فوٹو", "File photo"),
        spares=("صورة الوضع قاتمة", "Archives nationales"),
        longest=6,
    ),
    Rule(
        name="ar_caption_opening",
        zone=Zone.ANYWHERE,
        kind=Kind.CAPTION,
        pattern=r"(?: جانب | لقطه | لقطات | مشهد \s+ عام | صوره ) \s+ (?: من | ل ) \s? [^.:?!]{2,70}",
        why="“Part of the meeting”, “a shot from the film”: the opening words of captions, without a verb or a stop.",
        examples=("جانب من حفل التكريم", "لقطة من الفيلم"),
        spares=("جانب من الحقيقة غاب عن التقرير.", "مشهد سياسي معقد"),
        longest=9,
    ),
    Rule(
        name="any_caption_credit",
        zone=Zone.ANYWHERE,
        kind=Kind.CAPTION,
        pattern=(
            rf"""(?! وكاله \s+ ال ) [^.!?]{{0,220}} \S \s* [(\[] \s* (?: [^()/]{{3,30}} / \s? )?
                (?P<credit> {_CREDITED} ) (?: \s* [/,|+-] \s* [^()]{{1,30}} )? \s* [)\]] \s*""",
            rf".{{0,220}}? (?: [.,|] | \s [-/] ) \s* {_PICTURE_AGENCY} (?: \s* [/,-] \s* {_PICTURE_AGENCY} )? \s*",
            rf"[^.!?]{{0,220}} \s [-|/] \s* {_ARCHIVE} [\s.]*",
            rf"[^.!?]{{3,220}} [(\[] \s* {_ARCHIVE} \s* [)\]] [\s.]*",
            rf"""
            .{{3,220}}? (?: [.|] | \s [-/] ) \s* {_PICTURE} \s* (?: : | (?: از | by | par ) \s ) \s* [^.:]{{2,40}}""",
            rf".{{3,220}}? [(\[] \s* (?: {_PICTURE} \s [^()]{{2,30}} | [^()]{{2,30}} \s {_PICTURE} ) \s* [)\]] \s*",
            r".{0,220}? (?: حقوق \s النشر | copyright ) \s .{2,60}? / \s? copyright \s .{2,80}",
            r"© \s* [^\d.|/]{2,30} \s [./|] \s [^\d.]{3,40}",
            r".{8,220}? \s صوره \s من \s? : \s [^.:]{3,60}",
            rf"""
            .{{8,300}}? [(\[] \s* {_PICTURE_AGENCY} (?: \s {_PICTURE} )? \s? / \s? [^()/\[\]]{{3,40}} [)\]] [\s.]*""",
            r".{8,220}? (?: \s \| \s (?: d[.]?r[.]? | © .{1,30} ) | \( d[.]?r[.]? \) ) \s*",
            rf""".{{8,220}}? [(] \s* (?: (?: ال )? صفحه | حساب | صفحته | حسابه | موقع ) \s [^()]{{2,40}} \s
                (?: علي | في ) \s {_NETWORKS} \s* [)] [\s.]*""",
            r""".{8,300}? \s (?: reuters | ap \s photo | afp | epa ) / [^\W\d_] [^./]{2,30}?
                (?: / \s? file (?: \s photo )? )?
                (?: \s purchase \s licensing \s rights [\W_]* )? \s*""",
            r".{0,220} (?: © | \(c\) ) \s* [^.]{1,40}",
        ),
        why="A credit in brackets or after the last stop, with no stop behind it, ends a caption, never a sentence.",
        examples=(
            Example("مخطوط نادر في مكتبة الجامعة (اندبندنت عربية)", fields={"credit": "اندبندنت عربية"}),
            "Une rue de la vieille ville. AFP/File",
            "جانب من الاجتماع - أرشيفية",
            "الوزير خلال المؤتمر © أ ف ب",
            "المبنى القديم في الساحة (أرشيفية).",
            "© Sea Watch . Jane Roe",
            "الميناء في الصباح حقوق النشر Jane Roe/Copyright 2024 The AP. All rights reserved",
            "بحارة في ميناء المدينة صورة من: Jane Roe/dpa",
            "Divers leave the harbour, Marsa, November 29, 2024. REUTERS/Jane Roe Purchase Licensing Rights",
            "A view of the old quay, Marsa, October 20, 2024. REUTERS/Jane Roe/File Photo Purchase Licensing Rights",
            "Divers leave the harbour. Photo: Sea Watch",
            "Divers leave the harbour. (Harbour Daily photo)",
            "Un bateau au port. © Jeanne Roux",
            "ساحل شهر در پاییز / عکس از بهرام نیکو",
            "سوق المدينة القديمة (تصوير سامي حداد)",
            Example("A boat leaves [Jane Roe/Al Jazeera]", fields={"credit": "Al Jazeera"}),
            "جانب من افتتاح الجسر، 21 أكتوبر 2024. (صفحة البلدية على فيسبوك)",
            "Le nouveau pont sur le fleuve. | DR",
            "Workers clear the quay near Marsa, Monday, Oct. 21, 2024. (AP Photo/Jane Roe)",
        ),
        spares=(
            "He kept it (a photo of home).",
            "وقال الناطق إن العدد ارتفع (رويترز).",
            "The firm (BBC) said so.",
            "انتهى الاجتماع. (النهاية)",
        ),
        longest=40,
    ),
    Rule(
        name="any_caption_bracket_header",
        zone=Zone.HEADER,
        kind=Kind.CAPTION,
        pattern=rf"""
            (?! وكاله \s+ ال ) [^.!?()]{{8,220}} [(\[] \s* (?! {_TITLE_NOTES} (?!\w) | \d | [a-z]{{2,6}} \s* [)\]] )
            [^\s()]{{2,20}} (?: \s [^\s()]{{2,20}} ){{0,2}} \s* [)\]] [\s.]{{0,2}}
            | .{{8,300}}? [.] \s* [(\[] \s* (?! {_TITLE_NOTES} (?!\w) | \d )
            [^\s()]{{2,20}} (?: \s [^\s()]{{2,20}} ){{0,2}} \s* [)\]] [\s.]{{0,2}}
        """,
        why="Above the story a name in brackets closes a caption; headlines put notes there, prose acronyms.",
        examples=(
            "جانب من المتحف الجديد في المدينة (الصحيفة)",
            "Visitors browse stalls at the book fair. (SPA)",
        ),
        spares=(
            "The Institute of Certified Surveyors (ICSX)",
            "انفجار ضخم يهز المدينة (فيديو)",
            "قتلى في حادث سير على الطريق (صور)",
        ),
        longest=40,
    ),
    Rule(
        name="any_caption_agency",
        zone=Zone.ANYWHERE,
        kind=Kind.CAPTION,
        pattern=r"""
            [\s(©]{0,4} (?: getty \s? images | gettyimages\.ru | reuters | afp | epa | ap | shutterstock | istock |
            globallookpress | رويترز | غيتي (?: \s+ ايميجز )? | ا \s? [.]? \s? ف \s? [.]? \s? ب | د \s? [.]? \s? ب
            \s? [.]? \s? ا | وفا | الفرنسيه | ا \s? [.]? \s? ب ) (?: \s* [/|-] \s* \S{2,30} (?: \s \S{2,20} )? )?
            [\s)]{0,3}
        """,
        why="A picture agency alone on a line is the credit of the picture above it.",
        examples=("Getty Images", "Gettyimages.ru", "(رويترز)", "Reuters"),
        spares=("Reuters reported a fall", "رويترز: هبوط النفط"),
        longest=5,
    ),
)
