"""What is asked of the server, and what its answer tells of itself."""

from decimal import Decimal
from types import SimpleNamespace as Made

import openai
import pytest

from emails.models import WriterProfile
from emails.writer import call
from emails.writer.call import profiles
from emails.writer.call.reply import Reply
from emails.writer.call.server import request
from emails.writer.read import read

MESSAGES = [
    {"role": "system", "content": "Answer with a JSON object."},
    {"role": "user", "content": "Client name: Jonah Whitlock\nFollow-up: Day 3\nAgent name: Ana Morales"},
]


def test_a_reply_has_the_figures_of_the_call(sandbox):
    reply = call.ask(MESSAGES)
    assert read(reply.completion, "Jonah Whitlock", "Ana Morales").body
    assert reply.model == "gpt-6-luna" and 0 < reply.milliseconds < 5000
    assert reply.input_tokens and reply.output_tokens
    million = Decimal(1_000_000)
    assert reply.cost == (reply.input_tokens * Decimal("0.10") + reply.output_tokens * Decimal("0.50")) / million


def test_the_profile_says_how_to_ask():
    old = WriterProfile(model="llama3", answer_form="json_object", token_limit="max_tokens")
    asked = request(MESSAGES, old)
    assert asked["response_format"] == {"type": "json_object"}
    assert asked["max_tokens"] > 1000 and "max_completion_tokens" not in asked and "reasoning_effort" not in asked
    new = WriterProfile(model="gpt-6-luna", answer_form="json_schema", effort="none")
    asked = request(MESSAGES, new)
    assert asked["response_format"]["type"] == "json_schema" and asked["reasoning_effort"] == "none"
    assert asked["max_completion_tokens"] > 1000 and asked["messages"] == MESSAGES and asked["model"] == "gpt-6-luna"
    assert "response_format" not in request(MESSAGES, WriterProfile(model="x", answer_form="text"))


@pytest.mark.parametrize(
    "usage",
    [
        None,
        Made(),
        Made(prompt_tokens=None, completion_tokens="12"),
        Made(prompt_tokens=True, completion_tokens=-1),
        Made(prompt_tokens=1.5, completion_tokens=10**12),
    ],
)
def test_numbers_that_the_server_does_not_say_are_unknown(usage):
    profile = WriterProfile(model="gpt-6-luna", input_price=Decimal(1), output_price=Decimal(1))
    reply = Reply.of(Made(usage=usage, model=7), profile, 12)
    assert (reply.input_tokens, reply.output_tokens, reply.cost) == (None, None, None)
    assert (reply.model, reply.milliseconds) == ("gpt-6-luna", 12)


def test_without_a_price_there_is_no_cost_and_a_price_of_nothing_costs_nothing():
    assert WriterProfile().cost(100, 100) is None
    assert WriterProfile(input_price=Decimal(1)).cost(100, 100) is None
    assert WriterProfile(input_price=Decimal(0), output_price=Decimal(0)).cost(100, 100) == 0
    assert WriterProfile(input_price=Decimal("0.25"), output_price=Decimal(2)).cost(4000, 500) == Decimal("0.002")


def test_one_client_waits_no_longer_than_it_is_told(sandbox):
    assert call.client() is call.client() and call.client().max_retries == 0
    sandbox.faults(openai={"hang_rate": 1})
    with pytest.raises(openai.APITimeoutError):
        call.ask(MESSAGES, timeout=0.2)


@pytest.mark.django_db
def test_asking_reads_nothing_from_the_database(sandbox, django_assert_num_queries):
    with django_assert_num_queries(1):
        profiles.refresh()
    with django_assert_num_queries(0):
        call.ask(MESSAGES)
        profiles.refresh()
