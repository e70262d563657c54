"""A record, and what the guard says of a sentence in a letter to its client."""

from datetime import date
from pathlib import Path

from emails.writer.guard import Kind, check
from emails.writer.guard.finding import Finding
from emails.writer.guard.record import Agent, Client, Earlier, Office, Other, Record

RECORD = Record(
    Client(
        name="Robert & Sara Whitlock",
        email="rob.whitlock@mailbox.example",
        phone="(512) 555-0142",
        property_address="1427 N Oak Ct, Round Rock, TX 78664",
        property_type="house",
        stage="active",
        notes=(
            "Daughter Linda helps. Wants three bedrooms and a yard near Brushy Creek. Budget $640,000, 3% down."
            " New roof in 2021. Closing on March 13 at 2 pm with Acme Lending. Referred by Priyanka Rao."
            " Quiet street matters."
        ),
        custom_fields={"Lender": "Acme Lending", "HOA": "250 a month", "Sq ft": "2,400"},
    ),
    Agent("Dana Ruiz", "dana@brightrealty.example", "512-555-0199"),
    Office("Bright Realty Group", "12 Main St, Austin, TX 78701", "512.555.0100", "https://www.brightrealty.com"),
    "Week 1",
    "Ask about the appraisal, which came in at $652,000",
    "",
    date(2026, 3, 9),
    (Earlier("Hello", "Hi Bob,\n\nIt was good to speak with you on Tuesday.\n\nBest,\nDana"),),
    (Other("Joaquin Pellerin", "jpellerin@post.example", "(512) 555-0177", "88 Willow Bend Dr, Austin, TX 78745"),),
)

CLAIMS = {Kind.NAME, Kind.PRICE, Kind.DATE, Kind.CONTACT, Kind.PLACE, Kind.FACT, Kind.OTHER_CLIENT, Kind.REPEAT}
"""The kinds whose rules are tested here."""


def findings(sentence: str, record: Record = RECORD, subject: str = "Checking in") -> list[Finding]:
    """Of a letter that says this in its middle."""
    return list(check(record, subject, letter(sentence)).findings)


def letter(sentence: str) -> str:
    return f"Hi Bob and Sara,\n\nI hope you are both well. {sentence}\n\nWarm regards,\nDana Ruiz\nBright Realty Group"


def kinds(sentence: str, record: Record = RECORD) -> set[Kind]:
    return {each.kind for each in findings(sentence, record)}


def stated(sentence: str, record: Record = RECORD) -> dict[str, str]:
    return {each.text: each.field for each in check(record, "Checking in", letter(sentence)).stated}


def lines(name: str) -> list[str]:
    """The sentences of a list that is too long for a test's module."""
    return (Path(__file__).parent / "sentences" / f"{name}.txt").read_text().splitlines()
