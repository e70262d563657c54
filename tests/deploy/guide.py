"""The commands of docs/deploying.md."""

import os
import re
import select
import shutil
import subprocess
import textwrap
import time

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "deploying.md").read_text()
FENCE = re.compile(r"^( *)```\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


def section(title: str) -> str:
    """From a heading to the next one of any level."""
    _, _, rest = PAGE.partition(f"# {title}\n")
    assert rest, f"the guide has no heading “{title}”"
    return re.split(r"^#{1,4} ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def commands_of(text: str) -> list[str]:
    blocks = [textwrap.dedent(body) for _, body in FENCE.findall(text)]
    joined = "\n".join(blocks).replace("\\\n", " ")
    return [line.strip() for line in joined.splitlines() if line.strip()]


def copy_of_repository(folder):
    """What a clone has, with the environment of the tests in the place of a new one."""
    ignore = shutil.ignore_patterns(".git", ".venv", "var", "__pycache__", ".*_cache", "screenshots", "tests", "bench")
    shutil.copytree(ROOT, folder, ignore=ignore)
    (folder / ".venv").symlink_to((ROOT / ".venv").resolve())


def shell(folder, commands, **variables):
    """In one shell that ends at the first failure, with nothing of the environment of the tests."""
    env = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8", **variables}
    script = "\n".join(["set -eu", *commands])
    done = subprocess.run(["bash", "-c", script], cwd=folder, env=env, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def fill_in(path, **values):
    """As a person does in an editor: the line loses its # and gets the value."""
    text = path.read_text()
    for name, value in values.items():
        text, found = re.subn(rf"^#?{name}=.*$", lambda _, line=f"{name}={value}": line, text, flags=re.MULTILINE)
        assert found == 1, f"{name} has {found} lines"
    path.write_text(text)


def answered(command, folder, answers, **variables):
    """Runs a command that asks on a terminal; `answers` are pairs of what it asks and what is typed."""
    env = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8", **variables}
    ours, its = os.openpty()
    words = ["setsid", "--ctty", "--wait", "bash", "-c", command]
    process = subprocess.Popen(words, cwd=folder, env=env, stdin=its, stdout=its, stderr=its)
    os.close(its)
    said, left, end = "", list(answers), time.monotonic() + 120
    try:
        while time.monotonic() < end:
            if select.select([ours], [], [], 0.2)[0]:
                try:
                    said += os.read(ours, 4096).decode()
                except OSError:  # it has ended, and closed the terminal
                    break
            if left and re.search(left[0][0], said.rsplit("\n", 1)[-1]):
                os.write(ours, f"{left.pop(0)[1]}\n".encode())
                said += "\n"
        return process.wait(10), said
    finally:
        os.close(ours)
        process.kill() if process.poll() is None else None
