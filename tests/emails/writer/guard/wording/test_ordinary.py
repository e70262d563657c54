"""Sentences of good letters that look like defects: none may be stopped for its wording."""

import pytest

from tests.emails.writer.guard.letters import found_in, sentences

ORDINARY = sentences("ordinary")


@pytest.mark.parametrize("sentence", ORDINARY)
def test_nothing_is_found(sentence):
    assert not found_in(sentence)
