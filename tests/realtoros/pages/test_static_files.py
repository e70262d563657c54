"""What a browser loads in production: few files, named by their content, and light."""

import gzip
import re

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import override_settings
from rjsmin import jsmin

from realtoros.settings import BASE_DIR
from realtoros.static_files import CSS_IMPORT, JS_IMPORT, SHELL, STYLE_SHEET, bundled_css, bundled_js, small_css
from tests.html import find_all

STATIC = BASE_DIR / "static"
PAGES = ["/", "/clients/", "/pipeline/", "/followups/", "/followups/?view=month", "/emails/", "/reports/", "/settings/"]
MOST = 60 * 1024


def read(name):
    return (STATIC / name).read_text()


def test_the_style_sheet_holds_every_file_in_its_layer():
    names = CSS_IMPORT.findall(read(STYLE_SHEET))
    assert len(names) == read(STYLE_SHEET).count("@import") > 30
    sheet = bundled_css(read)
    assert "@import" not in sheet and "/static/css/" not in sheet
    for name, layer in names:
        assert f"@layer {layer}{{{small_css(read(name))}}}" in sheet
    assert "/*" not in sheet
    assert sheet.index("@layer reset,base,layout,components,utilities;") < sheet.index("@layer base{")


def test_every_style_sheet_is_imported_once_or_loaded_by_its_page():
    imported = [name for name, _ in CSS_IMPORT.findall(read(STYLE_SHEET))]
    lying = {str(path.relative_to(STATIC)) for path in (STATIC / "css").rglob("*.css")}
    assert len(imported) == len(set(imported))
    assert lying - set(imported) == {
        STYLE_SHEET,
        *(f"css/{page}.css" for page in ("board", "fallback", "letter", "reports", "restored", "styleguide")),
    }


def test_the_shell_holds_every_module_in_braces_of_its_own():
    names = JS_IMPORT.findall(read(SHELL))
    assert len(names) == len(re.findall("^import", read(SHELL), re.MULTILINE)) > 8
    script = bundled_js(read)
    for name in names:
        assert f"{{{jsmin(read(f'js/{name}'))}}}" in script


@pytest.mark.parametrize("path", sorted(STATIC.glob("js/*.js")), ids=lambda path: path.name)
def test_a_module_neither_imports_nor_exports_nor_awaits_at_its_top(path):
    """Else it could not be put into the shell, nor loaded by a page twice."""
    found = re.findall(r"^(?:import|export|await)\b.*", path.read_text(), re.MULTILINE)
    assert not found or path.name == "shell.js"


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The files of production, and their storage."""
    root = tmp_path_factory.mktemp("static")
    storage = {"BACKEND": "realtoros.static_files.BundledStaticFilesStorage"}
    default = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    with override_settings(DEBUG=False, STATIC_ROOT=root, STORAGES={"default": default, "staticfiles": storage}):
        call_command("collectstatic", verbosity=0, interactive=False)
        yield root


@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES)
def test_the_first_page_asks_for_few_files_and_is_light(ana_browser, make_client, collected, path):
    for number in range(25):
        make_client(name=f"Jonah Whitlock {number}")
    ana_browser.post("/welcome/done/")
    page = ana_browser.get(path)
    assert page.status_code == 200
    asked = [tag.get("src") or tag.get("href") for tag in find_all(page, "script[src], link[href]")]
    files = [collected / name.removeprefix("/static/") for name in asked]
    assert len(files) <= 7, asked
    for file in files:
        assert re.search(r"\.[0-9a-f]{12}\.\w+$", file.name), "named by its content"
    weights = {file.name: len(gzip.compress(file.read_bytes(), 6)) for file in files}
    weights["page"] = len(gzip.compress(page.content, 6))
    assert sum(weights.values()) <= MOST, weights


@pytest.mark.slow
def test_finders_know_what_pages_name_while_debugging():
    for name in (STYLE_SHEET, SHELL, "favicon.svg", "django_htmx/htmx-2.min.js"):
        assert finders.find(name)
