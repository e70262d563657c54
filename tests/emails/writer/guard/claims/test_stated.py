"""What the record holds may be said in another form, and each form names its field."""

from dataclasses import replace

import pytest

from emails.writer.guard import Kind, check
from tests.emails.writer.guard.claims.letters import CLAIMS, RECORD, findings, kinds, stated

FORMS = [
    ("We stay under 640k.", "640k", "Notes"),
    ("We stay under $640,000.", "$640,000", "Notes"),
    ("We stay under six hundred forty thousand dollars.", "six hundred forty thousand dollars", "Notes"),
    ("Three percent down is the plan.", "Three percent", "Notes"),
    ("The HOA at $250 a month is noted.", "$250", "Custom field HOA"),
    ("The value of $652,000 is a good one.", "$652,000", "This follow-up"),
    ("1427 North Oak Court is home.", "1427 North Oak Court", "Property address"),
    ("Friday is the day of the closing.", "Friday", "Notes"),
    ("We have three bedrooms on the list.", "three bedrooms", "Notes"),
    ("It has 2,400 square feet.", "2,400 square feet", "Custom field Sq ft"),
    ("Call me at 512.555.0199.", "512.555.0199", "Agent phone"),
    ("Look at brightrealty.com.", "brightrealty.com", "Office website"),
    ("Is (512) 555.0142 still yours?", "(512) 555.0142", "Client phone"),
    ("Robert, are you there?", "Robert", "Client name"),
]


@pytest.mark.parametrize(("sentence", "text", "field"), FORMS)
def test_a_stated_fact_names_its_field(sentence, text, field):
    assert stated(sentence)[text] == field
    assert not kinds(sentence) & CLAIMS


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("My colleague Gr\u0430ce will call.", Kind.NAME),  # a Cyrillic a
        ("It is n\u0435ar Lincoln Elementary.", Kind.PLACE),
        ("It costs $5\u200b00,000 today.", Kind.PRICE),
        ("The offer expires Sund\u0430y.", Kind.DATE),
        ("Call (512)\u00a0555\u20110188.", Kind.CONTACT),
        ("R\u0430tes are f\u0430lling.", Kind.FACT),
        ("J\u043eaquin Pellerin liked it.", Kind.OTHER_CLIENT),
    ],
)
def test_look_alike_letters_and_odd_spaces_hide_nothing(sentence, kind):
    assert kind in kinds(sentence)


def test_the_words_of_a_finding_stand_in_the_email():
    found = next(each for each in findings("My colleague Grace will call.") if each.kind == Kind.NAME)
    assert (found.text, found.part, found.why) == ("Grace", "body", "No one called Grace is in the record.")


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Whitlock, Jonah", "Jonah"),
        ("Mr. and Mrs. Smith", "Mr. and Mrs. Smith"),
        ("Mike & Sara Chen", "Mike and Sara"),
        ("The Garcia Family", "Garcia family"),
        ("Estate of Ruth Adler", "Mr. Adler"),
        ("Nguyen Van An", "An"),
        ("Northside Dental LLC", "Northside Dental"),
        ("Elizabeth Moss", "Liz"),
        ("José Muñoz", "Jose"),
    ],
)
def test_every_part_of_a_clients_name_may_be_used(name, greeted):
    record = replace(RECORD, client=replace(RECORD.client, name=name))
    said = "I hope that all is well with you, and that the week was kind. Write to me whenever you like."
    body = f"Hi {greeted},\n\n{said}\n\nBest,\nDana"
    assert not [each for each in check(record, "Hello", body).findings if each.kind == Kind.NAME]
