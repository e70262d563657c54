"""The writer's page, for the broker: which server and model, what its test found, and what a letter costs."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from agents.models import MOST_TESTS
from agents.web.requests import AgentRequest
from emails.forms import PricesForm
from emails.models import WriterProfile
from emails.writer.call import profiles, words
from emails.writer.tryout import try_out
from lists.fragments import render_fragment
from lists.words import clock

PAGE = "emails/writer/page.html"


@require_http_methods(["GET", "HEAD", "POST"])
def writer(request: AgentRequest) -> HttpResponse:
    """A POST saves the prices."""
    _only_brokers(request)
    is_post = request.method == "POST"
    profile = profiles.saved() if is_post else profiles.configured()
    form = PricesForm(request.POST if is_post else None, instance=profile)
    if is_post and form.is_valid():
        form.save()
        profiles.forget()
        messages.success(request, "Saved.")
        return redirect("writer")
    return render(request, PAGE, _context(profile) | {"form": form}, status=422 if is_post else 200)


@require_POST
def test_writer(request: AgentRequest) -> HttpResponse:
    """Asks the server at most eight times, which takes a few seconds."""
    _only_brokers(request)
    profile = profiles.saved()
    problem = ""
    if not settings.OPENAI_API_KEY:
        problem = "The AI has no key (OPENAI_API_KEY)."
    elif not profile.may_test(timezone.now()):
        next_test = clock(profile.next_test)
        problem = f"There were {MOST_TESTS} tests within an hour. The next one is possible at {next_test}."
    else:
        profile = try_out()
    if request.htmx:
        return render_fragment(request, PAGE, ["result"], _context(profile) | {"problem": problem})
    if problem:
        messages.error(request, f"No test was run. {problem}")
    return redirect("writer")


def _only_brokers(request: AgentRequest) -> None:
    if not request.agent.is_broker:
        raise Http404


def _context(profile: WriterProfile) -> dict[str, object]:
    today = timezone.localdate()
    return {
        "profile": profile,
        "tries": words.tries(profile),
        "to_do": words.to_do(profile),
        "shutdown": words.shutdown_in_words(profile, today),
        "form_in_words": words.FORMS[profile.answer_form],
        "thinking": words.EFFORTS[profile.effort],
    }
