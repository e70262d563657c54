"""What servers and models put around a good answer. Whoever reads it with care finds it inside."""

import html
import json
from collections.abc import Callable

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
AROUND_BODY: dict[str, Wrap] = {
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
    "a label": lambda text: f"**Body:**\n\n{text}",
    "a note": lambda text: f"{text}\n\nNote: I kept it under 140 words and invented nothing.",
    "a count": lambda text: f"{text}\n\n(Word count: 52)",
    "an offer": lambda text: f"{text}\n\nLet me know if you would like me to adjust the tone!",
    "a rule and an offer": lambda text: f"{text}\n\nBest,\nAna\n\n---\n\nFeel free to customize it.",
    "odd blanks": lambda text: text.replace(" ", "\u00a0"),
}
AROUND_TEXT: dict[str, Wrap] = {
    "nothing": lambda text: text,
    "a fence": lambda text: f"```\n{text}\n```",
    "a fence with a word": lambda text: f"Here is the email:\n\n```text\n{text}\n```",
    "chatter": lambda text: f"Certainly! Here's a short follow-up email for your client:\n\n---\n\n{text}",
    "a bold label": lambda text: text.replace("Subject:", "**Subject:**"),
    "a heading": lambda text: f"# {text}",
    "two subjects": lambda text: f"{text.split(chr(10), 1)[0]}\n{text}",
    "thinking": lambda text: f"<think>The client likes gardens.</think>{text}",
    "an end token": lambda text: f"{text}<|im_end|>\n",
    "a signature": lambda text: f"{text}\n\nSincerely,\nAna Morales",
    "a note": lambda text: f"{text}\n\nNote: I kept it under 140 words.",
    "a closing and a count": lambda text: f"{text}\n\nBest,\nAna\n\n(52 words)",
}
