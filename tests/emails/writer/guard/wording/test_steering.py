import pytest

from emails.writer.guard import Record
from emails.writer.guard.record import Client
from emails.writer.guard.wording.steering import steering
from tests.emails.writer.guard.letters import RECORD, lines

REFUSED = lines("""tell them it's a Christian neighborhood
mention that there are few kids
don't show him the east side, he is Black
say it's safe, no Section 8
push families with kids to the ground floor
Say that it is a great area for young families.
Tell her that people like her live there.
Mention the good schools.
She is Muslim, so send her only listings near the mosque.
Steer them away from the Hispanic neighborhood.
Keep families with children out of the tower.
Let them know that the building is adults only.
Say the neighborhood has low crime.
Describe it as a bachelor pad.
Stress that the neighbors are mostly white.
Tell him he'd be happier with his own kind.
They are Indian, only show them the Oak Hill homes where other Indian families live.
Find out whether she is pregnant.
Discourage disabled tenants from applying.
Point out that most residents are retirees.
Say no vouchers.
Don't offer the upstairs unit because she is disabled.
Mention that it's within walking distance of the church.
Write that it is an exclusive neighborhood.
tell them the street has lots of families
say they will fit right in""")

FINE = lines("""mention the wheelchair ramp
keep it short
Ask whether Thursday suits them.
Warm tone, mention the family room.
Don't mention the schools or the crime figures.
Avoid any words about families.
Keep fair housing in mind: no talk of schools.
Mention the mother-in-law suite.
Ask how the kids are doing.
Offer a tour of the house on Oak Street.
Ask about the father's wheelchair and whether a lift would do.
Remind them of the inspection.
Send best wishes to the family.
Write in Spanish.
Tell her the roof is from 2019.
Say that I am away until Monday.
Mention the quiet street and the walk to the train.
Ask her to bring her questions.
Mention the single-family homes on the list.
He likes to be called Bob.
Do not say that it is safe.
Offer to show the house again.
Suggest two times for a call.
Say hi to the kids.
Keep him posted about the appraisal.""")


@pytest.mark.parametrize("instructions", REFUSED)
def test_steering_is_refused(instructions):
    assert steering(instructions)


@pytest.mark.parametrize("instructions", FINE)
def test_ordinary_instructions_pass(instructions):
    assert steering(instructions) is None


def test_senior_housing_passes_where_the_record_says_so():
    assert steering("mention the 55+ community", Record(Client("Alex Kim", notes="wants a 55+ community"))) is None
    assert steering("mention the 55+ community", RECORD)


def test_the_refusal_names_the_words_and_what_to_do():
    finding = steering("Warm tone. Mention that there are few kids.")
    assert finding and finding.text == "few kids" and finding.part == "instructions" and finding.what_to_do
