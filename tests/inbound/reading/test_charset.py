"""Bytes to text, with the charset that they name, a wrong one, or none."""

import pytest

from inbound.reading.charset import clean, one_line, to_text

SPANISH = "Sí, mañana está bien. ¿A las 4?"
GERMAN = "Größe: 120 m², schöne Küche, für 350.000 €"
CHINESE = "我们星期五下午可以看房吗?谢谢您"
JAPANESE = "金曜日に家を見学できますか。よろしくお願いします。"
KOREAN = "금요일에 집을 볼 수 있을까요"
RUSSIAN = "Можно посмотреть дом в пятницу?"


@pytest.mark.parametrize(
    ("text", "charset", "declared"),
    [
        (SPANISH, "utf-8", "utf-8"),
        (SPANISH, "utf-8", "UTF8"),
        (SPANISH, "utf-8", '"utf-8"'),
        (SPANISH, "utf-8-sig", "utf-8"),
        (SPANISH, "utf-8", "us-ascii"),
        (SPANISH, "utf-8", "iso-8859-1"),
        (SPANISH, "utf-8", "utf-16"),
        (SPANISH, "utf-8", ""),
        (SPANISH, "utf-8", "x-nobody-knows"),
        (SPANISH, "latin-1", "iso-8859-1"),
        (SPANISH, "latin-1", ""),
        (SPANISH, "latin-1", "utf-8"),
        (SPANISH, "utf-16", "utf-16"),
        (SPANISH, "utf-7", "utf-7"),
        (GERMAN, "cp1252", "iso-8859-1"),
        (GERMAN, "cp1252", ""),
        (GERMAN, "cp1252", "us-ascii"),
        (GERMAN, "iso-8859-15", "iso-8859-15"),
        (CHINESE, "gb18030", "gb2312"),
        (CHINESE, "gb18030", "x-gbk"),
        (CHINESE, "gb18030", ""),
        (CHINESE, "gb18030", "utf-8"),
        (CHINESE, "utf-8", "gb2312"),
        (CHINESE, "utf-8", "gb18030"),
        ("星期五可以看屋嗎", "big5", "big5"),
        ("星期五可以看屋嗎", "utf-8", "big5"),
        (JAPANESE, "iso-2022-jp", "iso-2022-jp"),
        (JAPANESE, "cp932", "shift_jis"),
        (KOREAN, "cp949", "ks_c_5601-1987"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "cp1251", "windows-1251"),
    ],
)
def test_what_it_says_and_what_it_is(text, charset, declared):
    assert to_text(text.encode(charset), declared) == text


@pytest.mark.parametrize("declared", ["base64", "hex", "rot13", "zlib", "idna", "\0", "a" * 10_000, "unicode_escape"])
def test_a_name_that_is_no_charset(declared):
    assert to_text(b"Hello", declared) == "Hello"


def test_one_broken_letter_does_not_spoil_the_others():
    assert to_text(SPANISH.encode() + b"\xc3", "utf-8") == SPANISH + "\ufffd"
    assert to_text(CHINESE.encode("gb18030") + b"\xff", "gb2312").startswith(CHINESE)


def test_what_postgresql_refuses_is_gone():
    assert clean("a\0b\r\nc\rd\ud800e") == "ab\nc\nd\ufffde"
    assert to_text(b"+2AA-x", "utf-7").encode()
    assert one_line("Hi\r\nBcc: x\0\u2028y\t") == "Hi Bcc: x y"
