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
    Rule(
        name="en_subscriber_benefits",
        zone=Zone.ANYWHERE,
        kind=Kind.COOKIE,
        pattern=(
            r"(?: sign \s in \s or \s )? create \s an \s account (?: \s or \s sign \s in )? \s to \s continue .{0,80}",
            r"(?: already | don't ) \s have \s an \s account \? .{0,40}",
            r"""(?: unlimited \s (?: online \s | digital \s )? access \s to | access \s articles \s from ) \s .{2,90}
                (?: account | sites | archives? | content ) [.]?""",
            r"share \s your \s thoughts \s and \s join \s the \s conversation \s in \s the \s comments [.]?",
            r"enjoy \s (?: additional | unlimited | more ) \s articles \s (?: per | each | every ) \s month [.]?",
            r"get \s e-?mail \s updates \s from \s your \s favou?rite \s authors [.]?",
            r"[^.]{2,60} \s epaper , \s an \s electronic \s replica .{2,160}",
            r"(?: daily | weekly ) \s puzzles .{0,60} \s crossword [.]?",
            r"support \s (?: local | independent | quality ) \s journalism [.!]?",
            r"exclusive \s articles \s (?: by | from ) \s .{2,160} \s and \s (?: others | more ) .{0,120}",
            r"this \s advertisement \s has \s not \s loaded \s yet .{0,80}",
            r"article \s content (?: \s continued )?",
        ),
        why="What subscribers of a chain of papers get, point by point, between the paragraphs of every story.",
        examples=(
            "Create an account or sign in to continue with your reading experience.",
            "Don't have an account? Create Account",
            "Unlimited online access to Harbour Daily and 15 news sites with one account.",
            "Access articles from across the country with one account",
            "Share your thoughts and join the conversation in the comments.",
            "Enjoy additional articles per month.",
            "Get email updates from your favourite authors.",
            "Harbour Daily ePaper, an electronic replica of the print edition to view on any device.",
            "Daily puzzles and comics, including the Harbour Crossword.",
            "Support local journalism.",
            "Exclusive articles by top sports columnists Jane Roe, John Doe and others. Plus, the harbour report.",
            "This advertisement has not loaded yet, but your article continues below.",
            "Article content",
        ),
        spares=(
            "Farmers want unlimited access to the river.",
            "Enjoy the article, he said.",
            "The fund exists to support local journalism in towns without a paper.",
        ),
        longest=45,
        prose=True,
    ),
    Rule(
        name="any_embed_consent",
        zone=Zone.ANYWHERE,
        kind=Kind.COOKIE,
        pattern=(
            r"""an \s dieser \s stelle \s (?: findest | finden | befindet ) \s .{0,90} externe[rn]? \s (?: \S+ \s ){0,3}
                inhalt .{0,260}""",
            r"(?: du \s kannst | sie \s können ) \s .{0,60} mit \s einem \s klick .{0,30} (?: zeigen | laden ) .{0,60}",
            r"ich \s bin \s \S* \s? einverstanden , \s dass \s mir \s .{0,40} inhalt .{0,60} angezeigt .{0,400}",
            r"we \s need \s your \s (?: consent | permission ) \s (?: to | before ) \s (?: load | show ) .{2,99}",
            r"""this \s article \s (?: includes | contains ) \s content \s (?: provided \s by | hosted \s on | from ) \s
                .{2,60} \. \s we \s ask .{2,240}""",
            r"ce \s contenu \s (?: est | a \s été ) \s bloqué .{0,120} cookies .{0,200}",
            r"pour \s (?: afficher | consulter ) \s ce \s contenu .{0,80} (?: cookies | consent\w* ) .{0,160}",
        ),
        why="A page asks before it loads another platform's post, where the post would stand.",
        examples=(
            "An dieser Stelle findest du einen externen Inhalt von YouTube, der den Artikel ergänzt.",
            "An dieser Stelle finden Sie einen von der Redaktion ausgewählten, externen Inhalt..",
            "Du kannst ihn dir mit einem Klick anzeigen lassen und wieder ausblenden.",
            "Ich bin damit einverstanden, dass mir Inhalte von YouTube angezeigt werden.",
            "We need your consent to load this content from a third party",
            "This article includes content provided by Twitter. We ask for your permission before anything is loaded.",
            "Ce contenu est bloqué car vous n'avez pas accepté les cookies.",
            "Pour afficher ce contenu Twitter, vous devez accepter les cookies Réseaux Sociaux.",
        ),
        spares=(
            "Ich bin damit einverstanden, dass mir der Bürgermeister schreibt, sagte sie.",
            "An dieser Stelle finden Besucher im Sommer einen kleinen Markt.",
            "Ce contenu a été très partagé.",
        ),
        longest=80,
        prose=True,
    ),
)
