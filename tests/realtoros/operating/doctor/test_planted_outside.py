"""More planted faults: what lies outside this machine, and what lies there undone."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from emails.models import EmailLog, WebhookRefusal
from emails.writer.call import profiles
from inbound.models import InboundRefusal
from realtoros.operating.models import BackupRun
from tests.realtoros.operating.doctor.fake_dns import GOOD
from tests.realtoros.operating.doctor.fake_tls import serving_tls

pytestmark = pytest.mark.django_db


# --- keys


@pytest.mark.parametrize(
    ("name", "value", "code", "tone"),
    [
        ("SENDGRID_API_KEY", "", "keys.sendgrid", "red"),
        ("SENDGRID_API_KEY", "SG.half-of-it", "keys.sendgrid", "amber"),
        ("OPENAI_API_KEY", "", "keys.openai", "red"),
        ("OPENAI_API_KEY", "my key", "keys.openai", "amber"),
        ("SENDGRID_WEBHOOK_PUBLIC_KEY", "", "keys.webhook", "red"),
        ("SENDGRID_WEBHOOK_PUBLIC_KEY", "MFkwEwYHKoZI", "keys.webhook", "red"),
        ("SENDGRID_INBOUND_PUBLIC_KEY", "", "keys.inbound", "red"),
    ],
)
def test_a_key_that_is_missing_or_cut(well, name, value, code, tone):
    setattr(well.settings, name, value)
    found = well.findings()[code]
    assert found.tone == tone and name in found.to_do
    if value:
        assert value not in found.says + found.to_do


# --- the sender's domain


def without(*names):
    return {key: records for key, records in GOOD.items() if key[0].split(".")[0] not in names}


def test_a_sender_at_a_free_mail_service(well):
    for domain in ("yahoo.com", "gmail.com"):
        type(well.office).objects.update(from_email=f"ana@{domain}")
        found = well.named("sender.address")
        assert domain in found.says and "a domain of your own" in found.to_do


def test_a_domain_that_is_not_signed(well, dns):
    dns(without("s1", "s2"))
    assert "s1._domainkey" in well.named("sender.dkim").to_do


def test_two_spf_records(well, dns):
    dns(GOOD | {("cedarmain.example", "TXT"): ['"v=spf1 mx -all"', '"v=spf1 include:sendgrid.net ~all"']})
    assert "2 SPF records" in well.named("sender.spf").says


def test_an_spf_record_without_sendgrid(well, dns):
    dns(GOOD | {("cedarmain.example", "TXT"): ['"v=spf1 mx -all"']})
    assert "include:sendgrid.net" in well.named("sender.spf", "amber").to_do


def test_no_dmarc_record(well, dns):
    dns(without("_dmarc"))
    assert "_dmarc.cedarmain.example" in well.named("sender.dmarc", "amber").to_do


def test_the_dmarc_record_of_the_domain_above_counts(well, dns):
    type(well.office).objects.update(from_email="hello@mail.cedarmain.example")
    below = {("mail.cedarmain.example", "TXT"): ['"v=spf1 include:sendgrid.net -all"']}
    below[("m1._domainkey.mail.cedarmain.example", "TXT")] = ['"k=rsa; p=MIGf"']
    dns(GOOD | below)
    findings = well.findings()
    assert findings["sender.dmarc"].tone == findings["sender.dkim"].tone == "green"


def test_a_domain_that_does_not_exist(well, dns):
    dns(without("cedarmain", "_dmarc", "s1", "s2") | {("in.cedarmain.example", "MX"): ["10 mx.sendgrid.net."]})
    type(well.office).objects.update(from_email="hello@cedarmian.example")
    assert "There is no domain cedarmian.example" in well.named("sender.address").says


def test_a_dns_that_does_not_answer(well, dns, monkeypatch):
    monkeypatch.setattr("realtoros.operating.doctor.names.TIMEOUT", 0.5)
    dns({}, silent=True)
    findings = well.findings()
    assert findings["sender.dns"].tone == findings["inbound.mx"].tone == "amber"


def test_answers_that_go_to_another_server(well, dns):
    dns(GOOD | {("in.cedarmain.example", "MX"): ["10 aspmx.l.google.com."]})
    found = well.named("inbound.mx")
    assert "aspmx.l.google.com" in found.says and "mx.sendgrid.net" in found.to_do


# --- what SendGrid reports


def test_nothing_was_reported_since_emails_went(well, make_client):
    ago = timezone.now() - timedelta(hours=2)
    EmailLog.objects.create(client=make_client(), status="sent", to_email="x@example.com", sent_at=ago)
    assert "/webhook/sendgrid" in well.named("reports.seen").to_do


def test_reports_that_were_refused(well):
    values = {"day": timezone.now().date(), "reason": "wrong_signature", "count": 3, "last_at": timezone.now()}
    WebhookRefusal.objects.create(**values)
    assert "SENDGRID_WEBHOOK_PUBLIC_KEY" in well.named("reports.refused", "amber").to_do
    InboundRefusal.objects.create(**values)
    assert "SENDGRID_INBOUND_PUBLIC_KEY" in well.named("inbound.refused", "amber").to_do


# --- what lies there undone


def test_follow_ups_that_are_late(well, make_task):
    make_task(scheduled_for=timezone.now() - timedelta(hours=1))
    assert "should have gone" in well.named("work.late").says


def test_emails_that_failed_and_that_nobody_confirmed(well, make_client):
    client = make_client()
    for number in range(21):
        EmailLog.objects.create(client=client, status="failed", to_email=f"{number}@example.com")
    log = EmailLog.objects.create(client=client, status="unconfirmed", to_email="x@example.com")
    EmailLog.objects.filter(pk=log.pk).update(updated_at=timezone.now() - timedelta(hours=2))
    assert well.named("work.failed", "amber").says.startswith("21 ")
    assert well.named("work.unconfirmed", "amber").says.startswith("1 ")


def test_a_model_that_is_shut_down(well):
    profile = profiles.saved()
    type(profile).objects.filter(pk=profile.pk).update(shutdown_on=date.today() + timedelta(days=3))
    assert "OPENAI_MODEL" in well.named("work.model").to_do
    type(profile).objects.filter(pk=profile.pk).update(shutdown_on=date.today() + timedelta(days=40))
    assert well.named("work.model", "amber")


# --- backups


def test_a_backup_that_is_old_failed_or_was_never_made(well):
    backups = BackupRun.objects.filter(kind="backup")
    backups.update(finished_at=timezone.now() - timedelta(hours=27))
    assert well.named("backups.age").says == "The last one is 27 h old."
    BackupRun.objects.create(kind="backup", finished_at=timezone.now(), error="No space left on device")
    assert "No space left on device" in well.named("backups.age").says
    backups.delete()
    assert well.named("backups.age").says == "None was ever made."


def test_a_backup_that_nobody_ever_restored(well):
    BackupRun.objects.filter(kind="proof").delete()
    assert well.named("backups.proof", "amber")


# --- what the providers themselves say


@pytest.fixture
def live(well, sandbox):
    well.settings.SENDGRID_API_KEY = "test"
    return well


@pytest.mark.parametrize(("days", "tone"), [(-1, "red"), (3, "red"), (15, "amber"), (60, "red")])
def test_a_certificate_that_ends(live, tmp_path, days, tone):
    """The last one has time left, but no browser knows who signed it."""
    with serving_tls(tmp_path, timezone.now() + timedelta(days=days)) as port:
        live.settings.SITE_URL = f"https://localhost:{port}"
        found = live.findings(live=True)["live.certificate"]
    assert found.tone == tone
    assert ("do not trust" if days == 60 else "certbot renew") in found.says + found.to_do


def test_keys_that_work(live):
    live.settings.SITE_URL = "http://127.0.0.1"
    findings = live.findings(live=True)
    assert {findings[f"live.{code}"].tone for code in ("sendgrid", "openai", "links")} == {"green"}
    assert findings["clock.network"].tone == "green"


def test_a_key_that_sendgrid_refuses(live, sandbox):
    sandbox.faults(sendgrid={"error_rates": {"401": 1}})
    assert "SENDGRID_API_KEY" in live.findings(live=True)["live.sendgrid"].to_do


def test_an_account_that_sendgrid_suspended(live, sandbox):
    sandbox.faults(sendgrid={"error_rates": {"403": 1}})
    assert "suspended" in live.findings(live=True)["live.sendgrid"].says


def test_a_model_that_openai_does_not_have(live):
    live.settings.OPENAI_MODEL = "gpt-3"
    assert "gpt-3" in live.findings(live=True)["live.openai"].says


def test_an_account_without_credit(live, sandbox):
    """It lists its models as before."""
    sandbox.faults(openai={"no_credit": True})
    found = live.findings(live=True)["live.openai"]
    assert found.tone == "red" and "no credit left" in found.says and "Billing" in found.to_do


def test_a_key_that_openai_refuses_to_write_with(live, sandbox):
    sandbox.faults(openai={"error_rates": {"401": 1}})
    found = live.findings(live=True)["live.openai"]
    assert found.tone == "red" and "OPENAI_API_KEY" in found.to_do


def test_an_address_that_is_not_openais(live, sandbox):
    live.settings.OPENAI_BASE_URL = f"{sandbox.url}/nothing/here"
    found = live.findings(live=True)["live.openai"]
    assert found.tone == "amber" and "404" in found.says


def test_providers_that_are_away(live):
    live.settings.SENDGRID_BASE_URL, live.settings.OPENAI_BASE_URL = "http://127.0.0.1:9", "http://127.0.0.1:9/v1"
    findings = live.findings(live=True)
    assert findings["live.sendgrid"].tone == findings["live.openai"].tone == "amber"
