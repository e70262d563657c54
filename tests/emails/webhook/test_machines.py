import pytest
from django.utils import timezone

from clients.models import Activity
from emails.history import events_of
from emails.models import EmailLog
from emails.models.unsubscribe_token import token_of
from emails.webhook.apply import apply
from emails.webhook.machines import why_machine, why_not_engagement

PEOPLE = [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
    "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
    "Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 21) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36",
    "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html",
]
MACHINES = ["Barracuda Sentinel (EE)", "Mozilla/5.0 (compatible; Googlebot/2.1)", "python-requests/2.31", "curl/8.1"]


@pytest.mark.parametrize("agent", [*PEOPLE, "", None, 7, ["curl/"]])
def test_people_count(agent):
    assert why_machine({"event": "open", "useragent": agent}) == ""


@pytest.mark.parametrize("agent", MACHINES)
@pytest.mark.parametrize("name", ["open", "click"])
def test_scanners_do_not(name, agent):
    assert why_machine({"event": name, "useragent": agent}) == "a security scanner"


def test_a_delivery_is_never_a_machines():
    assert why_machine({"event": "delivered", "useragent": "curl/8", "sg_machine_open": True}) == ""


@pytest.mark.parametrize("flag", [True, "true", "True", " TRUE ", 1, "1", 1.0])
def test_a_machine_says_so_in_several_ways(flag):
    assert why_machine({"event": "open", "sg_machine_open": flag}) == "a mail privacy proxy"


@pytest.mark.parametrize("flag", [False, "false", 0, "0", None, "", [], {}, "no", 2])
def test_whoever_does_not_say_so_counts(flag):
    assert why_machine({"event": "open", "sg_machine_open": flag}) == ""


HERE = "http://127.0.0.1:8000"
WAYS_OUT = [
    f"{HERE}/u/AAAAAAAAAAAAAAAAAAAAAA",
    f"{HERE}/u/AAAAAAAAAAAAAAAAAAAAAA/",
    f"{HERE}/unsubscribe/7.abc/?utm_source=sendgrid",
    f"{HERE.upper()}/unsubscribe/7.abc",
    f"https://the-old-address.example/u/{token_of(7)}",
]
OTHERS = [
    f"{HERE}/listings/7",
    "https://example.com/u/jonah",
    "https://example.com/unsubscribe/x",
    "http://[x",
    "",
    None,
    7,
]


@pytest.mark.parametrize("url", WAYS_OUT)
def test_a_click_on_the_way_out_is_no_sign_of_interest(url):
    assert why_not_engagement({"event": "click", "url": url}) == "Unsubscribe link"


@pytest.mark.parametrize("url", OTHERS)
def test_any_other_click_is_one(url):
    assert why_not_engagement({"event": "click", "url": url}) == ""


@pytest.mark.django_db
def test_a_click_on_the_way_out_is_in_the_history_and_counts_for_nothing(make_client, ana_browser):
    log = EmailLog.objects.create(client=make_client(), status="delivered", subject="Hello")
    url = f"{HERE}/u/{log.unsubscribe_token}"
    made = {"event": "click", "email_log_id": str(log.pk), "url": url, "timestamp": int(timezone.now().timestamp())}
    apply([made])
    log.refresh_from_db()
    assert (log.status, log.clicked_at, len(log.webhook_events)) == ("delivered", None, 1)
    assert not Activity.objects.exists()
    assert "Unsubscribe link: not counted" in ana_browser.get(f"/emails/{log.pk}/").content.decode()
    assert "Clicked your link" not in ana_browser.get("/").content.decode()


@pytest.mark.django_db
def test_a_scanners_click_is_greyed_and_sets_nothing(make_client):
    log = EmailLog.objects.create(client=make_client(), status="delivered", subject="Hello")
    now = int(timezone.now().timestamp())
    made = {"event": "click", "email_log_id": str(log.pk), "url": "https://example.com"}
    apply([made | {"timestamp": now - 9, "sg_event_id": "a", "useragent": MACHINES[0]}])
    log.refresh_from_db()
    assert (log.status, log.clicked_at, len(log.webhook_events)) == ("delivered", None, 1)
    assert not Activity.objects.filter(kind="clicked").exists()
    assert (events_of(log)[0].counts, events_of(log)[0].detail) == (
        False,
        "Automatic check by a security scanner, not counted",
    )
    apply([made | {"timestamp": now, "sg_event_id": "b", "useragent": PEOPLE[0]}])
    log.refresh_from_db()
    assert (log.status, log.clicked_at.timestamp()) == ("click", now)
    assert Activity.objects.filter(kind="clicked").count() == 1
