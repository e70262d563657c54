"""Who must not be emailed, by a file: which columns say it, and what a cell of such a column means.

Whatever stops emails is recognized generously, whatever lets them through only by its exact word. What is neither is
no answer, and the row is left out with that reason: taken for a yes, it would mail somebody who asked for silence;
taken for a no, a wrong column would silence everybody in the file, and nobody may take that back.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

TARGETS = {
    "do_not_email": "Do not email",
    "may_email": "May be emailed",
    "email_status": "Email status",
    "bounced": "Bounced",
    "complained": "Marked as spam",
}
"""What such a column can be. A file may have several of each: any of them counts."""

UNSUBSCRIBED, BOUNCED, COMPLAINED = "unsubscribed", "bounced", "complained"
REASONS = (COMPLAINED, UNSUBSCRIBED, BOUNCED)
"""As the ledger has them, the strongest first."""

UNCLEAR = "?"
SILENT = ""


def _words(text: str) -> list[str]:
    return text.split()


class OptOut(NamedTuple):
    reason: str
    head: str
    cell: str


# --- which columns ---

OTHER_CHANNELS = set(_words("sms text texts texting phone call calls calling fax mobile cell whatsapp postal"))
BESIDE_THE_POINT = re.compile(
    r"campaign(id|title|name)|(link|url|page|token|mode)$|spamscore|(bounce|open)rate|softbounce|verif|confirmation"
)
"""About an opt-out or a bounce, without saying whether there is one."""

HEADS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (target, re.compile(pattern))
    for target, pattern in (
        ("complained", r"complain|spamreport|reported(as)?spam|marked(as)?spam|abuse|^(is)?spam$"),
        ("bounced", r"bounce|undeliver|quarantin|^clean(ed|time|date|edat|edon)?$"),
        ("bounced", r"(bad|invalid|wrong)e?mail|mail(is)?(bad|invalid|wrong)$"),
        ("do_not_email", r"unsub|(not|non)subscri|(?<!ad)opt(ed|ing|s)?out|(black|block)list|suppress|^removed?$"),
        (
            "do_not_email",
            r"(do(es)?not|dont)(allow|want|send|receive|accept)?(any|more|bulk|mass|marketing)*"
            r"(e?mail|contact|market|send|newsletter)",
        ),
        ("do_not_email", r"^no(bulk|mass|more|marketing)*(e?mail(s|ings?)?|contact|newsletters?)$"),
        ("do_not_email", r"(stop|exclude(d)?(from)?)(all)?(e?mail|marketing|newsletter)"),
        ("may_email", r"(?<!ad)opt(ed|s)?in(to|for|of|status|$)|(subscription|subscriber|consent|permission)status$"),
        (
            "may_email",
            r"^(e?mail|newsletter|marketing|is|currently)*subscri(bed|ber)(to(all|our|marketing)*e?mails?)?$",
        ),
        ("may_email", r"(accept|receive|want|allow)s?(any|bulk|mass)*(e?mail|marketing|newsletter)"),
        ("may_email", r"e?mails?(marketing)?(consent|permission|allowed|ok|okay)$|^(marketing)?consent$"),
        ("may_email", r"(may|can|ok(ay)?)(we|be|to)*(e?mail|contact)(ed)?$|^(e?mailable|contactable)$"),
        ("email_status", r"(e?mail|newsletter|^marketing)(marketing|address|contact)*status$"),
    )
)


def target_of(head: str) -> str:
    """Which of TARGETS a column is by its head; empty: none."""
    letters = re.sub(r"[\W_]", "", head.lower())
    words = {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", head)}
    # “Do not contact (phone)” is no wish about emails.
    if BESIDE_THE_POINT.search(letters) or (words & OTHER_CHANNELS and "mail" not in letters):
        return ""
    # “Opted in (Y/N)” as well as “Marketing (opted out)”.
    letters = re.sub(r"(?<=mail)\d+", "", letters)  # “Email 2 status”
    ways = (letters, re.sub(r"[\W_]", "", re.sub(r"\(.*?\)", "", head.lower())))
    return next((target for way in ways for target, pattern in HEADS if pattern.search(way)), "")


def are_statuses(cells: Iterable[str]) -> bool:
    """Whether all cells of a column are words like Subscribed and Unsubscribed, whatever its head is."""
    found = {_letters(cell) for cell in cells} - {""}
    return not found.isdisjoint(STOPS) and all(word in STOPS or word in FINE for word in found)


# --- what a cell means ---

YES = set(_words("yes y true t x on checked"))
ABSENT = set(_words("none null nil nan na notset blank undefined"))
NO = set(_words("no n false f off unchecked never"))
MARKS, NO_MARKS = set("✓✔☑✅☒🗹"), set("✗✘❌☐✕")
NOTHING = re.compile(r"[-–—_./\s]*")
STOPS = {
    **dict.fromkeys(
        _words(
            "unsubscribed unsubscribe unsub optedout optout donotemail donotcontact donotsend donotallow donotmail "
            "dontemail noemail noemails nocontact nomarketing noconsent removed suppressed blocked blocklisted "
            "blacklisted declined denied revoked withdrawn disallow disallowed notallowed notsubscribed notoptedin "
            "stop refused"
        ),
        UNSUBSCRIBED,
    ),
    **dict.fromkeys(
        _words("bounced bounce hardbounce hardbounced cleaned invalid undeliverable undelivered bademail invalidemail"),
        BOUNCED,
    ),
    **dict.fromkeys(
        _words(
            "complained complaint complainer spam spamcomplaint markedasspam reportedspam reportedasspam spamreport "
            "abuse abusecomplaint abusereport"
        ),
        COMPLAINED,
    ),
}
BEGINNINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (UNSUBSCRIBED, ("unsub", "optedout", "optout", "globallyunsub", "globalunsub", "noemail", "nomoreemail")),
    (UNSUBSCRIBED, ("donotemail", "donotcontact", "donotsend", "donotmail", "dontemail", "dontcontact", "dontsend")),
    (BOUNCED, ("bounced", "hardbounce", "cleaned", "undeliver")),
    (COMPLAINED, ("complain", "spamcomplain", "markedasspam", "reportedasspam", "reportedspam")),
)
FINE = set(
    _words(
        "subscribed subscriber optedin optin active confirmed valid verified deliverable delivered allow allowed "
        "granted given accepted express implied ok okay softbounce softbounced "
        "notunsubscribed notoptedout notbounced notsuppressed canemail mayemail emailok oktoemail"
    )
)

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = re.compile(
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?(?:"
    rf"\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}|\d{{1,4}}[-/]\d{{1,4}}$|(?:19|20)\d\d$|\d{{8}}(?:T?\d{{4,6}})?Z?$"
    rf"|{MONTH}[\s-]+\d{{1,4}}|{DAY}[\s-]+{MONTH}\b|\d{{1,2}}:\d\d|1\d{{9}}(?:\d{{3}})?$)",
    re.IGNORECASE,
)
ZERO_DATE = re.compile(r"(?:0000|0001|1899|1900|1970)[-/.]|\d{1,2}[-/.]\d{1,2}[-/.](?:0000|0001|1899|1900|1970)\b")
"""What programs write for no date at all."""


@lru_cache(10_000)
def meaning(target: str, head: str, cell: str) -> str:
    """The reason why the person must not be emailed. SILENT when there is none, UNCLEAR when the cell can't be read."""
    if target == "may_email":
        return _of_consent(cell)
    if not has_answer(cell) or _is_no(cell):
        return SILENT
    reason = {"do_not_email": UNSUBSCRIBED, "bounced": BOUNCED, "complained": COMPLAINED}.get(target, "")
    # A mail server's words are the reason itself, “550 5.1.1 user unknown”. Among them is “spam”: that is no complaint.
    if target == "bounced":
        return SILENT if _letters(cell) in FINE else BOUNCED
    if said := _stated_reason(cell):
        return said
    if _letters(cell) in FINE:
        return SILENT
    says_so = _is_yes(cell) or DATE.match(cell) or "reason" in head.lower()
    return reason if reason and says_so else UNCLEAR


def _of_consent(cell: str) -> str:
    """In a column like Opted in: “no” stops emails, “yes” or a date does not."""
    if said := _stated_reason(cell):
        return said
    if not has_answer(cell):
        return SILENT
    if _is_no(cell) or re.match(r"(no|never|false)\b", cell.lower()):
        return UNSUBSCRIBED
    letters = _letters(cell)
    is_yes = letters in YES or letters in FINE or cell in MARKS or _number(cell) == 1
    return SILENT if is_yes or DATE.match(cell) else UNCLEAR


def has_answer(cell: str) -> bool:
    """Whether the cell of a column like Opted in says anything."""
    return not (NOTHING.fullmatch(cell) or _letters(cell) in ABSENT)


def _stated_reason(cell: str) -> str:
    letters = _letters(cell)
    if letters in STOPS:
        return STOPS[letters]
    return next((reason for reason, beginnings in BEGINNINGS if letters.startswith(beginnings)), "")


def _is_yes(cell: str) -> bool:
    """“Yes, since May” counts as well."""
    return bool(
        cell[:1] in MARKS or _number(cell) == 1 or _letters(cell) in YES or re.match(r"(yes|true)\b", cell.lower())
    )


def _is_no(cell: str) -> bool:
    return _letters(cell) in NO or cell in NO_MARKS or _number(cell) == 0 or bool(ZERO_DATE.match(cell))


def _number(cell: str) -> float | None:
    return float(cell) if re.fullmatch(r"\d{1,6}(\.0*)?", cell, re.ASCII) else None


def _letters(cell: str) -> str:
    return re.sub(r"[\W\d_]", "", cell.lower())
