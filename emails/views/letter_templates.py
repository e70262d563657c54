"""Templates that agents begin a letter with: the office's, which brokers change, and each agent's own."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agents.models import Agent, Office
from agents.web.requests import AgentRequest
from emails.forms import LetterTemplateForm
from emails.letters.templates import CUSTOM, as_template
from emails.models import EmailLog, LetterTemplate
from emails.models.letters.template import MOST
from emails.writer.fallback import FIELDS
from emails.writer.fallback.examples import examples
from lists.fragments import render_fragment
from lists.ids import read_id

LIST, PAGE = "emails/templates/list.html", "emails/templates/edit.html"


@require_safe
def index(request: AgentRequest) -> HttpResponse:
    found = list(LetterTemplate.objects.visible_to(request.agent).select_related("updated_by"))
    groups = [
        ("office", "The office’s", [each for each in found if each.is_of_office and each.is_active]),
        ("yours", "Yours", [each for each in found if not each.is_of_office and each.is_active]),
    ]
    mine = [each for each in found if not each.is_active and (not each.is_of_office or request.agent.is_broker)]
    return render(request, LIST, {"groups": groups, "retired": mine})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: AgentRequest) -> HttpResponse:
    """`letter` names an email whose words it begins with."""
    template = LetterTemplate(owner=None if _is_for_office(request) else request.agent)
    if request.method == "POST":
        return _save(request, template)
    pk = read_id(request.GET.get("letter", ""))
    log = EmailLog.objects.visible_to(request.agent).select_related("client__agent").filter(pk=pk or 0).first()
    if log and not log.is_text_deleted:
        template.subject, template.body = as_template(log, Office.current())
    return render(request, PAGE, _context(request, template, _form(request, template)))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: AgentRequest, pk: int) -> HttpResponse:
    template = _find(request, pk)
    if request.method == "POST":
        return _save(request, template)
    return render(request, PAGE, _context(request, template, _form(request, template)))


@require_POST
def preview(request: AgentRequest) -> HttpResponse:
    """What the typed text makes of both records; nothing is saved. Without htmx the whole page."""
    pk = read_id(request.POST.get("template", ""))
    template = _find(request, pk) if pk else LetterTemplate(owner=request.agent)
    context = _context(request, template, _form(request, template)) | {"is_look": True}
    if request.htmx:
        return render_fragment(request, PAGE, "previews", context)
    return render(request, PAGE, context)


@require_POST
def duplicate(request: AgentRequest, pk: int) -> HttpResponse:
    """As one of the agent's own: so the office's can be changed by everybody for themselves."""
    found = get_object_or_404(LetterTemplate.objects.visible_to(request.agent), pk=pk)
    if why_not := _why_full(request.agent):
        messages.error(request, why_not)
        return redirect("letter_templates")
    copy = LetterTemplate(owner=request.agent, subject=found.subject, body=found.body, updated_by=request.agent)
    copy.name = LetterTemplate.free_name(found.name, request.agent)
    copy.save()
    messages.success(request, f"Copied to your templates as “{copy}”.")
    return redirect("letter_template", copy.pk)


@require_POST
def retire(request: AgentRequest, pk: int) -> HttpResponse:
    """Letters that were written with it stay as they are."""
    template = _find(request, pk)
    if LetterTemplate.objects.filter(pk=pk, is_active=True).update(is_active=False, updated_by=request.agent):
        undo = reverse("letter_template_bring_back", args=[pk])
        messages.success(request, f"Retired “{template}”.", extra_tags=undo)
    return redirect("letter_templates")


@require_POST
def bring_back(request: AgentRequest, pk: int) -> HttpResponse:
    template = _find(request, pk)
    if LetterTemplate.objects.filter(pk=pk, is_active=False).update(is_active=True, updated_by=request.agent):
        messages.success(request, f"“{template}” is in use again.")
    return redirect("letter_templates")


def _find(request: AgentRequest, pk: int) -> LetterTemplate:
    """404 for another agent's; and for the office's, unless a broker asks."""
    return get_object_or_404(LetterTemplate.objects.changeable_by(request.agent).select_related("updated_by"), pk=pk)


def _is_for_office(request: AgentRequest) -> bool:
    return request.agent.is_broker and "for_office" in (request.POST if request.method == "POST" else request.GET)


def _form(request: AgentRequest, template: LetterTemplate) -> LetterTemplateForm:
    """What is typed; on a first look the saved text as if it had been, so that its previews stand there at once."""
    saved = {"name": template.name, "subject": template.subject, "body": template.body}
    seen = examples("", request.agent, Office.current())
    if request.method != "POST" and not (template.subject or template.body):
        return LetterTemplateForm(examples=seen, step=CUSTOM)
    form = LetterTemplateForm(request.POST if request.method == "POST" else saved, examples=seen, step=CUSTOM)
    form.is_valid()
    if request.method != "POST":
        form.errors.pop("name", None)  # a letter that becomes a template has none yet
    return form


def _context(request: AgentRequest, template: LetterTemplate, form: LetterTemplateForm) -> dict[str, Any]:
    return {"template": template, "form": form, "fields": FIELDS, "is_look": False}


def _save(request: AgentRequest, template: LetterTemplate) -> HttpResponse:
    form = _form(request, template)
    if form.is_valid() and template.pk and form.overwrites("was", template.body, form.cleaned_data["body"]):
        form.add_error("body", "Someone changed this template since you opened it. Save again to replace their text.")
    if form.is_valid() and not template.pk and (why_not := _why_full(template.owner)):
        form.add_error("name", why_not)
    if form.is_valid() and _keep(request, template, form):
        messages.success(request, f"Saved “{template}”.")
        return redirect("letter_templates")
    return render(request, PAGE, _context(request, template, form), status=422)


def _keep(request: AgentRequest, template: LetterTemplate, form: LetterTemplateForm) -> bool:
    template.name, (template.subject, template.body) = form.cleaned_data["name"], form.template
    template.updated_by = request.agent
    try:
        with transaction.atomic():
            template.save()
    except IntegrityError:
        other = template.same_name()
        hint = " It is retired: bring it back." if other and not other.is_active else ""
        form.add_error("name", f"There is a template “{template}” already.{hint}")
        return False
    return True


def _why_full(owner: Agent | None) -> str:
    is_full = LetterTemplate.objects.filter(owner=owner).count() >= MOST
    return f"There are {MOST} templates, which is the limit." if is_full else ""
