"""Phone numbers: as the database compares them, as people write them, and as a telephone takes them.

A number is stored as it was typed. What it means without a country's code depends on the office's country.
"""

import re
from functools import lru_cache

import phonenumbers
from django.db import models
from django.db.models.functions import Right
from phonenumbers import PhoneNumber, PhoneNumberFormat, ValidationResult

from agents.country import office_country

LONGEST = 20
"""Characters that the column takes."""

PHONE_TAIL = Right(
    models.Func("phone", models.Value(r"\D"), models.Value(""), models.Value("g"), function="regexp_replace"),
    7,
    output_field=models.TextField(),
)
"""The last seven digits of a phone number: the same in every way of writing it, with a country's code or without."""

WHOLE = (ValidationResult.IS_POSSIBLE,)
"""Without its area's code a number is possible, too; but nobody knows where it is."""


@lru_cache(maxsize=20_000)
def read_phone(phone: str, country: str) -> PhoneNumber | None:
    """None for what can't be a number of that country, nor of another one whose code it begins with."""
    try:
        number = phonenumbers.parse(phone, country)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None


@lru_cache(maxsize=20_000)
def _shown(phone: str, country: str) -> str:
    number = _whole(phone, country)
    if number is None:
        return phone
    is_here = number.country_code == phonenumbers.country_code_for_region(country)
    return phonenumbers.format_number(
        number, PhoneNumberFormat.NATIONAL if is_here else PhoneNumberFormat.INTERNATIONAL
    )


@lru_cache(maxsize=20_000)
def _dialed(phone: str, country: str) -> str:
    number = _whole(phone, country)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164) if number else re.sub(r"[^\d+]", "", phone)


def _whole(phone: str, country: str) -> PhoneNumber | None:
    number = read_phone(phone, country)
    return number if number and phonenumbers.is_possible_number_with_reason(number) in WHOLE else None


def phone_shown(phone: str) -> str:
    """As people write it where the office is: (503) 555-0142, and +44 20 7946 0958 for one abroad."""
    return _shown(phone, office_country()) if phone else ""


def phone_to_dial(phone: str) -> str:
    """For a link: +15035550142;ext=12."""
    number = read_phone(phone, office_country())
    return _dialed(phone, office_country()) + (f";ext={number.extension}" if number and number.extension else "")


def phone_to_text(phone: str) -> str:
    """For a link to a text message, which reaches no extension."""
    return _dialed(phone, office_country())


def phone_stored(phone: str) -> str:
    """As it is stored: as typed, and in short where that is too long: +15035550142."""
    phone = " ".join(phone.split())
    if len(phone) <= LONGEST:
        return phone
    number = read_phone(phone, office_country())
    if number is None:
        return phone
    short = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return f"{short} x{number.extension}" if number.extension else short


def phone_key(phone: str) -> str:
    """Equal for the same number, however it is written."""
    digits = re.sub(r"[^0-9]", "", phone)
    number = _whole(phone, office_country())
    if number is None:
        return digits
    return f"{phonenumbers.format_number(number, PhoneNumberFormat.E164)};{number.extension or ''}"
