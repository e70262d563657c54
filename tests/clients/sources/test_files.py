"""Where clients came from, in files: export and import."""

import csv
import io

from clients.models import Client, ClientImport, Source
from tests.clients.importing.files import finish, start
from tests.html import find_all, words


def test_export_and_import_keep_it(ana_browser, make_client, zillow):
    make_client(name="Ann", email="", source=zillow, source_detail="=Ad")
    text = b"".join(ana_browser.get("/clients/export/").streaming_content).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["Source"], row["Source detail"]) == ("Zillow", "'=Ad")
    Client.objects.all().delete()
    finish(ana_browser, start(ana_browser, text), unplanned="yes")
    client = Client.objects.get()
    assert (client.source, client.source_detail) == (zillow, "=Ad")


FILE = "Name,Lead Source,Source detail\nAnn,zillow,\nBob,Bandit  sign,Elm St\nCem,bandit sign,\n"


def imported():
    return {client.name: (str(client.source or ""), client.source_detail) for client in Client.objects.all()}


def test_a_broker_is_offered_a_new_name_and_may_add_it(broker_browser, zillow):
    Source.objects.filter(pk=zillow.pk).update(is_active=False)  # a retired one is known, too
    kept = start(broker_browser, FILE)
    page = broker_browser.get(f"/clients/import/{kept.pk}/")
    text = words(find_all(page, "#new-sources")[0])
    assert "2 clients with a source that the office’s list doesn’t have: “bandit sign”." in text
    assert "Kept as their source detail." in text
    assert "Add it to the office’s list of sources" in page.content.decode()
    finish(broker_browser, kept, add_sources="yes", agent="nobody")
    assert imported() == {"Ann": ("Zillow", ""), "Bob": ("bandit sign", "Elm St"), "Cem": ("bandit sign", "")}


def test_an_agent_sees_a_new_name_kept_in_the_detail(ana_browser, zillow):
    kept = start(ana_browser, FILE)
    page = ana_browser.get(f"/clients/import/{kept.pk}/")
    text = words(find_all(page, "#new-sources")[0])
    assert "Kept as their source detail. Your broker can add it to the list in Settings." in text
    assert "Add it to the office’s list" not in page.content.decode()
    finish(ana_browser, kept, add_sources="yes")
    assert imported() == {
        "Ann": ("Zillow", ""),
        "Bob": ("", "Bandit sign: Elm St"),
        "Cem": ("", "bandit sign"),
    }
    assert not Source.objects.filter(name__iexact="bandit sign").exists()


def test_rows_that_are_left_out_add_no_source(broker_browser, make_client):
    make_client(email="ann@example.com")
    kept = start(broker_browser, "Name,Email,Source\nAnn,ann@example.com,Bandit sign\nBob,,\n")
    assert find_all(broker_browser.get(f"/clients/import/{kept.pk}/"), "#new-sources") == []
    finish(broker_browser, kept, add_sources="yes", agent="nobody", unplanned="yes")
    assert ClientImport.objects.get().imported == 1
    assert not Source.objects.filter(name="Bandit sign").exists()


def test_a_column_of_something_else_adds_no_sources(broker_browser):
    text = "Name,Source\n" + "".join(f"Client {number},Words {number}\n" for number in range(31))
    kept = start(broker_browser, text + f"Zoe,{'x' * 201}\n")
    page = broker_browser.post(f"/clients/import/{kept.pk}/", {"column_0": "name", "column_1": "source"})
    assert "and 21 more. Kept as their source detail." in words(find_all(page, "#new-sources")[0])
    assert "Add them to" not in page.content.decode()
    assert "source longer than 200 characters" in page.content.decode()
