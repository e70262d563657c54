import time

import pytest

from emails.writer.guard.claims import CLAIMS
from emails.writer.guard.letter import Letter
from emails.writer.guard.whole import WHOLE
from tests.emails.writer.guard.claims.letters import RECORD

PIECES = [
    "[[[[", "$1 ", "Mr. ", "Anna ", "Ann's ", "a@", "dana at ", "1 ", "1-", "one ", "one hundred ", "www.", "a.",
    "1,000,",
    "on Monday at 3 ", "On Monday. At 3. ", "the house is ", "12 Oak ", "has a new ", "\n", " ", "Hi Ann,\n", "half a ",
    "price price ", "rates are ", "text me to ", "(at)", "March ", "at at ", "just ", "5125550188 ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_no_text_holds_the_guard_up(piece):
    body = (piece * 20_000)[:20_000]
    letter = Letter.of(body[:500], body)
    start = time.process_time()
    for look in (*CLAIMS, *WHOLE):
        list(look(letter, RECORD))
    assert time.process_time() - start < 2
