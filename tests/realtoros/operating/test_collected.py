"""A web server does not start without the style sheets and scripts of its own version."""

import shutil
import sys

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from realtoros import static_files
from realtoros.static_files import COLLECTED, check_collected
from tests.conftest import ROOT
from tests.house.source import ROOMS
from tests.realtoros.operating.test_start import RIGHT, run


@pytest.fixture
def in_production(settings, tmp_path):
    """A few files, so that collecting them takes no time."""
    source = tmp_path / "source"
    (source / "css").mkdir(parents=True)
    (source / "js").mkdir()
    (source / "css" / "app.css").write_text("a { color: red; }")
    (source / "js" / "shell.js").write_text("one();")
    settings.DEBUG, settings.STATICFILES_DIRS, settings.STATIC_ROOT = False, [source], str(tmp_path / "static")
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    backend = {"BACKEND": "realtoros.static_files.BundledStaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": backend}
    return source


def test_they_have_to_be_collected(in_production, settings):
    with pytest.raises(ImproperlyConfigured, match=r"are not in .*static yet.*manage.py collectstatic"):
        check_collected()
    call_command("collectstatic", verbosity=0)
    check_collected()
    settings.DEBUG = True
    staticfiles_storage.delete(COLLECTED)
    check_collected()


@pytest.mark.parametrize("change", ["changed", "added", "removed"])
def test_of_the_same_version(in_production, change):
    (in_production / "js" / "more.js").write_text("two();")
    call_command("collectstatic", verbosity=0)
    if change == "changed":
        (in_production / "css" / "app.css").write_text("a { color: blue; }")
    elif change == "added":
        (in_production / "js" / "new.js").write_text("three();")
    else:
        (in_production / "js" / "more.js").unlink()
    with pytest.raises(ImproperlyConfigured, match="are those of another version"):
        check_collected()
    call_command("collectstatic", verbosity=0)
    check_collected()


def test_a_dry_run_writes_nothing(in_production):
    call_command("collectstatic", verbosity=0, dry_run=True)
    with pytest.raises(ImproperlyConfigured):
        check_collected()


def test_a_second_time_nothing_is_asked(in_production, monkeypatch):
    def ask(question=""):
        raise AssertionError(question)

    monkeypatch.setattr("builtins.input", ask)
    call_command("collectstatic", verbosity=0)
    call_command("collectstatic", verbosity=0)
    with pytest.raises(AssertionError, match="DELETE ALL FILES"):
        call_command("collectstatic", verbosity=0, clear=True)
    call_command("collectstatic", verbosity=0, clear=True, interactive=False)


def test_the_message_names_a_command_that_is_there():
    assert (ROOT / static_files.COLLECT.split()[0]).is_file()


@pytest.mark.slow
def test_gunicorn_says_it_and_ends(tmp_path):
    copy = tmp_path / "copy"
    for name in (*ROOMS, "static", "templates"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "gunicorn.conf.py", copy)
    done = run([sys.executable, "-m", "gunicorn", "realtoros.wsgi", "--bind", "127.0.0.1:0"], tmp_path, copy, **RIGHT)
    assert done.returncode == 3 and "Traceback" not in done.stderr
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("RealtorOS can't start. The style sheets and scripts are not in")
