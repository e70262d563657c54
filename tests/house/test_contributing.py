"""CONTRIBUTING.md names each script, and each name that bin/prove knows."""

import re

from tests.house.source import ROOT, sources
from tests.proofs import EVERYTHING

PAGE = (ROOT / "CONTRIBUTING.md").read_text()


def test_every_script_is_named():
    scripts = {path.name for path in (ROOT / "bin").iterdir()} - {"with-venv"}
    assert set(re.findall(r"^bin/(\w+) ", PAGE, re.MULTILINE)) == scripts


def test_every_proof_is_named():
    code = [source.path.read_text() for source in sources("tests")]
    marked = {name for text in code for name in re.findall(r'mark\.(?:prove|repeat)\(\s*"(\w+)"', text)}
    table = PAGE[PAGE.index("## Prove") : PAGE.index("## What has to pass")]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == marked
    assert EVERYTHING not in marked
    line = re.search(r"bin/prove +what takes longer than tests may: (.*)", PAGE)
    assert line and set(line[1].split(", ")) == marked
    assert all(name in (ROOT / "bin" / "prove").read_text() for name in marked)
