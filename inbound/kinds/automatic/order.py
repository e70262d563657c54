"""Whether 12/10 is the twelfth of October or the tenth of December, by what the mail shows of its writer's country."""

import re
from datetime import timedelta
from enum import Enum

from inbound.kinds.automatic.dates import NUMBERS
from inbound.reading.message import Message


class Order(Enum):
    DAY_FIRST = "DMY"
    MONTH_FIRST = "MDY"
    OPEN = ""


DAY_FIRST_DOMAIN = re.compile(r"\.(?:uk|au|nz|ie|in|za|sg|my|hk|ae|eu|de|fr|es|it|pt|br|ch|at|nl|be|mx|se|no|dk)$")
MONTH_FIRST_DOMAIN = re.compile(r"\.(?:gov|mil|edu|us|k12\.\w\w\.us)$")
LANGUAGE = re.compile(r"\ben-(?P<country>[A-Z]{2})\b", re.IGNORECASE)
NORTH_AMERICA = re.compile(
    r"(?<![\d+.-])(?<!\d[ )])\d{3}-\d{4}(?![\d-])"
    r"|(?<![\d+])(?:\+?1[-. ])?(?:\(\d{3}\)\s?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)"
)
ABROAD = re.compile(r"\+(?:44|61|64|353|27|91|65|971)\b")
AMERICAN_ZONES = (timedelta(hours=-10), timedelta(hours=-4))


def order_of(message: Message, text: str, code: str) -> Order:
    """`code`: the language of the phrase. Only English is written in both orders; Chinese has the month first."""
    if code != "en":
        return Order.MONTH_FIRST if code == "zh" else Order.DAY_FIRST
    return _settled_by_numbers(text) or _of_the_address(message) or _of_the_mail(message, text)


def _settled_by_numbers(text: str) -> Order | None:
    """Somebody who writes 14/12 writes 10/12 in the same order."""
    found = [(int(each["first"]), int(each["second"] or each["second_"])) for each in NUMBERS.finditer(text)]
    day_first = any(12 < first <= 31 and second <= 12 for first, second in found)
    month_first = any(12 < second <= 31 and first <= 12 for first, second in found)
    if day_first == month_first:
        return None
    return Order.DAY_FIRST if day_first else Order.MONTH_FIRST


def _of_the_address(message: Message) -> Order | None:
    domain = message.from_email.rpartition("@")[2].lower()
    if DAY_FIRST_DOMAIN.search(domain):
        return Order.DAY_FIRST
    return Order.MONTH_FIRST if MONTH_FIRST_DOMAIN.search(domain) else None


def _of_the_mail(message: Message, text: str) -> Order:
    languages = LANGUAGE.findall(f"{message.header('accept-language')} {message.header('content-language')}")
    countries = {each.upper() for each in languages}
    if countries - {"US"}:
        # Exchange says en-US unless somebody chose another.
        return Order.OPEN if "CA" in countries else Order.DAY_FIRST
    if ABROAD.search(text):
        return Order.DAY_FIRST
    if NORTH_AMERICA.search(text):
        return Order.MONTH_FIRST
    offset = message.date.utcoffset() if message.date else None
    if offset is None:
        return Order.MONTH_FIRST if countries else Order.OPEN
    if AMERICAN_ZONES[0] <= offset <= AMERICAN_ZONES[1]:
        return Order.MONTH_FIRST
    if offset == timedelta(0) and (countries or _is_dated_by_a_server(message)):
        return Order.MONTH_FIRST if countries else Order.OPEN
    return Order.DAY_FIRST


def _is_dated_by_a_server(message: Message) -> bool:
    """Exchange Online and Gmail's servers write UTC, wherever the person lives."""
    return any(name.startswith(("x-ms-exchange-", "x-google-")) for name, _ in message.headers)
