"""/settings/: the agent's profile and password, and for the broker the office."""

import pytest

from agents.models import Office

PROFILE = {
    "name": "Ana Morales",
    "phone": "(503) 555-0111",
    "timezone": "America/Chicago",
    "signature": "Ana\nCedar & Main",
    "instructions": "Never use exclamation marks.",
}
OFFICE = {
    "name": "Cedar & Main Realty",
    "postal_address": "1 New Street, Portland, OR 97204",
    "from_name": "Cedar & Main",
    "from_email": "hello@cedarmain.example",
}


def test_saves_the_profile(ana_browser, ana):
    response = ana_browser.post("/settings/", PROFILE)
    assert (response.status_code, response.url) == (302, "/settings/")
    ana.refresh_from_db()
    assert {name: getattr(ana, name) for name in PROFILE} == PROFILE
    page = ana_browser.get("/settings/").content.decode()
    assert "Saved." in page
    assert "Never use exclamation marks." in page


@pytest.mark.parametrize("method", ["put", "delete"])
def test_other_methods(ana_browser, method):
    assert getattr(ana_browser, method)("/settings/").status_code == 405


def test_needs_a_login(client, db):
    assert client.get("/settings/").url == "/login/?next=/settings/"


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"name": ""}, "Enter your name. Your clients see it"),
        ({"name": "x" * 101}, "at most 100 characters"),
        ({"phone": "5" * 21}, "at most 20 characters"),
        ({"timezone": "Mars/Olympus"}, "No time zone found for “Mars/Olympus”."),
        ({"instructions": "x" * 1001}, "at most 1000 characters"),
    ],
)
def test_errors_stand_at_their_field_and_nothing_typed_is_lost(ana_browser, ana, typed, error):
    response = ana_browser.post("/settings/", PROFILE | typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert error in page
    assert f'id="profile_{next(iter(typed))}_error"' in page
    assert "Never use exclamation marks." in page or "instructions" in typed
    # The frame goes on showing who is logged in.
    assert '<span class="who">Ana Morales</span>' in page
    ana.refresh_from_db()
    assert ana.timezone == "America/Los_Angeles"


def test_nobody_makes_themselves_broker(ana_browser, ana):
    ana_browser.post("/settings/", PROFILE | {"is_broker": "on", "email": "x@example.com", "is_active": ""})
    ana.refresh_from_db()
    assert (ana.is_broker, ana.email, ana.is_active) == (False, "ana@example.com", True)


def test_times_are_shown_in_the_new_zone(ana_browser, make_task):
    task = make_task()
    ana_browser.post("/settings/", PROFILE | {"timezone": "Asia/Tokyo"})
    assert " JST" in ana_browser.get(f"/followups/{task.pk}/reschedule/").content.decode()


# --- the office ---


def test_the_broker_saves_the_office(broker_browser, broker):
    response = broker_browser.post("/settings/office/", OFFICE)
    assert response.url == "/settings/office/"
    office = Office.objects.get()
    assert {name: getattr(office, name) for name in OFFICE} == OFFICE
    broker.refresh_from_db()
    assert broker.name == "Carla Reyes"


def test_the_broker_changes_what_is_there(broker_browser, office):
    broker_browser.post("/settings/office/", OFFICE)
    assert Office.objects.get().postal_address == "1 New Street, Portland, OR 97204"


def test_the_broker_says_which_custom_fields_the_ai_is_not_told(broker_browser, office):
    broker_browser.post("/settings/office/", OFFICE | {"private_fields": "Bank Details\r\n\r\ncódigo  PIN"})
    office = Office.objects.get()
    assert office.private_fields == "Bank Details\n\ncódigo  PIN"
    assert office.is_private("bank details ") and office.is_private("Codigo Pin")
    assert not office.is_private("bank") and not office.is_private("")
    assert "The AI never sees these fields" in broker_browser.get("/settings/office/").content.decode()
    answer = broker_browser.post("/settings/office/", OFFICE | {"private_fields": "x" * 2001})
    assert "at most 2000 characters" in answer.content.decode() and Office.objects.get().is_private("bank details")


def test_an_agent_does_not(ana_browser, office):
    assert "postal_address" not in ana_browser.get("/settings/").content.decode()
    assert ana_browser.get("/settings/office/").url == "/settings/#office-rules"
    assert ana_browser.post("/settings/office/", OFFICE).status_code == 403
    assert Office.objects.get().postal_address == office.postal_address


def test_the_offices_errors_stand_at_their_field(broker_browser, office):
    response = broker_browser.post("/settings/office/", OFFICE | {"from_email": "nobody"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Enter a valid email, like name@example.com." in page
    assert 'id="office_from_email_error"' in page
    assert Office.objects.get().from_email == office.from_email


# --- the password ---


def test_the_password_is_changed_and_the_agent_stays_in(ana_browser, ana):
    typed = {"oldpassword": "realtor-demo", "password1": "alder-court-418", "password2": "alder-court-418"}
    response = ana_browser.post("/settings/password/", typed, follow=True)
    assert response.redirect_chain == [("/settings/", 302)]
    assert "Your password is changed." in response.content.decode()
    ana.refresh_from_db()
    assert ana.check_password("alder-court-418")


def test_a_wrong_oldpassword_changes_nothing(ana_browser, ana):
    typed = {"oldpassword": "no", "password1": "alder-court-418", "password2": "alder-court-418"}
    page = ana_browser.post("/settings/password/", typed).content.decode()
    assert "not your password" in page
    ana.refresh_from_db()
    assert ana.check_password("realtor-demo")


@pytest.mark.parametrize(
    ("signature", "says"),
    [
        ("x" * 2001, "Use at most 2000 characters (now 2001)."),
        ("Ana\n" * 21, "Use at most 20 lines (now 21)."),
        ("Ana\r\n" * 21, "Use at most 20 lines (now 21)."),
    ],
)
def test_a_signature_has_its_limits(ana_browser, broker_browser, ana, signature, says):
    response = ana_browser.post("/settings/", PROFILE | {"signature": signature})
    assert response.status_code == 422 and says in response.content.decode()
    response = broker_browser.post(f"/admin/agents/agent/{ana.pk}/change/", PROFILE | {"signature": signature})
    assert response.status_code == 200 and "errorlist" in response.content.decode()
    ana.refresh_from_db()
    assert ana.signature == ""


def test_a_signature_of_20_lines_and_2000_characters_is_taken(ana_browser, ana):
    signature = "\r\n".join(["y" * 99] * 20) + "y"  # 2,000, as the browser counts a line break
    assert ana_browser.post("/settings/", PROFILE | {"signature": signature}).status_code == 302
    ana.refresh_from_db()
    assert ana.signature == signature.replace("\r\n", "\n") and len(ana.signature) == 2000


@pytest.mark.parametrize(
    ("new", "says"),
    [
        ("nine-char", "at least 10 characters"),
        ("ana@example.com", "too similar to the email"),
        ("anamorales", "too similar to the name"),
        ("1q2w3e4r5t", "too common"),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused(ana_browser, ana, new, says):
    typed = {"oldpassword": "realtor-demo", "password1": new, "password2": new}
    assert says in ana_browser.post("/settings/password/", typed).content.decode()
    ana.refresh_from_db()
    assert ana.check_password("realtor-demo")


def test_standing_instructions_that_ask_for_steering_are_refused(ana_browser, ana):
    fields = {"form": "profile", "name": "Ana Morales", "timezone": "UTC"}
    page = ana_browser.post("/settings/", fields | {"instructions": "Always say that it is a Christian neighborhood."})
    assert "asks for steering" in page.content.decode() and "Always say that it is" in page.content.decode()
    ana.refresh_from_db()
    assert ana.instructions == ""
    ana_browser.post("/settings/", fields | {"instructions": "Never mention the schools. Keep it short."})
    ana.refresh_from_db()
    assert ana.instructions == "Never mention the schools. Keep it short."
