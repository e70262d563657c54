"""Reports, opt-outs, noise, and people's answers that look like one of those: what each message is."""

from datetime import UTC, datetime

import pytest

from inbound.kinds.kind import kind_of
from inbound.models import Kind
from inbound.reading.read import read
from tests.inbound.corpus_files import CORPUS, Sample, samples

NOW = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)
OURS = ["hello@harborhomes.example"]
GROUPS = ["reports", "opt_outs", "noise", "people", "reading"]
ALL = samples(*GROUPS)


@pytest.mark.parametrize("sample", ALL, ids=str)
def test_what_it_is(sample: Sample):
    message = read(sample.raw, "message/rfc822")
    verdict = kind_of(message, now=NOW, ours=OURS)
    expected = sample.expected
    assert verdict.kind == expected["kind"], verdict.evidence
    assert verdict.evidence and verdict.code == expected.get("code", "")
    if "rule" in expected:
        assert verdict.evidence[0].rule == expected["rule"]
    reported = [f"{each.action} {each.address} {each.status}" for each in verdict.reported]
    assert reported == expected.get("reported", [])
    if "message_ids" in expected:
        assert list(verdict.message_ids) == expected["message_ids"]


def test_every_file_has_its_line():
    files = {f"{path.parent.name}/{path.stem}" for group in GROUPS for path in (CORPUS / group).glob("*.eml")}
    assert files == {str(sample) for sample in ALL} and len(files) > 100
    assert {sample.expected["kind"] for sample in ALL} == {Kind.BOUNCE, Kind.OPT_OUT, Kind.OTHER, Kind.REPLY}
