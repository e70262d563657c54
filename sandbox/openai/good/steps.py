"""What the letters of each step say. {place} stands in the middle of a sentence: an address may end in a full stop.

No sentence may promise, price or date anything, name anybody, call the reader he or she, or claim what no record says.
"""

from typing import NamedTuple


class Step(NamedTuple):
    subjects: tuple[str, ...]
    openings: tuple[str, ...]
    closings: tuple[str, ...]


STEPS = {
    "Day 1": Step(
        (
            "Hello, and a first question about {short}",
            "Thank you for getting in touch about {short}",
            "{short}: where would you like to start?",
            "Getting started with {short}",
            "Your thoughts on {short}",
        ),
        (
            "Thank you for getting in touch about {place}. Before I say anything about it myself, I would like to"
            " understand what you hope to get out of it.",
            "It is good to hear from you about {place}. Everybody looks at a place with other eyes, so I would rather"
            " begin with yours than with mine.",
            "Thank you for reaching out. I have {place} in front of me as I write, and I would like to begin with"
            " what matters to you.",
            "I am glad that you got in touch about {place}. A good start is usually one clear question, so here is"
            " mine.",
            "Thank you for thinking of me for {place}. To be of use to you, I would first like to listen.",
            "It is a pleasure to be in contact about {place}. I would like to begin simply, with what you are hoping"
            " for.",
        ),
        (
            "What is the one thing that I should know first? A single line is plenty to begin with.",
            "Which question is at the top of your list right now? I am happy to start there.",
            "If you had to name one thing that has to be right, what would it be?",
            "What made you look into this now? Your answer helps me to ask better questions.",
            "What would make this a good step for you? Answer in as many or as few words as you like.",
            "Where would you like to start? I am happy to talk by phone as well, if that is easier for you.",
        ),
    ),
    "Day 3": Step(
        (
            "Any questions about {short}?",
            "{short}: what can I find out for you?",
            "Something useful for {short}?",
            "A second thought on {short}",
            "How can I help with {short}?",
        ),
        (
            "By now you have had a little time with your thoughts about {place}, and that is often when the practical"
            " questions turn up. None of them is too small to send me.",
            "A second look at {place} often raises other questions than the first one did, and those are the ones"
            " worth answering early. I am glad to look into whatever is on your mind.",
            "If there is a detail about {place} that you would like to have checked, tell me which, and I can find"
            " out what is known about it.",
            "Seeing a place again can tell you more than a page of facts. If it would help you, I can arrange a visit"
            " when it suits you and walk through your questions about {place} on the spot.",
            "I wanted to offer something practical: a short list of what to look at and what to ask, made for {place}"
            " and for what you have in mind.",
            "Papers, costs, timing: each of them can be puzzling at first. Tell me where {place} leaves you"
            " wondering, and I can explain how that part usually works.",
        ),
        (
            "Is there anything that has kept you wondering?",
            "What would you like to know before you take another step?",
            "Which question should I look into first?",
            "Would a visit or a short call help you more? Either is fine with me.",
            "What would be the most useful thing that I could find out for you?",
            "Just send me your questions as they come to you, in any order.",
        ),
    ),
    "Week 1": Step(
        (
            "Checking in about {short}",
            "How does {short} look to you now?",
            "Has anything changed with {short}?",
            "Still on your mind: {short}?",
            "A short check-in on {short}",
        ),
        (
            "Thoughts need room to settle. If your picture of {place} has changed since we began, I would be glad to"
            " hear how, because it helps me to point you the right way.",
            "This is a short check-in about {place}. I am curious what has become clearer for you, and what still"
            " feels open.",
            "Plans have a way of moving, so I wanted to ask how things look for you now with {place}.",
            "I wanted to see how you are getting on with your thoughts about {place}, and whether your priorities are"
            " still the same.",
            "How do you see {place} by now? If something has come up in between, it is good to know, whatever it is.",
            "I have been wondering whether {place} still looks to you the way it did at first. Either answer is"
            " useful.",
        ),
        (
            "Would a call help, or a visit? Choose what suits you, and I will fit in with it.",
            "What feels settled by now, and what does not?",
            "Would it help to talk it through on the phone? I am happy to work around your day.",
            "If a visit would make things clearer, tell me when it suits you.",
            "Has anything changed on your side that I should know about?",
            "A call of a few minutes is often enough to sort things out. Would you like one?",
        ),
    ),
    "Week 2": Step(
        (
            "A possible next step for {short}",
            "One idea for {short}",
            "{short}: what would make it easier?",
            "Still the right direction with {short}?",
            "Where to go from here with {short}",
        ),
        (
            "I have one suggestion for {place}, and you are free to leave it: let us write down together what is"
            " decided and what is not. It often shows the next step by itself.",
            "It may be worth looking at {place} from the other side for once. Instead of what is missing, what would"
            " have to be true for you to feel at ease with it?",
            "A small step can be more useful than a big plan. For {place}, one such step is to go through the open"
            " points and to put aside those that do not matter to you.",
            "I do not want to crowd your inbox, so this is one honest question: with {place} in mind, are we still"
            " looking in the right direction, or has something shifted for you?",
            "When a decision about {place} feels large, it helps to make it smaller. We could choose one open point"
            " and settle only that one.",
            "Here is a thought that you may or may not like: hold {place} against what you first set out to find. If"
            " it helps, we can do that together.",
        ),
        (
            "A yes, a no or a “not yet” all help me equally.",
            "What would make the next step an easy one for you?",
            "If that does not fit where you are right now, just say so. That is useful to know as well.",
            "Shall we try it? If not, I am just as glad to hear what would suit you better.",
            "Which point would you choose?",
            "There is no need to answer all of it. One thought is plenty.",
        ),
    ),
    "Month 1": Step(
        (
            "Here whenever you are ready",
            "Where do things stand with {short}?",
            "Still thinking about {short}?",
            "Keeping in touch about {short}",
            "{short}, whenever it suits you",
        ),
        (
            "This is only a friendly word from me. {Place} may be far from your mind at the moment, and that is"
            " perfectly fine. I wanted you to know that I am still here for it.",
            "Plans have their own pace, and yours with {place} may have changed in the meantime. There is nothing"
            " that you need to do about it.",
            "I would rather ask than guess: is {place} still something that you would like to keep in view? Either"
            " way, I am glad that we are in contact.",
            "I have not forgotten about {place}, and I did not want you to think that I had. You can pick it up again"
            " with me at any point.",
            "Some decisions are better for a pause. If {place} comes back to your mind, you know where to find me,"
            " and we can begin wherever you like.",
            "I hope that you are well. I am writing only to say that my door is open, for questions about {place} and"
            " for anything else around it.",
        ),
        (
            "Whatever you decide, I am glad to hear from you.",
            "If the timing is not right, just tell me, and I will take it from there.",
            "No answer is needed. When you would like to talk, a line from you is enough.",
            "Take all the time you need, and write to me whenever you are ready.",
            "If your plans are different now, I would be glad to hear that, too.",
            "I am here when you need me.",
        ),
    ),
    "Custom": Step(
        (
            "A short note about {short}",
            "{short}: one more thought",
            "Following up on {short}",
            "About {short}",
            "Picking up where we were with {short}",
        ),
        (
            "I am writing about {place}, because I would like us to be on the same page about what comes next for"
            " you, and asking is better than guessing.",
            "I wanted to pick up {place} with you once more. I will keep it short, so that you can answer whenever it"
            " suits you.",
            "I have one thing on my mind about {place}, and I would like to hear your side of it before I do anything"
            " else.",
            "How do things stand for you with {place}? I would like to be sure that I am looking after the right"
            " points.",
            "I thought of you and of {place}, and I wanted to ask how you see it at the moment.",
            "Before we go on with {place}, I would like to check that nothing has been left open between us.",
        ),
        (
            "Does that match how you see it?",
            "Please tell me if I should be looking at it differently.",
            "What would you like me to do next?",
            "How would you like to go on from here?",
            "If a call is easier, just say so, and we can talk it through.",
            "A few words from you are enough, and I can take it from there.",
        ),
    ),
}
