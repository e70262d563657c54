"""The words of the letters. {place} stands in the middle of a sentence, because an address may end in a full stop.

No sentence may promise, price or date anything, call the client he or she, or need an answer to make sense.
"""

from typing import NamedTuple


class StepPhrases(NamedTuple):
    subjects: tuple[str, ...]
    openings: tuple[str, ...]
    closings: tuple[str, ...]


STEPS = {
    "Day 1": StepPhrases(
        ("A first note about {short}", "{short}: where would you like to start?", "Getting started with {short}"),
        (
            "I am glad we are in contact. I have {place} in front of me as I write, and I would like to understand"
            " what matters most to you before we talk about anything else.",
            "It is good to be working with you. Before anything else I would like to hear, in your own words, what you"
            " hope {place} can do for you, so that I look at the right things.",
        ),
        (
            "What is the one thing I should know first?",
            "Which question is at the top of your list? One line is enough to begin with.",
        ),
    ),
    "Day 3": StepPhrases(
        ("Questions about {short}?", "A second thought on {short}", "{short}: what is on your mind?"),
        (
            "By now you have had a little time with your thoughts about {place}, and that is usually when the practical"
            " questions turn up. None of them is too small to send me.",
            "I have been thinking about {place} since my first note. A second look often raises other questions than"
            " the first one did, and those are the ones worth answering early.",
        ),
        (
            "Is there anything that has kept you wondering?",
            "What would you like to know before you take another step?",
        ),
    ),
    "Week 1": StepPhrases(
        ("One week on: {short}", "How does {short} look to you now?", "Checking in about {short}"),
        (
            "A week gives a decision room to breathe. If your picture of {place} has changed since we began, I would be"
            " glad to hear how, because it helps me to point you the right way.",
            "It has been about a week since we began, so this is a short check on {place} from my side. I am curious"
            " what has become clearer for you and what still feels open.",
        ),
        (
            "What feels settled by now, and what does not?",
            "Would it help to talk it through, or is a note like this enough for the moment?",
        ),
    ),
    "Week 2": StepPhrases(
        ("Still the right direction with {short}?", "{short}, two weeks on", "One honest question about {short}"),
        (
            "I do not want to crowd your inbox, so this is one honest question about {place} and your plans: are we"
            " still looking in the right direction, or has something shifted for you?",
            "Two weeks is a good moment to step back. With {place} in mind, it may help to name the one thing that"
            " would make your next step an easy one, and to start there.",
        ),
        (
            "A yes, a no or a “not yet” all help me equally.",
            "What would make it easier for you?",
        ),
    ),
    "Month 1": StepPhrases(
        ("Where do things stand with {short}?", "A month on: {short}", "Still thinking about {short}?"),
        (
            "A month has gone by, and plans have a way of moving in that time. I still have {place} noted under your"
            " name, and I wanted to ask without any pressure where things stand for you today.",
            "A month on, I would rather ask than guess: does {place} still fit what you want, or should I be keeping"
            " something different in mind for you?",
        ),
        (
            "Whatever the answer is, I am glad to hear from you.",
            "If the timing is not right, just tell me, and I will take it from there.",
        ),
    ),
    "Custom": StepPhrases(
        ("A short note about {short}", "{short}: one more thought", "Following up on {short}"),
        (
            "This is a short note about {place} from me, because I would like us to stay on the same page about what"
            " comes next for you, and asking is better than guessing.",
            "I am writing about {place} once more, and I will keep it brief so that you can answer whenever it suits"
            " you and in as few words as you like.",
        ),
        (
            "Does that match how you see it?",
            "Please tell me if I should be looking at it differently.",
        ),
    ),
}

ANY_STAGE = (
    "If a conversation is easier than writing, just say so, and we can talk it through in your own time. A two-line"
    " reply is plenty too.",
    "Please answer in whatever way is easiest for you. Even a few words help me to be useful rather than just busy.",
)
STAGES = {
    "lead": (
        "There is no rush from my side. A two-line reply is plenty, and it tells me more about your plans than any"
        " form could.",
        "You set the pace here. If a conversation is easier than writing, just say so, and we can talk it through.",
    ),
    "negotiating": (
        "While terms are being discussed it helps to say early what you can bend on and what you cannot, so that I"
        " stand up for the right points.",
        "In the middle of negotiating, small doubts weigh more than they should. Naming them is usually what makes"
        " them small again.",
    ),
    "under_contract": (
        "Now that you are under contract, any paper or step that is not clear deserves a plain answer, so please ask"
        " rather than wonder.",
        "Being under contract can feel like a lot of waiting. If any part of it is unclear to you, I would like to"
        " know which.",
    ),
}
NOTES = (
    "One line in my notes has stayed with me: {}",
    "I went back to my notes before writing to you, and they say: {}",
    "I have kept this in mind from the start: {}",
)
TASK_NOTES = "For today I had one point on my list: {}"
MENTION = "One more thing: {}"
CUSTOM = ("I also have this down for you: {}", "Next to your name I have noted {}")
