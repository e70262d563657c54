"""Phone numbers as the database compares them."""

from django.db import models
from django.db.models.functions import Right

PHONE_TAIL = Right(
    models.Func("phone", models.Value(r"\D"), models.Value(""), models.Value("g"), function="regexp_replace"),
    7,
    output_field=models.TextField(),
)
"""The last seven digits of a phone number: the same in every way of writing it, with a country's code or without."""
