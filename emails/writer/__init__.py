from emails.writer.brief import Brief
from emails.writer.write import Letter, write, write_by_template

__all__ = ["Brief", "Letter", "write", "write_by_template"]
