import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import urllib3

from sandbox.faults import DEFAULTS, Faults, Invalid, merged
from tests.conftest import wait_until
from tests.sandbox.conftest import KEY, Receiver, Running, mail


def test_the_same_seed_meets_the_same_fate_and_another_does_not():
    def fates(seed):
        faults = Faults(merged(DEFAULTS, {"seed": seed, "sendgrid": {"error_rates": {"500": 0.3, "429": 0.2}}}))
        return [faults.decide("sendgrid", b"%d" % (number % 100)).status for number in range(400)]

    first = fates(1)
    assert fates(1) == first != fates(2)
    assert 85 < first.count(500) < 155 and 50 < first.count(429) < 110
    assert first[:100] != first[100:200]  # a second attempt with the same body draws again


def test_a_healthy_provider_decides_nothing():
    assert Faults(merged(DEFAULTS, {"openai": {"hang_rate": 1}})).decide("sendgrid", b"x") is None


@pytest.mark.parametrize(
    ("faults", "named"),
    [
        ([], "the body"),
        ({"nonsense": 1}, "nonsense"),
        ({"openai": {"reset_after_accept_rate": 1}}, "openai.reset_after_accept_rate"),
        ({"openai": 1}, "openai"),
        ({"openai": {"hang_rate": 1.1}}, "openai.hang_rate"),
        ({"openai": {"hang_rate": -0.1}}, "openai.hang_rate"),
        ({"openai": {"hang_rate": True}}, "openai.hang_rate"),
        ({"openai": {"hang_rate": float("nan")}}, "openai.hang_rate"),
        ({"openai": {"latency_ms": "1"}}, "openai.latency_ms"),
        ({"sendgrid": {"error_rates": {"200": 0.1}}}, "sendgrid.error_rates.200"),
        ({"sendgrid": {"error_rates": {"500": 2}}}, "sendgrid.error_rates.500"),
        ({"sendgrid": {"error_rates": {"500": 0.6, "502": 0.6}}}, "sendgrid.error_rates"),
        ({"sendgrid": {"error_rates": 1}}, "sendgrid.error_rates"),
        ({"sendgrid": {"hang_accepts": 1}}, "sendgrid.hang_accepts"),
        ({"events_enabled": "no"}, "events_enabled"),
        ({"seed": "one"}, "seed"),
    ],
)
def test_a_wrong_setting_is_named(faults, named):
    with pytest.raises(Invalid, match=rf"^{named}: "):
        merged(DEFAULTS, faults)


def test_put_replaces_patch_changes_delete_resets(running):
    running.call("PUT", "/api/faults", {"openai": {"latency_ms": 5}})
    assert running.call("PATCH", "/api/faults", {"seed": 3})["openai"]["latency_ms"] == 5
    assert running.call("PUT", "/api/faults", {"seed": 3})["openai"]["latency_ms"] == 0
    running.call("DELETE", "/api/faults")
    assert running.call("GET", "/api/faults") == DEFAULTS


@pytest.mark.parametrize("body", [b"{", b'{"openai": {"hang_rate": 2}}', b"\xff"])
def test_wrong_settings_change_nothing(running, body):
    assert running.http.request("PUT", running.url + "/api/faults", body=body).status == 400
    assert running.call("GET", "/api/faults") == DEFAULTS


def test_a_reset_mail_was_accepted(running):
    running.faults(sendgrid={"reset_after_accept_rate": 1})
    with pytest.raises(urllib3.exceptions.ProtocolError) as caught:
        running.send(log_id="7")
    assert isinstance(caught.value.args[1], ConnectionResetError)
    assert [(each["email_log_id"], each["answer"]) for each in running.mails()] == [("7", "reset")]


@pytest.mark.parametrize(("accepts", "kept"), [(False, []), (True, ["hang"])])
def test_a_hanging_gateway_has_accepted_or_not(running, accepts, kept):
    running.faults(sendgrid={"hang_rate": 1, "hang_accepts": accepts})
    impatient = urllib3.PoolManager(retries=False, timeout=0.3)
    with pytest.raises(urllib3.exceptions.ReadTimeoutError):
        impatient.request("POST", running.url + "/v3/mail/send", body=json.dumps(mail()), headers=KEY)
    assert [each["answer"] for each in running.mails()] == kept
    assert running.call("GET", "/api/count")["requests"]["sendgrid"]["hang"] >= 1


@pytest.mark.slow
def test_stopping_cuts_a_hanging_request_and_does_not_answer_500(tmp_path):
    receiver = Receiver()
    stopping = Running(tmp_path, receiver)
    stopping.faults(sendgrid={"hang_rate": 1, "hang_accepts": True})
    with ThreadPoolExecutor(1) as threads:
        sending = threads.submit(stopping.send)
        wait_until(stopping.mails, 5, "the mail is accepted")
        stopping.stop()
        receiver.stop()
        with pytest.raises(urllib3.exceptions.ProtocolError):
            sending.result(5)


def test_a_limit_says_when_it_ends(running):
    running.faults(sendgrid={"error_rates": {"429": 1}, "retry_after": 30})
    answer = running.send()
    assert answer.status == 429 and answer.json()["errors"]
    assert 28 <= int(answer.headers["X-RateLimit-Reset"]) - time.time() <= 31
    assert running.mails() == []


def test_latency_is_waited_for(running):
    running.faults(sendgrid={"latency_ms": 150, "jitter_ms": 50})
    before = time.monotonic()
    assert running.send().status == 202
    assert 0.15 <= time.monotonic() - before < 1
