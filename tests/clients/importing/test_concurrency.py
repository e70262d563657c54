"""Two imports at once, in real threads on a real PostgreSQL: nobody becomes a client twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from clients.models import Activity, Client, ClientImport
from clients.views.importing import write
from emails.models import Suppression
from tests.clients.importing.files import finish, start
from tests.html import find

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.repeat("races", rounds=20, short=2)]
FILE = "Name,Email,Do Not Email\n" + "".join(f"N{n},n{n}@example.com,{'yes' if n % 2 else ''}\n" for n in range(40))


def together(*imports):
    begin = Barrier(len(imports))

    def run(browser, kept):
        try:
            begin.wait(10)
            return finish(browser, kept).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(imports)) as threads:
        return [each.result() for each in [threads.submit(run, *one) for one in imports]]


def test_two_tabs(ana_browser):
    first, second = start(ana_browser, FILE), start(ana_browser, FILE)
    assert together((ana_browser, first), (ana_browser, second)) == [200, 200]
    assert Client.objects.count() == 40 and Activity.objects.count() == 60 and Suppression.objects.count() == 20
    done = sorted(ClientImport.objects.all(), key=lambda kept: kept.imported)
    assert [(kept.imported, len(kept.left_out)) for kept in done] == [(0, 40), (40, 0)]
    page = ana_browser.get(f"/clients/import/{done[0].pk}/").content.decode()
    assert "<strong>0 clients</strong>" in page and "40 rows were left out" in page


def test_two_agents_of_the_office(ana_browser, ben_browser):
    first, second = start(ana_browser, FILE), start(ben_browser, FILE)
    together((ana_browser, first), (ben_browser, second))
    assert Client.objects.count() == 40 and sum(kept.imported for kept in ClientImport.objects.all()) == 40


def test_a_double_click(ana_browser):
    kept = start(ana_browser, FILE)
    assert together((ana_browser, kept), (ana_browser, kept)) == [200, 200]
    assert Client.objects.count() == 40 and not ClientImport.objects.get().left_out


def test_waiting_has_an_end_and_loses_nothing(ana_browser, monkeypatch):
    kept = start(ana_browser, FILE)
    monkeypatch.setattr(write, "WAITS", 0.05)

    def press():
        try:
            return finish(ana_browser, kept, doubles="yes")
        finally:
            connection.close()

    with transaction.atomic(), ThreadPoolExecutor(1) as threads:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [write.ONE_AT_A_TIME])
        page = threads.submit(press).result()
    assert page.status_code == 422 and "is importing right now" in page.content.decode()
    assert find(page, "input[name=unplanned]:checked")["value"] == "no" and not Client.objects.exists()
    assert finish(ana_browser, kept).status_code == 200 and Client.objects.count() == 40
