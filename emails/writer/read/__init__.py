from emails.writer.read.answer import MAX_BODY, parse, read, shorten
from emails.writer.read.outcome import Answer, Kind, Unusable

__all__ = ["MAX_BODY", "Answer", "Kind", "Unusable", "parse", "read", "shorten"]
