"""The day on which somebody is back, from one sentence after another."""

import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from inbound.kinds.automatic import return_date
from tests.inbound.kinds.automatic.letters import MONDAY, letter, listed

LANGUAGES = ["english", "spanish", "french", "german", "italian", "portuguese", "chinese"]
SENTENCES = [each for language in LANGUAGES for each in listed(language, "phrase")]
NOW = datetime(2026, 11, 30, 15, 5, tzinfo=UTC)


def said(text, **fields) -> date | None:
    fields = {"subject": "Automatic reply: Your home search", **fields}
    return return_date(letter(text, **fields), max(NOW, fields.get("date") or NOW))


@pytest.mark.parametrize("phrase", SENTENCES, ids=lambda phrase: phrase["text"][:70])
def test_sentences(phrase):
    assert said(phrase["text"]) == phrase.get("day")


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"date": datetime(2026, 11, 30, 9, tzinfo=timezone(timedelta(hours=-8)))}, date(2026, 12, 10)),
        ({"date": datetime(2026, 11, 30, 9, tzinfo=timezone(timedelta(hours=1)))}, date(2027, 10, 12)),
        ({"from_email": "tom@example.co.uk"}, date(2027, 10, 12)),
        ({"from_email": "tom@example.com.au", "date": datetime(2026, 11, 30, tzinfo=UTC)}, date(2027, 10, 12)),
        ({"headers": {"Content-Language": "en-GB"}}, date(2027, 10, 12)),
        ({"headers": {"Content-Language": "en-US"}, "date": datetime(2026, 11, 30, tzinfo=UTC)}, date(2026, 12, 10)),
    ],
)
def test_order_of_day_and_month(fields, day):
    """12 October 2026 has passed, and 10 December 2027 is too far away: one of the two is a day, the other none."""
    assert said("I am away until 12/10/2027.", **fields) == (day if day.year == 2027 else None)
    assert said("I am away until 12/10/2026.", **fields) == (day if day.year == 2026 else None)


def test_another_date_or_the_weekday_settles_the_order():
    assert said("I am out of the office from 10/12 to 14/12, back on 05/01.") == date(2027, 1, 5)
    open_order = {"date": None}
    assert said("I am away until Thursday 10/12/2026.", **open_order) == date(2026, 12, 10)
    assert said("I am away until Tuesday 01/12/2027.", **open_order) == date(2027, 1, 12)


def test_the_mails_own_day_is_the_base():
    assert said("I am back tomorrow.", date=datetime(2026, 12, 10, 8, tzinfo=UTC)) == date(2026, 12, 11)
    # In its own zone: at home it is Sunday night.
    late = datetime(2026, 11, 29, 22, tzinfo=timezone(timedelta(hours=-8)))
    assert said("I am back tomorrow.", date=late) == date(2026, 11, 30)
    assert said("I am back tomorrow.", date=None) == date(2026, 12, 1)


@pytest.mark.parametrize("wrong", [datetime.min, datetime.max, datetime(1970, 1, 1), datetime(2038, 1, 19)])
def test_a_wrong_clock(wrong):
    note = letter("I am back tomorrow.", subject="Automatic reply: x", date=wrong.replace(tzinfo=UTC))
    assert return_date(note, NOW) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("received", "text", "day"),
    [
        (datetime(2026, 12, 28, tzinfo=UTC), "I am back on 5 January.", date(2027, 1, 5)),
        (datetime(2026, 12, 28, tzinfo=UTC), "I am out of the office from 20 December to 5 January.", date(2027, 1, 5)),
        (datetime(2026, 11, 30, tzinfo=UTC), "I am back on 16 November.", None),
        (datetime(2026, 11, 30, tzinfo=UTC), "Ich bin am 16. November wieder da.", None),
        (datetime(2026, 11, 30, tzinfo=UTC), "I am back on 16 November. The sale ends on 31 December.", None),
        (datetime(2026, 11, 30, tzinfo=UTC), "I am back on 30 November.", date(2026, 11, 30)),
        (datetime(2026, 11, 30, tzinfo=UTC), "I am away until 1 December 2027.", None),
        (datetime(2026, 11, 30, tzinfo=UTC), "I am away until 30 November 2027.", date(2027, 11, 30)),
        (datetime(2028, 2, 20, tzinfo=UTC), "I am away until 29 February.", date(2028, 2, 29)),
        (datetime(2026, 2, 20, tzinfo=UTC), "I am away until 31/02/2026.", None),
    ],
)
def test_passed_and_far(received, text, day):
    assert said(text, date=received) == day


def test_the_subject_where_the_text_says_nothing():
    assert said("", subject="Tom is out of the office. (returning 12/14/2026)") == date(2026, 12, 14)
    assert said("See subject.", subject="Out of office until 14 Dec") == date(2026, 12, 14)
    # What stands behind the prefix is ours.
    assert said("I am away.", subject="Automatic reply: Our offer stands until December 20") is None


def test_what_we_wrote_is_not_looked_at():
    assert said("I am away.\n\n> I am out of the office until December 14.\n") is None


@pytest.mark.slow
def test_dateparser_waits_until_it_is_needed():
    code = (
        "import os, sys, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'realtoros.settings'; django.setup()\n"
        "import inbound.kinds.automatic; print('dateparser' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=None)
    assert found.stdout.strip() == "False"


@pytest.mark.parametrize(
    "piece", ["back on 12/14 ", "until ", "from 1 to 2 to ", "14. ", "Dec 1 - ", "至12月14日", "am 1.1. wieder "]
)
def test_hostile_text_costs_little(piece):
    said("back on Monday")
    started = time.process_time()
    said(piece * (500_000 // len(piece)), date=MONDAY)
    assert time.process_time() - started < 3
