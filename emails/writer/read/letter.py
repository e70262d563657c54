"""Takes greeting, closing and what a model says around its email away: greeting and signature are ours."""

import re

from emails.writer.read.outcome import Kind, Unusable

HELLO = (
    r"(?:hi|hiya|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day)|to whom it may concern"
    r"|hola|estimad[oa]s?|querid[oa]s?|buen[oa]s (?:días|tardes|noches)|bonjour|bonsoir|salut|chère?s?"
    r"|hallo|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|olá|oi|prezad[oa]s?|car[oa]|ciao|gentile"
    r"|buongiorno|beste|geachte|hej|kära?|drogi|droga|chào|kính gửi|здравствуйте|привет|добрый день|уважаем\w{2,3}"
    r"|שלום|היי|مرحبا|你好|您好)"
)
GREETED = r"(?P<whom>(?:[ \t]+[^\s,!?:;.—–]+\.?){0,7}?|[ \t]*,[ \t]*[^\s,!?:;.—–]+)"
# On a line of its own, or with a comma before the first sentence.
GREETING_LINE = re.compile(rf"\s*{HELLO}\b{GREETED}[ \t]*[,!:;.\uff0c\uff01\uff1a—–-]*[ \t]*(?:\n|$)", re.I)
GREETING_BEFORE = re.compile(rf"\s*{HELLO}\b{GREETED}[ \t]*(?:[,!:\uff0c\uff01]|[ \t][—–-])[ \t]*(?=\S)", re.I)
NO_NAME = {
    *("there", "all", "again", "everyone", "everybody", "folks", "friend", "team", "sir", "madam"),
    *("and", "or", "the", "family", "&", "mr", "mrs", "ms", "dr", "mx", "miss"),
}

LABEL = re.compile(
    r"\s*(?:e-?mail )?(?:subject(?: line)?|betreff|asunto|objet|oggetto|assunto)[ \t]*[:\uff1a][ \t]*([^\n]*)(?:\n|$)",
    re.I,
)
BODY_LABEL = re.compile(
    r"\s*(?:e-?mail |message )?(?:body|e-?mail|message|letter|draft|json|text)[ \t]*:?[ \t]*\n", re.I
)
ABOUT = r"(?:help|assist|here|below|draft|e-?mail|message|letter|version|follow-?up|json)"
PREAMBLE = re.compile(
    rf"\s*(?:(?:sure(?: thing)?|certainly|of course|absolutely|okay|ok|got it|no problem|understood)[!,.:]+"
    rf"(?:[ \t]*[^\n:.!]{{0,80}}\b{ABOUT}\b[^\n:.!]{{0,80}}[:.!]+|[ \t]*(?=\n))"
    rf"|(?:here(?:['’]s| is| are)|below is|i(?:['’]ve| have) (?:written|drafted|prepared))\b[^\n:.]{{0,60}}"
    r"(?:\b(?:draft|follow-?up (?:e-?mail|message|note))\b[^\n:.]{0,80}[:.]|\b(?:e-?mail|message|letter|version"
    r"|json|text)\b"
    r"[^\n:.]{0,80}:))[ \t]*",
    re.I,
)
"""What a model says before its email: "Sure! Here is a short follow-up email for your client:"."""

NOTED = r"(?:words?|concise|drafts?|e-?mail|tone|placeholders?|greet\w*|sign\w*|facts|instructions|invent\w*)"
TRAILER = re.compile(
    rf"\W{{0,4}}(?:(?:note|notes|tone|explanation|disclaimer|rationale)\b\W{{0,4}}:[^\n]{{0,200}}\b{NOTED}\b"
    r"|\(?(?:word count|approx\w* \d+ words|\d{2,3} words)\b"
    rf"|i(?:['’]ve| have)? (?:kept|written|drafted|avoided|crafted|aimed)\b[^\n]{{0,80}}\b{NOTED}\b"
    r"|(?:please )?(?:let me know|feel free|would you like me)\b[^\n]{0,60}\b(?:adjust|revis|tweak|rewrit|shorten"
    r"|refine"
    r"|customi[sz]e|edit|modify|another version|another draft|different tone|changes to th)"
    r"|this (?:draft|version)\b|i hope this (?:draft|version)\b)",
    re.I,
)
POSTSCRIPT = re.compile(r"\s*p\.?\s?s\.?\b", re.I)

BEFORE_CLOSE = r"(?:with|my|our|all|many|very|kind|kindest|warm|warmest|best|friendly|sincere|talk|speak|see you|yours)"
CLOSES = (
    rf"(?:(?:{BEFORE_CLOSE}[ \t]+){{0,3}}(?:regards?|wishes|best|cheers|thanks|thank you|sincerely|truly|faithfully"
    r"|warmly|cordially|respectfully|soon|gratefully)(?:[ \t]+(?:so much|again|yours|in advance"
    r"|and (?:best|kind|warm) (?:regards|wishes)))?|take care|looking forward|mit freundlichen grüßen|viele grüße"
    r"|liebe grüße|saludos(?: cordiales)?|un saludo|atentamente|cordialement|bien à vous|cordiali saluti|atenciosamente"
    r"|abraços|met vriendelijke groet|\u0441 уважением|בברכה|trân trọng|此致)"
)
CLOSING_LINE = re.compile(rf"[ \t]*{CLOSES}[ \t]*[,.!—–-]*[ \t]*$", re.I)
CLOSING_INSIDE = re.compile(rf"(?<=[.!?…])[ \t]+{CLOSES}[ \t]*[,—–-][ \t]*(?:[^\s.!?]+[ \t]*){{0,6}}$", re.I)
DASHED_NAME = re.compile(r"[ \t]*(?:—|–|--|~)[ \t]*[^\W\d_a-z]\w*(?:[ \t]\w+){0,3}[ \t]*$")
DEAR_INSIDE = re.compile(r"\bDear (?:[^\W\d_]\w*\.? ?){1,4},")
MAX_CLOSING_LINES, MAX_NAME_LINE = 7, 60

ENDS = re.compile(r"[.!?…。！\uff1f؟\u06d4।॥](?:[\"'”’»)\]*]|\s|[^\w\s,;:\-–—&/(]){0,6}$")  # noqa: RUF001


def without_preamble(text: str) -> str:
    """Without "Sure! Here is the email:" and a label."""
    for _ in range(3):
        found = PREAMBLE.match(text) or BODY_LABEL.match(text)
        if not found or not found.end():
            break
        text = text[found.end() :]
    return text.strip()


def subject_line(text: str) -> tuple[str | None, str]:
    """The subject that stands above a body and the body; None without one. A second such line is dropped."""
    subject = None
    for _ in range(3):
        found = LABEL.match(text)
        if not found:
            break
        subject = subject or found[1].strip()
        text = text[found.end() :]
    return subject, text.strip()


def without_trailer(text: str) -> str:
    """Without notes to whoever asked, below the email."""
    blocks = text.rstrip().split("\n\n")
    while len(blocks) > 1 and (not blocks[-1].strip() or TRAILER.match(blocks[-1])):
        blocks.pop()
    lines = "\n\n".join(blocks).split("\n")
    while len(lines) > 1 and TRAILER.match(lines[-1]):
        lines.pop()
    return "\n".join(lines).rstrip()


def without_closing(text: str, agent: str) -> str:
    """Without "Best regards, Ana", and without a name alone at the end. A postscript stays."""
    head, _, last = text.rpartition("\n\n")
    postscript = last if head and POSTSCRIPT.match(last) else ""
    lines = (head if postscript else text).rstrip().split("\n")
    for turn in range(3):
        first = max(1, len(lines) - MAX_CLOSING_LINES)
        at = [n for n in range(first, len(lines)) if CLOSING_LINE.match(lines[n]) and _are_names(lines[n + 1 :])]
        # The last one is the closing; "Thank you." above it is a sentence, and "Thanks," is a second closing.
        if not at or (turn and not lines[at[-1]].rstrip().endswith(",")):
            break
        lines = "\n".join(lines[: at[-1]]).rstrip().split("\n")
    while len(lines) > 1 and (not lines[-1].strip() or DASHED_NAME.match(lines[-1]) or _is(lines[-1], agent)):
        lines.pop()
    return "\n".join([CLOSING_INSIDE.sub("", "\n".join(lines)).rstrip(), *([f"\n{postscript}"] if postscript else [])])


def _are_names(lines: list[str]) -> bool:
    """Whether they can be the lines of a signature: short ones, and no sentences."""
    return all(len(line) <= MAX_NAME_LINE and not re.search(r"[a-z]{2}[.!?]\s*$", line) for line in lines)


def _is(line: str, agent: str) -> bool:
    words = set(re.findall(r"\w+", line.lower()))
    return bool(words) and words <= set(re.findall(r"\w+", agent.lower()))


def without_greeting(text: str, client: str) -> tuple[str, str]:
    """The text without it, and whom it named. Raises Unusable where that is somebody else."""
    named = ""
    for _ in range(2):
        found = GREETING_LINE.match(text) or GREETING_BEFORE.match(text)
        if not found:
            break
        whom = [word.strip("'’\".,") for word in found["whom"].replace(",", " ").split()]
        whom = [word for word in whom if word.lower().strip(".") not in NO_NAME and any(map(str.isalpha, word))]
        if client and whom and not all(_is_of(word, client) for word in whom if word[:1].isupper()):
            raise Unusable(Kind.SOMEBODY_ELSE)
        named = named or " ".join(whom)
        text = text[found.end() :].lstrip()
    # "Jonah, thank you for …": only the client's name, and then ours says it.
    words = re.match(r"([^\W\d_][\w'’-]{1,20})[,!][ \t]*(?:\n+|(?=\S))", text)
    if client and words and _is_of(words[1], client) and words[1][0].isupper():
        named, text = named or words[1], text[words.end() :].lstrip()
    return text[:1].upper() + text[1:], named


def _is_of(word: str, client: str) -> bool:
    """Whether it is in the name, or the beginning of a part of it: Jon, Alex."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    names = re.findall(r"[\w'’-]+", client.lower())
    return any(word == name or (len(word) > 2 and name.startswith(word)) for name in names)


def has_another(text: str) -> bool:
    """Whether a second email begins or the first one ends inside a text that has lost its own greeting and closing."""
    lines = text.split("\n")
    begins = any(GREETING_LINE.fullmatch(line) and line.rstrip()[-1] in ",:!" for line in lines[1:] if line.strip())
    return (
        begins
        or DEAR_INSIDE.search(text) is not None
        or any(CLOSING_LINE.match(line) and line.rstrip().endswith(",") for line in lines)
    )


def is_whole(text: str) -> bool:
    """Whether the last sentence has an end."""
    return ENDS.search(text[-200:]) is not None
