import pytest

from clients.models import Tag


@pytest.fixture
def vip(db):
    return Tag.objects.create(name="VIP", colour="pink")


@pytest.fixture
def spring(db):
    return Tag.objects.create(name="Moves in spring")


@pytest.fixture
def tagged(ana):
    """Gives a client tags, as Ana, and returns the client."""

    def tag(client, *tags):
        client.add_tags(tags, by=ana)
        return client

    return tag
