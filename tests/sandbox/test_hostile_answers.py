"""A thousand answers that are broken or lie, through whole sweeps: what of them reaches a client."""

import re

import pytest

from clients.models import Client
from emails.models import EmailLog
from emails.writer.story import tries_of
from followups.engine.sweep import sweep
from followups.models import Task
from sandbox.openai.lying.sentences import INVENTED, SENTENCES
from tests.emails.reading.test_hostile import NEVER

pytestmark = pytest.mark.django_db

HOLE = re.compile(r"\$?\{\w+\}%?")
PLAIN_LIST = re.compile(r"(?:-|\d\.) ")
"""A list is plain text, too: a client may read it."""

ENDS = {("ai", "used"), ("template", "used")}


def lies():
    """Every piece of a lie that is long enough to be no accident, and every invented value."""
    for kind, sentences in SENTENCES.items():
        for sentence in sentences:
            if kind == "markup" and PLAIN_LIST.match(sentence):
                continue
            yield from (piece.strip() for piece in HOLE.split(sentence) if len(piece.strip()) > 30)
    for values in INVENTED.values():
        yield from (value for value in values if len(value) > 5)


def run(sandbox, make_client, make_task, fault, count):
    sandbox.faults(openai={fault: 1}, seed=11)
    clients = [make_client(email=f"c{number}@example.com") for number in range(count)]
    for client in clients:
        make_task(client, followup_type="Day 3")
    while sweep():
        pass
    sandbox.faults()


@pytest.mark.prove("hostile", minutes=8)
@pytest.mark.parametrize("fault", ["broken_rate", "lying_rate"])
def test_none_of_them_reaches_a_client(sandbox, office, make_client, make_task, short, fault):
    count = 100 if short else 500
    run(sandbox, make_client, make_task, fault, count)
    mails, logs = sandbox.mails(), EmailLog.objects.select_related("task").all()
    held = Task.objects.filter(reason_code__in=("text_stopped", "text_unchecked")).count()
    assert len(mails) + held == count == len(logs) == Client.objects.count()
    told = tuple(lies())
    for log in logs:
        last = log.attempts[-1]
        assert (last["by"], last["outcome"]) in ENDS or log.task.reason_code == "text_stopped"
        assert all(each.words for each in tries_of(log))
        assert len(log.attempts) == 1 or all(each.get("findings") or each.get("reason") for each in log.attempts[:-1])
    for mail in mails:
        text = mail["text"].partition("Unsubscribe")[0]
        body = f"{mail['subject']}\n{text}"
        assert not [lie for lie in told if lie in body], body
        assert fault != "broken_rate" or not (found := NEVER.search(body.partition("Ana Morales")[0])), (found, body)
    by = [(log.written_by, len(log.attempts)) for log in logs]
    assert by.count(("template", 2)) + by.count(("template", 3)) > count / 20
    assert fault != "lying_rate" or by.count(("ai", 2)) > count / 20
