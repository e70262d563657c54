"""Giving a client tags and removing them: limits, two at once, what is recorded."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from clients.models import ClientTag, Tag
from clients.models.tag import MOST_OF_A_CLIENT
from clients.office_lists.tags import find_or_make, join, split
from tests.clients.tags.shown import edits, tags_of


def test_a_name_is_there_once_whatever_its_case_and_a_used_tag_is_not_deleted(make_client, vip, tagged):
    with pytest.raises(IntegrityError), transaction.atomic():
        Tag.objects.create(name="vip")
    tagged(make_client(), vip)
    with pytest.raises(ProtectedError):
        vip.delete()


def test_each_move_says_what_it_did_and_the_timeline_who(make_client, vip, spring, ana, ben):
    client = make_client()
    assert client.add_tags([vip, spring], by=ana) == [vip, spring]
    assert client.add_tags([vip], by=ben) == []
    assert client.remove_tags([vip], by=ben) == [vip]
    assert client.remove_tags([vip], by=ana) == []
    assert edits(client) == ["Tags added: “VIP”, “Moves in spring”", "Tag removed: “VIP”"]
    assert [each.agent for each in client.activities.order_by("pk")] == [ana, ben]
    assert [(each.tag, each.agent) for each in client.client_tags.all()] == [(spring, ana)]


def test_a_form_that_adds_and_removes_is_one_event(make_client, vip, spring, ana, tagged):
    client = tagged(make_client(), vip)
    client.set_tags([spring], by=ana, shown=[vip])
    assert (tags_of(client), edits(client)[-1]) == (
        ["Moves in spring"],
        "Tag added: “Moves in spring”; tag removed: “VIP”",
    )


def test_a_client_has_at_most_twenty(make_client, ana, tagged):
    tags = [Tag.objects.create(name=f"Tag {number}") for number in range(MOST_OF_A_CLIENT + 1)]
    client = make_client()
    assert client.add_tags(tags, by=ana) == tags[:MOST_OF_A_CLIENT]
    assert client.add_tags(tags[:1], by=ana) == [] and len(tags_of(client)) == MOST_OF_A_CLIENT


def test_a_tag_that_was_deleted_meanwhile_is_given_to_nobody(make_client, vip, ana):
    Tag.objects.filter(pk=vip.pk).delete()
    client = make_client()
    assert client.add_tags([vip], by=ana) == [] and edits(client) == []


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_same_new_tag_typed_twice_at_once_is_one(make_client, ana):
    client, start = make_client(), Barrier(2)

    def type_it(name):
        try:
            start.wait(10)
            return len(client.add_tags(find_or_make([name], by=ana), by=ana))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(type_it, ["Investor", "INVESTOR"])) == [0, 1]
    assert Tag.objects.count() == ClientTag.objects.count() == 1


NAMES = [
    ["VIP"],
    ["Smith, Jones & Co", "a;b", "x:::y"],
    ['Says "hi"', '"', '5" pipe'],
    ["=1+1", "'=x", "-5", "* starred", "'quoted'"],
    ["👩🏽‍🚀 space", "קונה ראשון", "\u200fשרה", "مهم", "李"],
]


@pytest.mark.parametrize("names", NAMES)
def test_names_in_one_field_are_the_same_names_again(names):
    assert split(join(names)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("* myContacts ::: Family ::: Work", ["Family", "Work"]),
        (" a ;; b ,, A,  two  words ", ["a", "b", "two words"]),
        ('"unclosed, b', ['"unclosed', "b"]),
        ('"a" b, c', ['"a" b', "c"]),
        (" ,;::: ", []),
        ("", []),
    ],
)
def test_names_are_read_as_other_programs_write_them(text, names):
    assert split(text) == names


def test_a_long_cell_is_read_at_once():
    assert split('" ' * 500_000) == ['" ' * 499_999 + '"']
