import json

import pytest

from clients.models import Client
from emails.models import Suppression
from followups.engine.plan import make_plan
from followups.engine.reconcile import reconcile
from tests.html import find
from tests.words import text_of


def test_moves_and_goes_back_to_where_the_form_was(ana_browser, make_client):
    client = make_client()
    answer = ana_browser.post(f"/clients/{client.pk}/stage/", {"stage": "negotiating", "next": "/pipeline/"})
    assert answer.status_code == 302 and answer.url == "/pipeline/"
    client.refresh_from_db()
    assert client.stage == "negotiating"
    assert text_of(client.activities.get()) == "Stage Lead to Negotiating"


def test_takes_only_post(ana_browser, make_client):
    client = make_client()
    assert ana_browser.get(f"/clients/{client.pk}/stage/").status_code == 405
    assert ana_browser.get(f"/clients/{client.pk}/stage/undo/").status_code == 405


def test_another_agents_client_is_not_found(ben_browser, make_client):
    client = make_client()
    assert ben_browser.post(f"/clients/{client.pk}/stage/", {"stage": "lost"}).status_code == 404
    assert ben_browser.post(f"/clients/{client.pk}/stage/undo/").status_code == 404
    client.refresh_from_db()
    assert client.stage == "lead"


@pytest.mark.parametrize("stage", ["", "married"])
def test_an_unknown_stage_is_refused(ana_browser, make_client, stage):
    client = make_client()
    assert ana_browser.post(f"/clients/{client.pk}/stage/", {"stage": stage}).status_code == 400


def test_htmx_gets_the_chip_and_a_toast_with_undo(ana_browser, make_client):
    client = make_client()
    make_plan(client.pk)
    answer = ana_browser.post(f"/clients/{client.pk}/stage/", {"stage": "lost"}, headers={"HX-Request": "true"})
    assert answer.status_code == 200 and b"<html" not in answer.content and b"Stage: Lost" in answer.content
    toast = json.loads(answer.headers["HX-Trigger"])["toast"]
    assert toast["text"] == "Moved Jonah Whitlock to Lost. 5 follow-ups stopped."
    assert toast["undo_url"] == f"/clients/{client.pk}/stage/undo/"


@pytest.mark.parametrize("stage", ["lost", "closed"])
def test_a_finished_client_hears_no_more_until_undone(ana, ana_browser, make_client, stage):
    client = make_client()
    make_plan(client.pk)
    client.tasks.get(followup_type="Day 3").skip(by=ana)
    page = ana_browser.post(f"/clients/{client.pk}/stage/", {"stage": stage}, follow=True).content.decode()
    assert "4 follow-ups stopped" in page and f'action="/clients/{client.pk}/stage/undo/"' in page
    assert not client.tasks.filter(status="pending").exists()
    page = ana_browser.post(f"/clients/{client.pk}/stage/undo/", follow=True).content.decode()
    assert "back to Lead. 4 follow-ups restored." in page
    statuses = dict(client.tasks.values_list("followup_type", "status"))
    assert statuses.pop("Day 3") == "skipped" and set(statuses.values()) == {"pending"}


def test_stopping_again_after_undo_works(ana_browser, make_client):
    client = make_client()
    make_plan(client.pk)
    for _ in range(2):
        ana_browser.post(f"/clients/{client.pk}/stage/", {"stage": "lost"})
        assert not client.tasks.filter(status="pending").exists()
        ana_browser.post(f"/clients/{client.pk}/stage/undo/")
        assert client.tasks.filter(status="pending").count() == 5


def test_undo_after_another_move_changes_nothing(ana_browser, make_client):
    client = make_client()
    ana_browser.post(f"/clients/{client.pk}/stage/", {"stage": "negotiating"})
    Client.objects.filter(pk=client.pk).update(stage="closed")
    answer = ana_browser.post(f"/clients/{client.pk}/stage/undo/", headers={"HX-Request": "true"})
    assert answer.status_code == 409 and b"Stage: Closed" in answer.content
    client.refresh_from_db()
    assert client.stage == "closed"


def test_the_second_caller_loses(ana, ana_browser, make_client, monkeypatch):
    client = make_client()
    move_to = Client.move_to

    def slowly(self, stage, *, by=None):
        Client.objects.filter(pk=self.pk).update(stage="under_contract")  # somebody else, a moment earlier
        return move_to(self, stage, by=by)

    monkeypatch.setattr(Client, "move_to", slowly)
    answer = ana_browser.post(f"/clients/{client.pk}/stage/", {"stage": "lost"}, headers={"HX-Request": "true"})
    assert answer.status_code == 409 and b"Under contract" in answer.content
    assert "already moved" in answer.headers["HX-Trigger"]


def test_a_plan_still_owed_is_made_and_not_counted(ana_browser, make_client):
    client = make_client(planned_at=None)
    page = ana_browser.post(f"/clients/{client.pk}/stage/", {"stage": "negotiating"}, follow=True).content.decode()
    assert "Moved Jonah Whitlock to Negotiating.<" in page
    assert client.tasks.filter(status="pending").count() == 5


def test_a_move_to_where_it_is_says_so(ana_browser, make_client):
    page = ana_browser.post(f"/clients/{make_client().pk}/stage/", {"stage": "lead"}, follow=True).content.decode()
    assert "is already in Lead" in page


def test_never_leads_away_from_the_site(ana_browser, make_client):
    client = make_client()
    answer = ana_browser.post(f"/clients/{client.pk}/stage/", {"stage": "lost", "next": "https://evil.example/"})
    assert answer.url == f"/clients/{client.pk}/"


def on_the_board(browser, client, **fields):
    headers = {"HX-Request": "true", "HX-Target": f"card-{client.pk}"}
    fields = {"from": "lead", "next": "/pipeline/?q=jonah"} | fields
    return browser.post(f"/clients/{client.pk}/stage/", fields, headers=headers)


def test_the_board_gets_the_card_and_its_counts(ana_browser, make_client):
    client = make_client()
    make_client(name="Somebody Else", email="else@example.com")
    answer = on_the_board(ana_browser, client, stage="negotiating")
    page = answer.content.decode()
    assert answer.status_code == 200 and "<html" not in page
    assert find(page, f"#card-{client.pk}")["data-stage"] == "negotiating"
    # Counted on the board that the card was moved on, which shows only who was searched for.
    for place in ("count", "pill"):
        assert f'id="{place}-lead" hx-swap-oob="true">0<' in page
        assert f'id="{place}-negotiating" hx-swap-oob="true">1<' in page
    assert 'hx-swap-oob="true">1 match<' in page


def test_a_board_that_is_out_of_date_gets_the_card_where_it_is(ana_browser, make_client):
    client = make_client(stage="under_contract")
    answer = on_the_board(ana_browser, client, stage="lost")
    assert answer.status_code == 409 and b'data-stage="under_contract"' in answer.content
    assert "was already moved to Under contract" in answer.headers["HX-Trigger"]
    client.refresh_from_db()
    assert client.stage == "under_contract"


def test_two_who_moved_it_to_the_same_place_agree(ana_browser, make_client):
    client = make_client(stage="lost")
    answer = on_the_board(ana_browser, client, stage="lost")
    assert answer.status_code == 200 and "is already in Lost" in answer.headers["HX-Trigger"]


def test_undo_on_the_board_gives_the_card_back(ana_browser, make_client):
    client = make_client()
    make_plan(client.pk)
    on_the_board(ana_browser, client, stage="lost")
    headers = {"HX-Request": "true", "HX-Target": f"card-{client.pk}"}
    answer = ana_browser.post(f"/clients/{client.pk}/stage/undo/", {"next": "/pipeline/"}, headers=headers)
    page = answer.content.decode()
    assert 'data-stage="lead"' in page and 'id="count-lead" hx-swap-oob="true">1<' in page
    assert "5 follow-ups restored" in answer.headers["HX-Trigger"]


@pytest.mark.parametrize("stage", ["negotiating", "lost"])
@pytest.mark.parametrize("fact", ["reply", "opt-out", "deletion"])
def test_undo_of_a_move_brings_back_nothing_that_another_fact_stops(ana, ana_browser, make_client, stage, fact):
    client = make_client()
    make_plan(client.pk)
    ana_browser.post(f"/clients/{client.pk}/stage/", {"stage": stage})
    if fact == "reply":
        ana_browser.post(f"/clients/{client.pk}/reply/", {"note": "Call me."})
    elif fact == "opt-out":
        Suppression.add(client.email, "unsubscribed", "test")
        reconcile(client)
    else:
        client.delete_softly(by=ana)
        client.restore(by=ana)
        client.log_reply(by=ana)
        reconcile(client)
    ana_browser.post(f"/clients/{client.pk}/stage/undo/")
    client.refresh_from_db()
    assert client.stage == "lead"
    assert not client.tasks.filter(status="pending").exists()


def test_undo_of_a_deletion_brings_back_nothing_to_who_opted_out(ana_browser, make_client):
    client = make_client()
    make_plan(client.pk)
    ana_browser.post(f"/clients/{client.pk}/delete/")
    Suppression.add(client.email, "complained", "test")
    ana_browser.post(f"/clients/{client.pk}/restore/")
    assert set(client.tasks.values_list("status", flat=True)) == {"cancelled"}
