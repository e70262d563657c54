"""A CSV file as heads and rows. A file in which rows would be lost is refused, with the line where that begins."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from clients.csv_rows import unescape_formula
from clients.importing.columns import target_of
from clients.importing.contacts import Contacts
from clients.importing.opt_out import OptOut
from clients.models import Client

MOST_ROWS = 10_000
MOST_BYTES = 5 * 1024 * 1024
MOST_COLUMNS = 300
DELIMITERS = ",;\t"

NEWLINE = re.compile(r"\r\n|\r|\n")
NAMES_DELIMITER = re.compile(r'"?sep=([,;\t])"?[ \t]*(?:\r\n|\r|\n)', re.I)
"""The first line of a file for Excel, which does not show it either."""
LOOKS_LIKE = {"email": re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"), "phone": re.compile(r"[+(]?\d[\d ().x+-]{6,}")}
"""How a line shows that it is a row: an email in the column of emails; if there is none, a phone number."""

# Such a cell may be half of the file. We explain that; the csv module would only refuse it.
csv.field_size_limit(MOST_BYTES)


class Unreadable(Exception):
    """The file can't be read as rows, and why, in words."""


@dataclass
class FileRow:
    number: int  # of the line in a spreadsheet, where a cell of several lines is one: the heads are line 1
    cells: list[str]  # one for each head at least; more where the file has more
    client: Client | None = None
    errors: list[str] = field(default_factory=list)
    address: str = ""  # the email as the ledger and the search for duplicates know it; empty: none that can be read
    contacts: Contacts = field(default_factory=Contacts)
    opt_outs: list[OptOut] = field(default_factory=list)  # the strongest first
    closes: dict[str, list[OptOut]] = field(default_factory=dict)  # by address, why it must not be emailed
    is_silent: bool = False  # asked whether they may be emailed, the row has no answer
    source: str = ""  # the name that it gives, whether or not the office has it
    has_new_source: bool = False  # the office does not have it
    tags: list[str] = field(default_factory=list)  # the names that it gives
    duplicate_of: str = ""  # who has the same email

    @property
    def same_email(self) -> str:
        """The duplicate in words."""
        return f"the same email as {self.duplicate_of}"


class Record(NamedTuple):
    number: int  # as in a spreadsheet
    line: int  # as in a text editor
    cells: list[str]
    raw: str


class Quoted(NamedTuple):
    """A cell of several lines, or one that does not end."""

    offset: int
    column: int
    text: str
    is_closed: bool


def decode(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Unreadable("This is not a CSV file. Save it as “CSV UTF-8” and choose it again.")


def read(text: str) -> tuple[list[str], list[FileRow]]:
    """The heads and the rows of a file."""
    filled = text.lstrip("\r\n")
    above = text[: len(text) - len(filled)]  # empty lines, which a spreadsheet counts
    if named := NAMES_DELIMITER.match(filled):
        text, delimiter = above + filled[named.end() :], named[1]
    else:
        delimiter = max(DELIMITERS, key=lambda each: _fit(filled, each))
    records = [record for record in _records(text, delimiter) if any(cell.strip() for cell in record.cells)]
    if records:
        _refuse_open_quotes(records, delimiter)
    if len(records) < 2:
        raise Unreadable("This file has no clients. The first row needs the column names, then one row per client.")
    if len(records) - 1 > MOST_ROWS:
        raise Unreadable(f"This file has {len(records) - 1:,} rows. You can import at most {MOST_ROWS:,} at once.")
    heads = [" ".join(unescape_formula(cell).split()) for cell in records[0].cells]
    if len(heads) > MOST_COLUMNS:
        raise Unreadable(f"This file has {len(heads)} columns. You can import at most {MOST_COLUMNS}.")
    has_spaces = any(cell.startswith(" ") for cell in records[0].cells)
    return heads, [FileRow(record.number, _as_wide(record.cells, len(heads), has_spaces)) for record in records[1:]]


def _fit(text: str, delimiter: str) -> tuple[bool, int]:
    """Whether its first row has cells that no quotation mark is left in, and how many."""
    try:
        cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        cells = []
    return len(cells) > 1 and not any('"' in cell for cell in cells), len(cells)


def _as_wide(cells: list[str], width: int, has_spaces: bool) -> list[str]:
    """A spreadsheet ends rows early, or late with empty cells: both say nothing.

    But “1 Elm St, Portland” without quotation marks moves all that follows by a column, and only empty cells over the
    edge. Its second half begins with a space. `has_spaces`: in this file there is one behind each delimiter.
    """
    is_moved = not has_spaces and any(cell.startswith(" ") for cell in cells)
    while len(cells) > width and not cells[-1].strip() and not is_moved:
        cells = cells[:-1]
    return [*cells, *[""] * (width - len(cells))]


def _records(text: str, delimiter: str) -> Iterator[Record]:
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, delimiter=delimiter)
    start = 0
    try:
        for number, cells in enumerate(reader, 1):
            yield Record(number, start + 1, cells, "".join(lines[start : reader.line_num]))
            start = reader.line_num
    except csv.Error as error:
        raise Unreadable(f"This file can't be read as CSV: {error}.") from error


def _refuse_open_quotes(records: list[Record], delimiter: str) -> None:
    """A quotation mark that opens a cell and is not closed makes the csv module take the next rows for that cell."""
    targets = [target_of(unescape_formula(head)) for head in records[0].cells]
    looks_like = next(((targets.index(name), pattern) for name, pattern in LOOKS_LIKE.items() if name in targets), None)
    for record in records:
        if record is not records[-1] and not NEWLINE.search(record.raw.rstrip("\r\n")):
            continue
        for cell in _quoted(record.raw, delimiter):
            if not cell.is_closed or (looks_like and _has_rows_in_it(cell, delimiter, *looks_like)):
                line = record.line + len(NEWLINE.findall(record.raw[: cell.offset]))
                editor = f" (line {line} in a text editor)" if line != record.number else ""
                where = f"row {record.number}{editor}"
                raise Unreadable(
                    f"This file can't be read as CSV: a quotation mark (\") in {where} is never closed, so "
                    "the rows below it would be lost. Close or remove it, then choose the file again."
                )


def _quoted(raw: str, delimiter: str) -> Iterator[Quoted]:
    """The cells in quotation marks that have several lines or no end, read as the csv module reads them."""
    ends = re.compile(f"[{delimiter}\r\n]")
    at, column, size = 0, 0, len(raw)
    while at < size:
        end = at
        if raw[at] == '"':
            end = _closing(raw, at + 1)
            inside = raw[at + 1 : end]
            follows = ends.search(raw, end)
            rest = raw[end + 1 : follows.start() if follows else size]
            if end == size or NEWLINE.search(inside):
                yield Quoted(at, column, inside, is_closed=end < size and not rest.strip(" "))
        # What follows up to the next delimiter belongs to the cell, quotation marks included.
        found = ends.search(raw, end)
        at, column = found.end() if found else size, column + 1


def _closing(raw: str, at: int) -> int:
    """Where the cell's closing mark stands; the end of the text when there is none. A doubled one is a mark itself."""
    while (found := raw.find('"', at)) >= 0:
        if raw[found + 1 : found + 2] != '"':
            return found
        at = found + 2
    return len(raw)


def _has_rows_in_it(cell: Quoted, delimiter: str, at: int, pattern: re.Pattern[str]) -> bool:
    """Whether a line inside the cell is another client. The mark that closes such a cell is another's, as in “12"”."""
    for inside in csv.reader(NEWLINE.split(cell.text)[1:], delimiter=delimiter):
        if len(inside) > max(cell.column, at, 1) and pattern.fullmatch(inside[at].strip()):
            return True
    return False
