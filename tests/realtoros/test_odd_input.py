"""What no form of ours sends, but somebody does: an answer that says so, never an error."""

import pytest
from django.contrib import admin
from django.db import models

from clients.models import Client
from lists.admin_fields import ObjectField

pytestmark = pytest.mark.django_db

UNSTORABLE = {
    "zero": r'{"a": "x\u0000"}',
    "zero in a name": r'{"\u0000": 1}',
    "too large": '{"a": 1e999}',
    "too small": '{"a": [-1e999]}',
    "no number": '{"a": NaN}',
    "half a character": r'{"a": "\ud800"}',
    "deep inside": r'{"a": [1, {"b": ["\udfff"]}]}',
    "thousands of digits": '{"a": ' + "9" * 5000 + "}",
    "thousands of brackets": "[" * 100_000,
    "no JSON": "{",
}
FORM = {"name": "Ann", "email": "ann@example.com", "property_type": "land", "stage": "lead"}


@pytest.mark.parametrize("text", UNSTORABLE.values(), ids=UNSTORABLE)
def test_the_admin_refuses_json_that_cannot_be_stored(broker_browser, text):
    response = broker_browser.post("/admin/clients/client/add/", FORM | {"custom_fields": text})
    assert response.status_code == 200 and "errorlist" in response.content.decode()
    assert not Client.objects.exists()


@pytest.mark.parametrize("text", ["[1]", '"x"', "7"])
def test_the_admin_takes_custom_fields_as_an_object_only(broker_browser, text):
    response = broker_browser.post("/admin/clients/client/add/", FORM | {"custom_fields": text})
    assert "Enter an object" in response.content.decode() and not Client.objects.exists()


def test_the_admin_takes_what_can_be_stored(broker_browser):
    text = r'{"Budget": 1.5e3, "Path": "C:\\u0000", "Smile": "\ud83d\ude00"}'
    assert broker_browser.post("/admin/clients/client/add/", FORM | {"custom_fields": text}).status_code == 302
    assert Client.objects.get().custom_fields == {"Budget": 1.5e3, "Path": "C:\\u0000", "Smile": "\U0001f600"}


def test_every_json_that_the_admin_edits_is_checked(rf, broker):
    request = rf.get("/")
    request.user = broker
    for model, registered in admin.site._registry.items():
        if registered.has_change_permission(request) or registered.has_add_permission(request):
            fields = registered.get_form(request)().fields
            json = {field.name for field in model._meta.get_fields() if isinstance(field, models.JSONField)}
            for name in fields:
                if name in json:
                    assert isinstance(fields[name], ObjectField), (model, name)


@pytest.mark.parametrize("odd", ["x", "-1", "%00", "9" * 30])
def test_a_followup_for_nobody_is_no_error_in_the_admin(broker_browser, odd):
    address = "/admin/followups/task/add/"
    assert broker_browser.get(f"{address}?client={odd}&scheduled_for={odd}").status_code == 200
    assert broker_browser.post(address, f"client={odd}", "application/x-www-form-urlencoded").status_code == 200


ASKED = (
    *(
        "q",
        "page",
        "limit",
        "sort",
        "after",
        "before",
        "status",
        "stage",
        "agent",
        "client_id",
        "priority",
        "tab",
        "view",
    ),
    *(
        "month",
        "day",
        "from",
        "to",
        "period",
        "since",
        "show",
        "step",
        "select",
        "email",
        "phone",
        "except",
        "who",
        "log",
    ),
    *("send_from", "send_until", "send_days", "last_contact", "created", "type", "next", "at", "browser"),
)
PAGES = (
    *(
        "/",
        "/today/live/",
        "/clients/",
        "/clients/export/",
        "/clients/new/",
        "/clients/new/plan/",
        "/clients/duplicates/",
    ),
    *("/pipeline/", "/followups/", "/followups/?view=month&", "/followups/new/", "/followups/new/clients/", "/emails/"),
    *("/office-mails/", "/reports/", "/palette/", "/settings/next-send/", "/login/", "/welcome/zone/"),
)


@pytest.mark.parametrize("odd", ["9" * 30, "a%00b", "1e999", "9999-12-31", "%ff%ed%a0%80"])
def test_no_page_fails_over_its_address(broker_browser, client, odd):
    query = "&".join(f"{name}={odd}" for name in ASKED)
    for page in PAGES:
        browser = client if page == "/login/" else broker_browser
        address = f"{page}{'' if '?' in page else '?'}{query}"
        assert browser.get(address).status_code < 500, page
        assert browser.get(address, headers={"HX-Request": "true"}).status_code < 500, page


@pytest.mark.parametrize("key", [r'"\000abcdefgh"', r'"\303\251abcdefgh"', "'; DROP TABLE agents", "x" * 4000])
def test_a_made_up_session_is_none(client, key):
    assert client.get("/clients/", HTTP_COOKIE=f"realtoros_session={key}").status_code == 302


def test_a_form_that_remembers_too_much_is_no_error(ana_browser, make_client):
    address = f"/clients/{make_client().pk}/edit/"
    for shown in ("[" * 100_000, "9" * 5000, "{", "7"):
        form = FORM | {"rows_shown": shown, "custom_name": "", "custom_value": ""}
        assert ana_browser.post(address, form).status_code in (302, 422)
