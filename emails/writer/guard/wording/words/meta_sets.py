"""Sets of words for a text that speaks of itself."""

SETS = {
    "EMAIL": (
        "email, e mail, message, draft, letter, reply, response, follow up, followup, note, text, version, "
        "template, email draft"
    ),
    "SENT": ("email, e mail, draft, email draft, template, wording, follow up email, follow up message, outreach"),
    "MADE": (
        "written, drafted, composed, crafted, generated, rewritten, revised, reworded, polished, shortened, "
        "tailored, personalized, created, prepared"
    ),
    "MAKE": (
        "write, draft, compose, craft, generate, rewrite, revise, reword, polish, shorten, tailor, personalize, "
        "edit, adjust, tweak, modify, customize, proofread, fine tune"
    ),
    "STYLE": (
        "tone, wording, style, length, voice, subject line, phrasing, formatting, language, call to action, cta, "
        "signature, word count, draft, details as needed, placeholders, placeholder, brackets"
    ),
    "LENGTHS": (
        "under, within, about, around, below, exactly, at, than, over, to, most, approximately, between, roughly, in"
    ),
    "SOURCE": (
        "crm, database, system, instructions, prompt, guidelines, brief, input, data, dataset, records, record, "
        "file, profile, client record, client file, client profile, client notes, custom fields, fields, context, "
        "context provided, briefing, information provided, details provided, data provided, notes provided, "
        "information given, information you provided me with"
    ),
    "SAYS": (
        "say, says, show, shows, mention, mentions, indicate, indicates, state, states, list, lists, tell, tells, "
        "note, notes, suggest, suggests"
    ),
    "CLIENT": "client, customer, lead, recipient, prospect, user, reader, contact",
    "WANTS": (
        "is, was, has, wants, prefers, likes, needs, said, mentioned, asked, should, may, might, will, would, "
        "seems, does, did, and i, hates, requested, indicated, expressed, already, went, replied, responded, ignored, "
        "opened, answered, clicked, seemed"
    ),
    "REFUSED": (
        "help with writing, help you write, help write, assist with writing, help with that, help with this, "
        "help you with that, help with your request, assist with, write this, "
        "write that, write an email, write a message, write the email, write the message, write a follow up, "
        "generate, create an email, create a message, create this, create content, comply, fulfill, "
        "fulfil, complete this, complete that, provide that, provide this, do that, continue with this, produce "
        "this, produce an email, produce that, produce the email, draft this, draft that, draft an email, "
        "draft a message, draft the email, compose this, compose an email, compose a message, compose the email"
    ),
    "MACHINE": (
        "ai, a i, artificial intelligence, language model, llm, chatgpt, gpt, openai, claude, gemini, copilot, "
        "chatbot, bot, software, algorithm, robot, assistant"
    ),
    "STRONG_MACHINE": (
        "language model, llm, chatgpt, openai, artificial intelligence, chatbot, large language, ai model, "
        "ai assistant, ai generated, ai written, ai drafted, ai language, virtual assistant, gpt, ai tool, "
        "ai system, ai writer"
    ),
    "SPAN": "day, days, week, weeks, month, months, step, touch, touchpoint, number, stage",
    "OPENING": (
        "sure, certainly, of course, absolutely, okay, ok, great, alright, no problem, got it, understood, "
        "happy to help, gladly, perfect"
    ),
    "THINKING": (
        "greet, start with, open with, begin with, write, avoid, keep it, keep the, include, make sure to, "
        "not mention, not include, follow the, use a, use the, use their, produce, output, craft, generate, "
        "respond, be careful not, end with, address them, mention the client, reference the, check the word, "
        "count the, stay under, sound"
    ),
    "TONE": (
        "friendly, formal, informal, warm, professional, casual, concise, short, brief, conversational, polite, "
        "neutral, persuasive, upbeat, personal, light, natural, simple"
    ),
    "WARM": "warm, friendly, professional, polite, conversational, formal, casual, concise",
    "PARTS": (
        "word, words, email, message, subject line, tone, greeting, closing, signature, draft, placeholder, "
        "placeholders, client, prices, figures, facts, crm, model, prompt, instructions, call to action, bracket, "
        "brackets, sensitive, record, personalization, personal details, fair housing, names"
    ),
    "FORBID": "do not, never, avoid, must not, should not",
    "INVENT": (
        "invent, make up, fabricate, hallucinate, mention, include, use, write, reveal, disclose, state, promise, "
        "exceed, reference, add, tell the client, share, repeat, sound, quote, inventing, mentioning, including, "
        "using"
    ),
    "FORBIDDEN": (
        "competitors, competitor, price, prices, facts, figures, numbers, name, names, dates, client, greeting, "
        "signature, placeholder, placeholders, emojis, exclamation, markdown, bullet, words, crm, commission, "
        "divorce, budget, notes, ai, record, details, them, pushy, salesy"
    ),
}

LABELS = (
    "follow-up goal, follow-up type, email goal, email type, email tone, key message, "
    "client note, client notes, client name, client, client record, client info, client status, client stage, "
    "lead stage, stage, priority, lead score, lead source, lead status, lead, tone, word count, words, length, "
    "step, task, instruction, instructions, context, purpose, goal, objective, cta, call to action, property "
    "type, audience, intent, persona, aim, constraint, constraints, follow-up, followup, agent, agent note, "
    "agent notes, draft, final, final answer, analysis, answer, response, reasoning, thought, thoughts, "
    "output, facts used, source, sources, claim, claims, language, internal, internal note, internal notes, to "
    "do, todo, comment, custom field, custom fields, record, system, user, assistant, human, ai, developer, "
    "commentary, error, warning, end of email, end of message, end of draft, version, option, key points, "
    "final version, final draft, revised version, revised draft, final email, length check, tone check, "
    "reason for contact, send time, suggested send time, my reasoning, confidence, "
    "confidence level, sentiment, urgency, variant, reading level, character count, facts, "
    "assumption, assumptions, personalization, explanation, rationale, changes made"
)
"""What stands before a colon in a brief, and not in a letter."""

INNER_LABELS = (
    "stage, priority, tone, word count, lead score, lead source, lead status, client notes, property type, client name"
)
"""Within a line, too."""

NOTES = "n.b., nb, note, notes, fyi, reminder, heads up, heads-up, p.s., ps, internal, agent, memo"
BRACKETED = (
    "agent, note, notes, internal, reminder, todo, client, draft, ai, system, end, begin, start, keep, avoid, mention, "
    "make sure, do not, don't, remember, confirm, check, verify, ask, use, tone, leave, skip, follow up, she, he, they"
)

CRM_WORDS = (
    "tier budget status stage priority source score contact contacted contacts preferred method timeline type tags tag "
    "segment owner assigned next step steps last touch date client lead customer buyer seller notes note tone "
    "goal audience pipeline account record id added created updated reminder due action follow-up followup follow "
    "up birthday opt-in opted channel relationship referral agent field fields data campaign sequence day cadence "
    "email call preference preferences history activity activities interest interested level temperature intent "
    "purpose internal"
)
STRONG_CRM_WORDS = (
    "tier status stage priority source score contacted preferred timeline tags tag segment assigned tone audience "
    "pipeline id preference preferences opt-in opted relationship campaign sequence cadence activity temperature "
    "intent internal client lead record field fields channel follow-up followup"
)
"""A line "Word word: value" of such words, one of them strong, is a line of a client's card."""
