"""`manage.py receive`: the same way in, for a message in a file."""

import io
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from emails.threads import address_of_client
from inbound.models import InboundEmail, MatchedBy, State
from tests.inbound.door.posts import MIME

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("door")]


@pytest.fixture
def eml(tmp_path):
    path = tmp_path / "answer.eml"
    path.write_bytes(MIME)
    return str(path)


def receive(*arguments):
    out = io.StringIO()
    call_command("receive", *arguments, stdout=out)
    return out.getvalue()


def test_it_is_stored_and_said(eml, kept):
    said = receive(eml, "--from", "jonah@example.com", "--to", "reply@inbound.example.com")
    row = InboundEmail.objects.get()
    assert kept(row) == MIME and row.raw_type == "message/rfc822"
    assert row.from_email == "jonah@example.com" and row.to_email == "reply@inbound.example.com"
    assert f"Mail: {row.pk}" in said and "To: reply@inbound.example.com" in said


def test_without_an_envelope_the_header_says_whom_it_is_for(eml):
    receive(eml)
    assert InboundEmail.objects.get().to_email == "reply+abc@inbound.example.com"


def test_the_address_of_a_client(eml, make_client):
    client = make_client()
    said = receive(eml, "--to", address_of_client(client.pk))
    row = InboundEmail.objects.get()
    assert row.client == client and row.matched_by == MatchedBy.TOKEN and client.name in said


def test_from_stdin(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(MIME)))
    receive("-")
    assert InboundEmail.objects.count() == 1


def test_twice_is_said(eml):
    receive(eml)
    assert "stored before" in receive(eml)
    assert InboundEmail.objects.count() == 1


def test_one_that_breaks_says_why(eml, monkeypatch):
    def breaks(pk):
        InboundEmail.objects.filter(pk=pk).update(state=State.BROKEN, error="No part of it can be read.")

    monkeypatch.setattr("inbound.management.commands.receive.understand", breaks)
    with pytest.raises(CommandError, match="could not be read: No part of it"):
        receive(eml)


@pytest.mark.parametrize(
    ("content", "arguments", "message"),
    [
        (None, (), "can't be read: No such file"),
        (b" \n", (), "is empty"),
        (MIME, ("--to", "nobody"), "'nobody' is no email address"),
        (MIME, ("--from", "a@b@c"), "is no email address"),
        (b"x" * (32 * 1024 * 1024 + 1), (), "larger than 32 MB"),
    ],
)
def test_what_cannot_be_taken_is_said(tmp_path, content, arguments, message):
    path = tmp_path / "a.eml"
    if content:
        path.write_bytes(content)
    with pytest.raises(CommandError, match=message):
        receive(str(path), *arguments)
    assert not InboundEmail.objects.exists()


def test_a_folder_is_no_message(tmp_path):
    with pytest.raises(CommandError, match="Is a directory"):
        receive(str(tmp_path))
