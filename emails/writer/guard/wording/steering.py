"""Instructions of an agent that ask for steering: they are refused before anything is written."""

from emails.writer.guard.finding import Finding, Kind
from emails.writer.guard.phrases import Found, Phrases, Token, phrases_in, tokens_of
from emails.writer.guard.record import Record
from emails.writer.guard.text import Text
from emails.writer.guard.wording.fair_housing import is_recorded, steered
from emails.writer.guard.wording.words.fair_housing.entry import ALL, EVERYBODY, LAW, STEERING, Entry
from emails.writer.guard.wording.words.fair_housing.sets import SETS

WHO = {
    **SETS,
    "MOVE": (
        "push, steer, move, send, direct, guide, nudge, keep, show, put, lead, point, bring, place, "
        "discourage, talk, shift, limit, restrict, warn, sell, offer, rent, pitch, market, target, focus, "
        "invite, exclude, avoid, recommend, suggest, encourage, convince, tell"
    ),
    "CLASS": ", ".join(SETS[name] for name in ("FAMILIAL", "AGED", "SEXED", "DISABLED", "ETHNIC", "RELIGIOUS"))
    + ", blacks, catholics, pregnant, divorced, unmarried, immigrant, single mom, section 8, voucher, vouchers",
    "SOMEBODY": "he, she, they, him, her, them, client, client's, family, buyer, tenant, applicant, who",
}
REQUESTS = """
    MOVE ..3 CLASS ..6 to/from/into/toward/towards/away/out/off/elsewhere/other/only/ground/near/around
    MOVE ..4 to/from/into/toward/towards/away/out/off ..4 CLASS AREA_STRICT/people/families
    MOVE him/her/them/client/family ..8 because/since/as/where/he/she/they ..5 CLASS
    he/she/they/client/buyer/family/wife/husband is/are ..2 black/white/hispanic/latino/asian/muslim/jewish/
        christian/catholic/gay/lesbian/disabled/pregnant/mexican/indian/chinese/arab/foreign/immigrants/immigrant/
        african/korean/vietnamese/old ..9 so/show/don't/not/avoid/keep/only/skip/elsewhere/away/them/him/her
    not/never/only show/offer/send/rent/sell/mention/suggest ..10 is/are/because/since ..2 CLASS
    few/fewer/hardly_any/not_many/no/lots_of/plenty_of/many ..2 kids/children/families/blacks/immigrants/
        minorities/foreigners/seniors/hispanics/renters/young_people/old_people/students
    say/mention/tell/write/stress/emphasize/highlight/hint/note/add/describe/point/play ..8 safe/safer/safest
    say/mention/tell/write/stress/emphasize/highlight/hint/note/add/play ..8 CLASS ..1 neighborhood/area/
        community/street/building/people/neighbors/families/live/district/side/values
    own kind
    people/families/others like him/her/them/their/his
    ask/find ..4 whether/if/out/about/what ..5 religion/religious/pregnant/married/race/ethnicity/nationality/
        disabled/disability/church/gay
"""
CAREFUL = """
    avoid/without/never/skip ..3 mentioning/mention/saying/say/talk/talking/words/word/claims/describing/
        statements/language/calling/call
    do/must/should/please not ..1 mention/say/talk/write/use/describe/call/claim/refer/comment/promise/bring/ask/
        include
    no mention/mentions/talk/words/claims/comments/statements
    nothing about
    fair housing
    stay/steer clear/away of/from
"""
"""It asks to leave something out of the email."""
ASKED = Phrases(
    ((words, Entry(words, ALL, f"{LAW}; {STEERING}", EVERYBODY, "")) for words in phrases_in(REQUESTS)), WHO
)
LEAVING_OUT = Phrases((each, None) for each in phrases_in(CAREFUL))


def steering(instructions: str, record: Record | None = None) -> Finding | None:
    """What is wrong with these instructions, or None. "Do not mention the schools" is careful, and passes."""
    text = Text(instructions)
    for words in tokens_of(text):
        if (found := _asked(words, record or Record())) and not _is_careful(words, found.first):
            start, said = text.origin(found.start, found.end)
            why = f"“{said}” asks for steering ({found.meaning.protected}; {found.meaning.source})."
            return Finding(Kind.FAIR_HOUSING, said, why, "instructions", start, found.meaning.instead)
    return None


def _asked(words: tuple[Token, ...], record: Record) -> Found[Entry] | None:
    requests = list(ASKED.find(words))
    statements = [each for each in steered(words) if not is_recorded(each, words, record)]
    return next(iter([*requests, *statements]), None)


def _is_careful(words: tuple[Token, ...], first: int) -> bool:
    """The agent asks to leave it out. "Don't show him the east side" leaves nothing out of the email."""
    return any(each.first <= first + 1 for each in LEAVING_OUT.find(words))
