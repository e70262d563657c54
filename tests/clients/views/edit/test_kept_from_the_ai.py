"""Custom fields that the office keeps from the AI say so where their values stand."""

import pytest

from agents.models import Office
from tests.clients.views.edit.fields import HTMX, address

MARK = "Kept from the AI"


@pytest.fixture
def private(office):
    Office.objects.update(private_fields="bank détails\n  Lock   box ")


@pytest.fixture
def client_with_fields(private, make_client):
    return make_client(custom_fields={"Bank Details": "DE02", "Budget": "$640,000", "lock box": "1234"})


def test_the_clients_page_marks_them_and_no_others(ana_browser, client_with_fields):
    page = ana_browser.get(f"/clients/{client_with_fields.pk}/").content.decode()
    assert page.count(MARK) == 2
    first, last = page.index(MARK), page.rindex(MARK)
    assert page.index("DE02") < first < page.index("$640,000") < page.index("1234") < last


def test_the_edit_form_marks_them_and_each_mark_describes_its_field(ana_browser, client_with_fields):
    page = ana_browser.get(f"/clients/{client_with_fields.pk}/edit/").content.decode()
    assert page.count(MARK) == 2
    for number in (1, 3):
        assert f'aria-describedby="custom-{number}_private"' in page and f'id="custom-{number}_private"' in page
    assert "custom-2_private" not in page


def test_the_mark_stays_while_one_is_edited_and_once_it_is_saved(ana_browser, client_with_fields):
    url = address(client_with_fields, "custom", "Bank Details")
    assert MARK in ana_browser.get(url, headers=HTMX).content.decode()
    form = {"custom_name": "Bank Details", "custom_value": "DE03", "was": "DE02"}
    assert MARK in ana_browser.post(url, form, headers=HTMX).content.decode()
    other = {"custom_name": "Budget", "custom_value": "$1", "was": "$640,000"}
    saved = ana_browser.post(address(client_with_fields, "custom", "Budget"), other, headers=HTMX).content.decode()
    assert "$1" in saved and MARK not in saved


def test_without_such_a_list_nothing_is_marked(ana_browser, office, make_client):
    client = make_client(custom_fields={"": "x", "Budget": "$640,000"})
    assert MARK not in ana_browser.get(f"/clients/{client.pk}/").content.decode()
