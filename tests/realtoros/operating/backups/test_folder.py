"""What lies in the folder of backups, whatever happens meanwhile, and what is thinned out."""

import errno
from datetime import UTC, datetime, timedelta

import pytest

from realtoros.operating.backups import thinning
from realtoros.operating.backups.errors import BackupError
from realtoros.operating.backups.folder import Folder


def never(back):
    raise AssertionError("nothing is read back that was not written whole")


def test_it_has_its_name_only_once_it_was_read_back(tmp_path):
    place, seen = Folder(tmp_path), []

    def check(back):
        seen.append((back.read(), place.names()))

    with place.write("one", check) as out:
        out.write(b"all of it")
    assert seen == [(b"all of it", ["one.unfinished"])]
    assert place.names() == ["one"]


def test_what_breaks_off_leaves_nothing(tmp_path):
    place = Folder(tmp_path)
    with pytest.raises(RuntimeError), place.write("one", never) as out:
        out.write(b"half")
        raise RuntimeError
    assert place.names() == []


def test_a_killed_one_is_cleared_away_by_the_next(tmp_path):
    (tmp_path / "old.unfinished").write_bytes(b"half")
    with Folder(tmp_path).write("one", lambda back: None) as out:
        out.write(b"all")
    assert Folder(tmp_path).names() == ["one"]


def test_a_full_disk_is_told(tmp_path):
    place = Folder(tmp_path)
    with pytest.raises(BackupError, match="is full"), place.write("one", never):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert place.names() == []


def test_days_weeks_and_months_are_kept(tmp_path):
    place, last = Folder(tmp_path), datetime(2026, 11, 30, 3, tzinfo=UTC)
    for days in range(800):
        (tmp_path / thinning.name_of(last - timedelta(days=days))).touch()
    (tmp_path / "mine.txt").touch()
    thinning.thin_out(place)
    kept = [name for name in place.names() if name != "mine.txt"]
    assert "mine.txt" in place.names()
    days = [name[10:20] for name in reversed(kept)]
    assert days[:7] == [f"{last - timedelta(days=n):%Y-%m-%d}" for n in range(7)]
    assert "2025-12-31" in days and "2025-11-30" not in days
    assert len(days) == 7 + 3 + 11  # of five weeks two, of twelve months one are among the days
    assert thinning.thin_out(place) == []


def test_the_newest_always_stays(settings, tmp_path):
    settings.BACKUP_KEEP_DAILY = settings.BACKUP_KEEP_WEEKLY = settings.BACKUP_KEEP_MONTHLY = 0
    (tmp_path / thinning.name_of(datetime(2020, 1, 1, tzinfo=UTC))).touch()
    assert thinning.thin_out(Folder(tmp_path)) == []
