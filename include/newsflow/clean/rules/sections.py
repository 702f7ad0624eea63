"""Names of sections, alone on a line or behind the word “section”."""

from newsflow.clean.rule import Rule, Zone, phrases
from newsflow.model import Kind

_SECTIONS = phrases(
    """محلي|محليات|محلية|دولي|دولية|دوليات|عربي|عربي ودولي|عربية|عربيات|عالمي|عالم|العالم|أخبار العالم|أخبار محلية|
    أخبار عربية|أخبار دولية|أخبار عربية ودولية|أخبار البلاد|سياسي|سياسية|سياسة|السياسة|أمني|أمن|أمنية|اقتصادي|
    اقتصاد|الاقتصاد|مال وأعمال|أعمال|أسواق|رياضي|رياضة|الرياضة|ملاعب|ثقافي|ثقافة|الثقافة|ثقافة وفن|فن|فنون|
    فن وثقافة|فن ومنوعات|مشاهير|مجتمع|المجتمع|منوع|منوعات|متفرقات|صحة|صحة وطب|طب وصحة|علوم|علوم وتكنولوجيا|
    العلوم والتكنولوجيا|تكنولوجيا|تقنية|تعليم|جامعات|بيئة|صحة وبيئة|بيئة ومناخ|
    ثقافة وفنون|علوم وصحة|مال واقتصاد|اقتصاد وأعمال|البيئة والمناخ|سياحة|سفر|سيارات|أسرة|مرأة|المرأة|لايف ستايل|
    تقارير|تقرير|تحقيقات|تحقيق|تحليلات|تحليل|حوارات|حوار|قضايا|ملفات|حوادث|قضاء|حوادث وقضايا|محافظات|أقاليم|
    جهات|جهويات|مقالات|مقال|رأي|آراء|الرأي|أقلام|كتاب|كتاب وآراء|افتتاحية|توك شو|سوشيال|بورصة|طاقة|عقارات|دين|
    إسلاميات|فلسطينيات|شؤون عربية|شؤون دولية|شؤون محلية|شؤون إسرائيلية|أخبار وتقارير|أخبار فلسطين|أخبار لبنان|
    أخبار مصر|أخبار العراق|أخبار سوريا""",
    """World|World News|Local|Local News|National|Politics|Economy|Sports|Technology|Tech|Science|Health|Education|
    Environment|Climate|Arts|Entertainment|Lifestyle|Travel|Middle East|Africa|Asia|Europe|Americas|US|UK|US News|
    UK News|UAE|Gulf|Analysis|Features|Editorial|Letters|Obituaries|Markets|Money|Real estate|Community|Crime|
    Courts""",
    """Politique|International|Économie|Société|Monde|Culture|Sports|Sciences|Santé|Environnement|Tribune|Faits divers|
    Dünya|Ekonomi|Spor|Siyaset|Sağlık|Eğitim|Kültür Sanat|Yaşam|Teknoloji|Türkiye|Magazin|Güncel|Yerel""",
    """سیاسی|اقتصادی|اجتماعی|فرهنگی|ورزشی|بین‌الملل|جامعه|استان‌ها|حوادث|فرهنگ و هنر|علمی|جهان|ایران|
    پاکستان|دنیا|کھیل|کاروبار|صحت|سائنس|قومی|بین الاقوامی|انٹرٹینمنٹ|شوبز|کوردستان|عێراق|جیهان|وەرزش|ئابووری|
    کۆمەڵایەتی|تەندروستی|کولتوور""",
)
_LABELS = phrases(
    """القسم|التصنيف|تصنيف|التصنيفات|الفئة|الباب|Category|Categories|Section|Posted in|Filed in|Rubrique|Catégorie|
    Kategori|Bölüm|دسته‌بندی|دسته بندی|سرویس|حوزه|گروه|زمرہ|کیٹیگری|بەش|پۆل"""
)

RULES = (
    Rule(
        name="any_section",
        zone=Zone.HEADER,
        kind=Kind.NAV,
        pattern=rf"[\W_]{{0,3}} {_SECTIONS} (?: [\s|/,•·>»›\"«<-]+ {_SECTIONS} )*+ [\W_]{{0,3}}",
        why="The section that the story stands in, above or below the headline.",
        examples=("محلي", "عربي ودولي", "World News", "Économie", "پاکستان", "اقتصاد | أسواق"),
        spares=("محلي الصنع هذا القارب", "World news was made here", "رياضة المشي"),
        longest=8,
    ),
    Rule(
        name="any_section_label",
        zone=Zone.OUTSIDE,
        kind=Kind.NAV,
        pattern=rf"[\W_]{{0,3}} {_LABELS} \s* : \s* [^.:?!]{{2,60}}",
        why="The word “section” or “category” and its name.",
        examples=("القسم: اقتصاد", "دسته‌بندی: محیط زیست", "Category: City life"),
        spares=("القسم الذي أداه الوزير: شهادة", "Section 5 says: no"),
        longest=8,
    ),
)
