"""Advertising, copyright, cookie and paywall notices."""

from newsflow.clean.gazetteer import AGENCIES
from newsflow.clean.rule import Example, Rule, Zone, phrases
from newsflow.model import Kind

_ADS = phrases(
    """إعلان|اعلان|إعلانات|مادة إعلانية|مادة اعلانية|مساحة إعلانية|مساحة اعلانية|إعلان ممول|إضافة إعلان|أضف إعلان|
    محتوى ممول|محتوى مدفوع|
    إعلان تجاري|إعلان - Ad|برعاية|
    يستكمل المقال بعد الإعلان|إعلان - استمر في القراءة أدناه""",
    "Haberin Devamı|Advertisement|Advertisements|Ad|Ads|"
    "Sponsored|Sponsored content|Advertising|Story continues below advertisement|"
    """Article continues below|Advertisement - scroll to continue|Skip ad|Promoted|Paid content|Publicité|
    Publicités|La suite après la publicité|"""
    "Reklam|Reklamlar|Sponsorlu içerik|İlan|REKLAM ALANI|Reklamı kapat",
    "آگهی|تبلیغات|تبلیغ|اشتہار|اشتہارات|ڕیکلام|ریکلام|ریكلام",
)

RULES = (
    Rule(
        name="any_ad_label",
        zone=Zone.ANYWHERE,
        kind=Kind.AD,
        pattern=rf"[\W_]{{0,4}} {_ADS} (?: \s* [|/-] \s* {_ADS} )? [\W_]{{0,4}}",
        why="The label that the law asks for above an advertisement.",
        examples=("مادة اعلانية", "- إعلان -", "Advertisement", "Publicité", "REKLAM", "آگهی"),
        spares=("إعلان الهدنة جاء متأخرا", "Ad spending rose", "تبلیغات انتخاباتی آغاز شد"),
        longest=8,
    ),
    Rule(
        name="any_ad_stories",
        zone=Zone.ANYWHERE,
        kind=Kind.AD,
        pattern=r"[a-z]{2,5} \s stories",
        why="The box of the outlet's own stories (RT) stands like an advertisement in the text; a headline follows.",
        examples=("RT STORIES",),
        spares=("Toy Stories shown", "قصص RT"),
        opens=Kind.RELATED,
        longest=3,
    ),
    Rule(
        name="any_copyright",
        zone=Zone.ANYWHERE,
        kind=Kind.COPYRIGHT,
        pattern=rf"""
            (?! .{{0,220}} (?: حقوق \s النشر | copyright ) \s .{{2,60}} / \s? copyright \s )
            (?: (?: (?: حقوق \s+ (?: النشر | الطبع ) \s* )? © (?! \s* {phrases(*AGENCIES)} [\W_]*\Z
              | \s* [^\d.|/]{{2,30}} \s [./|] \s [^\d.]{{3,40}} \Z ) | \(c\) \s
              | copyright (?!\w) ) [^.]{{0,120}} (?: \. [^.]{{0,80}} ){{0,2}}
            | .{{0,120}} (?: جميع | كل | كافه ) \s+ الحقوق \s+ (?: محفوظه | محفوظ ) .{{0,120}}
            | .{{0,20}} حقوق \s+ (?: النشر | الطبع | الملكيه ) .{{0,20}} محفوظه .{{0,100}}
            | .{{0,80}} all \s+ rights \s+ reserved .{{0,120}} | .{{0,80}} tous \s+ droits \s+ réservés .{{0,100}}
            | .{{0,80}} (?: tüm | her | bütün ) \s+ hak (?: k[ıi] | lar[ıi] ) \s+ sakl[ıi]d[ıi]r .{{0,80}}
            | .{{0,80}} bütün \s+ hakları? .{{0,80}}
            | .{{0,220}} \s haklar[ıi] \s+ sakl[ıi]d[ıi]r .{{0,80}}
            | .{{0,60}} (?: تمامي | تمام | كليه | همه ) \s* (?: ي \s+ )? حقوق .{{0,80}} (?: محفوظ | متعلق ) .{{0,60}}
            | .{{0,120}} \(has\) .{{0,200}}
            | (?: powered \s+ by | blog \s+ at | create \s+ a \s+ free | انشاء \s+ موقع | مدعوم \s+ من | بدعم \s+ من )
            .{{0,40}} (?: wordpress | blogger | blogspot | ووردبريس | وردبريس | بلوجر ) .{{0,20}}
            | .{{0,60}} جملہ \s+ حقوق .{{0,60}} محفوظ .{{0,40}} | .{{0,60}} ماف.{{0,20}} (?: پارێزراو
            | پارێزراوه ) .{{0,40}} )
        """,
        why="The line that claims the rights, in the fixed words of each language.",
        examples=(
            "جميع الحقوق محفوظة لجريدة المدينة",
            "© 2024 Newsroom",
            "All rights reserved.",
            "Tous droits réservés",
            "تمامی حقوق این سایت محفوظ است",
            "Powered by WordPress",
            "حقوق النشر © جريدة المدينة 2024",
        ),
        spares=(
            "© أ ف ب",
            "حقوق الإنسان محفوظة بالدستور",
            "ناقش المجلس حقوق النشر في العصر الرقمي.",
            "He reserved all seats",
        ),
        longest=60,
        prose=True,
    ),
    Rule(
        name="ar_photo_agency_copyright",
        zone=Zone.OUTSIDE,
        kind=Kind.COPYRIGHT,
        pattern=r"""
            (?: الاخبار \s+ المنشوره | يحظر | يمنع | لا \s+ يجوز | لا \s+ يسمح | اعاده \s+ نشر | يرجي \s+ (?: ذكر
            | الاشاره ) | نرجو \s+ ذكر )
            .{0,200} (?: المصدر | اعاده \s+ النشر | الموقع | الرسمي | اذن | HAS | حقوق | نسخ | خطي | مختصر ) .{0,200}
        """,
        why="Terms of reuse that agencies and outlets print under each story.",
        examples=(
            "الأخبار المنشورة على الصفحة الرسمية هي اختصار لجزء من الأخبار التي تُعرض للمشتركين عبر نظام (HAS).",
            "يمنع نسخ المحتوى دون إذن خطي",
        ),
        spares=("يحظر القانون التدخين في الأماكن العامة.", "لا يجوز للمحكمة الحكم قبل سماع الطرفين."),
        longest=60,
        prose=True,
    ),
    Rule(
        name="en_republish_terms",
        zone=Zone.OUTSIDE,
        kind=Kind.COPYRIGHT,
        pattern=r"""
            .{0,220} (?: to \s learn \s more \s about | if \s you \s (?: want | would \s like | wish ) \s to
              | for \s permission \s to | for \s information \s on )
            \s (?: republish | reprint | reproduc | reus | licens | syndicat ) (?: e | ing )? \s .{2,220}
        """,
        why="Who sells the right to print the story again.",
        examples=(
            "Harbour Daily covers the coast. To learn more about republishing this content, please fill out this form.",
            "If you would like to republish this article, contact the desk",
        ),
        spares=("To learn more about the republic, visit its museums.", "He wants to reprint it."),
        longest=60,
        prose=True,
    ),
    Rule(
        name="ar_opinion_disclaimer",
        zone=Zone.OUTSIDE,
        kind=Kind.COPYRIGHT,
        pattern=r"""
            [\W_]{0,4} (?: ملاحظه \s*:? \s* | تنويه \s*:? \s* )?
            (?: (?: ال)?(?: اراء | تعليقات | تعليقات \s الزوار | مشاركات | مقالات | مقال | المقاله
            | افكار ) (?: \s+ \S+ ){0,10} \s+ (?: لا \s+ )? (?: تعبر | يعبر | تمثل | يمثل | تعكس ) (?!\w)
              | (?: هذا | هذه ) \s+ (?: المقال | الماده | المقاله ) \s+ (?: لا \s+ )? (?: يعبر | تعبر
              | يمثل ) (?!\w) )
            .{0,220}
        """,
        why="The notice that an opinion is its author's own.",
        examples=(
            "التعليقات لا تعبر عن رأي الجريدة",
            "المقال يعبر عن رأي صاحبه ولا يعكس موقف الجريدة",
            "الأفكار المنشورة هنا لا تمثل بالضرورة موقف الموقع",
        ),
        spares=("الآراء في المدينة منقسمة حول الجسر الجديد.", "تعبر اللوحة عن حزن عميق."),
        longest=50,
        prose=True,
    ),
    Rule(
        name="en_first_published",
        zone=Zone.FOOTER,
        kind=Kind.SOURCE,
        pattern=r"""
            (?: (?: this | the ) \s (?: article | story | piece | post | report ) \s (?: was | is | has \s been ) \s )?
            (?: originally | first | re ) \s? (?: published | appeared ) \s (?: in | on | by | at | from ) \s
            (?P<source> [^.]{2,60} ) [.]?
        """,
        why="Republished stories name the paper of the original.",
        examples=(
            Example("This article was originally published in Harbour Daily.", fields={"source": "Harbour Daily"}),
            Example("Republished from Harbour Daily", fields={"source": "Harbour Daily"}),
        ),
        spares=("The book was first read in Oslo.", "It first appeared in spring. It spread."),
        longest=20,
        prose=True,
    ),
    Rule(
        name="any_contact",
        zone=Zone.FOOTER,
        kind=Kind.LINK,
        pattern=r"""
            (?: e-?mail | contact | write \s to | البريد (?: \s الالكتروني )? | بريد | للتواصل | ايميل ) \s* :? \s*
            [\w.+-]{1,40} @ [\w-]{1,40} (?: \. [\w-]{1,20} ){1,3}
        """,
        why="The author's address below the story.",
        examples=("Email: jane@harbour.example",),
        spares=("Email the ministry for details",),
        longest=6,
    ),
    Rule(
        name="any_disclaimer_fixed",
        zone=Zone.OUTSIDE,
        kind=Kind.COPYRIGHT,
        pattern=r"""
            (?: تحذير: \s+ بي \s+ بي \s+ سي
            | بي \s+ بي \s+ سي \s+ (?: نيوز \s+ )? (?: عربي \s+ )? (?: غير \s+ مسووله | غير \s+ مسؤوله
            | ليست \s+ مسؤوله )
              | (?: اذا | ان ) \s+ كنت \s+ تعتقد | اذا \s+ كان \s+ لديك \s+ (?: تصحيح | تعليق ) | لتصحيح
              | للابلاغ \s+ عن \s+ خطا | هل \s+ وجدت \s+ خطا
              | our \s+ standards: | the \s+ views \s+ expressed | the \s+ opinions \s+ expressed | les \s+ propos
              \s+ tenus
              | bu \s+ yazı.{0,40} yazar | the \s+ bbc \s+ is \s+ not \s+ responsible
              | [^.]{2,40} \s (?: website | web \s sitesinde ) \s? .{0,10} (?: contains \s only
              | , \s .{2,60} abonelere )
              | هذا \s+ الخبر \s+ منقول | المحتوي \s+ غير \s+ متاح )
            .{0,260}
        """,
        why="Corrections, outside links, opinions: sentences that an outlet prints under every page.",
        examples=(
            "إذا كنت تعتقد أن المقال يحوي معلومات خاطئة أرسل لنا تصحيحك",
            "The views expressed are the author's own.",
            "Harbour Agency website contains only a portion of the news stories offered to subscribers.",
            "تحذير: بي بي سي غير مسؤولة عن محتوى المواقع الخارجية",
        ),
        spares=("إذا كان الطقس مناسبا تنطلق الرحلة.", "The views are splendid."),
        longest=60,
        prose=True,
    ),
    Rule(
        name="any_cookie_notice",
        zone=Zone.OUTSIDE,
        kind=Kind.COOKIE,
        pattern=r"""
            (?: .{0,120} (?: cookies | الكوكيز | ملفات \s+ تعريف \s+ الارتباط | ملفات \s+ الارتباط | çerez ) .{0,200}
              | (?: accept \s+ all | accept | reject \s+ all | manage \s+ preferences | موافق | اوافق | قبول
              | قبول \s+ الكل | رفض | i \s+ agree | got \s+ it
                | tout \s+ accepter | tout \s+ refuser | kabul \s+ et ) [\W_]{0,3} )
        """,
        why="Consent to cookies is asked of visitors, around the article.",
        examples=(
            "نستخدم ملفات تعريف الارتباط لتحسين تجربتك",
            "We use cookies to improve your experience.",
            "Accept all",
            "موافق",
        ),
        spares=("The court accepted all claims", "موافق عليه من المجلس"),
        longest=60,
        prose=True,
    ),
    Rule(
        name="any_paywall",
        zone=Zone.ANYWHERE,
        kind=Kind.COOKIE,
        pattern=r"""
            (?: ادعم (?:وا)? \s+ (?: الصحافه | صحافتنا ) | هذا \s+ (?: المقال | المحتوي ) \s+ (?: مخصص
            | متاح ) \s+ (?: ل | فقط ) | محتوي \s+ (?: خاص | حصري ) \s+ (?: بال | لل )مشتركين
              | (?: article \s+ )? réservé \s+ aux | il \s+ vous \s+ reste | la \s+ suite \s+ est \s+ réservée
              | this \s+ (?: article | content ) \s+ is \s+ (?: for | available ) \s+
              | already \s+ a \s+ subscriber | déjà \s+ abonné | subscribers? \s+ only
              | to \s+ continue \s+ reading | bu \s+ içerik \s+ abone | premium [\W_]*$
              | اكمل \s+ القراءه \s+ ب | اشترك .{0,40} \s premium (?!\w)
              | اشترك .{0,60} \s+ (?: لتقرا | لقراءه | لمتابعه \s+ القراءه | للوصول ) )
            .{0,200}
        """,
        why="The wall in front of subscribers' articles says so in fixed words.",
        examples=(
            "ادعم الصحافة المستقلة",
            "Article réservé aux abonnés",
            "Already a subscriber? Sign in",
            "Premium",
            "اشترك في الخدمة لقراءة بقية المقال",
            "اشترك في خدمة Premium",
        ),
        spares=("ادعموا المنتخب الليلة في الملعب.", "Subscribers rose by 3 percent.", "Premium petrol prices fell"),
        longest=40,
        prose=True,
    ),
)
