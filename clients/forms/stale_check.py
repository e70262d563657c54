"""When two people change the same client, the second one sees what the first one saved before replacing it."""

from typing import Any, cast

from django import forms
from django.http import QueryDict


class StaleCheck(forms.BaseForm):
    """A form that sends along what it showed, in hidden fields.

    When somebody else has changed the same thing since then, the form is refused once and shows what is saved now.
    Sent again, it replaces that.
    """

    is_stale = False

    def overwrites(self, shown: str, saved: str, wanted: str) -> bool:
        """Whether it would replace what was saved since it was shown. If so, it is refused.

        `shown` is the name of the hidden field. A form without it is compared with what is saved.
        """
        if _text(saved) in (_text(self.data.get(shown, saved)), _text(wanted)):
            return False
        self.refuse(shown, saved)
        return True

    def refuse(self, shown: str, saved: str) -> None:
        """The form is stale. From now on it says that it showed what is saved."""
        data: Any = cast(QueryDict, self.data).copy()
        data[shown] = saved
        self.data, self.is_stale = data, True


def _text(value: str) -> str:
    # A browser sends a line break as two characters.
    return value.replace("\r\n", "\n").strip()
