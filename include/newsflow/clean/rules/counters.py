"""Counters, players, permanent links."""

from newsflow.clean.rule import Example, Rule, Zone, phrases
from newsflow.model import Kind

_NUMBER = r"\d{1,3} (?: [.,]? \d{3} )* (?: [.,]\d )? \s? (?: k | ك | الف | m )?"
_VIEWS = phrases(
    """مشاهدة|مشاهدات|المشاهدة|المشاهدات|عدد المشاهدات|قراءة|قراءات|القراءات|عدد القراءات|قراءة المقال|زيارة|زيارات|
    عدد الزيارات|شوهد|شاهد|الزيارات|قارئ|قراء|عدد القراء|مرة|مرات|مشاهده""",
    """views|view|reads|hits|okunma|görüntülenme|görüntüleme|okunma sayısı|vues|lectures|بازدید|تعداد بازدید|
    بازدیدها|مشاہدات|ویوز|بینین|بینراو|جار|جار بینراوە|جار بینراوه|بینراوە""",
)
_MINUTES = phrases(
    """دقيقة|دقائق|دقيقتان|دقيقه|د|دقائق قراءة|دقيقة قراءة|دقائق للقراءة|دقيقة للقراءة|قراءة دقيقة|min|mins|minutes|
    minute|min read|minute read|minutes read|mn|dk|dakika|dk okuma|min de lecture|دقیقه|دقیقه مطالعه|منٹ|خولەک""",
)
_COMMENT_COUNTER_WORDS = phrases(
    """تعليق|تعليقات|تعليقا|comments|comment|commentaires|commentaire|yorum|نظر|دیدگاه|تبصرے|تبصرہ|کۆمێنت|لێدوان"""
)
_READING_TIME_WORDS = phrases(
    """وقت القراءة|المدة|مدة القراءة|زمن القراءة|زمان مطالعه|reading time|
    temps de lecture|lecture|okuma süresi|قراءة|خواندن|کاتی خوێندنەوە"""
)
_MINUTES_IN_WORDS = phrases(
    "دقيقة|دقيقة واحدة|دقيقتان|دقيقتين|ثلاث دقائق|أربع دقائق|خمس دقائق|ست دقائق|one minute|a minute|une minute|"
    "یک دقیقه|ایک منٹ"
)
_READING_TIME_WORDS_2 = phrases(
    """قراءة|للقراءة|مطالعه|read|okuma|de lecture|
    مطالعہ"""
)

RULES = (
    Rule(
        name="any_view_counter",
        zone=Zone.OUTSIDE,
        kind=Kind.COUNTER,
        pattern=rf"""
            [\W_]{{0,3}} (?: (?P<view_count> {_NUMBER} ) \s* {_VIEWS}
            | {_VIEWS} \s* [:(|-]? \s* (?P<views> {_NUMBER} ) \s* (?: {_VIEWS} )?
            | تمت? \s+ {_VIEWS} \D{{0,20}} (?P<seen> {_NUMBER} ) .{{0,10}} ) [\W_]{{0,3}}
        """,
        why="How often the page was read.",
        examples=(
            Example("3,121 مشاهدة", fields={"view_count": "3,121"}),
            Example("عدد القراءات: 1450", fields={"views": "1450"}),
            Example("قراءة 214 مرات", fields={"views": "214"}),
            Example("المشـاهدات : ٥٧".replace("ـ", ""), fields={"views": "٥٧"}),
            Example("تمت المشاهدة 150 مرة", fields={"seen": "150"}),
            Example("36 زيارة", fields={"view_count": "36"}),
            Example("شاهد 88", fields={"views": "88"}),
            Example("1532 جار بینراوە", fields={"view_count": "1532"}),
        ),
        spares=("1450 مشاهدة سجلها الفيلم في يومه الأول", "مشاهدة المباراة", "3 زيارات رسمية", "شاهد 5 صور"),
        longest=8,
    ),
    Rule(
        name="any_comment_counter",
        zone=Zone.ANYWHERE,
        kind=Kind.COUNTER,
        pattern=rf"[\W_]{{0,3}} (?P<comment_count> {_NUMBER} ) \s* {_COMMENT_COUNTER_WORDS} [\W_]{{0,3}}",
        why="How many comments the page has.",
        examples=(
            Example("0 تعليقات", fields={"comment_count": "0"}),
            Example("12 Comments", fields={"comment_count": "12"}),
        ),
        spares=("12 تعليقا لاذعا من المدرب", "Comments: many"),
        longest=5,
    ),
    Rule(
        name="any_reading_time",
        zone=Zone.OUTSIDE,
        kind=Kind.COUNTER,
        pattern=rf"""
            [\W_]{{0,3}} (?: {_READING_TIME_WORDS} \s* [:|-]? \s* )?
            (?: (?: (?: [<>~] \s* )? \d{{1,3}} | اقل \s+ من |
            less \s+ than ) \s* {_MINUTES} (?: \s+ (?: {_READING_TIME_WORDS_2}
              | {_READING_TIME_WORDS} ) )? | min | mins ) [\W_]{{0,3}}
            | [\W_]{{0,3}} {_READING_TIME_WORDS} \s* [:|-]? \s* {_MINUTES_IN_WORDS} [\W_]{{0,3}}
            | [\W_]{{0,3}} {_MINUTES_IN_WORDS} (?: \s+ {_READING_TIME_WORDS_2} )? [\W_]{{0,3}}
        """,
        why="How long the reading takes.",
        examples=(
            "2 دقائق قراءة",
            "قراءة دقيقة واحدة",
            "دقيقتان للقراءة",
            "وقت القراءة: 3 دقائق",
            "المدة: 2 دقيقة",
            "3 min read",
            "2 mn",
            "2 min Temps de lecture",
            "دقيقة واحدة",
            "min",
        ),
        spares=("2 دقائق صمت على أرواح الضحايا", "Minutes later it rained"),
        longest=7,
    ),
    Rule(
        name="any_bare_number",
        zone=Zone.OUTSIDE,
        kind=Kind.COUNTER,
        pattern=r"""
            [(\[|\s]{0,3} (?P<bare> \d{1,3} (?: [.,]? \d{3} ){0,2} (?: [.,]\d \s? k )? ) [)\]|\s]{0,3}
            | \d{1,3} \s (?P<views> \d{1,3} (?: [.,٬]? \d{3} ){0,2} )
        """,
        why="A number alone above or below the text counts something: comments, if anything says so.",
        examples=(
            Example("0", fields={"bare": "0"}),
            Example("1,204", fields={"bare": "1,204"}),
            Example("(12)", fields={"bare": "12"}),
            Example("0 4٬215", fields={"views": "4٬215"}),
        ),
        spares=("25 - 19", "١٢ قتيلا", "3.5%"),
        longest=2,
    ),
    Rule(
        name="any_player",
        zone=Zone.ANYWHERE,
        kind=Kind.MEDIA,
        pattern=rf"""
            [\W_]{{0,3}} (?:
              {
            phrases('''استمع للمقال|استمع إلى المقال|استمع|الاستماع للمقال|استمع للخبر|استمع للنص|الاستماع للنص|
            استمع إلى الخبر|استمع إلى التقرير|استمع إلى الملخص|الاستماع إلى الملخص|استمع إلى هذا المقال|استماع|
            العب للاستماع إلى الراديو|شاهد الفيديو|شاهد بالفيديو|مشاهدة الفيديو|فيديو|الفيديو|تشغيل الفيديو|تشغيل|
            بودكاست|صوت|
              شاهد|Play|Play video|Watch|Listen|Listen to this article|Listen to article|Watch video|Watch live|
              Écouter|Écouter l'article|Écouter cet article|Lire l'audio|Regarder|Voir la vidéo|Dinle|Haberi dinle|
              İzle|Videoyu izle|پخش|بشنوید|
              ببینید|فیلم|ویدئو|ویدیو|ویڈیو|سنیں|دیکھیں|
              ڤیدیۆ|گوێ بگرە''')
        }
              (?: \s* [:|-]? \s* \d{{1,2}}:\d{{2}} (?: \s* [/|]? \s* \d{{1,2}}:\d{{2}} )? )?
            | listen \s+ \(? \d{{1,2}} \s? min (?: s | utes )? \)?
            | listen \s+ (?: in \s [^\W\d_]{{3,12}} | to \s+ (?: this | the )
              \s+ (?: story | article | podcast | audio | episode | report ) ) |
    استمع (?:وا)? \s+ ال[يى] \s+ .{{2,30}} \s (?: مباشر |
    مباشره | البث )
            | (?: شاهد | تابع )(?:وا)? \s ال(?:فيديو|مقطع) \s (?: اعلاه | ادناه | التالي | المرفق | كاملا ) (?!\w)
              .{{0,40}}
            | مده \s+ (?: الفيديو | القراءه | المقطع ) .{{0,40}} | duration .{{0,30}}
            | your \s+ browser \s+ (?: does \s+ not | doesn't ) \s+ support .{{0,80}}
            | متصفحك \s+ لا \s+ يدعم .{{0,80}} | (?: مرورگر \s+ شما ) .{{0,80}} | this \s+ (?: video
            | content ) .{{0,30}} (?: unavailable | not \s+ available | cannot \s+ be \s+ played ) .{{0,60}}
            | (?: to \s+ play \s+ this ) .{{0,100}}
            ) [\W_]{{0,3}}
        """,
        why="What a player shows around sound or film.",
        examples=(
            "استمع للمقال 00:00 02:14",
            "مدة الفيديو 02 minutes 47 seconds",
            "Your browser does not support audio tag.",
            "شاهد الفيديو",
            "Listen in Arabic",
            "Listen (4 min)",
            "استمع إلى الإذاعة مباشرة",
        ),
        spares=("شاهد الفيديو آلاف المتابعين أمس", "Watch this space, she said.", "فيديو مسرب يثير الجدل"),
        longest=16,
    ),
    Rule(
        name="any_player_clock",
        zone=Zone.OUTSIDE,
        kind=Kind.MEDIA,
        pattern=r"\d{1,2}:\d{2} (?: :\d{2} )? (?: \s* [/|-]? \s* \d{1,2}:\d{2} (?: :\d{2} )? )?",
        why="A clock alone above or below the text is a player's position.",
        examples=("00:00", "00:00 / 03:21", "02:14"),
        spares=("25 - 19", "12:30 وصل الوفد"),
        longest=3,
    ),
    Rule(
        name="any_permanent_link",
        zone=Zone.OUTSIDE,
        kind=Kind.LINK,
        pattern=rf"""
            [\W_]{{0,3}} {
            phrases('''رابط دائم|الرابط الدائم|الرابط المختصر|رابط مختصر|الرابط|رابط الخبر|رابط قصير|الرابط القصير|
            رابط المقال|رقم الخبر|رمز الخبر|كود الخبر|کد خبر|کد مطلب|کدخبر|شناسه خبر|شناسه مطلب|لینک کوتاه خبر|
            لینک کوتاه|لینک خبر|
            خبرنگار|خبر کا لنک|مختصر لنک|کۆدی هەواڵ|
            Short link|Short URL|Lien permanent|
            Permalink|Link|Article ID|Story ID|Lien court|Kısa link|Haber kodu|Haber no''')
        }
            \s* [:#|/-]? \s* (?P<url> https?://\S{{3,200}} | [\w./-]{{0,60}} \d [\w./-]{{0,60}} |
            (?: \w [\w-]{{0,30}} \. )+ [a-z]{{2,6}} / \S{{0,60}} )? [\W_]{{0,3}}
        """,
        why="A label and an address or number that lead back to this page.",
        examples=(
            Example("الرابط المختصرhttp://news.example/a1", fields={"url": "http://news.example/a1"}),
            "رابط دائم:",
            Example("کد خبر: 84512", fields={"url": "84512"}),
        ),
        spares=("رقم الخبر الذي تداوله الناس مبالغ فيه", "Link between smoking and cancer"),
        longest=6,
    ),
    Rule(
        name="any_bare_url",
        zone=Zone.ANYWHERE,
        kind=Kind.LINK,
        pattern=r"""
            [\W_]{0,3} (?P<url>
              (?: https?:// | www\. ) [^\s]{3,300} | (?: [a-z0-9-]{2,40} \. ){1,3} [a-z]{2,10} / [^\s]{3,300}
            ) [\W_]{0,3}
        """,
        why="An address alone on a line.",
        examples=(
            Example("https://news.example/a1", fields={"url": "https://news.example/a1"}),
            Example("news.example/article/138", fields={"url": "news.example/article/138"}),
        ),
        spares=("https://news.example هو عنوان الموقع الجديد الذي أطلقته الوزارة.", "a.b/c", "24/7"),
        longest=2,
    ),
    Rule(
        name="ar_link_to_original",
        zone=Zone.ANYWHERE,
        kind=Kind.LINK,
        pattern=r"""
            (?: .{0,60} (?: اضغط | انقر ) \s+ هنا \s+ ل ?قراءه \s+ (?: الخبر | الموضوع | المقال ) .{0,60} | هذا \s+
            (?: الخبر | المحتوي | المقال ) \s+ من .{2,100} )
        """,
        why="Syndicated stories end with the way to the original.",
        examples=("اضغط هنا لقراءة الخبر من موقعه.", "هذا المحتوى من «المصري اليوم».. اضغط هنا لقراءة الموضوع الأصلي"),
        spares=("انقر هنا للاطلاع على بقية الأخبار", "هذا القرار من صلاحيات الوزير"),
        longest=20,
    ),
)
