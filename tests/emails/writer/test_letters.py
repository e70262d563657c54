"""The letters of other tests may go: where the guard becomes stricter, this says so before a hundred of those do."""

import pytest

from emails.writer.guard import Record, check
from emails.writer.guard.record import Earlier
from tests.letters import OTHER_SUBJECT, OTHER_TEXT, SUBJECT, TEXT

FIRST, SECOND = (SUBJECT, TEXT), (OTHER_SUBJECT, OTHER_TEXT)


@pytest.mark.parametrize(("letter", "before"), [(FIRST, SECOND), (SECOND, FIRST)])
def test_each_passes_for_a_client_of_whom_nothing_is_known_after_the_other(letter, before):
    assert check(Record(earlier=(Earlier(*before),)), *letter).findings == ()
