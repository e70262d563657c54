"""Backups in an S3 bucket. boto3 comes with `django-storages[s3]`; keys are boto3's own: variables or a role.

A file is there once all its parts are: one that was broken off can't be seen.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from importlib import import_module
from io import RawIOBase
from typing import Any, BinaryIO, cast

from realtoros.operating.backups.errors import BackupError

PART = 32 * 1024 * 1024
"""There may be 10,000 of them: 320 GB."""


class Bucket:
    def __init__(self, address: str) -> None:
        self.address_of_all = address.rstrip("/")
        self.bucket, _, prefix = self.address_of_all.removeprefix("s3://").partition("/")
        self.prefix = f"{prefix}/" if prefix else ""

    def __str__(self) -> str:
        return self.address_of_all

    @cached_property
    def client(self) -> Any:
        try:
            return import_module("boto3").client("s3")
        except ImportError as error:
            raise BackupError("For a backup in S3 install boto3: pip install django-storages[s3]") from error

    def address(self, name: str) -> str:
        return f"{self.address_of_all}/{name}"

    def names(self) -> list[str]:
        with self._in_words():
            pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=self.prefix)
            keys = [each["Key"] for page in pages for each in page.get("Contents", [])]
        return sorted(key.removeprefix(self.prefix) for key in keys)

    def size(self, name: str) -> int:
        with self._in_words():
            return int(self.client.head_object(**self._object(name))["ContentLength"])

    def delete(self, name: str) -> None:
        with self._in_words():
            self.client.delete_object(**self._object(name))

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        with self._in_words():
            body = self.client.get_object(**self._object(name))["Body"]
        try:
            yield body
        finally:
            body.close()

    @contextmanager
    def write(self, name: str, check: Callable[[BinaryIO], object]) -> Iterator[BinaryIO]:
        """What to write to. At the end of the block it is there, and is read back by `check`."""
        with self._in_words():
            upload = Upload(self.client, self._object(name))
            try:
                yield cast(BinaryIO, upload)
                upload.complete()
            except BaseException:
                upload.abort()
                raise
            try:
                with self.open(name) as back:
                    check(back)
            except BaseException:
                self.delete(name)
                raise

    def read(self, name: str) -> bytes:
        """b"" where there is no such object."""
        with self._in_words():
            try:
                return bytes(self.client.get_object(**self._object(name))["Body"].read())
            except Exception as error:
                if getattr(error, "response", {}).get("Error", {}).get("Code") in ("NoSuchKey", "404"):
                    return b""
                raise

    def append(self, name: str, lines: bytes) -> None:
        """Whole lines. S3 can't append: the object is written anew."""
        before = self.read(name)
        with self._in_words():
            self.client.put_object(**self._object(name), Body=before + lines)

    def _object(self, name: str) -> dict[str, str]:
        return {"Bucket": self.bucket, "Key": f"{self.prefix}{name}"}

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except BackupError:
            raise
        except Exception as error:
            if type(error).__module__.startswith("boto"):
                raise BackupError(f"{self} did not work: {error}") from error
            raise


class Upload(RawIOBase):
    """What is written goes there in parts."""

    def __init__(self, client: Any, where: dict[str, str]) -> None:
        self._client, self._where, self._waiting = client, where, bytearray()
        self._id = client.create_multipart_upload(**where)["UploadId"]
        self._parts: list[dict[str, Any]] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._waiting += data
        while len(self._waiting) >= PART:
            self._send(PART)
        return len(data)

    def complete(self) -> None:
        if self._waiting or not self._parts:
            self._send(len(self._waiting))
        done = {"MultipartUpload": {"Parts": self._parts}, "UploadId": self._id}
        self._client.complete_multipart_upload(**self._where, **done)

    def abort(self) -> None:
        self._client.abort_multipart_upload(**self._where, UploadId=self._id)

    def _send(self, count: int) -> None:
        number = len(self._parts) + 1
        body = bytes(self._waiting[:count])
        answer = self._client.upload_part(**self._where, UploadId=self._id, PartNumber=number, Body=body)
        self._parts.append({"PartNumber": number, "ETag": answer["ETag"]})
        del self._waiting[:count]
