"""An agent answers a client from their own mailbox: the words go on to the client as a letter written by hand.

The same engine, gates and guard as for a letter that an agent sends from the client's page, and sent once however often
the mail is read. What must not go by itself waits as a draft, and the timeline says why: see docs/decisions/0033.
"""

from django.db import transaction

from agents.models import Agent
from clients.models import Activity, Client, ClientFile
from emails.models import EmailAttachment, EmailLog, PassedOnAnswer
from emails.writer.guard import CONFIRMED_BY_A_BROKER, NEVER_CONFIRMED
from followups import guarding
from followups.engine import drafts
from followups.models import Task
from inbound.mailbox.refusals import UNKNOWN_SENDER, first_refusal
from inbound.mailbox.words import one_line
from inbound.models import InboundEmail
from inbound.reading.message import Message

LONGEST_SUBJECT = 200


def pass_on(inbound: InboundEmail, message: Message | None = None) -> Task:
    """The letter; a second call returns the first one's. ValueError for a mail without an agent or a client.

    In the caller's transaction. It goes when the Undo of Send now is over: by followups.tasks.send_after_undo, or by
    the next sweep. Without the message nobody knows who sent it, so it waits as a draft.
    """
    if inbound.agent_id is None or inbound.client_id is None:
        raise ValueError(f"mail {inbound.pk} is no agent's answer to a client")
    with transaction.atomic():
        # The lock lets the second of two workers see the first one's letter.
        clients = Client.objects.select_for_update(no_key=True, of=("self",)).select_related("agent")
        client = clients.get(pk=inbound.client_id)
        if task := Task.objects.filter(email_log__passed_on__inbound_email=inbound).first():
            return task
        agent = Agent.objects.get(pk=inbound.agent_id)
        refusal = first_refusal(inbound, message, client, agent)
        is_known = refusal is None or refusal["why"] not in UNKNOWN_SENDER
        task = _write(inbound, client, agent if is_known else None)
        if is_known:
            _attach(inbound, client, agent, task.email_log)
        if refusal is None:
            _confirm(task, agent)
            task.send_now(by=agent, version=task.text_version)
        else:
            facts = {"event": "not_passed_on", "from": inbound.from_email, **refusal}
            client.record(Activity.Kind.TASK, by=None, task=task, email=task.email_log, **facts)
    return task


def _write(inbound: InboundEmail, client: Client, by: Agent | None) -> Task:
    """`by`: None where nobody knows who wrote it. Then no agent is named as its writer."""
    task = Task.objects.begin_one_off(client, about="", by=by)
    subject, body = _subject_of(inbound), inbound.text.strip()
    log = drafts.save(task, subject, body, EmailLog.WrittenBy.AGENT, edited_by=by)
    PassedOnAnswer.objects.create(inbound_email=inbound, email_log=log)
    return task


def _subject_of(inbound: InboundEmail) -> str:
    """As the agent wrote it."""
    answered = inbound.email_log.subject if inbound.email_log else ""
    return (one_line(inbound.subject) or f"Re: {answered}".strip())[:LONGEST_SUBJECT]


def _confirm(task: Task, agent: Agent) -> None:
    """Who sends it from their mailbox answers for its dates and prices, as with a click on the draft's page.

    What only a broker may let go, or nobody, stays with the guard, and holds it.
    """
    not_theirs = (*NEVER_CONFIRMED, *CONFIRMED_BY_A_BROKER)
    theirs = [(each["kind"], each["text"]) for each in task.email_log.open_findings if each["kind"] not in not_theirs]
    if theirs:
        guarding.confirm(task, theirs, by=agent, version=task.text_version)


def _attach(inbound: InboundEmail, client: Client, agent: Agent, log: EmailLog) -> None:
    """They become files of the client, and the bytes theirs: those of a mail are deleted after some time."""
    for file in inbound.attachments.exclude(path="").filter(size__gt=0):
        kept = ClientFile.take_over(client, file.name, file.path, file.size, by=agent)
        EmailAttachment.objects.create(email_log=log, client_file=kept)
        file.path = ""
        file.save(update_fields=["path"])
