from typing import Any

from django.contrib import messages
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.contrib.messages.views import SuccessMessageMixin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods

from agents.forms import HoursForm, LoginForm, OfficeForm, ProfileForm
from agents.models import Agent, Office
from agents.requests import AgentRequest


@method_decorator(login_not_required, name="dispatch")
class Login(auth.LoginView):
    template_name = "agents/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def form_valid(self, form: Any) -> HttpResponse:
        # Without "Stay signed in" the session ends with the browser.
        if not form.cleaned_data["remember"]:
            self.request.session.set_expiry(0)
        return super().form_valid(form)


login = Login.as_view()
logout = auth.LogoutView.as_view()


class ChangePassword(SuccessMessageMixin, auth.PasswordChangeView):
    template_name = "agents/change_password.html"
    success_url = reverse_lazy("settings")
    success_message = "Your password is changed."


change_password = ChangePassword.as_view()


@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: AgentRequest) -> HttpResponse:
    """The agent's own profile and hours; for the broker also the office. Each is a form of its own on the same page."""
    asked = _asked(request)
    if asked == "office" and not request.agent.is_broker:
        raise PermissionDenied
    # A copy: the page's frame goes on showing the saved name while a wrong one stands in the form.
    agent = Agent.objects.get(pk=request.agent.pk)
    saved = Office.objects.filter(pk=1).first() or Office()
    kinds: dict[str, tuple[Any, Any]] = {
        "profile": (ProfileForm, agent),
        "hours": (HoursForm, agent),
        "office": (OfficeForm, saved),
    }
    forms = {
        name: kind(request.POST if name == asked else None, instance=instance, auto_id=f"{name}_%s")
        for name, (kind, instance) in kinds.items()
    }
    if asked and forms[asked].is_valid():
        forms[asked].save()
        messages.success(request, "Saved.")
        return redirect("settings")
    context = {"profile": forms["profile"], "hours": forms["hours"], "office_form": forms["office"]}
    return render(request, "agents/settings.html", context, status=422 if asked else 200)


def _asked(request: AgentRequest) -> str:
    """Which of the forms was sent."""
    if request.method != "POST":
        return ""
    own = {"postal_address": "office", "send_until": "hours"}
    return next((name for field, name in own.items() if field in request.POST), "profile")
