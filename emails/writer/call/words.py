"""What is known of the writer's server, in the broker's words."""

from datetime import date
from typing import Any, NamedTuple

from emails.models import WriterProfile
from emails.writer.call.trial import Problem
from emails.writer.read import Kind, Unusable
from lists.words import counted, full_date

FORMS = {"json_schema": "structured answers", "json_object": "JSON", "text": "plain text"}
EFFORTS = {
    "none": "no thinking",
    "minimal": "minimal thinking",
    "low": "little thinking",
    "": "the model decides how much to think",
}

PROBLEMS: dict[str, str] = {
    Problem.REFUSED: "answered {status}{said}",
    Problem.SERVER: "answered {status}{said}",
    Problem.KEY: "refused the key ({status}){said}",
    Problem.MODEL: "does not know the model ({status}){said}",
    Problem.TOO_MANY: "has too many requests ({status}){said}",
    Problem.UNREACHABLE: "could not be reached",
    Problem.TIMEOUT: "did not answer in time",
    Problem.NO_JSON: "answered, but not in OpenAI's format",
}

TO_DO: dict[str, str] = {
    Problem.REFUSED: "It rejected every request format we know. Its own message below says why.",
    Problem.SERVER: "The server has a problem. Try again later.",
    Problem.KEY: "The key is wrong, or it may not use this model. Check OPENAI_API_KEY.",
    Problem.MODEL: "This address doesn't have that model. Check OPENAI_MODEL, then OPENAI_BASE_URL.",
    Problem.TOO_MANY: "Too many requests, or the account has no credit left. Check the account.",
    Problem.UNREACHABLE: "Nothing responds at this address. Check OPENAI_BASE_URL, and that the server is running.",
    Problem.TIMEOUT: "It is too slow. If the server had to load its model first, try again.",
    Problem.NO_JSON: "This address isn't an OpenAI-compatible server. Most end with /v1. Check OPENAI_BASE_URL.",
    Problem.UNREADABLE: "The model answers, but not with an email. Choose a better model.",
}
"""After a test in which nothing worked, by its last try."""


class Tried(NamedTuple):
    asked: str
    result: str


class Shutdown(NamedTuple):
    strong: str
    rest: str


def tries(profile: WriterProfile) -> list[Tried]:
    return [Tried(_asked(each), _result(each)) for each in profile.tries]


def to_do(profile: WriterProfile) -> str:
    """What the broker can do; "" when the last test worked."""
    last = profile.tries[-1]["problem"] if profile.tries and not profile.works else ""
    return TO_DO.get(last, "")


def shutdown_in_words(profile: WriterProfile, today: date) -> Shutdown | None:
    """From 60 days before on."""
    left = profile.days_left(today)
    if left is None or profile.shutdown_on is None:
        return None
    day, choose = full_date(profile.shutdown_on), "Choose another model in OPENAI_MODEL."
    if left < 0:
        return Shutdown(f"{profile.model} was shut down on {day}.", f"Templates write every email. {choose}")
    when = {0: "today", 1: "tomorrow"}.get(left, f"in {counted(left, 'day')}")
    return Shutdown(f"{profile.model} will be shut down on {day} ({when}).", choose)


def _asked(one: dict[str, Any]) -> str:
    form = FORMS.get(one["form"], one["form"])
    return f"{form.capitalize()}, {one['limit']}, {EFFORTS.get(one['effort'], one['effort'])}"


def _result(one: dict[str, Any]) -> str:
    problem, said = one.get("problem", ""), one.get("said", "")
    if not problem:
        return "works"
    if problem == Problem.UNREADABLE:
        return str(Unusable(Kind(said))) if said in list(Kind) else "the answer can't be read"
    return PROBLEMS[problem].format(status=one.get("status", ""), said=f": {said}" if said else "")
