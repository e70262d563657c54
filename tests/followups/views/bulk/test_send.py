"""Send now for many: it asks first, leaves what nobody has read, and can be undone until they go."""

from datetime import timedelta

from clients.models import BulkAction
from followups.engine.drafts import save_typed
from followups.models import UNDO_FOR, Task
from tests.followups.actions import HTMX, toast
from tests.followups.views.bulk.selected import NOON, post, said, undo
from tests.letters import TEXT


def own_text(task, agent):
    save_typed(task, "Hello", TEXT, by=agent)


def test_sending_asks_first_with_the_number_and_leaves_the_unread(ana_browser, ana, drafts, make_client, make_task):
    ready = make_task(make_client(name="Dan"), scheduled_for=NOON + timedelta(hours=2))
    own_text(ready, ana)
    asked = post(ana_browser, "send", [*drafts, ready])
    page = " ".join(asked.content.decode().split())
    assert "Send 1 email now?" in page and "3 are not read yet and won’t be sent." in page
    assert Task.objects.get(pk=ready.pk).hurried_at is None
    page = post(ana_browser, "send", [*drafts, ready], confirmed="1")
    assert said(page) == ["Sending 1 follow-up. 3 not read yet, or changed."]
    ready.refresh_from_db()
    assert (ready.scheduled_for, ready.hurried_at) == (NOON + UNDO_FOR, NOON)
    assert not Task.objects.filter(hurried_at__isnull=False).exclude(pk=ready.pk).exists()


def test_sending_many_can_be_undone_until_they_go(ana_browser, ana, three):
    for task in three:
        own_text(task, ana)
    before = list(Task.objects.order_by("pk").values())
    page = post(ana_browser, "send", three, confirmed="3")
    assert said(page) == ["Sending 3 follow-ups"] and "/undo/?within=10" in page.content.decode()
    Task.objects.filter(pk=three[0].pk).update(status="processing", send_after=None)  # a worker was faster
    assert said(undo(ana_browser)) == ["Undone for 2 follow-ups. 1 follow-up skipped because of newer changes."]
    after = list(Task.objects.order_by("pk").values())
    assert [row | {"updated_at": None} for row in after[1:]] == [row | {"updated_at": None} for row in before[1:]]


def test_undo_of_what_an_earlier_version_sent_changes_nothing(ana_browser, ana, three):
    own_text(three[0], ana)
    Task.objects.get(pk=three[0].pk).send_now(by=ana)
    BulkAction.objects.create(agent=ana, verb="send", changes={str(three[0].pk): ["pending", "pending"]})
    assert said(undo(ana_browser)) == ["Undone for 0 follow-ups. 1 follow-up skipped because of newer changes."]


def test_sending_asks_again_when_there_are_more_than_were_agreed_to(ana_browser, ana, three):
    for task in three:
        own_text(task, ana)
    page = post(ana_browser, "send", three, confirmed="2")
    assert "Send 3 emails now?" in page.content.decode()
    assert not Task.objects.filter(hurried_at__isnull=False).exists()


def test_what_nobody_has_read_is_opened_instead(ana_browser, drafts):
    response = ana_browser.post("/followups/bulk/send/", {"task": [task.pk for task in drafts]}, headers=HTMX)
    assert response.headers["HX-Redirect"] == f"/followups/{drafts[0].pk}/preview/"


def test_nothing_to_send_is_said(ana_browser, drafts):
    Task.objects.filter(pk=drafts[0].pk).update(status="skipped")
    response = ana_browser.post("/followups/bulk/send/", {"task": [drafts[0].pk]}, headers=HTMX)
    assert response.status_code == 204 and "have changed" in toast(response)["text"]
