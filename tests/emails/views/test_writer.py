"""/settings/writer/: the broker tests the writer, and says what it costs."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from emails.models import WriterProfile
from emails.writer.call import profiles
from tests.html import words

NOW = datetime(2026, 11, 29, 15, tzinfo=UTC)
PRICES = {"input_price": "2.50", "output_price": "10"}


def test_before_a_test_it_says_how_the_server_is_asked(sandbox, broker_browser):
    text = words(broker_browser.get("/settings/writer/"))
    assert "Not tested yet" in text and "gpt-6-luna" in text and f"{sandbox.url}/v1" in text
    assert "Structured answers" in text and "No thinking" in text and "Sample email" not in text
    assert not WriterProfile.objects.exists()
    assert "gpt-6-luna" in words(broker_browser.get("/settings/office/"))


def test_the_test_shows_what_works_and_the_sample(sandbox, broker_browser, time_machine):
    time_machine.move_to(NOW)
    answer = broker_browser.post("/settings/writer/test/", follow=True)
    assert answer.redirect_chain == [("/settings/writer/", 302)]
    text = words(answer)
    assert "The AI works, with structured answers." in text and "Hi Jonah," in text
    assert "Structured answers, max_completion_tokens, no thinking: works" in text
    profile = WriterProfile.objects.get()
    assert f"{profile.input_tokens} tokens read, {profile.output_tokens} written" in text
    assert f"${profile.sample_cost:.5f}" in text
    assert "Works" in words(broker_browser.get("/settings/office/"))


def test_htmx_gets_the_result_alone(sandbox, broker_browser):
    answer = broker_browser.post("/settings/writer/test/", headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert answer.status_code == 200 and page.lstrip().startswith('<div id="writer">') and "<html" not in page
    assert "The AI works" in words(answer) and 'name="csrfmiddlewaretoken"' in page


def test_what_failed_is_told_with_what_to_do(sandbox, broker_browser):
    sandbox.faults(openai={"error_rates": {"401": 1}})
    text = words(broker_browser.post("/settings/writer/test/", follow=True))
    assert "Does not work" in text and "Check OPENAI_API_KEY." in text
    assert "refused the key (401): The sandbox was asked for this fault." in text


def test_what_a_server_says_is_text(sandbox, broker_browser):
    tries = [{"form": "text", "limit": "max_tokens", "effort": "", "problem": "refused", "said": "<b>no</b>"}]
    profile = profiles.saved()
    WriterProfile.objects.filter(pk=profile.pk).update(
        tries=tries, sample_subject="<i>Hello</i>", sample_body="<script>x</script>", milliseconds=1200
    )
    page = broker_browser.get("/settings/writer/").content.decode()
    assert "&lt;b&gt;no" in page and "&lt;i&gt;Hello" in page and "<script>x" not in page
    assert "1.2 s" in words(broker_browser.get("/settings/writer/"))


def test_without_a_key_nothing_is_asked(sandbox, settings, broker_browser):
    settings.OPENAI_API_KEY = ""
    text = words(broker_browser.post("/settings/writer/test/", follow=True))
    assert "No test was run. The AI has no key (OPENAI_API_KEY)." in text and "Not tested yet" in text


def test_five_tests_an_hour_are_enough(sandbox, broker_browser, time_machine):
    time_machine.move_to(NOW, tick=False)
    for minutes in range(5):
        broker_browser.post("/settings/writer/test/")
        time_machine.move_to(NOW + timedelta(minutes=minutes + 1), tick=False)
    served = sandbox.call("GET", "/api/count")["requests"]["openai"]
    text = words(broker_browser.post("/settings/writer/test/", follow=True))
    # The first was at 10:00 AM, New York's time.
    assert "There were 5 tests within an hour. The next one is possible at 11:00 AM." in text
    fragment = broker_browser.post("/settings/writer/test/", headers={"HX-Request": "true"})
    assert "No test was run. There were 5 tests" in words(fragment)
    assert sandbox.call("GET", "/api/count")["requests"]["openai"] == served
    time_machine.move_to(NOW + timedelta(hours=1), tick=False)
    assert "No test was run" not in words(broker_browser.post("/settings/writer/test/", follow=True))


def test_the_broker_saves_the_prices(sandbox, broker_browser):
    answer = broker_browser.post("/settings/writer/", PRICES)
    assert (answer.status_code, answer.url) == (302, "/settings/writer/")
    profile = WriterProfile.objects.get()
    assert (profile.input_price, profile.output_price) == (Decimal("2.5"), Decimal(10))
    profiles.refresh()
    assert profiles.current().cost(1_000_000, 0) == Decimal("2.5")
    broker_browser.post("/settings/writer/", {"input_price": "", "output_price": ""})
    assert WriterProfile.objects.get().input_price is None


@pytest.mark.parametrize(
    ("typed", "error"),
    [("x", "Enter a price, like 0.50."), ("-1", "greater than or equal to 0"), ("1e9", "digits before the decimal")],
)
def test_a_wrong_price_is_told_at_its_field(sandbox, broker_browser, typed, error):
    answer = broker_browser.post("/settings/writer/", PRICES | {"input_price": typed})
    assert answer.status_code == 422 and error in words(answer)
    assert WriterProfile.objects.get().input_price == Decimal("0.1")


@pytest.mark.parametrize(("method", "path"), [("put", ""), ("delete", ""), ("get", "test/"), ("put", "test/")])
def test_other_methods(broker_browser, method, path):
    assert getattr(broker_browser, method)(f"/settings/writer/{path}").status_code == 405


def test_it_is_the_brokers_page(sandbox, ana_browser):
    assert ana_browser.get("/settings/writer/").status_code == 404
    assert ana_browser.post("/settings/writer/", PRICES).status_code == 404
    assert ana_browser.post("/settings/writer/test/").status_code == 404
    assert "/settings/writer/" not in ana_browser.get("/settings/").content.decode()
    assert not WriterProfile.objects.exists()


def test_a_model_that_ends_soon_is_shown_to_brokers_alone(
    sandbox, settings, broker_browser, ana_browser, make_client, time_machine
):
    time_machine.move_to(NOW)
    make_client()
    settings.OPENAI_MODEL = "gpt-4o"
    said = "gpt-4o will be shut down on Jan 14, 2027 (in 46 days). Choose another model in OPENAI_MODEL."
    assert said not in words(broker_browser.get("/"))
    WriterProfile.objects.filter(pk=profiles.saved().pk).update(shutdown_on=date(2027, 1, 14))
    for path in ("/", "/settings/office/", "/settings/writer/"):
        assert said in words(broker_browser.get(path))
    for path in ("/", "/settings/"):
        assert "will be shut down on" not in words(ana_browser.get(path))
    rows = WriterProfile.objects.all()
    rows.update(shutdown_on=date(2027, 3, 1))
    assert "will be shut down on" not in words(broker_browser.get("/"))
    assert "Shuts down on Mar 1, 2027" in words(broker_browser.get("/settings/writer/"))
    rows.update(shutdown_on=date(2026, 11, 28))
    assert "gpt-4o was shut down on Nov 28, 2026. Templates write every email." in words(broker_browser.get("/"))
    settings.OPENAI_MODEL = "gpt-6-luna"
    assert "switched off" not in words(broker_browser.get("/"))
