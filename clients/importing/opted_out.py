"""Which addresses a row closes. What a cell says, opt_out.py knows."""

from collections.abc import Iterable, Iterator, Sequence

from clients.contacts.in_files import JOINED
from clients.importing import opt_out
from clients.importing.columns import TARGETS
from clients.importing.contacts import key_of
from clients.importing.layout import Layout, PersonColumns
from clients.importing.opt_out import OptOut
from clients.importing.reading import FileRow


def read_opt_outs(
    row: FileRow, cells: Sequence[str], heads: Sequence[str], columns: Sequence[str], layout: Layout
) -> Iterator[str]:
    """Notes why the row's addresses must not be emailed. Yields an error for each cell that can't be read."""
    found: dict[str, OptOut] = {}
    row.is_silent, row.closes = False, {}
    for at, (head, target) in enumerate(zip(heads, columns, strict=True)):
        if target not in opt_out.TARGETS:
            continue
        for cell, addresses in _said(row, cells[at], layout, at):
            meaning = opt_out.meaning(target, head, cell)
            if meaning == opt_out.UNCLEAR:
                yield f"“{cell[:40]}” under {head[:50] or TARGETS[target]} doesn’t say if we can email them"
            elif meaning != opt_out.SILENT:
                said = found.setdefault(meaning, OptOut(meaning, head or TARGETS[target], cell))
                # A bounce is about one address; whoever wants no emails wants none at any.
                is_of_main = meaning == opt_out.BOUNCED and at not in layout.means
                for address in addresses[:1] if is_of_main else addresses:
                    row.closes.setdefault(address, []).append(said)
            elif target == "may_email" and at not in layout.means and not opt_out.has_answer(cell):
                row.is_silent = True
    row.opt_outs = _strongest_first(found.values())
    row.closes = {address: _strongest_first(said) for address, said in row.closes.items()}


def _strongest_first(said: Iterable[OptOut]) -> list[OptOut]:
    return sorted(dict.fromkeys(said), key=lambda each: opt_out.REASONS.index(each.reason))


def _said(row: FileRow, cell: str, layout: Layout, at: int) -> Iterator[tuple[str, list[str]]]:
    """What the cell says, each with the addresses that it is said of."""
    means, contacts = layout.means.get(at), row.contacts
    if means is None:
        yield cell, contacts.keys
        return
    if isinstance(means, PersonColumns):
        emails = [each for linked in contacts.people if linked.columns is means for each in linked.emails]
    else:
        everybodys = [*contacts.emails, *(each for linked in contacts.people for each in linked.emails)]
        emails = [each for each in everybodys if each.at == means.at]
    parts = [part.strip() for part in cell.split(JOINED.strip())]
    keys = [key_of(each.text) for each in emails]
    if len(parts) == 1:
        yield cell, list(filter(None, keys))
    else:
        yield from ((part, [key] if key else []) for part, key in zip(parts, keys, strict=False))
