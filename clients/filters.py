"""How an agent looks for clients: search, filters and order, all of it in the address."""

from django import forms
from django.db.models import F, Min, OrderBy, Q

from clients.models import ClientQuerySet, PropertyType, Stage


class ClientFilter(forms.Form):
    """The list's address: search, filters, order. What can't be understood is left out and said."""

    SORTS: dict[str, OrderBy] = {
        "name": F("name").asc(),
        "-name": F("name").desc(),
        "stage": F("stage").asc(),
        "-stage": F("stage").desc(),
        "last": F("last_contacted").asc(nulls_first=True),
        "-last": F("last_contacted").desc(nulls_last=True),
        "next": F("next_touch").asc(nulls_last=True),
        "-next": F("next_touch").desc(nulls_last=True),
        "new": F("created_at").desc(),
        "-new": F("created_at").asc(),
    }

    q = forms.CharField(required=False, max_length=200)
    stage = forms.ChoiceField(
        required=False,
        choices=[("", "Stage"), *Stage.choices],
        widget=forms.Select(attrs={"aria-label": "Stage"}),
    )
    property_type = forms.ChoiceField(
        required=False,
        choices=[("", "Type"), *PropertyType.choices],
        widget=forms.Select(attrs={"aria-label": "Type"}),
    )
    sort = forms.ChoiceField(required=False, choices=[(name, name) for name in SORTS])

    def apply(self, clients: ClientQuerySet) -> ClientQuerySet:
        self.is_valid()
        asked = self.cleaned_data
        if asked.get("q"):
            clients = clients.search(asked["q"])
        for name in ("stage", "property_type"):
            if asked.get(name):
                clients = clients.filter(**{name: asked[name]})
        if self.sorted_by.endswith("next"):
            clients = clients.annotate(next_touch=Min("tasks__scheduled_for", filter=Q(tasks__status="pending")))
        return clients.order_by(self.SORTS[self.sorted_by], "-pk")

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.get(name) for name in ("q", "stage", "property_type"))

    @property
    def sorted_by(self) -> str:
        return self.cleaned_data.get("sort") or "new"
