"""Prints tables: numbers are aligned right, and each target has a verdict."""

from collections.abc import Sequence


def show(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    lines = [list(map(str, head)), *(list(map(str, row)) for row in rows)]
    columns = list(zip(*lines, strict=True))
    widths = [max(map(len, column)) for column in columns]
    right = [all(not cell or cell[0] in "+-0123456789" for cell in column[1:]) for column in columns]
    print(f"\n{title}")
    for index, line in enumerate(lines):
        cells = zip(line, widths, right, strict=True)
        print(
            "  ".join(cell.rjust(width) if to_right else cell.ljust(width) for cell, width, to_right in cells).rstrip()
        )
        if index == 0:
            print("  ".join("-" * width for width in widths))


def verdict(met: bool) -> str:
    return "ok" if met else "MISS"
