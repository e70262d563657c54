# ruff: noqa: RUF001 - letters of other languages
"""What programs send without a person's words, in their languages; and people who use the same words."""

from datetime import UTC, datetime
from typing import Any

import pytest

from inbound.kinds.kind import kind_of
from inbound.kinds.noise.programs import forwarding_code
from inbound.models import Kind
from inbound.reading.message import Message, Part

NOW = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)


def rule_of(**fields: Any) -> str:
    verdict = kind_of(Message(**{"from_email": "maria@x.com", "subject": "Re: Homes", **fields}), now=NOW)
    return verdict.evidence[0].rule if verdict.kind == Kind.OTHER else str(verdict.kind)


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Read: Homes", "Your message\n\n   To: Maria\n   Subject: Homes\n\n was read on Monday, November 30, 2026."),
        ("Not read: Homes", "Your message\n\n  To: Maria\n\nwas deleted without being read on Monday."),
        ("Gelesen: Haus", "Ihre Nachricht\n\n   An: Jürgen\n\n wurde am Montag, 30. November 2026 gelesen."),
        ("Lu : Maison", "Votre message\n\n   À : Paul\n   Objet : Maison\n\n a été lu le lundi 30 novembre 2026."),
        ("Leído: Casa", "El mensaje\n\n   Para: José\n\n se leyó el lunes, 30 de noviembre."),
        ("Leído: Casa", "Su mensaje\n\n   Para: José\n\n fue leído el lunes."),
        ("Letto: Casa", "Il messaggio\n\n   A: Marco\n\n è stato letto in data lunedì 30 novembre."),
        ("Lida: Casa", "A sua mensagem\n\n   Para: João\n\n foi lida em segunda-feira."),
        ("已读: 房子", "您的邮件\n\n   收件人: 王伟\n\n 阅读时间为 2026年11月30日。"),
        (
            "Return Receipt (displayed) - Homes",
            "This is a receipt for the mail you sent. It was displayed on the recipient's computer.",
        ),
    ],
)
def test_read_receipts(subject, text):
    assert rule_of(subject=subject, text=text) == "read_receipt"
    assert rule_of(subject="x", text="", params={"report-type": "disposition-notification"}) == "read_receipt"


@pytest.mark.parametrize(
    "text",
    [
        "Maria Lopez reacted to your message:",
        "👍  Maria Lopez reacted to your message:\n",
        "Maria reacted to your message:\n\n❤️\n\nFrom: Ana <a@b.c>\nSent: Monday\nTo: Maria\n",
        "❤️ Maria reacted via Gmail\n<https://www.google.com/gmail/about/>\n\nOn Mon, Nov 30, 2026 Ana wrote:\n> x",
        "Maria Lopez ha reaccionado a tu mensaje:",
        "Sabine Krüger hat auf Ihre Nachricht reagiert:\n\n👍",
        "Élodie a réagi à votre message :",
        "Giulia ha reagito al tuo messaggio:",
        "João reagiu à sua mensagem:",
        "王伟 对你的邮件做出了回应：",
    ],
)
def test_reactions(text):
    assert rule_of(text=text) == "reaction"
    assert kind_of(Message(text=text), now=NOW, text="").kind == Kind.OTHER


@pytest.mark.parametrize(
    "text",
    [
        'Maria Lopez would like to recall the message, "Homes".',
        'Jürgen möchte die Nachricht "Haus" zurückrufen.',
        "Paul Girard souhaite rappeler le message « Maisons ».",
        'José desea recuperar el mensaje "Casas".',
        'Marco desidera richiamare il messaggio "Case".',
        '王伟 想要撤回邮件"房子"。',
    ],
)
def test_recalls(text):
    assert rule_of(text=text) == "recall"


def calendar(text: str, ics: str = "METHOD:REPLY\n", **params: str) -> str:
    return rule_of(text=text, parts=[Part("text/calendar", params=params, text=ics)])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n",
        "Maria Lopez accepted the invitation\n\nTour\n\nSent from my iPhone",
        "Maria Lopez hat diese Einladung angenommen.\n\nBesichtigung\n",
        "Maria ha aceptado esta invitación.\n\nVisita\n",
    ],
)
def test_calendar_answers(text):
    assert calendar(text) == calendar(text, ics="", method="COUNTER") == "calendar_answer"


def test_calendars_with_words_and_invitations_are_answers():
    assert calendar("See you there! Can we also see the garage?") == "reply"
    assert calendar("", ics="METHOD:REPLY\nCOMMENT;LANGUAGE=en:Can we do Saturday\n  instead?\n") == "reply"
    assert calendar("", ics="METHOD:REQUEST\n") == calendar("", method="CANCEL", ics="") == "reply"


@pytest.mark.parametrize(
    "text",
    [
        "Verify that you are a real live human being and not a spam source: reply to this message.",
        "Your message is being held because the address has not been verified.\nTo release your message, reply.",
        "To control spam, I now allow messages only from senders I have approved. Click: https://webmail.example/a",
        "I'm protecting myself from receiving junk mail. Click the link below: http://www.spamarrest.com/a2?x",
        "ANTISPAM » TIRA-TEIMA\nPara que sua mensagem seja encaminhada, clique aqui:\nhttp://captcha.example/x",
        "Merci de vous authentifier pour que votre message soit remis : https://app.mailinblack.com/x",
        "Click here to deliver your message: https://filter.example/x",
    ],
)
def test_challenges(text):
    assert rule_of(text=text) == "challenge"


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Re: Homes", "I reacted to your message late, sorry. Yes!"),
        ("Re: Homes", "My wife reacted to your message: she loves the second one."),
        ("Read: this", "Your message was read to my wife on Friday, she likes it. Call us."),
        ("Recall", "I'd like to recall what you said about taxes?"),
        ("Re: Homes", "Your email was held up in my spam folder, I clicked “not spam”. https://x.com Thursday works."),
        ("Re: Homes", "Can you confirm that you are a member of the board? https://hoa.example"),
        ("Re: Homes", "Please click the link so that I get your approval: https://sign.example"),
        (
            "Re: Homes",
            "I protect my mailbox against spam, so I found your mail only today. Please confirm. https://x.com",
        ),
    ],
)
def test_people_with_the_same_words(subject, text):
    assert rule_of(subject=subject, text=text) == "reply"


@pytest.mark.parametrize("header", ["list-id", "list-unsubscribe", "list-post"])
def test_bulk_unless_it_answers(header):
    headers = [(header, "<x>")]
    assert rule_of(headers=headers, text="News") == "bulk"
    assert rule_of(headers=headers, text="Thursday works", in_reply_to=["a@b"]) == "reply"


@pytest.mark.parametrize(
    ("subject", "text", "code"),
    [
        ("(#681542903) Gmail Forwarding Confirmation - Receive Mail from a@gmail.com", "", "681542903"),
        ("Gmail Forwarding Confirmation", "Confirmation code: 681 542 903\n", "681542903"),
        ("Gmail-Weiterleitung", "Bestätigungscode: 681542903\n", "681542903"),
        ("Gmail 转发确认", "确认码：681542903\n", "681542903"),
        ("Gmail Forwarding Confirmation", "Click the link.", ""),
    ],
)
def test_the_code_that_gmail_wants(subject, text, code):
    assert forwarding_code(Message(from_email="forwarding-noreply@google.com", subject=subject, text=text)) == code
    assert forwarding_code(Message(from_email="maria@gmail.com", subject=subject, text=text)) == ""
