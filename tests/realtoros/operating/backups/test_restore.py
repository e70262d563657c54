"""A backup, restored: all of it, or nothing."""

import psycopg
import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from realtoros.operating.backups import postgres
from realtoros.operating.backups.contents import counts
from realtoros.operating.models import BackupRun

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")


def counted(database=None):
    with psycopg.connect(postgres.conninfo(**({"dbname": database} if database else {}))) as own:
        return counts(own)


def test_what_was_lost_comes_back_with_its_counts_and_files(office, backed_up, elsewhere, media, make_client):
    for number in range(30):
        make_client(email=f"{number}@example.com", name=f"José O’Brien {number}")
    default_storage.save("client-files/one", ContentFile(b"%PDF one"))
    before = counted()
    path = backed_up()
    assert BackupRun.objects.get().error == ""
    said = elsewhere.run("restore", str(path), "--yes").stdout
    assert "All counts and checksums agree" in said
    assert "All sending is paused" in said
    after = counted(elsewhere.database)
    assert after.pop("restores") == before.pop("restores") + 1
    # It is the last backup that the doctor knows of, and was restored.
    assert after.pop("backup_runs") == before.pop("backup_runs") + 2
    runs = elsewhere.rows("SELECT kind, destination, error FROM backup_runs ORDER BY kind")
    assert runs == [("backup", str(path), ""), ("proof", str(path), "")]
    assert after == before
    assert (elsewhere.media / "client-files/one").read_bytes() == b"%PDF one"
    assert elsewhere.rows("SELECT paused_for, is_copy FROM office") == [("restore", False)]


def test_everybody_signs_in_again(ana_browser, ana, backed_up, elsewhere, media):
    """A session that somebody has ended since the backup must not be there once more."""
    UserSession.objects.create(user=ana, session_key=ana_browser.session.session_key, ip="127.0.0.1")
    assert Session.objects.exists()
    said = elsewhere.run("restore", str(backed_up()), "--yes").stdout
    assert "All counts and checksums agree" in said
    assert elsewhere.rows("SELECT count(*) FROM django_session") == [(0,)]
    assert elsewhere.rows("SELECT count(*) FROM usersessions_usersession") == [(0,)]


def test_a_database_with_rows_is_replaced_only_by_its_name(backed_up, elsewhere, media, make_client):
    make_client(email="first@example.com")
    path = backed_up()
    elsewhere.run("restore", str(path), "--yes")
    elsewhere.do("UPDATE clients SET name = 'changed since'")
    refused = elsewhere.run("restore", str(path), "--yes", check=False)
    assert refused.returncode == 1
    assert f"--replace {elsewhere.database}" in refused.stderr
    assert elsewhere.rows("SELECT name FROM clients") == [("changed since",)]
    elsewhere.run("restore", str(path), "--yes", "--replace", elsewhere.database)
    assert elsewhere.rows("SELECT name <> 'changed since' FROM clients") == [(True,)]
