"""POST /followups/<id>/skip/, /cancel/ and /complete/: an open follow-up is ended by hand."""

from dataclasses import dataclass

import pytest

from clients.models import Activity
from tests.followups.actions import HTMX, said, toast, undo_of


@dataclass(frozen=True)
class Ending:
    verb: str  # in the address
    status: str
    said: str
    shown: str  # in the changed row
    again: str

    def url(self, task):
        return f"/followups/{task.pk}/{self.verb}/"


ENDINGS = [
    Ending(
        "skip",
        "skipped",
        said="Skipped Day 1 for Jonah Whitlock.",
        shown="Skipped",
        again="Nothing changed: Day 1 for Jonah Whitlock is already skipped.",
    ),
    Ending(
        "cancel",
        "cancelled",
        said="Canceled Day 1 for Jonah Whitlock.",
        shown="Canceled",
        again="Nothing changed: Day 1 for Jonah Whitlock is already canceled.",
    ),
    Ending(
        "complete",
        "completed",
        said="Marked Day 1 for Jonah Whitlock as done.",
        shown="Done by hand",
        again="Nothing changed: Day 1 for Jonah Whitlock is already done by hand.",
    ),
]


@pytest.fixture(params=ENDINGS, ids=lambda ending: ending.verb)
def ending(request):
    return request.param


def test_ends_it_says_so_and_offers_undo(ana_browser, ana, make_task, ending):
    task = make_task()
    response = ana_browser.post(ending.url(task))
    assert (response.status_code, response.url) == (302, "/followups/")
    assert said(response) == [ending.said]
    assert undo_of(response) == [f"/followups/{task.pk}/restore/"]
    task.refresh_from_db()
    assert task.status == ending.status
    assert Activity.objects.get(task=task).agent == ana


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_only_by_post(ana_browser, make_task, ending, method):
    task = make_task()
    assert getattr(ana_browser, method)(ending.url(task)).status_code == 405
    task.refresh_from_db()
    assert task.status == "pending"


def test_another_agent_gets_404(ben_browser, make_task, ending):
    task = make_task()
    assert ben_browser.post(ending.url(task)).status_code == 404
    task.refresh_from_db()
    assert task.status == "pending"


def test_the_broker_may(broker_browser, make_task, ending):
    task = make_task()
    assert broker_browser.post(ending.url(task)).status_code == 302
    task.refresh_from_db()
    assert task.status == ending.status


def test_without_login_nothing_happens(client, make_task, ending):
    task = make_task()
    assert client.post(ending.url(task)).url.startswith("/login/")
    task.refresh_from_db()
    assert task.status == "pending"


def test_htmx_gets_the_changed_row_and_a_toast(ana_browser, make_task, ending):
    task = make_task()
    response = ana_browser.post(ending.url(task), headers=HTMX)
    assert response.status_code == 200
    page = response.content.decode()
    assert f'id="followup-{task.pk}"' in page
    assert "<html" not in page
    assert page.count(" autofocus") == 1
    assert ending.shown in page
    assert toast(response) == {"text": ending.said, "undo_url": f"/followups/{task.pk}/restore/", "level": "info"}


def test_the_second_caller_is_told_how_it_stands(ana_browser, make_task, ending):
    task = make_task()
    ana_browser.post(ending.url(task))
    second = ana_browser.post(ending.url(task), headers=HTMX)
    assert second.status_code == 409
    assert f'id="followup-{task.pk}"' in second.content.decode()
    assert toast(second)["text"] == ending.again
    assert toast(second)["level"] == "error"
    plain = ana_browser.post(ending.url(task))
    assert plain.status_code == 302
    assert said(plain)[-1] == ending.again
    assert Activity.objects.filter(task=task).count() == 1


def test_not_while_it_is_being_sent(ana_browser, make_task, ending):
    task = make_task(status="processing")
    assert ana_browser.post(ending.url(task), headers=HTMX).status_code == 409
    task.refresh_from_db()
    assert task.status == "processing"


@pytest.mark.parametrize(
    ("wanted", "goes_to"),
    [
        ("/clients/7/?page=2", "/clients/7/?page=2"),
        ("https://evil.example/", "/followups/"),
        ("//evil.example/", "/followups/"),
        ("javascript:alert(1)", "/followups/"),
    ],
)
def test_back_to_where_it_was_asked_but_nowhere_else(ana_browser, make_task, ending, wanted, goes_to):
    response = ana_browser.post(ending.url(make_task()), {"next": wanted})
    assert response.url == goes_to


def test_an_unknown_one_is_404(ana_browser, ending):
    assert ana_browser.post(f"/followups/999999/{ending.verb}/").status_code == 404


def test_completing_sends_nothing_and_keeps_the_time(ana_browser, make_task):
    task = make_task()
    ana_browser.post(f"/followups/{task.pk}/complete/")
    task.refresh_from_db()
    assert task.completed_at is not None
    assert task.email_sent_id is None
