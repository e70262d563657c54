"""Whole messages as mail programs send them: is each told from people's answers, and until when is somebody away?"""

from datetime import UTC, datetime

import pytest

from inbound.kinds.automatic import automatic, return_date
from inbound.reading.read import read
from tests.inbound.corpus_files import CORPUS, Sample, samples

LANGUAGES = ["english", "spanish", "french", "german", "italian", "portuguese", "chinese"]
ALL = samples(*(f"automatic-{each}" for each in LANGUAGES))
NOW = datetime(2026, 11, 30, 15, 5, tzinfo=UTC)


@pytest.mark.parametrize("sample", ALL, ids=str)
def test_what_it_is_and_until_when(sample: Sample):
    message = read(sample.raw, "message/rfc822")
    evidence = automatic(message)
    assert ("auto_reply" if evidence else "reply") == sample.expected["kind"], evidence
    if evidence:
        assert evidence.rule and 0 < len(evidence.found) <= 200
        assert return_date(message, NOW) == sample.expected.get("return_date")


def test_every_file_is_expected():
    files = {f"{path.parent.name}/{path.stem}" for path in CORPUS.glob("automatic-*/*.eml")}
    assert files == {str(sample) for sample in ALL} and len(files) >= 60
