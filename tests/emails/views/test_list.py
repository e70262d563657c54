"""GET /emails/"""

from datetime import timedelta

import pytest
from django.utils import timezone

from emails.models import EmailLog
from tests.html import find, find_all, links, words


def logs_of(response):
    """The emails of the rows, in their order."""
    ids = [int(row["id"].removeprefix("email-")) for row in find_all(response, "tr[id^=email-]")]
    found = EmailLog.objects.in_bulk(ids)
    return [found[pk] for pk in ids]


@pytest.fixture
def make_log(make_client):
    def make(client=None, **fields):
        return EmailLog.objects.create(
            client=client or make_client(), **{"subject": "Hello", "status": "sent", **fields}
        )

    return make


def test_shows_the_newest_first_with_how_far_each_got(ana_browser, make_client, make_log):
    client = make_client()
    now = timezone.now()
    old = make_log(client, created_at=now - timedelta(days=2), subject="Older", status="click", clicked_at=now)
    new = make_log(client, subject="Newer", status="bounce", error_code="full", error_message="552 5.2.2")
    response = ana_browser.get("/emails/")
    assert logs_of(response) == [new, old]
    page = response.content.decode()
    assert all(
        word in page for word in ("Newer", "Bounced", "The mailbox is full", "Older", "Clicked", "Jonah Whitlock")
    )


def test_reads_only(ana_browser):
    assert ana_browser.post("/emails/").status_code == 405


def test_nobody_sees_another_agents_but_the_broker_sees_all(ben_browser, broker_browser, make_log):
    make_log()
    assert logs_of(ben_browser.get("/emails/")) == []
    assert len(logs_of(broker_browser.get("/emails/"))) == 1


def test_the_history_of_a_deleted_client_stays(ana_browser, make_client, make_log):
    make_log(make_client(is_deleted=True))
    page = ana_browser.get("/emails/").content.decode()
    assert "Deleted" in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("status=open", {"Garage"}),
        ("status=open&status=failed", {"Garage", "Garden"}),
        ("q=gard", {"Garden"}),
        ("q=WHITLOCK", {"Garage", "Garden"}),
        ("q=other@", {"Garden"}),
        ("q=nothing", set()),
    ],
)
def test_filters(ana_browser, make_client, make_log, query, expected):
    client = make_client()
    make_log(client, subject="Garage", status="open", to_email=client.email)
    make_log(client, subject="Garden", status="failed", to_email="other@example.com")
    assert {log.subject for log in logs_of(ana_browser.get(f"/emails/?{query}"))} == expected


@pytest.mark.parametrize(
    ("query", "pushed", "expected"),
    [
        ("status=sent", "status=sent", {"sent", "processed"}),
        ("status=processed", "status=sent", {"sent", "processed"}),
        ("status=sent&status=processed", "status=sent", {"sent", "processed"}),
        ("status=group_unsubscribe", "status=unsubscribe", {"unsubscribe", "group_unsubscribe"}),
        (
            "status=unsubscribe&status=open",
            "status=open&status=unsubscribe",
            {"open", "unsubscribe", "group_unsubscribe"},
        ),
    ],
)
def test_a_status_stands_for_every_status_with_the_same_word(
    ana_browser, make_client, make_log, query, pushed, expected
):
    client = make_client()
    for status in EmailLog.Status.values:
        make_log(client, status=status)
    response = ana_browser.get(f"/emails/?{query}&limit=50", headers={"HX-Request": "true"})
    assert {log.status for log in logs_of(response)} == expected
    assert response.headers["HX-Push-Url"] == f"/emails/?limit=50&{pushed}"


def test_the_menu_offers_each_word_once_and_ticks_what_an_old_address_asks(ana_browser):
    page = ana_browser.get("/emails/?status=sent&status=processed")
    offered = [words(label) for label in find_all(page, "#filter-status label")]
    assert len(offered) == len(set(offered)) == len(set(EmailLog.Status.labels))
    assert [box["value"] for box in find_all(page, "#filter-status input[checked]")] == ["sent"]
    assert words(find(page, "#open-status")) == "Status is Sent"


def test_one_client_only(ana_browser, make_client, make_log):
    wanted = make_log()
    make_log(make_client(name="Priya Raghunathan"))
    assert logs_of(ana_browser.get(f"/emails/?client_id={wanted.client_id}")) == [wanted]


@pytest.mark.parametrize("query", ["status=bogus", "client_id=abc", "page=-1", "limit=x", "q=%00"])
def test_a_filter_that_cannot_be_read_is_left_out_and_said(ana_browser, make_log, query):
    make_log()
    response = ana_browser.get(f"/emails/?{query}")
    assert response.status_code == 200
    assert 'role="alert"' in response.content.decode()
    assert len(logs_of(response)) == 1


def test_pages(ana_browser, make_client, make_log):
    client = make_client()
    for _ in range(12):
        make_log(client)
    assert len(logs_of(ana_browser.get("/emails/"))) == 10
    assert "11 to 12 of 12" in ana_browser.get("/emails/?page=2").content.decode()
    assert len(logs_of(ana_browser.get("/emails/?limit=5"))) == 5


def test_pages_by_key_show_each_once_there_and_back(ana_browser, make_client, make_log):
    client, now = make_client(), timezone.now()
    # All at one moment: what comes after the last of a page is told by more than its time.
    newest_first = [make_log(client, created_at=now) for _ in range(23)][::-1]
    make_log(client, status="draft")
    page, seen = ana_browser.get("/emails/?status=sent"), []
    while True:
        seen += logs_of(page)
        if not (following := links(page).get("Next")):
            break
        assert following.startswith("/emails/?status=sent&after=")
        page = ana_browser.get(following)
    assert seen == newest_first
    back = ana_browser.get(links(page)["Previous"])
    assert logs_of(back) == seen[10:20] and "11 to 20 of 23" in back.content.decode()


@pytest.mark.parametrize("query", ["page=9", "page=99999999999999999999", "after=nonsense", "before=WzAsMF0", "page=0"])
def test_a_page_that_is_not_there_is_said(ana_browser, make_log, query):
    make_log()
    response = ana_browser.get(f"/emails/?{query}")
    assert len(logs_of(response)) == 1
    assert 'role="alert"' in response.content.decode()


def test_htmx_gets_the_rows(ana_browser, make_log):
    make_log()
    response = ana_browser.get("/emails/?q=&status=sent", headers={"HX-Request": "true"})
    page = response.content.decode()
    assert response.headers["HX-Push-Url"] == "/emails/?status=sent"
    assert "<html" not in page
    assert 'id="results"' in page
    assert "1 found" in page


def test_asks_the_same_few_questions_however_many_rows(
    ana_browser, make_client, make_log, make_task, django_assert_max_num_queries
):
    def count(how_many):
        for number in range(how_many):
            task = make_task(make_client(name=f"Client {number}"))
            make_log(task.client, task=task)
        with django_assert_max_num_queries(10) as questions:
            ana_browser.get("/emails/")
        return len(questions)

    ana_browser.get("/emails/")
    assert count(2) == count(7)


def test_an_empty_list_says_what_belongs_there(ana_browser):
    assert "No emails yet" in ana_browser.get("/emails/").content.decode()
