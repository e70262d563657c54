"""What we sent, found again in what comes back: wrapped anew, quoted or not, its links rewritten."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from inbound.new_text.html_lines import lines_of_html
from inbound.new_text.lines import Line

MOST_OURS = 100_000
"""Characters of our texts that are compared."""
SURE = 40
"""Letters and digits that lines must share with ours before they count as ours."""
SURE_AGAIN = 12
"""The same for a line where ours is to go on, after something else stood between."""
LONGEST_KEY = 20_000
"""Characters of one line, or of one text of ours, that are compared."""
SMALL_GAP = 4
GAP = 120
"""Letters of ours that a program may drop between two lines: an address, a picture’s name. Few before it is sure."""
LINKS = re.compile(
    r"[\[(<]{0,3}(?:https?://|www\.|mailto:|cid:)[^\s\])>]*[\])>]{0,3}|\[(?:image|cid|logo)[^\]]{0,80}\]", re.IGNORECASE
)


@dataclass(frozen=True)
class Ours:
    subject: str
    text: str
    """The plain text that we sent: body, signature and footer."""
    html: str = ""
    sender_name: str = ""
    sender_email: str = ""


def key_of(text: str) -> str:
    """Letters and digits alone, in one case and without accents: what survives every mail program."""
    folded = unicodedata.normalize("NFKD", LINKS.sub(" ", text[:LONGEST_KEY])).casefold()
    return "".join(each for each in folded if each.isalnum())


class Known:
    def __init__(self, ours: Sequence[Ours]) -> None:
        keys = [key_of(f"{each.subject}\n{each.text or _seen(each.html)}") for each in ours]
        self.key = "\0".join(keys)[:MOST_OURS]
        self.ends = [at for at, each in enumerate(self.key) if each == "\0"] + [len(self.key)]
        self.names = [name for each in ours for name in (each.sender_name, each.sender_email) if len(name) > 2]

    def found(self, lines: Sequence[Line]) -> list[int]:
        """For each line, where in the key its last letter stands, or -1 where it is not ours."""
        places = [-1] * len(lines)
        at = last = 0
        while at < len(lines) and self.key:
            run = (self._resumed(lines, at, last) if last else []) or self._run(lines, at)
            if run:
                for row, _, end in run:
                    places[row] = end
                at, last = run[-1][0] + 1, run[-1][2]
            else:
                at += 1
        return places

    def continues(self, before: str, text: str) -> bool:
        """Whether the second row follows the first one in ours."""
        start, rest = key_of(before)[-40:], key_of(text)
        return len(start) >= 10 and bool(rest) and start + rest in self.key

    def is_named_in(self, plain: str) -> bool:
        return any(name.casefold() in plain.casefold() for name in self.names)

    def is_near(self, above: int, below: str, place: int) -> bool:
        """Whether one of our rows follows another one in ours: whatever stands between them was written there."""
        return 0 <= place - len(key_of(below)) - above <= GAP

    def reaches_end(self, place: int) -> bool:
        """Whether little is left of that text of ours behind this place."""
        end = self.ends[bisect_right(self.ends, place - 1)] if place <= self.ends[-1] else place
        return end - place <= GAP

    def _resumed(self, lines: Sequence[Line], at: int, last: int) -> list[tuple[int, int, int]]:
        """Where ours goes on behind something that they wrote into it."""
        key = key_of(lines[at].text)
        place = self.key.find(key, last, last + len(key) + GAP) if len(key) >= SURE_AGAIN else -1
        return self._follow(lines, at, place, len(key)) if place >= 0 and "\0" not in self.key[last:place] else []

    def _run(self, lines: Sequence[Line], at: int) -> list[tuple[int, int, int]]:
        """Lines from here that follow each other in ours: row, first and last place."""
        first = key_of(lines[at].text)
        if len(first) < 2 or (place := self.key.find(first)) < 0:
            return []
        best: list[tuple[int, int, int]] = []
        for _ in range(4):
            run = self._follow(lines, at, place, len(first))
            best = max(best, run, key=_length)
            if _length(best) >= SURE or (place := self.key.find(first, place + 1)) < 0:
                break
        return best if _length(best) >= SURE else []

    def _follow(self, lines: Sequence[Line], at: int, place: int, length: int) -> list[tuple[int, int, int]]:
        run = [(at, place, place + length)]
        for row in range(at + 1, len(lines)):
            key = key_of(lines[row].text)
            if not key:
                continue
            end = run[-1][2]
            found = self.key.find(key, end, end + len(key) + (GAP if _length(run) >= SURE else SMALL_GAP))
            if found >= 0 and "\0" not in self.key[end:found]:
                run.append((row, found, found + len(key)))
            elif self._is_nearly(key, end):
                run.append((row, end, end + len(key)))
            else:
                break
        return run

    def _is_nearly(self, key: str, end: int) -> bool:
        """A line in which a letter or two were lost on the way."""
        if len(key) < 20:
            return False
        window = self.key[end : end + len(key) + 4]
        pairs = {key[at : at + 3] for at in range(len(key) - 2)}
        shared = sum(each in window for each in pairs)
        return shared >= 0.85 * len(pairs)


def _length(run: Sequence[tuple[int, int, int]]) -> int:
    return sum(end - first for _, first, end in run)


def _seen(html: str) -> str:
    return "\n".join(each.text for each in lines_of_html(html))
