"""From the bytes to what they bring about: nothing is replaced on the way."""

from datetime import UTC, datetime

import pytest

from clients.models import Activity
from emails.models import OfficeMail, Suppression
from emails.threads import address_of_email
from inbound.models import Kind, MatchedBy
from inbound.tasks import understand
from tests.inbound.stored import stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

JONAH = "jonah.whitlock@example.com"


@pytest.fixture
def sent(settings, make_client, make_log, make_task, time_machine):
    """An email that a client got, with a follow-up of next week behind it."""
    settings.INBOUND_DOMAIN = "in.example.com"
    time_machine.move_to(datetime(2026, 12, 1, 17, tzinfo=UTC), tick=False)
    client = make_client()
    make_task(client, scheduled_for=datetime(2026, 12, 8, 17, tzinfo=UTC))
    return make_log(client, body="Would Saturday at ten suit you?\n\nAna")


def receive(text, sender=f"Jonah Whitlock <{JONAH}>", to="office@example.com", **headers):
    head = {"From": sender, "To": to, "Subject": "Re: Alder Court", "Message-ID": "<one@mail.example.com>"} | headers
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in head.items()]
    mail = stored("\r\n".join([*lines, "", text]).encode(), to_email=to)
    assert understand(mail.pk) == "read"
    mail.refresh_from_db()
    return mail


def planned(log):
    return log.client.tasks.get(followup_type="Day 1").status


def test_a_persons_answer(sent):
    mail = receive(
        "Yes, ten is fine.\n\nOn Tue, Dec 1, 2026 at 9:00 AM Ana Morales <hello@cedarmain.example> wrote:\n"
        "> Would Saturday at ten suit you?\n>\n> Ana\n",
        to=address_of_email(sent.pk),
    )
    assert (mail.kind, mail.matched_by, mail.email_log, mail.text.strip()) == (
        Kind.REPLY,
        MatchedBy.TOKEN,
        sent,
        "Yes, ten is fine.",
    )
    assert planned(sent) == "cancelled"
    assert OfficeMail.objects.get().to_email == "ana@example.com"


def test_an_automatic_answer(sent):
    mail = receive(
        "I am out of the office until December 9, 2026.",
        Auto_Submitted="auto-replied",
        Subject="Automatic reply: Alder Court",
        Date="Tue, 01 Dec 2026 09:00:00 -0800",
    )
    sent.client.refresh_from_db()
    assert (mail.kind, planned(sent), sent.client.replied_at) == (Kind.AUTO_REPLY, "pending", None)
    assert sent.client.away_until == datetime(2026, 12, 10, 16, tzinfo=UTC)  # eight in the morning in Los Angeles


def test_a_wish_for_no_more(sent):
    mail = receive("STOP")
    assert (mail.kind, planned(sent)) == (Kind.OPT_OUT, "cancelled")
    assert Suppression.objects.get().address == JONAH


def test_a_delivery_report(sent):
    report = (
        "--b\r\nContent-Type: text/plain\r\n\r\nIt failed.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        f"Reporting-MTA: dns; mx.example.com\r\n\r\nFinal-Recipient: rfc822; {JONAH}\r\nAction: failed\r\n"
        "Status: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 No such user\r\n\r\n--b--\r\n"
    )
    mail = receive(
        report,
        sender="Mail Delivery Subsystem <mailer-daemon@example.com>",
        to=address_of_email(sent.pk),
        Subject="Delivery Status Notification (Failure)",
        Content_Type='multipart/report; report-type=delivery-status; boundary="b"',
    )
    sent.refresh_from_db()
    assert (mail.kind, sent.status, planned(sent)) == (Kind.BOUNCE, "bounce", "cancelled")
    assert not sent.client.activities.filter(kind=Activity.Kind.REPLY).exists()


def test_somebody_who_is_not_on_file(sent):
    mail = receive("Is the house still for sale?", sender="Nora <nora@example.org>")
    assert (mail.kind, mail.client, planned(sent)) == (Kind.REPLY, None, "pending")
