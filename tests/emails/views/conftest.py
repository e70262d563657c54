import pytest

from emails.models import EmailLog


@pytest.fixture
def unconfirmed(make_task):
    """An email of which nobody knows whether SendGrid accepted it."""
    task = make_task(
        status="processing", reason_code="unconfirmed", reason_facts={"error": "SendGrid did not answer in time"}
    )
    return EmailLog.objects.create(
        client=task.client, task=task, to_email=task.client.email, subject="Hello", body="Hi.", status="unconfirmed"
    )
