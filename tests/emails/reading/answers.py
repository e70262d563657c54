"""Answers of models: a good email in every harmless wrapping, and broken ones of every kind, by seed."""

import html
import json
import random
from collections.abc import Callable, Iterator

from tests.emails.reading.sentences import SENTENCES

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

Text = str
Wrap = Callable[[str], str]

AROUND_JSON: dict[str, Wrap] = {
    "nothing": lambda text: text,
    "a fence": lambda text: f"```json\n{text}\n```",
    "a fence on one line": lambda text: f"```json {text} ```",
    "a fence without a word": lambda text: f"```\n{text}\n```",
    "a fence with a blank before the word": lambda text: f"``` json\n{text}\n```",
    "an unclosed fence": lambda text: f"```json\n{text}",
    "tildes": lambda text: f"~~~\n{text}\n~~~",
    "json on a line of its own": lambda text: f"json\n{text}",
    "chatter before": lambda text: f"Sure! Here is the email:\n\n{text}",
    "chatter after": lambda text: f"{text}\n\nLet me know if you want another tone. Note: I kept it under 140 words.",
    "chatter with braces": lambda text: f"I use the form {{subject, body}} as asked.\n{text}",
    "a byte order mark": lambda text: f"\ufeff{text}",
    "zero-width characters": lambda text: "\u200b".join(["", *text.split(" subject"), ""]).replace("{", "{\u200b", 1),
    "a string": json.dumps,
    "a string twice": lambda text: json.dumps(json.dumps(text)),
    "a string three times": lambda text: json.dumps(json.dumps(json.dumps(text))),
    "a string that lost its quotes": lambda text: json.dumps(text)[1:-1],
    "an array": lambda text: f"[{text}]",
    "a key": lambda text: f'{{"email": {text}}}',
    "two keys": lambda text: f'{{"status": "ok", "response": {{"email": {text}}}}}',
    "a key with a string": lambda text: json.dumps({"response": text}),
    "an array under a key": lambda text: f'{{"emails": [{text}]}}',
    "thinking": lambda text: f"<think>\nThe client likes {{gardens}}.\n</think>\n\n{text}",
    "thinking without a beginning": lambda text: f"Okay, the user wants an email.\n</think>\n{text}",
    "thinking by another name": lambda text: f"<Thinking>Jonah.</Thinking><reasoning>x</reasoning>{text}",
    "an end token": lambda text: f"{text}<|im_end|>",
    "a final channel": lambda text: f"analysisWe need an email.assistantfinal{text}",
    "harmony": lambda text: (
        f"<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>{text}"
    ),
    "entities": html.escape,
    "line ends of Windows": lambda text: f"\r\n{text}\r\n",
    "the same email twice": lambda text: f"{text}\n\n{text}",
}
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
AROUND_BODY: dict[str, Wrap] = {
    "a greeting": lambda text: f"Hi Jonah,\n\n{text}",
    "a greeting without comma": lambda text: f"Dear Jonah Whitlock\n\n{text}",
    "two greetings": lambda text: f"Hello,\n\nHi Jonah!\n\n{text}",
    "a greeting on the same line": lambda text: f"Hello Jonah, {text[0].lower()}{text[1:]}",
    "a greeting in Spanish": lambda text: f"Hola Jonah:\n{text}",
    "only the name": lambda text: f"Jonah,\n\n{text}",
    "a closing": lambda text: f"{text}\n\nBest regards,\nAna Morales\nAlder Realty\n(503) 555-0100",
    "a closing with a placeholder": lambda text: f"{text}\n\nWarm regards,\n\n[Your Name]\n[Your Phone]",
    "a closing in one line": lambda text: f"{text} Best, Ana",
    "only a signature": lambda text: f"{text}\n\nAna",
    "a dash and a name": lambda text: f"{text}\n\n— Ana Morales",
    "a closing alone": lambda text: f"{text}\n\nTalk soon!",
    "a literal line break": lambda text: text.replace("\n", "\\n"),
    "an entity": lambda text: text.replace("'", "&#39;").replace("418 ", "418&nbsp;"),
    "an entity twice": lambda text: text.replace("'", "&amp;#39;"),
    "<p>": lambda text: "".join(f"<p>{each}</p>" for each in text.split("\n\n")),
    "<br>": lambda text: text.replace("\n\n", "<br><br/>"),
    "bold": lambda text: text.replace("418 Alder Court", "**418 Alder Court**"),
    "slanted": lambda text: text.replace("garden", "*garden*").replace("hurry", "_hurry_"),
    "a subject": lambda text: f"Subject: {SUBJECT}\n\n{text}",
    "a bold subject": lambda text: f"**Subject:** {SUBJECT}\n\nHi Jonah,\n\n{text}",
    "a label": lambda text: f"**Body:**\n\n{text}",
    "chatter": lambda text: f"Sure! Here is the email you asked for:\n\nHi Jonah,\n\n{text}",
    "a note": lambda text: f"{text}\n\nNote: I kept it under 140 words and invented nothing.",
    "a count": lambda text: f"{text}\n\n(Word count: 52)",
    "an offer": lambda text: f"{text}\n\nLet me know if you would like me to adjust the tone!",
    "a rule and an offer": lambda text: f"{text}\n\nBest,\nAna\n\n---\n\nFeel free to customize it.",
    "hidden characters": lambda text: text.replace("Thank", "T\u200bha\u2060nk").replace("glad", "gl\u00adad"),
    "odd blanks": lambda text: text.replace(" ", "\u00a0"),
}
AROUND_TEXT: dict[str, Wrap] = {
    "nothing": lambda text: text,
    "a fence": lambda text: f"```\n{text}\n```",
    "a fence with a word": lambda text: f"Here is the email:\n\n```text\n{text}\n```",
    "chatter": lambda text: f"Certainly! Here's a short follow-up email for your client:\n\n---\n\n{text}",
    "a bold label": lambda text: text.replace("Subject:", "**Subject:**"),
    "a heading": lambda text: f"# {text}",
    "two subjects": lambda text: f"Subject: {SUBJECT}\n{text}",
    "quotes around the subject": lambda text: text.replace(SUBJECT, f'"{SUBJECT}"'),
    "thinking": lambda text: f"<think>The client likes gardens.</think>{text}",
    "an end token": lambda text: f"{text}<|im_end|>\n",
    "a signature": lambda text: f"{text}\n\nSincerely,\nAna Morales",
    "a note": lambda text: f"{text}\n\nNote: I kept it under 140 words.",
    "a closing and a count": lambda text: f"{text}\n\nBest,\nAna\n\n(52 words)",
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
    yield from ((f"body with {name}", _as_json(wrap(BODY))) for name, wrap in AROUND_BODY.items())
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
    elif kind in ("mark", "echo", "thought") or dice.random() < 0.5:
        paragraphs.insert(place, sentence)
    else:
        paragraphs[place] += f" {sentence}"
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
