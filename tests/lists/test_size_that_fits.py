"""How many rows a page has, when a browser says how many fit its window."""

import pytest

from lists.paging import size_that_fits


@pytest.mark.parametrize(("said", "rows"), [("18", 18), ("10", 10), ("50", 50), ("018", 18)])
def test_as_many_as_fit(said: str, rows: int) -> None:
    assert size_that_fits(said, 10) == rows


@pytest.mark.parametrize(("said", "rows"), [("0", 10), ("3", 10), ("51", 50), ("99999", 50)])
def test_within_bounds(said: str, rows: int) -> None:
    assert size_that_fits(said, 10) == rows


@pytest.mark.parametrize("said", ["", " 18", "-18", "18.5", "1e1", "ten", "१८", "²", "18\x00", "9" * 5000])
def test_what_is_no_number_changes_nothing(said: str) -> None:
    assert size_that_fits(said, 10) == 10


def test_a_list_is_never_shorter_than_without_a_script() -> None:
    assert [size_that_fits(said, 25) for said in ("12", "30", "")] == [25, 30, 25]
