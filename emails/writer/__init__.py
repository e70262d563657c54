from emails.writer.brief import Brief
from emails.writer.write import Letter, greeted, template, write, write_by_template

__all__ = ["Brief", "Letter", "greeted", "template", "write", "write_by_template"]
