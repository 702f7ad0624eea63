"""The words around a date: weekdays, times of day, eras, labels, relative times; spellings are split by "|".

Case, accents, hamza and the zero-width non-joiner do not matter. Order within a table does not matter either: where two
spellings begin alike, the longer one wins.
"""

from __future__ import annotations

WEEKDAYS: dict[int, str] = {
    0: "الاثنين|الإثنين|اثنين|الأثنين|الإتنين|دوشنبه|دو شنبه|پیر|سوموار|دووشەممە|دووشەمە|دوو شەممە|monday|mon"
    "|lundi|lun"
    "|pazartesi|pzt|montag|lunes",
    1: "الثلاثاء|ثلاثاء|الثلاثا|سه شنبه|سه‌شنبه|منگل|سێشەممە|سێ شەممە|سێشەمە|tuesday|tue|tues|mardi|salı|sal|dienstag"
    "|martes",
    2: "الأربعاء|أربعاء|الاربعا|الإربعاء|چهارشنبه|چهار شنبه|چارشنبه|بدھ|چوارشەممە|چوار شەممە|چوارشەمە|wednesday|wed"
    "|mercredi|mer|çarşamba|çar|mittwoch|miércoles",
    3: "الخميس|خميس|پنجشنبه|پنج شنبه|جمعرات|پێنجشەممە|پێنج شەممە|پێنجشەمە|thursday|thu|thur|thurs|jeudi|jeu|perşembe"
    "|per|donnerstag|jueves",
    4: "الجمعة|جمعة|جمعه|ھەینی|هەینی|friday|fri|vendredi|ven|cuma|freitag|viernes",
    5: "السبت|سبت|شنبه|ہفتہ|سنیچر|شەممە|شەمە|saturday|sat|samedi|sam|cumartesi|cmt|samstag|sonnabend|sábado",
    6: "الأحد|أحد|الاحد|یکشنبه|یک شنبه|اتوار|یەکشەممە|یەک شەممە|یەکشەمە|sunday|sun|dimanche|dim|pazar|paz|sonntag"
    "|domingo",
}

# The letter م alone is told apart by its place: after a clock it is the afternoon, after a year the Christian era.
AMBIGUOUS_MIM = "م"

PERIODS: dict[str, str] = {
    "am": "ص|صباحا|صباحاً|صباح|فجرا|فجراً|الفجر|قبل الظهر|ق.ظ|قبل از ظهر|صبح|بەیانی|پ.ن|پێش نیوەڕۆ|بامداد|am"
    "|a.m|öö|du matin",
    "pm": "مساء|مساءً|مساءا|المساء|مسا|عصرا|عصراً|عصر|بعد الظهر|بعد ظهر|ب.ظ|بعد از ظهر|بعدازظهر|شام|سہ پہر|ئێوارە|د.ن"
    "|دوای نیوەڕۆ|pm|p.m|ös|du soir|de l'après-midi",
    "noon": "ظهرا|ظهراً|ظهر|الظهر|دوپہر|نیوەڕۆ",
    "night": "ليلا|ليلاً|بعد منتصف الليل|منتصف الليل|رات|شب|شەو",
}

# Hours of the twelve-hour clock that become another hour; what is not listed stays.
HOURS: dict[str, dict[int, int]] = {
    "am": {12: 0},
    "pm": {hour: hour + 12 for hour in range(12)},
    "noon": {hour: hour + 12 for hour in range(1, 6)},
    "night": {12: 0} | {hour: hour + 12 for hour in range(6, 12)},
}

ERAS: dict[str, str] = {
    "gregorian": "ميلادي|ميلادية|ميلاديا|للميلاد|میلادی|ad|عیسوی",
    "hijri": "هـ|ه|هجري|هجرية|هجريا|للهجرة|هجری|هجری قمری|ه.ق|ق|ah|a.h|ھ",
    "jalali": "ش|ه.ش|شمسی|هجری شمسی|خورشیدی|هجری خورشیدی",
}

LABELS: dict[str, str] = {
    "published": "نشر|نشرت|نشر في|نشرت في|نشر بتاريخ|نشر يوم|تم النشر|تم نشره|تم نشره في|تم نشرها|تم النشر في"
    "|تاريخ النشر"
    "|تأريخ النشر|وقت النشر|منشور|النشر|تاريخ الإضافة|أضيف|أضيف في|أضيف بتاريخ|أضيفت|تاريخ الخبر|حرر في"
    "|حرر بتاريخ|تاريخ نشر"
    "|نشر الخبر|تاريخ نشر الخبر|تاريخ الإصدار|كتب في|كتب بتاريخ|صدر في|تم إنشاؤه|تم إنشاؤه بتاريخ|تم النشر بتاريخ"
    "|تاریخ انتشار|زمان انتشار|منتشر شده|انتشار|منتشر شد|تاریخ درج|زمان درج|درج شده|تاریخ خبر|تاریخ مخابره"
    "|شائع|شائع شدہ|شائع ہوا|شائع کردہ|تاریخ اشاعت|اشاعت|پوسٹ کیا گیا"
    "|بڵاوکراوەتەوە|بڵاوکراوە|بڵاوکرایەوە|بەرواری بڵاوکردنەوە|کاتی بڵاوکردنەوە"
    "|published|published time|publish time|published on|published at|posted|posted on|posted at"
    "|first published|first published on"
    "|originally published|publication date|date published|publish date|published date|issued|created"
    "|release date|pub date"
    "|publié|publié le|publiée le|mis en ligne|mis en ligne le|paru le|date de publication|posté le"
    "|yayınlanma|yayınlanma tarihi|yayınlandı|yayınlanma zamanı|giriş|giriş tarihi|yayın tarihi|oluşturulma"
    "|oluşturulma tarihi|eklenme|eklenme tarihi|haber giriş|haber giriş tarihi|ilk yayın"
    "|veröffentlicht|veröffentlicht am|erschienen am|publicado|publicado el",
    "updated": "آخر تحديث|آخر تحديث في|تحديث|تم التحديث|تم التحديث في|تم تحديثه|تم تحديثه في|محدث|تاريخ التحديث"
    "|آخر تعديل"
    "|تم التعديل|عدل في|وقت التحديث|تاريخ آخر تحديث|تاريخ التعديل|حدث في|التحديث|تحديث في|آخر تحديث بتاريخ|محدثة|حدثت"
    "|به روز رسانی|به‌روزرسانی|بروزرسانی|بروز رسانی|آخرین به روزرسانی|آخرین به‌روزرسانی|آخرین بروزرسانی|به‌روز شده"
    "|به روز شده|ویرایش|آخرین ویرایش|آخرین تغییر"
    "|اپ ڈیٹ|آخری اپ ڈیٹ|اپ ڈیٹ کیا گیا|تازہ ترین اپ ڈیٹ|اپڈیٹ|آخری بار اپ ڈیٹ کیا گیا"
    "|نوێکراوەتەوە|نوێکردنەوە|دوایین نوێکردنەوە|دوا نوێکردنەوە|نوێکرایەوە"
    "|updated|updated on|updated at|last updated|last updated on|last update|last updated at|update|modified"
    "|last modified|last modified on|latest update|updated time|edited|last edited|date modified|modified date"
    "|mis à jour|mis à jour le|mise à jour|dernière mise à jour|dernière modification|modifié|modifié le|actualisé le"
    "|güncelleme|son güncelleme|güncellenme|son güncellenme|güncellendi|güncelleme tarihi|son güncelleme tarihi"
    "|güncellenme tarihi|aktualisiert|aktualisiert am|zuletzt aktualisiert|stand|actualizado|actualizado el",
}

# Unit of time, and how many of it the word alone says: 0 where it needs a number.
UNITS: dict[tuple[str, int], str] = {
    ("second", 0): "ثوان|ثواني|seconds|secs|secondes|sekunden|segundos",
    ("second", 1): "ثانية|ثانیه|سیکنڈ|چرکە|second|sec|seconde|saniye|sekunde|segundo",
    ("second", 2): "ثانيتين|ثانيتان",
    ("minute", 0): "دقائق|دقایق|minutes|mins|minuten|minutos",
    ("minute", 1): "دقيقة|دقیقه|منٹ|خولەک|دەقە|minute|min|dakika|dk|minuto|a minute",
    ("minute", 2): "دقيقتين|دقيقتان",
    ("hour", 0): "ساعات|گھنٹے|گھنٹوں|hours|hrs|heures|stunden|horas",
    ("hour", 1): "ساعة|ساعت|گھنٹہ|کاتژمێر|سەعات|hour|hr|heure|saat|stunde|hora|an hour",
    ("hour", 2): "ساعتين|ساعتان",
    ("day", 0): "أيام|days|jours|tage|tagen|días",
    ("day", 1): "يوم|يوما|روز|دن|ڕۆژ|day|jour|gün|tag|día|a day",
    ("day", 2): "يومين|يومان",
    ("week", 0): "أسابيع|ہفتے|weeks|semaines|wochen|semanas",
    ("week", 1): "أسبوع|أسبوعا|هفته|هەفتە|week|semaine|hafta|woche|semana|a week",
    ("week", 2): "أسبوعين|أسبوعان",
    ("month", 0): "أشهر|شهور|مہینے|months|monate|monaten|meses",
    ("month", 1): "شهر|شهرا|ماه|مہینہ|مانگ|month|mois|ay|monat|mes|a month",
    ("month", 2): "شهرين|شهران",
    ("year", 0): "سنوات|سنين|أعوام|years|ans|jahre|jahren|años",
    ("year", 1): "سنة|عام|عاما|سال|ساڵ|year|an|yıl|jahr|año|a year",
    ("year", 2): "سنتين|سنتان|عامين|عامان",
}

COUNTS: dict[int, str] = {
    1: "واحد|واحدة|یک|ایک|یەک|bir|une|ein|eine|einer|einem|one|un",
    2: "اثنين|دو|دوو|iki|deux|zwei|two|dos",
    3: "ثلاث|ثلاثة|سه|تین|سێ|üç|trois|drei|three|tres",
    4: "أربع|أربعة|چهار|چار|چوار|dört|quatre|vier|four|cuatro",
    5: "خمس|خمسة|پنج|پانچ|پێنج|beş|cinq|fünf|five|cinco",
    6: "ست|ستة|شش|چھ|شەش|altı|six|sechs|seis",
    7: "سبع|سبعة|هفت|سات|حەوت|yedi|sept|sieben|seven|siete",
    8: "ثماني|ثمانية|هشت|آٹھ|هەشت|sekiz|huit|acht|eight|ocho",
    9: "تسع|تسعة|نه|نو|نۆ|dokuz|neuf|neun|nine|nueve",
    10: "عشر|عشرة|ده|دس|دە|on|dix|zehn|ten|diez",
}

DAYS_BACK: dict[int, str] = {
    0: "اليوم|هذا اليوم|today|aujourd'hui|aujourd’hui|bugün|امروز|آج|ئەمڕۆ|ئەمرۆ|heute|hoy",
    1: "أمس|البارحة|الأمس|يوم أمس|yesterday|hier|dün|دیروز|دوێنێ|گزشتہ روز|gestern|ayer",
    2: "أول أمس|أمس الأول|پریروز|avant-hier|vorgestern|anteayer",
}

# Kinds that carry no value, by their letter in `marks`.
SINGLE_KINDS: dict[str, str] = {
    # "this" says today only with a weekday behind it: "ce samedi"
    "r": "ce|am heutigen",
    "B": "منذ|قبل|قبل حوالي|قبل نحو|منذ حوالي|منذ نحو|منذ أكثر من|قبل أكثر من|پێش|بەر لە|il y a|vor|hace|مضى على",
    "P": "ago|önce|پیش|پہلے|لەمەوبەر|لەمەوپێش",
    "S": "منذ لحظات|قبل لحظات|قبل قليل|منذ قليل|just now|moments ago|à l'instant|az önce|لحظاتی پیش|ابھی ابھی",
    "t": "توقيت|بتوقيت|حسب توقيت|بحسب توقيت|به وقت",
    "T": "الساعة|ساعة|بالساعة|عند الساعة|على الساعة|في الساعة|في تمام الساعة|تمام الساعة|التوقيت|ساعت|کاتژمێر"
    "|کاتژمێری|saat|heure"
    "|à|at|um|بوقت|وقت|الوقت|time",
    "f": "من|من شهر|لشهر|of|de|del|der",
    # 2024年12月4日
    "h": "بجے|uhr|o'clock",
    # "السنة 149 العدد 50401": their numbers belong to them
    "i": "السنة|العدد|عدد|issue|vol|no|شماره|sayı",
    "/": "年|月|년|월",
    # also labels that do not say which date follows
    "F": "في|على|ل|لـ|و|من عام|من سنة|لسنة|لعام|الموافق|الموافقة|المصادف|هذا|محلي|بالتوقيت المحلي|التوقيت المحلي"
    "|التاريخ|تاريخ|بتاريخ|التاريخ والوقت|تاریخ|بتاریخ|زمان|بەروار|ڕێکەوت|ڕێکەوتی|date|tarih|datum|fecha"
    "|日|일|the|on|in|local time|le|les|du|el|a las|den|vom|t|tarihinde|günü|saatinde|itibarıyla|itibariyle"
    "|مورخ|مورخه|در|در تاریخ|برابر با|مطابق|بمطابق|بروز|کو|کے روز|ڕۆژی|لە",
}

# Glued to a number: 10th, 1er, 4ی.
ORDINALS = "st|nd|rd|th|er|e|ی|ام"
