"""Names as they are compared: without accents, capital letters and odd spaces."""

import unicodedata


def without_marks(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if unicodedata.category(char) != "Mn")


def folded(name: str) -> str:
    return " ".join(without_marks(name).casefold().split())
