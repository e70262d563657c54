import pytest
from django.db import connection
from django.utils import timezone

from followups.models import Task
from followups.restored.hold import hold_sql


@pytest.fixture(autouse=True)
def _ids_go_back(db):
    """A restore moves the sequences far on, and no rollback takes them back: other tests' pages would grow by it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sequencename, coalesce(last_value, 1), last_value IS NOT NULL FROM pg_sequences")
        before = cursor.fetchall()
    yield
    with connection.cursor() as cursor:
        cursor.executemany("SELECT setval(quote_ident(%s)::regclass, %s, %s)", before)


@pytest.fixture
def restored(office):
    """As a restore leaves it: what was open waits, all sending is paused."""

    def hold(*, is_copy=False):
        now = timezone.now()
        with connection.cursor() as cursor:
            cursor.execute(hold_sql(backup_at=now, restored_at=now, file="office.tar.age", is_copy=is_copy))
        return Task.objects.filter(unsettled_restore__isnull=False).count()

    return hold


@pytest.fixture
def resumed(restored, office):
    """The same after somebody resumed sending without a look at what waits."""

    def hold():
        held = restored()
        type(office).objects.update(paused_at=None, paused_for="")
        return held

    return hold
