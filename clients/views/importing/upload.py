"""A CSV file of clients comes in. Nothing is written to the clients yet."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render

from agents.web.requests import AgentRequest
from clients.importing import columns, reading
from clients.models import ClientImport


class UploadForm(forms.Form):
    file = forms.FileField(
        error_messages={
            "required": "Choose a CSV file.",
            "empty": "This file is empty.",
            "missing": "Choose a CSV file.",
        }
    )

    def clean_file(self) -> tuple[str, str, list[str]]:
        """The file's name, its text, and what its columns seem to be."""
        file = self.cleaned_data["file"]
        if file.size > reading.MOST_BYTES:
            raise forms.ValidationError("This file is larger than 5 MB. Split it and import the parts.")
        try:
            text = reading.decode(file.read())
            heads, rows = reading.read(text)
        except reading.Unreadable as error:
            raise forms.ValidationError(str(error)) from error
        return file.name[:200], text, columns.guess(heads, [row.cells for row in rows])


def upload(request: AgentRequest) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        name, text, guessed = form.cleaned_data["file"]
        kept = ClientImport.objects.create(agent=request.agent, name=name, text=text, columns=guessed)
        return redirect("client_import", kept.pk)
    context = {"form": form, "most": reading.MOST_ROWS}
    return render(request, "clients/importing/upload.html", context, status=422 if form.errors else 200)
