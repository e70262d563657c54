"""SendGrid may put a Message-ID of its own in place of ours; its events name it, and it is kept."""

import pytest

from emails.models import EmailLog
from emails.webhook.apply import settle_from_history
from tests.emails.webhook.signed import KEY, NOW, counts, event, post, public

pytestmark = pytest.mark.django_db

SENT, KEPT = "<14c5d75ce93.dfd.64b469@ismtpd-555>", "14c5d75ce93.dfd.64b469@ismtpd-555"


@pytest.fixture(autouse=True)
def key(settings, time_machine):
    settings.SENDGRID_WEBHOOK_PUBLIC_KEY = public(KEY)
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def log(make_client):
    return EmailLog.objects.create(client=make_client(), to_email="jonah@example.com", subject="Hello", status="sent")


def kept(log):
    log.refresh_from_db()
    return log.smtp_id


@pytest.mark.parametrize("name", ["processed", "delivered", "deferred", "open", "bounce", "unsubscribe"])
def test_any_event_names_it(log, name):
    post([event(name, log, **{"smtp-id": SENT})])
    assert kept(log) == KEPT


def test_one_that_names_none_leaves_it(log):
    post([event("delivered", log, NOW - 40, **{"smtp-id": SENT}), event("open", log, NOW - 30)])
    assert kept(log) == KEPT
    post([event("click", log, NOW - 20)])
    assert kept(log) == KEPT


def test_the_one_of_the_try_that_arrived_is_kept(log):
    post([event("processed", log, NOW - 40, **{"smtp-id": "<first@ismtpd-1>"})])
    post([event("delivered", log, NOW - 30, **{"smtp-id": SENT})])
    assert kept(log) == KEPT


@pytest.mark.parametrize(
    "value", [None, 7, True, ["<a@b>"], {"a": 1}, "", "<>", " ", "a b", "a\x00b", "é@b", "a\r\nb", "\ud800"]
)
def test_a_strange_one_costs_no_event(log, value):
    assert counts(post([event("delivered", log, **{"smtp-id": value})])) == (1, 0, 1)
    assert (kept(log), log.status) == ("", "delivered")


def test_a_long_one_is_cut(log):
    post([event("delivered", log, **{"smtp-id": f"<{'x' * 200}@{'y' * 5000}>"})])
    assert kept(log) == "x" * 200 + "@" + "y" * 54


def test_it_comes_along_when_an_email_is_settled_from_its_history(log):
    log.status, log.webhook_events = "queued", [event("delivered", log, **{"smtp-id": SENT})]
    log.save()
    settle_from_history(log)
    assert (kept(log), log.status) == (KEPT, "delivered")


def test_it_costs_no_statement(log, make_client, django_assert_max_num_queries):
    client = make_client()
    logs = EmailLog.objects.bulk_create(
        [EmailLog(client=client, status="sent", to_email="x@example.com") for _ in range(200)]
    )
    batch = [event("delivered", each, **{"smtp-id": f"<m{each.pk}@ismtpd-1>"}) for each in logs]
    with django_assert_max_num_queries(14):
        assert counts(post(batch)) == (200, 0, 200)
    assert all(kept(each) == f"m{each.pk}@ismtpd-1" for each in logs)
