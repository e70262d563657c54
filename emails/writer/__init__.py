from emails.writer.brief import Brief, EarlierEmail, Linked, Noted, Reaction, Talk
from emails.writer.write import Letter, greeted, template, write, write_by_template

__all__ = [
    "Brief",
    "EarlierEmail",
    "Letter",
    "Linked",
    "Noted",
    "Reaction",
    "Talk",
    "greeted",
    "template",
    "write",
    "write_by_template",
]
