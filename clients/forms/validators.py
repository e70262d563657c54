"""The check of what an agent types as a client's phone number. An address's is in clients/models/contact/address.py."""

import re

from django import forms

EXTENSION = re.compile(r"(?:x|ext\.?)\s*\d+$", re.IGNORECASE)


def check_phone(phone: str) -> None:
    number = EXTENSION.sub("", phone)
    if any(character.isalpha() for character in number):
        raise forms.ValidationError("Enter a phone number without letters, except an extension like x12.")
    if phone and sum(character.isdigit() for character in number) < 7:
        raise forms.ValidationError("Enter at least 7 digits.")
