from emails.models import FallbackTemplate
from emails.writer.fallback.built_in import Text
from emails.writer.fallback.choose import Templates


def templates_of_office() -> Templates:
    """What the office wrote, for as many briefs as are made in one go."""
    rows = FallbackTemplate.objects.values_list("followup_type", "property_type", "subject", "body")
    return Templates({(step, type_): Text(subject, body) for step, type_, subject, body in rows})
