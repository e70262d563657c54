"""Bad and large mail costs the same few statements, each by an index."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from emails.threads import address_of_client, address_of_email
from inbound.match import Match, match
from inbound.models import MatchedBy
from inbound.reading.message import Message
from tests.inbound.matching.mails import BY_ADDRESS, BY_REFERENCES, BY_TOKEN, JONAH, mail, own

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


@pytest.mark.parametrize(
    "bad",
    ["", "@", "jonah", "a\x00b@example.com", "\ud800@example.com", "x" * 5000 + "@example.com", "a b\r\nc@x", "'"],
)
def test_what_nothing_can_be_made_of(jonah, log, bad):
    assert match(Message(message_id=bad, in_reply_to=[bad], references=[bad], from_email=bad, to=[bad])) == Match()
    everywhere = mail(bad, message_id=bad, in_reply_to=[bad], reply_to=[bad], to=[bad, address_of_email(log.pk)])
    assert match(everywhere, also=[bad]).client_id == jonah.pk


@pytest.mark.parametrize("case", ["token", "client token", "references", "address", "earlier", "nobody", "several"])
def test_the_number_of_statements_does_not_grow(case, make_client, make_log, django_assert_max_num_queries):
    jonah = make_client()
    log = make_log(jonah, to_email="old@example.com")
    if case == "several":
        for _ in range(30):
            make_client()
    large = mail(
        "stranger@example.com",
        message_id="m" * 5000,
        to=[f"p{number}@example.com" for number in range(500)],
        references=[f"m{number:020}@example.com" for number in range(10_000)],
        in_reply_to=["x" * 5000],
        reply_to=[f"r{number}@example.com" for number in range(500)],
    )
    gone = [address_of_client(10**12), address_of_email(10**12)]
    changes, expected = {
        "token": ({"envelope_to": [*gone, address_of_email(log.pk)]}, BY_TOKEN),
        "client token": ({"envelope_to": [*gone, address_of_client(jonah.pk)]}, BY_TOKEN),
        "references": ({"envelope_to": gone, "references": [*large.references, own(log)]}, BY_REFERENCES),
        "address": ({"envelope_to": gone, "from_email": JONAH}, BY_ADDRESS),
        "several": ({"envelope_to": gone, "from_email": JONAH}, BY_ADDRESS),
        "earlier": ({"envelope_to": gone, "from_email": "old@example.com"}, BY_ADDRESS),
        "nobody": ({"envelope_to": gone}, MatchedBy.NONE),
    }[case]
    with django_assert_max_num_queries(6):
        assert match(replace(large, **changes)).matched_by == expected


def test_only_a_hundred_are_looked_at(jonah, log):
    many = [f"p{number}@example.com" for number in range(100)]
    assert match(mail("stranger@example.com", to=[*many, address_of_email(log.pk)])) == Match()
    assert match(mail("stranger@example.com", to=[*many[1:], address_of_email(log.pk)])).client_id == jonah.pk


INDEXES = {
    *("ix_clients_address", "ix_client_emails_address", "ix_people_address"),
    *("ix_email_logs_address", "ix_email_logs_other_addresses", "ix_email_logs_smtp_id", "ix_email_logs_message_id"),
}


MANY = """
INSERT INTO clients (name, email) SELECT 'Client ' || n, 'c' || n || '@example.com' FROM generate_series(1, 1000) n;
INSERT INTO client_emails (client_id, label, email) SELECT id, 'Work', 'w' || id || '@example.com' FROM clients;
INSERT INTO people (client_id, name, email) SELECT id, 'Person', 'p' || id || '@example.com' FROM clients;
INSERT INTO email_logs (client_id, to_email, subject, body, status, sendgrid_message_id, smtp_id)
    SELECT id, email, 'Hello', '', 'sent', 'message' || id, 'm' || id || '@example.com' FROM clients;
ANALYZE clients, client_emails, people, email_logs"""
"""Of a few rows any index would do."""


def test_every_statement_finds_its_rows_by_an_index(jonah, log):
    """With scans forbidden: a table of a test is so small that a scan costs less."""
    references = [f"m{number:020}@example.com" for number in range(100)]
    with CaptureQueriesContext(connection) as queries:
        match(mail("stranger@example.com", references=references, reply_to=["jo@bücher.example"]))
    plans = []
    with connection.cursor() as cursor:
        cursor.execute(MANY)
        cursor.execute("SET LOCAL enable_seqscan = off")
        for sql in (query["sql"] for query in queries if query["sql"].startswith(("SELECT", "(SELECT"))):
            cursor.execute(f"EXPLAIN {sql}")
            plans += [line for (line,) in cursor.fetchall()]
    plan = "\n".join(plans)
    assert "Seq Scan" not in plan.replace("Seq Scan on agents", ""), plan
    assert {name for name in INDEXES if name not in plan} == set()
