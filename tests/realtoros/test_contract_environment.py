"""What the environment does to a running application, as the contract says."""

import pytest
from django.core.checks import run_checks

from agents.models import Office
from followups.engine.sweep import sweep
from followups.models import Task
from tests.words import why

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("url", ["/", "/clients/", "/followups/", "/emails/", "/settings/", "/login/", "/nowhere/"])
def test_in_the_sandbox_every_page_says_so(ana_browser, client, settings, url):
    settings.SANDBOX = True
    browser = client if url == "/login/" else ana_browser
    assert "no real email leaves" in browser.get(url).content.decode()
    settings.SANDBOX = False
    assert "no real email leaves" not in browser.get(url).content.decode()


@pytest.mark.parametrize(
    "name", ["OPENAI_API_KEY", "SENDGRID_API_KEY", "SENDGRID_WEBHOOK_PUBLIC_KEY", "FROM_EMAIL", "POSTAL_ADDRESS"]
)
def test_what_is_missing_shows_in_the_deployment_check(settings, name):
    for known in ("OPENAI_API_KEY", "SENDGRID_API_KEY", "SENDGRID_WEBHOOK_PUBLIC_KEY", "FROM_EMAIL", "POSTAL_ADDRESS"):
        setattr(settings, known, "set")

    def said():
        return [
            message.msg for message in run_checks(include_deployment_checks=True) if message.id.startswith("emails.")
        ]

    assert said() == []
    setattr(settings, name, "")
    (message,) = said()
    assert message.startswith(f"{name} is not set")


def test_the_offices_settings_go_before_the_environment(settings, sandbox, make_task):
    settings.FROM_EMAIL, settings.FROM_NAME, settings.POSTAL_ADDRESS = "env@example.com", "Env", "1 Environment Road"
    office = Office.current()
    assert (office.from_email, office.from_name, office.postal_address) == (
        "env@example.com",
        "Env",
        "1 Environment Road",
    )

    Office(name="Cedar", from_email="own@example.com", postal_address="2 Office Street").save()
    make_task()
    sweep()
    mail = sandbox.mails()[0]
    assert "own@example.com" in str(mail["from"]) and "2 Office Street" in mail["text"]
    assert "Environment" not in mail["text"]


def test_with_no_address_from_either_it_is_held(settings, sandbox, make_task):
    settings.POSTAL_ADDRESS = ""
    make_task()
    sweep()
    assert "no postal address" in why(Task.objects.get()) and sandbox.mails() == []


def test_the_writer_is_told_model_address_and_time_out(settings, sandbox, make_client):
    from emails import writer
    from emails.writer import call

    settings.OPENAI_MODEL, settings.OPENAI_TIMEOUT = "some-model", 7.5
    call.client.cache_clear()
    client = call.client()
    assert (str(client.base_url), client.timeout) == (f"{sandbox.url}/v1/", 7.5)
    sent = {}

    class Completions:
        def create(self, **request):
            sent.update(request)

    client.chat.__dict__["completions"] = Completions()
    writer.write(writer.Brief(make_client(), "Day 1", ""))
    assert sent["model"] == "some-model"
    call.client.cache_clear()
