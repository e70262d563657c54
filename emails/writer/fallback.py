"""The email that is sent when the AI can't write one: the step's template."""

import re

from django.template.loader import render_to_string

from emails.writer.brief import Brief
from emails.writer.read import shorten


def fallback(brief: Brief) -> tuple[str, str]:
    """Subject and body from the step's template: its first line is the subject, a blank line ends a paragraph."""
    name = brief.followup_type.lower().replace(" ", "_")
    context = {"client": brief.client, "agent": brief.client.agent, "notes": brief.notes}
    text = render_to_string([f"emails/fallback/{name}.txt", "emails/fallback/custom.txt"], context)
    subject, _, body = text.strip().partition("\n")
    paragraphs = re.split(r"\n{2,}", body.strip())
    return shorten(subject.removeprefix("Subject:").strip()), "\n\n".join(
        text.replace("\n", " ") for text in paragraphs
    )
