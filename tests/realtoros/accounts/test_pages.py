"""Every page of django-allauth's is one of ours: in our words and our looks."""

import pytest
from django.test import Client as Browser

from tests.realtoros.security.every_url import PARAMETER, routes

pytestmark = pytest.mark.django_db

PAGES = [route for route in routes() if route.startswith(("/account/", "/settings/", "/login/"))]


@pytest.mark.parametrize("route", PAGES)
def test_it_has_our_style_sheet_and_no_words_of_allauths(ana_browser, route):
    url = PARAMETER.sub("1", route)
    for browser in (Browser(), ana_browser):
        response = browser.get(url)
        page = response.content.decode()
        if response.status_code == 200 and "<html" in page:
            assert "css/app.css" in page and "example.com (" not in page
            assert "Sign Out Other Sessions" not in page and "Menu:" not in page
