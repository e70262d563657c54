"""The order in which a client's custom fields were added. jsonb sorts its keys by their length, so they can't tell."""

from collections.abc import Collection, Iterable
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.lookups import Exact

from lists.rows.from_rows import FromRows


class CustomOrder(FromRows):
    """Custom fields are in order wherever a client is read, and the order is kept whenever they are saved.

    What somebody writes with plain SQL, or a version before this column, comes last.
    """

    custom_fields: Any
    custom_order = ArrayField(models.TextField(), default=list, blank=True, db_default=[], editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        columns = None if update_fields is None else {*update_fields}
        if "custom_fields" in (self.__dict__ if columns is None else columns):
            self.keep_custom_order()
            columns = columns and {*columns, "custom_order"}
        super().save(*args, update_fields=columns, **kwargs)

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **kwargs: Any) -> Self:
        client = super().from_db(db, field_names, values, **kwargs)
        read = client.__dict__
        if read.get("custom_order") and read.get("custom_fields"):
            fields = read["custom_fields"]
            read["custom_fields"] = {name: fields[name] for name in read["custom_order"] if name in fields} | fields
        return client

    def keep_custom_order(self) -> None:
        """Needed by hand only before bulk_create, which calls no save()."""
        self.custom_order = list(self.custom_fields)


CUSTOM_FIELDS_ARE_AN_OBJECT = models.CheckConstraint(
    condition=Exact(
        models.Func("custom_fields", function="jsonb_typeof", output_field=models.TextField()), models.Value("object")
    ),
    name="ck_clients_custom_fields_object",
)
