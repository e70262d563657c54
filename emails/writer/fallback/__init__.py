"""The fallback: templates that the office may edit, for when the AI can't write an email."""

from emails.writer.fallback.built_in import ANY, STEPS, Text
from emails.writer.fallback.choose import BUILT_IN, Chosen, Templates, built_in
from emails.writer.fallback.fields import FIELDS, values_of
from emails.writer.fallback.fill import fill
from emails.writer.fallback.mistakes import mistakes
from emails.writer.fallback.office import templates_of_office
from emails.writer.fallback.parse import Mistake, parse
from emails.writer.fallback.write import fallback, fill_both, fill_letter, filled

__all__ = [
    "ANY",
    "BUILT_IN",
    "FIELDS",
    "STEPS",
    "Chosen",
    "Mistake",
    "Templates",
    "Text",
    "built_in",
    "fallback",
    "fill",
    "fill_both",
    "fill_letter",
    "filled",
    "mistakes",
    "parse",
    "templates_of_office",
    "values_of",
]
