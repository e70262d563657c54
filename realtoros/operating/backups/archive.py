"""What is inside a backup: a tar of parts, written and read as a stream.

    README.txt                how to open it without our software
    database/000001, ...      what pg_dump wrote, cut into pieces: a tar must know a size in advance
    files/NAME                each file of the storage
    files.sha256              their checksums, as sha256sum checks them
    manifest.json             last: what there must be

Whoever reads it needs memory for one piece, however large the office is.
"""

import hashlib
import io
import json
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from typing import IO, Any, BinaryIO

from realtoros.operating.backups.errors import BackupError, Damaged

PIECE = 8 * 1024 * 1024
FORMAT = 1
README = """A backup of RealtorOS, made without any other copy of it on disk.

To open it without RealtorOS: age -d BACKUP | tar x
Then: cat database/* > database.dump; pg_restore --no-owner --dbname NEW_DATABASE database.dump
files/ holds the files of clients and incoming mail; sha256sum -c files.sha256 (in files/) checks them.
"""


class ArchiveWriter:
    def __init__(self, out: BinaryIO) -> None:
        self._tar = tarfile.open(fileobj=out, mode="w|", bufsize=64 * 1024)  # noqa: SIM115  closed by finish
        self._sums: IO[bytes] = tempfile.SpooledTemporaryFile(PIECE)  # noqa: SIM115  it ends with the process
        self.parts: dict[str, dict[str, Any]] = {}
        self._files, self._file_bytes = 0, 0
        self.add("README.txt", README.encode())

    def add(self, name: str, data: bytes) -> None:
        self._add(name, len(data), io.BytesIO(data))

    def add_database(self, source: IO[bytes]) -> None:
        digest, size, number = hashlib.sha256(), 0, 0
        while piece := source.read(PIECE):
            number += 1
            digest.update(piece)
            size += len(piece)
            self.add(f"database/{number:06}", piece)
        self.parts["database"] = {"sha256": digest.hexdigest(), "size": size}

    def add_file(self, name: str, size: int, source: IO[bytes]) -> None:
        counted = _Counted(source)
        try:
            self._add(f"files/{name}", size, counted)
        except OSError as error:
            if counted.size < size:
                raise BackupError(f"The file {name} became shorter while it was read. Run the backup again.") from error
            raise
        self._sums.write(f"{counted.digest.hexdigest()}  {name}\n".encode())
        self._files, self._file_bytes = self._files + 1, self._file_bytes + size

    def finish(self, manifest: dict[str, Any]) -> dict[str, Any]:
        """The whole manifest, as it was written."""
        size = self._sums.tell()
        self._sums.seek(0)
        counted = _Counted(self._sums)
        self._add("files.sha256", size, counted)
        files = {"sha256": counted.digest.hexdigest(), "count": self._files, "size": self._file_bytes}
        whole = {"format": FORMAT, **manifest, "parts": self.parts | {"files": files}}
        self.add("manifest.json", json.dumps(whole, indent=1).encode())
        self._tar.close()
        return whole

    def _add(self, name: str, size: int, source: Any) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        self._tar.addfile(member, source)
        _forget(self._tar)  # it would remember each of a million files


class _Counted:
    """Reads on, and knows the checksum of what was read."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source, self.digest, self.size = source, hashlib.sha256(), 0

    def read(self, count: int = -1) -> bytes:
        data = self._source.read(count)
        self.digest.update(data)
        self.size += len(data)
        return data


def read_archive(
    source: BinaryIO,
    database: Callable[[bytes], object],
    file: Callable[[str, IO[bytes]], object],
) -> dict[str, Any]:
    """Reads it to its end, gives each piece and each file away, and answers the manifest once all checksums agree."""
    dump, sums, manifest = hashlib.sha256(), hashlib.sha256(), {}
    kept_sums = ""
    for member, content in _members(source):
        folder, _, name = member.name.partition("/")
        if folder == "database":
            piece = content.read()
            dump.update(piece)
            database(piece)
        elif folder == "files" and name:
            counted = _Counted(content)
            file(name, counted)  # type: ignore[arg-type]
            while counted.read(PIECE):
                pass
            sums.update(f"{counted.digest.hexdigest()}  {name}\n".encode())
        elif member.name == "files.sha256":
            kept = _Counted(content)
            while kept.read(PIECE):
                pass
            kept_sums = kept.digest.hexdigest()
        elif member.name == "manifest.json":
            manifest = json.loads(content.read())
    _compare(manifest, dump.hexdigest(), sums.hexdigest(), kept_sums)
    return manifest


def _forget(tar: tarfile.TarFile) -> None:
    members: list[tarfile.TarInfo] = vars(tar)["members"]
    members.clear()


def _members(source: BinaryIO) -> Iterator[tuple[tarfile.TarInfo, IO[bytes]]]:
    try:
        with tarfile.open(fileobj=source, mode="r|", bufsize=64 * 1024) as tar:
            while member := tar.next():
                content = tar.extractfile(member)
                if content is not None:
                    yield member, content
                _forget(tar)
        while source.read(PIECE):  # what says that this was the end stands in the last bytes
            pass
    except tarfile.TarError as error:
        raise Damaged(f"What is in the file can't be read: {error}") from error


def _compare(manifest: dict[str, Any], dump: str, sums: str, kept_sums: str) -> None:
    if not manifest:
        raise Damaged("The file has no list of its contents: it is no complete backup of RealtorOS.")
    if manifest.get("format") != FORMAT:
        raise BackupError("The backup was made by a newer version of RealtorOS. Restore it with that version.")
    parts = manifest["parts"]
    if parts["database"]["sha256"] != dump:
        raise Damaged("The database in the file is not the one that was written (its checksum differs).")
    if not parts["files"]["sha256"] == sums == kept_sums:
        raise Damaged("The files in it are not those that were written (a checksum differs).")
