import pytest

from emails.writer.guard.claims import CLAIMS
from emails.writer.guard.letter import Letter
from emails.writer.guard.whole import WHOLE
from tests.emails.writer.guard.claims.letters import RECORD
from tests.pace import cpu_seconds

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
    assert cpu_seconds(lambda: [list(look(letter, RECORD)) for look in (*CLAIMS, *WHOLE)]) < 2
