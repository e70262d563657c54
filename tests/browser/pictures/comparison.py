"""Every page of two commits in one run: what looks the same, and what does not."""

import base64
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

from playwright.sync_api import Page, sync_playwright

from devserver.environment import ROOT, var_dir
from devserver.postgres import Postgres
from tests.browser.chromium import CHROMIUM
from tests.browser.pictures.camera import FLAGS, Album, Camera, Restless, Scheme, Stopped
from tests.browser.pictures.products import NotStarted, Tree, checked_out, git, standing_still, this_tree

TOLERANCE = 8  # of 255, for each colour of a pixel: by less an edge may be smoothed otherwise
SCRIPT = (Path(__file__).parent / "difference.js").read_text()


@dataclass(frozen=True)
class Order:
    names: Sequence[str]
    widths: Sequence[int]
    schemes: Sequence[Scheme]


def compare(commit: str, order: Order) -> int:
    """Prints what became of each picture. 1 when one is not the same, 0 when all are."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    commit = existing(commit)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        old_tree = stack.enter_context(checked_out(commit, folder / "tree"))
        postgres = Postgres(folder / "postgres", say=lambda _: None, throwaway=True)
        stack.enter_context(postgres.in_use())
        try:
            old, new = both(old_tree, postgres, folder, order)
        except (NotStarted, Restless) as problem:
            sys.exit(str(problem))
    return report(old, new)


def both(old_tree: Tree, postgres: Postgres, folder: Path, order: Order) -> tuple[Album, Album]:
    """The albums of the old and the new product, filled side by side: there is time enough to wait for one of them."""
    old, new, stop = Album(), Album(), Event()

    def fill(tree: Tree, name: str, port: int, album: Album, other: Album | None) -> None:
        try:
            with standing_still(tree, postgres, folder / name, port) as product, sync_playwright() as playwright:
                Camera(playwright, product, order.names, order.widths, order.schemes, stop).fill(album, other)
        except BaseException:
            stop.set()
            raise
        finally:
            album.is_listed.set()

    with ThreadPoolExecutor() as threads:
        jobs = [
            threads.submit(fill, old_tree, "old", 18400, old, None),
            threads.submit(fill, this_tree(), "new", 18450, new, old),
        ]
        try:
            problems = [problem for job in jobs if (problem := job.exception())]
        finally:
            stop.set()
    for problem in sorted(problems, key=lambda problem: isinstance(problem, Stopped)):
        raise problem
    return old, new


def existing(commit: str) -> str:
    try:
        return git("rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}")
    except subprocess.CalledProcessError:
        sys.exit(f"There is no commit {commit}.")


def report(old: Album, new: Album) -> int:
    with sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS).new_page()
        return reported(page, old, new)


def reported(page: Page, old: Album, new: Album) -> int:
    folder = var_dir() / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.png"):  # of an earlier run
        path.unlink()
    counts = {"same": 0, "differs": 0, "only in old": 0, "only in new": 0}
    for name in {**old.pictures, **new.pictures}:
        verdict, details = judged(page, name, old, new, folder)
        counts[verdict] += 1
        say(f"{verdict:<12} {name}{details}")
    for word, album in (("old", old), ("new", new)):
        for name, reason in album.unreached.items():
            say(f"not reached in {word}: {name} ({reason})")
    say(f"No demo row leads to: {', '.join(new.unknown)}")
    say(", ".join(f"{count} {verdict}" for verdict, count in counts.items()))
    return int(counts["same"] < sum(counts.values()))


def judged(page: Page, name: str, old: Album, new: Album, folder: Path) -> tuple[str, str]:
    if name not in old.pictures or name not in new.pictures:
        return "only in old" if name in old.pictures else "only in new", ""
    found = difference(page, old.pictures[name], new.pictures[name])
    if not found["count"]:
        return "same", ""
    path = folder / f"{name}.png"
    path.write_bytes(base64.b64decode(found["png"]))
    box = "{left},{top} to {right},{bottom}".format(**found["box"])
    shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    return "differs", f": {found['count']} pixels within {box}, see {shown}"


def difference(page: Page, before: bytes, after: bytes) -> dict[str, Any]:
    """How many pixels differ, the box around them, and a picture of it."""
    if before == after:
        return {"count": 0}
    pictures = {"before": base64.b64encode(before).decode(), "after": base64.b64encode(after).decode()}
    return page.evaluate(SCRIPT, {**pictures, "tolerance": TOLERANCE})


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
