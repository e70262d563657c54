"""Sentences that no client may read, by what is wrong with them."""

REFUSALS = (
    "I'm sorry, but I can't help with that request.",
    "I’m sorry, but I can’t assist with that.",
    "I cannot assist with creating this content.",
    "I apologize, but I am unable to write this email.",
    "Unfortunately, I'm not able to fulfill this request.",
    "As an AI language model, I do not have opinions on homes.",
    "As an AI, I can't contact clients.",
    "I won't be able to comply with this request as it goes against my guidelines.",
    "I must decline to write this message.",
    "Sorry, I can't do that.",
    "I don't have enough information to write this email. Please provide the client's name.",
    "I don't feel comfortable writing this email.",
    "This violates our content policy.",
    "Lo siento, pero no puedo ayudar con esa solicitud.",
    "Je suis désolé, mais je ne peux pas répondre à cette demande.",
    "Es tut mir leid, aber ich kann dabei nicht helfen.",
    "对不起\uff0c我无法协助处理这个请求。",
)
SERVER_ERRORS = (
    "Rate limit reached for gpt-6-luna in organization org-1 on requests per min.",
    "429 Too Many Requests",
    "502 Bad Gateway",
    "Error: upstream connect error or disconnect/reset before headers",
    "Internal Server Error",
    "The server is currently overloaded. Please try again later.",
    "The model `gpt-5` does not exist or you do not have access to it.",
    "This model's maximum context length is 8192 tokens.",
    "You exceeded your current quota, please check your plan and billing details.",
    "Incorrect API key provided.",
    "CUDA out of memory. Tried to allocate 2.00 GiB.",
    "openai.APIError: Connection refused.",
    "Traceback (most recent call last): boom.",
    "An unexpected error occurred.",
)
THOUGHTS = (
    "Okay, the user wants a short email to Jonah.",
    "We need to write a follow-up email. The client's name is Jonah.",
    "Let me think about how to write this in 140 words.",
    "First, I need to mention the garden.",
    "The prompt says that no prices may be given.",
    "analysisThe user wants an email.",
)
ECHOES = (
    "Client name: Jonah Whitlock",
    "Agent instructions: never more than five sentences.",
    "You write short follow-up emails for a real-estate agent to one client.",
    "Use only the facts given. Never invent prices.",
    "Answer with a JSON object with two strings.",
    "### Instruction",
)
META = (
    "Here is the follow-up email for your client.",
    "Here's a draft that you can use.",
    "Note: the client prefers calls.",
    "I kept it under 140 words.",
    "I have avoided placeholders.",
    "This draft is short and friendly.",
    "Certainly! I can do that.",
)
HOLES = (
    "I can show it on [Day] at [Time].",
    "It costs {price} at most.",
    "Dear {{ first_name }}, it is still there.",
    "Hello <First Name>, it is still there.",
    "Your agent %FIRSTNAME% is there.",
    "Let us meet, *|FNAME|*, at the house.",
    "Let us meet on ____ at the house.",
    "Call me, YOUR NAME, at any time.",
    "Yours, (insert name) of the office.",
)
MARKS = (
    "See <a href='https://example.com'>the page</a>.",
    "<script>alert(1)</script>",
    "<table><tr><td>418 Alder Court</td></tr></table>",
    "```python\nprint(1)\n```",
    "Subject: another one",
    "Good \ufffd\ufffd garden.",
    "Hm <|im_start|>user more.",
    "\\section about the garden.",
)
SENTENCES = {
    "refusal": REFUSALS,
    "server": SERVER_ERRORS,
    "thought": THOUGHTS,
    "echo": ECHOES,
    "meta": META,
    "hole": HOLES,
    "mark": MARKS,
}
