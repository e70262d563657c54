"""A provider that is down, as a sweep meets it: nothing is lost, nothing wasted, and the pages say so."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from urllib3 import HTTPResponse

from emails import providers, sendgrid
from emails.models import EmailLog
from emails.models.provider import DOWN_AFTER, OPENAI, SENDGRID, Provider
from followups.engine.sweep import send_one, sweep
from followups.models import SweepRun, Task

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


@pytest.fixture
def many(make_client, make_task):
    return [make_task(make_client(email=f"c{number}@example.com")) for number in range(30)]


def is_over(name):
    Provider.objects.filter(name=name).update(paused_until=timezone.now() - timedelta(seconds=1))


def test_a_gateway_that_is_down_is_not_claimed_for(sandbox, many):
    sandbox.faults(sendgrid={"error_rates": {"500": 1}})
    sweep(in_flight=DOWN_AFTER)
    tried = Task.objects.filter(reason_code="retrying").count()
    assert DOWN_AFTER <= tried < 30
    assert Task.objects.filter(status="pending", reason_code="").count() == 30 - tried
    assert sweep() == {}
    assert "answered 500" in Provider.objects.get(name=SENDGRID).last_error


def test_one_email_tries_it_and_the_rest_follow(sandbox, many):
    providers.note(SENDGRID, ["down"] * DOWN_AFTER)
    is_over(SENDGRID)
    assert sweep() == {"sent": 30}
    assert not Provider.objects.get(name=SENDGRID).is_down


def test_one_email_tries_it_and_no_other_is_wasted(sandbox, many):
    providers.note(SENDGRID, ["down"] * DOWN_AFTER)
    is_over(SENDGRID)
    sandbox.faults(sendgrid={"error_rates": {"503": 1}})
    assert sweep() == {"to retry": 1}
    row = Provider.objects.get(name=SENDGRID)
    assert row.is_down and row.paused_until > timezone.now()


def test_a_key_that_is_refused_costs_a_few_follow_ups_not_all(sandbox, many):
    sandbox.faults(sendgrid={"error_rates": {"401": 1}})
    sweep(in_flight=DOWN_AFTER)
    assert Task.objects.filter(status="failed").count() < 30
    assert Task.objects.filter(status="pending").exists()


def test_a_refused_address_says_nothing_of_the_gateway(sandbox, many):
    sandbox.faults(sendgrid={"error_rates": {"400": 1}})
    assert sweep() == {"failed": 30}
    assert not Provider.objects.get(name=SENDGRID).is_down


def test_send_now_tries_a_gateway_that_sweeps_leave_alone(sandbox, make_task):
    task = make_task()
    providers.note(SENDGRID, ["down"] * DOWN_AFTER)
    assert sweep() == {}
    assert send_one(task.pk) == "sent"
    assert not Provider.objects.get(name=SENDGRID).is_down


def test_a_429_makes_everybody_wait(sandbox, many):
    sandbox.faults(sendgrid={"error_rates": {"429": 1}, "retry_after": 60})
    sweep(in_flight=4)
    assert 4 <= Task.objects.filter(reason_code="retrying").count() < 30
    assert sweep() == {}
    assert not Provider.objects.get(name=SENDGRID).is_down


def test_a_writer_that_is_down_is_not_asked(sandbox, many):
    providers.note(OPENAI, ["down"] * DOWN_AFTER)
    asked = sandbox.call("GET", "/api/count")["requests"].get("openai")
    assert sweep() == {"sent": 30}
    assert sandbox.call("GET", "/api/count")["requests"].get("openai") == asked
    log = EmailLog.objects.first()
    assert (log.written_by, log.writer_error) == ("template", "OpenAI keeps failing and is paused for a while")


def test_a_writer_that_fails_is_soon_left_alone(sandbox, many):
    sandbox.faults(openai={"error_rates": {"500": 1}})
    assert sweep(in_flight=DOWN_AFTER) == {"sent": 30}
    assert Provider.objects.get(name=OPENAI).is_down
    assert EmailLog.objects.filter(writer_error__startswith="OpenAI keeps failing").exists()


def test_a_writer_that_recovered_is_found_out_by_one(sandbox, many):
    providers.note(OPENAI, ["down"] * DOWN_AFTER)
    is_over(OPENAI)
    assert sweep(in_flight=4) == {"sent": 30}
    assert not Provider.objects.get(name=OPENAI).is_down
    assert EmailLog.objects.filter(written_by="ai").exists()


def test_today_says_so(ana_browser, make_task):
    make_task()
    SweepRun.objects.create()
    providers.note(SENDGRID, ["SendGrid had an error (500): oh no"] * DOWN_AFTER)
    page = ana_browser.get("/").content.decode()
    assert "SendGrid keeps failing, so due follow-ups wait." in page
    assert "SendGrid had an error (500): oh no" in page and "SendGrid failing" in page
    providers.note(SENDGRID, [""])
    assert "keeps failing" not in ana_browser.get("/").content.decode()


def test_the_rate_limit_is_kept_by_a_sweep(sandbox, many, settings):
    settings.SENDS_PER_SECOND = 50
    began = timezone.now()
    assert sweep() == {"sent": 30}
    assert Provider.objects.get(name=SENDGRID).taken_until >= began + timedelta(seconds=30 / 50)


def test_words_that_no_text_column_holds_are_told_without_them(monkeypatch):
    answer = HTTPResponse(b'{"errors": [{"message": "no\\u0000 \\ud800way"}]}', status=500)
    monkeypatch.setattr(sendgrid, "pool", lambda: SimpleNamespace(request=lambda *_, **__: answer))
    with pytest.raises(sendgrid.GatewayError, match=r"^SendGrid answered 500: no   way$") as refused:
        sendgrid.send({})
    providers.note(SENDGRID, [str(refused.value)])


def test_a_sweep_goes_on_when_what_it_heard_can_not_be_written(sandbox, many, monkeypatch, caplog):
    monkeypatch.setattr("followups.engine.provider_watch.SAVE_EVERY", 0)
    monkeypatch.setattr(providers, "note", lambda *_: 1 / 0)
    assert sweep() == {"sent": 30}
    assert "could not be written down" in caplog.text
