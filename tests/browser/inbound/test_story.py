"""The client answers, through real processes: signed posts, a worker that reads them, the outbox."""

import json
import os
import signal
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Stack
from tests.browser.followups.test_story import sign_in
from tests.conftest import wait_until

pytestmark = pytest.mark.slow

SOON = 30  # seconds
CLIENT = """
from django.utils import timezone
from agents.models import Agent
from clients.models import Client
from followups.engine.plan import make_plan
from followups.models import Task
ana = Agent.objects.get(email="ana@example.com")
client = Client.objects.create(agent=ana, name="{name}", email="{email}", property_address="9 Linden Way, Portland")
make_plan(client.pk)
Task.objects.filter(client=client, followup_type="Day 1").update(scheduled_for=timezone.now())
"""
STATE = """
import json
from clients.models import Client
from followups.models import Task
client = Client.objects.get(email="{email}")
tasks = Task.objects.filter(client=client)
print("state", json.dumps({{
    "id": client.pk,
    "replied": client.replied_at is not None,
    "pending": tasks.filter(status="pending").count(),
    "stopped": tasks.filter(status="cancelled", reason_code="replied").count(),
    "mails": list(client.inbound_emails.values_list("kind", "text")),
}}))
"""


MINUTES_LATER = """
from datetime import timedelta
from django.db.models import F
from inbound.models import InboundEmail
five = timedelta(minutes=5)
InboundEmail.objects.filter(state="received").update(tried_at=F("tried_at") - five, received_at=F("received_at") - five)
"""
"""The lease of the killed worker is over."""
DUE = """
from django.utils import timezone
from followups.models import Task
Task.objects.filter(client__email="{email}", status="pending").update(scheduled_for=timezone.now())
"""


def state_of(stack: Stack, email: str):
    printed = stack.manage("shell", "-c", STATE.format(email=email))
    return json.loads(printed.split("state ", 1)[1])


def client_with_an_email(stack: Stack, name: str, email: str):
    """A new client and the mail that Day 1 brought them."""
    stack.manage("shell", "-c", CLIENT.format(name=name, email=email))
    stack.manage("process_due_tasks")
    return wait_until(lambda: stack.sandbox.mails(email), SOON, "Day 1 is sent")[0]


def answer(stack: Stack, mail, text: str, kind: str = "reply", *, raw: bool = False) -> int:
    asked = {"mail_id": mail["id"], "kind": kind, "text": text, "raw": raw}
    return stack.sandbox.call("POST", "/api/inbound", asked)["id"]


def post(stack: Stack, number: int):
    return next(each for each in stack.sandbox.call("GET", "/api/inbound") if each["id"] == number)


def forwarded(stack: Stack, words: str):
    return [mail for mail in stack.sandbox.mails("ana@example.com") if words in mail["text"]]


def test_an_answer_stops_the_plan_and_reaches_the_agent_once(page: Page, stack: Stack) -> None:
    email, words = "nadia.orr@example.com", "Yes, Saturday at ten is perfect."
    mail = client_with_an_email(stack, "Nadia Orr", email)
    answer(stack, mail, words)
    state = wait_until(lambda: (now := state_of(stack, email))["replied"] and now, SOON, "the answer is read")
    assert state["mails"] == [["reply", words]]
    assert (state["pending"], state["stopped"]) == (0, 4)
    wait_until(lambda: forwarded(stack, words), SOON, "the agent's mailbox has it")

    sign_in(page, stack)
    expect(page.get_by_role("main")).to_contain_text(words)
    page.goto(f"{stack.url}/clients/{state['id']}/")
    expect(page.get_by_role("region", name="Timeline")).to_contain_text(words)

    stack.manage("process_due_tasks")
    assert len(forwarded(stack, words)) == 1
    assert len(stack.sandbox.mails(email)) == 1


def test_an_answer_that_cannot_be_stored_comes_again(stack: Stack) -> None:
    email, words = "idris.vale@example.com", "We would rather see the corner house."
    mail = client_with_an_email(stack, "Idris Vale", email)
    media = Path(stack.environment["VAR_DIR"]) / "media"
    aside = media.with_name("media-aside")
    media.mkdir(exist_ok=True)
    media.rename(aside)
    media.write_text("no folder")
    try:
        number = answer(stack, mail, words, raw=True)
        refused = wait_until(lambda: (now := post(stack, number))["attempts"] and now, SOON, "the door was asked")
        assert refused["answer"].startswith("503") and refused["waiting"]
        assert state_of(stack, email)["mails"] == []
    finally:
        media.unlink()
        aside.rename(media)
    wait_until(lambda: not post(stack, number)["waiting"], 3 * SOON, "it comes again")
    state = wait_until(lambda: (now := state_of(stack, email))["replied"] and now, SOON, "it is read")
    assert state["mails"] == [["reply", words]]
    wait_until(lambda: forwarded(stack, words), SOON, "the agent's mailbox has it")


def test_workers_that_are_killed_read_each_answer_once(stack: Stack) -> None:
    email, words = "petra.lund@example.com", "Could we speak on Monday?"
    mail = client_with_an_email(stack, "Petra Lund", email)
    number = answer(stack, mail, words)
    wait_until(lambda: not post(stack, number)["waiting"], SOON, "it is stored")
    for process in psutil.Process(stack.process.pid).children(recursive=True):
        with suppress(psutil.NoSuchProcess):  # ended meanwhile, or nobody has waited for it yet
            if "celery" in " ".join(process.cmdline()) and "worker" in process.cmdline():
                os.kill(process.pid, signal.SIGKILL)
    stack.manage("shell", "-c", MINUTES_LATER)
    state = wait_until(lambda: (now := state_of(stack, email))["replied"] and now, 90, "a new worker reads it")
    assert state["mails"] == [["reply", words]]
    wait_until(lambda: forwarded(stack, words), 90, "the agent's mailbox has it")
    stack.manage("process_due_tasks")
    assert len(forwarded(stack, words)) == 1


def test_out_of_office_and_unsubscribe_by_mail(stack: Stack) -> None:
    away, gone = "away.kim@example.com", "gone.roe@example.com"
    answer(stack, client_with_an_email(stack, "Away Kim", away), "", "out_of_office")
    answer(stack, client_with_an_email(stack, "Gone Roe", gone), "", "unsubscribe", raw=True)
    state = wait_until(lambda: (now := state_of(stack, away))["mails"] and now, SOON, "it is read")
    assert state["mails"][0][0] == "auto_reply" and not state["replied"] and state["pending"] == 4
    state = wait_until(lambda: (now := state_of(stack, gone))["mails"] and now, SOON, "it is read")
    assert state["mails"][0][0] == "opt_out" and not state["replied"]
    stack.manage("process_due_tasks")
    assert state_of(stack, gone)["pending"] == 0
    for email in (away, gone):
        stack.manage("shell", "-c", DUE.format(email=email))
    stack.manage("process_due_tasks")
    assert len(stack.sandbox.mails(away)) == 1, "they are away"
    assert len(stack.sandbox.mails(gone)) == 1, "they asked for silence"
