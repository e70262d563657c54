from agents.models import Office
from emails.models import FallbackTemplate
from emails.writer.fallback.built_in import Text
from emails.writer.fallback.choose import Templates


def templates_of_office(office: Office | None = None) -> Templates:
    """What the office wrote, for as many briefs as are made in one go. Who has the office's row already gives it."""
    rows = FallbackTemplate.objects.values_list("followup_type", "property_type", "subject", "body")
    own = {(step, type_): Text(subject, body) for step, type_, subject, body in rows}
    name = office.name if office else Office.objects.filter(pk=1).values_list("name", flat=True).first()
    return Templates(own, name or "")
