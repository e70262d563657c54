"""A file as an agent imports it: chosen, looked at, imported."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile

from clients.models import Client, ClientImport


def send(browser, text, name="people.csv"):
    content = text if isinstance(text, bytes) else text.encode()
    return browser.post("/clients/import/", {"file": SimpleUploadedFile(name, content)})


def columns(kept):
    return {f"column_{number}": target for number, target in enumerate(kept.columns)}


def start(browser, text):
    answer = send(browser, text)
    assert answer.status_code == 302
    kept = ClientImport.objects.latest("pk")
    assert answer.headers["Location"] == f"/clients/import/{kept.pk}/"
    return kept


def finish(browser, kept, **data):
    return browser.post(
        f"/clients/import/{kept.pk}/", {**columns(kept), "import": "yes", "unplanned": "no", **data}, follow=True
    )


def csv_of(*rows):
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def imported(browser, heads, *rows):
    """What the client of each row has: emails, numbers, people."""
    finish(browser, start(browser, csv_of(heads, *rows)), unplanned="yes")
    return [of_client(client) for client in Client.objects.order_by("-created_at", "-pk")]


def of_client(client):
    emails = [
        (client.email, client.email_label),
        *client.additionalemails.filter(person=None).values_list("email", "label"),
    ]
    phones = [
        (client.phone, client.phone_label),
        *client.additionalphones.filter(person=None).values_list("phone", "label"),
    ]
    people = [(each.name, each.role, each.email, each.phone) for each in client.people.all()]
    return [[each for each in rows if each[0]] for rows in (emails, phones)] + [people]
