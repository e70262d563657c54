"""Words that every list says alike."""


def counted(number: int, noun: str, many: str = "") -> str:
    """“1 client”, “1,204 clients”; `many` where the plural is not the noun with an s."""
    return f"{number:,} {noun if number == 1 else many or f'{noun}s'}"


def capped(number: int | None, most: int) -> str:
    """“812”, “1,000+” beyond what is counted; "" where nobody knows."""
    if number is None:
        return ""
    return f"{most:,}+" if number > most else f"{number:,}"
