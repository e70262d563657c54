"""Mails that were written without looking at the rules, read as a worker reads them: kind, new text, return date."""

from datetime import UTC, datetime, time

import pytest

from inbound.kinds.kind import kind_of
from inbound.models import Kind
from inbound.new_text import new_text
from inbound.reading.read import read
from tests.inbound.corpus_files import CORPUS, Sample, samples
from tests.inbound.new_text.corpus import sent_text

GROUPS = ["unseen-1", "unseen-2"]
ALL = samples(*GROUPS)
LETTER = sent_text("larch")


@pytest.mark.parametrize("sample", ALL, ids=str)
def test_what_it_is_and_says(sample: Sample):
    message, expected = read(sample.raw, "message/rfc822"), sample.expected
    text = new_text(message, [LETTER])
    now = datetime.combine(expected["received"], time(15), UTC)
    verdict = kind_of(message, now=now, text=text, ours=[LETTER.sender_email])
    assert verdict.kind == expected["kind"], verdict.evidence
    assert verdict.return_date == expected.get("return_date")
    if "text" in expected:
        assert text.split() == expected["text"].split()


def test_every_file_has_its_line():
    files = {f"{path.parent.name}/{path.stem}" for group in GROUPS for path in (CORPUS / group).glob("*.eml")}
    assert files == {str(sample) for sample in ALL} and len(files) == 261
    assert {sample.expected["kind"] for sample in ALL} == {*Kind} - {Kind.LEAD}
