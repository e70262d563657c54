import socket
import stat

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from sandbox.sendgrid import keys
from tests.sandbox.conftest import command


def test_the_key_is_made_once_and_is_its_owners_alone(tmp_path):
    first, second = (command("public-key", "--dir", str(tmp_path / "new")).stdout for _ in range(2))
    path = tmp_path / "new" / "webhook-key.pem"
    assert first == second and first.count("\n") == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert first.strip() == keys.public_key(load_pem_private_key(path.read_bytes(), None))
    assert [each.name for each in path.parent.iterdir()] == ["webhook-key.pem"]


def test_a_taken_port_is_one_clear_line(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = command("serve", "--port", str(port), "--dir", str(tmp_path), "--webhook", "http://127.0.0.1:9/")
    assert done.returncode == 1
    assert done.stderr == f"The sandbox cannot listen on 127.0.0.1:{port}: Address already in use\n"


@pytest.mark.slow
def test_a_second_sandbox_in_the_same_place_is_refused(running):
    done = command("serve", "--port", "0", "--dir", str(running.directory), "--webhook", "http://127.0.0.1:9/")
    assert done.returncode == 1
    assert done.stderr == f"The sandbox cannot use {running.directory}: database is locked\n"


def test_it_listens_on_this_machine_only(tmp_path):
    done = command(
        "serve", "--host", "0.0.0.0", "--port", "0", "--dir", str(tmp_path), "--webhook", "http://127.0.0.1:9/"
    )
    assert done.returncode == 2
    assert "--host: invalid choice" in done.stderr
