"""Files that are added to a client: their names, and how large they may be."""

import unicodedata
from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from clients.models.story.file import LARGEST, LONGEST_NAME
from lists.one_line import BREAKS, OVERRIDES

LONGEST_ENDING = 20
SURROGATES = "Cs"
MOST = 20
"""Files at once."""


def plain_name(name: str) -> str:
    """The name without folders, control characters and marks that turn text over; its ending stays if it is cut."""
    last = name.replace("\\", "/").split("/")[-1]
    kept = [
        " " if unicodedata.category(each) in BREAKS else each
        for each in last
        if each not in OVERRIDES and unicodedata.category(each) != SURROGATES
    ]
    found = " ".join("".join(kept).split()).strip(". ") or "File"
    if len(found) <= LONGEST_NAME:
        return found
    ending = PurePosixPath(found).suffix
    ending = ending if len(ending) <= LONGEST_ENDING else ""
    return found[: LONGEST_NAME - len(ending)].rstrip() + ending


class FileInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    widget = FileInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        return list(data or [])


class FilesForm(forms.Form):
    """Several files, or none of them: what is wrong with one is said before any is kept."""

    file = FilesField(required=False)
    is_too_large = False

    def clean_file(self) -> list[UploadedFile]:
        files: list[UploadedFile] = self.cleaned_data["file"]
        if not files:
            raise forms.ValidationError("Choose a file.")
        if len(files) > MOST:
            raise forms.ValidationError(f"Choose at most {MOST} files at once.")
        wrong = [words for each in files if (words := self._what_is_wrong(each))]
        if wrong:
            raise forms.ValidationError(wrong)
        return files

    def _what_is_wrong(self, file: UploadedFile) -> str:
        name = plain_name(file.name or "")
        if not file.size:
            return f"“{name}” is empty."
        if file.size > LARGEST:
            self.is_too_large = True
            return f"“{name}” is larger than 25 MB."
        return ""
