"""What `bin/run` does to the database before it starts anything."""

import subprocess
from pathlib import Path

import pytest

from agents.models import Agent
from devserver import prepare

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def prepared(monkeypatch, settings):
    def run(*arguments, debug=True):
        called = []
        really = prepare.call_command
        settings.DEBUG = debug
        monkeypatch.setattr("sys.argv", ["prepare", *arguments])

        def call(name, **options):
            called.append(name)
            if name == "demo":
                really(name, **options)

        monkeypatch.setattr(prepare, "call_command", call)
        assert prepare.main() == 0
        return called

    return run


@pytest.mark.django_db
def test_an_empty_database_is_filled(prepared):
    assert prepared("--demo") == ["migrate", "demo"]
    assert Agent.objects.count() == 3


@pytest.mark.django_db
def test_no_demo_leaves_it_empty(prepared):
    assert prepared() == ["migrate"]
    assert not Agent.objects.exists()


@pytest.mark.django_db
def test_with_debug_off_no_demo_whatever_is_asked(prepared):
    assert prepared("--demo", debug=False) == ["migrate", "collectstatic"]
    assert not Agent.objects.exists()


def test_bench_lists_its_benchmarks_and_refuses_what_is_none():
    listed = subprocess.run([ROOT / "bin" / "bench"], capture_output=True, text=True, check=True).stdout
    assert "sweep" in listed and "chaos" in listed
    unknown = subprocess.run([ROOT / "bin" / "bench", "nothing"], capture_output=True, text=True)
    assert unknown.returncode != 0 and "no benchmark named nothing" in unknown.stderr
