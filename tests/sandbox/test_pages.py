import pytest


def page(running, path):
    answer = running.get(path)
    return answer.status, answer.data.decode(), answer.headers


def test_the_inbox_shows_what_was_delivered(running):
    running.send(to="jonah@example.com", subject="A closer look")
    status, text, headers = page(running, "/")
    assert status == 200
    assert "Nothing here leaves this machine" in text
    assert "A closer look" in text and "Jonah" in text and "1 mail" in text
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "<script" not in text and "style=" not in text


def test_an_empty_inbox_says_what_belongs_there(running):
    assert "No mail yet." in page(running, "/")[1]
    assert "No mail matches." in page(running, "/?q=nobody")[1]


def test_search_and_pages_narrow_the_inbox(running):
    for number in range(26):
        running.send(to=f"n{number}@example.com", subject=f"Mail number {number}.")
    first, second = page(running, "/")[1], page(running, "/?page=2")[1]
    assert "Page 1 of 2" in first and "Mail number 25." in first and "Mail number 0." not in first
    assert "Mail number 0." in second and "Mail number 25." not in second
    found = page(running, "/?q=n7@")[1]
    assert "Mail number 7." in found and "Mail number 8." not in found and "1 mail " in found


@pytest.mark.parametrize(
    "query", ["page=0", "page=-1", "page=x", "page=99999999999999999999", "page=²", "q=%00", "q=%25"]
)
def test_odd_queries_show_a_page(running, query):
    assert page(running, f"/?{query}")[0] == 200


def test_what_came_in_is_never_markup(running):
    running.send(to="silent+x@example.com", subject="<img src=x onerror=alert(1)>", headers={"X-A": "<b>"})
    for path in ("/", f"/mail/{running.mails()[0]['id']}", "/?q=%3Cimg"):
        text = page(running, path)[1]
        assert "<img src=x" not in text and "&lt;img" in text


def test_a_mail_shows_its_parts_and_what_followed(running, hear, settled):
    running.send(to="bounce+x@example.com", headers={"X-Campaign": "spring"}, categories=["follow-up"])
    hear("bounce+x@example.com", "bounce")
    settled()
    id_ = running.mails()[0]["id"]
    text = page(running, f"/mail/{id_}")[1]
    for shown in (
        "Bounced",
        "550 5.1.1",
        "Webhook: 200",
        "email_log_id",
        "X-Campaign",
        "follow-up",
        "See https://example.com/418",
    ):
        assert shown in text
    assert f'<iframe sandbox="" src="/mail/{id_}/html"' in text
    assert 'href="https://example.com/418?a=1&amp;b=2" target="_blank" rel="noreferrer"' in text


def test_the_mails_html_is_shown_but_can_do_nothing(running):
    running.send()
    _, text, headers = page(running, f"/mail/{running.mails()[0]['id']}/html")
    assert '<p style="color: navy">' in text
    assert headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")


@pytest.mark.parametrize("path", ["/mail/999999", "/mail/999999/html", "/mail/" + "9" * 40, "/nothing"])
def test_what_is_not_there_is_404(running, path):
    assert page(running, path)[0] == 404


def test_every_special_address_and_fault_is_on_the_page(running):
    running.faults(sendgrid={"error_rates": {"500": 0.25}})
    text = page(running, "/")[1]
    for prefix in ("bounce", "blocked", "dropped", "deferred", "spam", "unsubscribe", "scanner", "silent"):
        assert f"<code>{prefix}+…@</code>" in text
    assert "sendgrid.error_rates" in text and "0.25" in text
