"""The guard before a send: what it holds, who may let it go, and that there is no way around it."""

import pytest

from clients.models import Activity
from emails.models import EmailLog
from followups import guarding
from followups.display.reasons import in_words
from followups.engine import drafts
from followups.engine.sweep import sweep
from followups.guarding import NotConfirmed
from followups.models import TextChanged
from tests.followups.engine.conftest import NOON, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

GOOD = (
    "Hi Jonah,\n\nI wanted to see how your plans are coming along and whether anything has been on your mind since we "
    "last talked. Tell me what suits you and I will make time for it."
)
PRICE = GOOD + "\n\nA house like yours sold for $815,000."
PLACEHOLDER = GOOD + "\n\n[Your Name]"
STEERING = GOOD + "\n\nIt is perfect for young families without much money."


@pytest.fixture
def noon(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def due(make_task, noon):
    return make_task(scheduled_for=NOON)


def save(task, body, by):
    drafts.save_typed(task, "How are your plans?", body, by=by)
    return row(task)


def held_for(task):
    task = row(task)
    return task.status, task.reason_code, task.email_log.status


def keys(task, *kinds):
    return [(each["kind"], each["text"]) for each in task.email_log.open_findings if each["kind"] in kinds]


def test_a_saved_text_without_findings_goes(sandbox, due, ana):
    save(due, GOOD, ana)
    assert sweep() == {"sent": 1}
    assert row(due).email_log.guard == "clear"


def test_a_saved_text_with_findings_is_held_and_says_what(sandbox, due, ana):
    save(due, PRICE, ana)
    assert sweep() == {"held": 1} and not sandbox.mails()
    assert held_for(due) == ("pending", "text_stopped", "draft")
    assert in_words(row(due).why).startswith("its text needs review: “")


def test_confirmed_it_goes_with_the_next_sweep(sandbox, due, ana):
    task = save(due, PRICE, ana)
    sweep()
    kinds = {each["kind"] for each in task.email_log.open_findings}
    assert guarding.confirm(task, keys(task, *kinds), by=ana, version=task.text_version) >= 1
    assert sweep() == {"sent": 1}
    assert sandbox.mails()[0]["subject"] == "How are your plans?"
    kept = row(due).email_log.confirmed
    assert kept[0]["by"] == ana.pk and kept[0]["text"] and kept[0]["at"]
    assert Activity.objects.filter(task=due, data__event="confirmed").count() == len(kept)


@pytest.mark.parametrize("body", [PLACEHOLDER, GOOD + "\n\n**Best**", GOOD + "\n\nAs an AI, I can't know more."])
def test_some_kinds_nobody_may_confirm(due, ana, broker, body):
    task = save(due, body, ana)
    kinds = {"placeholder", "markup", "meta"}
    for by in (ana, broker):
        with pytest.raises(NotConfirmed, match="can't be confirmed"):
            guarding.confirm(task, keys(task, *kinds), by=by, version=task.text_version, reason="I know better")
    assert row(due).email_log.guard == "stopped" and row(due).email_log.confirmed == []


def test_fair_housing_takes_a_broker_and_a_reason(due, ana, broker):
    task = save(due, STEERING, ana)
    wanted = keys(task, "fair_housing")
    assert wanted
    with pytest.raises(NotConfirmed, match="Only a broker"):
        guarding.confirm(task, wanted, by=ana, version=task.text_version, reason="It is fine")
    with pytest.raises(NotConfirmed, match="Enter a reason"):
        guarding.confirm(task, wanted, by=broker, version=task.text_version, reason="  ")
    assert guarding.confirm(task, wanted, by=broker, version=task.text_version, reason="A quote from the client") > 0
    assert row(due).email_log.confirmed[0]["reason"] == "A quote from the client"


def test_nobody_answers_for_a_text_of_the_ai_that_nobody_edited(due, ana):
    drafts.save(due, "How are your plans?", PRICE, EmailLog.WrittenBy.AI)
    task = row(due)
    with pytest.raises(NotConfirmed, match="No one has edited"):
        guarding.confirm(task, keys(task, "price", "fact"), by=ana, version=task.text_version)
    task = save(due, PRICE + " See you.", ana)
    assert guarding.confirm(task, keys(task, "price", "fact"), by=ana, version=task.text_version) > 0


def test_another_text_than_the_one_that_was_read(due, ana):
    task = save(due, PRICE, ana)
    save(due, PRICE + " See you.", ana)
    with pytest.raises(TextChanged):
        guarding.confirm(task, keys(task, "price"), by=ana, version=task.text_version)


def test_what_was_confirmed_stays_so_and_what_is_new_does_not(due, ana):
    task = save(due, PRICE, ana)
    guarding.confirm(task, keys(task, "price", "fact"), by=ana, version=task.text_version)
    assert row(due).email_log.guard == "clear"
    task = save(due, PRICE + " Another one sold for $790,000.", ana)
    assert "$790,000" in {each["text"] for each in task.email_log.open_findings}
    assert "$815,000" not in {each["text"] for each in task.email_log.open_findings}


def test_a_text_that_sql_put_there_is_checked_when_it_is_due(sandbox, due):
    EmailLog.objects.create(
        task=due, client=due.client, to_email=due.client.email, status="draft", subject="Hello", body=PLACEHOLDER
    )
    assert sweep() == {"held": 1} and not sandbox.mails()
    assert held_for(due) == ("pending", "text_stopped", "draft")


def test_a_text_that_is_saved_while_another_one_is_checked_keeps_its_own_findings(due, office, ana, monkeypatch):
    save(due, GOOD, ana)
    EmailLog.objects.update(guard="")  # as before an upgrade
    check = guarding.found_in

    def slow(brief, subject, body):
        found = check(brief, subject, body)
        monkeypatch.setattr(guarding, "found_in", check)
        save(due, PLACEHOLDER, ana)  # the agent, meanwhile
        return found

    due = row(due)
    monkeypatch.setattr(guarding, "found_in", slow)
    guarding.check_saved([due], office)
    assert (row(due).email_log.body, row(due).email_log.guard) == (PLACEHOLDER, "stopped")


def test_a_record_that_changed_counts(sandbox, make_client, make_task, noon, ana):
    client = make_client(notes="Their neighbor's house sold for $815,000 in May. A house like theirs.")
    task = make_task(client, scheduled_for=NOON)
    save(task, GOOD + "\n\nYour neighbor's house sold for $815,000.", ana)
    assert row(task).email_log.guard == "clear"
    type(client).objects.filter(pk=client.pk).update(notes="")
    assert sweep() == {"held": 1} and not sandbox.mails()


def test_a_guard_that_breaks_holds_and_lets_go_once_it_works(sandbox, due, ana, monkeypatch, time_machine):
    save(due, GOOD, ana)

    def broken(*_):
        raise RuntimeError("no rule can be read")

    with monkeypatch.context() as patch:
        patch.setattr("emails.writer.checked.check", broken)
        assert sweep() == {"held": 1} and not sandbox.mails()
        assert held_for(due)[1] == "text_unchecked"
    time_machine.move_to(row(due).not_before, tick=False)
    assert sweep() == {"sent": 1}


def test_another_clients_data_is_named_as_such(due, ana, make_client):
    make_client(name="Delia Marchetti", email="delia.marchetti@example.org")
    task = save(due, GOOD + "\n\nYou can also write to delia.marchetti@example.org about it.", ana)
    assert "other_client" in {each["kind"] for each in task.email_log.open_findings}
    with pytest.raises(NotConfirmed, match="can't be confirmed"):
        guarding.confirm(task, keys(task, "other_client"), by=ana, version=task.text_version)


def test_many_at_once_are_approved_without_those_that_are_stopped(make_client, make_task, noon, ana):
    tasks = [make_task(make_client(sending_mode="review"), scheduled_for=NOON) for _ in range(2)]
    good, bad = save(tasks[0], GOOD, ana), save(tasks[1], PRICE, ana)
    versions = {task.pk: task.text_version for task in (good, bad)}
    approved = type(good).objects.filter(pk__in=versions).approve(versions, by=ana)
    assert [each.pk for each in approved] == [good.pk]
