"""Who gets a copy of one email: an agent chooses it in the draft, whatever the client's page says."""

import pytest

from clients.models import Person
from emails.models import EmailLog, Suppression
from followups.display.outlook import copies_shown
from followups.engine import drafts
from followups.engine.sweep import sweep
from followups.models import Task, TextChanged
from tests.followups.actions import let_go
from tests.html import words
from tests.letters import SUBJECT, TEXT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


@pytest.fixture
def client(make_client):
    return make_client()


@pytest.fixture
def zoe(client):
    return Person.objects.create(client=client, name="Zoë Brandt", role="spouse", email="zoe@example.com", is_cc=True)


@pytest.fixture
def mom(client, zoe):
    return Person.objects.create(client=client, name="أم يونس", role="parent", email="mom@example.com")


@pytest.fixture
def task(client, mom, ana, make_task):
    client.refresh_from_db()
    task = make_task(client, followup_type="Custom", sent_by_hand=True)
    drafts.save_typed(task, SUBJECT, TEXT, by=ana)
    return task


def act(browser, task, action):
    task.refresh_from_db()
    data = {"action": action, "subject": SUBJECT, "body": TEXT, "version": task.text_version}
    return browser.post(f"/followups/{task.pk}/preview/", data, follow=True)


def names(task):
    return [
        copy["name"] for copy in copies_shown(Task.objects.select_related("client", "email_log").get(pk=task.pk)).chosen
    ]


def test_one_is_taken_off_and_another_is_added(ana_browser, task, zoe, mom, client):
    page = words(ana_browser.get(f"/followups/{task.pk}/preview/"))
    assert "CC Zoë Brandt, zoe@example.com" in page and "CC أم يونس" in page
    assert names(task) == ["Zoë Brandt"]
    assert "Zoë Brandt gets no copy of this email." in words(act(ana_browser, task, f"no_copy.{zoe.pk}"))
    assert names(task) == []
    assert "أم يونس gets a copy of this email." in words(act(ana_browser, task, f"copy.{mom.pk}"))
    assert names(task) == ["أم يونس"]
    assert Person.objects.get(pk=zoe.pk).is_cc and not Person.objects.get(pk=mom.pk).is_cc


def test_it_goes_to_those_alone_and_other_emails_as_before(ana_browser, sandbox, task, zoe, mom, client, make_task):
    act(ana_browser, task, f"no_copy.{zoe.pk}")
    act(ana_browser, task, f"copy.{mom.pk}")
    other = make_task(client)
    task.refresh_from_db()
    task.send_now(by=client.agent, version=task.text_version)
    let_go(task)
    sweep()
    assert [each["name"] for each in EmailLog.objects.get(task=task).cc] == ["أم يونس"]
    assert [each["name"] for each in EmailLog.objects.get(task=other).cc] == ["Zoë Brandt"]


def test_send_now_is_of_what_was_seen(ana, task, zoe):
    task.send_now(by=ana, version=task.text_version)
    assert drafts.choose_copies(task, [], by=ana, version=task.text_version)
    task.refresh_from_db()
    assert task.hurried_at is None
    with pytest.raises(TextChanged):
        drafts.choose_copies(task, [zoe.pk], by=ana, version=task.text_version - 1)
    assert not drafts.choose_copies(task, [], by=ana)


def test_who_must_not_be_emailed_is_not_offered(ana_browser, task, mom):
    Suppression.add(mom.email, "unsubscribed", "test")
    assert "أم يونس" not in words(ana_browser.get(f"/followups/{task.pk}/preview/"))
    said = words(act(ana_browser, task, f"copy.{mom.pk}"))
    assert "أم يونس can’t get a copy: mom@example.com must not be emailed." in said and names(task) == ["Zoë Brandt"]


def test_another_clients_person_is_not_there(ana_browser, task, make_client):
    other = Person.objects.create(client=make_client(name="Other"), name="Not theirs", email="x@example.com")
    assert "This person is not linked to the client any more." in words(act(ana_browser, task, f"copy.{other.pk}"))
    assert names(task) == ["Zoë Brandt"]


def test_what_was_typed_is_kept(ana_browser, task, zoe):
    data = {"action": f"no_copy.{zoe.pk}", "subject": SUBJECT, "body": f"{TEXT} More.", "version": task.text_version}
    ana_browser.post(f"/followups/{task.pk}/preview/", data)
    assert EmailLog.objects.get(task=task).body.endswith("More.") and names(task) == []
