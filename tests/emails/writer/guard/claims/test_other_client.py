from dataclasses import replace

import pytest

from emails.writer.guard import Kind
from emails.writer.guard.record import Other
from tests.emails.writer.guard.claims.letters import CLAIMS, RECORD, kinds

UNKNOWN = [
    "Joaquin Pellerin liked it as well.",
    "The Pellerins bought it.",
    "My other client at 88 Willow Bend agreed.",
    "You can ask at 512-555-0177.",
    "Write to jpellerin@post.example for a word about us.",
    "Joaquin is selling, too.",
    "There is one on Willow Bend Drive.",
    "Mr. Pellerin can tell you more.",
    "Call (512) 555 0177.",
    "I sold a home to J. Pellerin last year.",
    "Ask Mr. Pellerin for a reference.",
    "His number is 512.555.0177.",
    "Another buyer near 88 Willow Bend Dr wrote to me.",
    "You would live next to the Pellerin family.",
    "Reach him by mail: jpellerin at post.example.",
    "Joaquin Pellerin's offer was better.",
    "We toured 88 Willow Bend Drive together.",
    "He is at (512)555-0177 most days.",
    "A man named Pellerin asked the same.",
    "Pellerin and his wife moved in.",
    "My client Joaquin had this question, too.",
    "Willow Bend Dr was a quick sale.",
    "Did you meet Joaquin at the party?",
    "It worked for Joaquin.",
    "JPELLERIN@POST.EXAMPLE is the one to ask.",
]
FINE = [
    "Other clients asked me the same.",
    "One of my sellers had this question, too.",
    "Somebody else liked it.",
    "Robert, this is for you alone.",
    "A willow in the yard would be nice.",
    "We all bend a little.",
    "I work with a few people at a time.",
    "Call me at 512-555-0199.",
    "You are at 1427 N Oak Ct.",
    "My other clients say hello.",
    "Austin is home to our office.",
    "Nobody else has seen this plan.",
    "I keep what you tell me to myself.",
    "There are 88 reasons to wait, and one to call.",
    "Sara, did you get my note?",
    "Linda has my number.",
    "The drive is short.",
    "I treat each client alike.",
    "You are not one of many.",
    "Write to rob.whitlock@mailbox.example, or to me.",
    "It is your own data.",
    "Your neighbors know me.",
    "Ask around, and then ask me.",
    "The office is at 12 Main St.",
    "My number ends in 0199.",
]


@pytest.mark.parametrize("sentence", UNKNOWN)
def test_it_is_found(sentence):
    assert Kind.OTHER_CLIENT in kinds(sentence)


@pytest.mark.parametrize("sentence", FINE)
def test_it_is_fine(sentence):
    assert not kinds(sentence) & CLAIMS


@pytest.mark.parametrize("said", ["2088 W 41st St", "2088 West 41st Street"])
def test_a_street_whose_name_is_a_number_is_anothers_too(said):
    record = replace(RECORD, others=(Other("Petra Vale", "", "", "2088 W 41st St, Austin, TX 78745"),))
    assert Kind.OTHER_CLIENT in kinds(f"I drove by {said} on the way.", record)
