from dataclasses import replace

import pytest

from emails.writer.guard import Kind
from emails.writer.guard.record import Client
from tests.emails.writer.guard.letters import RECORD, found_in, kinds_of, lines, seconds_for

GUESSED = lines("""You and Alex are good businessmen.
Hey brother, the creek parcel is worth the drive.
As one of the hardest working women I know, you deserve a yard.
Congratulations to a proud father to be.
¿Y su esposo ya vio las fotos?
Any groom would be nervous about it.
Congratulations to the new bride.
Mr. Park, thanks for stopping by.
She asked me whether the lot floods.
You and your girlfriend might want to see it twice.
I have always admired a lady who decides fast.
A smart man reads the fine print first.
Give him a day to think about it.
Your brother's room could be upstairs.
You sound like a woman with a plan.
As a widower you may prefer one floor.
My dear fellow, the keys are here.
Your son could walk to the park.
It was nice of her to send the photos.
You're a man of few words, I like that.
I'm sure your wife would love the sunroom.
Thanks for the call, Mr. Lopez.
A guy with your schedule needs something close.
Guys like you know a good deal.
I hope he likes the house as much as you do.
Your sons will each have a room.
You strike me as a family man.
Is he still set on the corner lot?
She'll want to see the kitchen first.
My good sir, the report is here.
Say hi to the hubby for me.
You are one determined woman.
Has your mother decided on the condo?
I appreciate a gentleman who keeps his word.
Spoken like a true businesswoman.
Your fiancé can join by video.
You must be a proud grandfather.
You'll be the queen of that kitchen.
Ma'am, the paperwork is ready.
I thought a gentleman of your taste would like this loft.
Please give my best to your wife.
He mentioned a yard for the dog.
You are the kind of guy who plans ahead.
It takes a strong lady to sell alone.
Tell your husband the keys are at the office.
I like a woman who knows her numbers.
Thank you, sir, for the quick answer.
Ms. Reyes, the report is in.
As a new dad you will want a quiet street.
Her budget leaves room for a second bath.
Every working mom needs a mudroom.
I respect a man who gives it three months.
A man like you appreciates straight talk.
As a busy mother you have little time.
For a single woman it is a big step.
You are a lady who knows her mind.
What a gal you are!
It was good to see you, Mr. Kim.
Thank you, Mrs. Kim, for your time.
Ms. Kim, your list is ready.
Your husband may like the garage.
Would your wife like to come along?
Yes, sir, that is possible.
Madam, it is a pleasure.
You sounded like a young man in a hurry.
Yours is the best list, my dear lady.
Is your girlfriend still looking, too?
I hope that your son settled in.
Your daughter would need a desk.
Let me know when he has time.
I gave her your number.
Your mother could use the lower floor.
Your father would like the shed.
Alex is looking for a house, and he wants three bedrooms.
Good evening, Mister Kim.
Thank you, ma'am.
As a gentleman you will understand.
Your brother may want to see it as well.
The owner and his wife live upstairs.
Tell him I said hello.
Would she like to see it, too?
Mr. Kim, I enjoyed our talk.
Has your wife had a look at the list?
Bring the missus along.
As a single man you need less room.
You and the wife could come on Friday.
She'll love the kitchen.
I met Alex and his partner at the tour.
Good to meet you, young lady.
I spoke with your husband's lender.
Any man would love that garage.
You are a smart woman.
Dear sir, your list is ready.
The lady of the house will like it.
I hope you and your wife had a nice weekend.
Alex told me he wants three bedrooms.
Thank you, sir, for your patience.
Dear Mrs. Kim, it was a pleasure.
I know you and your husband are busy.
Let him know I called.
As the man of the house you may want a workshop.
Hope the missus is well.
The owner is away, and his agent will let us in.
Your lender knows the file better than I do, so ask him about the fee.
Your lender can lock the rate for you, and she can tell you what it costs.
The inspector says he can come on Monday.
The seller told me she leaves the swing.
The listing agent called, and I like her straight answers.
The lender's name is on the letter, ask for him directly.
The seller's attorney sent his remarks.
The previous owner built the sauna himself.
Ask the notary whether she works on Saturdays.
The tenant upstairs plays cello, and he is good.
The listing agent and her team were helpful.
The last tenant left his couch.
The buyer wants to bring his own inspector.
The seller said he is in no hurry.
The lender himself will call.
The owner told me that she is moving.
The listing agent said she will be there.
The inspector said he found nothing.
Talk it over with the other gentlemen.
The tenant asked if she can stay.
I have no answer from the seller's agent yet; he is usually quick.
I'd like to speak with your accountant and ask him.
Mr. Kim has a great eye for detail.
I'm sure he will call you soon.
Mr. Kim, are you still looking?
Please tell your wife I said hi.
She mentioned that you liked the kitchen.
Thanks, ma'am!
Ms. Kim asked for the list.
Your husband's commute would be short.
Would he be free on Friday, too?
I assume your wife will want to see the kitchen.
Good morning, Mr. Alex.
She's a careful buyer, I told the seller.
Take care, brother.
Your girlfriend might like the light.""")

HARMLESS = lines("""My colleague said that he would call.
I told my colleague that she should wait for you.
The neighbor told me about her garden.
The lady at the front desk has the key.
The man who built it kept the plans.
It is the sister of the plant that I gave you.
Your partner may like the garage.
Bring whoever you like to the showing.
There are his and hers closets.
It has a mother-in-law suite.
Happy Mother's Day.
Ladies first, as they say.
My wife and I live around the corner.
My husband grew these tomatoes.
The seller said they are in no hurry.
The lender will call you themselves.
The house had its roof done.
The manager of the building is away.
I missed your call.
I miss the old bakery.
There is a widow's walk on the roof.
The woman's club meets next door.
Thanks to you and your family.
The buyer wants to bring an inspector.
Your kids could use the loft.
Your parents could use the lower floor.
You can ask them about the fence.
The Mission style suits the street.
Would you like to bring someone along?
There is a girls' school bus stop in front.
It was built by hand.
The others are on the list.""")


@pytest.mark.parametrize("sentence", GUESSED)
def test_a_guess_is_found(sentence):
    assert Kind.GENDER in kinds_of(sentence)


@pytest.mark.parametrize("sentence", HARMLESS)
def test_what_says_nothing_of_anybody_passes(sentence):
    assert Kind.GENDER not in kinds_of(sentence)


def _record(name="Alex Kim", notes=""):
    return replace(RECORD, client=Client(name, notes=notes))


def test_what_the_record_says_passes():
    assert not found_in("Mr. and Mrs. Smith, thank you.", _record("Mr. and Mrs. Smith"))
    assert not found_in("Your husband may like the garage.", _record(notes="Husband works nights."))
    assert not found_in("Ask him about the fence.", _record(notes="Her husband Tom decides."))
    assert not found_in("Thank you, Ms. Kim.", _record(notes="She prefers mornings."))


def test_a_husband_in_the_notes_makes_nobody_a_mister():
    assert Kind.GENDER in kinds_of("Thank you, Mr. Kim.", _record(notes="Husband works nights."))


def test_somebody_whom_the_record_names_may_be_he_or_she():
    record = _record(notes="Inspection on Thursday with Ray Dobbs. Lender is Dana Whitfield.")
    assert not found_in("Ray is thorough. Ask him what he would fix first.", record)
    assert Kind.GENDER in kinds_of("He can tell you what he saw.", record)  # none of them is named
    assert not found_in("Mr. Dobbs can tell you more.", record)
    assert Kind.GENDER in kinds_of("Alex is thorough. Ask him what he would fix first.", record)


def test_guesses_in_greetings_are_found():
    from tests.emails.writer.guard import letters

    for greeting in ("Dear Sir or Madam,", "Dear Mr. Kim,", "Hello ladies,"):
        letter = letters.LETTER.replace("Hi Alex,", greeting).replace("{}", "All is well.")
        assert Kind.GENDER in {each.kind for each in letters.check(RECORD, "Hello", letter).findings}, greeting


def test_other_languages_are_left_alone():
    assert Kind.GENDER not in kinds_of("He estado pensando en su búsqueda de casa y quería saber cómo le va con todo.")


@pytest.mark.parametrize("unit", ["Mr. ", "he ", "your husband "])
def test_no_text_takes_long(unit):
    assert seconds_for(unit) < 1


def test_his_in_the_instructions_makes_no_mister():
    asked = replace(RECORD, about="Ask for his three candidates")
    assert Kind.GENDER in kinds_of("Dear Mr. Kim, how are you?", asked)
    assert Kind.GENDER not in kinds_of("Dear Mr. Kim, how are you?", replace(RECORD, about="He wants a call"))


@pytest.mark.parametrize(
    ("notes", "sentence", "found"),
    [
        ("sis Ngozi co-signs", "The page from your sister has not come.", False),
        ("parents move in", "Bring your mom and dad along.", False),
        ("teacher at Poe MS", "Ms. Kim, the report is in.", True),
        ("does not want to miss it", "Ms. Kim, the report is in.", True),
        ("queen bed", "She asked for the plan.", True),
        ("neighbor Mr. Oakes has the key", "Mr. Kim, the report is in.", True),
        ("neighbor Mr. Oakes has the key", "Mr. Oakes has the key.", False),
        ("executor is nephew Paul Adler", "Mr. Adler signs for the estate.", False),
        ("CFO Hr. Pohl comes along", "Mr. Pohl may want the costs.", False),
        ("widow, two cats", "Mrs. Kim, the report is in.", False),
        ("husband travels", "Mrs. Kim, the report is in.", True),
        ("partner Gurdeep", "Ask Gurdeep whether he saw the rents.", True),
        ("builder Curtis", "Curtis's wife runs the office.", True),
        ("esposa Marlene", "Sua esposa pode abrir a porta.", False),
        ("quiet", "Did I tell you that my grandmother had a pond?", False),
    ],
)
def test_notes_in_short(notes, sentence, found):
    record = replace(RECORD, client=Client("Alex Kim", notes=notes), about="", instructions="", earlier=())
    assert (Kind.GENDER in kinds_of(sentence, record)) is found
