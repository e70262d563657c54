"""GET /followups/: the filters, the order, the pages and the tabs."""

from datetime import UTC, datetime, timedelta

import pytest

from emails.models import EmailLog
from followups.models import Task
from tests.followups.views.conftest import NOON
from tests.html import find, find_all, links, words

pytestmark = pytest.mark.usefixtures("clock")


def tasks_of(response):
    """The follow-ups of the rows, in their order."""
    ids = [int(row["id"].removeprefix("followup-")) for row in find_all(response, "tr[id^=followup-]")]
    found = Task.objects.in_bulk(ids)
    return [found[pk] for pk in ids]


def test_shows_the_agents_follow_ups_in_the_order_in_which_they_go(ana_browser, make_client, make_task):
    client = make_client()
    later = make_task(client, followup_type="Day 3", scheduled_for=NOON + timedelta(days=2))
    first = make_task(client, scheduled_for=NOON + timedelta(hours=3))
    twin = make_task(client, followup_type="Custom", scheduled_for=NOON + timedelta(hours=3))

    response = ana_browser.get("/followups/")

    assert response.status_code == 200
    assert tasks_of(response) == [first, twin, later]
    assert b"Jonah Whitlock" in response.content
    assert b"in 3 h" in response.content
    assert b"Tuesday, November 24, 2026, 3:00 PM PST" in response.content


def test_reads_only(ana_browser):
    assert ana_browser.post("/followups/").status_code == 405


def test_nobody_sees_another_agents_but_the_broker_sees_all(ben_browser, broker_browser, make_task):
    make_task()
    assert tasks_of(ben_browser.get("/followups/")) == []
    response = broker_browser.get("/followups/")
    assert len(tasks_of(response)) == 1
    assert b"Ana Morales" in response.content


def test_follow_ups_of_a_deleted_client_are_gone(ana_browser, make_client, make_task):
    make_task(make_client(is_deleted=True))
    assert tasks_of(ana_browser.get("/followups/")) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("status=pending", {"Day 1", "Day 3"}),
        ("status=skipped", {"Week 1"}),
        ("status=skipped&status=failed", {"Week 1", "Week 2"}),
        ("priority=low", {"Week 2"}),
        ("priority=low&priority=high", {"Day 1", "Week 2"}),
        ("status=failed&priority=high", set()),
        ("q=whit", {"Day 1", "Day 3", "Week 1", "Week 2"}),
        ("q=nobody", set()),
    ],
)
def test_filters(ana_browser, make_client, make_task, query, expected):
    client = make_client()
    make_task(client, followup_type="Day 1", priority="high")
    make_task(client, followup_type="Day 3", priority="medium")
    make_task(client, followup_type="Week 1", priority="medium", status="skipped")
    make_task(client, followup_type="Week 2", priority="low", status="failed")
    response = ana_browser.get(f"/followups/?{query}")
    assert {task.followup_type for task in tasks_of(response)} == expected


def test_one_client_only(ana_browser, make_client, make_task):
    one, other = make_client(), make_client(name="Priya Raghunathan")
    wanted = make_task(one)
    make_task(other)
    response = ana_browser.get(f"/followups/?client_id={one.pk}")
    assert tasks_of(response) == [wanted]
    assert b"Show all clients" in response.content


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("status=bogus", "“bogus” is not a follow-up status"),
        ("status=pending&status=bogus", "“bogus” is not a follow-up status"),
        ("priority=urgent", "“urgent” is not a priority"),
        ("client_id=abc", "“client_id” must be a number."),
        ("client_id=-1", "“client_id” must be a number above 0."),
        ("page=abc", "“page” must be a number."),
        ("limit=abc", "“limit” must be a number."),
        ("q=%00", "Null characters are not allowed."),
    ],
)
def test_a_filter_that_cannot_be_read_is_left_out_and_said(ana_browser, make_task, query, complaint):
    make_task()
    response = ana_browser.get(f"/followups/?{query}")
    assert response.status_code == 200
    assert complaint in response.content.decode()
    assert len(tasks_of(response)) == 1


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, str(2**63 - 1)])
def test_a_huge_client_number_harms_nobody(ana_browser, number):
    assert ana_browser.get(f"/followups/?client_id={number}").status_code == 200


def test_ten_to_a_page_with_the_true_total_and_the_filters_kept(ana_browser, make_client, make_task):
    client = make_client()
    for minute in range(23):
        make_task(client, followup_type="Custom", scheduled_for=NOON + timedelta(minutes=minute))

    first = ana_browser.get("/followups/?status=pending")
    assert len(tasks_of(first)) == 10
    assert "1 to 10 of 23" in first.content.decode()

    last = ana_browser.get("/followups/?status=pending&page=3")
    assert [task.scheduled_for.minute for task in tasks_of(last)] == [20, 21, 22]


def test_as_many_to_a_page_as_the_browser_says_fit(ana_browser, make_client, make_task):
    client = make_client()
    for minute in range(60):
        make_task(client, followup_type="Custom", scheduled_for=NOON + timedelta(minutes=minute))

    def shown(said, query="status=pending"):
        ana_browser.cookies["rows_followup_list"] = said
        return len(tasks_of(ana_browser.get(f"/followups/?{query}")))

    assert [shown(said) for said in ("18", "3", "1000", "many", "")] == [18, 10, 50, 10, 10]
    # Who asks for a number gets it, and what is in the list is no matter of the window.
    assert [shown("18", f"limit={limit}") for limit in ("5", "60", "many")] == [5, 60, 10]
    ana_browser.cookies["rows_followup_list"] = "18"
    page = ana_browser.get("/followups/?status=pending")
    assert "1 to 18 of 60" in words(page) and "All 60" in words(page)
    assert len(tasks_of(ana_browser.get(links(page)["Next"]))) == 18


def test_pages_by_key_show_each_once_there_and_back(ana_browser, make_client, make_task):
    client = make_client()
    # All at one moment: what comes after the last of a page is told by more than its time.
    for _ in range(23):
        make_task(client, followup_type="Custom", scheduled_for=NOON)
    page, seen = ana_browser.get("/followups/?status=pending"), []
    while True:
        seen += tasks_of(page)
        if not (following := links(page).get("Next")):
            break
        assert following.startswith("/followups/?status=pending&after=")
        page = ana_browser.get(following)
    assert [task.pk for task in seen] == sorted(task.pk for task in seen) and len(seen) == 23
    back = ana_browser.get(links(page)["Previous"])
    assert tasks_of(back) == seen[10:20] and "11 to 20 of 23" in back.content.decode()


@pytest.mark.parametrize("query", ["page=9", "page=99999999999999999999", "after=nonsense", "before=WzAsMF0", "page=0"])
def test_a_page_that_is_not_there_is_said(ana_browser, make_task, query):
    make_task()
    response = ana_browser.get(f"/followups/?{query}")
    assert len(tasks_of(response)) == 1
    assert 'role="alert"' in response.content.decode()


@pytest.mark.parametrize(("limit", "shown"), [("", 10), ("1", 1), ("25", 25), ("100", 100), ("500", 100), ("0", 10)])
def test_the_limit_goes_to_a_hundred(ana_browser, make_client, make_task, limit, shown):
    client = make_client()
    for minute in range(101):
        make_task(client, followup_type="Custom", scheduled_for=NOON + timedelta(minutes=minute))
    response = ana_browser.get(f"/followups/?limit={limit}")
    assert len(tasks_of(response)) == shown
    assert words(find(response, ".page-foot .shown")).endswith(" of 101")


@pytest.mark.parametrize(
    ("tab", "expected"),
    [
        ("overdue", {"late"}),
        ("today", {"tonight"}),
        ("upcoming", {"tomorrow"}),
        ("done", {"skipped", "by hand"}),
        ("failed", {"failed", "unconfirmed"}),
    ],
)
def test_tabs(ana_browser, make_client, make_task, tab, expected):
    client = make_client()
    make_task(client, followup_type="Custom", notes="late", scheduled_for=NOON - timedelta(hours=2))
    # 11 PM in Los Angeles is tomorrow in UTC: it is still today for Ana.
    make_task(client, followup_type="Custom", notes="tonight", scheduled_for=NOON + timedelta(hours=11))
    make_task(client, followup_type="Custom", notes="tomorrow", scheduled_for=NOON + timedelta(hours=12))
    make_task(client, followup_type="Custom", notes="skipped", status="skipped")
    make_task(client, followup_type="Custom", notes="by hand", status="completed", completed_at=NOON)
    make_task(client, followup_type="Custom", notes="failed", status="failed")
    unconfirmed = make_task(client, followup_type="Custom", notes="unconfirmed", status="processing")
    EmailLog.objects.create(client=client, task=unconfirmed, status="unconfirmed")
    response = ana_browser.get(f"/followups/?tab={tab}")
    assert {task.notes for task in tasks_of(response)} == expected
    tabs = ["Overdue 1", "Today 1", "Upcoming 1", "Done 2", "Failed 2", "All"]
    assert [words(tab) for tab in find_all(response, "#tabs a")] == tabs
    assert find(response, "#tabs [aria-current]")["href"] == f"/followups/?tab={tab}"


def test_htmx_gets_the_rows_the_tabs_and_the_count(ana_browser, make_task):
    make_task()
    response = ana_browser.get("/followups/?q=jonah", headers={"HX-Request": "true"})
    page = response.content.decode()
    assert "<html" not in page
    assert 'id="results"' in page
    assert page.count('hx-swap-oob="true"') == 4
    assert response.headers["HX-Push-Url"] == "/followups/?q=jonah"
    assert 'href="/followups/?q=jonah&amp;view=month#today"' in page
    assert "1 found" in page
    assert "HX-Request" in response.headers["Vary"]


def test_asks_the_same_few_questions_however_many_rows(
    ana_browser, make_client, make_task, django_assert_max_num_queries
):
    def count(how_many):
        for number in range(how_many):
            task = make_task(make_client(name=f"Client {number}"))
            EmailLog.objects.create(client=task.client, task=task, status="draft")
        with django_assert_max_num_queries(10) as questions:
            ana_browser.get("/followups/")
        return len(questions)

    ana_browser.get("/followups/")
    assert count(2) == count(7)


def test_an_empty_list_says_what_belongs_there(ana_browser):
    page = ana_browser.get("/followups/").content.decode()
    assert "No follow-ups yet" in page
    assert "/clients/new/" in page


@pytest.mark.parametrize(
    ("hours", "tab"), [((-2, 2, 30), "overdue"), ((2, 30), "today"), ((30,), "upcoming"), ((), "overdue")]
)
def test_the_sidebar_leads_to_where_the_work_begins(ana_browser, make_client, make_task, hours, tab):
    client = make_client()
    for hour in hours:
        make_task(client, followup_type="Custom", scheduled_for=NOON + timedelta(hours=hour))
    response = ana_browser.get("/followups/now/")
    assert (response.status_code, response.url) == (302, f"/followups/?tab={tab}")
    assert ana_browser.post("/followups/now/").status_code == 405


def test_the_days_that_the_calendar_leads_to(ana_browser, make_client, make_task):
    client = make_client()
    late = make_task(client, followup_type="Custom", scheduled_for=datetime(2026, 11, 26, 7, 59, tzinfo=UTC))
    make_task(client, followup_type="Custom", scheduled_for=datetime(2026, 11, 26, 8, 0, tzinfo=UTC))
    response = ana_browser.get("/followups/?on=2026-11-25")
    assert tasks_of(response) == [late]
    assert "Wed, Nov 25" in response.content.decode()
    assert "“on” must be a date" in ana_browser.get("/followups/?on=tomorrow").content.decode()


def test_filters_read_as_sentences_each_with_its_way_out(ana_browser, make_task):
    make_task()
    response = ana_browser.get("/followups/?step=Day+1&step=Custom&status=pending&priority=high&tab=overdue")
    chips = find_all(response, "#choices .chip.sentence")
    said = {words(find(each, "button")): find(each, "a")["href"] for each in chips}
    assert said == {
        "Status is Pending": "/followups/?tab=overdue&priority=high&step=Day+1&step=Custom",
        "Priority is High": "/followups/?tab=overdue&status=pending&step=Day+1&step=Custom",
        "Step is Day 1 or Custom": "/followups/?tab=overdue&status=pending&priority=high",
    }
    assert len(tasks_of(response)) == 1


@pytest.mark.parametrize("tab", ["overdue", "today", "upcoming", "done", "failed", ""])
def test_every_empty_tab_says_what_belongs_there(ana_browser, tab):
    page = ana_browser.get(f"/followups/?tab={tab}")
    assert len(find_all(page, ".empty a.button")) == 1
