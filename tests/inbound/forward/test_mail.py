"""What reaches the agent's mailbox: as SendGrid got it."""

import pytest

from emails.models import OfficeMail
from emails.office_mails import send_due
from emails.threads import address_of_client
from inbound.forward import forward
from inbound.reading.message import Message
from tests.inbound.conftest import ANSWER, MAYA

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office", "clock")]


def forwarded(sandbox, inbound, message=None):
    forward(inbound, message)
    send_due()
    (mail,) = sandbox.mails()
    return mail


def test_it_is_from_the_client_by_way_of_us(sandbox, make_inbound, ana):
    mail = forwarded(sandbox, make_inbound())
    assert (mail["to"], OfficeMail.objects.get().to_name) == (ana.email, "Ana Morales")
    assert mail["from"] == "Maya Brandt (via RealtorOS) <hello@cedarmain.example>"
    assert mail["subject"] == "Re: Your home search"
    assert mail["text"].startswith(ANSWER)


def test_an_answer_to_it_goes_to_the_clients_thread(sandbox, make_inbound, maya):
    mail = forwarded(sandbox, make_inbound())
    assert mail["headers"]["Reply-To"] == f"Maya Brandt <{address_of_client(maya.pk)}>"
    assert mail["headers"]["Reply-To"].endswith("@in.cedarmain.example>")


def test_without_a_domain_an_answer_goes_to_the_client(sandbox, make_inbound, settings):
    settings.INBOUND_DOMAIN = ""
    assert forwarded(sandbox, make_inbound())["headers"]["Reply-To"] == f"Maya Brandt <{MAYA}>"


def test_it_says_that_it_was_forwarded(sandbox, make_inbound):
    mail = forwarded(sandbox, make_inbound())
    assert mail["headers"]["Auto-Submitted"] == "auto-forwarded"
    assert mail["headers"]["X-RealtorOS-Forward"] == str(OfficeMail.objects.get().pk)


def test_the_offices_other_mail_does_not(sandbox):
    OfficeMail.objects.create(kind="test", to_email="ana@example.com", subject="Hello", body="Hello")
    send_due()
    (mail,) = sandbox.mails()
    assert mail["headers"] == {} and mail["from"] == "Cedar & Main Realty <hello@cedarmain.example>"


def test_the_answers_of_a_thread_stand_together(sandbox, make_inbound):
    message = Message(references=("first@x.example", "bad id", "é@x.example"), in_reply_to=("second@x.example",))
    headers = forwarded(sandbox, make_inbound(message_id="third@x.example"), message)["headers"]
    assert headers["In-Reply-To"] == "<third@x.example>"
    assert headers["References"] == "<first@x.example> <second@x.example> <third@x.example>"


@pytest.mark.parametrize("message_id", ["", "a b@x", "a@x>\r\nBcc: e@x", "x" * 900, "ü@x"])
def test_a_message_id_that_is_none_gets_into_no_header(sandbox, make_inbound, message_id):
    assert "References" not in forwarded(sandbox, make_inbound(message_id=message_id))["headers"]


def test_it_names_the_writer_the_page_and_what_it_stopped(sandbox, make_inbound, make_task, maya):
    make_task(maya, followup_type="Day 3")
    make_task(maya, followup_type="Week 1", status="cancelled", reason_code="replied")
    make_task(maya, followup_type="Week 2", status="cancelled", reason_code="do_not_email")
    make_task(maya, followup_type="Custom", sent_by_hand=True)
    text = forwarded(sandbox, make_inbound(from_name="Jon\nBrandt", from_email="jon@other.example"))["text"]
    assert "From Jon Brandt <jon@other.example>." in text
    assert "The answer stopped 2 follow-ups." in text
    assert f"https://crm.example.com/clients/{maya.pk}/" in text


def test_nothing_that_was_stopped_is_not_told(sandbox, make_inbound):
    assert "stopped" not in forwarded(sandbox, make_inbound())["text"]


def test_words_are_never_markup(sandbox, make_inbound):
    mail = forwarded(sandbox, make_inbound(text="<script>1 < 2 & 3</script> {{ url }}"))
    assert mail["text"].startswith("<script>1 < 2 & 3</script> {{ url }}\n") and mail["html"] == ""


def test_no_subject_and_no_text_still_make_a_mail(sandbox, make_inbound):
    mail = forwarded(sandbox, make_inbound(subject=" \u202e ", text=""))
    assert mail["subject"] == "Answer from Maya Brandt" and mail["text"].startswith("(This answer has no text.)")


def test_a_very_long_one_is_cut(sandbox, make_inbound):
    assert len(forwarded(sandbox, make_inbound(text="word " * 40_000))["text"]) < 101_000


def test_a_name_with_commas_and_breaks_is_taken(sandbox, make_inbound, maya):
    maya.name = "Brandt, Maya;\nJr."
    maya.save()
    mail = forwarded(sandbox, make_inbound(subject="Hello\r\nBcc: x@example.com"))
    assert (
        mail["from"].startswith("Brandt, Maya; Jr. (via RealtorOS)") and mail["subject"] == "Hello Bcc: x@example.com"
    )


def test_its_text_is_gone_once_it_went(sandbox, make_inbound):
    forwarded(sandbox, make_inbound())
    assert OfficeMail.objects.get().body == ""
