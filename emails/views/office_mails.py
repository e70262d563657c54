"""The office's own mail, for the broker: what became of each, and having one sent again."""

from datetime import datetime

from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from agents.web.requests import AgentRequest
from emails.errors.words import error_in_words
from emails.forms import OfficeMailFilter
from emails.history import badge_of
from emails.models import AlreadyMoved, OfficeMail
from emails.tasks import send_office_mails_soon
from lists.counts import COUNT_TO
from lists.fragments import render_list
from lists.paging import SortedRows
from lists.words import capped


@require_safe
@vary_on_headers("HX-Request")
def office_mails(request: AgentRequest) -> HttpResponse:
    if not request.agent.is_broker:
        raise Http404
    form = OfficeMailFilter(request.GET)
    mails = form.apply(OfficeMail.objects.visible_to(request.agent))
    shown = mails.select_related("settled_by").defer("webhook_events", "files", "headers")
    in_order = SortedRows(shown, (F("created_at"), F("pk")), (datetime, int), descending=True)
    page = form.page_of(request.COOKIES, in_order)
    context = {
        "page": page,
        "rows": [(mail, badge_of(mail), error_in_words(mail)) for mail in page.rows],
        "matching": capped(form.count(request.agent.view_key, page, mails), COUNT_TO),
    }
    return render_list(request, form, "emails/office_mails.html", ["results"], context)


@require_POST
def arrived(request: AgentRequest, pk: int) -> HttpResponse:
    """The broker knows that an unconfirmed one arrived."""
    mail = get_object_or_404(OfficeMail.objects.visible_to(request.agent), pk=pk)
    try:
        mail.mark_arrived(timezone.now(), by=request.agent)
    except AlreadyMoved:
        return _moved_on(request, mail)
    messages.success(request, "Marked as sent.")
    return redirect("office_mails")


@require_POST
def send_again(request: AgentRequest, pk: int) -> HttpResponse:
    """One that failed, or one of which the broker takes it on themselves that it did not arrive."""
    mail = get_object_or_404(OfficeMail.objects.visible_to(request.agent), pk=pk)
    try:
        mail.send_again()
    except AlreadyMoved:
        return _moved_on(request, mail)
    send_office_mails_soon()
    messages.success(request, "Email queued. It will be sent again within a minute.")
    return redirect("office_mails")


def _moved_on(request: AgentRequest, mail: OfficeMail) -> HttpResponse:
    mail.refresh_from_db()
    messages.error(request, f"Nothing changed: the email is {badge_of(mail).word.lower()}.")
    return redirect("office_mails")
