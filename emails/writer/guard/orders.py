"""Sentences in a client's notes that give orders to the writer. They are no facts: nothing that they say is known."""

import re
from collections.abc import Iterator

from emails.writer.guard.phrases import Phrases, Token, tokens_of
from emails.writer.guard.text import Text

SETS = {
    "FORGET": "ignore, disregard, forget, override, bypass, discard, overrule, neglect, skip, drop, stop following, do not follow, disobey",
    "BEFORE": "all, any, every, previous, prior, above, earlier, preceding, other, your, these, the, those, my, existing, current, foregoing, everything, anything, whatever",
    "RULES": "instructions, instruction, rules, rule, prompt, prompts, guidelines, directions, directives, restrictions, constraints, guardrails, "
    "programming, safety, filters, above, before, you were told, you have been told, system, context, training, policy, policies, orders, text, guard",
    "READER": "client, customer, recipient, user, reader, buyer, seller, lead, prospect, homeowner",
    "ANSWER": "reply, respond, answer, output, print, return, echo, repeat",
    "PAY": "commission, commissions, discount, rebate, refund, cash, cashback, fee, fees, guarantee, price, kickback, bonus, gift card, money, closing costs, "
    "bitcoin, percent, $, %",
    "GIVE": "offer, give, promise, guarantee, grant, pay, quote",
    "MACHINE": "ai, assistant, language model, llm, chatbot, bot, gpt, chatgpt, model, writer, agent ai, copilot",
    "ROBOT": "ai, ai assistant, language model, large language model, llm, chatbot, bot, gpt, chatgpt",
    "TEXT": "email, e mail, letter, message, reply, response, subject, subject line, body, answer, output, draft, follow up, text",
    "SECRET": "system prompt, prompt, api key, api keys, password, passwords, credentials, other clients, instructions, client list, private notes",
}
ORDERS = (
    "FORGET ..2 BEFORE ..3 RULES",
    "FORGET ..1 everything/all/anything ..2 above/before/else/previously/earlier/told/prior",
    "FORGET ..1 RULES",
    "FORGET ..1 the/everything above",
    "new/updated/revised/real/actual/additional/special/important ..1 instructions/instruction/directive/task/orders/prompt",
    "instructions for/to the? MACHINE/writer/email",
    "as an? ROBOT",
    "you are/act/behave now/as/in ..3 MACHINE/now/pirate/mode/dan/developer/unrestricted/different/no/free/jailbroken/an/a",
    "you are now",
    "you are an? ..2 MACHINE",
    "from now on",
    "pretend to/you/that",
    "act as if/an/a/though",
    "roleplay/jailbreak/dan",
    "developer/admin/debug/god/maintenance/root/override mode",
    "^write ..3 to/in/that/the/a/an ..2 READER/email/letter/that/following/all/poem/reply/message/that",
    "^write to ..3 that",
    "^write that/this/only",
    "^write ..3 TEXT",
    "write to the READER",
    "^tell the READER/reader",
    "tell the READER that",
    "^say that/this/to/only/we/the/his/her/their/it/i/you",
    "^state/claim/declare/announce/confirm/insist that",
    "^ANSWER ..1 with/only/in/to/this/the/exactly/that",
    "ANSWER with ..3 only/exactly/word/the/this/hello",
    "ANSWER only",
    "^include ..4 link/url/sentence/phrase/line/text/following/http/https/in/password/prompt",
    "^insert ..4 link/url/sentence/phrase/line/text/following",
    "^add ..4 link/url/sentence/phrase/to the/following",
    "in/to your/every/the/this/all/each TEXT",
    "your ..1 TEXT/output must/should/is/will/has",
    "the/this ..1 TEXT must/should/shall/has to/needs",
    "GIVE ..6 PAY",
    "GIVE ..3 # %/percent",
    "reveal/print/leak/show/send/forward/disclose/output/list/expose ..4 SECRET",
    "^sign ..3 as",
    "sign the/this/your/every TEXT ..2 as",
    "begin/start/end/finish/close ..1 every/your",
    "begin/start/end/finish/close the/your/this/every/each TEXT",
    "do/must/should not/never ..1 follow/obey/mention/tell/reveal/check/filter/use ..4 RULES/READER/anyone/guard/this/note/TEXT",
    "prompt injection",
    "system/developer/admin prompt/message/override/note/notice/instruction/command",
    "attention MACHINE",
    "dear/hey/hello/note/memo/message/to for? to? the? MACHINE/writer",
    "important for/to the? MACHINE/writer/assistant",
    "the? MACHINE/writer must/should/shall/will/has/needs/is",
    "if you are an? MACHINE",
    "when/before/while ..1 writing/drafting/generating/composing/answering/replying",
    "translate ..3 into/to",
    "use the subject/word/words/phrase/following",
    "set the? ..1 subject/price/commission/from/body",
    "instead ..1 write/say/send/tell/offer/output/reply/of the above",
    "send ..3 to ..2 http/https/bitcoin/wallet/account/iban",
    "urge/pressure/convince/warn the? READER/them/him/her to/that/into",
)
TAKEOVERS = 5
"""So many of the table, at its beginning, change who gives the orders: what follows in the imperative is theirs, too."""

LABELLED = re.compile(
    r"^\W*(?:system(?=:\s*(?:you|ignore|tell|the|offer|say|write|send|new|from|do|don't|never|always|reply|override|disregard|forget|add)\b)|user|assistant|developer|admin|human|ai|instructions?|prompt|override|root|command|note to (?:ai|assistant|the ai|writer))\b[^\w\n]{0,3}[:>\]]"
    r"|\[/?(?:INST|SYSTEM|ADMIN|AI|ASSISTANT|USER|OVERRIDE)\b[^\]\n]{0,60}\]|</?(?:system|instructions?|prompt|user|assistant|sys|admin|data|notes?|client|record)\b[^>\n]{0,60}>"
    r"|<\|[\w ]{1,30}\|>|<<SYS>>|#{2,} ?(?:system|instruction|new|user|assistant|end)|-{3,} ?(?:end|begin|system|new)"
    r"|(?-i:\b(?:SYSTEM|ASSISTANT|USER|DEVELOPER|ADMIN|AI|OVERRIDE)(?: [A-Z]+)?:)",
    re.I | re.M,
)
ENDS = re.compile(r"(?<=[.!?;])\s+|\n+")
IMPERATIVES = frozenset(
    ["offer", "tell", "say", "write", "send", "include", "give", "promise", "add", "mention", "use", "quote", "list", "state", "announce", "confirm", "sign", "insert", "reply", "respond", "answer", "output", "print", "make", "put", "claim", "pretend", "assure", "guarantee", "inform", "state", "invite", "ask", "remove", "delete", "leave", "do", "don't", "never", "always", "call", "act", "be", "set", "start", "end", "begin", "close", "repeat", "translate", "reveal"]
)
FOUND = Phrases(((each, number < TAKEOVERS) for number, each in enumerate(ORDERS)), SETS)
JOTTED = Phrases(
    (
        (each, None)
        for each in (
            "GIVE ..4 tour/showing/call/list/appointment/coffee/ride/keys/market/cma/consultation/visit/drink",
            "from now on ..3 she/he/they/wants/prefers/text/call",
            "as a/an agent/investor/rental",
            "first/best offer",
            "made/makes/making/accepted/received/rejected/countered/his/her/their/an/the/low/cash/full offer",
            "asking price",
        )
    ),
    SETS,
)


def gives_orders(text: str) -> bool:
    """Whether any sentence of it speaks to the writer."""
    return without_orders(text) != text


def without_orders(text: str) -> str:
    """The text without such sentences, and without the commands that follow one."""
    if not text.strip():
        return text
    kept, is_led = [], False
    for start, end in _sentences(text):
        sentence = text[start:end]
        words = tuple(word for each in tokens_of(Text(sentence)) for word in each)
        commands = bool(words) and words[0].text in IMPERATIVES | {"and", "then", "also", "please", "instead", "you"}
        if (order := _order(sentence, words)) is not None:
            is_led = is_led or order
        elif not (is_led and commands):
            is_led = is_led and not words
            kept.append((start, end))
    if len(kept) == len(_sentences(text)):
        return text
    return "".join(text[start:end] for start, end in kept)


def _sentences(text: str) -> list[tuple[int, int]]:
    """Each with the space after it."""
    starts = [0, *(found.end() for found in ENDS.finditer(text))]
    return [(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True) if start < end]


def _order(sentence: str, words: tuple[Token, ...]) -> bool | None:
    """True for an order that takes over, False for another one, None for a sentence that gives none."""
    if LABELLED.search(sentence):
        return True
    return max(_orders(words), default=None)


def _orders(words: tuple[Token, ...]) -> Iterator[bool]:
    yield from (found.meaning for found in FOUND.find(words, JOTTED))
