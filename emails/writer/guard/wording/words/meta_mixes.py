"""Words that together, in any order in one sentence, speak of the email itself: one of each set stands in it."""

WORK = """
    contract, offer, offers, lease, listing, listings, ad, advert, addendum, clause, agreement, deed, description,
    counsel,
    brochure, flyer, form, forms, disclosure, disclosures, report, application, posting, hoa, city, county, lender,
    loan, inspector, inspection, seller, seller's, landlord, survey, appraisal, estimate, quote, invoice, bank,
    builder, insurance, tenant, tenants, manual, thermostat, permit, bylaws, photographer, packet, paperwork, mls,
    state, federal, flood, checklist, memo, proposal, fha, va, section, page, underwriter, attorney, lawyer,
    accountant, escrow, plans, drawing, drawings, essay
"""
"""What an agent writes and reads besides: the tone of a seller's letter, the wording of a clause."""

WRITTEN = """
    description, ad, flyer, brochure, form, contract, application, lease, posting, disclosure, manual, report,
    offer, agreement, addendum, quote, estimate, invoice, list, box, key, keys, door, lockbox
"""
EARNED = """
    income, rent, interest, leads, revenue, traffic, offers, heat, power, electricity, cash, attention, alerts,
    alert, listings, search, portal, valuation, calls, inquiries, code, gate, county, bank, lender, utility, city,
    hoa
"""

FORM = """
    tone, wording, phrasing, emoji, emojis, exclamation, bullets, bullet points, word count, subject line,
    salutation, sign off, placeholder, placeholders, call to action, formatting, sales language, short sentences
"""
MAKING = """
    should, must, kept, keep, keeps, keeping, avoid, avoids, avoided, avoiding, used, uses, use, using, wrote,
    written, adjust, adjusted, chose, chosen, aimed, match, matches, matched, changed, softened, made, make,
    included, include, added, add, omit, omitted, removed, remove, skip, skipped, needs, is, are, stays, prefer,
    prefers, revise, revised, rewrite, without, no
"""
KEPT_SIMPLE = """
    kept the language, keep the language, kept the tone, language simple, language plain, language neutral, language
    warm, kept the style, kept the wording, kept the message, kept the email, rewritten in, written in plain,
    reworded, plain english as, simple language as, used plain language, used simple language, uses simple language
"""
ENDS = "greeting, salutation, sign off, signature, closing line, opening line"
ENDS_LEFT_OUT = """
    as asked, as requested, as instructed, omitted, left out, left off, by the system, appended, append, not
    include, not included, without a greeting, no greeting, added separately, added automatically
"""
ONE_QUESTION = """
    asked only one question, asked just one question, one question only, only one question as, a single question as
"""
OPENS = """
    way to open, way to start, way to begin, way to close, way to end, way to phrase, way to word, how to word, how to
    phrase
"""
A_TEXT = "message, email, letter, note, text, reply, notes, draft, software, file, record, template, response, mail"

FIRST_PERSON = "i, we"
OMIT = """
    blank, avoided, left out, leave out, leaving out, left off, skipped, omitted, omit, not include, not included, not
    mention, not mentioned, not name, not named, not add, not added, not state, not stated, not use, not quote, not
    quoted, not specify, vague, generic, out of this, out of it, no mention, things general, it general, this
    general, stay general, kept general, only used, used only, mention of
"""
REASON = """
    in the data, in the record, in the records, in the notes, in the file, in your file, in your data, in the crm,
    in your notes, in the details, in the information, the record, the data, the crm, crm, was provided, were
    provided, not provided, details provided, information provided, data provided, notes provided, was supplied,
    were supplied, not supplied, supplied, specified, as requested, you requested, was requested, instructed, as
    asked, was asked, was told, were told, been told, instructions, prompt, guidelines, no details, no information,
    not have details, not have information, not have enough, the brief, on file, was given, were given, per your
    request, in compliance, to comply, comply with, compliance with, to stay compliant, for privacy, privacy reasons,
    for confidentiality, the rules, none was given
"""
INVENT = "invent, invented, inventing, fabricate, fabricated, hallucinate, not make up, not making up, nothing made up"
NONE = "not, no, nothing, without, avoid, avoided, never, any, none"
FACTS = """
    fact, facts, figure, figures, detail, details, numbers, names, prices, information, claims, dates, anything,
    price
"""

AUTOMATIC = "automatically, automatic, automated"
SENT = """
    put together, prepared, assistant, written, composed, sent, created, drafted, produced, message, email, reply,
    follow up
"""
ALERTS = """
    app, alert, alerts, notification, notifications, when, docusign, calendar, invite, receipt, confirmation,
    payment, payments, withdrawal, search, portal, listings, door, heating, deposit, county, bank, lender, utility,
    city, hoa
"""
TEMPLATES = "template, templates"
ITS = "this, from, used, reused, office, standard"
GENERATED = "generated, autogenerated"
MADE_BY = """
    by our system, by the system, from our system, by our follow up, our follow up system, by software, of software,
    from software, writing software, writing tool, writing assistant, writing program, mail merge, merge field,
    merge fields, email tool, sent automatically, automatically sent, written automatically, automatically written,
    created automatically, automated message, automated email, automated follow up, automatic follow up, automatic
    email, this was generated, by a bot, not a real person
"""
OTHER_TONGUES = """
    modelo de lenguaje, modelo de idioma, modelo lingüístico, modèle de langage, modèle de langue, sprachmodell,
    modello linguistico, modelo de linguagem, model językowy, taalmodel, språkmodell, inteligencia artificial,
    intelligence artificielle, künstliche intelligenz, intelligenza artificiale, inteligência artificial, sztuczna
    inteligencja, kunstmatige intelligentie, asistente virtual, assistant virtuel, assistente virtuale, virtueller
    assistent, conformément à la fiche, selon la fiche, según la ficha, pide la ficha, dice la ficha,
    indica la ficha, se redactó en, redactado en un, según las instrucciones,
    como indican las instrucciones, como
    se pidió, como se indicó, en la ficha, porque no se pidió, este mensaje en un tono, según lo
    solicitado, selon les instructions, selon la consigne, laut anweisung, laut kundenakte, come richiesto nelle,
    conforme solicitado, línea de asunto, nota para el agente, nota interna, note interne, interne notiz, note pour
    l 'agent, notiz für den makler, nota per l 'agente, aquí tiene el correo, aquí está el correo, voici le message,
    voici l 'e mail, voici l 'email, hier ist die e mail, ecco l 'email, ecco il messaggio, borrador del correo,
    brouillon de l 'e mail, no tengo acceso a, je n 'ai pas accès à, ich habe keinen zugriff auf, nie mam dostępu
    do, non ho accesso a, não tenho acesso a
"""

OMITTED_IN_SPANISH = "no mencioné, no incluí, omití, no menciono, no incluyo, no se menciona, no se incluye"
BECAUSE_IN_SPANISH = "porque no, ya que no, pues no, porque la, porque el, como se"

VERSIONS = """
    shorter version, longer version, warmer version, softer version, friendlier version, formal version, casual
    version, another version, different version, revised version, alternative version, alternate version, this
    version, second version, version below, version above, polished version, rewritten version, shorter draft,
    longer draft, version 1, version 2, which version, message version, sms version, text version, email version,
    another draft,
    make this shorter, make this longer, make it shorter, make
    this warmer, make it warmer, alternative openings, alternative closings, alternative subject, other openings,
    make it more formal, make this more formal, make it more casual, a different tone
"""
OF_A_TEXT = """
    email, message, draft, like, want, prefer, need, make, can, could, warmer, pressure, tone, would, adjust,
    rewrite, below, here, keeps, sounds, softer, shorter
"""
READY = """
    ready for approval, ready for review, awaiting approval, pending approval, your client, ready to send, ready to
    go out, before sending, hit send, send as is, use as is, sent as is, send it as is, use it as is, copy and
    paste, before this goes out, before it goes out, paste into, paste this
"""
HANDED_OVER = "draft, email, message, version, check in, follow up, below, wording, text, template, this, it, i"
SWAP = "swap, tweak, edit, adjust, personalize, personalise, change, replace, rewrite, customize, add, adapt, modify"
OF_THE_LETTER = """
    greeting, wording, tone, your own words, own words, last line, first line, closing line, opening line, subject
    line, own closing, own greeting, own signature, own sign off, sound more like you, your own voice
"""
FREE = "feel free, you can, you may, you could, please, if needed, as needed, if you like"
PARAGRAPHS = "paragraph, paragraphs"
WHICH = "first, last, second, third, opening, final, replace, this, short, keep, kept, each"

IN_IT = "in this message, in this email, in this note, in this draft, in the email, in the message, in this letter"
MADE_IN_IT = "claims, promises, figures, facts, stated, included, invented, assumptions, mentioned, guarantees"

EDITS = "soften, shorten, rephrase, reword, rework, lengthen, tone down, tone it down"
PIECES = "line, sentence, paragraph, greeting, wording, message, email, closing line, opening"

PURPOSE = "goal, purpose, aim, aims, objective, intended, designed"
EFFECTS = """
    re engage, reengage, nurture, remind the, nudge the, encourage the, build rapport, build trust, warm up the,
    prompt the, invite the
"""
THIS_TEXT = """
    this message, this email, this follow up, this letter, this step, this check in, this outreach, this touchpoint,
    this draft, this text, the message, the email, the follow up
"""
ENGAGES = "re engage, reengage, re engagement, reengagement, gentle nudge makes sense, rapport"
ANSWERS = "a reply, a response, an answer, their reply, their response"
OF_SOMETHING = "version of the, version of your, version of our, version of it"
VERSIONS_OF_IT = """
    version of the email, version of this email, version of the message, version of this message, versions of the
    email, versions of this email, versions of the message
"""
GUIDES = """
    guidelines, constraints, the prompt, the task, your brief, the brief, all instructions, all the instructions,
    instructions above, all your instructions, instructions provided, instructions given
"""
FOLLOWS = """
    followed all, have followed, i followed, follows, as per, per the, meets, met, stuck to, sticks to, keeps to,
    within the, in line with, following the, adheres, adhered, consistent with, above, according to
"""
KEEPS = "engaged, re engage, reengage, nurture, nurtured, warm, top of mind"
SOURCES = (
    "the brief, my prompt, the prompt, the task, my instructions, the instructions, my brief, the assignment, "
    "my guidelines, my rules, my settings, my guardrails, my constraints, my parameters"
)
ASKS = "asks, ask, asked, include, includes, say, says, mentions, requires, wants, calls for, specify, specifies, not"
STATUS = "status, stage, priority, tag, score, segment, category, tagged, flagged, marked, classified, bucket, pipeline"
SYSTEMS = "our system, my system, our crm, crm, our database, the database, my database"
READERS = "this client, this record, the recipient, the reader, this contact, this lead, this prospect, the addressee"
THEY = "is, has, was, may, might, wants, prefers, seems, should, will, would, who, to, needs, can, does, did, said"

MIXES = (
    ("It speaks of how it is worded.", (FORM, MAKING), WORK),
    ("It speaks of how it is worded.", (KEPT_SIMPLE,), WORK),
    ("It speaks of how it is worded.", (ENDS, ENDS_LEFT_OUT), WORK),
    ("It speaks of how it is worded.", (ONE_QUESTION,), ""),
    ("It speaks of how it is worded.", (OPENS, f"{A_TEXT}, this"), WORK),
    ("It speaks of what it leaves out.", (OMIT, REASON, FIRST_PERSON), WRITTEN),
    ("It speaks of what it leaves out.", (OMITTED_IN_SPANISH, BECAUSE_IN_SPANISH), ""),
    ("It speaks of what it leaves out.", (IN_IT, MADE_IN_IT, NONE), WORK),
    ("It speaks of what it leaves out.", (INVENT, NONE, FACTS), ""),
    ("It speaks of what wrote it.", (GENERATED, A_TEXT), EARNED),
    ("It speaks of what wrote it.", (MADE_BY,), EARNED),
    ("It speaks of what wrote it.", (AUTOMATIC, SENT), ALERTS),
    ("It speaks of itself as a template.", (TEMPLATES, ITS), WORK),
    ("It speaks of what wrote it.", (OTHER_TONGUES,), ""),
    ("It speaks of itself as a draft.", (VERSIONS, OF_A_TEXT), f"{WORK}, {OF_SOMETHING}"),
    ("It speaks of itself as a draft.", (VERSIONS_OF_IT,), ""),
    ("It speaks of itself as a draft.", (READY, HANDED_OVER), WORK),
    ("It speaks of itself as a draft.", (PARAGRAPHS, WHICH), WORK),
    ("It offers changes to the draft.", (EDITS, PIECES), WORK),
    ("It offers changes to the draft.", (SWAP, OF_THE_LETTER, FREE), WORK),
    ("It speaks of its purpose.", (PURPOSE, THIS_TEXT), f"{WORK}, legal, advice"),
    ("It speaks of its purpose.", (EFFECTS, THIS_TEXT), WORK),
    ("It speaks of its purpose.", (ENGAGES,), ""),
    ("It speaks of its purpose.", (PURPOSE, KEEPS), WORK),
    ("It speaks of its purpose.", (PURPOSE, ANSWERS), WORK),
    ("It speaks of its instructions.", (SOURCES, ASKS), WORK),
    ("It speaks of its instructions.", (GUIDES, FOLLOWS), WORK),
    ("It speaks of how the office ranks the client.", (STATUS, SYSTEMS), WORK),
    ("It speaks of the client as of somebody else.", (READERS, THEY), WORK),
)
"""What such a sentence does, the sets that it takes a word from, and the words that make it harmless."""
