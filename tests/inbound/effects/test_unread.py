"""An answer counts from the moment at which it is stored: nothing goes to the client before a worker has read it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from followups.display.remedies import remedy_of
from followups.engine import delivery, gates
from followups.engine.sweep import sweep
from followups.models import Task
from inbound.models import Kind, State
from inbound.understand import understand_mail
from tests.followups.actions import let_go
from tests.inbound.conftest import NOON
from tests.words import why

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


def test_what_is_due_waits_a_minute(sandbox, make_mail, make_task, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    due = make_task()
    make_mail(client=due.client)
    assert sweep() == {"held": 1}
    due.refresh_from_db()
    assert (due.status, why(due)) == ("pending", "an email from the client is being read")
    assert due.not_before == timezone.now() + timedelta(minutes=1)


def test_read_as_an_answer_it_stops_it(sandbox, make_mail, reading, make_task):
    due = make_task()
    mail = make_mail(client=due.client)
    sweep()
    reading(Kind.REPLY, due.client)
    understand_mail(mail.pk)
    due.refresh_from_db()
    assert (due.status, sandbox.mails()) == ("cancelled", [])


def test_read_as_something_else_it_lets_it_go(sandbox, make_mail, reading, make_task, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    due = make_task()
    mail = make_mail(client=due.client)
    sweep()
    reading(Kind.OTHER, due.client)
    understand_mail(mail.pk)
    time_machine.shift(timedelta(minutes=1, seconds=1))
    assert sweep() == {"sent": 1}


@pytest.mark.parametrize("fields", [{"state": State.READ}, {"state": State.BROKEN, "settled_at": NOON}])
def test_only_what_nobody_has_read_holds(sandbox, make_mail, make_task, fields):
    make_mail(client=make_task().client, **fields)
    assert sweep() == {"sent": 1}


class TestCannotBeRead:
    def test_it_holds_until_an_agent_dismisses_it(self, sandbox, make_mail, make_task, ana_browser):
        due = make_task()
        mail = make_mail(client=due.client, state=State.BROKEN)
        assert sweep() == {"held": 1}
        due.refresh_from_db()
        assert why(due) == "we can't read an email from the client. Open it, then dismiss it"
        assert remedy_of(due).url == f"/inbound/{mail.pk}/"
        assert ana_browser.post(f"/inbound/{mail.pk}/dismiss/").status_code == 302
        assert sweep() == {"sent": 1}

    def test_brought_back_it_holds_again(self, sandbox, make_mail, make_task, ana_browser):
        mail = make_mail(client=make_task().client, state=State.BROKEN, settled_at=NOON)
        ana_browser.post(f"/inbound/{mail.pk}/dismiss/undo/")
        assert sweep() == {"held": 1}

    def test_read_after_all_it_stops_the_plan(self, sandbox, make_mail, make_task, reading, ana):
        due = make_task()
        mail = make_mail(client=due.client, state=State.BROKEN)
        sweep()
        assert mail.try_again(by=ana)
        reading(Kind.REPLY, due.client)
        understand_mail(mail.pk)
        due.refresh_from_db()
        assert due.status == "cancelled"

    def test_the_envelope_says_whose_it_is(self, sandbox, make_mail, make_task, monkeypatch):
        due = make_task()
        mail = make_mail(from_email=due.client.email.upper())
        monkeypatch.setattr("inbound.understand.read", _fails)
        mail = understand_mail(mail.pk)
        assert (mail.state, mail.client_id, mail.matched_by) == ("broken", due.client_id, "address")
        assert sweep() == {"held": 1}

    def test_whose_it_is_counts_more_once_it_is_read(
        self, make_mail, make_task, make_client, monkeypatch, reading, ana
    ):
        due = make_task()
        mail = make_mail(from_email=due.client.email)
        with monkeypatch.context() as patch:
            patch.setattr("inbound.understand.read", _fails)
            mail = understand_mail(mail.pk)
        mail.try_again(by=ana)
        reading(Kind.REPLY)
        assert understand_mail(mail.pk).client_id is None

    @pytest.mark.parametrize("address", ["", "nobody@example.com", "no address", "\x00@example.com"])
    def test_nobodys_holds_nobody(self, sandbox, make_mail, make_task, monkeypatch, address):
        make_task()
        mail = make_mail(from_email=address.replace("\x00", " "))
        monkeypatch.setattr("inbound.understand.read", _fails)
        assert understand_mail(mail.pk).client_id is None
        assert sweep() == {"sent": 1}


def _fails(*_, **__):
    raise ValueError


def test_only_the_clients_own(sandbox, make_mail, make_client, make_task):
    make_mail(client=make_client(email="other@example.com"))
    make_mail()
    make_task()
    assert sweep() == {"sent": 1}


def test_send_now_waits_for_it_too(sandbox, make_mail, make_task, ana):
    due = make_task()
    due.send_now(by=ana)
    let_go(due)
    make_mail(client=due.client)
    assert sweep() == {"held": 1}


def test_a_letter_that_an_agent_is_writing_has_its_own_reason(sandbox, make_mail, make_client, ana):
    client = make_client()
    letter = Task.objects.begin_one_off(client, about="", by=ana)
    Task.objects.filter(pk=letter.pk).update(not_before=None)
    make_mail(client=client)
    sweep()
    letter.refresh_from_db()
    assert letter.reason_code == "waits_for_send_now"


def test_it_is_looked_for_again_right_before_the_send(sandbox, make_mail, make_task, monkeypatch):
    due, really = make_task(), delivery.begin

    def begin(tasks, letters):
        make_mail(client=due.client)
        return really(tasks, letters)

    monkeypatch.setattr(delivery, "begin", begin)
    assert sweep() == {"held": 1}
    assert not sandbox.mails()


def test_it_costs_a_batch_one_statement_however_large_it_is(make_client, make_task):
    tasks = [make_task(make_client(email=f"{number}@example.com")) for number in range(10)]
    for some in (tasks[:1], tasks):
        with CaptureQueriesContext(connection) as captured:
            gates.Facts.about(some)
        asked = [each["sql"] for each in captured.captured_queries if "inbound_emails" in (each["sql"] or "")]
        assert len(captured) == 3 and len(asked) <= 1
