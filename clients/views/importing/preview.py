"""The page that shows what an import will do, and corrects its columns; the import; the file of what was left out."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from agents.models import Agent
from agents.web.requests import AgentRequest
from clients import csv_rows
from clients.importing import opt_out, reading, sources
from clients.importing.columns import ABOUT_THEM, MORE, PEOPLE, TARGETS, WHY_LEFT_OUT, column_error
from clients.importing.reading import FileRow
from clients.importing.rows import check
from clients.importing.same import known, mark_duplicates
from clients.importing.sources import NewSources
from clients.importing.tags import NewTags
from clients.models import ClientImport
from clients.views.importing.effects import Followups, OptedOut, addresses_not_to_email
from clients.views.importing.write import OtherImportRunning, to_import, write
from lists.ids import read_id
from lists.words import counted

SHOWN = 20  # rows of the preview
OPTED_OUT_SHOWN = 5
ANSWERS = ("no", "yes")
"""The values of the field `unplanned`. None is chosen at first: an old address book must not be mailed by mistake."""
TARGET_GROUPS = [
    ("About them", ABOUT_THEM.items()),
    ("More emails and phones", MORE.items()),
    ("Linked people", PEOPLE.items()),
    ("Email permission", opt_out.TARGETS.items()),
]


@dataclass
class ImportChoices:
    """What the form says, and what is wrong with it: each message by where it is shown."""

    with_duplicates: bool
    adds_sources: bool
    adds_tags: bool
    unplanned: str
    whose: str
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, request: AgentRequest) -> "ImportChoices":
        data = request.POST
        whose = data.get("agent", "" if "import" in data else str(request.agent.pk))
        adds = request.agent.is_broker and "add_sources" in data
        adds_tags = "add_tags" in data or "asked_about_tags" not in data
        return cls(
            "doubles" in data, adds, adds_tags, data.get("unplanned", ""), whose if request.agent.is_broker else ""
        )

    def agent(self, by: Agent) -> Agent | None:
        """The agent whose clients they become. The broker chooses, and may choose nobody. Raises Agent.DoesNotExist."""
        if not by.is_broker:
            return by
        if self.whose == "nobody":
            return None
        pk = read_id(self.whose)
        if pk is None:
            raise Agent.DoesNotExist
        return Agent.objects.get(pk=pk, is_active=True)


def preview(request: AgentRequest, pk: int) -> HttpResponse:
    kept = get_object_or_404(ClientImport, pk=pk, agent=request.agent)
    if kept.done_at:
        return render(request, "clients/importing/imported.html", {"kept": kept})
    try:
        heads, rows = reading.read(kept.text)
    except reading.Unreadable as error:  # uploaded while an earlier version read less carefully
        messages.error(request, str(error))
        return redirect("client_upload")
    if request.method == "POST":
        kept.columns = _columns(request, len(heads))
        kept.save(update_fields=["columns"])
    check(rows, heads, kept.columns)
    choices = ImportChoices.of(request)
    choices.adds_sources = sources.settle(rows, add=choices.adds_sources)
    mark_duplicates(rows, known(request.agent, rows))
    good = to_import(rows, choices.with_duplicates)
    followups, silenced = Followups.of(good, addresses_not_to_email(rows)), OptedOut.of(rows)
    if problem := column_error(kept.columns):
        choices.errors["columns"] = problem
    if "import" in request.POST and not choices.errors:
        agent = _check(request, choices, good, followups, silenced)
        if not choices.errors:
            try:
                return _import(request, kept, rows, choices, agent)
            except OtherImportRunning:
                choices.errors["good"] = "Someone else in your office is importing right now. Press Import again."
    context = _in_file(kept, heads, rows) | {
        "choices": choices,
        "good": len(good),
        "new_sources": NewSources.of(good),
        "new_tags": NewTags.of(good),
        "followups": followups,
        "silenced": silenced,
        "agents": Agent.objects.filter(is_active=True) if request.agent.is_broker else None,
    }
    return render(
        request, "clients/importing/preview.html", context, status=422 if choices.errors and request.POST else 200
    )


def _in_file(kept: ClientImport, heads: list[str], rows: list[FileRow]) -> dict[str, Any]:
    """What the file holds, and how it was read."""
    return {
        "kept": kept,
        "columns": list(zip(heads, kept.columns, _examples(rows), strict=False)),
        "targets": TARGET_GROUPS,
        "rows": _shown(rows),
        "total": len(rows),
        "broken": sum(bool(row.errors) for row in rows),
        "duplicates": sum(bool(row.duplicate_of) for row in rows),
        "names_sources": "source" in kept.columns,
        "names_tags": "tags" in kept.columns,
    }


@require_safe
def left_out(request: AgentRequest, pk: int) -> HttpResponse:
    """The rows that were not imported, as they came, with the reason in front: a row may have too many cells."""
    kept = get_object_or_404(ClientImport, pk=pk, agent=request.agent, done_at__isnull=False)
    heads, rows = reading.read(kept.text)
    # A file that was corrected and uploaded again has the reasons of its first import: they no longer hold.
    old = {at for at, head in enumerate(heads) if head == WHY_LEFT_OUT}
    text = "\ufeff" + csv_rows.line([WHY_LEFT_OUT, *_without(heads, old)])
    for row in rows:
        if reason := kept.left_out.get(str(row.number)):
            text += csv_rows.line([reason, *map(csv_rows.unescape_formula, _without(row.cells, old))])
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="left-out-{pk}.csv"'
    return response


def _without(cells: list[str], places: set[int]) -> list[str]:
    return [cell for at, cell in enumerate(cells) if at not in places]


def _columns(request: AgentRequest, count: int) -> list[str]:
    given = [request.POST.get(f"column_{number}", "") for number in range(count)]
    return [target if target in TARGETS else "" for target in given]


def _examples(rows: list[FileRow]) -> list[str]:
    """The first filled cell of each column."""
    width = min(len(row.cells) for row in rows)
    return [next((row.cells[at] for row in rows if row.cells[at].strip()), "") for at in range(width)]


def _shown(rows: list[FileRow]) -> list[FileRow]:
    """Rows with errors or duplicates first, then a few who opted out, then the others in the file's order."""
    first = [row for row in rows if row.errors] + [row for row in rows if row.duplicate_of and not row.errors]
    first += [row for row in rows if row.opt_outs and not row.errors and not row.duplicate_of][:OPTED_OUT_SHOWN]
    taken = {row.number for row in first}
    return [*first, *(row for row in rows if row.number not in taken)][:SHOWN]


def _check(
    request: AgentRequest, choices: ImportChoices, good: list[FileRow], followups: Followups, silenced: OptedOut
) -> Agent | None:
    """Adds the errors of the form. Returns the agent whose clients they become."""
    agent: Agent | None = None
    try:
        agent = choices.agent(request.agent)
    except Agent.DoesNotExist:
        choices.errors["agent"] = "Choose an agent for these clients."
    if not good and not silenced.number:
        choices.errors["good"] = "There are no rows to import."
    elif followups.emails and choices.unplanned not in ANSWERS:
        choices.errors["unplanned"] = "Choose whether they get follow-ups."
    elif _is_more(request, "seen_silenced", silenced.number) or (
        choices.unplanned == "no" and _is_more(request, "seen_emails", followups.emails)
    ):
        choices.errors["good"] = "Your changes raised these numbers. Check them, then import."
    return agent


def _is_more(request: AgentRequest, name: str, number: int) -> bool:
    """Whether it is more than the number that the page showed when the button was pressed."""
    seen = read_id(request.POST.get(name, ""))
    return seen is not None and number > seen


def _import(
    request: AgentRequest, kept: ClientImport, rows: list[FileRow], choices: ImportChoices, agent: Agent | None
) -> HttpResponse:
    planned = choices.unplanned == "no"
    write(
        kept,
        rows,
        by=request.agent,
        agent=agent,
        with_duplicates=choices.with_duplicates,
        planned=planned,
        adds_tags=choices.adds_tags,
    )
    kept.refresh_from_db()
    messages.success(request, f"Imported {counted(kept.imported, 'client')}.")
    return redirect("client_import", kept.pk)
