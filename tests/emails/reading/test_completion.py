"""What of a whole completion counts: its reason to finish, a refusal, tools, and text in other places."""

import json
from types import SimpleNamespace as Made

import pytest

from emails.writer.read import Kind, Unusable, read
from tests.emails.reading.answers import BODY, JSON, SUBJECT, TEXT


def completion(content=JSON, finish_reason="stop", **message):
    return Made(choices=[Made(finish_reason=finish_reason, message=Made(content=content, **message))])


@pytest.mark.parametrize("reason", ["stop", "STOP", "eos_token", None])
def test_a_finished_one_is_read(reason):
    answer = read(completion(finish_reason=reason), "Jonah Whitlock")
    assert (answer.subject, answer.body) == (SUBJECT, BODY)


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("length", Kind.CUT_OFF),
        ("max_tokens", Kind.CUT_OFF),
        ("content_filter", Kind.DECLINED),
        ("tool_calls", Kind.NOT_AN_EMAIL),
        ("function_call", Kind.NOT_AN_EMAIL),
        ("abort", Kind.NOT_AN_EMAIL),
        (7, Kind.NOT_AN_EMAIL),
    ],
)
def test_no_other_reason_means_done_however_good_the_text(reason, kind):
    with pytest.raises(Unusable) as refused:
        read(completion(finish_reason=reason), "Jonah Whitlock")
    assert refused.value.kind == kind


def test_without_a_reason_only_a_closed_object_is_whole():
    with pytest.raises(Unusable, match="cut off"):
        read(completion(TEXT, finish_reason=None), "Jonah Whitlock")


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ({"refusal": "I can't."}, Kind.DECLINED),
        ({"tool_calls": [Made(function=Made(name="send"))]}, Kind.NOT_AN_EMAIL),
        ({"function_call": Made(name="send")}, Kind.NOT_AN_EMAIL),
        ({"content": None}, Kind.EMPTY),
        ({"content": ""}, Kind.EMPTY),
        ({"content": []}, Kind.EMPTY),
        ({"content": 7}, Kind.EMPTY),
        ({"content": "", "reasoning_content": "The client likes gardens."}, Kind.EMPTY),
        ({"content": "", "reasoning": TEXT}, Kind.EMPTY),
    ],
)
def test_what_is_no_text_is_no_email(message, kind):
    with pytest.raises(Unusable) as refused:
        read(completion(**message), "Jonah Whitlock")
    assert refused.value.kind == kind


@pytest.mark.parametrize("name", ["reasoning_content", "reasoning"])
def test_an_object_among_the_reasoning_is_the_answer_where_there_is_no_other(name):
    """LM Studio puts it there."""
    assert read(completion("", **{name: JSON}), "Jonah Whitlock").body == BODY


def test_thinking_beside_an_answer_is_not_looked_at():
    assert read(completion(reasoning_content="I cannot help."), "Jonah Whitlock").body == BODY


def test_a_content_of_parts_is_joined():
    half = len(JSON) // 2
    parts = [{"type": "text", "text": JSON[:half]}, Made(type="text", text=JSON[half:]), {"type": "image"}]
    assert read(completion(parts), "Jonah Whitlock").body == BODY


@pytest.mark.parametrize(
    "answer", [None, 7, "text", Made(), Made(choices=None), Made(choices=[]), Made(choices=[None])]
)
def test_no_completion_at_all(answer):
    with pytest.raises(Unusable):
        read(answer)


def test_claims_come_along():
    claim = {"claim": "418 Alder Court", "field": "property_address"}
    text = json.dumps({"subject": SUBJECT, "paragraphs": [BODY], "claims": [claim, "no object"]})
    assert read(completion(text)).claims == (claim,)
