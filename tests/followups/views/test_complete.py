"""POST /followups/<id>/complete/"""

import pytest

from clients.models import Activity
from tests.followups.actions import HTMX, said, toast, undo_of


def test_completes_it_says_so_and_offers_undo(ana_browser, ana, make_task):
    task = make_task()
    response = ana_browser.post(f"/followups/{task.pk}/complete/")
    assert (response.status_code, response.url) == (302, "/followups/")
    assert said(response) == ["Day 1 for Jonah Whitlock is done."]
    assert undo_of(response) == [f"/followups/{task.pk}/restore/"]
    task.refresh_from_db()
    assert task.status == "completed"
    assert Activity.objects.get(task=task).agent == ana


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_only_by_post(ana_browser, make_task, method):
    task = make_task()
    assert getattr(ana_browser, method)(f"/followups/{task.pk}/complete/").status_code == 405
    task.refresh_from_db()
    assert task.status == "pending"


def test_another_agent_gets_404(ben_browser, make_task):
    task = make_task()
    assert ben_browser.post(f"/followups/{task.pk}/complete/").status_code == 404
    task.refresh_from_db()
    assert task.status == "pending"


def test_the_broker_may(broker_browser, make_task):
    task = make_task()
    assert broker_browser.post(f"/followups/{task.pk}/complete/").status_code == 302
    task.refresh_from_db()
    assert task.status == "completed"


def test_without_login_nothing_happens(client, make_task):
    task = make_task()
    assert client.post(f"/followups/{task.pk}/complete/").url.startswith("/login/")
    task.refresh_from_db()
    assert task.status == "pending"


def test_htmx_gets_the_changed_row_and_a_toast(ana_browser, make_task):
    task = make_task()
    response = ana_browser.post(f"/followups/{task.pk}/complete/", headers=HTMX)
    assert response.status_code == 200
    page = response.content.decode()
    assert f'id="followup-{task.pk}"' in page
    assert "<html" not in page
    assert page.count(" autofocus") == 1
    assert "Done by hand" in page
    assert toast(response) == {
        "text": "Day 1 for Jonah Whitlock is done.",
        "undo_url": f"/followups/{task.pk}/restore/",
        "level": "info",
    }


def test_the_second_caller_is_told_how_it_stands(ana_browser, make_task):
    task = make_task()
    ana_browser.post(f"/followups/{task.pk}/complete/")
    second = ana_browser.post(f"/followups/{task.pk}/complete/", headers=HTMX)
    assert second.status_code == 409
    assert f'id="followup-{task.pk}"' in second.content.decode()
    assert toast(second)["text"] == "Day 1 for Jonah Whitlock is done by hand already: nothing was changed."
    assert toast(second)["level"] == "error"
    plain = ana_browser.post(f"/followups/{task.pk}/complete/")
    assert plain.status_code == 302
    assert said(plain)[-1] == "Day 1 for Jonah Whitlock is done by hand already: nothing was changed."
    assert Activity.objects.filter(task=task).count() == 1


def test_not_while_it_is_being_sent(ana_browser, make_task):
    task = make_task(status="processing")
    assert ana_browser.post(f"/followups/{task.pk}/complete/", headers=HTMX).status_code == 409
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
def test_back_to_where_it_was_asked_but_nowhere_else(ana_browser, make_task, wanted, goes_to):
    response = ana_browser.post(f"/followups/{make_task().pk}/complete/", {"next": wanted})
    assert response.url == goes_to


def test_an_unknown_one_is_404(ana_browser):
    assert ana_browser.post("/followups/999999/complete/").status_code == 404


def test_nothing_is_sent_and_the_time_is_kept(ana_browser, make_task):
    task = make_task()
    ana_browser.post(f"/followups/{task.pk}/complete/")
    task.refresh_from_db()
    assert task.completed_at is not None
    assert task.email_sent_id is None
