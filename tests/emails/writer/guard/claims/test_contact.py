import pytest

from emails.writer.guard import Kind
from tests.emails.writer.guard.claims.letters import CLAIMS, kinds

UNKNOWN = [
    "Call me at (512) 555-0188.",
    "Write to me at dana@gmail.com.",
    "See www.brightrealty-homes.com for more.",
    "Here is the link: https://bit.ly/3xYz",
    "Write to dana at brightlend dot com.",
    "Text me at 555-0123.",
    "My cell is five one two, five five five, zero one eight eight.",
    "Follow me @danahomes for more.",
    "Find it on zillow.com.",
    "Text HOME to 44222.",
    "You can reach me on WhatsApp at +44 7700 900123.",
    "My Instagram is dana_sells.",
    "Book a slot at calendly.com/dana-ruiz.",
    "Send it to closing[at]acme-lending.com.",
    "Call 1-800-555-0111 now.",
    "My number is 512 555 01 88.",
    "Email: info@acmelending.net",
    "Reach me at 512.555.0188 x4.",
    "Visit brightrealty.co for details.",
    "Pay by wire, account 004412345678.",
    "My direct line is 5125550188.",
    "See dana-ruiz.realtor for more.",
    "Go to maps.app.goo.gl/abc.",
    "dana(at)brightlend(dot)com is best.",
    "Send money on Venmo to @dana-ruiz.",
    "Ring me on 512 555 0188 after work.",
    "My email: danaruiz (at) brightmail (dot) com",
    "See https://brightrealty.example.net/listing/12",
    "t.me/danaruiz is the fastest way.",
    "Reach Acme at loans@acme.example.",
    "You can use my personal cell, 5125550123.",
    "DM me at @dana.sells.austin",
    "Go to tinyurl.com/y7 for the form.",
    "(737)555-0101 is my new number.",
    "Call the lender: 800.555.0199.",
    "Dial 555 0123.",
    "Find the file at drive.google.com/file/d/1.",
    "My site is danaruizhomes dot com.",
    "facebook.com/danaruiz",
    'Text "YES" to 90210.',
]
FINE = [
    "Call me at 512.555.0199.",
    "My number is (512) 555-0199.",
    "Write to dana@brightrealty.example any time.",
    "I have you down at (512) 555-0142.",
    "The office line is 512-555-0100.",
    "See www.brightrealty.com.",
    "See brightrealty.com/guides for a guide.",
    "Just hit reply.",
    "Text or call, as you like.",
    "I am happy to meet at two places.",
    "Look at it on the map.",
    "Is rob.whitlock@mailbox.example still your best address?",
    "Write to me at my usual address.",
    "Two or three one-line answers are fine.",
    "One, two, three: that's all I need.",
    "I am at the office, dot the i's and cross the t's.",
    "Follow your gut. That works.",
    "It's on the website.",
    "Find us on Facebook and Instagram.",
    "Ask me about it on WhatsApp.",
    "e.g. a porch, etc. and so on.",
    "Good.Very good.",
    "Ask me anything.",
    "My phone is on.",
    "Leave a message, please.",
    "The link in my last note still works.",
]


@pytest.mark.parametrize("sentence", UNKNOWN)
def test_it_is_found(sentence):
    assert Kind.CONTACT in kinds(sentence)


@pytest.mark.parametrize("sentence", FINE)
def test_it_is_fine(sentence):
    assert not kinds(sentence) & CLAIMS
