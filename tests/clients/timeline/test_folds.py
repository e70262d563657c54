"""Runs of small events are one line that opens. Nothing is lost, and what has to be seen is in none."""

from datetime import timedelta

import pytest

from clients.models import Activity
from clients.timeline import Timeline
from followups.display.entries.folds import Fold, fold
from followups.display.timeline import entries
from tests.clients.timeline.conftest import NOW
from tests.html import find, find_all, words

pytestmark = pytest.mark.django_db


def rows(client):
    return fold(entries(Timeline(client).events, {}))


def changes(happen, ana, *fields, **more):
    for number, field in enumerate(fields):
        happen("edited", NOW - timedelta(minutes=number), by=ana, field=field, before="a", after="b", **more)


def test_opens_of_one_email(ana_browser, client, happen, make_email):
    log, other = make_email(), make_email("Another")
    for number in range(6):
        happen("opened", NOW - timedelta(minutes=number), email=log, subject=log.subject)
    happen("opened", NOW - timedelta(minutes=7), email=other, subject=other.subject)
    page = ana_browser.get(f"/clients/{client.pk}/")
    (folded,) = find_all(page, "#events .fold")
    assert words(find(folded, "summary")) == "Opened 6 times “A closer look”"
    assert len(find_all(folded, "details .event")) == 6
    assert len(find_all(page, "#events > .event")) == 2
    assert find(folded, "details")["id"] == f"fold-{client.activities.filter(email=log).order_by('occurred_at')[0].pk}"


def test_fields_changed_by_one_agent(client, happen, ana, ben):
    changes(happen, ana, "phone", "property_address", "notes")
    (folded,) = rows(client)
    assert (folded.key, folded.rest) == ("3 fields changed:", "Phone, Property, Notes")
    Activity.objects.filter(data__field="notes").update(agent=ben)
    assert not any(isinstance(row, Fold) for row in rows(client))


def test_the_same_field_again_is_a_change_and_no_field_more(client, happen, ana):
    changes(happen, ana, "phone", "phone", "name", "custom")
    Activity.objects.filter(data__field="custom").update(data={"field": "custom", "before": {}, "after": {"Roof": 1}})
    (folded,) = rows(client)
    assert (folded.key, folded.rest) == ("4 changes to", "Phone, Name, Roof")


def test_follow_ups_that_stopped_for_one_reason(client, happen):
    for step in ("Day 1", "Day 3", "Week 1"):
        happen("task", event="cancelled", step=step, reason={"code": "replied"})
    (folded,) = rows(client)
    assert (folded.key, folded.rest) == ("3 follow-ups canceled:", "the client replied")
    assert [entry.key for entry in folded.entries] == ["Week 1 canceled:", "Day 3 canceled:", "Day 1 canceled:"]
    Activity.objects.filter(data__step="Day 3").update(data={"event": "cancelled", "step": "Day 3"})
    assert len(rows(client)) == 3


def test_two_are_no_run_and_a_run_ends_with_its_day(client, happen, ana):
    changes(happen, ana, "phone", "name")
    assert len(rows(client)) == 2
    client.activities.all().delete()
    for number, field in enumerate(("phone", "name", "email", "notes")):
        at = NOW.replace(hour=0, minute=0) - timedelta(minutes=number - 1)
        happen("edited", at, by=ana, field=field, before="a", after="b")
    assert not any(isinstance(row, Fold) for row in rows(client))


ALONE = [
    *("sent", "failed", "bounced", "unsubscribed", "complained", "unconfirmed", "reply", "call", "note", "held"),
    *("deleted", "paused", "stage", "created"),
]


@pytest.mark.parametrize("kind", ALONE)
def test_what_has_to_be_seen_is_in_none(client, happen, make_email, kind):
    log = make_email()
    for _ in range(4):
        happen(kind, email=log, subject=log.subject, event="")
    assert len(rows(client)) == 4


@pytest.mark.parametrize("event", ["do_not_email", "opted_out_in_file", "may_be_emailed", "subscribed_again"])
def test_what_says_whether_they_may_be_emailed_is_in_none(client, happen, ana, event):
    changes(happen, ana, "email", "email", "email", event=event)
    assert len(rows(client)) == 3


def test_a_dropped_email_is_in_none(client, happen):
    for _ in range(3):
        happen("task", event="dropped", subject="A closer look")
    assert len(rows(client)) == 3


def test_notes_stand_between(client, happen, ana, write):
    changes(happen, ana, "phone", "name", "email")
    write("Hello", NOW - timedelta(seconds=30))
    assert len(rows(client)) == 4


def test_nothing_is_lost_and_a_search_folds_nothing(ana_browser, client, happen, ana):
    changes(happen, ana, "phone", "name", "email", "notes")
    happen("reply", NOW - timedelta(hours=1))
    page = ana_browser.get(f"/clients/{client.pk}/")
    assert len(find_all(page, "#events .event:not(.fold)")) == 5
    assert not find_all(ana_browser.get(f"/clients/{client.pk}/", {"q": "changed"}), "#events .fold")


def test_facts_that_sql_wrote_fold_without_harm(ana_browser, client, happen):
    for value in (7, None, [], {"a": 1}):
        happen("edited", field=value)
        happen("task", event="skipped", step=value, reason=value)
        happen("edited", field="custom", before=value, after=value)
    assert ana_browser.get(f"/clients/{client.pk}/").status_code == 200
    assert ana_browser.get(f"/clients/{client.pk}/", {"q": "a"}).status_code == 200
