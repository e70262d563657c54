"""Letters for tests of what happens to a text: the guard lets both pass, whoever they go to."""

from types import SimpleNamespace
from typing import Any

from emails.writer.call import Reply

SUBJECT = "A short note for you"
MESSAGE = (
    "I wanted to write a few lines and see how you are. Whenever you have a question about what comes next, "
    "send it to me and I will answer it with care. There is no hurry at all from my side."
)
TEXT = f"Hello,\n\n{MESSAGE}"

OTHER_SUBJECT = "Your thoughts are welcome"
OTHER_TEXT = (
    "Hello again,\n\n"
    "thank you for reading my last message. If you would like to talk it over, reply to this email and tell me "
    "what matters most to you. It helps me to know where you stand before we go on."
)


def reply_of(content: object, **figures: Any) -> Reply:
    """What the writer's server answers, made up."""
    choice = SimpleNamespace(message=SimpleNamespace(content=content), finish_reason="stop")
    known: dict[str, Any] = {
        "model": "a-model",
        "milliseconds": 1,
        "input_tokens": None,
        "output_tokens": None,
        "cost": None,
    }
    return Reply(SimpleNamespace(choices=[choice]), **(known | figures))
