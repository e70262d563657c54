"""Good letters say much that looks like a claim."""

import pytest

from tests.emails.writer.guard.claims.letters import CLAIMS, kinds, lines

SENTENCES = lines("good")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_good_sentence_is_left_alone(sentence):
    assert not kinds(sentence) & CLAIMS
