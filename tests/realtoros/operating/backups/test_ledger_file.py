"""Opt-outs beside the backups: what came after a backup holds after it was restored, and what was lifted stays so."""

import pytest
import time_machine
from django.db import connection

from emails.models import Suppression
from realtoros.operating.backups.errors import BackupError
from realtoros.operating.backups.folder import Folder
from realtoros.operating.backups.ledger_file import LedgerFile, catch_up, merge_sql, state_of
from realtoros.operating.backups.tasks import copy_opt_outs

pytestmark = pytest.mark.django_db
PASSPHRASE = "correct horse battery staple"


@pytest.fixture
def file(tmp_path):
    return LedgerFile(Folder(tmp_path), "office-1", PASSPHRASE)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "opt-outs.ledger"


def opt_out(address):
    Suppression.add(address, "unsubscribed", "link in email 7")


def addresses():
    return sorted(Suppression.objects.values_list("address", flat=True))


def restore(file):
    with connection.cursor() as cursor:
        cursor.execute(merge_sql(file.lines()))


def test_it_has_no_address_in_plain_and_takes_nothing_twice(file, path):
    opt_out("ann@example.com")
    assert catch_up(file) == 1
    assert catch_up(file) == 0
    assert b"ann" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0


def test_an_opt_out_after_the_backup_comes_back(file):
    opt_out("before@example.com")
    catch_up(file)
    opt_out("after@example.com")
    catch_up(file)
    Suppression.objects.filter(address="after@example.com").delete()  # as the backup has it
    restore(file)
    assert addresses() == ["after@example.com", "before@example.com"]
    assert Suppression.objects.filter(applied_at=None).count() == 2


def test_one_that_was_lifted_since_stays_lifted(file):
    opt_out("ann@example.com")
    catch_up(file)
    kept = Suppression.objects.get()
    Suppression.objects.all().delete()
    assert catch_up(file) == 1
    kept.save(force_insert=True)  # as the backup has it
    restore(file)
    assert addresses() == []


def test_one_that_came_again_after_it_was_lifted_holds(file):
    for _ in range(2):
        opt_out("ann@example.com")
        catch_up(file)
        Suppression.objects.all().delete()
        catch_up(file)
    opt_out("ann@example.com")
    catch_up(file)
    Suppression.objects.all().delete()
    restore(file)
    assert addresses() == ["ann@example.com"]


def test_a_database_that_is_older_than_the_file_lifts_nothing(file):
    opt_out("ann@example.com")
    catch_up(file)
    Suppression.objects.all().delete()
    with connection.cursor() as cursor:  # somebody used pg_restore by hand
        cursor.execute("SELECT setval('suppressions_id_seq', greatest(1, last_value - 1)) FROM suppressions_id_seq")
    catch_up(file)
    assert addresses() == ["ann@example.com"]
    assert list(state_of(file.lines())) == [("ann@example.com", "unsubscribed")]


def test_a_line_that_was_cut_off_spoils_no_other(file, path):
    opt_out("ann@example.com")
    catch_up(file)
    with path.open("ab") as half:
        half.write(b"bm90IGFsbA")
    opt_out("bob@example.com")
    catch_up(file)
    assert [line.address for line in file.lines()] == ["ann@example.com", "bob@example.com"]


def test_another_office_or_passphrase_is_refused(file, tmp_path):
    opt_out("ann@example.com")
    catch_up(file)
    with pytest.raises(BackupError, match="another office"):
        LedgerFile(Folder(tmp_path), "office-2", PASSPHRASE).lines()
    with pytest.raises(BackupError, match="another passphrase"):
        LedgerFile(Folder(tmp_path), "office-1", "incorrect horse battery").lines()


def test_a_disk_that_fails_is_caught_up_later(settings, tmp_path, office):
    settings.BACKUP_PASSPHRASE, settings.BACKUP_TO = PASSPHRASE, str(tmp_path / "backups")
    (tmp_path / "backups").write_text("in the way")
    opt_out("ann@example.com")
    copy_opt_outs()
    (tmp_path / "backups").unlink()
    copy_opt_outs()
    office.refresh_from_db()
    assert len(LedgerFile(Folder(tmp_path / "backups"), str(office.uid), PASSPHRASE).lines()) == 1


def test_a_copy_leaves_the_file_alone(settings, tmp_path, office):
    settings.BACKUP_PASSPHRASE, settings.BACKUP_TO = PASSPHRASE, str(tmp_path)
    office.is_copy = True
    office.save()
    opt_out("ann@example.com")
    copy_opt_outs()
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_read_only_when_something_changed(settings, tmp_path, office, monkeypatch):
    """And once an hour: somebody may have moved it away."""
    settings.BACKUP_PASSPHRASE, settings.BACKUP_TO = PASSPHRASE, str(tmp_path)
    read, content = [], Folder.read
    monkeypatch.setattr(Folder, "read", lambda self, name: read.append(name) or content(self, name))

    def times_read(at):
        read.clear()
        with time_machine.travel(at, tick=False):
            copy_opt_outs()
        return len(read)

    opt_out("ann@example.com")
    opt_out("bob@example.com")
    assert times_read("2026-03-09T15:00:00Z") > 0
    assert times_read("2026-03-09T15:00:30Z") > 0  # what was written is read back once
    assert times_read("2026-03-09T15:01:00Z") == 0
    Suppression.objects.filter(address="ann@example.com").delete()
    assert times_read("2026-03-09T15:02:00Z") > 0
    Suppression.objects.all().delete()
    opt_out("eve@example.com")  # as many as before
    assert times_read("2026-03-09T15:03:00Z") > 0
    assert times_read("2026-03-09T15:04:00Z") > 0
    (tmp_path / "opt-outs.ledger").unlink()
    assert times_read("2026-03-09T15:59:00Z") == 0
    assert times_read("2026-03-09T16:00:00Z") > 0
    (line,) = LedgerFile(Folder(tmp_path), str(office.uid), PASSPHRASE).lines()
    assert line.address == "eve@example.com"
