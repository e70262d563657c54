"""What a mail is. The first rule that finds something decides; what no rule knows is a person's answer."""

from collections.abc import Collection, Iterator
from datetime import datetime

from inbound.kinds.automatic import automatic, return_date
from inbound.kinds.found import found
from inbound.kinds.noise.programs import bulk, challenge, forwarding_code, forwarding_confirmation
from inbound.kinds.noise.receipts import calendar_answer, reaction, read_receipt, recall
from inbound.kinds.opt_out.rules import by_a_program, by_address, by_words
from inbound.kinds.own_mail import own_mail
from inbound.kinds.reports.report import report
from inbound.kinds.reports.returned import message_ids
from inbound.kinds.verdict import Evidence, Verdict
from inbound.kinds.written import own_words
from inbound.models import Kind
from inbound.reading.message import Message

ANSWERS_BY_ITSELF = ("auto-replied", "auto-notified")


def kind_of(message: Message, *, now: datetime, text: str | None = None, ours: Collection[str] = ()) -> Verdict:
    """`text`: the new text, without quotes; without it the lines that are no quote. `ours`: our senders' addresses."""
    if verdict := report(message):
        return verdict
    for kind, evidence in _rules(message, text, ours):
        if evidence is not None:
            return Verdict(
                kind,
                [evidence],
                return_date=return_date(message, now) if kind == Kind.AUTO_REPLY else None,
                message_ids=message_ids(message) if evidence.rule == "complaint" else (),
                code=forwarding_code(message),
            )
    return Verdict(Kind.REPLY, [found("no_rule", message.subject)])


def _rules(message: Message, text: str | None, ours: Collection[str]) -> Iterator[tuple[Kind, Evidence | None]]:
    """In their order. What only programs write comes before the automatic answers, whose headers it may carry."""
    words = own_words(message, None)  # a program's line may look like one above a quote, and is cut from `text`
    yield Kind.OTHER, own_mail(message, ours)
    yield Kind.OPT_OUT, complaint(message)
    yield Kind.OPT_OUT, by_a_program(message, words)
    if not message.header("auto-submitted").lower().startswith(ANSWERS_BY_ITSELF):
        yield Kind.OPT_OUT, by_address(message)
    yield Kind.OTHER, read_receipt(message, words)
    yield Kind.OTHER, calendar_answer(message, words)
    yield Kind.OTHER, reaction(message, words)
    yield Kind.OTHER, recall(words)
    yield Kind.OTHER, forwarding_confirmation(message)
    yield Kind.OTHER, challenge(message, words)
    yield Kind.AUTO_REPLY, automatic(message)
    to_many = bulk(message)
    own = words if text is None else own_words(message, text)
    yield Kind.OPT_OUT, by_words(message, own, is_bulk=to_many is not None)
    yield Kind.OTHER, to_many


def complaint(message: Message) -> Evidence | None:
    """Somebody pressed “Spam”, and their provider tells us (RFC 5965)."""
    is_one = message.params.get("report-type", "").lower() == "feedback-report"
    return found("complaint", "report-type=feedback-report") if is_one else None
