from emails.writer.brief import Brief, EarlierEmail, Reaction, Talk
from emails.writer.write import Letter, greeted, template, write, write_by_template

__all__ = [
    "Brief",
    "EarlierEmail",
    "Letter",
    "Reaction",
    "Talk",
    "greeted",
    "template",
    "write",
    "write_by_template",
]
