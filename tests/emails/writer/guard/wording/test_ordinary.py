"""Sentences of good letters that look like defects: none may be stopped for its wording."""

import pytest

from tests.emails.writer.guard.letters import found_in, lines

ORDINARY = lines("""I would be careful with promises about prices.
The school is two blocks from the house, you said.
Your kids might like the yard, but you know them best.
I'm happy to walk you through the contract.
The seller may accept less, but I can't say.
We should know by Friday whether the bank agrees.
If the inspection shows anything, we can talk about it.
I haven't heard from the lender yet.
I'd love to hear how the move went.
If it's easier, just reply to this email.
You mentioned that the commute matters most.
Have you had a chance to look at the disclosures?
I drove past the house yesterday and thought of you.
There's a coffee place on the corner I think you'd like.
Let me know what you decide, either way.
You were waiting for the appraisal when we last spoke.
Is the basement still on your list of must-haves?
Happy to put together a list of comparable sales.
I know that selling is a big step, so take your time.
If now isn't the right time, just say so.
I keep an eye on new listings for you.
The market has its seasons, and so do gardens.
I can explain how closing costs work, if you like.
I don't charge anything for a first visit.
You can cancel the tour up to the last minute.
I'll ask the title company and get back to you.
What would make this an easy decision for you?
Should we wait until the kids are out of school?
The neighbors told me the street is quiet on weekends.
I have two homes in mind that have a ground-floor bedroom.
No news from my side, but I wanted to check in.
I'll bring the keys and a tape measure.
Could you tell me a little more about what safe means to you?
The tenant's lease runs until summer, as you told me.
The church bells are on your list of dislikes, I remember.
I would rather be honest than quick.
My best guess is that you'll want a second look.
Would a fenced yard still be a must?
You asked me not to call at work, so I'm writing.
Some people like to see a house twice before they decide.
Thank you for telling me about your plans.
There's nothing you need to do right now.
How did the interview go?
I'm not a lawyer, so please ask one about the lease.
Your accountant will know how that is taxed.
Only you can say whether it's worth it.
I don't know where prices will go, and I won't pretend to.
A good inspector takes three hours.
I'll be straight with you: I'd want to see the basement first.
I look forward to meeting your family.
Your mother-in-law suite idea is still on my list.
If you need to sell first, we can plan for that.
I was thinking about your question on the roof.
You can reach me at the number below.
Let's find a time that works for everybody.
I have a few ideas about the kitchen.
Did the tenants give you an answer?
Feel free to bring a friend for a second opinion.
I owe you an answer about the fence.
Take a look at the list and tell me which ones to drop.
I'd be happy to explain the contract before you sign anything.
We have a good inspector whom clients like.
You can expect a call from the title company this week.
Expect some noise from the road in the morning.
The lender needs your pay stubs by the end of the week.
I need your signature on the disclosure form when you have a minute.
Please sign the form before the closing.
The other buyers on the tour were kind.
A few other people asked about the lot.
If you want to move quickly, I can be there tomorrow.
I sold my own house last year, so I know how that feels.
The market was slow in winter.
What are your thoughts on the price?
I never push anybody into a decision.
I always bring a flashlight to a basement.
The sellers have to be out by the end of June.
The landlord has to repaint, as your lease says.
The bank has to see the tax returns first.
Your house has a lot going for it.
The good news is that nothing is urgent.
We can go over the numbers and see what makes sense.
It may be worth asking your accountant about the deduction.
Your property taxes are on the county's website.
Do you have a lawyer for the closing?
I am sure we will find a time.
I'm confident we can make the schedule work.
I am sure you have a lot on your mind.
That would save you a trip.
You will have the key by then.
It's open until six.
The offer form is only two pages.
Everybody at the office says hello.
The kids' rooms could face the garden.
Does the school bus matter to you?
Your children may want to choose their rooms.
The community garden opens in spring.
The street was repaved in the fall.
I met your neighbors from number 12 at the open house.
People from work asked me about you.
The walk to the station took me nine minutes.
You said that the stairs are hard on your knee, so I looked for ranch homes.
The building has an elevator and a ramp.
The dog park is two blocks away.
A friend of mine teaches at the school.
There's a quiet corner in the yard.
It has a fenced yard, which your dog may like.
There is a temple of a kitchen, as the owner says.
Temple Street is closed this week.
We met at the coffee place by the church.
Below is the list you asked for.
I went through the draft contract last night.
I've put the questions for the inspector in one list.
Your message made me smile.
I was told that the shed stays.
I was asked to pass on the keys.
As requested, I spoke to the seller about the shed.
The client portal is not my favorite either.
I've added you to the list for the open house.
Let me know if you need anything else from me.
It took the lead pipes out, the seller says.
Here is what I found out about the fence.
I'd like to keep it short and simple.
If anything in this email is unclear, call me.
I'm following up on the questions you sent.
Reminder: the office is closed on Monday.
Note: the side door sticks.
My notes say that you wanted a south-facing yard; is that still so?
You asked for a summary, so here it is.
Would you want me to send it by mail?
I won't promise anything I can't keep.
It takes about a week for the report to come back.
We both know that a house is more than its price.
The seller's agent will send the disclosures on Monday, I'm told.
You'll hear from me as soon as I know more.
You should have the papers by the end of the week.
You will find the form easy to fill in.
The appraiser will be there at nine.
The buyers will bring their own contractor.
The bank will call you about the missing page.
The lender will want to see two pay stubs.
The inspector will go through the house from top to bottom.
It might sell quickly, or it might take until fall.
If prices go up or down, I'll tell you what I see.
I hear that rates may change again.
Are you still thinking of selling before the holidays?
Is there a price at which you would say yes?
The house won't be empty until the end of the month.
I never send the same list twice.
I won't bother you again unless you want me to.
It is never too early to ask questions.
I always enjoy our talks.
You can always reach me by text.
Only you know what feels right.
The first step costs nothing but half an hour.
There's no cost for the valuation.
We have three showings lined up for Saturday.
I have other clients who went through the same thing.
I know you've waited a long time for this.
The waiting is the hard part.
I would hate for you to feel rushed.
It would be a mistake to hurry this.
Many families find the paperwork tiring.
Whole families come to the open house, and that's fine.
Bring the children along, there's a yard.
The house next door belongs to a retired teacher.
Does the yard still need to be fenced for the dog?
You wanted a safe for the office, and there is one in the closet.
The area around the station is being rebuilt.
The town publishes its school ratings online; I can send you the link.
I can't speak about the schools, but the district can.
I'm not allowed to describe the neighborhood in those terms, but I can point you to public data.
The lot is zoned for two families.
The ramp at the side door can stay, the owner says.
The elevator was serviced in March.
I'll leave a note at the front desk.
I wrote your questions down.
Please write down whatever comes to mind.
In my last email I asked about the garage.
My last message may have gone to spam.
This is my second note about the fence, I know.
Here's the draft of the listing text.
Let me know if you'd like changes to the listing description.
The instructions for the lockbox are in the other email.
Please mention the gate code to the movers.
I have your file on my desk.
I read your notes on the three homes.
Your list of questions was very good.
The system says the form went through.
The final version of the contract is with the title company.
You will see what I mean when you are there.
Take care of yourself and the little one.
Congratulations on the new job!
Happy to hear that the move went well.
I thought of you when I saw the brick house.
Sorry for the slow reply, it was a busy week.
Could you confirm the spelling of the street?
Is email still the best way to reach you?""")


@pytest.mark.parametrize("sentence", ORDINARY)
def test_nothing_is_found(sentence):
    assert not found_in(sentence)
