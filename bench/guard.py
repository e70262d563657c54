"""How many planted defects the guard finds in letters, how many good letters it stops, and what a letter costs it."""

import argparse
import time
from collections import Counter
from statistics import median, quantiles
from typing import NamedTuple

from bench._table import show, verdict
from bench.letters.labelled import SETS, Labelled, good, planted
from emails.writer.guard import Finding, Kind, check, record_of

RECALL, FALSE_STOPS, P95 = 97.0, 2.0, 5.0


class Read(NamedTuple):
    """A letter with what the guard said of it, and in how many ms of CPU."""

    letter: Labelled
    findings: tuple[Finding, ...]
    took: float

    @property
    def is_found(self) -> bool:
        return any(self.letter.is_found_by(each) for each in self.findings)


class Score(NamedTuple):
    good: list[Read]
    planted: list[Read]

    @property
    def recall(self) -> float:
        return _percent(sum(each.is_found for each in self.planted), len(self.planted))

    @property
    def false_stops(self) -> float:
        return _percent(sum(bool(each.findings) for each in self.good), len(self.good))

    @property
    def times(self) -> list[float]:
        return [each.took for each in (*self.good, *self.planted)]

    @property
    def p95(self) -> float:
        return quantiles(self.times, n=20)[-1] if len(self.times) > 1 else sum(self.times)


def read(letter: Labelled) -> Read:
    began = time.thread_time()
    report = check(record_of(letter.record), letter.subject, letter.body)
    return Read(letter, report.findings, 1000 * (time.thread_time() - began))


def score(name: str) -> Score:
    return Score([read(letter) for letter in good(name)], [read(letter) for letter in planted(name)])


def show_kinds(total: Score) -> None:
    per_kind = Counter(each.letter.kind for each in total.planted)
    found = Counter(each.letter.kind for each in total.planted if each.is_found)
    stops = {kind: [text for each in total.good for text in _words(each, kind)] for kind in Kind}
    stopped = Counter(kind for each in total.good for kind in {found.kind for found in each.findings})
    rows = [
        (
            kind,
            per_kind[kind],
            found[kind],
            f"{_percent(found[kind], per_kind[kind]):.1f}",
            stopped[kind],
            _few(stops[kind]),
        )
        for kind in Kind
    ]
    show("By kind", ("kind", "planted", "found", "recall %", "good stopped", "for the words"), rows)


def show_sets(scores: dict[str, Score]) -> None:
    rows = [
        (
            *(name, len(each.planted), f"{each.recall:.1f}", len(each.good), f"{each.false_stops:.1f}"),
            *(f"{median(each.times):.2f}", f"{each.p95:.2f}", verdict(is_met(each))),
        )
        for name, each in scores.items()
    ]
    head = ("set", "planted", "recall %", "good", "false stops %", "p50 ms", "p95 ms", "verdict")
    show(f"Targets: recall {RECALL} %, false stops {FALSE_STOPS} %, p95 under {P95} ms of CPU a letter", head, rows)


def show_missed(name: str, each: Score) -> None:
    for missed in (one for one in each.planted if not one.is_found):
        letter = missed.letter
        said = "; ".join(f"{found.kind}: {found.text!r}" for found in missed.findings) or "nothing"
        print(f"\nMISS {letter.id} {letter.kind}: {letter.text!r}\n  said instead: {said}")
    for stopped in (one for one in each.good if one.findings):
        for found in stopped.findings:
            print(f"\nFALSE STOP {stopped.letter.id} {found.kind}: {found.text!r}\n  why: {found.why}")


def is_met(each: Score) -> bool:
    return each.recall >= RECALL and each.false_stops <= FALSE_STOPS and each.p95 < P95


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def _words(each: Read, kind: Kind) -> list[str]:
    return [found.text for found in each.findings if found.kind == kind]


def _few(texts: list[str]) -> str:
    return ", ".join(repr(text[:40]) for text in texts[:3]) + (" ..." if len(texts) > 3 else "")


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/bench guard", description=__doc__)
    parser.add_argument("--set", choices=SETS, help="only this one")
    parser.add_argument("--missed", action="store_true", help="print each miss and each false stop")
    options = parser.parse_args()
    scores = {name: each for name in SETS if options.set in (None, name) and (each := score(name)).times}
    total = Score(
        [one for each in scores.values() for one in each.good],
        [one for each in scores.values() for one in each.planted],
    )
    if options.missed:
        for name, each in scores.items():
            show_missed(name, each)
    show_kinds(total)
    show_sets(scores if options.set else {**scores, "all": total})
    return 0 if is_met(total) else 1


if __name__ == "__main__":
    raise SystemExit(main())
