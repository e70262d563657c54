"""Sentences that rest on one fact of the record, by the fact."""

STAGES = {
    "lead": (
        "You set the pace here. If talking is easier than writing, just say so.",
        "There is no rush from my side, and no wrong way to begin.",
        "It is early days, so nothing has to be decided now.",
        "At this point questions are worth more than answers, and every one of them is welcome.",
        "As a start, it is enough to know what you would never want to give up.",
        "You do not have to know exactly what you want yet. Working that out is part of the way.",
    ),
    "negotiating": (
        "While terms are being discussed, it helps to know early where you can bend and where you cannot.",
        "In the middle of negotiating, small doubts can weigh more than they should. Naming them usually helps.",
        "As the terms are still being negotiated, please tell me about anything that you would not want to sign.",
        "While we are negotiating, I would like to stand up for the points that matter to you, so tell me which they"
        " are.",
        "Negotiating takes patience. If one of the open points troubles you more than the others, let us take that"
        " first.",
    ),
    "under contract": (
        "Now that you are under contract, any paper or step that is not clear deserves a plain answer, so please ask.",
        "Being under contract can feel like a lot of waiting. If any part of it is unclear, I would like to know"
        " which.",
        "Now that you are under contract, there is still much to keep track of. Tell me what you would like me to"
        " take off your hands.",
        "While you are under contract, it is my job to keep an eye on the details, and yours to ask as often as you"
        " like.",
        "Since you are under contract, it is worth going through what is still open, one point at a time.",
    ),
}

BUDGETS = (
    "With a budget of {budget} in mind, it helps me to know what you could do without and what has to be there.",
    "I think of your budget of {budget} with everything that I look at, so that what I suggest stays sensible for you.",
    "I have your budget down as {budget}. If that has moved in either direction, I would like to plan with the new"
    " one.",
    "Your budget of {budget} is a clear frame, and within it I would rather ask what matters most to you than guess.",
    "A budget of {budget} leaves room for choices. Which of them would you want to make first?",
)

TOPICS = (
    "There is also {topic}, and I would like to go through it with you when it suits you.",
    "I have {topic} in mind as well, and I would like to hear what you think about it.",
    "On {topic}: tell me what would help you most, and we can take it from there.",
    "I also wanted to bring up {topic}, so that nothing about it stays open for you.",
    "If {topic} raises questions, please send them to me as they come.",
)
TOPIC_OPENINGS = (
    "I am writing about {topic}. I would like us to be on the same page about it, and asking is better than guessing.",
    "A short word about {topic}: I would like to hear how you see it before I do anything else.",
    "I wanted to come back to {topic} with you, so that nothing about it stays open.",
    "{Topic} is what I would like to talk about with you next, and I am curious where it stands for you.",
    "How do you feel about {topic}? I would like to know before we go on.",
)

TALKS = {
    "reply": (
        "Thank you for your reply.",
        "Thank you for writing back to me.",
        "It was good to read your answer.",
    ),
    "reached": (
        "It was good to talk with you on the phone.",
        "Thank you for the time that you took for our call.",
        "I enjoyed our call.",
    ),
    "voicemail": (
        "I could only leave you a message, so here are a few lines as well.",
        "A message on the phone is easily missed, so I am writing, too.",
        "I tried to reach you by phone, and perhaps writing is easier for you.",
    ),
}

ANYBODY = (
    "If a conversation is easier than writing, just say so, and we can talk in your own time.",
    "Please answer in whatever way is easiest for you. Even a few words help.",
    "You know best what matters here, and I would like to hear it from you.",
    "I am happy to explain anything that is not clear, as often as you like.",
    "If something worries you about it, it is better said early than late.",
    "Please be as direct with me as you like. It saves us both time.",
)

TOPIC_WORDS = {
    "inspection": "the inspection",
    "appraisal": "the appraisal",
    "open house": "the open house",
    "showing": "the showing",
    "viewing": "the viewing",
    "financing": "the financing",
    "mortgage": "the mortgage",
    "lender": "the financing",
    "pre-approval": "the pre-approval",
    "preapproval": "the pre-approval",
    "paperwork": "the paperwork",
    "documents": "the documents",
    "disclosure": "the disclosures",
    "repairs": "the repairs",
    "survey": "the survey",
    "insurance": "the insurance",
    "offer": "the offer",
    "lease": "the lease",
    "permit": "the permits",
    "zoning": "the zoning",
    "photos": "the photos",
    "keys": "the keys",
    "parking": "the parking",
    "garden": "the garden",
    "garage": "the garage",
    "relocation": "your relocation",
    "move": "your move",
}
"""What an agent may ask to write about, and how a letter calls it."""
