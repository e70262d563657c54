"""The AI is not told of tags: they are the office's shorthand, and may hold anything."""

from agents.models import Office
from clients.models import Client
from emails.writer import Brief
from emails.writer.prompt import messages
from followups.engine.briefs import brief_of


def test_no_prompt_has_a_tag(make_client, make_task, vip, tagged):
    vip.name = "Kettlewell shorthand"
    vip.save()
    client = tagged(make_client(), vip)
    for told in (Brief(client, "Day 1", "Say hello.", office=Office()), brief_of(make_task(client))):
        assert "Kettlewell" not in str(messages(told))
    assert Client.objects.get().client_tags.get().tag == vip


def test_it_is_said_beside_the_field(ana_browser, make_client):
    client = make_client()
    for url in (f"/clients/{client.pk}/", f"/clients/{client.pk}/edit/", "/clients/new/"):
        assert "Not told to the AI" in ana_browser.get(url).content.decode()
