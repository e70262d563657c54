from emails.writer.brief import Brief, EarlierEmail, Reaction, Talk
from emails.writer.write import Letter, write, write_by_template

__all__ = ["Brief", "EarlierEmail", "Letter", "Reaction", "Talk", "write", "write_by_template"]
