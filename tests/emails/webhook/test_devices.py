"""What an email was read in, in words."""

import pytest

from emails.webhook.devices import device_in_words

WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko)"
WINDOWS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36"
)
ANDROID = "Mozilla/5.0 (Linux; Android 16; Pixel 10) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0"


@pytest.mark.parametrize(
    ("useragent", "words"),
    [
        (f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) {WEBKIT} Mobile/15E148", "Apple Mail on an iPhone"),
        (f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) {WEBKIT} Version/26.0 Mobile/15E148 Safari/604.1",
         "Safari on an iPhone"),
        (f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {WEBKIT}", "Apple Mail on a Mac"),
        (f"{ANDROID} Mobile Safari/537.36", "Chrome on an Android phone"),
        (f"{ANDROID} Safari/537.36", "Chrome on an Android tablet"),
        (WINDOWS, "Chrome on Windows"),
        (f"{WINDOWS} Edg/143.0.0.0", "Edge on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Thunderbird/140.0", "Thunderbird on Windows"),
        ("Mozilla/4.0 (compatible; ms-office; MSOffice 16)", "Outlook"),
        ("Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)", "Gmail"),
        ("YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html", "Yahoo Mail"),
        ("Mozilla/5.0", ""),
        (None, ""),
        (["Chrome/1"], ""),
    ],
)  # fmt: skip
def test_a_program_and_a_device(useragent, words):
    assert device_in_words(useragent) == words
