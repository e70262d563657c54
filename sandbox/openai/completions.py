"""POST /v1/chat/completions, in OpenAI's shape."""

import asyncio
import hashlib
import json
import time
from typing import Any

from starlette.types import Receive, Scope, Send

from sandbox import wire
from sandbox.faults import Decision, Faults
from sandbox.openai import prompts, servers
from sandbox.openai.broken import model
from sandbox.openai.good import letter as good
from sandbox.openai.good.letter import Letter
from sandbox.openai.lying.model import LyingModel

_USELESS = ('{"subject": 7, "body": null}', "[]", '{"subject": "", "body": ""}', "null", "\ufffd\x01\x02\ufffd" * 9)
_TYPES = {400: "invalid_request_error", 401: "invalid_request_error", 429: "rate_limit_error"}


class Completions:
    def __init__(self, faults: Faults) -> None:
        self._faults, self._liar = faults, LyingModel()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not wire.has_key(scope):
            return await self._refuse(send, 401, "No API key was given. Send it as a bearer token.", "invalid_api_key")
        try:
            body = await wire.read_body(receive)
        except wire.TooLarge:
            return await self._refuse(send, 413, "The request is over 30 MB.", "request_too_large")
        fate = self._faults.decide("openai", body)
        if fate and await self._failed(fate, receive, send):
            return None
        try:
            request, prompt = _checked(wire.parsed(body))
            servers.check(self._server, request)
        except ValueError as error:
            return await self._refuse(send, 400, str(error), refused=error)
        self._faults.served["openai"]["200"] += 1
        answer = _completion(request, prompt, self._letter(request, prompt, fate), fate, self._server)
        await wire.answer_json(send, 200, answer, {"X-Request-Id": _id("req_", body)})

    def _letter(self, request: dict[str, Any], prompt: str, fate: Decision | None) -> Letter:
        facts = prompts.facts(prompt)
        letter = good.write(facts, prompt)
        self._liar.meet(facts)
        if fate and fate.strikes("lying"):
            return self._liar.answer(letter, facts, fate.dice, is_repair=prompts.is_repair(request["messages"]))
        return letter

    @property
    def _server(self) -> str:
        return str(self._faults.settings["openai"]["server"])

    async def _failed(self, fate: Decision, receive: Receive, send: Send) -> bool:
        await asyncio.sleep(fate.delay)
        if fate.strikes("hang"):
            self._faults.served["openai"]["hang"] += 1
            await wire.hang(receive)
        elif self._faults.settings["openai"]["no_credit"]:
            await self._refuse(send, 429, "You have no credit left. Look at Billing.", "insufficient_quota")
        elif status := fate.status:
            await self._refuse(send, status, "The sandbox was asked for this fault.", "sandbox_fault")
        else:
            return False
        return True

    async def _refuse(
        self, send: Send, status: int, message: str, code: str | None = None, refused: Exception | None = None
    ) -> None:
        self._faults.served["openai"][str(status)] += 1
        headers = {"Retry-After": str(self._faults.settings["openai"]["retry_after"])} if status == 429 else {}
        why = refused if isinstance(refused, servers.Refused) else servers.Refused(message, code=code)
        error = servers.error(self._server, message, _TYPES.get(status, "server_error"), why)
        await wire.answer_json(send, status, error, headers)


def _checked(request: Any) -> tuple[dict[str, Any], str]:
    """The request and its prompt. ValueError says what is wrong."""
    if not isinstance(request, dict):
        raise ValueError("The body must be a JSON object.")
    messages = request.get("messages")
    if not isinstance(request.get("model"), str) or not request["model"]:
        raise ValueError("You must provide a model.")
    if not isinstance(messages, list) or not messages or not all(isinstance(each, dict) for each in messages):
        raise ValueError("'messages' must be a list of at least one message.")
    if request.get("stream"):
        raise ValueError("The sandbox does not stream.")
    if not isinstance(request.get("response_format") or {}, dict):
        raise ValueError("'response_format' must be an object.")
    if not isinstance(request.get("reasoning_effort") or "", str):
        raise ValueError("'reasoning_effort' must be a string.")
    return request, prompts.prompt_of(messages)


def _completion(
    request: dict[str, Any], prompt: str, letter: Letter, fate: Decision | None, server: str
) -> dict[str, Any]:
    spoiled = _spoiled(letter, _content(request, letter), fate)
    (content, finish, extra), written, thought = servers.finish(
        server, request, spoiled, fate.dice("server") if fate else 0
    )
    asked = len(prompt) // 4 + 1
    message = {"role": "assistant", "content": content, "refusal": None, "annotations": [], **extra}
    return {
        "id": _id("chatcmpl-", f"{time.time_ns()}{prompt}".encode("utf-8", "surrogatepass")),
        "object": "chat.completion",
        "created": int(time.time()),
        "model": request["model"],
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": finish}],
        "usage": {
            "prompt_tokens": asked,
            "completion_tokens": written,
            "total_tokens": asked + written,
            "completion_tokens_details": {"reasoning_tokens": thought},
        },
    }


def _content(request: dict[str, Any], letter: Letter) -> str:
    form = request.get("response_format") or {}
    if form.get("type") not in ("json_schema", "json_object"):
        return f"Subject: {letter.subject}\n\n{letter.body}"
    schema = (form.get("json_schema") or {}).get("schema") or {}
    whole = {
        "subject": letter.subject,
        "paragraphs": letter.paragraphs,
        "body": letter.body,
        "claims": letter.claims,
    }
    asked = set(schema.get("properties") or ()) or {"subject", "paragraphs", "claims"}
    return json.dumps({name: part for name, part in whole.items() if name in asked}, ensure_ascii=False)


def _spoiled(letter: Letter, content: str, fate: Decision | None) -> model.Answer:
    """The answer, after the content faults have had their say."""
    if fate and fate.strikes("refusal"):
        return model.Answer(None, extra={"refusal": "I'm sorry, I can't help with that."})
    if fate and fate.strikes("empty"):
        return model.Answer("")
    if fate and fate.strikes("garbage"):
        return model.Answer(fate.pick(_USELESS))
    if fate and fate.strikes("truncated"):
        return model.Answer(content[: len(content) // 2], "length")
    if fate and fate.strikes("broken"):
        return model.answer(letter.subject, letter.body, fate.dice)
    return model.Answer(content)


def _id(prefix: str, seed: bytes) -> str:
    return prefix + hashlib.blake2b(seed, digest_size=14).hexdigest()
