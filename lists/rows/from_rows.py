"""Models of which a page reads hundreds of rows. See docs/decisions/0041-rows-without-init.md."""

from collections.abc import Collection
from typing import Any, Self

from django.db import models
from django.db.models.base import ModelState


class FromRows(models.Model):
    """A row becomes an instance without Django's `__init__`, which goes through all fields of the model for each.

    So no signal is sent. A model that needs `pre_init` or `post_init`, as an ImageField does, can't be one.
    """

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **kwargs: Any) -> Self:
        row = cls.__new__(cls)
        row.__dict__.update(zip(field_names, values, strict=True))
        row._state = state = ModelState()
        state.adding, state.db = False, db
        return row
