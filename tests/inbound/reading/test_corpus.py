"""What is read of messages that programs wrote badly, or in their own way."""

import pytest

from inbound.reading.read import read
from tests.inbound.corpus_files import Sample, samples


@pytest.mark.parametrize("sample", samples("reading"), ids=str)
def test_what_is_read(sample: Sample):
    message = read(sample.raw, "message/rfc822")
    expected = sample.expected
    for name in ("subject", "from_name"):
        assert getattr(message, name) == expected.get(name, getattr(message, name))
    assert message.text.strip() == expected.get("text", "").strip()
    assert [part.name for part in message.parts if part.is_file] == expected.get("files", [])
    assert (message.date is not None) == expected.get("dated", True)
