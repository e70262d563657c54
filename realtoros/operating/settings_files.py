"""Writes .env.example and the tables of docs/settings.md, from the variables: `python -m` this module."""

from pathlib import Path

from realtoros.operating.variables import GROUPS, Variable

ROOT = Path(__file__).resolve().parents[2]

HEAD = """\
# The settings of RealtorOS on a server. Copy this file (to /etc/realtoros/env, or to deploy/.env for compose), fill in
# the first group, then the keys. docs/settings.md has the same as a page.
#
# The same file is read by systemd, by compose and by bin/manage, so keep to what all three understand:
# - one NAME=value a line, nothing else behind the value
# - a value with spaces or one of # $ ; & ( ) { } " \\ in it stands between single quotes: NAME='value'
# - nobody but the administrator and the service may read the file: chmod 640
# A line that begins with # is off; its value is what RealtorOS does without it, or an example.
"""


def env_example() -> str:
    parts = [HEAD]
    for title, group in GROUPS.items():
        parts.append(f"\n# --- {title} ---\n")
        parts += [_entry(variable) for variable in group]
    return "".join(parts)


def _entry(variable: Variable) -> str:
    said = [sentence(variable.purpose)] + ([sentence(variable.where)] if variable.where else [])
    comments = "".join(f"# {line}\n" for line in said)
    value = variable.default or variable.example
    if any(character in value for character in ' #$;&(){}"\\'):
        value = f"'{value}'"
    # Set are only those that a server has to set, and they are empty: a copied file says at the start what is missing.
    if variable.required:
        comments += f"# For example {value}\n" if value else ""
        return f"\n{comments}{variable.name}=\n"
    return f"\n{comments}{'' if variable.name == 'DEBUG' else '#'}{variable.name}={value}\n"


def tables() -> str:
    """The part of docs/settings.md that is written from here."""
    parts = []
    for title, group in GROUPS.items():
        parts.append(
            f"\n## {title}\n\n| variable | what it is for | where to find it | without it |\n|---|---|---|---|\n"
        )
        for variable in group:
            without = (
                "an error at the start" if variable.required else f"`{variable.default}`" if variable.default else ""
            )
            parts.append(f"| `{variable.name}` | {variable.purpose} | {variable.where} | {without} |\n")
    return "".join(parts)


def sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def written() -> dict[Path, str]:
    """Both files as they have to be."""
    page = ROOT / "docs" / "settings.md"
    prose = page.read_text().partition("\n## ")[0]
    return {ROOT / ".env.example": env_example(), page: prose + tables()}


if __name__ == "__main__":
    for path, text in written().items():
        path.write_text(text)
