"""Logging in and out, and changing one's password."""

from typing import Any

from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.contrib.messages.views import SuccessMessageMixin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator

from agents.forms import LoginForm
from lists.redirects import came_from


@method_decorator(login_not_required, name="dispatch")
class Login(auth.LoginView):
    template_name = "agents/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_redirect_url(self, request: HttpRequest | None = None) -> str:
        return came_from(request or self.request)

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
