"""`openai.server`: the sandbox behaves like one of the servers that speak OpenAI's language."""

import json

import pytest

from tests.sandbox.conftest import KEY

SCHEMA = {"type": "json_schema", "json_schema": {"name": "letter", "schema": {"type": "object"}}}
OBJECT = {"type": "json_object"}
PROMPT = "Answer in JSON.\nClient name: Jonah Whitlock\nStep: Day 3"


@pytest.fixture
def ask(running):
    """What the server answers: its status, and the choice or the error."""

    def ask(server, **options):
        running.faults(openai={"server": server})
        answer = running.complete(PROMPT, **options)
        body = answer.json()
        return answer.status, body["choices"][0] if answer.status == 200 else body["error"], body.get("usage")

    return ask


@pytest.mark.parametrize("server", ["openai", "azure"])
@pytest.mark.parametrize(
    ("options", "param", "code"),
    [
        ({"max_tokens": 500}, "max_tokens", "unsupported_parameter"),
        ({"reasoning_effort": "huge"}, "reasoning_effort", "unsupported_value"),
        ({"model": "gpt-5-mini", "reasoning_effort": "none"}, "reasoning_effort", "unsupported_value"),
        ({"model": "gpt-4o", "reasoning_effort": "low"}, "reasoning_effort", "unsupported_parameter"),
        ({"response_format": {"type": "yaml"}}, "response_format.type", "invalid_value"),
    ],
)
def test_openai_names_the_parameter_that_it_refuses(ask, server, options, param, code):
    status, error, _ = ask(server, **options)
    assert (status, error["param"], error["code"]) == (400, param, code)


def test_openai_wants_the_word_json_for_json(ask, running):
    assert ask("openai", response_format=OBJECT)[0] == 200
    answer = running.complete("Client name: Jonah", response_format=OBJECT)
    assert answer.status == 400 and answer.json()["error"]["param"] == "messages"


def test_a_model_thinks_unless_it_is_told_not_to(ask):
    _, choice, usage = ask("openai", reasoning_effort="none", max_completion_tokens=600, response_format=SCHEMA)
    assert json.loads(choice["message"]["content"])["paragraphs"] and usage["completion_tokens_details"] == {
        "reasoning_tokens": 0
    }
    _, choice, usage = ask("openai", response_format=SCHEMA)
    thought = usage["completion_tokens_details"]["reasoning_tokens"]
    assert thought > 300 and usage["completion_tokens"] > thought and choice["finish_reason"] == "stop"
    _, choice, usage = ask("openai", max_completion_tokens=300, response_format=SCHEMA)
    assert (choice["message"]["content"], choice["finish_reason"]) == ("", "length")
    assert usage["completion_tokens"] == usage["completion_tokens_details"]["reasoning_tokens"] == 300
    assert usage["total_tokens"] == usage["prompt_tokens"] + 300


def test_a_limit_within_the_letter_cuts_it(ask):
    _, choice, usage = ask("openai", reasoning_effort="none", max_completion_tokens=20, response_format=SCHEMA)
    assert choice["finish_reason"] == "length" and len(choice["message"]["content"]) == 80
    assert usage["completion_tokens"] == 20


def test_vllm_gives_null_when_its_thinking_takes_all_tokens(ask):
    _, choice, _ = ask("vllm", max_tokens=200, response_format=SCHEMA)
    assert choice["message"]["content"] is None and choice["message"]["reasoning_content"]
    assert choice["finish_reason"] == "length"
    assert ask("vllm", max_tokens=500, reasoning_effort="none", response_format=SCHEMA)[1]["finish_reason"] == "stop"
    status, error, _ = ask("vllm", reasoning_effort="minimal")
    assert status == 400 and error["param"] is None and "reasoning_effort" in error["message"]


def test_ollama_knows_only_the_old_limit_and_refuses_to_think(ask):
    assert ask("ollama", model="llama3.2", max_completion_tokens=5)[1]["finish_reason"] == "stop"
    assert ask("ollama", model="llama3.2", max_tokens=5)[1]["finish_reason"] == "length"
    assert [ask("ollama", reasoning_effort=effort)[0] for effort in ("none", "minimal", "low")] == [200, 400, 400]


def test_lm_studio_refuses_json_objects_and_may_answer_in_the_wrong_place(ask):
    assert ask("lmstudio", response_format=OBJECT)[:2] == (400, "response_format.type has to be json_schema or text")
    found = [ask("lmstudio", response_format=SCHEMA, seed=number)[1]["message"] for number in range(12)]
    elsewhere = [json.loads(each["reasoning_content"])["subject"] for each in found if not each["content"]]
    assert 0 < len(elsewhere) < 12


@pytest.mark.parametrize("name", ["response_format", "max_completion_tokens", "reasoning_effort"])
def test_a_plain_server_refuses_all_that_is_new(ask, name):
    value = {"response_format": SCHEMA, "max_completion_tokens": 500, "reasoning_effort": "low"}[name]
    status, error, _ = ask("plain", **{name: value})
    assert status == 400 and error["message"] == f"{name} is not supported"
    assert ask("plain", max_tokens=500)[1]["message"]["content"].startswith("Subject:")


def test_azure_answers_at_its_own_address(running):
    asked = {"model": "letters", "messages": [{"role": "user", "content": "x"}]}
    url = running.url + "/openai/v1/chat/completions"
    assert running.http.request("POST", url, body=json.dumps(asked), headers=KEY).json()["choices"]


def test_only_openai_says_when_a_model_is_switched_off(running):
    def model(name, path="/v1"):
        answer = running.http.request("GET", f"{running.url}{path}/models/{name}", headers=KEY)
        return answer.status, answer.json()

    assert model("gpt-4o")[1]["shutdown_date"] == "2027-01-14"
    assert model("gpt-6-luna")[1]["shutdown_date"] is None
    status, body = model("gpt-99")
    assert (status, body["error"]["code"]) == (404, "model_not_found")
    listed = running.http.request("GET", f"{running.url}/v1/models", headers=KEY).json()
    assert listed["object"] == "list" and {each["id"]: each["shutdown_date"] for each in listed["data"]}["gpt-5"]
    running.faults(openai={"server": "ollama"})
    status, body = model("meta/llama3.2")
    assert status == 200 and body["id"] == "meta/llama3.2" and "shutdown_date" not in body
    running.faults(openai={"server": "azure"})
    assert model("gpt-4o", "/openai/v1")[0] == 200


@pytest.mark.parametrize("path", ["/v1/models", "/v1/models/gpt-4o"])
def test_models_need_a_key(running, path):
    assert running.get(path).status == 401


def test_there_is_no_other_server(running):
    answer = running.http.request(
        "PATCH", running.url + "/api/faults", body=b'{"openai": {"server": "x"}}', headers=KEY
    )
    assert answer.status == 400 and "openai.server: must be one of openai, azure" in answer.json()["error"]
