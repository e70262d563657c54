"""The link in an email that two people got can't tell who opens it: they choose, or it counts for both."""

import pytest
from django.db import OperationalError
from django.test import Client as Browser

from clients.models import Activity, Person
from emails import kept_opt_outs
from emails.models import EmailLog, Suppression
from emails.opt_out import recipients_of, unsubscribe_from
from followups.models import Task
from tests.html import find_all, words
from tests.words import texts_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

JONAH, ZOE = "jonah.whitlock@example.com", "zoe.brandt@example.net"


@pytest.fixture
def zoe(make_client):
    return Person.objects.create(client=make_client(email=JONAH), name="Zoë Brandt", email=ZOE, is_cc=True)


@pytest.fixture
def log(zoe, make_task):
    task = make_task(zoe.client, status="completed")
    cc = [{"email": ZOE, "name": zoe.name, "person": zoe.pk}]
    return EmailLog.objects.create(
        client=zoe.client, task=task, to_email=JONAH, cc=cc, subject="Hello", status="delivered"
    )


@pytest.fixture
def planned(zoe, make_task):
    return make_task(zoe.client, followup_type="Day 3")


def post(log, **fields):
    return Browser(enforce_csrf_checks=True).post(f"/u/{log.unsubscribe_token}", fields)


def closed():
    return set(Suppression.objects.values_list("address", "reason"))


def status(task):
    return Task.objects.get(pk=task.pk).status


def test_the_page_shows_masked_addresses_and_all_of_them_first(log, zoe):
    page = Browser().get(f"/u/{log.unsubscribe_token}")
    boxes = find_all(page, "input[name=who]")
    assert [(box["value"], box.has_attr("checked")) for box in boxes] == [
        ("", True), ("client", False), (str(zoe.pk), False)
    ]  # fmt: skip
    said = words(page)
    assert "All of them j…@example.com z…@example.net" in said
    assert ZOE not in said and "Zoë" not in said and JONAH not in said and "Jonah" not in said
    assert not Suppression.objects.exists(), "scanners follow links"


def test_the_one_who_is_chosen_is_silenced_alone(log, zoe, planned):
    page = words(post(log, who=str(zoe.pk)))
    assert closed() == {(ZOE, "unsubscribed")} and status(planned) == "pending"
    assert "will not send any more follow-up emails to z…@example.net." in page
    assert "will stop sending follow-up emails to j…@example.com." in page, "the other one is still asked"
    assert texts_of(Activity.objects.filter(client=zoe.client)) == [
        "Zoë Brandt unsubscribed with the link in “Hello” and gets no more copies"
    ]


def test_the_client_alone_stops_the_plan(log, planned):
    post(log, who="client")
    assert closed() == {(JONAH, "unsubscribed")} and status(planned) == "cancelled"


@pytest.mark.parametrize(
    "fields", [{}, {"List-Unsubscribe": "One-Click"}, {"who": ""}, {"who": "someone else"}, {"who": "999999"}]
)
def test_whatever_names_nobody_counts_for_both(log, planned, fields):
    page = words(post(log, **fields))
    assert closed() == {(JONAH, "unsubscribed"), (ZOE, "unsubscribed")} and status(planned) == "cancelled"
    assert "You are unsubscribed" in page and "Undo for z…@example.net" in page
    assert Activity.objects.filter(kind="unsubscribed").count() == 1, "reports count the client once"


def test_one_click_can_not_choose(log, zoe):
    """The mailbox provider posts it, whatever else is in the address or body."""
    post(log, **{"List-Unsubscribe": "One-Click", "who": str(zoe.pk)})
    assert len(closed()) == 2


def test_an_earlier_try_that_went_elsewhere_is_silenced_with_its_own_person(log, zoe):
    EmailLog.objects.update(
        earlier_recipients=["old.jonah@example.com"],
        cc=[*log.cc, {"email": "old.zoe@example.com", "name": zoe.name, "person": zoe.pk, "earlier": True}],
    )
    post(log, who=str(zoe.pk))
    assert {address for address, _ in closed()} == {ZOE, "old.zoe@example.com"}
    post(log, who="client")
    assert {address for address, _ in closed()} == {ZOE, "old.zoe@example.com", JONAH, "old.jonah@example.com"}


def test_the_undo_takes_back_what_it_names_and_nothing_else(log, zoe):
    post(log)
    assert "z…@example.net will get our follow-up emails again" in words(post(log, action="undo", who=str(zoe.pk)))
    assert closed() == {(JONAH, "unsubscribed")}
    post(log, action="undo", who="client")
    assert closed() == set()
    rows = Activity.objects.filter(data__event__in=["subscribed_again", "copy_subscribed_again"])
    assert texts_of(rows.order_by("pk")) == [
        "Zoë Brandt resubscribed with the link in “Hello”", f"Resubscribed {JONAH} with the link in “Hello”"
    ]  # fmt: skip


def test_the_undo_lifts_only_what_this_link_closed(log, zoe):
    Suppression.add(ZOE, "unsubscribed", "link in email 1")
    post(log)
    post(log, action="undo")
    assert closed() == {(ZOE, "unsubscribed")}


def test_a_spam_report_of_one_does_not_hold_the_other(log, zoe):
    post(log)
    Suppression.add(ZOE, "complained", "event")
    answer = post(log, action="undo", who=str(zoe.pk))
    assert answer.status_code == 409 and "This link can’t undo it" in words(answer)
    post(log, action="undo", who="client")
    assert closed() == {(ZOE, "unsubscribed"), (ZOE, "complained")}


def test_twice_is_once(log, zoe):
    assert unsubscribe_from(log, who=str(zoe.pk)) is True
    assert unsubscribe_from(log, who=str(zoe.pk)) is False
    assert unsubscribe_from(log) is True, "the client had not"
    assert Activity.objects.count() == 2


def test_one_who_became_the_main_client_is_one_recipient(log, zoe):
    """An earlier try went to her as a copy, the next one as the client."""
    earlier = {"email": JONAH, "name": "Jonah", "person": zoe.pk, "earlier": True}
    EmailLog.objects.update(to_email=ZOE, earlier_recipients=[JONAH], cc=[earlier])
    log.refresh_from_db()
    assert [each.who for each in recipients_of(log)] == ["client"]


def test_a_choice_outlives_an_outage(log, zoe, monkeypatch):
    def away(token):
        raise OperationalError("gone")

    asked = []
    monkeypatch.setattr(kept_opt_outs, "keep", lambda *said: asked.append(said) or True)
    with monkeypatch.context() as outage:
        outage.setattr(EmailLog, "from_unsubscribe_token", away)
        assert "You are unsubscribed" in words(post(log, who=str(zoe.pk)))
    assert asked == [(log.pk, str(zoe.pk))]
