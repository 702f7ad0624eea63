"""Persons: whether a short line is somebody's name, by its shape and by its first word."""

from __future__ import annotations

import re

from newsflow.clean.given_names import GIVEN_NAMES
from newsflow.clean.names import is_place
from newsflow.clean.rule import phrases
from newsflow.text import plain

_NAME_LIKE = re.compile(
    r"(?!(?:في|من|عن|على|إلى|مع|in|on|at|from|the)\s)"
    r"(?:د\. ?|أ\. ?|Dr\. )?(?![a-z])[^\W\d_][^\W\d_.'’-]*\.?"
    r"(?:[ -](?:(?:al|bin|ben|de|da|di|del|el|la|le|van|von)[ -])?(?![a-z])[^\W\d_][^\W\d_.'’-]*\.?){1,3}"
)
# Words that head lists, never names.
_NO_NAMES = re.compile(
    r"(?:مواضيع|موضوعات|مقالات|مقال|أخبار|اخبار|الأخبار|خبر|آخر|أحدث|أهم|أبرز|اكتب|أكتب|شارك|تعليقات|تعليق|المزيد|اقرأ|شاهد|تابع|تابعنا"
    r"|أحد|إحدى|احد|احدى|بعض|جانب|مشهد|منظر|شعار|صورة|لقطة|نسخة|مبنى|غلاف|لوحة|خريطة|علم|شاطئ|شارع|سوق|متحف|منطقة|مدينة|قرية|ميناء|جامعة|مطار|محطة|مستشفى|مدرسة|مسجد|كنيسة|برج"
    r"|قصر|ملعب|استاد|معبر|سد|نهر|جبل|وادي|بحيرة|حديقة|مصنع|شركة|بنك|مصرف|وزارة|هيئة|محكمة|مجلس|لجنة|نادي|منتخب|فريق|حقل"
    r"|سبائك|أسعار|سعر|طائرة|سفينة|قطار|حافلة|سيارة|سيارات|قوات|جنود|عناصر|مقر|مكتب|قاعة|معهد|كلية|معرض|مهرجان|كأس|دوري|بطولة"
    r"|أرسل|ارسل|طباعة|حفظ|نسخ|أضف|قد|كل|جميع|عرض|ملفات|سياسة|شروط|حقوق|More|Related|Latest|Most|Top|All|Load|Print|Save|Share|Read"
    r"|See|View|Show|Terms|Privacy|About|Contact|Follow|Subscribe|Sign|Log|The|This|Your|Our)\s"
    # prepositions, and sections joined by an “and” that is spelt with the second
    # verbs and nouns with a preposition grown on are no part of a name
    r"|.*\s(?:[يت]\w{2,}ون|(?:بال|وال|كال)\w{3,}|لل\w{3,})(?:\s|\Z)"
    r"|.*\s(?:بعد|قبل|في|من|على|إلى|خلال|أثناء|أمام|قرب|داخل|عند|بين|فوق|تحت|وسط|مع|عن)\s"
    r"|(?:صحة|بيئة|علوم|فن|فنون|ثقافة|مال|اقتصاد|أسرة|سياسة|طب|تعليم|سياحة|أخبار|عرب|دين|مرأة|تربية|قضاء|رياضة|شباب|طاقة|أمن|زراعة|صناعة|تجارة|نقل|إعلام|أدب|كتب|رأي)\sو"
)
_GIVEN = re.compile(rf"(?:(?:د|أ|م)\. ?)?{phrases(*GIVEN_NAMES)}(?!\w)")
_ARABIC = re.compile("[\u0621-\u064a]")
LONGEST_NAME = 3


def is_person(text: str) -> bool:
    """Whether two to four words are a person's name wherever they stand.

    In Arabic letters the first is a given name; in others no word is a place.
    """
    if not may_be_person(text):
        return False
    if _ARABIC.search(text):
        return _GIVEN.match(plain(text)) is not None
    words = text.split()
    return len(words) <= LONGEST_NAME and not any(map(is_place, words))


def may_be_person(text: str) -> bool:
    """Whether two to four words may be a person's name where a byline stands: none of them names a place or a thing.

    A given name in front outweighs a place behind it.
    """
    if _NAME_LIKE.fullmatch(text) is None or text.startswith("ال") or _NO_NAMES.match(text):
        return False
    return _GIVEN.match(plain(text)) is not None or not any(is_place(word) for word in text.split())
