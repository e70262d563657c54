from clients.models import Client
from emails.models import EmailLog
from followups.engine.plan import make_plan


def test_asks_first_with_the_counts(ana_browser, make_client):
    client = make_client()
    make_plan(client.pk)
    EmailLog.objects.create(client=client, subject="Hello", status="sent")
    page = ana_browser.get(f"/clients/{client.pk}/delete/").content.decode()
    assert "5 pending follow-ups" in page and "1 email<" in page
    client.refresh_from_db()
    assert not client.is_deleted


def test_deletes_softly_and_stops_what_was_pending(ana_browser, make_client):
    client = make_client()
    make_plan(client.pk)
    log = EmailLog.objects.create(client=client, subject="Hello", status="sent")
    page = ana_browser.post(f"/clients/{client.pk}/delete/", follow=True)
    assert page.redirect_chain[-1][0] == "/clients/"
    assert f'action="/clients/{client.pk}/restore/"' in page.content.decode()
    assert Client.objects.get(pk=client.pk).is_deleted
    assert set(client.tasks.values_list("status", flat=True)) == {"cancelled"}
    assert EmailLog.objects.filter(pk=log.pk).exists()
    assert ana_browser.get(f"/clients/{client.pk}/").status_code == 404


def test_another_agents_client_is_not_found(ben_browser, make_client):
    client = make_client()
    assert ben_browser.post(f"/clients/{client.pk}/delete/").status_code == 404
    assert ben_browser.post(f"/clients/{client.pk}/restore/").status_code == 404
    client.refresh_from_db()
    assert not client.is_deleted


def test_undo_brings_back_the_client_and_what_the_deletion_stopped(ana, ana_browser, make_client):
    client = make_client()
    make_plan(client.pk)
    client.tasks.get(followup_type="Day 3").skip(by=ana)
    ana_browser.post(f"/clients/{client.pk}/delete/")
    answer = ana_browser.post(f"/clients/{client.pk}/restore/")
    assert answer.url == f"/clients/{client.pk}/"
    assert not Client.objects.get(pk=client.pk).is_deleted
    statuses = dict(client.tasks.values_list("followup_type", "status"))
    assert statuses.pop("Day 3") == "skipped" and set(statuses.values()) == {"pending"}


def test_undo_is_post_only_and_harmless_twice(ana_browser, make_client):
    client = make_client()
    assert ana_browser.get(f"/clients/{client.pk}/restore/").status_code == 405
    page = ana_browser.post(f"/clients/{client.pk}/restore/", follow=True).content.decode()
    assert "was not deleted" in page


def test_deleting_twice_is_not_found(ana_browser, make_client):
    client = make_client()
    ana_browser.post(f"/clients/{client.pk}/delete/")
    assert ana_browser.post(f"/clients/{client.pk}/delete/").status_code == 404
