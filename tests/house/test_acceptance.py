"""docs/acceptance.md names a test for each thing that it promises: each of them is there."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "acceptance.md").read_text()


def test_every_line_is_numbered_in_order_and_names_a_test():
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", PAGE, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1)) and len(numbers) > 100
    assert [
        line for line in PAGE.splitlines() if re.match(r"\d+\. ", line) and "tests/" not in line and "::" not in line
    ] == []


def test_every_test_named_is_there():
    file, missing = "", []
    for named, test in re.findall(r"(tests/[\w/]+\.py)?::(test_\w+)", PAGE):
        file = named or file
        if f"def {test}(" not in (ROOT / file).read_text():
            missing.append(f"{file}::{test}")
    assert missing == []
