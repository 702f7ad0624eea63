"""The readers' comments: headings and forms."""

from newsflow.clean.rule import Example, Rule, Zone, phrases
from newsflow.model import Kind

_COMMENTS = phrases(
    """التعليقات|تعليقات|تعليقات الزوار|تعليقات القراء|تعليق|اترك تعليقا|اترك تعليقك|اترك ردا|أضف تعليقا|أضف تعليقك|
    أضف تعليق|إضافة تعليق|إضافة تعليق جديد|أضف تعليقا جديدا|
    التعليق على الخبر|علق على الخبر|كن أول من يعلق على الخبر|أكتب تعليقك|اكتب تعليقك|
    اكتب تعليقا|شارك برأيك|شارك رأيك|شارك بتعليقك|شاركنا بتعليقك|اكتب تعليقك هنا|تعليقات فيسبوك|تعليقات الفيسبوك|
    شاركنا رأيك|شاركنا برأيك|أضف رأيك|آراء القراء|التعليقات مغلقة|التعليق مغلق|
    التعليقات معطلة|جاري تحميل التعليقات|لا توجد تعليقات|لا يوجد تعليقات|لا تعليقات|
    لا توجد تعليقات بعد|كن أول من يعلق|إلغاء الرد|عرض التعليقات|شروط التعليق|سياسة التعليقات|ملاحظات القراء|
    ردود الأفعال|
    انضم إلى المحادثة|محادثة|مرحبا بكم في فضاء التعليق|فضاء التعليق|
    ابدأ النقاش|أرسل تعليقك|نشر التعليق|إرسال التعليق|تعليقات حول الخبر|تعليقات على الخبر|التعليقات على الخبر|
    تعليقات حول الموضوع|لا توجد تعليقات على هذا الخبر|لا توجد تعليقات على هذا المقال|تعليقات المستخدمين|
    تعليق واحد|تعليقان""",
    """Comments|Comment|Leave a comment|Leave a reply|Add a comment|Post a comment|Write a comment|No comments|
    No comments yet|View comments|
    Show comments|Read comments|
    Join the conversation|Join the discussion|Comments are closed|Have your say|Cancel reply|
    Be the first to comment|Add your comment|Share your comments|
    Comment on this story""",
    """Commentaires|Commentaire|Laisser un commentaire|Ajouter un commentaire|Aucun commentaire|Réagir|
    Bienvenue dans l'espace commentaire|Espace commentaires|
    Réagir à cet article|Réagissez à cet article|Voir les commentaires|Lire les commentaires|
    Les commentaires sont fermés""",
    "Yorumlar|Yorum|Yorum yap|Yorum yaz|Yorum ekle|Yorumunuzu yazın|İlk yorumu sen yaz|Yorum gönder|Henüz yorum yok",
    """نظر شما|نظرات|نظرات کاربران|دیدگاه|دیدگاه‌ها|دیدگاه شما|ارسال نظر|ارسال دیدگاه|نظر بدهید|
    دیدگاهتان را بنویسید|تبصرے|تبصرے بند ہیں|تبصرہ کریں|اپنی رائے دیں|اپنی رائے کا اظہار کریں|
    کمنٹس|اپنا تبصرہ لکھیں|لێدوان|لێدوانەکان|کۆمێنت|کۆمێنتەکان|بۆچوونەکان|بۆچوونی خۆت بنووسە""",
)
_NONE = phrases(
    """لا توجد تعليقات|لا يوجد تعليقات|لا تعليقات|لا توجد تعليقات بعد|لا توجد تعليقات على هذا الخبر|
    لا توجد تعليقات على هذا المقال|No comments|No comments yet|Aucun commentaire|Henüz yorum yok"""
)
_FORM_FIELDS = phrases(
    """الاسم|اسمك|الاسم الكامل|اسم المعلق|التعليق|تعليقك|نص التعليق|عنوان التعليق|البريد الإلكتروني|بريدك الإلكتروني|
    البريد|رمز التحقق|رمز التأكيد|الموقع الإلكتروني|الدولة""",
    """Name|Your name|Email|E-mail|Email address|Your email|Website|Comment|Your comment|Captcha|Nom|Votre nom|Pseudo|
    Votre commentaire|Adresse e-mail|Ad Soyad|Adınız|İsim|E-posta|Yorumunuz|نام|نام شما|ایمیل|ایمیل شما|نظر شما|متن نظر|
    کد امنیتی|نام کاربری|ای میل|آپ کا نام""",
)
_NUMBER = r"(?P<comment_count> \d{1,3} (?: [.,]? \d{3} )* )"
_COUNTED = phrases(
    "تعليق|تعليقات|تعليقا|comments|comment|commentaires|commentaire|yorum|نظر|دیدگاه|تبصرے|تبصرہ|کۆمێنت|لێدوان"
)
_COMMENTS_HEADING_WORDS = phrases(
    """بند ہیں|مغلقة|
    تعليقات"""
)

RULES = (
    Rule(
        name="any_comments_heading",
        zone=Zone.ANYWHERE,
        kind=Kind.COMMENTS,
        pattern=rf"""
            [\W_]{{0,3}} (?P<none> {_NONE} ) [\W_]{{0,3}}
            | [^\w?]{{0,4}} {_COMMENTS} (?: \s+ {_COMMENTS} )? [^\w?]{{0,4}}
            | [\W_]{{0,3}} {_COMMENTS} \s* [(:\[]\s* {_NUMBER} \s* [)\]]? (?: \s+ {_COMMENTS_HEADING_WORDS} )?
            [\W_]{{0,3}}
            | [\W_]{{0,3}} {_COMMENTS} \s+ (?P<count> \d{{1,3}} ) [\W_]{{0,3}}
        """,
        why="The heading of the readers' comments, with or without their number; what follows is theirs.",
        examples=(
            "التعليقات",
            "اترك تعليقاً",
            "تعليقات الزوار:",
            Example("التعليقات (12)", fields={"comment_count": "12"}),
            Example("تبصرے (3)", fields={"comment_count": "3"}),
            Example("تعليقات 0", fields={"count": "0"}),
            "تعليقات حول الخبر",
            "Leave a comment",
            Example("لا توجد تعليقات", fields={"none": "لا توجد تعليقات"}),
            "Yorumlar",
        ),
        spares=(
            "التعليقات التي نشرها الطلبة أثارت جدلا.",
            "تعليقا على القرار، قال الوزير",
            "Comments made by the minister",
        ),
        opens=Kind.COMMENTS,
        longest=10,
    ),
    Rule(
        name="any_comments_thoughts",
        zone=Zone.FOOTER,
        kind=Kind.COMMENTS,
        pattern=rf"""
            (?: {_NUMBER} | (?P<one> راي \s+ واحد | one | un ) ) \s+ (?: راي | اراء | تعليق | تعليقات | ردود
            | thoughts? | replies | reply | comments? | responses? | commentaires? | réflexions? | réponses? | yorum )?
            \s* (?: حول | علي | on | to | sur | hakkında ) \s+ ["'«] .{{2,200}} ["'»]
        """,
        why="Blog engines head the comments with their number and the headline in quotes.",
        examples=(
            Example("4 آراء على “رحلة إلى الجبل”", fields={"comment_count": "4"}),
            Example("رأي واحد حول “رحلة إلى الجبل”", fields={"one": "رأي واحد"}),
            Example('3 thoughts on "A walk"', fields={"comment_count": "3"}),
        ),
        spares=("رأي واحد لا يكفي", "3 thoughts on peace"),
        opens=Kind.COMMENTS,
    ),
    Rule(
        name="any_comments_counted",
        zone=Zone.FOOTER,
        kind=Kind.COMMENTS,
        pattern=rf"[\W_]{{0,3}} {_NUMBER} \s* {_COUNTED} [\W_]{{0,3}}",
        why="Below the story the number of comments is their heading.",
        examples=(
            Example("7 تعليقات", fields={"comment_count": "7"}),
            Example("2 Comments", fields={"comment_count": "2"}),
        ),
        spares=("7 تعليقات طريفة من الجمهور", "Comments 2024"),
        opens=Kind.COMMENTS,
        longest=5,
    ),
    Rule(
        name="any_comments_form_field",
        zone=Zone.FOOTER,
        kind=Kind.COMMENTS,
        pattern=rf"[\W_]{{0,3}} {_FORM_FIELDS} (?: \s* [:*] ){{1,3}} \s*",
        why="The labels of a comment form's fields: a name for an input, with a colon or the star of what is required.",
        examples=("الاسم : *", "التعليق : *", "رمز التحقق :", "Name *", "Email:"),
        spares=("الاسم: مريم", "Name: Jane", "البريد الإلكتروني"),
        opens=Kind.COMMENTS,
        longest=6,
    ),
    Rule(
        name="any_comments_form",
        zone=Zone.ANYWHERE,
        kind=Kind.COMMENTS,
        pattern=r"""
            (?: لن \s+ يتم \s+ نشر \s+ (?: عنوان \s+ )? بريدك | الحقول \s+ (?: الالزاميه | المطلوبه ) | احفظ \s+ اسمي
            | \(?التعليقات \s+ (?: المنشوره | تعبر | لا \s+ تعبر )
              | your \s+ email \s+ address \s+ will \s+ not | required \s+ fields \s+ are | save \s+ my \s+ name
              | you \s+ must \s+ be \s+ logged \s+ in
              | votre \s+ adresse \s+ (?: e-mail | email | de \s+ messagerie ) \s+ ne \s+ sera
              | yorum \s+ (?: yapabilmek | yazabilmek | yapmak ) \s+ için | e-posta \s+ (?: hesabınız | hesabiniz |
    adresiniz ) | نشاني \s+ ايميل \s+ شما
              | نظرات \s+ حاوي | الاسم \s* \*? \s+ البريد | captcha )
            .{0,260}
        """,
        why="The fixed sentences of comment forms.",
        examples=(
            "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *",
            "Your email address will not be published. Required fields are marked *",
        ),
        spares=("لن يتم نشر القائمة قبل الغد.", "Your email may be read"),
        opens=Kind.COMMENTS,
        longest=60,
        prose=True,
    ),
)
