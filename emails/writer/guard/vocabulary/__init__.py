"""The words that rules combine: small sets of data, without rules."""


def words_in(text: str) -> frozenset[str]:
    return frozenset(text.split())
