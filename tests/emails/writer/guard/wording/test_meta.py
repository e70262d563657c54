from dataclasses import replace

import pytest

from emails.writer.guard import Kind
from tests.emails.writer.guard.letters import RECORD, kinds_of, lines, seconds_for, sentences

META, NOT_META = sentences("meta"), sentences("not_meta")

HARMLESS = lines("""I noted that you prefer mornings.
I made a note of it.
I am writing to follow up on our talk.
From my notes I remember that you like brick.
This is just a short note to say hello.
I hope this email finds you well.
Feel free to reply to this email.
Here is the list that I promised.
Here is my email address again in case you need it.
I can send you a draft of the listing agreement.
I should mention that the yard is small.
I need to ask the seller first.
Let me think about it and call you.
Please note that the office is closed on Monday.
Parking note: the lot behind the building is free.
I'm unable to make it on Friday.
I can't help with the loan itself, but I know someone who can.
I will keep it short.
Let me know if you would like to change the time.
Feel free to change the time if it doesn't suit you.
I'd like to start with the kitchen.
You told me that you want three bedrooms.
As you asked, I left the big ones out.
Based on what you told me, I would look at the west side first.
I have written to the listing agent.
A client of mine had the same question.
Other clients ask me that as well.
Do you have a first draft of your wish list?
It was your idea to see it again.
Thanks for your message last week.
Your note about the garage was useful.
I got your email and will look into it.
The agent on the other side answers slowly.
Would you prefer a text or a call?
Let me start with the good part.
In short, nothing has changed.
A few words about the house itself.
Is there anything I should know before we talk?
I'd like to mention one more thing.
I will write again when I hear from them.
The inspector's report is ready.
I have an option for you to consider.
Write to me or call, as you like.
Keep the keys until we meet.
Be careful with the gate, it sticks.
Ask me anything.
The follow-up visit went well.
I don't have the answer yet.
P.S. The lilacs are in bloom.
I will send a reminder the day before.
There is a note on the door for the movers.
What matters to you most in a home?
I was asked whether the shed stays.
The system that heats the floor is quiet.
My assistant will leave the key for you.""")


@pytest.mark.parametrize("sentence", META)
def test_what_was_not_meant_for_the_client_is_found(sentence):
    assert Kind.META in kinds_of(sentence)


@pytest.mark.parametrize("sentence", HARMLESS)
def test_an_agent_may_speak_of_notes_and_emails(sentence):
    assert Kind.META not in kinds_of(sentence)


def test_a_copied_instruction_is_found():
    record = replace(RECORD, instructions="Mention the wheelchair ramp at the side door.")
    assert Kind.META in kinds_of("Mention the wheelchair ramp at the side door.", record)
    assert Kind.META not in kinds_of("I wanted to mention the wheelchair ramp at the side door.", record)


def test_a_line_of_the_record_is_found():
    record = replace(RECORD, client=replace(RECORD.client, custom_fields={"Budget": "640k"}))
    assert Kind.META in kinds_of("Budget: 640k", record)
    assert Kind.META not in kinds_of("Your budget of 640k leaves some room.", record)


@pytest.mark.parametrize("unit", ["Note: ", "[Agent: ", "here is the ", "i have written ", "Stage: x "])
def test_no_text_takes_long(unit):
    assert seconds_for(unit) < 1


@pytest.mark.parametrize("sentence", NOT_META)
def test_talk_of_other_texts_passes(sentence):
    assert Kind.META not in kinds_of(sentence)


def test_the_name_of_the_step_is_not_for_the_client():
    record = replace(RECORD, step="Day 30")
    assert Kind.META in kinds_of("This is simply the Day 30 step.", record)
    assert Kind.META not in kinds_of("The inspection comes around day 30, give or take.", record)
