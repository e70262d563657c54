"""The language of a text, by its script and by its commonest words."""

import re
from collections import Counter

WORDS = {
    code: frozenset(words.split())
    for code, words in {
        "en": """the and to of you your is are for that this with have has we our it be was were will would can
        could i i'm i'll on at in from as if any about what when so my me do not let or but by an a how
        there here just more than know like get""",
        "es": """el la los las de que y en un una por para con su sus se es está usted le lo al del como pero
        más muy si no mi me hola gracias saludos quería tiene puede cuando sobre nos estoy son ha he
        este esta casa semana cualquier""",
        "fr": """le la les des de que et en un une pour avec vous votre vos nous notre je ne pas est sont au aux
        du ce cette sur si plus dans par qui ou mais bonjour merci avez êtes suis j'ai cordialement
        maison semaine si une d'une à""",
        "de": """der die das und zu in den mit sie ihr ihre ihnen ihrer ich wir ist sind ein eine einen für auf
        nicht von im am es dass wenn bei haben hat wie oder auch noch aber uns mir über gerne hallo
        danke grüßen haus woche möchte würde""",
        "it": """il lo la gli le di che e in un una per con su suo sua si è sono del della dei al alla come ma
        più se non mi ho ha ciao grazie saluti casa settimana questo questa vi ci nel nella anche
        volevo può sua posso""",
        "pt": """o a os as de que e em um uma para com seu sua se é está você lhe ao do da dos das como mas mais
        muito não meu minha olá obrigado obrigada abraço casa semana qualquer nos no na por foi tem
        pode sobre este esta""",
        "nl": """de het een en van te in voor met u uw je jouw ik wij we is zijn op niet dat die als bij heb
        heeft hoe of ook nog maar ons mij over graag hallo dank groet huis week wil zou kunt naar aan""",
        "pl": """i w na z do że się nie to jest są dla po o od jak ale czy czym pan pani pana panią państwa mam
        ma mi nam dzień dobry dziękuję pozdrawiam dom tydzień tym tego jeśli aby oraz przez który
        będzie chciałbym""",
        "vi": """và của là có cho không được với những một các trong này đã sẽ anh chị em tôi chúng bạn nhà để
        khi nếu về từ xin chào cảm ơn quý vị tuần muốn nào gì rất cũng hay tại""",
        "tl": """ang ng mga sa na at ay ko mo po ka kung para ito iyon inyong inyo kayo namin natin ako siya
        hindi may mayroon salamat kumusta bahay linggo lang din rin pa ba kay nang""",
    }.items()
}

SCRIPTS = {
    "ja": "\u3040-\u30ff",
    "ko": "\uac00-\ud7af\u1100-\u11ff",
    "zh": "\u3400-\u9fff",
    "uk": "іїєґІЇЄҐ",
    "ru": "\u0400-\u04ff",
    "ar": "\u0600-\u06ff",
    "he": "\u0590-\u05ff",
    "hi": "\u0900-\u097f",
    "th": "\u0e00-\u0e7f",
    "el": "\u0370-\u03ff",
}
"""In this order: Japanese has Chinese characters, too, and Ukrainian has letters that Russian lacks."""

LEAST_WORDS = 6
"""Fewer may be a name, a greeting or an idiom."""
LEAST_HITS, LEAST_SHARE, MARGIN = 3, 0.22, 1.35
LEAST_SIGNS = 8  # letters of another script
LANGUAGES = {
    word: tuple(code for code, known in WORDS.items() if word in known) for known in WORDS.values() for word in known
}
LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
SCRIPT_SIGNS = {code: re.compile(f"[{letters}]") for code, letters in SCRIPTS.items()}


def spoken(text: str) -> str:
    """The language of a text; empty where it has too few words, or none stands out."""
    words = LETTERS.findall(text)  # a word with a capital may be a name, such as La Jolla
    for code, signs in () if text.isascii() else SCRIPT_SIGNS.items():
        if (count := len(signs.findall(text))) >= LEAST_SIGNS and count * 2 > len(text) // 3:
            return _cyrillic(text) if code == "ru" else code
    if len(words) < LEAST_WORDS:
        return ""
    hits = Counter(code for word in words for code in LANGUAGES.get(word, ()))
    (code, best), (_, second) = [*hits.most_common(2), ("", 0), ("", 0)][:2]
    enough = best >= LEAST_HITS and best >= LEAST_SHARE * len(words) and best >= MARGIN * second
    return code if enough else ""


def _cyrillic(text: str) -> str:
    return "uk" if SCRIPT_SIGNS["uk"].search(text) else "ru"
