"""What production serves says the same to a browser as the files in static/."""

import pytest
from playwright.sync_api import Page

from realtoros import static_files
from tests.realtoros.pages.test_static_files import read

# Each rule of a style sheet as the browser has understood it.
RULES = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  // Values of variables it keeps as they are written, with their spaces.
  return [...sheet.cssRules].map((rule) => rule.cssText.replaceAll(/\\s*,\\s*/g, ","));
}"""


def test_the_style_sheet_has_the_same_rules(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    small = page.evaluate(RULES, static_files.bundled_css(read))
    monkeypatch.setattr(static_files, "small_css", lambda css: css)
    whole = page.evaluate(RULES, static_files.bundled_css(read))
    assert small == whole and len(whole) > 40


def test_the_shell_can_be_read(page: Page) -> None:
    page.evaluate("(script) => { new Function(script); }", static_files.bundled_js(read))
