"""The Gregorian months as newspapers spell them; spellings are split by "|", case, accents and hamza do not matter.

Arabic has three families: Egypt and the Gulf (يناير), the Levant and Iraq (كانون الثاني), the Maghreb (جانفي in the
east; يوليوز, غشت, شتنبر in the west). Beside them Persian, Urdu, Sorani; English, French, Turkish, German, Spanish;
Italian, Portuguese, Dutch, Russian. Sources: CLDR 45 and the spellings that outlets use.
"""

from __future__ import annotations

GREGORIAN: dict[int, tuple[str, ...]] = {
    1: (
        "يناير|كانون الثاني|كانون ثاني|كانون ثان|كانون2|ك2|جانفي|جانفيي",
        "ژانویه|ژانویهٔ|جنوری|کانوونی دووەم|کانوونی دووەمی|کانونی دووەم|ینایر",
        "january|jan|janvier|janv|ocak|oca|januar|jänner|jän|enero|ene",
        "gennaio|janeiro|januari|января|январь",
    ),
    2: (
        "فبراير|شباط|فيفري|فيفيري|فبرابر",
        "فوریه|فروری|شوبات|شوباتی",
        "february|feb|février|févr|fév|şubat|şub|februar|febrero",
        "febbraio|fevereiro|februari|февраля|февраль",
    ),
    3: (
        "مارس|آذار|مارت",
        "مارچ|ئازار|ئازاری|ئادار|ئاداری|مارسی",
        "march|mar|mars|mart|märz|mär|marzo",
        "março|maart|mrt|марта|март",
    ),
    4: (
        "أبريل|نيسان|أفريل|أبريال",
        "آوریل|اپریل|نیسانی|آپریل",
        "april|apr|avril|avr|nisan|nis|abril|abr",
        "aprile|апреля|апрель",
    ),
    5: (
        "مايو|أيار|ماي|مايس",
        "مه|می|مئی|ئایار|ئایاری|مایۆ|مەی",
        "may|mai|mayıs|mayo",
        "maggio|maio|mei|мая|май",
    ),
    6: (
        "يونيو|يونيه|يونية|حزيران|جوان|يونو",
        "ژوئن|جون|حوزەیران|حوزەیرانی|حوزیران",
        "june|jun|juin|haziran|haz|juni|junio",
        "giugno|junho|июня|июнь",
    ),
    7: (
        "يوليو|يوليه|يولية|تموز|جويلية|جويليه|يوليوز",
        "ژوئیه|جولای|جولائی|تەمووز|تەممووز|تەمموز|تەمووزی|تەممووزی",
        "july|jul|juillet|juil|temmuz|tem|juli|julio",
        "luglio|julho|июля|июль",
    ),
    8: (
        "أغسطس|آب|أوت|غشت|أغشت|اغسطوس|أوغسطس",
        "اوت|آگوست|آگست|اگست|ئاب|ئابی|ئۆگەست",
        "august|aug|août|ağustos|ağu|agosto",
        "augustus|августа|август",
    ),
    9: (
        "سبتمبر|أيلول|شتنبر|شتمبر|سيبتمبر|سبتمير",
        "سپتامبر|ستمبر|ئەیلوول|ئەیلول|ئەیلوولی|سێپتەمبەر",
        "september|sep|sept|septembre|eylül|eyl|septiembre",
        "settembre|setembro|сентября|сентябрь",
    ),
    10: (
        "أكتوبر|تشرين الأول|تشرين أول|تشرين1|ت1|تشرين اول|أوكتوبر",
        "اکتبر|اکتوبر|تشرینی یەکەم|تشرینی یەکەمی|ئۆکتۆبەر",
        "october|oct|octobre|ekim|eki|oktober|okt|octubre",
        "ottobre|outubro|октября|октябрь",
    ),
    11: (
        "نوفمبر|تشرين الثاني|تشرين ثاني|تشرين ثان|تشرين2|ت2|نونبر|نوفنبر|نوفبر",
        "نوامبر|نومبر|تشرینی دووەم|تشرینی دووەمی|نۆڤەمبەر",
        "november|nov|novembre|kasım|kas|noviembre",
        "novembro|ноября|ноябрь",
    ),
    12: (
        "ديسمبر|كانون الأول|كانون أول|كانون1|ك1|دجنبر|دجمبر|دسمبر|ديسمبير|ديسبمر",
        "دسامبر|دسمبر|کانوونی یەکەم|کانوونی یەکەمی|کانونی یەکەم|دیسەمبەر",
        "december|dec|décembre|déc|aralık|ara|dezember|dez|diciembre|dic",
        "dicembre|dezembro|декабря|декабрь",
    ),
}
