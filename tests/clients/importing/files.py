"""A file as an agent imports it: chosen, looked at, imported."""

from django.core.files.uploadedfile import SimpleUploadedFile

from clients.models import ClientImport


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
