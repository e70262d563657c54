"""Two imports at once, in real threads on a real PostgreSQL: nobody becomes a client twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from clients.models import Activity, Client, ClientImport
from emails.models import Suppression
from tests.clients.importing.files import finish, start

pytestmark = pytest.mark.django_db(transaction=True)
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
    assert "<strong>0 clients</strong>" in page and "40 lines were left out" in page


def test_two_agents_of_the_office(ana_browser, ben_browser):
    first, second = start(ana_browser, FILE), start(ben_browser, FILE)
    together((ana_browser, first), (ben_browser, second))
    assert Client.objects.count() == 40 and sum(kept.imported for kept in ClientImport.objects.all()) == 40


def test_a_double_click(ana_browser):
    kept = start(ana_browser, FILE)
    assert together((ana_browser, kept), (ana_browser, kept)) == [200, 200]
    assert Client.objects.count() == 40 and not ClientImport.objects.get().left_out
