"""The test finds out how each kind of server wants to be asked, in few requests."""

import pytest

from emails.models import WriterProfile
from emails.writer import call
from emails.writer.call import profiles, words
from emails.writer.tryout import try_out

pytestmark = pytest.mark.django_db


def served(sandbox):
    return sum(sandbox.call("GET", "/api/count")["requests"]["openai"].values())


@pytest.mark.parametrize(
    ("server", "model", "found", "requests"),
    [
        ("openai", "gpt-6-luna", ("json_schema", "max_completion_tokens", "none"), 1),
        ("openai", "gpt-5-mini", ("json_schema", "max_completion_tokens", "minimal"), 2),
        ("openai", "gpt-4o", ("json_schema", "max_completion_tokens", ""), 2),
        ("azure", "gpt-6-luna", ("json_schema", "max_completion_tokens", "none"), 1),
        ("vllm", "qwen3", ("json_schema", "max_completion_tokens", "none"), 1),
        ("ollama", "llama3.2", ("json_schema", "max_completion_tokens", "none"), 1),
        ("lmstudio", "qwen3", ("json_schema", "max_completion_tokens", "none"), 1),
        ("plain", "old", ("text", "max_tokens", ""), 7),
    ],
)
def test_each_kind_of_server(sandbox, settings, server, model, found, requests):
    settings.OPENAI_MODEL = model
    sandbox.faults(openai={"server": server})
    before = served(sandbox)
    profile = try_out()
    assert (profile.answer_form, profile.token_limit, profile.effort) == found
    assert profile.works and profile.tested_at and served(sandbox) - before == requests == len(profile.tries)
    assert profile.sample_body.startswith("Hi Jonah,\n\n") and profile.output_tokens
    assert profile.milliseconds is not None
    # From now on every letter is asked for like this.
    profiles.refresh()
    assert call.ask([{"role": "user", "content": "Answer in JSON."}]).completion.choices
    assert profiles.current().pk == profile.pk == WriterProfile.objects.get().pk


def test_a_server_known_to_want_the_old_limit_is_asked_with_it_first(sandbox, monkeypatch):
    sandbox.faults(openai={"server": "ollama"})
    monkeypatch.setattr(profiles, "OLLAMA", int(sandbox.url.rpartition(":")[2]))
    assert try_out().token_limit == "max_tokens"


def test_what_was_refused_is_told_with_the_servers_own_words(sandbox, settings):
    settings.OPENAI_MODEL = "old"
    sandbox.faults(openai={"server": "plain"})
    told = words.tries(try_out())
    assert told[0] == (
        "Structured answers, max_completion_tokens, no thinking",
        "answered 400: response_format is not supported",
    )
    assert told[3] == ("Plain text, max_tokens, no thinking", "answered 400: reasoning_effort is not supported")
    assert told[-1] == ("Plain text, max_tokens, the model decides how much to think", "works")


@pytest.mark.parametrize(
    ("faults", "problem", "says"),
    [
        ({"error_rates": {"401": 1}}, "refused the key (401): The sandbox", "Check OPENAI_API_KEY."),
        ({"error_rates": {"404": 1}}, "does not know the model (404)", "Check OPENAI_MODEL"),
        ({"error_rates": {"429": 1}}, "has too many requests (429)", "no credit left"),
        ({"error_rates": {"503": 1}}, "answered 503", "Try again later."),
        ({"hang_rate": 1}, "did not answer in time", "too slow"),
    ],
)
def test_what_no_other_way_of_asking_would_help_ends_the_test(sandbox, settings, faults, problem, says):
    settings.OPENAI_TIMEOUT = 0.3
    sandbox.faults(openai=faults)
    profile = try_out()
    ((_, result),) = words.tries(profile)
    assert not profile.works and result.startswith(problem) and says in words.to_do(profile)
    assert profile.sample_body == ""


@pytest.mark.parametrize(("address", "problem"), [("http://127.0.0.1:9/v1", "unreachable"), ("/healthz", "model")])
def test_a_wrong_address(sandbox, settings, address, problem):
    settings.OPENAI_BASE_URL = address if address.startswith("http") else sandbox.url + address
    call.client.cache_clear()
    assert [each["problem"] for each in try_out().tries] == [problem]


def test_a_model_that_never_writes_an_email_is_asked_in_each_form(sandbox):
    sandbox.faults(openai={"refusal_rate": 1})
    profile = try_out()
    assert [each["form"] for each in profile.tries] == ["json_schema", "json_object", "text"]
    assert words.tries(profile)[0].result == "the AI declined to write it"
    assert "Choose a better model" in words.to_do(profile)


def test_a_test_that_fails_leaves_how_the_server_is_asked(sandbox, settings):
    sandbox.faults(openai={"server": "plain"})
    try_out()
    sandbox.faults(openai={"error_rates": {"503": 1}})
    profile = WriterProfile.objects.get(pk=try_out().pk)
    assert (profile.works, profile.answer_form, profile.token_limit, profile.effort) == (
        False,
        "text",
        "max_tokens",
        "",
    )
    assert profile.sample_body.startswith("Hi Jonah,")


def test_an_error_that_names_nothing_ends_within_eight_requests(sandbox):
    sandbox.faults(openai={"error_rates": {"400": 1}})
    tries = try_out().tries
    assert [(each["form"], each["limit"], each["effort"]) for each in tries] == [
        ("json_schema", "max_completion_tokens", "none"),
        ("json_schema", "max_completion_tokens", ""),
        ("json_schema", "max_tokens", ""),
        ("json_object", "max_tokens", ""),
        ("text", "max_tokens", ""),
    ]


def test_the_key_is_kept_out_of_what_the_server_said(sandbox, settings):
    settings.OPENAI_API_KEY = "response_format"
    call.client.cache_clear()
    sandbox.faults(openai={"server": "plain"})
    assert try_out().tries[0]["said"] == "… is not supported"
