"""The words that a person wrote new, out of the mail that came in."""

from inbound.new_text.answer import new_text
from inbound.new_text.ours import Ours

__all__ = ["Ours", "new_text"]
