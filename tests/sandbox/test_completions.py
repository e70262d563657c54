import json

import openai
import pytest

from tests.sandbox.conftest import KEY

PROMPT = "Answer in JSON.\nStep: Day 3\nClient name: Zoë Ståhl 🎉\nProperty address: 418 Älder Court\nNotes: A garden"
PARTS: dict[str, object] = {"subject": {}, "paragraphs": {}, "claims": {}}
JSON_ANSWER = {
    "type": "json_schema",
    "json_schema": {"name": "letter", "schema": {"type": "object", "properties": PARTS}},
}


@pytest.fixture
def writer(running):
    with openai.OpenAI(api_key="test", base_url=f"{running.url}/v1", timeout=3, max_retries=0) as client:
        yield client


def ask(writer, **options):
    return writer.chat.completions.create(
        model="gpt-6-luna",
        messages=[{"role": "user", "content": PROMPT}],
        max_completion_tokens=500,
        reasoning_effort="none",
        **options,
    )


def test_a_letter_comes_as_json_when_asked_for(writer):
    completion = ask(writer, response_format=JSON_ANSWER)
    letter = json.loads(completion.choices[0].message.content)
    assert set(letter) == {"subject", "paragraphs", "claims"}
    assert "418 Älder Court" in letter["subject"] + letter["paragraphs"][0]
    assert {"text": "418 Älder Court", "field": "Property address"} in letter["claims"]
    assert (completion.object, completion.model, completion.choices[0].finish_reason) == (
        "chat.completion",
        "gpt-6-luna",
        "stop",
    )
    assert completion.choices[0].message.refusal is None
    assert completion.usage.total_tokens == completion.usage.prompt_tokens + completion.usage.completion_tokens


def test_a_letter_comes_as_text_otherwise(writer):
    first, blank, text = ask(writer).choices[0].message.content.split("\n")[:3]
    assert first.startswith("Subject: ") and blank == "" and len(text.split()) > 10


def test_the_parts_are_those_that_the_schema_asks_for(writer):
    schema = {"type": "object", "properties": {"subject": {}, "body": {}}}
    form = {"type": "json_schema", "json_schema": {"name": "letter", "schema": schema}}
    assert set(json.loads(ask(writer, response_format=form).choices[0].message.content)) == {"subject", "body"}
    whole = json.loads(ask(writer, response_format={"type": "json_object"}).choices[0].message.content)
    assert set(whole) == {"subject", "paragraphs", "claims"}


@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer None", "Basic abc"])
def test_without_a_key_it_answers_401(running, given):
    answer = running.http.request(
        "POST", running.url + "/v1/chat/completions", body=b"{}", headers={"Authorization": given}
    )
    assert answer.status == 401
    assert answer.json()["error"]["code"] == "invalid_api_key"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"model": "m"}',
        b'{"model": "m", "messages": []}',
        b'{"model": "m", "messages": ["x"]}',
        b'{"model": 1, "messages": [{"role": "user", "content": "x"}]}',
        b'{"model": "m", "messages": [{}], "stream": true}',
        b'{"model": "m", "messages": [{}], "response_format": 1}',
        b'{"model": "m", "messages": [{}], "response_format": {"type": []}}',
        b'{"model": "m", "messages": [{}], "reasoning_effort": []}',
    ],
)
def test_bad_input_is_400_in_openais_shape(running, body):
    answer = running.http.request("POST", running.url + "/v1/chat/completions", body=body, headers=KEY)
    assert answer.status == 400
    assert answer.json()["error"]["type"] == "invalid_request_error"


def test_a_lone_surrogate_in_the_prompt_is_survived(running):
    assert running.complete("Client name: \ud800x").status == 200


@pytest.mark.parametrize(
    ("fault", "looks_wrong"),
    [
        ("refusal", lambda choice: choice.message.refusal and choice.message.content is None),
        ("empty", lambda choice: choice.message.content == ""),
        ("truncated", lambda choice: choice.finish_reason == "length" and not choice.message.content.endswith("}")),
        ("garbage", lambda choice: not (choice.message.content.startswith("{") and "Älder" in choice.message.content)),
    ],
)
def test_completions_can_be_spoiled(running, writer, fault, looks_wrong):
    running.faults(openai={f"{fault}_rate": 1})
    assert looks_wrong(ask(writer, response_format=JSON_ANSWER).choices[0])


def test_errors_are_the_client_librarys_own(running, writer):
    running.faults(openai={"error_rates": {"429": 1}, "retry_after": 7})
    with pytest.raises(openai.RateLimitError) as caught:
        ask(writer)
    assert caught.value.response.headers["Retry-After"] == "7"
    running.faults(openai={"error_rates": {"500": 1}})
    with pytest.raises(openai.InternalServerError):
        ask(writer)
    running.faults(openai={"error_rates": {}, "hang_rate": 1})
    with pytest.raises(openai.APITimeoutError):
        ask(writer.with_options(timeout=0.3))
