"""What stays and what goes, one rule at a time."""

import time

import pytest

from inbound.new_text import Ours, new_text
from inbound.reading.message import Message

SENT = Ours(
    "Homes on Elm Street",
    "Hi Maya,\n\nI found three homes on Elm Street that fit your budget. Would Saturday at 10 am work for you?\n\n"
    "The owner of number 48 also has time on Sunday.\n\nBest,\nAna Ruiz\n\n--\nHarbor Realty, 1 Main Street",
    sender_name="Ana Ruiz",
    sender_email="ana@harbor.example",
)


def of_text(text: str, *ours: Ours, **fields) -> str:
    return new_text(Message(text=text, from_name="Maya Chen", from_email="maya@acme.example", **fields), ours)


def of_html(html: str, *ours: Ours) -> str:
    return new_text(Message(html=html, from_name="Maya Chen"), ours)


@pytest.mark.parametrize(
    "text",
    [
        "To: 468 our offer\nFrom: 450\nSubject: to inspection",
        "On Friday we wrote it down:\n- a garden",
        "See you at 10.\n\nThanks,\nMaya",
        "Maya Chen\n415-555-0100",
        "My number is 415-555-0100.\n\nMaya",
        "Saturday at 10 am",
        "It said Original Message and nothing else, why?",
        ">500k is too much",
        "My lender is\n\nTom Baker, Loan Officer\nWells Fargo Bank\n415-555-7777",
        "You reach me here:\n\nMaya Chen\n415-555-0100",
    ],
)
def test_what_a_person_types_stays(text):
    assert of_text(text, SENT) == text


@pytest.mark.parametrize(
    "below",
    [
        "-- \nMaya Chen\nanything at all",
        "Maya Chen\nProduct Manager, Acme\n(415) 555-0100",
        "Best regards,\nMaya Chen\nAcme Inc.\nmaya@acme.example",
        "Sent from my iPhone",
        "Gesendet mit der GMX Mail App",
        "Envoyé de mon iPhone",
        "Enviado desde mi iPhone",
        "Inviato da iPhone",
        "发自我的iPhone",
        "Sent from Yahoo Mail for iPhone",
        "Get Outlook for iOS<https://aka.ms/o0ukef>",
        "CONFIDENTIALITY NOTICE: this is for you alone.\nMore of it.",
    ],
)
def test_a_signature_goes(below):
    assert of_text(f"Yes, please.\n\n{below}\n") == "Yes, please."


@pytest.mark.parametrize(
    "quoted",
    [
        SENT.text,
        SENT.text.replace("\n", " "),
        "\n".join(f"> {line}" for line in SENT.text.split("\n")),
        SENT.text.replace(" that fit your budget", "\nthat fit your budget"),
        SENT.text.replace("’", "'").replace(" ", "\u00a0"),
    ],
)
def test_our_own_text_goes_without_any_head(quoted):
    assert of_text(f"Yes!\n\n{quoted}", SENT) == "Yes!"
    assert of_text(f"{quoted}\n\nYes!", SENT) == "Yes!"


def test_our_text_stays_when_nobody_says_that_it_is_ours():
    assert "three homes" in of_text(f"Yes!\n\n{SENT.text}")


def test_words_between_our_lines_stay():
    first, second, *_ = SENT.text.split("\n\n")[1:]
    head = "From: Ana Ruiz <ana@harbor.example>\nSent: Monday, November 30, 2026 9:00 AM\nTo: Maya\nSubject: Homes"
    assert of_text(f"See below.\n\n{head}\n\n{first}\nSaturday.\n\n{second}\n", SENT) == "See below.\n\nSaturday."


def test_html_is_read_where_only_it_shows_the_quote():
    html = "<div>Juu, sopii.</div><div>Ana sanoi</div><blockquote type=cite>Vanha</blockquote>"
    assert new_text(Message(text="Juu, sopii.\nAna sanoi\nVanha", html=html)) == "Juu, sopii.\nAna sanoi"


def test_html_becomes_paragraphs():
    html = "<p>One<br>two &amp; three</p><ul><li>a<li>b</ul><p class=MsoNormal>c</p><p class=MsoNormal>&nbsp;</p>d"
    assert of_html(html) == "One\ntwo & three\n\n- a\n- b\n\nc\n\nd"


@pytest.mark.parametrize("html", ["", "<", "<div", "\x00", "<!--", "<style>p{}</style>", "<blockquote>x", "\ud83d"])
def test_html_with_nothing_to_see(html):
    assert of_html(html) in ("", "<", "?")


@pytest.mark.parametrize(
    "hostile",
    ["<div>" * 1_000_000, "<b></p>" * 700_000, "<!--" * 1_000_000, "<p>x" * 1_000_000, "<" * 5_000_000],
)
def test_hostile_html_takes_little_time(hostile):
    started = time.process_time()
    of_html(hostile, SENT)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "hostile",
    ["-" * 5_000_000, "-- -\n" * 900_000, "> " * 2_000_000, "On Mon,\n" * 600_000, "From: a@b\nSent: 2026\n" * 200_000],
)
def test_hostile_text_takes_little_time(hostile):
    started = time.process_time()
    of_text(hostile, SENT)
    assert time.process_time() - started < 5
