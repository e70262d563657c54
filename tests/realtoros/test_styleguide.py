import pytest

pytestmark = pytest.mark.django_db


def test_only_while_developing(ana_browser, settings):
    assert ana_browser.get("/styleguide/").status_code == 404
    settings.DEBUG = True
    page = ana_browser.get("/styleguide/").content.decode()
    for words in ("Plan dots", "Under contract", "Enter the full email, including .com or .org", "51 to 100 of 1102"):
        assert words in page
