"""The page's furniture: menus, tickers, the outlet's own name."""

from newsflow.clean.gazetteer import AGENCIES
from newsflow.clean.rule import Example, Rule, Zone, phrases
from newsflow.model import Kind

_MENU = phrases(
    """الرئيسية|الصفحة الرئيسية|القائمة|القائمة الرئيسية|بحث|ابحث|البحث|إغلاق|اغلاق|دخول|تسجيل الدخول|تسجيل|حسابي|
    اتصل بنا|اتصلوا بنا|من نحن|عن الموقع|سياسة الخصوصية|شروط الاستخدام|أعلن معنا|للإعلان معنا|هيئة التحرير|
    الأرشيف|أقسام|الأقسام|أقسام مهمة|مواقيت الصلاة|الطقس|عاجل|مباشر|البث المباشر|البث الحي|بث مباشر|ملخص|الملخص|
    إظهار الملخص|إخفاء الملخص|
    أبرز النقاط|النقاط الرئيسية|محتويات|المحتويات|جدول المحتويات|أعداد سابقة|الوضع الليلي|العودة إلى الأعلى|
    الرجوع إلى أعلى الصفحة|
    عودة إلى الأعلى|عودة للأعلى|العودة للأعلى|
إلى الأعلى|عودة|رجوع|تخطى إلى المحتوى|انتقل إلى المحتوى|توقيت مكة|
    الأخبار|أخبار|آراء|رأي|منوعات|رياضة|اقتصاد|سياسة|ثقافة|فيديو|صور|كاريكاتير|اللغات|عربي|English|Français|کوردی|
    Türkçe""",
    """Home|Menu|Search|Close|Login|Log in|Sign in|Register|My account|Contact us|Contact|About|About us|
    Privacy policy|Terms of use|Terms and conditions|Advertise|Advertise with us|Skip to content|
    Skip to main content|Back to top|
    Sections|Live|Breaking|Breaking news|News|Opinion|Sport|Business|Culture|Video|Videos|Weather|Archive|Sitemap|
    Accueil|Rechercher|Se connecter|Contactez-nous|Mentions légales|En direct|Direct|Ana sayfa|Anasayfa|Haberler|
    Haber|Gündem|Künye|İletişim|Giriş|Ara|Canlı|
    Terms of service|Terms and conditions|Cookie policy|Careers|Help|FAQ|Site map|Article information|
    Table of contents|Key points|Summary|Résumé|Özet""",
    """صفحه اصلی|صفحه نخست|خانه|جستجو|درباره ما|تماس با ما|ورود|پیوندها|آرشیو|خلاصہ|صفحہ اول|ہوم|تلاش|
    ہمارے بارے میں|رابطہ|لاگ ان|سەرەتا|گەڕان|دەربارەی ئێمە|پەیوەندی|پەیوەندیمان پێوە بکە|هەواڵ|هەواڵەکان""",
)
_AGENCIES = phrases(*AGENCIES)
_SITE_NAME_SHAPE_WORDS = phrases(
    """موقع|صحيفة|جريدة|وكالة|شبكة|قناة|بوابة|مجلة|إذاعة|راديو|تلفزيون|منصة|مدونة|خبرگزاری|روزنامه|
    روزنامہ|پایگاه خبری|ماڵپەڕی|تۆڕی"""
)
_SITE_NAME_SHAPE_WORDS_2 = phrases(
    """نيوز|برس|تي في|أونلاين|الإخباري|الإخبارية|الاخباري|الاخبارية|الإلكترونية|الالكترونية|نیوز|
    آنلاین|News|TV|Online|Press|Times|Post|Haber|ميديا|Lebanon News"""
)

_TAG = r"[^\s»›>|•·«.:?!\d] [^»›>|•·«.:?!\d]{0,23} [^\s»›>|•·«.:?!\d]"

RULES = (
    Rule(
        name="ar_agency_heading",
        zone=Zone.OUTSIDE,
        kind=Kind.SITE_NAME,
        pattern=rf"[\W_]{{0,2}} وكاله \s+ (?: [^\W\d_]{{2,20}} \s+ ){{1,4}} \( \s* (?P<outlet> {_AGENCIES} ) \s* \)",
        why="An agency heads its pages with its name and, in brackets, its sign.",
        examples=(Example("وكالة الأنباء الأردنية (بترا)", fields={"outlet": "بترا"}),),
        spares=("وكالة السفر (بترا) تعلن رحلاتها", "وكالة الأنباء الأردنية"),
        longest=8,
    ),
    Rule(
        name="any_menu",
        zone=Zone.OUTSIDE,
        kind=Kind.NAV,
        pattern=rf"[\W_]{{0,3}} {_MENU} (?: [\s|/,•·>»›\"«<-]+ {_MENU} )*+ [\W_]{{0,3}}",
        why="Nothing but menu entries.",
        examples=("الرئيسية | أخبار | رياضة", "Home", "ملخص", "Skip to content", "أقسام مهمة"),
        spares=("أخبار سارة للمزارعين", "Home prices rose", "عاجل: زلزال يضرب الساحل"),
        longest=20,
    ),
    Rule(
        name="any_tags_barred",
        zone=Zone.FOOTER,
        kind=Kind.TAGS,
        # a tag neither begins nor ends with a blank: else the blanks between two could be shared out in many ways
        pattern=rf"(?P<tags> {_TAG} (?: \s* [|•·] \s* {_TAG} ){{1,12}} )",
        why="Below the story short words between bars are its keywords; the path of sections stands above.",
        examples=(
            Example("خضار | أسواق | زراعة", fields={"tags": "خضار | أسواق | زراعة"}),
            Example("harbour • ferries", fields={"tags": "harbour • ferries"}),
        ),
        spares=("الأهلي | 2 | 1", "Home > World"),
        longest=16,
    ),
    Rule(
        name="any_breadcrumb",
        zone=Zone.OUTSIDE,
        kind=Kind.NAV,
        pattern=r"""
            (?: [^»›>|«.?!]{1,60} [»›>|«] ){2,8} \s* | (?: [^»›>|«.?!]{1,60} [»›>|«] ){1,8} [^»›>|«.?!]{2,120} |
    (?: (?: (?: الصفحه \s )? الرئيسيه | home | accueil
            | ana \s? sayfa | خانه | صفحه \s اصلي ) \s* [/\\:|-] .{1,160} )
        """,
        why="The path of sections, joined by arrows or bars.",
        examples=(
            "الرئيسية»الأخبار»محليات",
            "Home > World > Asia",
            "الرئيسية / أخبار / اقتصاد",
            "الصفحة الرئيسية / أفريقيا",
        ),
        spares=("قال «لن أعود» ثم مضى إلى بيته.", "5 / 7 = ?"),
        longest=30,
    ),
    Rule(
        name="any_ticker",
        zone=Zone.OUTSIDE,
        kind=Kind.RELATED,
        pattern=r"""
            [^\s] (?: [^ ] | [ ] (?! [ ]{2} ) ){2,400} (?: [ ][ ][ ]+ (?: [^ ] | [ ] (?! [ ]{2} ) ){2,400} ){2,60}
        """,
        why="Headlines in one line with wide gaps between them: a ticker of other stories.",
        examples=("زحام على الطريق الساحلي    افتتاح معرض الكتاب    الذهب: هبوط طفيف",),
        spares=("قال  الوزير  ذلك", "الأهلي   2"),
        longest=400,
    ),
    Rule(
        name="any_prayer_times",
        zone=Zone.OUTSIDE,
        kind=Kind.NAV,
        pattern=r"""
            (?: (?: صلاه \s+ )? (?: ال)? (?: فجر | شروق | ظهر | عصر | مغرب | عشاء | امساك ) \s* [:|-]? \s*
            \d{1,2}[:.]\d{2} \s* (?: ص | م | صباحا | مساء )? [\s|,-]* ){1,8}
        """,
        why="The prayer times of the day stand beside the article.",
        examples=("الفجر 04:32", "الظهر 12:40 العصر 16:10"),
        spares=("العصر: ما بعد الحداثة", "الفجر 3 - 1 الأهلي"),
        longest=30,
    ),
    Rule(
        name="any_site_name_doubled",
        zone=Zone.OUTSIDE,
        kind=Kind.SITE_NAME,
        pattern=r"(?P<outlet> [^\W\d_][^\d]{3,40}? ) \s? (?P=outlet)",
        why="The logo's text and its alternative text, glued together.",
        examples=(Example("صوت الإماراتصوت الإمارات", fields={"outlet": "صوت الإمارات"}),),
        spares=("صوت الإمارات", "رويدا رويدا رويدا"),
        longest=8,
    ),
    Rule(
        name="any_ornament",
        zone=Zone.ANYWHERE,
        kind=Kind.NAV,
        pattern=r"[\W_]{1,60}",
        why="A line without a letter or a figure separates things.",
        examples=("|", ".", "* * *"),
        spares=("؟ لا", "5 *"),
        longest=12,
    ),
    Rule(
        name="any_site_name_shape",
        zone=Zone.OUTSIDE,
        kind=Kind.SITE_NAME,
        pattern=rf"""
            [\W_]{{0,2}} (?P<outlet>
              {_SITE_NAME_SHAPE_WORDS}
              (?: \s+ \(? [^\W\d_][\w.-]{{0,20}} \)? ){{1,3}} (?: \s+ 24 )?
            | (?! (?: اقرا | المزيد | تابع | شاهد | اخبار | من ) \s ) (?: [^\W\d_][\w.'-]{{0,20}} \s+ ){{1,3}}?
              {_SITE_NAME_SHAPE_WORDS_2} ) [\W_]{{0,2}} (?: https?:// \S{{3,80}} )?
            | (?P<named> [^\W\d_][\w.'-]{{1,20}} (?: \s [^\W\d_][\w.'-]{{1,20}} )? ) \s* [:|-] \s*
              (?: (?: {_SITE_NAME_SHAPE_WORDS} | محرك ) (?: \s [^\W\d_]{{2,20}} ){{1,5}} )
        """,
        why="An outlet noun and a name of at most three words: the page's own heading.",
        examples=(
            Example("موقع نهر الإخباري", fields={"outlet": "موقع نهر الإخباري"}),
            Example("صحيفة المدى الالكترونية", fields={"outlet": "صحيفة المدى الالكترونية"}),
            Example("Cedar Lebanon News", fields={"outlet": "Cedar Lebanon News"}),
            Example("Alsumaria Tv", fields={"outlet": "Alsumaria Tv"}),
            Example("Cedar News https://cedar.example/authors", fields={"outlet": "Cedar News"}),
            Example("نهر : موقع إخباري مستقل", fields={"named": "نهر"}),
        ),
        spares=(
            "موقع الانفجار كما بدا صباح اليوم بعد الغارة",
            "اقرأ في نهر برس",
            "قناة السويس تسجل أعلى إيراد في تاريخها الحديث",
            "مصر - قناة السويس الجديدة تستقبل أول سفينة حاويات عملاقة",
        ),
        longest=7,
    ),
)
