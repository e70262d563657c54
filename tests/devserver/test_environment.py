import os
from pathlib import Path

import pytest

from devserver import environment


def test_makes_up_what_trying_needs() -> None:
    values = environment.effective({}, {})
    assert values["DEBUG"] == "1" and values["SITE_URL"] == "http://127.0.0.1:8000"
    assert values["ALLOWED_HOSTS"] == "127.0.0.1,localhost,[::1]"
    assert len(values["SECRET_KEY"]) >= 50


def test_what_is_set_wins_over_everything() -> None:
    given = {"SECRET_KEY": "mine", "PORT": "9000", "SITE_URL": "http://crm.local:9000", "HOST": "0.0.0.0"}
    values = environment.effective(given, {"SECRET_KEY": "kept", "PORT": "7000"})
    assert {name: values[name] for name in given} == given
    assert values["ALLOWED_HOSTS"] == "*"


def test_an_empty_variable_counts_as_unset() -> None:
    assert environment.effective({"PORT": "", "DEBUG": " "}, {})["PORT"] == "8000"


def test_only_the_key_stays_from_the_last_run() -> None:
    kept = {"SECRET_KEY": "kept", "DATABASE_URL": "postgresql://elsewhere/db", "OPENAI_API_KEY": "old", "PORT": "9000"}
    values = environment.effective({}, kept)
    assert values["SECRET_KEY"] == "kept" and values["PORT"] == "8000"
    assert "DATABASE_URL" not in values and "OPENAI_API_KEY" not in values


def test_with_debug_off_only_where_to_listen_is_made_up() -> None:
    assert environment.effective({"DEBUG": "0"}, {"SECRET_KEY": "kept"}) == {
        "DEBUG": "0",
        "HOST": "127.0.0.1",
        "PORT": "8000",
    }


@pytest.mark.parametrize(
    ("host", "address"),
    [("127.0.0.1", "http://127.0.0.1:80"), ("0.0.0.0", "http://127.0.0.1:80"), ("::1", "http://[::1]:80")],
)
def test_the_address_is_one_that_can_be_opened(host: str, address: str) -> None:
    assert environment.address(host, "80") == address


@pytest.mark.parametrize("value", ["plain", "a=b c", "1 Main St\nSpringfield", r"back\slash", r"literal \n", "\\\n\\n"])
def test_keeps_any_value_and_only_for_its_owner(tmp_path: Path, value: str) -> None:
    environment.write(tmp_path, {"FROM_NAME": value, "PORT": "1"})
    assert environment.read(tmp_path) == {"FROM_NAME": value, "PORT": "1"}
    assert (tmp_path / "env").stat().st_mode & 0o777 == 0o600


class TestLoad:
    @pytest.fixture(autouse=True)
    def kept(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        environment.write(tmp_path, {"DEBUG": "1", "DATABASE_URL": "kept", "REDIS_URL": "kept"})
        monkeypatch.setattr(os, "environ", {"DATABASE_URL": "mine", "REDIS_URL": ""})

    def test_fills_only_what_is_not_set(self, tmp_path: Path) -> None:
        environment.load(tmp_path)
        assert environment.given(os.environ) == {"DEBUG": "1", "DATABASE_URL": "mine", "REDIS_URL": "kept"}

    def test_stays_out_of_an_environment_of_another_kind(self, tmp_path: Path) -> None:
        os.environ["DEBUG"] = "0"
        environment.load(tmp_path)
        assert environment.given(os.environ) == {"DEBUG": "0", "DATABASE_URL": "mine"}

    def test_without_a_file_does_nothing(self, tmp_path: Path) -> None:
        environment.load(tmp_path / "nowhere")
        assert environment.given(os.environ) == {"DATABASE_URL": "mine"}


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost", "LOCALHOST", "::ffff:127.0.0.1"])
def test_only_this_machine_reaches_loopback(host: str) -> None:
    assert environment.is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "10.0.0.1", "fe80::1", "crm.local", "", "*", "127.1"])
def test_others_may_reach_any_other_host(host: str) -> None:
    assert not environment.is_loopback(host)
