"""Sharing bars and the controls beside them."""

from newsflow.clean.gazetteer import NETWORKS
from newsflow.clean.rule import Rule, Zone, phrases
from newsflow.model import Kind

_SHARE_WORDS = phrases(
    """شارك|شاركها|شاركه|شارك الخبر|شارك المقال|شارك هذا المقال|مشاركة هذا المقال|
    شارك هذا الموضوع|شارك الموضوع|شارك القصة|شاركنا|
    شارك على|شارك عبر|شارك مع|
    مشاركة|مشاركة عبر|مشاركة على|مشاركة الخبر|مشاركة المقال|مشاركة المقالة|مشاركات|انشر|انشر الخبر|طباعة|اطبع|
    اطبع المقال|طباعة المقال|
    حفظ|احفظ|حفظ المقال|حفظ الخبر|نسخ|نسخ الرابط|انسخ الرابط|انسخ|تم النسخ|تم نسخ الرابط|تم النسخ إلى الحافظة|أرسل|
    إرسال|إرسال لصديق|إرسال إلى صديق|شارك هذا الخبر|شارك هذه القصة|
    أرسل لصديق|أرسل إلى صديق|أرسل بالبريد|البريد الإلكتروني|بريد إلكتروني|البريد الالكتروني|عبر البريد|البريد|إيميل|
    تكبير الخط|أ|أ+|أ-|+أ|-أ|طباعة الخبر|اطبع الخبر|أرسل الخبر|أرسل الخبر لصديق|ارسل الخبر لصديق|إرسال الخبر|
    نسخة للطباعة|نسخة الطباعة|اضغط للنسخ|انقر للنسخ|اضغط للمشاركة|للمشاركة|مشاركة هذا الخبر|شارك مع أصدقائك|
    أرسل بالإيميل|شارك هذا|شارك هذه الصفحة|
    تصغير الخط|حجم الخط|الخط|خط|تكبير|تصغير|ع|أعجبني|إعجاب|غرد|تغريد|غردها""",
    """A|A+|A-|Aa|TT|T|Font|PDF|Bookmark|Bookmarks|Share|Shares|Share this|Share this article|Share on|Share via|
    Share with|Share page|
    Print|Save|Saved|Copy|Copy link|Copy URL|Link copied|Tweet|Like|Send|Email this|Share this story|Share this post|
    Print this article|Print article|Save for later|Save article|Email this article|Font size|
    Gift this article|Republish this article|Reuse this content|Text size|Close button|
    Copy/paste the article video embed link below|Copied|Printable version|Print version|
    Copy to clipboard|Purchase licensing rights|Share to|Share now""",
    """Sauvegarder|Sauvegarder l'article|
    Partager|Partager sur|Partager l'article|Imprimer|Envoyer|Envoyer par email|Copier le lien|Enregistrer|
    Offrir l'article|Offrir cet article|
    Lien copié|Envoyer par mail|Envoyer par e-mail|Partager par mail|Partager cet article|Réutiliser ce contenu|
    Ajouter à mes favoris|
    Paylaş|Paylaşın|
    Haberi paylaş|Paylaşım|Yazdır|Kaydet|Kopyala|Linki kopyala|Bağlantıyı kopyala|Beğen|Tweetle|Yazı boyutu|
    Yazı tipi|Yazı tipi boyutu|Link kopyala|
    Facebook'ta paylaş|Twitter'da paylaş|X'te paylaş|WhatsApp'ta paylaş|LinkedIn'de paylaş|WhatsApp'tan gönder|
    Favorilere ekle""",
    """اشتراک گذاری|اشتراک‌گذاری|به اشتراک بگذارید|به اشتراک گذاری|چاپ|بستن چاپ|ارسال|ارسال به دوستان|کپی لینک|
    ذخیره|هم‌رسانی|هم‌رسانی این مطلب|هم رسانی این مطلب|اشتراک گذاری این مطلب|این خبر را به اشتراک بگذارید|
    لینک کوتاه کپی شد|
    شیئر|شیئر کریں|شئیر کریں|شیئرکریں|پرنٹ|پرنٹ کریں|ٹویٹ|ای میل|محفوظ کریں""",
    "هاوبەشکردن|هاوبەشی بکە|هاوبەش بکە|شەیر|شەیری بکە|چاپکردن|پرینت|بڵاوی بکەوە|بڵاوکردنەوە",
)
_NETWORKS = phrases(NETWORKS)
_JOINTS = phrases("على|عبر|في|مع|أو|و|إلى|on|via|with|to|sur|par|در|پر|لە|بە")


RULES = (
    Rule(
        name="any_share_bar",
        zone=Zone.ANYWHERE,
        kind=Kind.SHARE,
        pattern=rf"""
            [+|•:\s-]*+
            (?: (?: {_SHARE_WORDS} (?: (?!\w) | (?={_NETWORKS}) ) | {_NETWORKS} ) [\s|/,:;•·.!+()-]*+ )
            (?: (?: {_SHARE_WORDS} (?!\w) | {_NETWORKS} | {_JOINTS} (?!\w) | \d{{1,5}} (?!\w) ) [\s|/,:;•·.!+()-]*+ )*+
        """,
        why="A line in which every word is a network or a share, print, copy or font control is a toolbar.",
        examples=(
            "شارِكْ",
            "A+ A-",
            "ع ع ع",
            "+ الخط -",
            "TT",
            "فيسبوك تويتر واتساب",
            "طباعة",
            "شارك على",
            "شارك هذا الخبر!",
            "إرسال إلى صديق",
            "Paylaş",
            "Share فيسبوك تويتر لينكدين Pin Interest Whats App",
            "Partager sur Facebook",
            "ShareWhatsAppTwitter",
        ),
        spares=(
            "شارك في كتابة الدراسة 9 خبراء",
            "شاركت في السباق فرق المدارس والجامعات.",
            "Share prices fell",
            "1 - 2",
            "تويتر تعلن تسريح موظفين",
        ),
    ),
    Rule(
        name="any_share_click",
        zone=Zone.ANYWHERE,
        kind=Kind.SHARE,
        pattern=r"""
            save \s articles? \s to \s read \s later .{0,60}
            | (?: (?: ال)?(?: نقر | ضغط | انقر | اضغط ) \s+ (?: للمشاركه | لمشاركه | ل?ارسال | للطباعه ) |
    click \s+ to \s+
            (?: share | email | print )
            | click \s+ here \s+ to \s+ (?: share | print | email )
            | مواضيع \s+ للمشاركه | cliquez? \s+ pour \s+ (?: partager | imprimer | envoyer ) ) .{0,80}
        """,
        why="What blog engines write behind their sharing icons.",
        examples=(
            "Save articles to read later and create your own reading list.",
            "Click here to share this story",
            "مواضيع للمشاركة: Facebook",
            "انقر للمشاركة على فيسبوك (فتح في نافذة جديدة)",
            "Click to share on X (Opens in new window)",
        ),
        spares=("انقر على الصورة لتكبيرها", "Clicking to share files is illegal there"),
        longest=14,
        prose=True,
    ),
    Rule(
        name="any_font_signs",
        zone=Zone.OUTSIDE,
        kind=Kind.SHARE,
        pattern=r"[-+=\s]* (?: - [\s=]* \+ | \+ [\s=]* - ) [-+=\s]*",
        why="Plus and minus alone are the controls of the font's size.",
        examples=("+ -", "- + ="),
        spares=("+ 5 -", "---"),
        longest=5,
    ),
)
