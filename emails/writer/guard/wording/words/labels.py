"""Labels that a brief has and a letter has not."""

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
    "assumption, assumptions, personalization, explanation, rationale, changes made"
)
INNER_LABELS = (
    "stage, priority, tone, word count, lead score, lead source, lead status, client notes, property type, client name"
)
"""Within a line, too."""

NOTES = "n.b., nb, note, notes, fyi, reminder, heads up, heads-up, p.s., ps, internal, agent, memo"
BRACKETED = "agent, note, notes, internal, reminder, todo, client, draft, ai, system, end, begin, start"
