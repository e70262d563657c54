"""The day on which the model is switched off: asked for every day, and said from 60 days before."""

from datetime import date, timedelta

import pytest

from emails.models import WriterProfile
from emails.tasks import look_up_shutdown
from emails.writer import call
from emails.writer.call import profiles, words
from emails.writer.call.shutdown import day_of
from emails.writer.tryout import try_out

DAY = date(2027, 1, 14)


@pytest.mark.django_db
def test_the_job_keeps_what_the_server_announces(sandbox, settings):
    settings.OPENAI_MODEL = "gpt-4o"
    look_up_shutdown()
    profile = WriterProfile.objects.get()
    assert (profile.model, profile.base_url, profile.shutdown_on) == ("gpt-4o", f"{sandbox.url}/v1", DAY)
    assert profile.effort == "" and profile.tested_at is None
    job = settings.CELERY_BEAT_SCHEDULE["look-up-shutdown"]
    assert (job["task"], job["schedule"]) == (look_up_shutdown.name, 24 * 3600)


@pytest.mark.django_db
def test_a_day_that_is_taken_back_is_forgotten_and_one_that_is_not_said_stays(sandbox, settings):
    WriterProfile.objects.create(base_url=f"{sandbox.url}/v1", model="gpt-6-luna", shutdown_on=DAY)
    settings.OPENAI_MODEL = "gpt-6-luna"
    settings.OPENAI_API_KEY = ""
    look_up_shutdown()
    settings.OPENAI_API_KEY, settings.OPENAI_BASE_URL = "test", f"{sandbox.url}/v1/"
    sandbox.faults(openai={"server": "ollama"})
    call.client.cache_clear()
    look_up_shutdown()
    assert WriterProfile.objects.get().shutdown_on is None


@pytest.mark.django_db
def test_a_server_that_is_away_or_has_forgotten_the_model_changes_nothing(sandbox, settings):
    for model, address in [("gone", f"{sandbox.url}/v1"), ("gpt-4o", "http://127.0.0.1:9/v1")]:
        settings.OPENAI_MODEL, settings.OPENAI_BASE_URL = model, address
        call.client.cache_clear()
        profiles.saved()
        WriterProfile.objects.filter(model=model).update(shutdown_on=DAY)
        look_up_shutdown()
        assert WriterProfile.objects.get(model=model).shutdown_on == DAY


@pytest.mark.django_db
def test_the_test_asks_too(sandbox, settings):
    settings.OPENAI_MODEL = "gpt-4o"
    assert try_out().shutdown_on == DAY


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2027-01-14", DAY),
        (" 2027-01-14T08:00:00Z ", DAY),
        (1_799_884_800, DAY),
        ("1799884800", DAY),
        (1_799_884_800.5, DAY),
        (None, None),
        ("", None),
        ("soon", None),
        (True, None),
        (10**30, None),
        ([], None),
    ],
)
def test_a_day_comes_in_several_forms(value, day):
    assert day_of(value) == day


@pytest.mark.parametrize(
    ("left", "strong"),
    [
        (61, None),
        (60, "gpt-4o will be shut down on Jan 14, 2027 (in 60 days)."),
        (2, "gpt-4o will be shut down on Jan 14, 2027 (in 2 days)."),
        (1, "gpt-4o will be shut down on Jan 14, 2027 (tomorrow)."),
        (0, "gpt-4o will be shut down on Jan 14, 2027 (today)."),
        (-1, "gpt-4o was shut down on Jan 14, 2027."),
    ],
)
def test_it_is_said_from_60_days_before(left, strong):
    said = words.shutdown_in_words(WriterProfile(model="gpt-4o", shutdown_on=DAY), DAY - timedelta(days=left))
    assert (said and said.strong) == strong
    if said:
        assert said.rest.endswith("Choose another model in OPENAI_MODEL.")
        assert ("Templates write every email." in said.rest) == (left < 0)
    assert words.shutdown_in_words(WriterProfile(model="gpt-4o"), DAY) is None
