"""Headings of other stories, keyword lists, next and previous."""

from newsflow.clean.rule import Example, Rule, Zone, phrases
from newsflow.model import Kind

_READ_ALSO = phrases(
    """اقرأ أيضا|إقرأ أيضا|اقرأ ايضا|اقرا ايضا|اقرأ المزيد|إقرأ المزيد|اقرؤوا أيضا|اقرؤوا المزيد|اقرأوا أيضا|
    طالع أيضا|طالع المزيد|شاهد أيضا|شاهدوا أيضا|شاهد المزيد|
    انظر أيضا|تابع أيضا|قد يهمك|قد يهمك أيضا|قد يهمكم|قد تهمك|قد يعجبك|قد يعجبك أيضا|ربما يعجبك|ربما يعجبك أيضا|
    قد ترغب في قراءة|لا يفوتك|لا تفوت|اخترنا لك|
    اخترنا لكم|نرشح لك|نرشح لكم|للمزيد|المزيد عن|المزيد من|المزيد حول|مزيد من|تفاصيل أكثر|ذات صلة|موضوع ذو صلة|
    خبر ذو صلة|متعلق""",
    "Read also|Also read|Read more|See also|Read next|More on|More from|Watch also|Don't miss|Must read",
    """À lire aussi|A lire aussi|Lire aussi|À lire|Lire la suite|À voir aussi|Voir aussi|À écouter aussi|
    Sur le même sujet|À lire également""",
    "Bunlar da ilginizi çekebilir|İlgili haber|Ayrıca okuyun|Bunu da oku|Bakmadan geçme",
    """بیشتر بخوانید|همچنین بخوانید|بخوانید|بیشتر ببینید|مزید پڑھیں|یہ بھی پڑھیں|یہ بھی پڑھیے|یہ بھی پڑھئے|
    مزید پڑھیے|زیاتر بخوێنەوە|
    زیاتر بخوێنەرەوە|هەروەها بخوێنەوە""",
)
_HEADINGS = phrases(
    """مواضيع ذات صلة|مواضيع مرتبطة|أخبار مرتبطة|مقالات مرتبطة|مواد مرتبطة|موضوعات قد تهمك|مواضيع قد تهمك|موضوعات تهمك|
    مواضيع قد تعجبك|مواد قد تعجبك|مقالات قد تهمك|مقالات للكاتب|مقالات أخرى للكاتب|المزيد للكاتب|أحدث مقالات الكاتب|
    من أرشيف الكاتب|المقالات ذات الصلة|الأخبار ذات الصلة|المواضيع ذات الصلة|الموضوعات ذات الصلة|مقالات ذات الصلة|
    أخبار ذات الصلة|مواضيع ذات الصلة|مواضيع متعلقة|موضوعات متعلقة|موضوعات ذات صلة|مقالات ذات صلة|مقالات متعلقة|
    مقالات مشابهة|
    مقالات أخرى|أخبار ذات صلة|أخبار متعلقة|أخبار مشابهة|
    أخبار ذات علاقة|مواد ذات صلة|قصص ذات صلة|روابط ذات صلة|الأكثر قراءة|الأكثر مشاهدة|الأكثر تداولا|الأكثر شيوعا|
    الأكثر تعليقا|الأكثر رواجا|الأكثر زيارة|
    الأكثر شعبية|الأكثر تفاعلا|آخر الأخبار|أحدث الأخبار|أهم الأخبار|أبرز الأخبار|آخر المستجدات|أحدث المقالات|
    مقترحات|اختيارات المحرر|اختيارات القراء|
    قصص مقترحة|التحديثات الحية|حول هذه القصة|المزيد حول هذه القصة|في هذا الملف|الخبر التالي|الخبر السابق|
    المقال التالي|المقال السابق|المقالة السابقة|
    المقالة التالية|الموضوع السابق|الموضوع التالي|أخبار أخرى|مواضيع أخرى|من نفس القسم|من القسم|أخبار قد تهمك|
    فيديو قد يعجبك|فيديوهات قد تعجبك|
    أخبار تهمك|ترشيحاتنا|شائع الآن|آخر العناوين|عناوين أخرى|مواد أخرى|يلفت النظر|أهم العناوين|
    قصص قد تهمك|مقالات قد تعجبك|محتوى مقترح|عناوين ذات صلة|أكثر قراءة|اقرأ في الموقع|عرض المزيد|عرض الكل|شاهد الكل|
    اقرأ التالي""",
    """Related articles|Related stories|Related news|Related content|Related posts|More on this story|More stories|
    More news|Most read|Most popular|
    Most viewed|You may also like|You might also like|You may like|Recommended|Recommended for you|
    Recommended stories|Trending now|
    Up next|Next article|Previous article|Next post|Previous post|Top stories|Latest news|
    Latest stories|Editor's picks|
    Editors' picks|What to read next|Around the BBC|From around the web|In other news|Related links|
    Related internet links|
    Load more|Show more|View more|View all|Read full story|See more|Keep reading|Continue reading|Promoted stories|
    Elsewhere on the BBC""",
    """Les plus lus|Le plus lu|Articles similaires|Articles liés|Dans la même rubrique|Les plus consultés|À la une|
    Notre sélection|Article suivant|
    Article précédent|Dernières nouvelles|Les dernières infos|Sur le même thème|Contenus liés|Vous aimerez aussi""",
    """En çok okunan haberler|Çok okunan haberler|
    İlgili haberler|Son dakika haberleri|Son dakika|Diğer haberler|Çok okunanlar|En çok okunanlar|
    Benzer haberler|Önerilen haberler|Önerilen video|Önerilen videolar|İlgili videolar|
    Sonraki haber|Önceki haber|Son haberler|Gündemden başlıklar|Sıradaki haber|Öne çıkanlar|En son haberler|
    Günün önemli haberleri""",
    """مطالب مرتبط|اخبار مرتبط|خبرهای مرتبط|پربازدیدترین|پربازدیدها|پربازدیدترین اخبار|پربیننده‌ترین|پربیننده ترین|
    پربحث‌ترین|آخرین اخبار|
    پیشنهاد سردبیر|خبرهای دیگر|مطالب پیشنهادی|پیشنهاد ما|مطالب دیگر|متعلقہ خبریں|متعلقہ خبر|مزید خبریں|مقبول خبریں|
    تازہ ترین|تازہ ترین خبریں|
    مقبول ترین|زیادہ پڑھی جانے والی|اہم خبریں|کارٹون|
    ضرور پڑھیں|متعلقہ مضامین|اسی بارے میں|مزید جانیے|بیشتر در این باره|در همین زمینه|در همین رابطه|اخبار مرتبط""",
    """هەواڵی پەیوەندیدار|بابەتی پەیوەندیدار|بابەتە پەیوەندیدارەکان|هەواڵە پەیوەندیدارەکان|زۆرترین خوێندراو|
    زۆرترین خوێنراو|هەواڵی تر|هەواڵی زیاتر|دوایین هەواڵ|
    دوایین هەواڵەکان|نوێترین هەواڵ|نوێترین هەواڵەکان|بابەتی دیکە|هەواڵی دیکە|زۆرترین بینراو""",
)
_TAGS = phrases(
    """كلمات دلالية|الكلمات الدلالية|كلمات مفتاحية|الكلمات المفتاحية|الكلمات الرئيسية|كلمات البحث|الوسوم|وسوم|
    الكلمات الدليلية|كلمات دليلية|
    هاشتاغ|هاشتاج|العلامات الدالة|علامات دالة|الكلمات الدالة|كلمات دالة|العلامات|علامات|تاغات|
    دلالات|إشارات|كلمات ذات دلالة|الإشارات المرجعية|
    التاغات|تاغ|تاج|تاجات|الأوسمة|وسم|مواضيع|المواضيع""",
    """Tags|Tag|Keywords|Topics|Filed under|Tagged|Mots-clés|Mots clés|Étiquettes|Thèmes|Etiketler|Etiket|
    Anahtar kelimeler""",
    "برچسب‌ها|برچسبها|برچسب ها|کلیدواژه‌ها|کلیدواژه ها|کلید واژه|ٹیگز|ٹیگ|تاگەکان|تاگ|وشە کلیلەکان|تەگ",
)

# Said of nothing else, so that the keywords may follow without a colon.
_KEYWORDS = phrases("كلمات دلالية|الكلمات الدلالية|كلمات مفتاحية|الكلمات المفتاحية|الكلمات الدليلية|كلمات دليلية")

_TOPICS = phrases(
    """Related topics|Related tags|Explore more on these topics|More on these topics|Sujets liés|İlgili konular|
    İlgili etiketler""",
    "مواضيع في هذا المقال|موضوعات المقال|موضوعات مرتبطة",
)

_LOOSE = phrases(
    "المزيد|التالي|السابق|التالى|الأحدث|مختارات|إضافات|الرائج|رائج|تريند|مرتبط‌ها|وبگردی|بلاگ|مزید|زیاتر|پەیوەندیدار",
    "Latest|Next|Previous|Popular|Trending|Features|In pictures|Related|La rédaction vous conseille|Suivant|Précédent",
)

RULES = (
    Rule(
        name="ar_live_label",
        zone=Zone.ANYWHERE,
        kind=Kind.RELATED,
        pattern=r"(?: [^.:؟!]{2,30} \s )? (?: تحديثات | تغطيه ) \s (?: حيه | مباشره )",
        why="A section's name and “live updates” head the card of another story.",
        examples=("اقتصاد عربي تحديثات حية", "تغطية مباشرة"),
        spares=("تحديثات حية تصل إلى القراء كل ساعة", "تغطية مباشرة للانتخابات"),
        opens=Kind.RELATED,
        longest=6,
    ),
    Rule(
        name="any_related_word",
        zone=Zone.OUTSIDE,
        kind=Kind.RELATED,
        pattern=rf"[^\w?]{{0,4}} {_LOOSE} [^\w?]{{0,4}}",
        why="Words that head other stories above or below the text, and may be a subheading inside it.",
        examples=("التالي", "Latest", "مزید"),
        spares=("التالي في الترتيب هو الأهلي", "Next?", "Features of the plan"),
        opens=Kind.RELATED,
        longest=6,
    ),
    Rule(
        name="any_related_heading",
        zone=Zone.ANYWHERE,
        kind=Kind.RELATED,
        pattern=rf"""
            [\W_]{{0,4}} {_HEADINGS} (?: \s (?: اليوم | الان | هذا \s الاسبوع | هذا \s الشهر ) )? [\W_]{{0,4}}
        """,
        why="A heading that announces other stories; the headlines under it are not this article.",
        examples=(
            "مواضيع ذات صلة",
            "الأكثر قراءة",
            "الأكثر قراءة اليوم",
            "More on this story",
            "SON DAKİKA HABERLERİ",
            "مطالب مرتبط",
            "کارٹون",
        ),
        spares=("الأكثر قراءة للكتب هم الشباب", "التالي في الترتيب هو الأهلي", "Most read books in 2024", "Next week"),
        opens=Kind.RELATED,
        longest=8,
    ),
    Rule(
        name="any_read_also",
        zone=Zone.ANYWHERE,
        kind=Kind.RELATED,
        pattern=rf"[\W_]{{0,4}} {_READ_ALSO} [\s.…:|!>»←<-]*",
        why="“Read also” alone on a line opens a list of headlines.",
        examples=("اقرأ أيضاً", "إقرأ أيضاً:", "قد يهمك", "Read also:", "À lire aussi", "مزید پڑھیں"),
        spares=("اقرأ أيضا كتب التاريخ كل صباح، قالت الأم.", "Related costs rose", "بخوانيد كتاب را"),
        opens=Kind.RELATED,
        longest=8,
    ),
    Rule(
        name="any_read_also_headline",
        zone=Zone.ANYWHERE,
        kind=Kind.RELATED,
        pattern=rf"""
            [\W_]{{0,4}} (?: {_READ_ALSO} | related ) \s* [.…:|!>»←<-]+ \s* .{{3,160}} | [\W_]{{0,3}}
            à\s+lire\s+aussi \s .{{3,140}} | [\W_]{{0,3}} المزيد \s+ (?:عن|من) \s+ [^.,]{{2,60}}
        """,
        why="“Read also:” with the headline on the same line.",
        examples=(
            "اقرأ أيضاً: الذهب يستقر بعد الهبوط",
            "À lire aussi Maroc: les barrages se remplissent",
            "المزيد عن: جسور، نقل، مدن",
            "المزيد من أخبار المدينة",
            "Read more: Oil falls again",
        ),
        spares=("Read more books, the minister told pupils.", "المزيد من التفاصيل ستعلن غدا، بحسب الوزارة."),
        longest=25,
        prose=True,
    ),
    Rule(
        name="any_tags_listed",
        zone=Zone.OUTSIDE,
        kind=Kind.TAGS,
        pattern=rf"""
            [\W_]{{0,4}} (?: {_TAGS} \s* [:|#-] | {_TOPICS} \s* : | {_KEYWORDS} \s ) \s* (?P<tags> .{{2,300}} )
        """,
        why="The label of a keyword list and the list.",
        examples=(
            Example("كلمات دلالية: جسور نقل", fields={"tags": "جسور نقل"}),
            Example("Tags: oil, OPEC", fields={"tags": "oil, OPEC"}),
            Example("İlgili Konular: #liman #vapur", fields={"tags": "#liman #vapur"}),
            Example("كلمات دلالية الميناء المدينة", fields={"tags": "الميناء المدينة"}),
        ),
        spares=("علامات المرض: حمى وسعال.\nثم", "Topics discussed included oil."),
        longest=40,
    ),
    Rule(
        name="any_related_topics",
        zone=Zone.OUTSIDE,
        kind=Kind.RELATED,
        pattern=rf"{_TOPICS} [\W_]*",
        why="The heading says related, the short lines under it are the story's keywords.",
        examples=("Related topics", "İlgili konular"),
        spares=("Related topics were discussed", "Topics"),
        opens=Kind.TAGS,
        longest=7,
    ),
    Rule(
        name="any_tags_heading",
        zone=Zone.OUTSIDE,
        kind=Kind.TAGS,
        pattern=rf"[\W_]{{0,4}} {_TAGS} [\W_]{{0,4}}",
        why="The heading of a keyword list; the short lines under it are the keywords.",
        examples=("كلمات مفتاحية", "الوسوم:", "Tags", "برچسب‌ها"),
        spares=("العلامات التجارية", "Topics of the day"),
        opens=Kind.TAGS,
        longest=6,
    ),
    Rule(
        name="any_hashtags",
        zone=Zone.OUTSIDE,
        kind=Kind.TAGS,
        pattern=r"""
            (?P<tags>
                (?: \# \s? [\w.-]{2,60} [\s,|]* ){1,40}+
              | (?: \# [^\#\s.?!]{2,40} (?: \s [^\#\s.?!]{2,20} )? \s* ){2,40}+
              | \# \s [^\W\d_][^\#.?!]{1,40} )
        """,
        why="A line of hashtags alone, outside a quoted post, is the keyword list.",
        examples=(
            Example("#العراق #بغداد", fields={"tags": "#العراق #بغداد"}),
            Example("#A1#B2", fields={"tags": "#A1#B2"}),
            Example("#Vapur#Hava Durumu", fields={"tags": "#Vapur#Hava Durumu"}),
            Example("# ساخت بندر", fields={"tags": "# ساخت بندر"}),
        ),
        spares=("#العراق يفوز على الأردن", "رقم # 5"),
        longest=40,
    ),
)
