"""docs/architecture.md tells the truth: its walks are taken under a tracer, and what pages name is there."""

import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from pkgutil import resolve_name

import pytest

from clients.models import Client
from emails.models import EmailLog
from followups.tasks import process_due_tasks
from inbound.tasks import understand
from realtoros.celery import app
from tests.emails.webhook.signed import KEY, NOW, counts, event, post, public
from tests.house.source import FOLDERS, ROOMS, ROOT
from tests.inbound.stored import stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
A_PATH = re.compile(rf"\b(?<![/.-])(?:{'|'.join([*FOLDERS, 'templates', 'docs', 'bin'])})/[\w/.*-]*[\w*/]")
A_LINK = re.compile(r"\]\(([^):#]+)[):#]")
NEW = {"name": "Renata Alves", "email": "renata@example.com", "stage": "lead", "form_token": "once"}


def walks_in(page: str) -> dict[str, list[str]]:
    """Each walk's functions by its heading."""
    parts = re.split(r"^### ", page, flags=re.MULTILINE)[1:]
    return {part.splitlines()[0]: re.findall(r"^\d+\. `([\w.]+)` ", part, re.MULTILINE) for part in parts}


WALKS = walks_in((ROOT / "docs" / "architecture.md").read_text())


@contextmanager
def followed() -> Iterator[list[str]]:
    """The functions of ours that are called meanwhile, on whatever thread, in the order of their first calls."""
    passed: dict[str, None] = {}

    def on_call(frame, what, _):
        # Celery makes functions that bear a job's name but stand in no file.
        if what == "call" and frame.f_code.co_filename.startswith(f"{ROOT}/"):
            module = frame.f_globals.get("__name__", "")  # a template of Jinja's has none
            if module.split(".")[0] in ROOMS:
                passed.setdefault(f"{module}.{frame.f_code.co_qualname}")

    names: list[str] = []
    threading.setprofile(on_call)
    sys.setprofile(on_call)
    try:
        yield names
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
        names += passed


def wrong_with(walk: list[str], passed: list[str]) -> list[str]:
    """What was never called, or called only after what follows it."""
    place = {name: number for number, name in enumerate(passed)}
    wrong = [f"{name} is not called" for name in walk if name not in place]
    called = [name for name in walk if name in place]
    early = [(before, after) for before, after in pairwise(called) if place[after] <= place[before]]
    return wrong + [f"{after} comes before {before}" for before, after in early]


def test_a_client_gets_five_followups(ana_browser, django_capture_on_commit_callbacks):
    app.conf.update(task_always_eager=True)
    try:
        with followed() as passed, django_capture_on_commit_callbacks(execute=True):
            ana_browser.post("/clients/new/", NEW)
    finally:
        app.conf.update(task_always_eager=False)
    assert Client.objects.get().tasks.count() == 5
    assert wrong_with(WALKS["A client gets five follow-ups"], passed) == []


def test_the_same_when_the_message_is_lost(ana_browser):
    with followed() as passed:
        ana_browser.post("/clients/new/", NEW)
        process_due_tasks()
    assert Client.objects.get().tasks.count() == 5
    assert wrong_with(WALKS["The same when the message is lost"], passed) == []


def test_a_sweep_sends_an_email(sandbox, make_task, settings):
    make_task()
    with followed() as passed:
        process_due_tasks()
    assert len(sandbox.mails()) == 1
    walk = WALKS["A sweep sends an email"]
    assert wrong_with(walk, passed) == []
    assert settings.CELERY_BEAT_SCHEDULE["process-due-tasks"]["task"] == walk[0]
    # The test can fail: two steps the wrong way round, and one that is not taken.
    assert wrong_with([walk[1], walk[0]], passed) == [f"{walk[0]} comes before {walk[1]}"]
    assert wrong_with([*walk, "emails.sendgrid.build_office_mail"], passed) == [
        "emails.sendgrid.build_office_mail is not called"
    ]


def test_an_event_reaches_the_timeline(settings, time_machine, ana_browser, make_client, make_task):
    settings.SENDGRID_WEBHOOK_PUBLIC_KEY = public(KEY)
    time_machine.move_to(NOW, tick=False)
    client = make_client()
    make_task(client, scheduled_for=datetime.fromtimestamp(NOW + 86_400, UTC))
    log = EmailLog.objects.create(client=client, to_email=client.email, subject="Hello", status="sent")
    ana_browser.force_login(client.agent)
    with followed() as passed:
        assert counts(post([event("bounce", log)])) == (1, 0, 1)
        process_due_tasks()
        page = ana_browser.get(f"/clients/{client.pk}/").content.decode()
    assert "<strong>Day 1 canceled:</strong> do not email" in page
    assert wrong_with(WALKS["An event reaches the timeline"], passed) == []


@pytest.mark.parametrize("heading", WALKS)
def test_every_function_of_a_walk_is_there(heading):
    assert len(WALKS[heading]) > 5
    assert [name for name in WALKS[heading] if not _is_there(name)] == []


def _is_there(name: str) -> bool:
    try:
        return callable(resolve_name(name))
    except (ImportError, AttributeError):
        return False


def test_a_function_that_is_gone_is_found():
    assert walks_in("# x\n\n### One\n\n1. `a.b` does it\n2. `a.C.d` too\n\n### Two\n\n") == {
        "One": ["a.b", "a.C.d"],
        "Two": [],
    }
    assert not _is_there("followups.reconcile.reconcile") and not _is_there("followups.engine.sweep.look")


def missing_in(page: Path) -> list[str]:
    """The paths that it names, from the root of the checkout, and the pages that it links to, from where it stands."""
    text = page.read_text()
    missing = [path for path in A_PATH.findall(text) if not [*ROOT.glob(path), *ROOT.glob(f"{path}*.md")]]
    return missing + [link for link in A_LINK.findall(text) if not (page.parent / link).exists()]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_path_on_a_page_is_there(path):
    assert missing_in(path) == []


def test_a_path_that_is_gone_is_found(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(
        "`followups/reconcile.py`, `followups/engine/reconcile.py`, docs/decisions/0011, `*/views/`, [x](y.md)"
    )
    assert missing_in(page) == ["followups/reconcile.py", "y.md"]


def test_the_office_writes_to_an_agent(office, sandbox, ana_browser, django_capture_on_commit_callbacks):
    app.conf.update(task_always_eager=True)
    try:
        with followed() as passed, django_capture_on_commit_callbacks(execute=True):
            ana_browser.post("/welcome/test/")
    finally:
        app.conf.update(task_always_eager=False)
    assert len(sandbox.mails("ana@example.com")) == 1
    assert wrong_with(WALKS["The office writes to an agent"], passed) == []


def test_an_answer_stops_the_plan(make_client, make_task):
    task = make_task(make_client(email="jonah@example.com"), scheduled_for=datetime(2036, 1, 1, tzinfo=UTC))
    mail = stored(b"From: Jonah <jonah@example.com>\r\nSubject: Re: Alder Court\r\n\r\nSaturday is fine.\r\n")
    with followed() as passed:
        assert understand(mail.pk) == "read"
    task.refresh_from_db()
    assert (task.status, task.reason_code) == ("cancelled", "replied")
    assert wrong_with(WALKS["An answer stops the plan"], passed) == []
