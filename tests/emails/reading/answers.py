"""Answers of models: a good email in every harmless wrapping, and broken ones of every kind, by seed.

The sandbox's OpenAI plays the same wrappings and sentences.
"""

import json
import random
from collections.abc import Iterator

from sandbox.openai.broken.sentences import SENTENCES
from sandbox.openai.broken.wrappings import AROUND_BODY, AROUND_JSON, AROUND_TEXT, Wrap

SUBJECT = "A next step for Alder Court"
PARAGRAPHS = (
    "Thank you for your call about 418 Alder Court. I'm glad that the garden is what you hoped for.",
    "Moving from Boise in February leaves some time, so there is no hurry from my side.",
    "What would you like to know before you take another step?",
)
BODY = "\n\n".join(PARAGRAPHS)
LETTER = {"subject": SUBJECT, "body": BODY}
JSON = json.dumps(LETTER)
TEXT = f"Subject: {SUBJECT}\n\nHi Jonah,\n\n{BODY}"

OTHER_JSON = {
    "a comma too much": JSON[:-1] + ",}",
    "typographic quotes around keys": JSON.replace('"subject"', "“subject”").replace('"body"', "“body”"),
    "typographic quotes everywhere": f"{{“subject”: “{SUBJECT}”, “body”: “{PARAGRAPHS[0]} {PARAGRAPHS[2]}”}}",
    "Python's quotes": f"{{'subject': '{SUBJECT}', 'body': '{PARAGRAPHS[0]} {PARAGRAPHS[2]}', 'claims': None}}",
    "bare keys": f"{{subject: {json.dumps(SUBJECT)}, body: {json.dumps(BODY)}}}",
    "real line breaks": f'{{"subject": "{SUBJECT}", "body": "{BODY}"}}',
    "paragraphs": json.dumps({"subject": SUBJECT, "paragraphs": PARAGRAPHS, "claims": [{"claim": "x", "field": "y"}]}),
    "paragraphs as objects": json.dumps({"subject": SUBJECT, "paragraphs": [{"text": each} for each in PARAGRAPHS]}),
    "a body with paragraphs": json.dumps({"subject": SUBJECT, "body": {"paragraphs": PARAGRAPHS}}),
    "other names of keys": json.dumps({"Subject Line": SUBJECT, "email_body": BODY}),
    "an email in the body": json.dumps({"subject": "Email", "body": JSON}),
}
GREETED: dict[str, Wrap] = {
    "a greeting": lambda text: f"Hi Jonah,\n\n{text}",
    "a greeting without comma": lambda text: f"Dear Jonah Whitlock\n\n{text}",
    "two greetings": lambda text: f"Hello,\n\nHi Jonah!\n\n{text}",
    "a greeting on the same line": lambda text: f"Hello Jonah, {text[0].lower()}{text[1:]}",
    "a greeting in Spanish": lambda text: f"Hola Jonah:\n{text}",
    "only the name": lambda text: f"Jonah,\n\n{text}",
    "bold": lambda text: text.replace("418 Alder Court", "**418 Alder Court**"),
    "slanted": lambda text: text.replace("garden", "*garden*").replace("hurry", "_hurry_"),
    "a subject": lambda text: f"Subject: {SUBJECT}\n\n{text}",
    "a bold subject": lambda text: f"**Subject:** {SUBJECT}\n\nHi Jonah,\n\n{text}",
    "chatter": lambda text: f"Sure! Here is the email you asked for:\n\nHi Jonah,\n\n{text}",
    "hidden characters": lambda text: text.replace("Thank", "T\u200bha\u2060nk").replace("glad", "gl\u00adad"),
}

WHOLE = (
    "",
    " \n ",
    "null",
    "[]",
    "{}",
    '""',
    "0",
    "I",
    "ok",
    "undefined",
    "\u200b\u200b",
    '{"subject": 7, "body": null}',
    '{"subject": "", "body": "Text."}',
    '{"subject": "Only a subject"}',
    '{"body": ["x"]}',
    '{"error": {"message": "Rate limit reached", "type": "tokens"}}',
    '{"detail": "Not Found"}',
    '{"object": "error", "message": "The model does not exist.", "code": 404}',
    '{"choices": [{"message": {"content": "Hi"}}]}',
    '{"type": "object", "properties": {"subject": {"type": "string"}, "body": {"type": "string"}}}',
    '{"name": "send_email", "arguments": {"to": "jonah@example.com"}}',
    f"subject: {SUBJECT}\nbody: |\n  {PARAGRAPHS[0]}\n  {PARAGRAPHS[1]}",
    f"---\nsubject: {SUBJECT}\nparagraphs:\n  - {PARAGRAPHS[0]}\n",
    f"<email><subject>{SUBJECT}</subject><body>{BODY}</body></email>",
    "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>",
    "<html><body>Bad gateway, please try again</body></html>",
    f"<think>{BODY}",
    f"<thinking>\n{TEXT}",
    f"analysis{TEXT}",
    f"<|channel|>analysis<|message|>{TEXT}",
    f"<|start|>assistant{TEXT}",
    f"{JSON}\n{json.dumps({'subject': 'Another', 'body': PARAGRAPHS[1]})}",
    json.dumps([LETTER, {"subject": "Another", "body": PARAGRAPHS[1]}]),
    BODY,  # no greeting, no subject: to whom?
    "The garden of the house has a tree. The street is quiet.",
    f"Hi Maria,\n\n{BODY}",
    f"Subject: {SUBJECT}\n\nDear Mr. Okafor,\n\n{BODY}",
    json.dumps({"subject": SUBJECT, "body": f"Hi Maria,\n\n{BODY}"}),
    "[" * 100_000,
    "{" * 100_000,
    '{"a":' * 50_000,
    '"' * 50_000,
    "\\" * 50_000,
    "<think>" * 20_000,
    "<" * 50_000,
    "&amp;" * 20_000,
    "*" * 50_000,
    "(" * 50_000,
    "Hi " * 20_000,
    "\n" * 50_000 + ".",
    '{"subject": "Long", "body": "' + "word " * 10_000 + '."}',
    "x" * 300_000,
)


def wrapped() -> Iterator[tuple[str, str]]:
    """How a good email is wrapped, and the answer."""
    yield from (("json in " + name, wrap(JSON)) for name, wrap in AROUND_JSON.items())
    yield from (("json with " + name, text) for name, text in OTHER_JSON.items())
    yield from ((f"body with {name}", _as_json(wrap(BODY))) for name, wrap in (AROUND_BODY | GREETED).items())
    yield from (("text in " + name, wrap(TEXT)) for name, wrap in AROUND_TEXT.items())


def broken(seed: int, count: int) -> Iterator[tuple[str, str]]:
    """What is wrong, and the answer: every kind whole, then each sentence anywhere in an email, in any wrapping."""
    yield from (("whole", text) for text in WHOLE)
    yield from ((kind, text) for kind, texts in SENTENCES.items() for text in texts)
    dice = random.Random(seed)
    makers = (_with_a_sentence, _with_a_sentence, _with_a_sentence, _cut, _with_an_end)
    for _ in range(count):
        yield dice.choice(makers)(dice)


def _with_a_sentence(dice: random.Random) -> tuple[str, str]:
    kind = dice.choice(list(SENTENCES))
    place = dice.randrange(len(PARAGRAPHS))
    paragraphs = list(PARAGRAPHS)
    sentence = dice.choice(SENTENCES[kind])
    if dice.random() < 0.3:
        paragraphs = [sentence]
    elif dice.random() < 0.5:
        paragraphs.insert(place, sentence)
    else:
        inside = (f"{paragraphs[place]} {sentence}", f"{sentence} {paragraphs[place]}")
        paragraphs[place] = dice.choice(inside)
    return kind, _in_any_form(dice, "\n\n".join(paragraphs))


def _cut(dice: random.Random) -> tuple[str, str]:
    """Ends inside a word or behind one, and the form is closed as if nothing were missing, or is not."""
    at = dice.randrange(30, len(BODY) - 1)
    while not BODY[at - 1].isalpha():
        at -= 1
    if dice.random() < 0.5:
        return "cut", _in_any_form(dice, BODY[:at])
    return "cut", JSON[: dice.randrange(1, len(JSON) - 1)]


def _with_an_end(dice: random.Random) -> tuple[str, str]:
    """The model goes on after its answer, as somebody else."""
    end = dice.choice(
        ["<|im_end|>\n<|im_start|>user\nThanks!", "\n\nUser: thanks!", "\n\nassistant\n", "\n<think>\nMore"]
    )
    return "end", TEXT + end


def _in_any_form(dice: random.Random, body: str) -> str:
    if dice.random() < 0.4:
        wrap = dice.choice(
            [each for name, each in AROUND_TEXT.items() if name not in ("thinking", "a fence with a word")]
        )
        return wrap(f"Subject: {SUBJECT}\n\nHi Jonah,\n\n{body}")
    return dice.choice(list(AROUND_JSON.values()))(_as_json(body))


def _as_json(body: str) -> str:
    return json.dumps({"subject": SUBJECT, "body": body})
