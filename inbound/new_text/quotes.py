"""Which lines are a person's own: what is left when the quotes and our own words are taken away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from inbound.new_text.heads import Head, heads_of
from inbound.new_text.lines import Line
from inbound.new_text.ours import Known

FULL_ROW = 64
"""Characters from which on a quoted row was probably wrapped, so that its tail may have lost its mark."""
TAIL = 30
NEAR = 12
"""Rows behind a head in which our text begins, if it is ours that is quoted."""
ROWS_ABOVE = 4
"""Rows above our text that may say who wrote it, in words that we do not know."""


@dataclass(frozen=True)
class Kept:
    segments: list[list[Line]]
    """Runs of lines without a quote between them."""
    has_quote: bool


def without_quotes(lines: Sequence[Line], known: Known) -> Kept:
    lines = _with_lost_tails(lines, known)
    places = known.found(lines)
    heads = heads_of(lines)
    quoted = [line.depth > 0 for line in lines]
    for head in heads:
        quoted[head.first : head.end] = [True] * (head.end - head.first)
    zone = next((head for head in heads if not _is_marked(lines, head.end)), None)
    zone = zone or _unannounced(lines, places, known)
    if zone:
        keep = _in_zone(lines, places, known, zone, heads, quoted)
        for row in range(zone.first, len(lines)):
            quoted[row] = row not in keep
    return Kept(_segments(lines, quoted), bool(heads) or any(quoted))


def _with_lost_tails(lines: Sequence[Line], known: Known) -> list[Line]:
    """Gmail wraps quoted rows once more and gives the rest of a row no mark."""
    result = list(lines)
    for row in range(1, len(result)):
        before, line = result[row - 1], result[row]
        if line.depth or line.is_blank or not before.marked or before.is_blank:
            continue
        is_inside = row + 1 < len(result) and result[row + 1].depth > 0
        if known.continues(before.text, line.text) or (is_inside and _is_tail(before.text, line.text)):
            result[row] = replace(line, depth=before.depth, marked=True)
    return result


def _is_tail(before: str, text: str) -> bool:
    return len(before) >= FULL_ROW and len(text) <= TAIL and before[-1] not in ".?!:。？！" and not text[0].isupper()


def _is_marked(lines: Sequence[Line], at: int) -> bool:
    """Whether what comes next is marked as a quote. Where nothing comes, nothing needs to be cut."""
    while at < len(lines) and lines[at].is_blank and not lines[at].depth:
        at += 1
    return at < len(lines) and lines[at].depth > 0 and not lines[at].starts_quote


def _unannounced(lines: Sequence[Line], places: Sequence[int], known: Known) -> Head | None:
    """Our own text without a head that we can read; and the rows above it that name us."""
    row = next((row for row, place in enumerate(places) if place >= 0 and not lines[row].depth), None)
    if row is None:
        return None
    first, seen = row, 0
    for above in range(row - 1, -1, -1):
        if lines[above].is_blank:
            continue
        seen += 1
        if seen > ROWS_ABOVE or lines[above].depth:
            break
        if known.is_named_in(lines[above].plain):
            first = above
    return Head(first, row)


def _in_zone(
    lines: Sequence[Line],
    places: Sequence[int],
    known: Known,
    zone: Head,
    heads: Sequence[Head],
    quoted: Sequence[bool],
) -> set[int]:
    """Rows behind an unmarked head that are theirs all the same: between our rows, or below our whole text."""
    end = min([head.first for head in heads if head.first >= max(zone.end, zone.first + 1)], default=len(lines))
    ours = [row for row in range(zone.end, end) if places[row] >= 0]
    if not ours or sum(not line.is_blank for line in lines[zone.end : ours[0]]) > NEAR:
        return set()
    keep: set[int] = set()
    for above, below in pairwise(ours):
        if known.is_near(places[above], lines[below].text, places[below]):
            keep.update(range(above + 1, below))
    is_bottom_posted = not any(not lines[row].is_blank and not quoted[row] for row in range(zone.first))
    if is_bottom_posted and known.reaches_end(places[ours[-1]]):
        keep.update(range(ours[-1] + 1, end))
    return {row for row in keep if not lines[row].depth}


def _segments(lines: Sequence[Line], quoted: Sequence[bool]) -> list[list[Line]]:
    segments: list[list[Line]] = [[]]
    for line, is_quoted in zip(lines, quoted, strict=True):
        if not is_quoted:
            segments[-1].append(line)
        elif segments[-1]:
            segments.append([])
    return [each for each in segments if any(not line.is_blank for line in each)]
