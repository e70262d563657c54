"""Addresses, numbers and linked people as other programs export them."""

import pytest

from clients.importing.columns import guess
from clients.models import Person
from tests.clients.importing.files import imported

GOOGLE = {
    "Name": "Ann Whitlock",
    "E-mail 1 - Label": "Home",
    "E-mail 1 - Value": "ann@example.com",
    "E-mail 2 - Label": "* Work",
    "E-mail 2 - Value": "ann@work.example ::: a.whitlock@work.example",
    "Phone 1 - Label": "Mobile",
    "Phone 1 - Value": "(503) 555-0100 ::: +1 503-555-0101",
    "Relation 1 - Label": "Spouse",
    "Relation 1 - Value": "Ben Whitlock",
}
OUTLOOK = {
    "First Name": "Ann",
    "Last Name": "Whitlock",
    "Assistant's Phone": "503-555-0109",
    "Business Phone": "503-555-0101",
    "Home Phone 2": "503-555-0102",
    "Mobile Phone": "503-555-0100",
    "E-mail Address": "ann@example.com",
    "E-mail 2 Address": "ann@work.example",
    "Spouse": "Ben",
    "Assistant's Name": "Cy Lee",
}
FOLLOW_UP_BOSS = {
    "Name": "Ann Whitlock",
    "Email 1": "ann@example.com",
    "Email 1 Type": "home",
    "Email 2": "ann@work.example",
    "Email 2 Type": "work",
    "Phone 1": "503-555-0100",
    "Phone 1 Type": "mobile",
    "Phone 2": "503-555-0101",
    "Phone 2 Type": "work",
    "Relationship 1 Name": "Ben Whitlock",
    "Relationship 1 Type": "Husband",
    "Relationship 1 Email": "ben@example.com",
    "Relationship 1 Phone": "503-555-0109",
}
HUBSPOT = {
    "First Name": "Ann",
    "Last Name": "Whitlock",
    "Email": "ann@example.com",
    "Phone Number": "503-555-0100",
    "Mobile Phone Number": "503-555-0101",
    "Additional email addresses": "ann@work.example;a@example.org",
}
KVCORE = {
    "First Name": "Ann",
    "Last Name": "Whitlock",
    "Email": "ann@example.com",
    "Secondary Email": "ann@work.example",
    "Cell Phone": "503-555-0100",
    "Work Phone": "503-555-0101",
    "Spouse Name": "Ben Whitlock",
    "Spouse Email": "ben@example.com",
    "Co-Buyer": "Cy Lee",
}
VCARD = {
    "Name": "Ann Whitlock",
    "Email (home)": "ann@example.com",
    "Email (work)": "ann@work.example",
    "Phone : home": "503-555-0101",
    "TEL;TYPE=CELL;TYPE=pref": "503-555-0100",
}
FILES = [
    (
        GOOGLE,
        [("ann@work.example", "Work"), ("ann@example.com", "Home"), ("a.whitlock@work.example", "Work")],
        [("(503) 555-0100", "Mobile"), ("+1 503-555-0101", "Mobile")],
        [("Ben Whitlock", "spouse", "", "")],
    ),
    (
        OUTLOOK,
        [("ann@example.com", ""), ("ann@work.example", "")],
        [("503-555-0100", "Mobile"), ("503-555-0101", "Business"), ("503-555-0102", "Home")],
        [("Cy Lee", "assistant", "", "503-555-0109"), ("Ben", "spouse", "", "")],
    ),
    (
        FOLLOW_UP_BOSS,
        [("ann@example.com", "home"), ("ann@work.example", "work")],
        [("503-555-0100", "mobile"), ("503-555-0101", "work")],
        [("Ben Whitlock", "spouse", "ben@example.com", "503-555-0109")],
    ),
    (
        HUBSPOT,
        [("ann@example.com", ""), ("ann@work.example", ""), ("a@example.org", "")],
        [("503-555-0100", ""), ("503-555-0101", "Mobile")],
        [],
    ),
    (
        KVCORE,
        [("ann@example.com", ""), ("ann@work.example", "")],
        [("503-555-0100", "Cell"), ("503-555-0101", "Work")],
        [("Ben Whitlock", "spouse", "ben@example.com", ""), ("Cy Lee", "co_buyer", "", "")],
    ),
    (
        VCARD,
        [("ann@example.com", "Home"), ("ann@work.example", "Work")],
        [("503-555-0100", "Cell"), ("503-555-0101", "Home")],
        [],
    ),
]


@pytest.mark.parametrize(
    ("file", "emails", "phones", "people"), FILES, ids=["google", "outlook", "fub", "hubspot", "kvcore", "vcard"]
)
def test_files_of_other_programs(ana_browser, ana, file, emails, phones, people):
    assert imported(ana_browser, list(file), list(file.values())) == [[emails, phones, people]]
    assert all(person.created_by == ana and not person.is_cc for person in Person.objects.all())


OTHERS = [
    *("Agent Email", "Assigned Agent Phone", "Email opens", "Email campaign", "Business Fax", "Home Address"),
    *("Mailing Address", "Parent Company", "Spouse Birthday", "Children", "E-mail Display Name", "Relationship"),
    *("Phone call count", "Property Phone", "Manager's Name", "Last email", "Email template", "Emails sent"),
]


@pytest.mark.parametrize("head", OTHERS)
def test_heads_about_something_else_stay_custom_fields(head):
    assert guess(["Name", head], [["Ann", "x"]]) == ["name", "custom"]
