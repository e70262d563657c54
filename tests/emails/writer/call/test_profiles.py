"""Which profile is in use: the tested one, or what is known of such servers."""

from decimal import Decimal

import pytest
from django.db import DatabaseError

from emails.models import WriterProfile
from emails.writer.call import profiles


@pytest.mark.parametrize(
    ("base_url", "model", "limit", "effort"),
    [
        ("https://api.openai.com/v1", "gpt-6-luna", "max_completion_tokens", "none"),
        ("https://api.openai.com/v1", "gpt-5.1", "max_completion_tokens", "none"),
        ("https://api.openai.com/v1", "gpt-5-mini", "max_completion_tokens", "minimal"),
        ("https://api.openai.com/v1", "gpt-5-2025-08-07", "max_completion_tokens", "minimal"),
        ("https://api.openai.com/v1", "gpt-5-chat-latest", "max_completion_tokens", ""),
        ("https://api.openai.com/v1", "o4-mini", "max_completion_tokens", "low"),
        ("https://api.openai.com/v1", "gpt-4o", "max_completion_tokens", ""),
        ("https://cedar.openai.azure.com/openai/v1", "letters", "max_completion_tokens", ""),
        ("http://127.0.0.1:11434/v1", "llama3.2", "max_tokens", ""),
        ("http://127.0.0.1:1234/v1", "qwen3-8b", "max_tokens", ""),
        ("http://gpu:8000/v1", "mistral", "max_tokens", ""),
        ("http://gpu:99999/v1", "mistral", "max_completion_tokens", ""),
    ],
)
def test_before_a_test_it_is_what_such_servers_are_known_to_want(base_url, model, limit, effort):
    profile = profiles.default(base_url, model)
    assert (profile.answer_form, profile.token_limit, profile.effort) == ("json_schema", limit, effort)


def test_only_a_known_price_is_filled_in():
    known = profiles.default("https://api.openai.com/v1", "gpt-6-luna")
    assert (known.input_price, known.output_price) == (Decimal("0.10"), Decimal("0.50"))
    assert profiles.default("https://api.openai.com/v1", "gpt-4o").input_price is None


@pytest.mark.django_db
def test_the_tested_one_is_in_use_within_a_minute(settings, monkeypatch):
    settings.OPENAI_BASE_URL, settings.OPENAI_MODEL = "http://user:secret@gpu:9000/v1/?x=1", "mistral"
    profiles.refresh()
    assert profiles.current().answer_form == "json_schema"
    WriterProfile.objects.create(base_url="http://gpu:9000/v1", model="mistral", answer_form="text")
    WriterProfile.objects.create(base_url="http://gpu:9000/v1", model="another", answer_form="json_object")
    profiles.refresh()
    assert profiles.current().answer_form == "json_schema"
    later = profiles.time.monotonic() + profiles.KEPT_FOR
    monkeypatch.setattr(profiles.time, "monotonic", lambda: later)
    profiles.refresh()
    assert profiles.current().answer_form == "text"


@pytest.mark.django_db
def test_a_database_that_is_away_stops_no_writing(monkeypatch):
    def broken():
        raise DatabaseError

    monkeypatch.setattr(profiles, "configured", broken)
    profiles.refresh()
    assert profiles.current().answer_form == "json_schema"
