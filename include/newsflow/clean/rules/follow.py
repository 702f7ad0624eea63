"""Calls to follow, subscribe or download."""

from newsflow.clean.gazetteer import NETWORKS, OUTLETS
from newsflow.clean.rule import Example, Rule, Zone, phrases
from newsflow.model import Kind

_CHANNELS = phrases(
    NETWORKS.replace("|X|", "|").replace("|Line|", "|"),
    """قناتنا|قناة|قنواتنا|صفحتنا|صفحاتنا|صفحة|مواقعنا|حسابنا|حساباتنا|حساب|مواقع التواصل|منصاتنا|منصات التواصل|نشرتنا|
    النشرة|النشرة البريدية|تطبيق|
    تطبيقنا|التطبيق|جوجل|غوغل|القائمة البريدية|RT|موقعنا|المدونة|نشرة|البريد|مجموعتنا|خدمة الأخبار|الخدمة الإخبارية|
    الإشعارات|التنبيهات|
    خدمة الإشعارات|منصات|شاشة|نشراتنا|أثير|إذاعة""",
)
_NETWORKS = phrases(NETWORKS)
_FOLLOW_CALL_WORDS = phrases(
    """abone ol|abone olun|takip et|takip edin|kanalına katılın|kanalımıza katılın|kanallarına katılın|
    kanallarımıza katılın|suivez-nous|abonnez-vous"""
)
_FOLLOW_CALL_WORDS_2 = phrases("""خبرنامه|عضویت در خبرنامه|کانال تلگرام|نیوز لیٹر|واٹس ایپ چینل""")

RULES = (
    Rule(
        name="ar_follow_channel",
        zone=Zone.ANYWHERE,
        kind=Kind.FOLLOW,
        pattern=rf"""
            [^\w]{{0,3}}
            (?: لتصلك | ليصلك | لتصلكم | تابعونا | تابعنا | تابعوا | لمتابعتنا | تابعو | لمتابعه | للمتابعه |
    اشترك(?:وا)? | للاشتراك
            | انضم(?:وا)? | انضمي
              | متابعه \s+ اخبار | (?: تابع | شاهد(?:وا)? | اشترك | احصل | تصلك ) (?= \s+ (?: علي \s+ )? (?: اخر |
    احدث | اخبار | المزيد | كل | جديد | قناه | صفحه | حساب |
              صفحتنا | صفحاتنا | قناتنا | حسابنا | حساباتنا | منصاتنا | مواقعنا | معنا ) )
              | الاشتراك (?= \s (?: في | ب ) )
              | (?: حمل(?:وا)? | نزل(?:وا)? ) (?= \s+ (?: الان \s+ )? (?: تطبيق | التطبيق ) )
              | سجل(?:وا)? \s+ (?: الان | معنا | في \s+ النشره )
              | (?: ل | لل ) (?: مزيد | مزيد \s+ من ) \s+ (?: الاخبار | التفاصيل | المعلومات )
              | (?: يمكنكم | بامكانكم ) \s+ (?: متابعه | متابعتنا | الاشتراك )
              | كن \s+ (?: اول | علي ) | ابق \s+ علي | زوروا
              | اقرا(?:وا)? \s+ (?: اخبار | المزيد | جديد ) (?= .{{2,40}} \s (?: علي | عبر ) \s ) )
            (?!\w) .{{0,120}}? (?<!\w) (?: ال | ب | بال | لل | ل | و )? {_CHANNELS} (?!\w) .{{0,60}}
        """,
        why="An imperative of following, subscribing or downloading and the name of a channel: the outlet's own call.",
        examples=(
            "تابعوا RT على",
            "تابعوا آخر أخبارنا المحلية والرياضية عبر Google news",
            "حمل الآن تطبيق النهار",
            "تابعونا على التليغرام",
            "اشترك في النشرة البريدية",
            "للاشتراك في قناتنا على واتساب اضغط هنا",
            "شاهد آخر الفيديوهات على قناة المدينة عبر يوتيوب",
            "اشترك في المدونة عبر البريد الإلكتروني",
            "تابع قناتنا على يوتيوب",
            "لمتابعة الأخبار عبر منصات المدينة",
            "الاشتراك في نشراتنا",
            "تابع مواقعنا",
            "اقرأ أخبار المدينة على جوجل نيوز",
        ),
        spares=(
            "تابعونا في هذه الجولة بين أسواق المدينة القديمة.",
            "تابع رئيس الوزراء سير العمل في المشروع.",
            "شاهد الجمهور على قناة السويس عبور السفينة.",
            "اشترك في السباق 40 عداء من ست دول.",
            "الاشتراك في المسابقة مجاني للطلبة.",
        ),
        prose=True,
    ),
    Rule(
        name="ar_follow_words",
        zone=Zone.ANYWHERE,
        kind=Kind.FOLLOW,
        pattern=rf"""
            (?: {
            phrases('''تابعونا|تابعنا|تابعوا|تابعنا على|تابعونا على|تابعونا عبر|تابعنا عبر|تابعوا آخر الأخبار|
            أين يمكنك متابعتنا|اشترك|اشترك الآن|
            اشتراك|اشترك معنا|الاشتراك|متابعة|النشرة البريدية|النشرة الإخبارية|النشرة الإلكترونية|الملخص اليومي|
            القائمة البريدية|كن على تواصل|
            تواصل معنا|ابق على اطلاع|ابقوا على اطلاع|يستحق الانتباه|بودكاست|الحلقات|اشترك في نشرتنا|اشترك في النشرة|
            حمل التطبيق|حمّل التطبيق|حمل تطبيقنا|تنزيل التطبيق|متوفر على|احصل عليه من|سجل الآن|
            رأيكم يهمنا|رأيك يهمنا|يهمنا رأيك|تفعيل الإشعارات|فعّل الإشعارات|إشعارات|النشرة الإكترونية|
            عبر Google News|على Google News|عبر جوجل نيوز|
            النشرات البريدية|نشراتنا|نشراتنا البريدية|تابعنا الآن|الموجز اليومي|موجز الأخبار''')
        }
            [\s|/,:.!]*+ )++
            | (?: لمتابعه | لتلقي | للحصول ) \s .{{3,40}} \s (?: اشترك | سجل ) (?: \s (?: الان | معنا | مجانا ) )? [.!]?
            | (?: كن \s ملما .{{0,60}} | [^.]{{0,40}} [.] \s )? (?: حمل | نزل )(?:وا)? \s (?: الان \s )?
            (?: ال)?تطبيق \s .{{2,100}}
            | (?: الملخص \s? اليومي | الموجز \s اليومي | (?: ال)?نشره | النشرات ) (?! \w{{3}} \s ) .{{0,120}}
            (?: بريدك | بريدكم | صندوق \s بريد ) .{{0,40}}
            | (?: اشترك | سجل )(?:وا)? \s (?: الان \s )? (?: لتصلك | ليصلك | لتصلكم | لتلقي | لمتابعه ) \s .{{2,60}}
            | تابع(?:وا|نا|ونا)? \s [^.:؟]{{2,30}} \s (?: علي | عبر )
            | نشره \s (?: بريديه | اخباريه | الكترونيه ) \s .{{3,50}}
        """,
        why="The whole line is the heading of a subscribe or follow box.",
        examples=(
            "أين يمكنك متابعتنا",
            "النشرة البريدية",
            "اشترك الآن",
            "الملخص اليومي النشرة الإلكترونية",
            "عبر Google News",
            "نشرة بريدية أسبوعية مجانية",
            "لمتابعة آخر الأخبار اشترك الآن",
            "حمل الآن تطبيق المدينة للاطلاع على آخر الأخبار والأحداث اليومية في لبنان والعالم",
            "الملخص اليوميالنشرة الإلكترونية التي تقدم أهم الأخبار مباشرة إلى بريدك الإلكتروني",
            "اشترك لتصلك أهم الأخبار",
            "تابع بوابة النهر على",
        ),
        spares=(
            "تابعونا في هذه الجولة",
            "متابعة حثيثة للملف",
            "الحلقات المفقودة في القصة",
            "نشرة جوية خاصة",
            "حمل الجنود التطبيقات معهم",
            "اشترك 40 عداء في السباق",
        ),
    ),
    Rule(
        name="ar_follow_house",
        zone=Zone.ANYWHERE,
        kind=Kind.FOLLOW,
        pattern=r"""
            و? (?: نقدم | يقدم | تقدم ) \s+ (?: لكم | لقرائه | لقرائها | لمتابعيه | لزواره ) (?!\w) .{0,30}
            (?: موقع | بوابه | صحيفه | جريده | منصه ) (?!\w) .{2,60} (?: تغطيه | متابعه | رصد | خدمه ) (?!\w) .{0,240}
        """,
        why="What the outlet offers its readers, in its own name: the sentence under every story.",
        examples=("ونقدم لكم من خلال موقع (المدينة)، تغطية ورصدًا مستمرًّا على مدار الـ 24 ساعة لأسعار الذهب.",),
        spares=("يقدم المتحف تغطية كاملة لتاريخ المدينة.", "وتقدم لكم المدرسة الشكر"),
        longest=60,
        prose=True,
    ),
    Rule(
        name="ar_click_here",
        zone=Zone.ANYWHERE,
        kind=Kind.FOLLOW,
        pattern=r"""
            (?: انقر | اضغط | انقروا | اضغطوا ) \s+ (?: هنا | علي \s+ الرابط ) \s+ (?! ل?قراءه \s+ (?: الخبر |
            الموضوع ) ) .{1,60}
            | (?: للاطلاع | لقراءه | لتحميل | لمشاهده | لتصفح | للاشتراك ) \s+ [^.؟!]{3,80} [.,\s:]{1,4}
            (?: انقر | اضغط | انقروا | اضغطوا ) \s+ (?: هنا | علي \s+ الرابط ) [.\s]*
        """,
        why="A call to click is no part of a story.",
        examples=(
            "انقر هنا للاطلاع على بقية الأخبار",
            "اضغط هنا لمتابعة قناتنا",
            "للاطلاع على العدد «12» من جريدة «المدينة».. اضغط هنا",
        ),
        spares=("اضغط هنا لقراءة الخبر من موقعه.", "انقر بجوار الصورة ثم احفظ."),
        prose=True,
    ),
    Rule(
        name="any_channel_of",
        zone=Zone.OUTSIDE,
        kind=Kind.FOLLOW,
        pattern=rf"""
            (?P<outlet> {phrases(*OUTLETS)} ) \s (?: علي | عبر | on | sur | در | پر | له ) \s {_NETWORKS} [\W_]{{0,3}}
        """,
        why="An outlet's name and a network's: its channel there.",
        examples=(
            Example("إيلاف على تلغرام", fields={"outlet": "إيلاف"}),
            Example("Euronews on Facebook", fields={"outlet": "Euronews"}),
        ),
        spares=("إيلاف على حق", "العربية على تلغرام تنقل المباراة"),
        longest=6,
    ),
    Rule(
        name="en_fr_newsletter",
        zone=Zone.ANYWHERE,
        kind=Kind.FOLLOW,
        pattern=r"""
            (?: [^.]{2,40} [.:] \s )? (?: (?: chaque | tous \s les | every | each ) \s [^.]{2,30} [,:] \s )?
            (?: (?: get | receive ) \s (?: all \s )? the \s [^.]{2,40} \s (?: news | stories ) (?!\w)
            | (?: recevez | retrouvez | get | receive | sign \s up | inscrivez-vous ) \s [^.]{2,60}
            (?: actualité | infos | informations | newsletter | inbox | e-?mail | briefing | headlines ) )
            [^.]{0,60} [.!]?
            | s'inscrire [\W_]* | je \s m'inscris .{0,40}
            | (?: the | our | this ) \s (?: [^.,]{2,40} \s )? (?: newsletter | e-?mail | briefing ) \s
            (?: provides | breaks \s down | brings | rounds \s up | gives | delivers | unpacks | explains | sends )
            (?!\w) .{2,160} (?: you | your ) (?!\w) .{0,120}
            | sign \s up \s (?: to | for ) \s (?: [^.,]{2,40} | [^.]{2,160} \s newsletters? [.!]? )
            | sign \s up \s to \s (?: get | receive ) \s [^.]{2,160} \s newsletters? [.!]?
            | new \s [^.,:]{2,30} \s newsletter : \s [^.]{2,60}
            | (?: after | before | skip | past ) \s newsletter (?: \s promotion )?
        """,
        why="The newsletter's name, how often it comes, what one gets: a box around the story.",
        examples=(
            "Le Matin. Chaque jour, recevez l'essentiel de l'actualité du port.",
            "Every morning, get the harbour's top headlines in your inbox.",
            "S’inscrire",
            "Our morning email breaks down the key stories of the day, telling you what’s happening",
            "The Harbour Daily newsletter provides all the news you need to start your day. Sign up here.",
            "after newsletter promotion",
            "Sign up to Harbour Edition",
            "New harbour newsletter: The Pilot's Log",
            "Sign up to get the latest analysis of the coast, alongside The Tide and other Harbour Daily newsletters",
            "The harbour's best stories. Get all the week's news - the good, the bad and the calm",
        ),
        spares=(
            "Recevez-les avec du café, dit-elle.",
            "They get headlines. It helps them.",
            "The newsletter brings readers from forty countries together, he said.",
        ),
        longest=30,
        prose=True,
    ),
    Rule(
        name="en_newsletter_privacy",
        zone=Zone.ANYWHERE,
        kind=Kind.FOLLOW,
        pattern=r"""
            privacy \s notice: \s .{2,400}
            | (?: by \s (?: signing \s up | subscribing ) | we \s (?: may | will ) \s use )
            [^.]{2,120} (?: privacy | terms | newsletter | emails? ) (?!\w) .{0,160}
        """,
        why="The small print of a newsletter's box, in the fixed words of the law.",
        examples=(
            "Privacy Notice: Newsletters may contain information about charities. See our Privacy Policy.",
            "By signing up, you agree to our terms of use and privacy policy.",
        ),
        spares=("The privacy notice was sent to 40 people.", "We may use the road tomorrow, he said."),
        longest=70,
        prose=True,
    ),
    Rule(
        name="any_handle_alone",
        zone=Zone.OUTSIDE,
        kind=Kind.FOLLOW,
        pattern=r"@\w{2,30}",
        why="A handle alone on a line is an account to follow.",
        examples=("@newsroom",),
        spares=("@newsroom كتب", "@ 5"),
        longest=1,
    ),
    Rule(
        name="en_follow_call",
        zone=Zone.OUTSIDE,
        kind=Kind.FOLLOW,
        pattern=r"""
            (?: follow (?: ing )? \Z | add \s+ us \s+ on
              | (?: add | make | choose ) \s+ (?: \S+ \s+ ){0,4} (?: as \s+ )? (?: a | your ) \s+ preferred \s+ source
              | follow \s+ (?: us |
    \S{1,30} (?: \s+ \S{1,20} )? \s+ on (?!\w) ) | subscribe | sign \s+ up
            | join \s+ (?: us | our ) | get \s+ (?: the \s+ latest | our )
              | download \s+ (?: the | our ) | newsletters? | like \s+ us \s+ on | stay \s+ (?: tuned | connected
              | informed ) | register \s+ now
              | (?: free | weekly | daily )
              (?: \s+ (?: weekly | daily | monthly | morning | evening ) )? \s+ newsletter )
            (?!\w) [^.]{0,110} [.!]?
        """,
        why="English calls to follow, subscribe or download, outside the body only.",
        examples=(
            "Follow us on Twitter",
            "Follow",
            "Subscribe to our newsletter",
            "Add Harbour Daily as a preferred source on Google",
            "Sign up for our daily briefing.",
            "Newsletter Recevez chaque matin nos articles",
            "Free weekly newsletter",
        ),
        spares=("Following the talks, both sides signed.", "Subscribers fell. The company said so.", "Join hands"),
        prose=True,
    ),
    Rule(
        name="en_follow_sentence",
        zone=Zone.ANYWHERE,
        kind=Kind.FOLLOW,
        pattern=rf"""
            (?: (?: stay \s (?: up \s to \s date | informed ) | (?: never | don't ) \s miss | want \s more )
            (?!\w) [^.!?]{{0,90}} [.!?,] \s )?
            (?: follow | join | subscribe \s to | like | download ) \s [^.!?]{{2,60}} \s (?: on | via | at | for ) \s
            (?: our \s | the \s )? {_NETWORKS} (?: \s (?: channels? | page | app ) )? (?: \s .{{1,40}} )? [.!]?
        """,
        why="To follow, join or like somebody on a network is a call even between paragraphs, if nothing else is said.",
        examples=(
            "Stay up to date with the latest news. Follow HD on WhatsApp Channels.",
            "Follow the Harbour Daily on Instagram",
        ),
        spares=(
            "Follow the money on the way to Facebook's lawyers, she told the court in a statement on Monday.",
            "Police followed him on Twitter.",
        ),
        longest=22,
        prose=True,
    ),
    Rule(
        name="fr_tr_follow_call",
        zone=Zone.OUTSIDE,
        kind=Kind.FOLLOW,
        pattern=rf"""
            (?: {
            phrases('''je m'abonne|abonnez-vous|s'abonner|suivez-nous|suivre|inscrivez-vous|recevez|
            téléchargez l'application|télécharger l'application|
            restez informé|ne manquez rien|rejoignez-nous|abone ol|abone olun|takip et|bizi takip edin|takip edin|
            bültene abone ol|uygulamayı indir|
            google news'te|haber bülteni|kanalına katılın|kanalımıza katılın|kanallarına katılın|kanallarımıza katılın|
            bildirimleri aç''')
        } (?!\w) [^.]{{0,100}} [.!]?
            | [^.]{{0,100}} télécharge[zr] \s l'appli .{{0,60}} | [^.]{{1,80}} \s {_FOLLOW_CALL_WORDS} [.!]? )
        """,
        why="French and Turkish calls to follow or subscribe.",
        examples=(
            "Je m'abonne",
            "Emportez la ville partout ! Téléchargez l'application du Matin",
            "Suivez-nous sur Facebook",
            "Abone ol",
            "Bizi Google News'te takip edin",
        ),
        spares=("Suivre la route du sel. Un reportage.", "Recevoir n'est pas donner", "Aboneler arttı"),
    ),
    Rule(
        name="fa_ur_ckb_follow_call",
        zone=Zone.OUTSIDE,
        kind=Kind.FOLLOW,
        pattern=rf"""
            (?: .{{0,80}}? (?<!\w) {
            phrases('''دنبال کنید|عضو شوید|تلگرام شوید|بپیوندید|دنبال نمایید|فالو کریں|سبسکرائب کریں|جوائن کریں|
    لائک کریں|
            ڈاؤن لوڈ کریں|فۆڵۆ بکە|فۆڵۆمان بکەن|سەبسکرایب بکە|بەشداربە|دابەزێنە''')
        } [.!]?
            | {_FOLLOW_CALL_WORDS_2} .{{0,40}} )
        """,
        why="Persian, Urdu and Sorani calls to follow end in the imperative.",
        examples=("ما را در تلگرام دنبال کنید", "ہمارا واٹس ایپ چینل جوائن کریں", "خبرنامه", "ئەپی ڕووناکی دابەزێنە"),
        spares=("او مردم را دنبال کرد.", "خبر نام کا شہر"),
    ),
)
