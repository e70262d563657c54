"""What the tests of a selection share."""

from datetime import UTC, datetime

from clients.models import BulkAction
from followups.models import Task
from tests.html import find_all, words

NOON = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)  # Tuesday noon in Los Angeles, where Ana works
VERBS = ["skip", "cancel", "complete", "retry", "send", "approve", "reschedule"]


def post(browser, verb, tasks, **data):
    data = {"task": [getattr(task, "pk", task) for task in tasks], "next": "/followups/?tab=today", **data}
    return browser.post(f"/followups/bulk/{verb}/", data, follow=True)


def said(page):
    """The messages on the page."""
    return [words(text) for text in find_all(page, "#toasts .toast .text")]


def undo(browser):
    return browser.post(f"/bulk/{BulkAction.objects.latest('pk').pk}/undo/", follow=True)


def statuses(tasks):
    return [Task.objects.get(pk=task.pk).status for task in tasks]
