"""The pieces that a message is read with: encodings, words, parameters, addresses, dates, lines."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from inbound.reading.addresses import addresses, date_of, ids
from inbound.reading.flowed import unflowed
from inbound.reading.head import read_head
from inbound.reading.html_text import words_of_html
from inbound.reading.leaves import without_armor
from inbound.reading.params import file_name, with_params
from inbound.reading.transfer import decoded
from inbound.reading.words import readable


@pytest.mark.parametrize(
    ("data", "encoding", "expected"),
    [
        (b"SGVsbG8=", "base64", b"Hello"),
        (b"SGVsbG8", "BASE64 ", b"Hello"),
        (b"SGVs\r\n bG8=\r\n", "base64", b"Hello"),
        (b"SGVs=bG8=", "base64", b"Hello"),
        (b"SGVs!bG8", "base64", b"Hello"),
        (b"SGVsbG8=SGVsbG8=", "base64", b"HelloHello"),
        (b"SGVsb", "base64", b"Hel"),
        (b"We are in, thanks.\n", "base64", b"We are in, thanks.\n"),
        (b"a=3Db=\r\nc =  \r\nd", "quoted-printable", b"a=bc d"),
        (b"50% =ZZ =", "quoted-printable", b"50% =ZZ "),
        (b"plain", "8bit", b"plain"),
        (b"plain", "x-unknown", b"plain"),
    ],
)
def test_transfer_encodings(data, encoding, expected):
    assert decoded(data, encoding) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("=?utf-8?B?U8Ot?= =?utf-8?Q?_ma=C3=B1ana?=", "Sí mañana"),
        ("=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9?=", "café"),
        ("=?UTF-8*es?Q?Jos=C3=A9?= <x>", "José <x>"),
        ("Re:=?utf-8?Q?=C3=A9?=x", "Re:éx"),
        ('"=?utf-8?Q?=C3=A9?="', '"é"'),
        ("=?utf-8?Q?What now??=", "What now?"),
        ("=?utf-8?B?U8Ot", "=?utf-8?B?U8Ot"),
        ("=?made-up?Q?abc?=", "abc"),
        ("=?utf-8?B?!!!?=", ""),
        ("=?iso-2022-jp?B?GyRCMkgbKEI=?=", "家"),
        ("=?utf-8?Q?a=0D=0AX-Evil:_1?=", "a X-Evil: 1"),
        ("50 =? 60", "50 =? 60"),
    ],
)
def test_encoded_words(raw, expected):
    assert readable(raw) == expected


@pytest.mark.parametrize(
    ("raw", "value", "params"),
    [
        ('Text/PLAIN; Charset="UTF-8"; format=flowed', "text/plain", {"charset": "UTF-8", "format": "flowed"}),
        ('multipart/mixed; boundary="a;b\'c"', "multipart/mixed", {"boundary": "a;b'c"}),
        ("text", "text/plain", {}),
        ("", "text/plain", {}),
        ("application/pdf; name*=utf-8''%C3%84.pdf; name=A.pdf", "application/pdf", {"name": "Ä.pdf"}),
        ("application/pdf; name*0*=utf-8''%C3%84%20; name*1=b.pdf", "application/pdf", {"name": "Ä b.pdf"}),
        ("application/pdf; name==?utf-8?Q?=C3=84.pdf?=", "application/pdf", {"name": "Ä.pdf"}),
        ("text/plain; charset", "text/plain", {"charset": ""}),
    ],
)
def test_parameters(raw, value, params):
    assert with_params(raw, "text/plain") == (value, params)


def test_hostile_parameters():
    assert with_params("text/plain; name*" + "9" * 3000 + "=x; charset=utf-8", "text/plain")[1]["charset"] == "utf-8"
    assert with_params("text/plain; name*=nobody'x'%ff; b=1", "text/plain")[1]["b"] == "1"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("plan.pdf", "plan.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\plan.pdf", "plan.pdf"),
        ("a\r\nb.pdf", "a b.pdf"),
        ("..", ""),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
        ("x" * 300, "x" * 150),
    ],
)
def test_file_names(raw, expected):
    assert file_name(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Maria <M@X.com>", [("Maria", "m@x.com")]),
        ("m@x.com (Maria)", [("Maria", "m@x.com")]),
        ('"Lopez, Maria" <m@x.com>, n@x.com', [("Lopez, Maria", "m@x.com"), ("", "n@x.com")]),
        ("=?utf-8?Q?Lopez=2C_Mar=C3=ADa?= <m@x.com>", [("Lopez, María", "m@x.com")]),
        ("=?utf-8?B?TWFyw61hIDxtQHguY29tPg==?=", [("María", "m@x.com")]),
        ("<m@x.com", [("", "m@x.com")]),
        ("María López <m@x.com>", [("María López", "m@x.com")]),
        ("undisclosed-recipients:;", []),
        ("Team: a@x.com, b@x.com;", [("", "a@x.com"), ("", "b@x.com")]),
        ("nobody", []),
        ("", []),
        ("josé@exámple.com", [("", "josé@exámple.com")]),
    ],
)
def test_addresses(raw, expected):
    assert addresses(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<a@x>", ["a@x"]),
        ("<a@x> <b@x>\t<c@x>", ["a@x", "b@x", "c@x"]),
        ("<long-\r\n id@x>", ["long-id@x"]),
        ("a@x", ["a@x"]),
        ("=?utf-8?Q?=3Ca=40x=3E?=", ["a@x"]),
        ("Your message of Monday <a@x>", ["a@x"]),
        ("", []),
    ],
)
def test_message_ids(raw, expected):
    assert ids(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Mon, 30 Nov 2026 09:20:55 -0500", datetime(2026, 11, 30, 9, 20, 55, tzinfo=timezone(timedelta(hours=-5)))),
        ("30 Nov 2026 14:20:55 -0000", datetime(2026, 11, 30, 14, 20, 55, tzinfo=UTC)),
        ("Mon, 30 Nov 2026 14:20:55 GMT (later)", datetime(2026, 11, 30, 14, 20, 55, tzinfo=UTC)),
        ("2026-11-30T14:20:55+00:00", datetime(2026, 11, 30, 14, 20, 55, tzinfo=UTC)),
        ("Fri, 31 Dec 9999 23:59:59 -0500", None),
        ("Mon, 1 Jan 0001 00:00:00 +0000", None),
        ("Thu, 1 Jan 1970 00:00:00 +0000", None),
        ("Mon, 30 Nov 2026 25:61:00 +0000", None),
        ("Mon, 30 Nov 2026 14:20:55 +9999", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates(raw, expected):
    assert date_of(raw) == expected


def test_flowed_text():
    assert unflowed("One \ntwo\n> a \n> b\n>> c\n-- \nMe \n\n from\n") == "One two\n> a b\n>> c\n-- \nMe \n\nfrom\n"
    assert unflowed("看 \n房", delete_space=True) == "看房"


def test_the_words_of_html():
    html = "<style>p {}</style><p>One<br>two&nbsp;&amp; three</p><!-- no --><div>4</div><blockquote>Q</blockquote>5"
    assert words_of_html(html) == "One\ntwo & three\n4\n> Q\n5"
    assert words_of_html("<title>T</title><table><tr><td>a</td><td>b</td></tr></table><!--") == "a b"


@pytest.mark.parametrize(
    ("data", "expected", "body"),
    [
        (b"A: 1\nB : 2\n\nx", [("a", "1"), ("b", "2")], b"x"),
        (b"A: 1\n two\n\tthree\n\nx", [("a", "1 two three")], b"x"),
        (b"A: 1\ntwo\nFrom: b\n\nx", [("a", "1 two"), ("from", "b")], b"x"),
        (b"A: 1\nHello you\nand me", [("a", "1")], b"Hello you\nand me"),
        (b"From a@x.com Mon Nov 30 14:20:55 2026\nA: 1\n\nx", [("a", "1")], b"x"),
        (b"From the start we loved it", [], b"From the start we loved it"),
        (b"\nx", [], b"x"),
        (b"A: \xe9\r\r\n\r\nx", [("a", "\u00e9")], b"x"),
        (b"A: 1", [("a", "1")], b""),
    ],
)
def test_heads(data, expected, body):
    headers, at = read_head(data, 0, len(data))
    assert (headers, data[at:]) == (expected, body)


def test_what_pgp_signed_in_the_text():
    armor = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nYes.\n- -- \nMe\n-----BEGIN PGP SIGNATURE-----\n\nabc\n"
    )
    assert without_armor(f"{armor}-----END PGP SIGNATURE-----\n> Hi\n") == "Yes.\n-- \nMe\n> Hi\n"
    assert without_armor(armor) == armor
