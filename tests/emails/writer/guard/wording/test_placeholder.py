import pytest

from emails.writer.guard import Kind, check
from tests.emails.writer.guard.letters import LETTER, RECORD, kinds_of, lines, seconds_for

PLACEHOLDER = lines("""Thank you, [First Name], for your time.
We could meet on [Day] at [Time].
Thank you, {first_name}, for your time.
Thank you, {{client.name}}, for your time.
Thank you, <First Name>, for your time.
Thank you, <<NAME>>, for your time.
Thank you, %FIRSTNAME%, for your time.
Thank you, %%name%%, for your time.
Thank you, *|FNAME|*, for your time.
We could meet on ____ if you like.
Thank you, $NAME, for your time.
Thank you, ${name}, for your time.
Thank you, #NAME#, for your time.
Thank you, @@name@@, for your time.
Thank you, :name:, for your time.
It costs XX dollars.
Call me at XXX-XXXX.
The time is TBD.
Your budget is $X,XXX so far.
The house is at INSERT ADDRESS HERE.
You can reach (your name) at the office.
It is near [insert neighborhood].
The yard is N/A.
Your home at null is lovely.
Your home at None is lovely.
Your home at undefined is lovely.
It has NaN bedrooms.
Client Name, it was good to talk.
Lorem ipsum dolor sit amet.
I saw your home at .
We could meet on  , if you like.
I saw your home at , .
It is worth $ , I think.
The lot has [number] acres.
See you at [location].
Your agent, [Agent's Name], will call.
We talked about [property address] last week.
My number is [phone].
Best, [Your Name]
I saw [COMPANY] on the sign.
The price is [$ amount].
I will call you on [date/time].
It is in {neighborhood}.
See you in {{ city }}.
Thank you, __FIRST_NAME__, for your time.
Thank you, FIRST_NAME, for your time.
Call me at 555-XXXX.
We could meet on MM/DD/YYYY.
The home has X bedrooms.
About [topic], I have an idea.
The date (insert date) is fine.
Here is the link: [link to listing]
I will be at ( ) on the day.
It is called "" on the map.
Your lender, [Lender], will call.
Thank you, Mr. , for your time.
The market in [city, state] is quiet.
Your budget of  and your plans are noted.
It is at your home in .
FILL IN the time.
I look forward to [next step].
The house at [ADDRESS] is open on [DAY].
The showing is at TBA.
Thank you, ~name~, for your time.
The date is ......
We talked about your place at [address].
I'm free on [insert date].
Thanks for your interest in {{property.address}}.
Reach me at [phone number].
Your search in [City] goes on.
I have a buyer for $[amount].
It has __ bedrooms.
See you on [Day, Date].
Your budget is around $___.
The price is $0.00, as listed by [MLS].
Let me know, <<FirstName>>.
Your {property_type} is on my mind.
Hello from (Company Name).
My name is [Agent Name] from [Brokerage].
The home at 123 [Street Name] is open.
I will call on  at .
Your home at , is lovely.
It is on [Street].
We could meet at XX:XX.
You can find it here: [URL]
The list has N/A homes.
Your [home/condo] is on my mind.
Best time to call: TBC.
I liked the [specific detail].
Call (XXX) XXX-XXXX.
Hi {{contact.first_name | default: "there"}}, all is well.
I saw {Client Name} on the list.
See %%ADDRESS%% for details.
The [neighborhood] market is calm.
Your lease ends in undefined months.
Let's meet at [TIME] on [DATE].
Thank you for contacting [Your Company].
The home at [Address] has [X] bedrooms.
I saw that you like {{neighborhood}}.
Please call me at [XXX-XXX-XXXX].
Your appointment is on <date>.
Warmly, [Agent]
It was nice meeting you at {event_name}.
I have {number} homes for you.
It's listed at $[PRICE].
Our next step is {next_step}.
I'll see you at <TIME> then.
Dear [Client], all is well.
Call me at ___-____.
It is about ## acres.
You asked about the [PROPERTY TYPE] on Oak.
The price is TBD.
My office is at [Office Address].
As of [today's date], nothing changed.
Your agent, Agent Name, says hello.""")

HARMLESS = lines("""Bring someone along (if you like).
He wrote "the kichen [sic] is new".
The list (price, size and photos) is ready.
It is on the corner of 5th & Main.
The price fell 5% and then 3% more.
It costs $500,000 (about what you said).
Meet me at 10:30.
The house you are looking at, as I said, is empty.
What are you looking for?
The home has two bedrooms and a den.
Take the second exit (the one by the bank).
None of them fits.
The deed is null and void.
The room I was in, by the way, was cold.
It is 50 % larger...
Well... we will see.
The lot is #12 on the map.
You can write to dana@reedhomes.example.
My page is https://reedhomes.example/list?x=1&y=2.
The ratio is 3:1 or 4:1.
It is a two-bedroom home.
Your offer is in.
That is what it comes to.
Call me at the office (mornings are best).
The XXL shed stays.
The house has a name (the Oaks).
I have your number (the mobile one).
It is the one I told you about.
What is it you would like to move on?
We talked about your address (the new one).""")


@pytest.mark.parametrize("sentence", PLACEHOLDER)
def test_a_gap_is_found(sentence):
    assert Kind.PLACEHOLDER in kinds_of(sentence)


@pytest.mark.parametrize("sentence", HARMLESS)
def test_prose_in_brackets_is_no_gap(sentence):
    assert Kind.PLACEHOLDER not in kinds_of(sentence)


@pytest.mark.parametrize(
    "greeting",
    ["Hi ,", "Dear ,", "Hello  ,", "Dear,", "Hi None,", "Dear Client Name,", "Hi [Name],", "Hi Alex,,", "Dear Mr. ,"],
)
def test_a_greeting_of_nobody_is_found(greeting):
    letter = LETTER.replace("Hi Alex,", greeting).replace("{}", "All is well.")
    assert Kind.PLACEHOLDER in {each.kind for each in check(RECORD, "Hello", letter).findings}


@pytest.mark.parametrize("greeting", ["Hello,", "Hi there,", "Good morning,", "Alex,", "Hi Alex –"])
def test_a_greeting_may_name_nobody(greeting):
    letter = LETTER.replace("Hi Alex,", greeting).replace("{}", "All is well.")
    assert Kind.PLACEHOLDER not in {each.kind for each in check(RECORD, "Hello", letter).findings}


def test_a_subject_is_read_as_well():
    assert Kind.PLACEHOLDER in kinds_of("All is well.", subject="Your home at [address]")


@pytest.mark.parametrize("unit", ["[", "[[a", "{", "{{a", "<", "(a", "_", "%a", "$", ":a", "at ,", "X", ". "])
def test_no_text_takes_long(unit):
    assert seconds_for(unit) < 1


@pytest.mark.parametrize(
    "gap",
    [
        "[nombre]",
        "(date à compléter)",
        "\u3014county name\u3015",
        "PROPERTY_ADDRESS",
        "LENDER NAME HERE",
        "[fecha por confirmar]",
    ],
)
def test_a_gap_in_other_words_or_brackets_is_found(gap):
    assert Kind.PLACEHOLDER in kinds_of(f"The visit is at {gap} as we said.")


@pytest.mark.parametrize(
    "gap",
    ["Shall I introduce you to LENDER NAME?", "Call ATTORNEY NAME about it.", "I will send [list of documents] soon."],
)
def test_a_field_in_capitals_or_a_list_in_brackets_is_found(gap):
    assert Kind.PLACEHOLDER in kinds_of(gap)
