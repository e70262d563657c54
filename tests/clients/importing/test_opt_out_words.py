"""Heads and cells as other programs export them, and what each says of who must not be emailed."""

import pytest

from clients.importing.columns import guess
from clients.importing.opt_out import meaning

OUT, BOUNCED, SPAM, FINE, UNCLEAR = "unsubscribed", "bounced", "complained", "", "?"

HEADS = {
    "do_not_email": [
        *("Do Not Email", "do-not-email", "DoNotEmail", "Don't email", "Do Not Contact", "DO NOT MAIL", "No email"),
        *("Unsubscribed", "Unsubscribed from all email", "Unsubscribed?", "UNSUB_TIME", "Unsubscribe date"),  # HubSpot
        *("Opted out", "Opt-out", "Opted out of email: Marketing Information", "Has opted out", "Opt Out Status"),
        *("Email Opt Out", "HasOptedOutOfEmail", "Corporate Email Opt-Out"),  # Salesforce, Zoho
        *("Do not allow Bulk Emails", "EMAIL_BLACKLISTED", "Suppressed", "Not subscribed", "Stop emails", "Removed"),
        *("Marketing (opted out)", "Do not email (Y/N)"),
        *("Opted out of email: Text and campaign news", "Automatically unsubscribed"),
    ],
    "bounced": [
        *("Bounced", "Email Bounce", "Email hard bounce reason", "EmailBouncedDate", "Hard bounced", "CLEAN_TIME"),
        *("Invalid email", "Email Invalid", "Undeliverable"),
    ],
    "complained": ["Marked as spam", "Spam complaint", "Complained", "Reported spam", "Spam", "Abuse report"],
    "may_email": [
        *("Opted in", "Opted in (Y/N)", "Email Opt-In", "Subscribed", "Email subscribed", "Subscribed to emails"),
        *("Accepts Email Marketing", "OK to email"),
        *("Email consent", "OK to email", "Subscription status", "Emails allowed", "Consent"),
    ],
    "email_status": ["Email status", "Email 2 Status", "E-Mail Status", "Email Marketing Status"],
    "custom": [
        *("Do not call", "SMS opt out", "Text Opt-Out", "Do not contact by phone", "SMSOptOut"),
        *("UNSUB_CAMPAIGN_ID", "Unsubscribe link", "Soft bounces", "Email verification status", "OPTIN_TIME"),
        *("Budget", "Option", "Adoption", "Member since", "Unsubscribed Mode"),
    ],
}

YES = ["yes", "Y", "TRUE", "t", "1", "1.0", "x", "X", "✓", "on", "Yes, by phone", "opted out", "Unsubscribed"]
DATES = [
    *("2024-05-01", "5/1/2024 10:30", "May 5, 2024", "1 May 2024", "1st May 2024", "Sat, 05 Oct 2024", "May-21"),
    *("2024-05-01T10:00:00Z", "12.05.2024", "20240501", "2024-05", "2024", "10:42", "1714559000"),
]
NO = [
    *("", "no", "N", "FALSE", "f", "0", "0.0", "never", "n/a", "#N/A", "-", "null", "☐"),
    *("Opted In", "subscribed", "active", "Not opted out"),
]
NO_DATES = ["0000-00-00 00:00:00", "1/0/1900", "1970-01-01"]
NEITHER = ["maybe", "?", "T. Smith", "(503) 555-0142", "5035550142", "2", "unknown", "Don't know", "pending"]


@pytest.mark.parametrize(("target", "head"), [(target, head) for target, heads in HEADS.items() for head in heads])
def test_which_columns_tell_it(target, head):
    assert guess(["Name", head], [["Ann", "yes"]])[1] == target


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("do_not_email", {OUT: YES + DATES, FINE: NO + NO_DATES, UNCLEAR: NEITHER, BOUNCED: ["cleaned", "Bounced"]}),
        (
            "complained",
            {SPAM: ["yes", "1", "2024-05-01", "spam"], FINE: NO, UNCLEAR: ["who knows"], OUT: ["opted out"]},
        ),
        ("bounced", {BOUNCED: [*DATES, "x", "3", "550 5.1.1 user unknown", "SPAM"], FINE: [*NO, *NO_DATES, "valid"]}),
        (
            "may_email",
            {
                OUT: ["no", "N", "0", "false", "never", "Unsubscribed", "opted out", "No, thanks", "No consent"],
                FINE: ["yes", "1", "x", "✓", "2024-05-01", "subscribed", "", "-", "n/a"],
                UNCLEAR: ["maybe", "yes, but only calls", "2"],
                BOUNCED: ["cleaned"],
            },
        ),
        (
            "email_status",
            {
                OUT: ["Unsubscribed", "Unsubscribed (admin)", "Opted out", "DO NOT EMAIL"],
                BOUNCED: ["bounced", "Cleaned", "Hard bounce", "invalid"],
                SPAM: ["Complained", "Marked as spam", "spam complaint"],
                FINE: ["", "Subscribed", "active", "Soft bounce"],
                UNCLEAR: ["yes", "1", "Non-subscribed", "pending"],
            },
        ),
    ],
)
def test_what_a_cell_says(target, said):
    for expected, cells in said.items():
        assert {cell: meaning(target, "A head", cell) for cell in cells} == dict.fromkeys(cells, expected)


def test_a_column_of_reasons_needs_no_yes():
    assert meaning("do_not_email", "UNSUB_REASON", "Too many emails") == OUT
    assert meaning("do_not_email", "UNSUB_REASON", "none") == FINE


def test_a_status_without_a_telling_head_is_known_by_its_words():
    rows = [["Ann", "Subscribed"], ["Ben", "Unsubscribed"], ["Cy", ""]]
    assert guess(["Name", "Status"], rows) == ["name", "email_status"]
    assert guess(["Name", "Status"], [["Ann", "Lead"], ["Ben", "removed"]]) == ["name", "stage"]
    assert guess(["Name", "Status"], [["Ann", "active"]]) == ["name", "stage"]
