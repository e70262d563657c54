"""What an email was read in, from the browser's own description (`useragent`): “Apple Mail on an iPhone”."""

import re

GMAIL, YAHOO = "Gmail", "Yahoo Mail"

PROGRAMS = (
    ("GoogleImageProxy|ggpht", GMAIL),
    ("YahooMailProxy", YAHOO),
    ("Thunderbird", "Thunderbird"),
    ("Outlook|MSOffice|ms-office", "Outlook"),
    (r"Edg(?:e|A|iOS)?/", "Edge"),
    (r"OPR/|Opera", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    (r"Firefox/|FxiOS", "Firefox"),
    (r"CriOS|Chrome/", "Chrome"),
    (r"Safari/", "Safari"),
    (r"MSIE|Trident/", "Internet Explorer"),
    # A browser on a Mac, iPhone or iPad names itself after this word; Apple's mail program doesn't.
    (r"(?:iPhone|iPad|Macintosh).*AppleWebKit", "Apple Mail"),
)
"""In this order: a browser also names those that it wants to be taken for."""

DEVICES = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    (r"Android.*Mobile", "an Android phone"),
    ("Android", "an Android tablet"),
    ("CrOS", "a Chromebook"),
    (r"Macintosh|Mac OS X", "a Mac"),
    ("Windows", "Windows"),
    ("Linux|X11", "Linux"),
)

LONGEST = 500
"""Characters that are read of a description, which may be of any length."""


def device_in_words(useragent: object) -> str:
    """“Chrome on Windows”; "" if it names neither a program nor a device that we know."""
    text = useragent[:LONGEST] if isinstance(useragent, str) else ""
    program, device = _first(PROGRAMS, text), _first(DEVICES, text)
    if program in (GMAIL, YAHOO):
        return program  # what it says of a device is the proxy's that loaded the images
    return f"{program} on {device}" if program and device else program or device


def _first(patterns: tuple[tuple[str, str], ...], text: str) -> str:
    return next((words for pattern, words in patterns if re.search(pattern, text)), "")
