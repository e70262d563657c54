"""Bytes to text, whatever charset they name. PostgreSQL takes what comes out: it has no NUL and no surrogate."""

import codecs
import re

LABELS = {
    # What is called so on the web, too, is a smaller charset's larger relative (WHATWG's Encoding Standard).
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "euc-cn": "gb18030",
    "big5": "big5hkscs",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "unicode-1-1-utf-8": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "x-unknown": "",
    "unknown-8bit": "",
    "default": "",
    "binary": "",
    "8bit": "",
}
WIDE = ("utf-16", "utf-32")
SEVEN_BITS = ("utf-7", "iso2022", "hz")
"""Their text is made of ASCII bytes, so it is valid UTF-8, too, and means something else."""

SURROGATES = re.compile("[\ud800-\udfff]")
CONTROLS = re.compile(r"[\x01-\x1f\x7f\x85\u2028\u2029]+")
HIGH = re.compile(rb"[\x80-\xff]+")
LONG_SEQUENCE = re.compile(rb"[\xe0-\xf4][\x80-\xbf]{2}")


def to_text(data: bytes, declared: str = "") -> str:
    """What it says first, unless the bytes say that it is wrong; else UTF-8, else Chinese or Western European."""
    data = data.removeprefix(codecs.BOM_UTF8)
    codec = _codec(declared)
    is_utf8 = _is_utf8(data)
    if codec and not (is_utf8 and _is_wrong(codec, data)):
        try:
            return clean(data.decode(codec))
        except (UnicodeError, LookupError, ValueError):
            pass
    return clean(data.decode() if is_utf8 else _guessed(data, codec))


def clean(text: str) -> str:
    """Without what PostgreSQL refuses, and with one kind of line break."""
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return SURROGATES.sub("\ufffd", text)


def one_line(text: str) -> str:
    """For a header: a line break that somebody encoded in it must not become one."""
    return CONTROLS.sub(" ", clean(text)).strip()


def _codec(declared: str) -> str:
    """Python's name of it; empty for one that nobody knows, and for a codec that makes no text."""
    label = declared.strip(" \t\"'").lower()
    try:
        found = codecs.lookup(LABELS.get(label, label))
    except (LookupError, ValueError):  # a NUL, or a name too long for one
        return ""
    return found.name if found._is_text_encoding else ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_wrong(codec: str, data: bytes) -> bool:
    """Of bytes that are valid UTF-8: text in another charset hardly ever is, by chance."""
    if codec.startswith(WIDE):
        return b"\0" not in data
    if codec.startswith(SEVEN_BITS):
        return False
    # Two bytes each could be Chinese in its own charset, too.
    return HIGH.search(data) is not None and (not _is_double_byte(codec) or LONG_SEQUENCE.search(data) is not None)


def _is_double_byte(codec: str) -> bool:
    return codec.startswith(("gb", "big5", "cp949", "cp932", "euc", "johab", "shift"))


def _guessed(data: bytes, codec: str) -> str:
    """Of bytes that are not valid in the charset they name, nor in UTF-8."""
    runs = HIGH.findall(data)
    in_utf8 = data.decode(errors="replace")
    good = sum(char > "\x7f" and char != "\ufffd" for char in in_utf8)
    if good > 2 * in_utf8.count("\ufffd"):
        return in_utf8  # cut in the middle of a letter, or broken in one place
    if codec and _is_double_byte(codec):
        return data.decode(codec, errors="replace")
    in_pairs = all(len(run) % 2 == 0 for run in runs)
    if in_pairs and sum(map(len, runs)) * 3 > len(data.replace(b" ", b"")):
        return data.decode("gb18030", errors="replace")
    # The five bytes that cp1252 has no letter for are control characters in Latin-1.
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
