"""GET and POST /followups/<id>/reschedule/"""

from datetime import UTC, datetime, timedelta

import pytest

from clients.models import Activity
from followups.models import Task
from tests.followups.actions import HTMX, said, toast, undo_of
from tests.followups.views.conftest import NOON
from tests.html import words
from tests.words import texts_of

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def planned(make_task):
    return make_task(scheduled_for=NOON + timedelta(hours=5))


def test_moves_it_and_says_so_with_undo(ana_browser, ana, planned):
    response = ana_browser.post(f"/followups/{planned.pk}/reschedule/", {"scheduled_for": "2026-12-01T09:30"})
    assert (response.status_code, response.url) == (302, "/followups/")
    assert said(response) == ["Day 1 for Jonah Whitlock is moved to Tue, Dec 1, 9:30 AM PST."]
    planned.refresh_from_db()
    assert planned.scheduled_for == datetime(2026, 12, 1, 17, 30, tzinfo=UTC)
    assert planned.status == "pending"
    assert Activity.objects.get(task=planned).agent == ana

    ana_browser.post(undo_of(response)[0], {"next": "/clients/"})
    planned.refresh_from_db()
    assert planned.scheduled_for == NOON + timedelta(hours=5)


def test_get_shows_the_form_with_its_time_and_usual_ones(ana_browser, planned):
    page = ana_browser.get(f"/followups/{planned.pk}/reschedule/?next=/clients/").content.decode()
    assert 'value="2026-11-24T17:00"' in page
    assert "Tomorrow 9:00 AM" in page
    assert 'name="next" value="/clients/"' in page
    assert "Move later steps" not in page  # there are none


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods(ana_browser, planned, method):
    assert getattr(ana_browser, method)(f"/followups/{planned.pk}/reschedule/").status_code == 405


def test_another_agent_gets_404(ben_browser, planned):
    address = f"/followups/{planned.pk}/reschedule/"
    assert ben_browser.get(address).status_code == 404
    assert ben_browser.post(address, {"scheduled_for": "2026-12-01T09:30"}).status_code == 404
    planned.refresh_from_db()
    assert planned.scheduled_for == NOON + timedelta(hours=5)


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("", "Choose a date and time."),
        ("soon", "Enter a date and time, like"),
        ("2026-13-01T09:30", "Enter a date and time, like"),
        ("2026-12-01T25:00", "Enter a date and time, like"),
        ("0001-01-01T00:00", "That is in the past."),
        ("0001-01-01T00:00+05:00", "Enter a date and time, like"),
        ("9999-12-31T23:59", "Enter a date and time, like"),
        ("2026-11-23T11:59", "That is in the past."),
        ("2062-12-01T09:30", "That is more than five years away."),
        ("2026-12-01T09:30\x00", "Null characters are not allowed."),
    ],
)
def test_bad_times_stay_in_the_field_with_their_error(ana_browser, planned, typed, error):
    response = ana_browser.post(f"/followups/{planned.pk}/reschedule/", {"scheduled_for": typed})
    assert response.status_code == 422
    page = response.content.decode()
    assert error in page
    assert 'id="id_scheduled_for_error"' in page
    if typed.isprintable():
        assert f'value="{typed}"' in page or not typed
    planned.refresh_from_db()
    assert planned.scheduled_for == NOON + timedelta(hours=5)


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("2026-12-01T09:30", datetime(2026, 12, 1, 17, 30, tzinfo=UTC)),
        ("2026-12-01 09:30:15", datetime(2026, 12, 1, 17, 30, 15, tzinfo=UTC)),
        ("2026-12-01T09:30:00Z", datetime(2026, 12, 1, 9, 30, tzinfo=UTC)),
        ("2026-12-01T09:30:00+05:30", datetime(2026, 12, 1, 4, 0, tzinfo=UTC)),
        ("2026-12-01T09:30:00.5+00:00", datetime(2026, 12, 1, 9, 30, 0, 500000, tzinfo=UTC)),
    ],
)
def test_understands_the_agents_own_time_and_any_offset(ana_browser, planned, typed, means):
    ana_browser.post(f"/followups/{planned.pk}/reschedule/", {"scheduled_for": typed})
    planned.refresh_from_db()
    assert planned.scheduled_for == means


def test_up_to_now_means_with_the_next_sweep(ana_browser, planned):
    response = ana_browser.post(f"/followups/{planned.pk}/reschedule/", {"scheduled_for": "2026-11-24T11:00"})
    assert said(response) == ["Day 1 for Jonah Whitlock is due now."]
    assert list(type(planned).objects.due(NOON)) == [planned]


def test_a_broker_elsewhere_types_their_own_time(broker_browser, planned):
    broker_browser.post(f"/followups/{planned.pk}/reschedule/", {"scheduled_for": "2026-12-01T09:30"})
    planned.refresh_from_db()
    assert planned.scheduled_for == datetime(2026, 12, 1, 14, 30, tzinfo=UTC)


def test_htmx_gets_the_row_or_the_form(ana_browser, planned):
    address = f"/followups/{planned.pk}/reschedule/"
    moved = ana_browser.post(address, {"scheduled_for": "2026-12-01T09:30"}, headers=HTMX)
    assert f'id="followup-{planned.pk}"' in moved.content.decode()
    assert toast(moved)["undo_url"].startswith(address)
    wrong = ana_browser.post(address, {"scheduled_for": "soon"}, headers=HTMX)
    assert wrong.status_code == 422
    assert "<html" not in wrong.content.decode()


@pytest.mark.parametrize("status", ["processing", "completed", "skipped", "cancelled", "failed"])
def test_only_what_is_pending(ana_browser, make_task, status):
    task = make_task(status=status)
    address = f"/followups/{task.pk}/reschedule/"
    response = ana_browser.post(address, {"scheduled_for": "2026-12-01T09:30"}, headers=HTMX)
    assert response.status_code == 409
    assert b"Only a pending follow-up can be moved" in ana_browser.get(address).content


def test_no_undo_to_a_time_long_past(ana_browser, make_task):
    task = make_task(scheduled_for=NOON - timedelta(days=3))
    response = ana_browser.post(f"/followups/{task.pk}/reschedule/", {"scheduled_for": "2026-12-01T09:30"})
    assert undo_of(response) == [""]


# --- later steps move along ---


@pytest.fixture
def plan(make_client, make_task):
    """Day 1 in five hours, Week 2 in two weeks, Month 1 in thirty days; and one that was planned by hand."""
    client = make_client()
    after = {"Day 1": timedelta(hours=5), "Week 2": timedelta(days=14, seconds=7), "Month 1": timedelta(days=30)}
    plan = {name: make_task(client, followup_type=name, scheduled_for=NOON + gap) for name, gap in after.items()}
    plan["Custom"] = make_task(client, followup_type="Custom", scheduled_for=NOON + timedelta(days=20))
    return plan


def times():
    return dict(Task.objects.values_list("followup_type", "scheduled_for"))


def test_the_form_counts_them(ana_browser, plan):
    page = words(ana_browser.get(f"/followups/{plan['Day 1'].pk}/reschedule/"))
    assert "Week 2 and Month 1 move too, by the same amount." in page
    last = ana_browser.get(f"/followups/{plan['Month 1'].pk}/reschedule/").content.decode()
    assert "Move later steps" not in last


def test_later_steps_keep_their_distance_and_undo_moves_all_back_exactly(ana_browser, plan):
    before = times()
    address = f"/followups/{plan['Day 1'].pk}/reschedule/"
    response = ana_browser.post(address, {"scheduled_for": "2026-11-27T09:00", "later": "on"})
    assert said(response) == [
        "Day 1 for Jonah Whitlock is moved to Fri, Nov 27, 9:00 AM PST. Week 2 and Month 1 moved by the same amount."
    ]
    moved, by = times(), timedelta(days=2, hours=16)
    assert {name: moved[name] - before[name] for name in before} == {
        "Day 1": by,
        "Week 2": by,
        "Month 1": by,
        "Custom": timedelta(0),
    }
    assert sum(text.startswith("Week 2 moved to") for text in texts_of(Activity.objects.all())) == 1
    ana_browser.post(undo_of(response)[0])
    assert times() == before


def test_without_the_tick_only_it_moves(ana_browser, plan):
    before = times()
    ana_browser.post(f"/followups/{plan['Day 1'].pk}/reschedule/", {"scheduled_for": "2026-11-27T09:00"})
    assert {name for name in before if times()[name] != before[name]} == {"Day 1"}


def test_what_is_over_or_on_its_way_stays(ana_browser, plan):
    Task.objects.filter(pk=plan["Week 2"].pk).update(status="skipped")
    before = times()
    typed = {"scheduled_for": "2026-11-27T09:00", "later": "on"}
    response = ana_browser.post(f"/followups/{plan['Day 1'].pk}/reschedule/", typed)
    assert "Month 1 moved by the same amount." in said(response)[0]
    assert times()["Week 2"] == before["Week 2"]


def test_all_of_them_move_or_none(plan, ana, monkeypatch):
    before = times()

    def broken(*rows, **more):
        raise RuntimeError

    monkeypatch.setattr("followups.models.moves.Activity.objects.bulk_create", broken)
    with pytest.raises(RuntimeError):
        plan["Day 1"].reschedule(NOON + timedelta(days=3), by=ana, along=plan["Day 1"].later_steps)
    assert times() == before
    assert not Activity.objects.exists()


def test_no_step_is_moved_more_than_five_years_ahead(ana_browser, plan):
    before = times()
    typed = {"scheduled_for": "2031-11-20T09:00", "later": "on"}
    response = ana_browser.post(f"/followups/{plan['Day 1'].pk}/reschedule/", typed)
    assert response.status_code == 422
    assert "That would move Month 1 more than five years away." in response.content.decode()
    assert times() == before


@pytest.mark.parametrize("along", ["x", "0", "9" * 30, "."])
def test_an_address_that_names_other_rows_moves_none_of_them(ana_browser, plan, ben, make_client, make_task, along):
    bens = make_task(make_client(agent=ben), followup_type="Week 2", scheduled_for=NOON + timedelta(days=14))
    before = times()
    along = f"{along}.{bens.pk}.{plan['Custom'].pk}"
    ana_browser.post(f"/followups/{plan['Day 1'].pk}/reschedule/?scheduled_for=2026-11-27T09:00&along={along}")
    bens.refresh_from_db()
    assert bens.scheduled_for == NOON + timedelta(days=14)
    assert {name for name in before if times()[name] != before[name]} == {"Day 1"}


# --- in a dialog ---

DIALOG = {"HX-Request": "true", "HX-Target": "dialog"}


def test_in_a_dialog_it_goes_back_to_the_page_with_a_toast(ana_browser, planned):
    address = f"/followups/{planned.pk}/reschedule/?next=/clients/{planned.client_id}/"
    shown = ana_browser.get(address, headers=DIALOG).content.decode()
    assert "<dialog" in shown and "<html" not in shown
    typed = {"scheduled_for": "2026-12-01T09:30", "next": f"/clients/{planned.client_id}/"}
    response = ana_browser.post(address, typed, headers=DIALOG)
    assert response["HX-Redirect"] == f"/clients/{planned.client_id}/"
    assert undo_of(response)[0].startswith(f"/followups/{planned.pk}/reschedule/?")
    wrong = ana_browser.post(address, {"scheduled_for": "soon"}, headers=DIALOG)
    assert wrong.status_code == 422 and "<dialog" in wrong.content.decode()
