"""A search finds all that a timeline shows, in every filter, and marks the place."""

import json
from datetime import timedelta

import pytest

from clients.models import Activity, Note
from emails.errors.codes import ErrorCode
from followups.display.timeline import entries
from followups.models import Reason
from tests.clients.timeline.conftest import NOW
from tests.followups.actions import HTMX
from tests.html import find, find_all, words

pytestmark = pytest.mark.django_db

FACTS = [
    ("created", {}),
    ("created", {"event": "imported", "file": "people.csv"}),
    ("created", {"event": "in_admin"}),
    ("edited", {"field": "phone", "before": "(503) 555-0100", "after": "(503) 555-0142"}),
    ("edited", {"field": "phone", "before": "", "after": "(503) 555-0142"}),
    ("edited", {"field": "phone", "before": "(503) 555-0142", "after": ""}),
    ("edited", {"field": "property_type", "before": "land", "after": "residential"}),
    ("edited", {"field": "sending_mode", "before": "automatic", "after": "review"}),
    ("edited", {"field": "agent", "before": "1", "after": "2", "was": "Ana Morales", "now": "Ben Okafor"}),
    ("edited", {"field": "source", "before": "1", "after": "2", "was": "Zillow", "now": "Open house"}),
    ("edited", {"field": "custom", "before": {"Roof age": "old"}, "after": {"Roof age": "7 years"}}),
    ("edited", {"field": "notes", "before": "a", "after": "b"}),
    ("edited", {"fields": ["email", "phone"]}),
    ("edited", {"event": "reassigned", "was": "Ana", "now": "Ben"}),
    ("edited", {"event": "source", "was": "Zillow", "now": "Referral"}),
    ("edited", {"event": "do_not_email"}),
    ("edited", {"event": "opted_out_in_file", "reason": "bounced", "head": "OK", "cell": "no", "file": "a.csv"}),
    ("edited", {"event": "subscribed_again", "subject": "A closer look"}),
    ("stage", {"before": "lead", "after": "under_contract"}),
    ("deleted", {}),
    ("restored", {}),
    ("note", {"event": "deleted", "id": 7}),
    ("call", {"outcome": "voicemail", "note": "Asked about the roof", "phone": "5550100"}),
    ("call", {"event": "taken_back", "call": 1}),
    ("reply", {"note": "Back in May"}),
    ("reply", {"event": "taken_back"}),
    ("paused", {}),
    ("resumed", {}),
    ("plan", {"planned": 3, "without": ["Day 1", "Week 2"]}),
    ("task", {"event": "skipped", "step": "Week 2"}),
    ("task", {"event": "cancelled", "step": "Day 3", "reason": {"code": "replied"}}),
    ("task", {"event": "cancelled", "step": "Day 3", "reason": {"code": "stage_finished", "stage": "closed"}}),
    ("task", {"event": "begun", "step": "Custom", "about": "the loft"}),
    ("task", {"event": "send_again", "subject": "A closer look"}),
    ("task", {"event": "confirmed", "step": "Day 3", "found": "price", "said": "$500,000", "reason": "they asked"}),
    ("approved", {"step": "Day 3", "subject": "A closer look"}),
    ("held", {"step": "Day 3", "reason": {"code": "no_postal_address"}}),
    ("held", {"step": "Day 3", "reason": {"code": "daily_cap", "agent": "Ana", "cap": 40}}),
    ("failed", {"subject": "A closer look", "error_code": "mailbox_unavailable"}),
    ("failed", {"subject": "A closer look", "error": "refused"}),
    ("sent", {"event": "sent", "subject": "A closer look"}),
    ("sent", {"event": "arrived", "subject": "A closer look"}),
    ("unconfirmed", {"subject": "A closer look", "error_code": "no_answer"}),
    ("delivered", {"event": "delivered", "subject": "A closer look"}),
    ("opened", {"event": "open", "subject": "A closer look"}),
    ("clicked", {"event": "click", "subject": "A closer look"}),
    ("bounced", {"event": "bounce", "subject": "A closer look", "error_code": "no_mailbox"}),
    ("bounced", {"event": "dropped", "subject": "A closer look"}),
    ("unsubscribed", {"event": "link", "subject": "A closer look"}),
    ("complained", {"event": "spamreport", "subject": "A closer look"}),
    ("edited", {"event": "tags", "added": ["Investor", "VIP"], "removed": []}),
    ("edited", {"event": "contact_added", "what": "email", "value": "j@example.com", "label": "Work"}),
    ("edited", {"event": "contact_made_main", "what": "phone", "value": "(503) 555-0142", "was": "(503) 555-0100"}),
    ("edited", {"event": "address_closed", "reason": "bounced", "address": "j@example.com", "source": "Broker"}),
    ("edited", {"event": "person_added", "name": "Mia Vale", "who": {"role": "spouse", "is_cc": True}}),
    ("edited", {"event": "made_main_client", "main": "Mia Vale", "was": "Jonah Whitlock"}),
    ("text", {"event": "deleted", "conversation": 1}),
    ("file", {"event": "deleted", "file": 1, "name": "offer.pdf"}),
    ("sent", {"event": "sent", "subject": "A closer look", "files": ["offer.pdf"]}),
    ("task", {"words": "Day 3 moved to Nov 28"}),
]
NOT_LOOKED_FOR = {"40"}
"""A figure of a reason."""


@pytest.mark.parametrize(("kind", "data"), FACTS, ids=lambda value: json.dumps(value)[:60])
def test_every_word_that_an_event_shows_finds_it_and_is_marked(ana_browser, client, happen, search, kind, data):
    happen(kind, **data)
    (entry,) = entries([happen_again(client)], {})
    shown = [word for word in f"{entry.key} {entry.rest}".split() if word not in NOT_LOOKED_FOR]
    assert shown
    missed = [word for word in shown if search(word.strip("()")) != [kind]]
    assert missed == []
    page = ana_browser.get(f"/clients/{client.pk}/", {"q": " ".join(word.strip("()") for word in shown)[:90]})
    assert find_all(page, "#events mark")


def happen_again(client):
    event = client.activities.get()
    event.is_void, event.subject, event.step, event.more = False, None, "Email", ""
    return event


CODES = [
    *("in_admin", "opted_out_in_file", "taken_back", "under_contract", "no_postal_address", "send_now", "cancelled"),
    *("mailbox_unavailable", "error_code", "subject", "event", "property_type", "2026-11"),
]


@pytest.mark.parametrize("code", CODES)
def test_a_code_that_nobody_reads_finds_nothing(happen, search, code):
    for kind, data in FACTS:
        happen(kind, **data)
    assert search(code) == []


def test_what_is_told_otherwise_is_not_meant(happen, search):
    happen("reply", event="taken_back")
    happen("call", event="taken_back", call=1)
    happen("created", event="imported", file="a.csv")
    happen("edited", field="phone", before="", after="1")
    assert search("replied") == search("voicemail") == search("created") == search("removed") == []
    assert search("undone") == ["call", "reply"] and search("added") == ["edited"]


@pytest.mark.parametrize("code", Reason)
def test_the_words_of_every_reason_find_it(happen, search, code):
    happen("held", step="Day 3", reason={"code": code.value, "words": "somehow", "error": "full"})
    (entry,) = entries([happen_again(Activity.objects.get().client)], {})
    assert not entry.rest or search(entry.rest.split()[0]) == ["held"]


@pytest.mark.parametrize("code", ErrorCode)
def test_the_words_of_every_error_find_it(happen, search, code):
    happen("failed", subject="Hello", error_code=code.value)
    event = happen_again(Activity.objects.get().client)
    (entry,) = entries([event], {})
    assert search(entry.rest.split()[-1]) == ["failed"]


@pytest.mark.parametrize("typed", ["jose", "JOSÉ", "José garden", "  garden   josé "])
def test_accents_and_capitals_don_t_matter(happen, write, search, typed):
    write("Josés wife wants a garden")
    happen("call", outcome="reached", note="JOSE asked about the Garden")
    happen("call", outcome="reached", note="Joe asked about the garage")
    assert search(typed) == ["call", "Josés wife wants a garden"]


@pytest.mark.parametrize("typed", ["%", "50%_off", "_", "\\", '"', "(a|b)", ".*", "$.event", "😀", "גדול", "<b>", "'"])
def test_signs_are_meant_as_they_are(ana_browser, client, happen, write, search, typed):
    write(f"Said {typed} today")
    happen("reply", note=f"Said {typed} today")
    happen("edited", field="custom", before={}, after={"A": f"Said {typed} today"})
    write("Nothing of it")
    happen("reply", note="Nothing of it")
    assert len(search(typed)) == 3
    page = ana_browser.get(f"/clients/{client.pk}/", {"q": typed})
    marks = [words(mark) for mark in find_all(page, "#events mark")]
    assert [mark for mark in marks if mark not in "“”"] == [typed] * 3


def test_the_marks_are_only_around_what_was_found(ana_browser, client, write):
    write("<script>alert(1)</script> José, jose\u0301 & JOSE <b>")
    page = ana_browser.get(f"/clients/{client.pk}/", {"q": "jose"})
    marked = "<mark>José</mark>, <mark>jose\u0301</mark> &amp; <mark>JOSE</mark> &lt;b&gt;"
    assert f"&lt;script&gt;alert(1)&lt;/script&gt; {marked}" in page.content.decode()
    assert "<b>" not in str(find(page, "#events"))


def test_an_email_is_found_by_its_text_with_the_piece_around_it(ana_browser, client, happen, make_email, search):
    log = make_email(body="Hi Jonah,\n\n" + "The view is nice. " * 20 + "The roof is\nnew & dry. " + "Bye now. " * 30)
    for kind in ("sent", "delivered", "opened"):
        happen(kind, email=log, event=kind, subject=log.subject)
    assert search("roof") == search("roof closer") == ["sent"] and search("roof zebra") == []
    assert search("closer") == ["opened", "delivered", "sent"]
    page = ana_browser.get(f"/clients/{client.pk}/", {"q": "roof"})
    excerpt = find(page, "#events .excerpt")
    assert words(find(excerpt, "mark")) == "roof" and "The roof is new & dry." in words(excerpt)
    assert words(excerpt).startswith("…") and words(excerpt).endswith("…") and len(words(excerpt)) < 200
    assert not find_all(ana_browser.get(f"/clients/{client.pk}/", {"q": "closer"}), "#events .excerpt")


def test_another_clients_email_is_not_found(client, make_client, happen, make_email, search):
    log = make_email(body="The roof")
    log.client = make_client()
    log.save()
    happen("sent", email=log, subject="Hello")
    assert search("roof") == []


def test_a_click_is_found_by_its_link_and_by_the_step(ana_browser, client, happen, make_email, make_task, search):
    clicks = [{"event": "click", "url": "https://www.cedarmain.example/tour?x=1"}, {"event": "open", "url": "a.zip"}]
    log = make_email(webhook_events=clicks, task=make_task(client, followup_type="Day 3"))
    happen("clicked", email=log, event="click", subject="Before it was edited")
    assert search("cedarmain") == search("tour?x=1") == search("day") == search("closer") == ["clicked"]
    assert search("a.zip") == []
    page = ana_browser.get(f"/clients/{client.pk}/", {"q": "tour?x=1"})
    assert words(find(page, "#events mark")) == "tour?x=1"


def test_a_long_change_is_found_and_shows_the_piece(ana_browser, client, happen, search):
    happen("edited", field="notes", before="x " * 300 + "old roof", after="y " * 300 + "new roof")
    assert search("roof") == ["edited"]
    page = ana_browser.get(f"/clients/{client.pk}/", {"q": "roof"})
    assert "new roof" in words(find(page, "#events .excerpt"))


def test_every_filter_is_searched(happen, write, make_email, search):
    write("The roof")
    happen("call", outcome="reached", note="The roof")
    happen("edited", field="property_address", before="", after="Roof Street")
    happen("sent", email=make_email(body="The roof"), subject="Hello")
    found = {show: search("roof", show) for show in ("", "notes", "emails", "calls", "changes")}
    assert found == {
        "": ["sent", "edited", "call", "The roof"],
        "notes": ["The roof"],
        "emails": ["sent"],
        "calls": ["call"],
        "changes": ["edited"],
    }


def test_an_email_of_10_mb_is_searched_in_its_beginning(happen, make_email, search):
    happen("sent", email=make_email(body="The roof. " + "x" * 10_000_000 + " zebra"), subject="Hello")
    assert search("roof") == ["sent"] and search("zebra") == []


def test_pages_follow_by_key_each_once(ana_browser, client, happen):
    for number in range(120):
        happen("reply", note=f"Roof {number:03}" if number % 2 else "Garden")
    url, seen = f"/clients/{client.pk}/timeline/?show=&q=roof", []
    while url:
        page = ana_browser.get(url, headers=HTMX)
        seen += [words(each)[-3:] for each in find_all(page, ".event .what") if "Roof" in words(each)]
        link = find_all(page, "#older-link")
        url = link[0]["hx-get"] if link else None
        assert not link or "q=roof" in url
    assert len(seen) == 60 == len(set(seen))


def test_live_brings_what_is_found_alone(ana_browser, client, happen):
    happen("reply", note="The roof")
    query = find(ana_browser.get(f"/clients/{client.pk}/", {"q": "roof"}), "#events")["data-live-query"]
    happen("reply", note="A new roof")
    happen("reply", note="The garden")
    page = ana_browser.get(f"/clients/{client.pk}/live/?{query}")
    said = words(find(page, "#events"))
    assert "A new roof" in said and "The roof" in said and "garden" not in said


def test_a_pinned_note_is_in_its_place_and_what_is_done_keeps_the_search(ana_browser, client, write):
    note = write("The roof", pinned_at=NOW)
    write("The garden")
    page = ana_browser.get(f"/clients/{client.pk}/", {"q": "roof"})
    assert words(find(page, "#events .note .text")) == "The roof" and not find_all(page, "#pinned .note")
    shown = {"show": "", "q": "roof", "month": ""}
    after = ana_browser.post(f"/clients/{client.pk}/notes/{note.pk}/unpin/", shown, headers=HTMX)
    assert [words(each) for each in find_all(after, ".note .text")] == ["The roof"]


def test_an_undone_call_says_so_without_its_undoing_in_sight(ana_browser, client, happen):
    call = happen("call", outcome="reached", note="The roof")
    happen("call", NOW + timedelta(minutes=5), event="taken_back", call=call.pk)
    page = ana_browser.get(f"/clients/{client.pk}/", {"q": "roof"})
    assert "Undone later." in words(find(page, "#events")) and "Call undone" not in words(find(page, "#events"))


def test_the_answer_while_typing_is_what_is_found_and_its_months(ana_browser, client, write):
    write("Has a dog")
    write("Has a cat")
    headers = HTMX | {"HX-Target": "shown"}
    page = ana_browser.get(f"/clients/{client.pk}/timeline/?show=&q=cat", headers=headers)
    assert "Has a cat" in words(page) and "Has a dog" not in words(page)
    assert find(page, "#months-bar")["hx-swap-oob"] == "true" and not find_all(page, "section")


def test_another_agent_finds_nothing(ben_browser, client):
    for query in ("?q=roof", "?month=2026-11", "timeline/?q=roof"):
        assert ben_browser.get(f"/clients/{client.pk}/{query}", headers=HTMX).status_code == 404


def test_odd_searches_do_no_harm(ana_browser, client, write):
    write("Hello")
    for typed in ("\x00", "x" * 5000, "a " * 100, "\ud83d", "\u202e", "İ", "ﬁ"):
        assert ana_browser.get(f"/clients/{client.pk}/", {"q": typed.encode("utf-8", "replace")}).status_code == 200
    assert Note.objects.count() == 1
