from emails.writer.call.errors import in_words
from emails.writer.call.reply import Reply
from emails.writer.call.server import ask, client

__all__ = ["Reply", "ask", "client", "in_words"]
