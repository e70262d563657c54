"""What a row may have of addresses, numbers and linked people; whom it doubles; and which addresses it closes."""

import pytest

from clients.importing.contacts import split_emails, split_phones
from clients.models import AdditionalEmail, AdditionalPhone, Client, Person
from emails.models import Suppression
from tests.clients.importing.files import columns, csv_of, finish, imported, of_client, start
from tests.html import words
from tests.words import text_of


def test_a_row_without_the_first_one_has_the_next_as_its_main_one(ana_browser):
    heads = ["Name", "Email", "Work Email", "Phone", "Work Phone"]
    (found,) = imported(ana_browser, heads, ["Ann", "", "ann@work.example", "", "503-555-0101"])
    assert found == [[("ann@work.example", "Work")], [("503-555-0101", "Work")], []]


def test_a_column_says_which_is_the_main_one(ana_browser):
    heads = ["Name", "Email 1", "Email 1 Is Primary", "Email 2", "Email 2 Is Primary"]
    rows = ["Ann", "a@example.com", "no", "b@example.com", "yes"], ["Ben", "c@example.com", "", "d@example.com", ""]
    found = imported(ana_browser, heads, *rows)
    assert [[email for email, _ in each[0]] for each in found] == [
        ["b@example.com", "a@example.com"],
        ["c@example.com", "d@example.com"],
    ]


@pytest.mark.parametrize(
    ("cell", "emails"),
    [
        ("a@x.com, b@x.com;c@x.com ::: d@x.com\ne@x.com", ["a@x.com", "b@x.com", "c@x.com", "d@x.com", "e@x.com"]),
        ("a@x.com b@x.com", ["a@x.com", "b@x.com"]),
        ("a@x.com,", ["a@x.com"]),
        ('"Whitlock, Ann" <Ann@X.com>', ["Ann@x.com"]),
        (" mailto:a@x.com ; <b@x.com>", ["a@x.com", "b@x.com"]),
        ("Ann a@x.com", ["Ann a@x.com"]),
        ("", []),
    ],
)
def test_emails_of_one_cell(cell, emails):
    assert split_emails(cell) == emails


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("503-555-0100, (503) 555-0101", ["503-555-0100", "(503) 555-0101"]),
        ("503-555-0100; ask Eva\n503.555.0102", ["503-555-0100", "ask Eva", "503.555.0102"]),
        ("555-0100, ext. 5", ["555-0100, ext. 5"]),
        ("555\n556", ["555", "556"]),
        ("", []),
    ],
)
@pytest.mark.django_db
def test_numbers_of_one_cell(cell, phones):
    assert split_phones(cell) == phones


def test_the_same_one_twice_is_one(ana_browser):
    heads = ["Name", "Email", "Email 2", "Phone", "Phone 2"]
    (found,) = imported(ana_browser, heads, ["Ann", "a@example.com", "A@Example.com", "(503) 555-0100", "503.555.0100"])
    assert found[:2] == [[("a@example.com", "")], [("(503) 555-0100", "")]]


MANY = ";".join(f"a{number}@example.com" for number in range(12))


@pytest.mark.parametrize(
    ("head", "cell", "why"),
    [
        ("Email 2", "nowhere", "“nowhere” is not an email address"),
        ("Email 2", "a@example.com; b@localhost", "“b@localhost” is not an email address"),
        ("Spouse Email", "nowhere", "Spouse: “nowhere” is not an email address"),
        ("Email 2", MANY, "more than 10 emails beside the main one"),
        (
            "Phone 2",
            ";".join(f"503-555-01{number}" for number in range(10, 22)),
            "more than 10 phones beside the main one",
        ),
        ("Phone 2", "5" * 21, "phone longer than 20 characters"),
        ("Spouse", "x" * 101, "a linked person’s name longer than 100 characters"),
    ],
)
def test_what_is_wrong_is_said_and_the_row_left_out(ana_browser, head, cell, why):
    kept = start(ana_browser, csv_of(["Name", "Email", head], ["Ann", "ann@example.com", cell], ["Fine", "", ""]))
    finish(ana_browser, kept, unplanned="yes")
    kept.refresh_from_db()
    assert why in kept.left_out["2"]
    assert [client.name for client in Client.objects.all()] == ["Fine"]
    assert not AdditionalEmail.objects.exists() and not Person.objects.exists()


def test_more_than_ten_people_are_too_many(ana_browser):
    heads = ["Name", *(f"Relationship {number} Name" for number in range(1, 12))]
    kept = start(ana_browser, csv_of(heads, ["Ann"] + ["x"] * 11))
    assert "more than 10 linked people" in words(ana_browser.get(f"/clients/import/{kept.pk}/"))


def test_people_in_many_words(ana_browser):
    """A role that we don't have is Other, and its word is a custom field. Nobody is without a name."""
    heads = ["Name", "Relationship 1 Name", "Relationship 1 Type", "Spouse First Name", "Spouse Last Name"]
    heads += ["Attorney Email", "Relationship 2 Type", "Wife", "Lender Phone", "Relationship 3 Email"]
    cells = ["Ann", "Dana Fox", "Godmother", "Ben", "Whitlock", "law@example.com", "Cousin", "", "503-555-0100"]
    imported(ana_browser, heads, [*cells, "e@example.com"])
    people = [(each.name, each.role) for each in Person.objects.all()]
    assert people == [
        ("Dana Fox", "other"),
        ("Ben Whitlock", "spouse"),
        ("Attorney", "attorney"),
        ("Lender", "lender"),
        ("e@example.com", "other"),
    ]
    custom = Client.objects.get().custom_fields
    assert custom == {"Relationship 1 Type": "Godmother", "Relationship 2 Type": "Cousin"}


def test_columns_chosen_by_hand(ana_browser):
    kept = start(
        ana_browser, csv_of(["Who", "A", "B", "C", "D"], ["Ann", "a@example.com", "Old", "Ben", "b@example.com"])
    )
    chosen = dict(zip(columns(kept), ["name", "email", "label", "person_name", "person_email"], strict=True))
    ana_browser.post(f"/clients/import/{kept.pk}/", {**chosen, "check": "yes"})
    kept.refresh_from_db()
    finish(ana_browser, kept, unplanned="yes")
    assert of_client(Client.objects.get()) == [[("a@example.com", "Old")], [], [("Ben", "other", "b@example.com", "")]]


# --- the same person ---


@pytest.mark.parametrize("held", ["main", "additional", "person"])
@pytest.mark.parametrize("head", ["Email", "Email 2", "Spouse Email"])
def test_a_double_is_found_by_any_address(ana_browser, make_client, held, head):
    client = make_client(email="j@example.com" if held == "main" else "")
    if held == "additional":
        AdditionalEmail.objects.create(client=client, email="j@example.com")
    if held == "person":
        Person.objects.create(client=client, name="Eva", email="j@example.com")
    heads = ["Name", "Email", head] if head != "Email" else ["Name", "Phone", "Email"]
    kept = start(ana_browser, csv_of(heads, ["J", "", "J@example.com"]))
    assert "Left out: the same email as Jonah Whitlock" in words(ana_browser.get(f"/clients/import/{kept.pk}/"))


def test_a_double_in_the_file_is_found_by_any_address(ana_browser):
    heads = ["Name", "Email", "Email 2", "Spouse Email", "Attorney Email"]
    rows = [
        ["Ann", "a@example.com", "b@example.com", "c@example.com", "law@example.com"],
        ["Bea", "b@example.com", "", "", ""],
        ["Cy", "c@example.com", "", "", ""],
        ["Dee", "d@example.com", "", "", "law@example.com"],
    ]
    kept = start(ana_browser, csv_of(heads, *rows))
    finish(ana_browser, kept, unplanned="yes")
    kept.refresh_from_db()
    assert kept.left_out == dict.fromkeys(("3", "4"), "the same email as row 2 of this file")


# --- who must not be emailed ---


def ledger():
    return dict(Suppression.objects.values_list("address", "reason"))


def test_an_opt_out_closes_all_addresses_of_the_client(ana_browser):
    heads = ["Name", "Email", "Email 2", "Spouse Email", "Unsubscribed"]
    kept = start(ana_browser, csv_of(heads, ["Ann", "a@example.com", "b@example.com", "c@example.com", "yes"]))
    page = words(ana_browser.get(f"/clients/import/{kept.pk}/"))
    assert "2 addresses will be added to the office’s do-not-email list (2 unsubscribed)" in page
    assert "Who opted out gets no emails at any of their addresses." in page
    assert "under Unsubscribed, 2 addresses" in page
    finish(ana_browser, kept)
    assert ledger() == {"a@example.com": "unsubscribed", "b@example.com": "unsubscribed"}
    told = [text_of(event) for event in Client.objects.get().activities.order_by("pk")]
    assert told == ["Imported from people.csv", "Opted out: “Unsubscribed: yes” in people.csv"]


def test_a_bounce_closes_the_main_address(ana_browser):
    imported(ana_browser, ["Name", "Email", "Email 2", "Bounced"], ["Ann", "a@example.com", "b@example.com", "yes"])
    assert ledger() == {"a@example.com": "bounced"}


@pytest.mark.parametrize(
    ("head", "cell", "closed"),
    [
        ("Email 2 Status", "Bounced", {"b@example.com": "bounced"}),
        ("Email 2 Status", "Active", {}),
        ("Email 2 opted out", "yes", {"b@example.com": "unsubscribed"}),
        ("Email Status", "Unsubscribed", {"a@example.com": "unsubscribed", "b@example.com": "unsubscribed"}),
        ("Spouse Email Opt Out", "yes", {"c@example.com": "unsubscribed"}),
        ("Spouse unsubscribed", "yes", {"c@example.com": "unsubscribed"}),
    ],
)
def test_a_column_may_speak_of_one_address(ana_browser, head, cell, closed):
    heads = ["Name", "Email", "Email 2", "Spouse Email", head]
    imported(ana_browser, heads, ["Ann", "a@example.com", "b@example.com", "c@example.com", cell])
    assert ledger() == closed


def test_the_wish_counts_for_every_address_of_a_row_that_is_left_out(ana_browser, ben, make_client):
    """And for clients who have one of them as an additional address."""
    other = make_client(name="Other", email="o@example.com", agent=ben)
    AdditionalEmail.objects.create(client=other, email="b@example.com")
    heads = ["Name", "Email", "Email 2", "Unsubscribed"]
    imported(ana_browser, heads, ["", "a@example.com", "b@example.com; nowhere", "yes"])
    assert set(ledger()) == {"a@example.com", "b@example.com"}
    assert "Opted out: “Unsubscribed: yes” in people.csv" in map(text_of, other.activities.all())


# --- many ---


@pytest.mark.slow
def test_ten_thousand_rows_with_everything_cost_few_questions(ana_browser, django_assert_max_num_queries):
    heads = ["Name", "Email", "Email 2", "Phone", "Work Phone", "Spouse", "Spouse Email"]
    rows = [
        [f"N{n}", f"n{n}@example.com", f"m{n}@example.com", f"503-{n:07}", f"541-{n:07}", "S", f"s{n}@example.com"]
        for n in range(10_000)
    ]
    kept = start(ana_browser, csv_of(heads, *rows))
    with django_assert_max_num_queries(130):
        finish(ana_browser, kept, unplanned="yes")
    counts = [model.objects.count() for model in (Client, AdditionalEmail, AdditionalPhone, Person)]
    assert counts == [10_000] * 4
    assert Client.objects.filter(search_text__contains="m77@example.com s s77@example.com 5410000077").count() == 1


def test_nothing_is_left_of_an_import_that_broke_off(ana_browser, monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError("killed")

    kept = start(
        ana_browser, csv_of(["Name", "Email 1", "Email 2", "Spouse"], ["A", "a@example.com", "b@example.com", "S"])
    )
    monkeypatch.setattr(AdditionalPhone.objects, "bulk_create", fail)
    with pytest.raises(RuntimeError):
        finish(ana_browser, kept, unplanned="yes")
    assert not Client.objects.exists() and not Person.objects.exists() and not AdditionalEmail.objects.exists()
