"""The email that is sent when the AI can't write one: the step's template, without greeting and signature."""

import logging
from typing import TYPE_CHECKING

from clients.models import Client
from emails.writer.fallback.built_in import Text
from emails.writer.fallback.choose import Templates, built_in
from emails.writer.fallback.fields import Values, values_of
from emails.writer.fallback.fill import fill, fill_with_gaps
from emails.writer.fallback.parse import Mistake
from emails.writer.read import shorten

if TYPE_CHECKING:
    from emails.writer.brief import Brief

logger = logging.getLogger(__name__)


def fallback(brief: "Brief") -> tuple[str, str]:
    """Subject and text."""
    return filled(brief.templates, brief.followup_type, brief.client, brief.office.name)


def filled(templates: Templates, step: str, client: Client, office_name: str = "") -> tuple[str, str]:
    """What this client gets at this step. A text that can't be filled, as one set in the admin, gives way to ours."""
    values = values_of(client, office_name)
    chosen = templates.choose(step, client.property_type)
    try:
        subject, body = fill_both(chosen.template, values)
    except Mistake as mistake:
        logger.warning("the office's template can't be filled step=%s type=%s: %s", step, chosen.property_type, mistake)
        subject = body = ""
    if subject and body:
        return subject, body
    ours = fill_both(built_in(step, client.property_type).template, values)
    return subject or ours[0], body or ours[1]


def fill_both(text: Text, values: Values) -> tuple[str, str]:
    return shorten(" ".join(fill(text.subject, values).split())), fill(text.body, values)


def fill_letter(text: Text, values: Values) -> tuple[str, str, tuple[str, ...]]:
    """The same for a person to finish: what is not known stays as its field. Third, the names of these fields."""
    (subject, in_subject), (body, in_body) = fill_with_gaps(text.subject, values), fill_with_gaps(text.body, values)
    return shorten(" ".join(subject.split())), body, tuple(dict.fromkeys(in_subject + in_body))
