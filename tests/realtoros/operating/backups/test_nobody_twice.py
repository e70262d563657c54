"""The dangerous case: what was sent after the backup is not known to it, and must not be sent again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agents.models import Office

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def clients_with_mail(make_client, make_task):
    """Fifty with a follow-up that is due, one with one for next week."""
    Office.objects.create(from_email="office@example.com", postal_address="1 Main St")
    now = timezone.now()
    for number in range(50):
        client = make_client(email=f"{number}@example.com", timezone="UTC", planned_at=now)
        make_task(client, scheduled_for=now - timedelta(minutes=5), hurried_at=now)
    make_task(make_client(email="later@example.com", planned_at=now), scheduled_for=now + timedelta(days=7))


def test_fifty_sent_after_the_backup_get_no_second_one(clients_with_mail, backed_up, elsewhere, sandbox, settings):
    path = backed_up()
    provider = {"SANDBOX_URL": sandbox.url}
    elsewhere.run("restore", str(path), "--yes")
    elsewhere.do("UPDATE tasks SET unsettled_restore_id = NULL")  # as the office was at the time of the backup
    elsewhere.do("DELETE FROM restores")
    elsewhere.do("UPDATE office SET paused_at = NULL, paused_for = ''")
    elsewhere.run("process_due_tasks", **provider)
    assert len(sandbox.mails()) == 50
    last_id = elsewhere.rows("SELECT max(id) FROM email_logs")[0][0]

    elsewhere.run("restore", str(path), "--yes", "--replace", elsewhere.database)
    assert elsewhere.rows("SELECT count(*) FROM tasks WHERE status = 'pending'") == [(51,)]
    elsewhere.run("process_due_tasks", **provider)
    elsewhere.do("UPDATE office SET paused_at = NULL, paused_for = ''")  # somebody resumed without a look
    elsewhere.do("UPDATE tasks SET hurried_at = now(), not_before = NULL, scheduled_for = now()")  # and sends by hand
    elsewhere.run("process_due_tasks", **provider)
    assert len(sandbox.mails()) == 50
    held = elsewhere.rows("SELECT reason_code, count(*) FROM tasks GROUP BY reason_code")
    assert held == [("may_have_gone", 51)]
    # No id is given a second time.
    assert elsewhere.rows("SELECT nextval('email_logs_id_seq')")[0][0] > last_id
