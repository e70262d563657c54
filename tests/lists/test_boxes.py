"""The choices of a filter: the same as Django's own widgets say."""

import pytest
from django.forms import MultipleChoiceField, RadioSelect
from django.http import QueryDict

from clients.listing.filters import ClientFilter
from followups.filters import FollowupFilter
from lists.filter_form import Box, FilterForm

pytestmark = pytest.mark.django_db

ASKED = [
    "",
    "stage=lead&stage=closed&stage_is=not",
    "stage=unknown&property_type=",
    "tag=none&tag_is=all",
    "tag_is=unknown&source=999999&only=quiet",
    "status=pending&step=Day+1&priority=unknown",
]


def as_django_says(form: FilterForm, name: str) -> list[Box]:
    return [
        Box(
            choice.data["type"],
            choice.data["name"],
            str(choice.data["value"]),
            choice.data["attrs"]["id"],
            choice.choice_label,
            choice.data["selected"],
            "aria-invalid" in choice.data["attrs"],
        )
        for choice in form[name]
    ]


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("form_class", [ClientFilter, FollowupFilter])
def test_as_djangos_widgets(form_class, asked, broker):
    form = form_class(QueryDict(asked), *[broker] * (form_class is ClientFilter))
    names = [
        name
        for name, field in form.fields.items()
        if isinstance(field, MultipleChoiceField) or isinstance(field.widget, RadioSelect)
    ]
    assert len(names) >= 3
    for name in names:
        assert form.boxes(name) == as_django_says(form, name), name
