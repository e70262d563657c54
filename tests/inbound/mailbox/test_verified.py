"""Whether a mail comes from the address in its From."""

import pytest

from inbound.mailbox.verified import is_verified
from inbound.reading.message import Message
from inbound.reading.read import read

ANA = "ana@cedarmain.example"


def found(**fields):
    return is_verified(Message(**{"from_email": ANA, "envelope_from": ANA, "headers": (("from", ANA),), **fields}))


@pytest.mark.parametrize(
    "fields",
    [
        {"dkim": "{@cedarmain.example : pass}"},
        {"dkim": "{@CedarMain.example : PASS}", "spf": "softfail"},
        {"dkim": "{@mailer.example : fail, @mail.cedarmain.example : pass}"},
        {"dkim": "none", "spf": "pass"},
        {"spf": "Pass", "envelope_from": "bounce@mail.cedarmain.example"},
    ],
)
def test_the_domain_stands_for_it(fields):
    assert found(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"dkim": "none", "spf": "none"},
        {"dkim": "{@cedarmain.example : fail}", "spf": "fail"},
        {"dkim": "{@evil.example : pass}", "spf": "pass", "envelope_from": "x@evil.example"},
        {"dkim": "{@cedarmain.example.evil.example : pass}"},
        {"dkim": "{@evilcedarmain.example : pass}"},
        {"dkim": "{@example : pass}", "spf": "pass", "envelope_from": ""},
        {"dkim": "pass"},
        {"spf": "passable"},
        {"dkim": "{@cedarmain.example : pass}", "headers": (("from", ANA), ("from", "x@evil.example"))},
        {"dkim": "{@cedarmain.example : pass}", "from_email": ""},
        {"headers": (("from", ANA), ("authentication-results", "mx.example; dkim=pass header.d=cedarmain.example"))},
    ],
)
def test_nobody_knows(fields):
    assert not found(**fields)


def test_without_a_message_nobody_knows():
    assert not is_verified(None)


@pytest.mark.parametrize("is_raw", [True, False])
def test_sendgrids_fields_are_read_and_those_of_the_mail_are_not(is_raw):
    raw = f"From: {ANA}\r\ndkim: {{@cedarmain.example : pass}}\r\nSPF: pass\r\n\r\nHello"
    fields = {"email": raw} if is_raw else {"from": ANA, "headers": f"From: {ANA}", "text": "Hello"}
    assert not is_verified(read(post(fields), "multipart/form-data; boundary=xyz"))
    fields |= {"dkim": "{@cedarmain.example : pass}", "SPF": "pass"}
    message = read(post(fields), "multipart/form-data; boundary=xyz")
    assert (message.dkim, message.spf, is_verified(message)) == ("{@cedarmain.example : pass}", "pass", True)


def post(fields):
    parts = [
        f'--xyz\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()
    ]
    return ("".join(parts) + "--xyz--\r\n").encode()
