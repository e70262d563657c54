"""Backups in a bucket, against a client with the calls of boto3, which is installed only where it is used."""

import io
import sys
from types import SimpleNamespace

import pytest

from emails.models import Suppression
from realtoros.operating.backups import s3
from realtoros.operating.backups.errors import BackupError
from realtoros.operating.backups.places import opener, place_of
from realtoros.operating.backups.tasks import copy_opt_outs, ledger_file


class ClientError(Exception):
    """As botocore raises it."""

    def __init__(self, code):
        super().__init__(code)
        self.response = {"Error": {"Code": code}}


ClientError.__module__ = "botocore.exceptions"


class FakeS3:
    """A bucket by the name `office`. An upload is an object once it is completed, as at S3."""

    def __init__(self):
        self.objects, self.uploads, self.aborted = {}, {}, []

    def _named(self, bucket, key):
        if bucket != "office":
            raise ClientError("NoSuchBucket")
        return key

    def create_multipart_upload(self, *, Bucket, Key):
        self.uploads[self._named(Bucket, Key)] = {}
        return {"UploadId": Key}

    def upload_part(self, *, Bucket, Key, UploadId, PartNumber, Body):
        self.uploads[UploadId][PartNumber] = Body
        return {"ETag": f"tag {PartNumber}"}

    def complete_multipart_upload(self, *, Bucket, Key, UploadId, MultipartUpload):
        parts = self.uploads.pop(UploadId)
        assert MultipartUpload["Parts"] == [{"PartNumber": n, "ETag": f"tag {n}"} for n in sorted(parts)]
        self.objects[Key] = b"".join(parts[number] for number in sorted(parts))

    def abort_multipart_upload(self, *, Bucket, Key, UploadId):
        self.aborted.append(UploadId)
        del self.uploads[UploadId]

    def get_paginator(self, name):
        assert name == "list_objects_v2"
        return SimpleNamespace(paginate=self._pages)

    def _pages(self, *, Bucket, Prefix):
        self._named(Bucket, Prefix)
        for key in self.objects:
            yield {"Contents": [{"Key": key}]} if key.startswith(Prefix) else {}

    def head_object(self, *, Bucket, Key):
        return {"ContentLength": len(self.objects[self._named(Bucket, Key)])}

    def put_object(self, *, Bucket, Key, Body):
        self.objects[self._named(Bucket, Key)] = Body

    def get_object(self, *, Bucket, Key):
        if self._named(Bucket, Key) not in self.objects:
            raise ClientError("NoSuchKey")
        return {"Body": io.BytesIO(self.objects[self._named(Bucket, Key)])}

    def delete_object(self, *, Bucket, Key):
        self.objects.pop(self._named(Bucket, Key), None)


@pytest.fixture
def fake(monkeypatch):
    made = FakeS3()
    monkeypatch.setitem(sys.modules, "boto3", SimpleNamespace(client=lambda name: made))
    monkeypatch.setattr(s3, "PART", 10)
    return made


def test_it_is_sent_in_parts_and_there_once_all_are(fake):
    place, seen = place_of("s3://office/backups/"), []
    with place.write("one", lambda back: seen.append(back.read())) as out:
        out.write(b"twenty-three bytes long")
        assert place.names() == [] and len(fake.uploads["backups/one"]) == 2
    assert seen == [b"twenty-three bytes long"]
    assert (place.names(), place.size("one"), place.address("one")) == (["one"], 23, "s3://office/backups/one")
    with opener("s3://office/backups/one")() as stream:
        assert stream.read() == b"twenty-three bytes long"
    place.delete("one")
    assert place.names() == []


def test_what_breaks_off_leaves_nothing(fake):
    place = place_of("s3://office")
    with pytest.raises(RuntimeError), place.write("one", lambda back: None) as out:
        out.write(b"more than one part")
        raise RuntimeError
    assert (fake.objects, fake.uploads, fake.aborted) == ({}, {}, ["one"])


def test_what_can_not_be_read_back_is_taken_away(fake):
    def check(back):
        raise BackupError("It is damaged.")

    with pytest.raises(BackupError, match="damaged"), place_of("s3://office").write("one", check) as out:
        out.write(b"all")
    assert fake.objects == {}


def test_what_s3_says_is_told(fake):
    with pytest.raises(BackupError, match="s3://another did not work: NoSuchBucket"):
        place_of("s3://another").names()


def test_without_boto3_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "boto3", None)
    with pytest.raises(BackupError, match="pip install"):
        place_of("s3://office").names()


@pytest.mark.django_db
def test_opt_outs_are_kept_there_too(fake, settings, office):
    settings.BACKUP_PASSPHRASE, settings.BACKUP_TO = "correct horse battery staple", "s3://office/backups"
    for address in ("ann@example.com", "bob@example.com"):
        Suppression.add(address, "unsubscribed", "link in email 7")
        copy_opt_outs()
    assert [line.address for line in ledger_file(str(office.uid)).lines()] == ["ann@example.com", "bob@example.com"]
    assert list(fake.objects) == ["backups/opt-outs.ledger"]
    assert b"ann" not in fake.objects["backups/opt-outs.ledger"]


@pytest.mark.django_db
def test_a_bucket_that_fails_is_caught_up_later(fake, settings, office, monkeypatch):
    settings.BACKUP_PASSPHRASE, settings.BACKUP_TO = "correct horse battery staple", "s3://office"
    Suppression.add("ann@example.com", "unsubscribed", "link in email 7")
    with monkeypatch.context() as patch:
        patch.setattr(fake, "put_object", lambda **of: (_ for _ in ()).throw(ClientError("SlowDown")))
        copy_opt_outs()
    assert fake.objects == {}
    copy_opt_outs()
    assert [line.address for line in ledger_file(str(office.uid)).lines()] == ["ann@example.com"]


@pytest.mark.django_db
def test_a_line_that_another_worker_overwrote_is_written_again(fake, settings, office):
    settings.BACKUP_PASSPHRASE, settings.BACKUP_TO = "correct horse battery staple", "s3://office"
    Suppression.add("ann@example.com", "unsubscribed", "link in email 7")
    copy_opt_outs()
    other = fake.objects["opt-outs.ledger"]
    Suppression.add("bob@example.com", "unsubscribed", "link in email 8")
    copy_opt_outs()
    fake.objects["opt-outs.ledger"] = other
    copy_opt_outs()
    assert [line.address for line in ledger_file(str(office.uid)).lines()] == ["ann@example.com", "bob@example.com"]
