"""Unsubscribing while the database is away: 200 only where the wish is safe; it is applied before anything goes."""

import json
from datetime import timedelta

import pytest
import redis
from django.db import InterfaceError, OperationalError
from django.test import Client as Browser
from django.utils import timezone

from clients.models import Activity
from emails import kept_opt_outs
from emails.models import EmailLog, Suppression
from followups.engine.sweep import send_one, sweep
from followups.models import Task

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture(autouse=True)
def _own_list(monkeypatch, tmp_path):
    """Tests that run at the same time share one Redis."""
    monkeypatch.setattr(kept_opt_outs, "KEY", f"test:{tmp_path}")
    monkeypatch.setattr(kept_opt_outs, "_failed_at", -kept_opt_outs.ASK_AGAIN_AFTER)
    kept_opt_outs.store.cache_clear()
    store = kept_opt_outs.store()
    yield
    store.delete(kept_opt_outs.KEY)
    kept_opt_outs.store.cache_clear()


@pytest.fixture
def log(make_client):
    client = make_client()
    return EmailLog.objects.create(client=client, to_email=client.email, subject="Hello", status="delivered")


@pytest.fixture
def task(log, make_task):
    return make_task(log.client)


@pytest.fixture
def outage():
    """The database is away until it is called."""

    def away(*args, **kwargs):
        raise OperationalError("the database is gone")

    patch = pytest.MonkeyPatch()
    patch.setattr("django.db.backends.utils.CursorWrapper.execute", away)
    yield patch.undo
    patch.undo()


@pytest.fixture
def no_redis(settings):
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    kept_opt_outs.store.cache_clear()


def kept():
    return [json.loads(each) for each in kept_opt_outs.store().lrange(kept_opt_outs.KEY, 0, -1)]


def test_one_click_is_kept_and_applied_before_anything_is_sent(log, task, outage, sandbox):
    provider = Browser(enforce_csrf_checks=True)
    response = provider.post(f"/u/{log.unsubscribe_token}", ONE_CLICK)
    assert response.status_code == 200 and "You are unsubscribed" in response.content.decode()
    assert [each["email"] for each in kept()] == [log.pk]
    outage()
    assert not Suppression.objects.exists()
    assert sweep() == {"cancelled": 1}
    entry = Suppression.objects.get()
    assert (entry.address, entry.reason, entry.source) == (log.to_email, "unsubscribed", f"link in email {log.pk}")
    task.refresh_from_db()
    assert task.status == "cancelled" and sandbox.mails() == [] and kept() == []


def test_it_is_told_with_the_time_of_the_wish(log, time_machine):
    said = timezone.now().replace(microsecond=0)
    time_machine.move_to(said, tick=False)
    kept_opt_outs.keep(log.pk)
    time_machine.shift(timedelta(hours=2))
    assert kept_opt_outs.apply_kept() == 1
    assert Activity.objects.get(kind="unsubscribed").occurred_at == said


def test_send_now_waits_for_no_sweep_to_hear_it(log, make_task, sandbox):
    task = make_task(log.client)
    kept_opt_outs.keep(log.pk)
    assert send_one(task.pk) == "cancelled"
    assert sandbox.mails() == []


@pytest.mark.parametrize("fault", [OperationalError, InterfaceError])
def test_whatever_the_database_answers(log, monkeypatch, fault):
    def away(token):
        raise fault("gone")

    monkeypatch.setattr(EmailLog, "from_unsubscribe_token", away)
    assert Browser().post(f"/u/{log.unsubscribe_token}").status_code == 200
    assert len(kept()) == 1


def test_an_outage_in_the_middle_keeps_it_too(log, monkeypatch):
    def away(*args):
        raise OperationalError("gone")

    monkeypatch.setattr("emails.views.unsubscribe.reconcile", away)
    assert Browser().post(f"/u/{log.unsubscribe_token}").status_code == 200
    assert len(kept()) == 1


def test_without_redis_it_is_no_promise(log, outage, no_redis):
    response = Browser().post(f"/u/{log.unsubscribe_token}", ONE_CLICK)
    assert response.status_code == 503 and response["Retry-After"]
    page = response.content.decode()
    assert "nothing changed" in page and "You are unsubscribed" not in page


def test_an_undo_is_no_wish_to_keep(log, outage):
    assert Browser().post(f"/u/{log.unsubscribe_token}", {"action": "undo"}).status_code == 503
    assert kept() == []


def test_a_forged_token_keeps_nothing(log, outage):
    for token in ("A" * 22, "1.x", f"{log.pk}.AAAA"):
        assert Browser().post(f"/u/{token}", ONE_CLICK).status_code == 404
    assert kept() == []


def test_get_asks_all_the_same(log, outage):
    response = Browser().get(f"/u/{log.unsubscribe_token}")
    assert response.status_code == 200 and ">Unsubscribe</button>" in response.content.decode()
    assert kept() == []


def test_a_browser_in_which_an_agent_is_logged_in_gets_the_page_too(ana_browser, log, outage):
    """The page asks nothing of the session, which stands in the database."""
    assert "Unsubscribe?" in ana_browser.get(f"/u/{log.unsubscribe_token}").content.decode()
    assert "You are unsubscribed" in ana_browser.post(f"/u/{log.unsubscribe_token}").content.decode()


def test_twice_is_applied_once(log):
    for _ in range(2):
        kept_opt_outs.keep(log.pk)
    assert kept_opt_outs.apply_kept() == 2
    assert Suppression.objects.count() == Activity.objects.filter(kind="unsubscribed").count() == 1


def test_what_can_not_be_read_is_put_aside_and_the_rest_applied(log):
    for odd in (b"\xff", b"{}", b"[]", b'{"email": 99999999, "at": "2026-11-28T10:00:00+00:00"}'):
        kept_opt_outs.store().rpush(kept_opt_outs.KEY, odd)
    kept_opt_outs.keep(log.pk)
    kept_opt_outs.apply_kept()
    assert Suppression.objects.count() == 1 and kept() == []


def test_one_that_cannot_be_applied_stays_kept_and_holds_nobody_up(log, make_client, make_task, sandbox, monkeypatch):
    other = EmailLog.objects.create(client=make_client(email="other@example.com"), status="delivered")
    fine, broken = kept_opt_outs.unsubscribe_from, log.pk

    def odd(each, *more):
        return fine(each, *more) if each.pk != broken else 1 / 0

    monkeypatch.setattr(kept_opt_outs, "unsubscribe_from", odd)
    for each in (log, other):
        kept_opt_outs.keep(each.pk)
    make_task(make_client(email="third@example.com"))
    assert sweep() == {"sent": 1}
    assert [each["email"] for each in kept()] == [log.pk]
    assert Suppression.objects.get().address == "other@example.com"


def test_it_stays_kept_while_the_database_is_still_away(log, outage):
    kept_opt_outs.keep(log.pk)
    with pytest.raises(OperationalError):
        kept_opt_outs.apply_kept()
    assert len(kept()) == 1


def test_a_dead_redis_holds_no_sweep(make_task, sandbox, no_redis, monkeypatch):
    make_task()
    asked, ask = [], redis.Redis.lrange
    monkeypatch.setattr(redis.Redis, "lrange", lambda *args: asked.append(1) or ask(*args))
    assert sweep() == {"sent": 1}
    assert len(asked) == 1  # and not again with every claim
    assert Task.objects.get().status == "completed"
