"""Which rule wins where several would find something."""

from datetime import UTC, datetime
from typing import Any

import pytest

from inbound.kinds.kind import kind_of
from inbound.models import Kind
from inbound.reading.message import Message, Part

NOW = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)
AUTO = [("auto-submitted", "auto-replied")]
PERSON: dict[str, Any] = {"from_email": "maria@x.com", "from_name": "Maria Lopez", "subject": "Re: Homes"}
STATUS = Part("message/delivery-status", text="Final-Recipient: rfc822;a@x.com\nAction: failed\n")


@pytest.mark.parametrize(
    ("message", "kind", "rule"),
    [
        (Message(content_type="multipart/report", parts=[STATUS], headers=AUTO), Kind.BOUNCE, "delivery_status"),
        (Message(**PERSON, text="Please remove me from your list", headers=AUTO), Kind.AUTO_REPLY, "auto_submitted"),
        (Message(**PERSON, envelope_to=["unsubscribe@x.com"], text="I am away", headers=AUTO), Kind.AUTO_REPLY, None),
        (
            Message(**PERSON, envelope_to=["unsubscribe@x.com"], text="Yes, Thursday!"),
            Kind.OPT_OUT,
            "unsubscribe_address",
        ),
        (Message(**PERSON, headers=[*AUTO, ("x-realtoros-forward", "1")]), Kind.OTHER, "own_mail"),
        (Message(**{**PERSON, "from_email": "hello@us.com"}, text="STOP"), Kind.OTHER, "own_mail"),
        (Message(**PERSON, text="STOP", headers=[("list-id", "<a.b>")]), Kind.OPT_OUT, "opt_out_command"),
        (Message(**PERSON, text="Thursday works"), Kind.REPLY, "no_rule"),
        (Message(), Kind.REPLY, "no_rule"),
    ],
)
def test_the_first_rule_decides(message, kind, rule):
    verdict = kind_of(message, now=NOW, ours=["hello@us.com"])
    assert verdict.kind == kind and rule in (None, verdict.evidence[0].rule)


def test_the_new_text_decides_where_it_is_known():
    message = Message(**PERSON, text="Thursday works\n\nSTOP")
    assert kind_of(message, now=NOW, text="STOP").kind == Kind.OPT_OUT
    assert kind_of(message, now=NOW, text="Thursday works").kind == Kind.REPLY
