"""The encrypted stream: nothing that was changed is given out, and the fault is said in words."""

import io
import os
from base64 import b64decode

import pytest

from realtoros.operating.backups import age
from realtoros.operating.backups.age import CHUNK, TAG, Decrypting, Encrypting
from realtoros.operating.backups.errors import BackupError, Damaged, WrongPassphrase

WORDS = "correct horse battery"
BY_ANOTHER_PROGRAM = (
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBRRU1zV3k1VmMva0kwNkhaeURWMW5BIDE5CnQxWndvWUNVd25UaDBabytYNW1tVXBUTUFH"
    "QXpKUytWaExJOTkvY1g4bTQKLS0tIEZjUSt5ZXJhcjdzYW42a1VqZm1zSGN1bithR2VBVXdjeCsydzhhcVFuencKwzkhiLblNzGscx3vFaMopVUh"
    "3V0JPMElULF+0zyCbx9EjCz/uWusVB52eEpvCxgjEBbMUOmhWQ=="
)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(age, "WORK", 4)


def sealed(data):
    out = io.BytesIO()
    writer = Encrypting(out, WORDS)
    writer.write(data)
    writer.finish()
    return out.getvalue()


def opened(data, words=WORDS):
    return io.BufferedReader(Decrypting(io.BytesIO(data), words)).read()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 200_000])
def test_what_is_written_is_read(size):
    data = os.urandom(size)
    assert opened(sealed(data)) == data


def test_a_file_of_another_program_opens():
    assert opened(b64decode(BY_ANOTHER_PROGRAM)) == b"made by another program"


def test_a_wrong_passphrase_is_told():
    with pytest.raises(WrongPassphrase, match="The passphrase is wrong"):
        opened(sealed(b"secret"), "incorrect horse")


def test_it_is_told_wherever_it_is_cut_off():
    whole = sealed(os.urandom(2 * CHUNK + 10))
    start = len(whole) - 2 * (CHUNK + TAG) - 10 - TAG
    for length in [0, 5, start - 20, start, start + 7, start + CHUNK + TAG, start + 2 * (CHUNK + TAG), len(whole) - 1]:
        with pytest.raises(Damaged, match=r"cut off|no backup|first lines are damaged"):
            opened(whole[:length])


def test_any_flipped_bit_is_found():
    whole = sealed(os.urandom(300))
    for position in range(len(whole)):
        changed = bytearray(whole)
        changed[position] ^= 1
        with pytest.raises(BackupError):
            opened(bytes(changed))


def test_pieces_in_another_order_are_found():
    whole = sealed(os.urandom(3 * CHUNK))
    start, piece = len(whole) - 3 * (CHUNK + TAG), CHUNK + TAG
    swapped = whole[:start] + whole[start + piece : start + 2 * piece] + whole[start : start + piece]
    with pytest.raises(Damaged, match="is not what was written"):
        opened(swapped + whole[start + 2 * piece :])


def test_something_after_the_end_is_found():
    with pytest.raises(Damaged):
        opened(sealed(b"all") + b"more")


def test_a_short_passphrase_is_refused():
    with pytest.raises(BackupError, match="at least 12"):
        age.check_passphrase("short")
