"""Evidence as it is kept."""

from inbound.kinds.verdict import Evidence

LONGEST = 200


def found(rule: str, what: str) -> Evidence:
    return Evidence(rule, " ".join(what.split())[:LONGEST])
