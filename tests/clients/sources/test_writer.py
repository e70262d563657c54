"""What the AI is told of where a client came from, and what the check of a letter knows of it."""

import pytest

from agents.models import Office
from clients.models import Source
from emails.writer import Brief
from emails.writer.guard import check
from emails.writer.known import record_of_brief
from emails.writer.prompt import messages
from followups.engine.briefs import brief_of

LETTER = (
    "Thank you for finding me through Kettlewell Weekly. "
    "I would be glad to help with the next step whenever it suits you."
)


@pytest.fixture
def client(make_client):
    paper = Source.objects.create(name="Kettlewell Weekly")
    return make_client(source=paper, source_detail="Alder listing")


def brief(client, private=""):
    return Brief(client, "Day 1", "Say hello.", office=Office(private_fields=private))


def found(client, private=""):
    return [each.text for each in check(record_of_brief(brief(client, private)), "Hello", LETTER).findings]


def test_the_ai_is_told(client):
    assert "\nSource: Kettlewell Weekly: Alder listing\n" in messages(brief(client))[1]["content"]


def test_a_letter_that_says_so_is_true_where_it_is_and_stopped_where_it_is_not(client, make_client):
    assert found(client) == []
    assert any("Kettlewell" in text for text in found(make_client()))


def test_an_office_may_keep_it_from_the_ai(client, ana_browser, office):
    told = messages(brief(client, private="source"))[1]["content"]
    assert "Kettlewell" not in told and "Alder listing" not in told
    assert any("Kettlewell" in text for text in found(client, private="source"))
    Office.objects.update(private_fields="Source")
    assert ana_browser.get(f"/clients/{client.pk}/").content.decode().count("Kept from the AI") == 2


def test_it_is_read_before_the_threads_that_write_begin(client, make_task, django_assert_num_queries):
    made = brief_of(make_task(client))
    with django_assert_num_queries(0):
        assert made.source == "Kettlewell Weekly: Alder listing"
