"""The language of a text, by its script and by its commonest words."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

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
        danke grüßen haus woche möchte würde du dein deine deiner dir dich mich sich nur was etwas ob
        einfach zeit viele schon sehr wieder habe hast kann wird werden gern nach zum zur""",
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
        "sv": """och att det som på för är av med jag du vi ni har inte ett den till om kan så men er era ditt din
        hus vecka skulle vill från när hej tack hälsningar mer något bara""",
        "da": """og at det som på for er af med jeg du vi har ikke et den til om kan så men jer jeres dit din hus uge
        ville vil fra når hej tak hilsen mere noget kun""",
        "no": """og at det som på for er av med jeg du vi har ikke et den til om kan så men dere deres ditt din hus uke
        ville vil fra når hei takk hilsen mer noe bare""",
        "fi": """ja on ei että se en ole olen minä sinä me te tämä joka kun jos mutta tai myös hän niin kuin voin voi
        talo viikko hei kiitos terveisin jotain vain teidän sinun minun sen ovat oli""",
        "cs": """a že je se na v do s pro jsem jsme jste není to ten ta jak ale nebo když kdy by bych vám vás mi mě
        dům týden dobrý den děkuji pozdravem o za po ve si také""",
        "tr": """ve bir bu için ile de da çok ben siz biz değil var yok mi m\u0131 ama daha gibi olarak olan sizin benim
        ev hafta merhaba teşekkür teşekkürler sayg\u0131lar kadar ne""",
        "ro": """și de la în cu pe nu este sunt un o pentru că mai din sau dar dacă vă mă îmi aș casa săptămână bună
        mulțumesc cele să ce care fi am ați""",
        "hu": """a az és hogy nem is egy van volt ez meg de ha vagy már csak én ön mi kell lehet ház hét köszönöm
        üdvözlettel jó napot önnek szeretném még""",
        "id": """dan yang di untuk dengan saya anda ini itu tidak ada dari ke akan bisa kami apakah atau juga sudah
        rumah minggu halo terima kasih salam jika pada dalam""",
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
LEAST_OWN = 2  # words that English does not have
LEAST_SIGNS = 8  # letters of another script
FAMILIES = (frozenset(("es", "pt", "it", "fr", "ro")), frozenset(("sv", "da", "no")), frozenset(("nl", "de")))
"""Neighbours share so many words that a short sentence does not tell which of them it is in."""
OWN_LETTERS = {
    "tr": "ğ\u0131ş\u0130", "hu": "őű", "cs": "řěů", "ro": "ășțţ", "pl": "ąęłżźśćń", "pt": "ãõ", "es": "ñ", "de": "ß",
    "sv": "åäö", "da": "åøæ", "no": "åøæ", "fi": "äö",
}  # fmt: skip
HAS_OWN_LETTER = {code: re.compile(f"[{letters}]") for code, letters in OWN_LETTERS.items()}
LANGUAGES = {
    word: tuple(code for code, known in WORDS.items() if word in known) for known in WORDS.values() for word in known
}
LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
SCRIPT_SIGNS = {code: re.compile(f"[{letters}]") for code, letters in SCRIPTS.items()}


def spoken(text: str) -> str:
    """The language of a text; empty where it has too few words, or none stands out."""
    return spoken_by(text, words_of(text))


Said = tuple[int, str, tuple[str, ...]]
"""Where a word stands, the word, and the languages that it is known in."""


def words_of(text: str) -> list[Said]:
    """With a capital it may be a name, such as La Jolla."""
    return [(found.start(), found[0], codes_of(found[0])) for found in LETTERS.finditer(text)]


def spoken_by(text: str, words: Sequence[Said]) -> str:
    for code, signs in () if text.isascii() else SCRIPT_SIGNS.items():
        if (count := len(signs.findall(text))) >= LEAST_SIGNS and count * 2 > len(text) // 3:
            return _cyrillic(text) if code == "ru" else code
    if len(words) < LEAST_WORDS:
        return ""
    once = _once(words)
    hits = Counter(code for codes in once for code in codes)
    code, best = next(iter(hits.most_common(1)), ("", 0))
    second = max((count for each, count in hits.items() if each != code and not are_alike(each, code)), default=0)
    enough = best >= LEAST_HITS and best >= LEAST_SHARE * len(words) and best >= MARGIN * second
    return code if enough and (code == "en" or _is_no_quotation(once, best)) else ""


def has_no_other_language(text: str, words: Sequence[Said]) -> bool:
    """Whether no part of the text can be in another language: it has too few words for that."""
    return text.isascii() and sum(bool(codes) and "en" not in codes for codes in _once(words)) < LEAST_OWN


def _is_no_quotation(once: Collection[tuple[str, ...]], best: int) -> bool:
    """An English sentence may quote another language, or only share words with it: "mi casa es su casa", as we say."""
    foreign = sum(bool(codes) and "en" not in codes for codes in once)
    return foreign >= LEAST_OWN and best >= 4 * sum(codes == ("en",) for codes in once)


def _once(words: Sequence[Said]) -> Collection[tuple[str, ...]]:
    """ "No sign, no photographs, no open houses" has one word that is Spanish, too."""
    return {word: codes for _, word, codes in words}.values()


@lru_cache(maxsize=8192)
def codes_of(word: str) -> tuple[str, ...]:
    known = LANGUAGES.get(word, ())
    if word.isascii():
        return known
    return (*known, *(code for code, own in HAS_OWN_LETTER.items() if code not in known and own.search(word)))


def are_alike(one: str, other: str) -> bool:
    return any(one in family and other in family for family in FAMILIES)


def _cyrillic(text: str) -> str:
    return "uk" if SCRIPT_SIGNS["uk"].search(text) else "ru"
