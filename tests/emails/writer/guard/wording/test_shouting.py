from dataclasses import replace

import pytest

from emails.writer.guard import Kind
from tests.emails.writer.guard.letters import RECORD, kinds_of, lines, seconds_for

SHOUTING = lines("""It is a FREE report.
Please ACT NOW.
It is so good!!!
It is so good!!
Are you there?!?!
Are you there???
It is sooooo quiet.
Great news! It is here! Call me! I can't wait!
It is here 🎉🎉🎉
It is a HUGE yard.
We WILL find you a GREAT home.
SO EASY AND SO MUCH FUN.
This is AMAZING.
You MUST see it.
It is BRAND NEW.
Call me TODAY.
THANK YOU for your time.
I am SO glad.
JUST SOLD on your street.
It is the BEST street.
Do NOT wait for me.
It is a W O W house.
It is wayyyy quiet.
OPEN HOUSE on the day you said.
PLEASE call me.
It is quiet $$$ there.
It is VERY quiet.
Yessss, it is quiet.""")

HARMLESS = lines("""It is on the MLS.
The HOA fee is due.
It is an FHA loan in the USA.
Please call me ASAP.
It is so good!
Good news! It is here! Talk soon!
Are you there?
It is quiet :)
It is quiet 🙂
It has an HVAC and an ADU.
It is OK with me.
The DIY store is near.
It is on IH-35, at FM 2222.
I am a REALTOR in TX.
The LLC signed it.
It is at 5 PM.
Lot 4B, unit C.
The ER is near.
P.S. It is quiet.
See www.reedhomes.example.
Hmm, it is quiet.
It's a NNN lease.
The TV stays.
I think I am right.
King George III slept here.
The CEO and the CFO came.
A, B and C are fine.""")


@pytest.mark.parametrize("sentence", SHOUTING)
def test_shouting_is_found(sentence):
    assert Kind.SHOUTING in kinds_of(sentence)


@pytest.mark.parametrize("sentence", HARMLESS)
def test_acronyms_and_one_mark_pass(sentence):
    assert Kind.SHOUTING not in kinds_of(sentence)


def test_names_that_the_record_writes_in_capitals_pass():
    record = replace(RECORD, office=replace(RECORD.office, name="REED HOMES"))
    assert Kind.SHOUTING in kinds_of("I am with REED HOMES.")
    assert Kind.SHOUTING not in kinds_of("I am with REED HOMES.", record)


def test_a_subject_in_capitals_is_found():
    assert Kind.SHOUTING in kinds_of("All is well.", subject="ARE YOU READY")


@pytest.mark.parametrize("unit", ["A", "A ", "FREE ", "!", "?!", "ooo", "🎉", "A-"])
def test_no_text_takes_long(unit):
    assert seconds_for(unit) < 1
