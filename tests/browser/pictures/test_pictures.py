"""Pictures of two commits beside each other: what counts as different, and what is said of it."""

import base64
import struct
import zlib

import pytest
from playwright.sync_api import Page

from tests.browser.pictures.__main__ import main
from tests.browser.pictures.camera import Album
from tests.browser.pictures.comparison import difference, judged
from tests.browser.pictures.products import this_tree


def picture(*shades: int, height: int = 2) -> bytes:
    """A PNG whose columns have these shades of grey."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", len(shades), height, 8, 0, 0, 0, 0)
    lines = (b"\0" + bytes(shades)) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def test_counts_what_differs_and_says_where(page: Page) -> None:
    found = difference(page, picture(0, 100, 100, 200), picture(0, 100, 140, 200))
    assert (found["count"], found["box"]) == (2, {"left": 2, "top": 0, "right": 3, "bottom": 2})
    sheet = base64.b64decode(found["png"])
    assert struct.unpack(">II", sheet[16:24]) == (3 * 4 + 2 * 24, 2)  # old, new and difference side by side


def test_a_shade_is_no_difference(page: Page) -> None:
    assert difference(page, picture(0, 100), picture(0, 108)) == {"count": 0}
    assert difference(page, picture(0, 100), picture(0, 109))["count"] == 2


def test_another_size_is_a_difference(page: Page) -> None:
    found = difference(page, picture(0, 100), picture(0, 100, height=3))
    assert (found["count"], found["box"]) == (2, {"left": 0, "top": 2, "right": 2, "bottom": 3})


def test_says_what_became_of_each_picture(page: Page, tmp_path) -> None:
    old = Album({"one": picture(0), "two": picture(0), "gone": picture(0)})
    new = Album({"one": picture(0), "two": picture(90), "more": picture(0)})
    assert judged(page, "one", old, new, tmp_path) == ("same", "")
    verdict, details = judged(page, "two", old, new, tmp_path)
    assert (verdict, details) == ("differs", f": 2 pixels within 0,0 to 1,2, see {tmp_path / 'two.png'}")
    assert (tmp_path / "two.png").read_bytes().startswith(b"\x89PNG")
    assert judged(page, "gone", old, new, tmp_path) == ("only in old", "")
    assert judged(page, "more", old, new, tmp_path) == ("only in new", "")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nothing-of-that-name"], "There is no picture named nothing-of-that-name"),
        (["--against", "no-such-commit"], "There is no commit no-such-commit"),
    ],
)
def test_what_is_not_there_is_said(arguments, says, monkeypatch) -> None:
    monkeypatch.setattr("sys.argv", ["bin/pictures", *arguments])
    with pytest.raises(SystemExit, match=says):
        main()


def test_finds_what_bin_run_starts() -> None:
    assert this_tree().module.endswith(".run")
