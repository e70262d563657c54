"""One address in several spellings is one address, in Python and in SQL."""

import pytest

from clients.models import ADDRESS, Client, address_key, address_variants

SAME = [
    ("Jonah@Example.COM", "jonah@example.com"),
    (" jonah@example.com\u00a0", "jonah@example.com"),
    ("jonah\u200b@example.com", "jonah@example.com"),
    ("\ufeffjonah@exam\u00adple.com\u2009", "jonah@example.com"),
    ("jonah@example.com\r\n", "jonah@example.com"),
    ("jonah@example.com.", "jonah@example.com"),
    ("\uff4aonah\uff20example\uff0ecom", "jonah@example.com"),
    ("jose\u0301@example.com", "josé@example.com"),
    ("anna@bücher.example", "anna@xn--bcher-kva.example"),
    ("anna@BÜCHER.example", "anna@xn--bcher-kva.example"),
    ("anna@XN--BCHER-KVA.example", "anna@xn--bcher-kva.example"),
    ("anna@例え.テスト", "anna@xn--r8jz45g.xn--zckzah"),
    ("anna@straße.de", "anna@xn--strae-oqa.de"),
]
ODD = [
    "",
    "   ",
    "\u200b",
    "@",
    "nobody",
    "a@b@c.example",
    "x@xn--\u00fc",
    "x@xn--a",
    f"x@{'é' * 300}.example",
    "\x00@\ud800",
]


@pytest.mark.parametrize(("written", "key"), SAME)
def test_is_compared_by_one_spelling(written, key):
    assert address_key(written) == key == address_key(key)
    assert set(address_variants([written]).values()) == {key}


@pytest.mark.parametrize("written", ODD)
def test_what_is_no_address_breaks_nothing(written):
    assert len(address_key(written)) <= 255
    assert all(address_variants([written]))


def test_different_addresses_stay_different():
    assert address_key("ann.smith@example.com") != address_key("annsmith@example.com")
    assert address_key("ann+x@example.com") != address_key("ann@example.com")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "stored", ["anna@bücher.example", "ANNA@xn--bcher-kva.example", "\u00a0anna@Bücher.example\u200b "]
)
def test_a_client_is_found_however_sql_wrote_the_address(make_client, stored):
    client = make_client(email=stored)
    for asked in ("anna@bücher.example", " Anna@XN--bcher-kva.example"):
        assert Client.objects.alias(address=ADDRESS).get(address__in=address_variants([asked])) == client
