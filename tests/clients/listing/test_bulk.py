"""Selected clients: each verb does exactly what it says to those that are visible, and its undo exactly that back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agents.models import Agent
from clients.models import Activity, BulkAction, Client
from emails.models import EmailLog
from followups.engine.plan import make_plan
from followups.models import Task
from tests.html import find_all, words
from tests.words import text_of, texts_of, why

HTMX = {"HX-Request": "true"}
VERBS = {"stage": {"stage": "lost"}, "pause": {}, "delete": {"confirmed": "yes"}}


@pytest.fixture
def three(make_client):
    clients = [make_client(name=name, planned_at=None) for name in ("One", "Two", "Three")]
    for client in clients:
        make_plan(client.pk)
    return clients


def post(browser, verb, clients, **data):
    data = {"client": [getattr(client, "pk", client) for client in clients], "next": "/clients/?sort=name", **data}
    return browser.post(f"/clients/bulk/{verb}/", data, follow=True)


def said(page):
    return [words(toast) for toast in find_all(page, "#toasts .text")]


def undo(browser):
    return browser.post(f"/bulk/{BulkAction.objects.latest('pk').pk}/undo/", follow=True)


def stages(clients):
    return list(
        Client.objects.filter(pk__in=[each.pk for each in clients]).order_by("pk").values_list("stage", flat=True)
    )


def test_stage_moves_those_that_are_elsewhere_and_stops_their_followups(ana_browser, three):
    Client.objects.filter(pk=three[2].pk).update(stage="lost", stopped_at=timezone.now())
    skipped = three[0].tasks.get(followup_type="Day 3")
    skipped.skip(by=three[0].agent)
    page = post(ana_browser, "stage", three, stage="lost")
    assert page.redirect_chain == [("/clients/?sort=name", 302)]
    assert said(page) == ["Moved 2 clients to Lost. 9 follow-ups stopped. 1 didn’t need a change or were deleted."]
    assert stages(three) == ["lost"] * 3
    assert {(task.status, why(task)) for task in three[1].tasks.all()} == {("cancelled", "the client's stage is Lost")}
    moved = three[0].activities.get(kind=Activity.Kind.STAGE)
    assert text_of(moved) == "Stage Lead to Lost" and moved.agent == three[0].agent
    assert moved.data == {"before": "lead", "after": "lost"}
    assert texts_of(three[0].activities.all()).count("Day 1 canceled: the client's stage is Lost") == 1

    assert said(undo(ana_browser)) == ["Undone for 2 clients. 9 follow-ups restored."]
    assert stages(three) == ["lead", "lead", "lost"]
    assert set(three[1].tasks.values_list("status", flat=True)) == {"pending"}
    skipped.refresh_from_db()
    assert skipped.status == "skipped"
    assert not Client.objects.filter(pk=three[0].pk, stopped_at__isnull=False).exists()
    assert said(undo(ana_browser)) == ["That was already undone."]


def test_undo_leaves_alone_what_somebody_changed_meanwhile(ana_browser, three):
    post(ana_browser, "stage", three[:2], stage="lost")
    ana_browser.post(f"/clients/{three[0].pk}/stage/", {"stage": "closed"}, headers=HTMX)
    assert said(undo(ana_browser)) == [
        "Undone for 1 client. 5 follow-ups restored. 1 client skipped because of newer changes."
    ]
    assert stages(three[:2]) == ["closed", "lead"]


def test_pause_and_its_undo(ana_browser, three):
    three[0].pause(by=three[0].agent)
    page = post(ana_browser, "pause", three)
    assert said(page) == ["Follow-ups paused for 2 clients. 1 didn’t need a change or were deleted."]
    assert not Client.objects.filter(paused_at=None).exists()
    held = three[1].tasks.first()
    Task.objects.filter(pk=held.pk).update(reason_code="client_paused", not_before=timezone.now())
    undo(ana_browser)
    assert list(Client.objects.filter(paused_at__isnull=False)) == [three[0]]
    held.refresh_from_db()
    assert held.reason_code == "" and held.not_before is None
    assert texts_of(three[1].activities.all()[:2]) == ["Follow-ups resumed", "Follow-ups paused"]


def test_resume_and_its_undo(ana_browser, three):
    for client in three[:2]:
        client.pause(by=client.agent)
    since = [client.paused_at for client in Client.objects.filter(paused_at__isnull=False).order_by("pk")]
    held = three[0].tasks.first()
    Task.objects.filter(pk=held.pk).update(reason_code="client_paused", not_before=timezone.now())
    page = post(ana_browser, "resume", three)
    assert said(page) == ["Follow-ups resumed for 2 clients. 1 didn’t need a change or were deleted."]
    held.refresh_from_db()
    assert held.reason_code == "" and not Client.objects.filter(paused_at__isnull=False).exists()
    undo(ana_browser)
    paused = Client.objects.filter(paused_at__isnull=False).order_by("pk")
    assert [client.paused_at for client in paused] == since
    assert texts_of(three[0].activities.all()[:2]) == ["Follow-ups paused", "Follow-ups resumed"]


def test_delete_asks_first_with_what_goes_along(ana_browser, three):
    EmailLog.objects.create(client=three[0], status="sent")
    page = post(ana_browser, "delete", three)
    text = page.content.decode()
    assert page.status_code == 200 and "<html" in text and Client.objects.present().count() == 3
    assert "15 pending follow-ups" in text and "1 email<" in text and text.count('type="hidden" name="client"') == 3
    dialog = ana_browser.post("/clients/bulk/delete/", {"client": [three[0].pk]}, headers=HTMX).content.decode()
    assert "<html" not in dialog and "<dialog" in dialog


def test_delete_and_its_undo(ana_browser, three):
    queued = EmailLog.objects.create(client=three[0], task=three[0].tasks.first(), status="queued")
    assert said(post(ana_browser, "delete", three, confirmed="yes")) == ["Deleted 3 clients. 15 follow-ups stopped."]
    assert not Client.objects.present().exists()
    assert set(Task.objects.values_list("status", "reason_code")) == {("cancelled", "client_deleted")}
    queued.refresh_from_db()
    assert queued.status == "draft"
    assert said(undo(ana_browser)) == ["Undone for 3 clients. 15 follow-ups restored."]
    assert Client.objects.present().count() == 3
    assert set(Task.objects.values_list("status", flat=True)) == {"pending"}
    assert three[0].activities.filter(kind=Activity.Kind.RESTORED).count() == 1


def test_undo_never_puts_back_what_was_sent_meanwhile(ana_browser, three):
    task = three[0].tasks.first()
    post(ana_browser, "delete", three[:1], confirmed="yes")
    EmailLog.objects.create(client=three[0], task=task, status="unconfirmed")
    assert said(undo(ana_browser)) == ["Undone for 1 client. 4 follow-ups restored."]
    task.refresh_from_db()
    assert task.status == "cancelled"


def test_the_broker_reassigns_and_nobody_else(ana_browser, broker_browser, ben, three):
    assert ana_browser.post("/clients/bulk/reassign/", {"client": [three[0].pk], "agent": ben.pk}).status_code == 404
    page = post(broker_browser, "reassign", three)
    assert "Ben Osei" in page.content.decode() and not Client.objects.filter(agent=ben).exists()
    assert said(post(broker_browser, "reassign", three[:2], agent=ben.pk)) == ["Reassigned 2 clients to Ben Osei."]
    assert Client.objects.filter(agent=ben).count() == 2
    assert texts_of(three[0].activities.all()).count("Agent Ana Morales to Ben Osei") == 1
    post(broker_browser, "reassign", three, agent="nobody")
    assert Client.objects.filter(agent=None).count() == 3
    undo(broker_browser)
    assert sorted(Client.objects.values_list("agent__name", flat=True)) == ["Ana Morales", "Ben Osei", "Ben Osei"]


def test_an_agents_name_may_hold_braces(broker_browser, ben, three):
    Agent.objects.filter(pk=ben.pk).update(name="Ben {Osei} }{ %s")
    assert said(post(broker_browser, "reassign", three, agent=ben.pk)) == ["Reassigned 3 clients to Ben {Osei} }{ %s."]


@pytest.mark.parametrize("agent", ["x", "999999", "1" * 30])
def test_reassigning_to_nobody_who_works_here_changes_nothing(broker_browser, three, agent):
    broker_browser.post("/clients/bulk/reassign/", {"client": [three[0].pk], "agent": agent})
    assert not BulkAction.objects.exists()


@pytest.mark.parametrize("verb", VERBS)
def test_takes_only_post(ana_browser, verb):
    assert ana_browser.get(f"/clients/bulk/{verb}/").status_code == 405


@pytest.mark.parametrize("verb", VERBS)
def test_another_agents_clients_are_not_there(ben_browser, ben, make_client, three, verb):
    data = {"client": [client.pk for client in three], **VERBS[verb]}
    assert ben_browser.post(f"/clients/bulk/{verb}/", data).status_code == 404
    own = make_client(agent=ben)
    ben_browser.post(f"/clients/bulk/{verb}/", {**data, "client": [own.pk, *data["client"]]})
    assert list(BulkAction.objects.get().changes) == [str(own.pk)]


def test_another_agents_undo_is_not_there(ana_browser, ben_browser, three):
    post(ana_browser, "pause", three)
    address = f"/bulk/{BulkAction.objects.get().pk}/undo/"
    assert ben_browser.post(address).status_code == 404
    assert ana_browser.get(address).status_code == 405


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    ("ids", "status", "words"),
    [
        ([], 302, "Select some clients first."),
        (["x"], 400, ""),
        (["9" * 20], 400, ""),
        (["½"], 400, ""),
        (list(range(1, 202)), 302, "Select at most 200 clients at a time."),
    ],
)
def test_a_selection_that_makes_no_sense_changes_nothing(ana_browser, three, verb, ids, status, words):
    page = ana_browser.post(f"/clients/bulk/{verb}/", {"client": ids, **VERBS[verb]})
    assert page.status_code == status and not BulkAction.objects.exists()
    if words:
        assert words in ana_browser.get("/clients/").content.decode()


def test_an_unknown_stage_is_refused(ana_browser, three):
    assert ana_browser.post("/clients/bulk/stage/", {"client": [three[0].pk], "stage": "won"}).status_code == 400


def test_nothing_to_change_is_said(ana_browser, three):
    assert said(post(ana_browser, "stage", three, stage="lead")) == ["Nothing to change."]
    assert not BulkAction.objects.exists()


def test_htmx_gets_the_list_with_its_filters_and_a_toast(ana_browser, three):
    data = {"client": [three[0].pk], "stage": "lost", "next": "/clients/?stage=lead&sort=name"}
    page = ana_browser.post("/clients/bulk/stage/", data, headers=HTMX)
    text = page.content.decode()
    assert "<html" not in text and 'id="results"' in text and ">One<" not in text and ">Two<" in text
    assert (
        "Moved 1 client to Lost. 5 follow-ups stopped." in page.headers["HX-Trigger"]
        and "/undo/" in page.headers["HX-Trigger"]
    )
    refused = ana_browser.post("/clients/bulk/pause/", {}, headers=HTMX)
    assert refused.status_code == 204 and "Select some clients" in refused.headers["HX-Trigger"]


def test_two_hundred_clients_cost_as_many_questions_as_two(ana_browser, ana, django_assert_max_num_queries):
    now = timezone.now()
    for count in (2, 200):
        clients = Client.objects.bulk_create(Client(agent=ana, name=str(n), planned_at=now) for n in range(count))
        Task.objects.bulk_create(
            Task(client=each, followup_type=kind, scheduled_for=now + timedelta(days=1))
            for each in clients
            for kind in ("Day 1", "Day 3", "Week 1")
        )
        data = {"client": [each.pk for each in clients], "stage": "lost"}
        with django_assert_max_num_queries(34):
            ana_browser.post("/clients/bulk/stage/", data)
        with django_assert_max_num_queries(37):
            undo_address = f"/bulk/{BulkAction.objects.latest('pk').pk}/undo/"
            ana_browser.post(undo_address)
        assert not Task.objects.exclude(status="pending").exists()


def test_an_undo_gives_no_client_to_an_agent_who_was_deactivated(broker_browser, three, ana, ben):
    post(broker_browser, "reassign", three, agent=ben.pk)
    ana.is_active = False
    ana.save()
    page = broker_browser.post(f"/bulk/{BulkAction.objects.latest('pk').pk}/undo/", follow=True)
    skipped = "3 clients skipped because of newer changes, or because the agent was deactivated."
    assert said(page)[-1] == f"Undone for 0 clients. {skipped}"
    assert set(Client.objects.values_list("agent", flat=True)) == {ben.pk}
