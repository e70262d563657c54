"""The form of a note on a client's timeline."""

from typing import Any

from django import forms

from agents.forms.stale_check import StaleCheck
from clients.forms.client import PLAIN
from clients.models.note import LONGEST, Note


class NoteForm(StaleCheck, forms.Form):
    """A new note, or other words for one that is there: then `was` is what the form showed."""

    text = forms.CharField(
        max_length=LONGEST,
        error_messages=PLAIN | {"required": "Write the note first."},
        widget=forms.Textarea(attrs={"rows": 1, "dir": "auto", "autocomplete": "off"}),
    )
    kept_from_ai = forms.BooleanField(required=False)

    def __init__(self, *args: Any, note: Note | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.note = note
        if note:
            self.initial = {"text": note.text}

    @property
    def was(self) -> str:
        return str(self.data.get("was", self.note.text if self.note else ""))

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n")

    @property
    def is_new(self) -> bool:
        """Whether it has other words than the note."""
        return bool(self.cleaned_data["text"] != self.initial["text"])

    def is_free(self) -> bool:
        """Whether nobody changed the note since it was shown. If somebody did, it is refused once."""
        saved = self.note.text if self.note else ""
        return not self.overwrites("was", saved, self.cleaned_data["text"])
