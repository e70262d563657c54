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

from agents.forms import LoginForm, OfficeForm, ProfileForm
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
    """The agent's own profile; for the broker also the office. Each is a form of its own on the same page."""
    for_office = "postal_address" in request.POST
    if for_office and not request.agent.is_broker:
        raise PermissionDenied
    typed = request.POST if request.method == "POST" else None
    # A copy: the page's frame goes on showing the saved name while a wrong one stands in the form.
    copy = Agent.objects.get(pk=request.agent.pk)
    profile = ProfileForm(None if for_office else typed, instance=copy, auto_id="profile_%s")
    saved = Office.objects.filter(pk=1).first() or Office()
    office = OfficeForm(typed if for_office else None, instance=saved, auto_id="office_%s")
    asked = office if for_office else profile
    if asked.is_bound and asked.is_valid():
        asked.save()
        messages.success(request, "Saved.")
        return redirect("settings")
    context = {"profile": profile, "office_form": office}
    return render(request, "agents/settings.html", context, status=422 if asked.is_bound else 200)
