"""A template's words for one client, and a letter's words as a template."""

from agents.models import Office
from clients.models import Client
from emails.models import EmailLog, LetterTemplate
from emails.writer.fallback import Text, fill_letter, values_of
from emails.writer.fallback.built_in import CUSTOM
from emails.writer.guard.letter import GREETS
from emails.writer.write import greeted

__all__ = ["CUSTOM", "as_template", "fill_for"]

SURELY = ("property address", "agent email", "agent phone")
"""Fields whose words stand for nothing else in a letter. A name may be a common word, as May and Bill are."""


def fill_for(client: Client, template: LetterTemplate, office: Office) -> tuple[str, str, tuple[str, ...]]:
    """Subject, text with greeting, and the fields that nothing is known for. Mistake where it is not in the form."""
    subject, body, gaps = fill_letter(Text(template.subject, template.body), values_of(client, office.name))
    return subject, greeted(client, body), gaps


def as_template(log: EmailLog, office: Office) -> tuple[str, str]:
    """Without its greeting, which is added again, and with fields where the client's own words stand."""
    values = values_of(log.client, office.name)
    first, _, rest = log.body.strip().partition("\n")
    body = rest.strip() if GREETS.match(first) and len(first.split()) < 8 else log.body.strip()
    return _with_fields(log.subject, values), _with_fields(body, values)


def _with_fields(text: str, values: dict[str, str]) -> str:
    """Braces and brackets of the letter itself would be read as fields."""
    for mark, instead in (("{", "("), ("}", ")"), ("[", "("), ("]", ")")):
        text = text.replace(mark, instead)
    for name in SURELY:
        if value := values.get(name):
            text = text.replace(value, f"{{{name}}}")
    return text
