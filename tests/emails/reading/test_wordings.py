"""Wordings that were written after the rules: what models and gateways say, and what agents say that sounds like it."""

import json

import pytest

from emails.writer.read import Unusable, parse

NO_EMAILS = [
    "I'm really sorry, but I'm not able to help you write emails of this type.",
    "I am sorry, I can not provide assistance with that.",
    "My apologies, but this is something I can't do.",
    "I'm unable to generate a response to that.",
    "I can't continue with this conversation.",
    "It looks like you haven't provided the client details. Could you share them?",
    "I would need more information about the client to write this email.",
    "Please provide the client's information so I can draft the email for you.",
    "I'm just a computer program and can't send emails.",
    "I'm Claude, made by Anthropic.",
    "I'm a large language model, trained by Google.",
    "That request may violate fair housing laws, so I can't write it.",
    "I can't discuss that. Is there something else I can help you with?",
    "Thank you for your message. How can I assist you today?",
    "Hello! How can I help you today?",
    "Is there anything else you'd like me to write?",
    "Request timed out.",
    "504 Gateway Timeout",
    "HTTP/1.1 503 Service Unavailable",
    "upstream request timeout",
    "{'error': 'model not loaded'}",
    "Error 500",
    "error: unauthorized",
    "Your account is not active, please check your billing details on our website.",
    "Sorry, you've been blocked",
    "Access denied",
    "Not Found",
    "Forbidden",
    "You have run out of credits.",
    "Too many concurrent requests",
    "Model is loading, please wait.",
    "no healthy upstream",
    "socket hang up",
    "fetch failed",
    "insufficient balance",
    "API key not valid. Please pass a valid API key.",
    "An error occurred while processing your request.",
    "<|begin_of_text|>Hi Jonah, thanks.",
    "[INST] write an email [/INST]",
    "User: Write an email.\nAssistant: Hi Jonah,",
    "<s>Hi Jonah</s>",
    "Subject: Hello\n\nHi Jonah,\n\nThe user asked for 60 to 140 words.",
    "Subject: Hello\n\nHi Jonah,\n\nI should mention the garden but avoid the price.",
    "Subject: Hello\n\nHi Jonah,\n\nGreat place to mention the garden here.\n\nWait, no prices.",
    "Subject: Hello\n\nHi Jonah,\n\nThe garden is yours to see. (I left out the price, as it isn't in the record.)",
    "Subject: Hello\n\nHi Jonah,\n\nThis email avoids any promise and keeps a friendly tone.",
    "Subject: Hello\n\nHi Jonah,\n\nThe garden is yours.\n\nThis message follows your instructions: plain text.",
    "Subject: Hello\n\nHi Jonah,\n\nYou can see the garden at #TIME# on #DATE#.",
    "Subject: Hello\n\nHi Jonah,\n\nYou can see the garden at {{{time}}}.",
    "Subject: Hello\n\nHi Jonah,\n\nYou can see the garden on .....",
    "Subject: Hello\n\nHi Jonah,\n\nYou can see the garden on ${date}.",
    "Subject: Hello\n\nHi Jonah,\n\nMeet me at <<address>> today.",
    "Subject: Hello\n\nHi Jonah,\n\nMeet me at [[address]] today.",
    "Subject: Hello\n\nHi Jonah,\n\nMeet me at INSERT ADDRESS today.",
    "Subject: Hello\n\nHi Jonah,\n\nI am glad that\n\nBest,\nAna",
    "Subject: Hello\n\nHi Jonah,\n\nI am glad that you wrote and I",
    "Subject: Hello\n\nHi Jonah,\n\nI am glad that you wrote, and,",
    "Subject: [Subject]\n\nHi Jonah,\n\nI am glad that you wrote.",
    "Subject: \n\n\n",
    "1. Subject: Hello\n2. Body: Hi Jonah, the garden is yours.",
    "* subject: Hello\n* body: The garden is yours to see, Jonah.",
    "subject = Hello\nbody = Hi Jonah, I am glad.",
    '[email]\nsubject = "Hello"\nbody = "Hi Jonah, I am glad."',
    "Option 1:\nSubject: Hello\n\nHi Jonah,\n\nI am glad.\n\nOption 2:\nSubject: Hi\n\nHi Jonah,\n\nI am very glad.",
    "Here are two versions.\n\nHi Jonah,\n\nI am glad.\n\n---\n\nHi Jonah,\n\nI am very glad.",
    "Hi Jonah,\n\nI am glad you wrote.\n\nBest,\nAna\n\nHi Jonah,\n\nI am very glad you wrote.\n\nBest,\nAna",
    "Subject: Hello\n\nHi Jonah,\n\nI am glad. &lt;script&gt;alert(1)&lt;/script&gt; Yes.",
    "Hi Jonah,\n\nimport json\nprint('hello').",
    "function write() { return 'Hi Jonah,'; }",
    '{"thought": "I must write to Jonah about the garden", "subject": "Hello"}',
    "Tool call: send_email(to='jonah@example.com', body='Hi Jonah, hello.')",
    '<tool_call>{"name": "send"}</tool_call>',
    "I will now write the email to Jonah about the garden and keep it short.",
    "The email has been sent to Jonah.",
    "Done! I've sent the email.",
    "To: jonah@example.com\nFrom: ana@example.com\nSubject: Hello\n\nHi Jonah,\n\nI am glad you wrote.",
]
SAID_BY_AGENTS = [
    "Sorry that I could not answer your email sooner. The seller can't write back before Monday.",
    "Please do not sign anything before we have talked.",
    "Here is the letter from the lender that you asked for.",
    "As you requested, I have sent the disclosures to your inbox.",
    "I hope this email finds you well.",
    "I hope this helps.",
    "Would you like me to set up a showing on Saturday?",
    "Let me know if you would like me to adjust the time of the showing.",
    "Let me know if there are any changes to your plans.",
    "Feel free to change the date.",
    "First, I want to make sure that you have the inspection report.",
    "Let's see the house together this week.",
    "I can't help with the appraisal myself, but I know someone.",
    "Unfortunately, the sellers are unable to move the closing date.",
    "I don't have access to the garage until Thursday.",
    "I don't have enough information about the HOA yet.",
    "The response from the seller came this morning.",
    "Note that the gate code changes on Friday.",
    "Great to meet you on Saturday. Absolutely loved your questions.",
    "Of course, the choice is yours.",
    "We have to write the offer by Friday.",
    "The listing went live at 9:00 and I kept the photos simple.",
    "I've included the disclosures in this email.",
    "I have written down your three wishes: a garden, a garage and light.",
    "I'm happy to make it work around your schedule.",
    "The house is under 500 feet from the park. It has about 140 square meters.",
    "Please try the bell again if nobody answers.",
    "If something went wrong with the upload, call me.",
    "My notes say that you like a big kitchen; is that still so?",
    "Could you send me the lender's letter when you have it?",
    "I can send the draft contract for you to read.",
    "Thanks again for your time on Tuesday!",
    "P.S. The garden gate is open now.",
    "Sure, Saturday works for me.",
    "You asked whether the fence is included. It is.",
    "Here's what I found about the roof: it is from 2016.",
    "The seller's agent will respond by noon. I will let you know.",
    "I think this version of the floor plan is the newest one.",
    "We need to respond to the counter-offer by Friday.",
    "The system that heats the water was replaced in 2020. The AC service is available in May.",
    "I am afraid I can't make it on Saturday. Does Sunday work?",
    "There is no rush. Take your time with this.",
    "You mentioned a budget and that a garage matters. Both are noted.",
    "Wishing you a calm week.",
    "I look for three things:\n- A garden\n- A garage\n\nIs there a fourth?",
    "These are the three things I look for.",
]


def forms(text):
    yield json.dumps({"subject": "Hello", "body": text})
    yield f"Subject: Hello there\n\nHi Jonah,\n\n{text}\n\nBest,\nAna"


@pytest.mark.parametrize("text", NO_EMAILS, ids=lambda text: repr(text[:40]))
def test_it_is_no_email_in_any_form(text):
    for form in (text, *(forms(text) if "ubject" not in text and "{" not in text else ())):
        with pytest.raises(Unusable):
            parse(form, "Jonah Whitlock", "Ana Morales")


@pytest.mark.parametrize("text", SAID_BY_AGENTS, ids=lambda text: repr(text[:40]))
def test_what_an_agent_says_stays_as_it_is(text):
    for form in forms(text):
        assert parse(form, "Jonah Whitlock", "Ana Morales").body == text


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("Hi Jonah,\n\nThank you.\n\nBest,\nAna", "Thank you."),
        ("It is yours.\n\nThanks,\n\nBest regards,\nAna Morales", "It is yours."),
        ("It is yours.\n\nBest,\nAna\n\nP.S. The gate is open.", "It is yours.\n\nP.S. The gate is open."),
        ("It is yours.\n\nThank you!\n\nBest,\nAna", "It is yours.\n\nThank you!"),
    ],
)
def test_the_last_closing_is_cut_off_and_thanks_are_not(body, kept):
    assert parse(json.dumps({"subject": "Hello", "body": body}), "Jonah Whitlock", "Ana Morales").body == kept


@pytest.mark.parametrize(
    ("client", "greeting"),
    [
        ("Amy & Bob Chow", "Hi Amy and Bob,"),
        ("The Garcia Family", "Dear Garcia Family,"),
        ("Mr. and Mrs. Smith", "Dear Mr. and Mrs. Smith:"),
        ("Alexander Lee", "Hey Alex!"),
        ("שרה כהן", "שלום שרה,"),
        ("", "Hi Jonah,"),
    ],
)
def test_a_greeting_of_this_client_counts(client, greeting):
    assert parse(f"{greeting}\n\nThe garden is yours.", client).body == "The garden is yours."
