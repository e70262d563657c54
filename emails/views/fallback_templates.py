"""The office's fallback templates, for the broker: what is sent at each step when the AI can't write."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agents.models import Office
from agents.web.requests import AgentRequest
from clients.models.choices import PropertyType
from emails.forms import FallbackTemplateForm
from emails.models import FallbackTemplate
from emails.writer.fallback import ANY, FIELDS, STEPS, Templates, templates_of_office
from emails.writer.fallback.built_in import AIMS
from emails.writer.fallback.examples import examples
from lists.fragments import render_fragment

TYPES = {ANY: "Every type", **dict(PropertyType.choices)}
SLUGS = {step.lower().replace(" ", "-"): step for step in STEPS}
REMOVED = "removed_fallback_template"
"""In the session: the office's text that was given up last, so that it can come back."""


class Place(NamedTuple):
    """One step and type, as addresses and people name them."""

    step: str
    property_type: str

    @classmethod
    def at(cls, request: AgentRequest, step: str, property_type: str) -> "Place":
        """Http404 for whoever is no broker, and for what there is not."""
        type_ = ANY if property_type == "any" else property_type
        if not request.agent.is_broker or step not in SLUGS or type_ not in TYPES:
            raise Http404
        return cls(SLUGS[step], type_)

    @property
    def slugs(self) -> tuple[str, str]:
        return self.step.lower().replace(" ", "-"), self.property_type or "any"

    @property
    def label(self) -> str:
        return TYPES[self.property_type]

    @property
    def key(self) -> dict[str, Any]:
        return {"followup_type": self.step, "property_type": self.property_type}


@require_safe
def templates(request: AgentRequest) -> HttpResponse:
    if not request.agent.is_broker:
        raise Http404
    changed = {(row.followup_type, row.property_type): row for row in _rows()}
    office = templates_of_office()
    steps = [
        (step, AIMS[step], [_cell(Place(step, type_), office, changed.get((step, type_))) for type_ in TYPES])
        for step in STEPS
    ]
    return render(request, "emails/fallback/list.html", {"steps": steps, "types": TYPES.values()})


@require_http_methods(["GET", "HEAD", "POST"])
def template(request: AgentRequest, step: str, property_type: str) -> HttpResponse:
    place = Place.at(request, step, property_type)
    office = templates_of_office()
    form = _form(request, place, office)
    if request.method != "POST":
        return render(request, "emails/fallback/edit.html", _context(place, office, form))
    if not form.is_valid():
        return render(request, "emails/fallback/edit.html", _context(place, office, form), status=422)
    _save(request, place, office, form)
    messages.success(request, f"Saved. {place.step} uses this text when the AI can’t write.")
    return redirect("fallback_template", *place.slugs)


@require_POST
def template_preview(request: AgentRequest, step: str, property_type: str) -> HttpResponse:
    """What the typed text makes of both records. Without htmx the whole page, and nothing is saved."""
    place = Place.at(request, step, property_type)
    office = templates_of_office()
    context = _context(place, office, _form(request, place, office)) | {"is_look": True}
    if request.htmx:
        return render_fragment(request, "emails/fallback/edit.html", "previews", context)
    return render(request, "emails/fallback/edit.html", context)


@require_POST
def template_built_in(request: AgentRequest, step: str, property_type: str) -> HttpResponse:
    """Gives the office's text up. It can be undone."""
    place = Place.at(request, step, property_type)
    row = FallbackTemplate.objects.filter(**place.key).first()
    if row is None:
        messages.success(request, "It already uses the built-in text.")
        return redirect("fallback_template", *place.slugs)
    row.delete()
    request.session[REMOVED] = [*place, row.subject, row.body]
    back = "the text for every type" if templates_of_office().choose(*place).is_own else "the built-in text"
    undo = reverse("fallback_template_undo", args=place.slugs)
    messages.success(request, f"{place.step} uses {back} again.", extra_tags=undo)
    return redirect("fallback_template", *place.slugs)


@require_POST
def template_undo(request: AgentRequest, step: str, property_type: str) -> HttpResponse:
    place = Place.at(request, step, property_type)
    kept = request.session.get(REMOVED) or ["", "", "", ""]
    if tuple(kept[:2]) != place or FallbackTemplate.objects.filter(**place.key).exists():
        messages.error(request, "Nothing changed: this was already undone, or someone saved another text.")
    else:
        del request.session[REMOVED]
        _write(request, place, kept[2], kept[3])
        messages.success(request, "Your text was restored.")
    return redirect("fallback_template", *place.slugs)


def _rows() -> Any:
    return FallbackTemplate.objects.select_related("updated_by")


def _cell(place: Place, office: Templates, row: FallbackTemplate | None) -> dict[str, Any]:
    chosen = office.choose(*place)
    if row:
        word, tone = "Yours", "accent"
    elif chosen.property_type != place.property_type:
        word, tone = "Shared", "plain"
    else:
        word, tone = "Built-in", ""
    return {"place": place, "word": word, "tone": tone, "row": row}


def _form(request: AgentRequest, place: Place, office: Templates) -> FallbackTemplateForm:
    """What is typed; on a first look the saved text as if it had been, so that its previews stand there at once."""
    text = office.choose(*place).template
    data = request.POST if request.method == "POST" else {"subject": text.subject, "body": text.body}
    seen = examples(place.property_type, request.agent, Office.current())
    form = FallbackTemplateForm(data, examples=seen, step=place.step)
    form.is_valid()
    return form


def _context(place: Place, office: Templates, form: FallbackTemplateForm) -> dict[str, Any]:
    own = [TYPES[type_] for type_ in TYPES if type_ != ANY and (place.step, type_) in office.own]
    return {
        "place": place,
        "aim": AIMS[place.step],
        "form": form,
        "fields": FIELDS,
        "row": _rows().filter(**place.key).first(),
        "chosen": office.choose(*place),
        "without": office.without(*place).choose(*place),
        "own_types": own if place.property_type == ANY else [],
        "is_look": False,
    }


def _save(request: AgentRequest, place: Place, office: Templates, form: FallbackTemplateForm) -> None:
    """A text that would apply anyhow is none of the office's own: it goes on following that one."""
    if form.template == office.without(*place).choose(*place).template:
        FallbackTemplate.objects.filter(**place.key).delete()
    else:
        _write(request, place, *form.template)


def _write(request: AgentRequest, place: Place, subject: str, body: str) -> None:
    values = {"subject": subject, "body": body, "updated_at": timezone.now(), "updated_by": request.agent}
    FallbackTemplate.objects.update_or_create(**place.key, defaults=values)
