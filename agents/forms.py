from django import forms
from django.contrib.auth.forms import AuthenticationForm


class LoginForm(AuthenticationForm):
    remember = forms.BooleanField(required=False, label="Stay signed in on this device")

    error_messages = {
        "invalid_login": "That email and password don't match. Check both; capitals count in the password.",
        "inactive": "This account is switched off. Your broker can switch it on again.",
    }
