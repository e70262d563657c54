"""The headers that hang a client's emails together in their mail program."""

import re
from collections.abc import Iterable, Sequence

from emails.threads.names import message_id_of

MOST_REFERENCES = 10
LONGEST_ID = 200
LONGEST_HEADER = 900
"""Characters of a value. Mail servers refuse a line of more than 998, and nobody knows where one is folded."""

Thread = Sequence[str]
"""The Message-IDs of a client's last emails and answers, without `<` and `>`, the newest last."""

# What mail programs make. A stranger wrote it: a line break would be a header of theirs.
_MESSAGE_ID = re.compile(r"[!#-;=?A-\[\]-~]+@[!#-;=?A-\[\]-~]+")


def headers_of(log_id: int, thread: Thread) -> dict[str, str]:
    """Nothing without INBOUND_DOMAIN: then SendGrid makes the Message-ID."""
    own = message_id_of(log_id)
    if not own:
        return {}
    headers = {"Message-ID": own}
    if known := _references(each for each in thread if f"<{each}>" != own):
        headers |= {"In-Reply-To": known[-1], "References": " ".join(known)}
    return headers


def _references(thread: Iterable[str]) -> list[str]:
    """The last ones that fit, each once."""
    chosen: list[str] = []
    for message_id in reversed(list(thread)):
        each = f"<{message_id}>"
        if len(message_id) > LONGEST_ID or not _MESSAGE_ID.fullmatch(message_id) or each in chosen:
            continue
        if len(chosen) == MOST_REFERENCES or len(" ".join([*chosen, each])) > LONGEST_HEADER:
            break
        chosen.append(each)
    return chosen[::-1]
