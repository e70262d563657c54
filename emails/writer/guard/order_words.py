"""How notes give orders to the writer, and what an agent jots down that sounds alike."""

SETS = {
    "FORGET": (
        "ignore, disregard, forget, override, bypass, discard, overrule, neglect, skip, drop, stop following, "
        "do not follow, disobey"
    ),
    "BEFORE": (
        "all, any, every, previous, prior, above, earlier, preceding, other, your, these, the, those, my, existing, "
        "current, foregoing, everything, anything, whatever"
    ),
    "RULES": (
        "instructions, instruction, rules, rule, prompt, prompts, guidelines, directions, directives, restrictions, "
        "constraints, guardrails, programming, safety, filters, above, before, you were told, you have been told, "
        "system, context, training, policy, policies, orders, text, guard"
    ),
    "READER": "client, customer, recipient, user, reader, buyer, seller, lead, prospect, homeowner",
    "ANSWER": "reply, respond, answer, output, print, return, echo, repeat",
    "PAY": (
        "commission, commissions, discount, rebate, refund, cash, cashback, fee, fees, guarantee, price, kickback, "
        "bonus, gift card, money, closing costs, bitcoin, percent, $, %"
    ),
    "GIFT": (
        "commission, commissions, discount, rebate, refund, cashback, cash back, fee, fees, kickback, bonus, "
        "gift card, guarantee, bitcoin"
    ),
    "GIVE": "offer, give, promise, guarantee, grant, pay, quote",
    "MACHINE": ("ai, assistant, language model, llm, chatbot, bot, gpt, chatgpt, model, writer, agent ai, copilot"),
    "ROBOT": "ai, ai assistant, language model, large language model, llm, chatbot, bot, gpt, chatgpt",
    "TEXT": (
        "email, e mail, letter, message, reply, response, subject, subject line, body, answer, output, draft, "
        "follow up, text"
    ),
    "SECRET": (
        "system prompt, prompt, api key, api keys, password, passwords, credentials, other clients, instructions, "
        "client list, private notes"
    ),
}

TAKEOVERS = """
    FORGET ..2 BEFORE ..3 RULES
    FORGET ..1 everything/all/anything ..2 above/before/else/previously/earlier/told/prior
    FORGET ..1 RULES
    FORGET ..1 the/everything above
    new/updated/revised/real/actual/additional/special/important ..1 instructions/instruction/directive/task/
        orders/prompt
"""
"""These change who gives the orders: what follows in the imperative is theirs, too."""

ORDERS = """
    instructions for/to the? MACHINE/writer/email
    as an? ROBOT
    you are/act/behave now/as/in ..3 MACHINE/now/pirate/mode/dan/developer/unrestricted/different/no/free/
        jailbroken/an/a
    you are now
    you are an? ..2 MACHINE
    from now on
    pretend to/you/that
    act as if/an/a/though
    roleplay/jailbreak
    as/called/named/mode dan
    dan mode/prompt
    developer/admin/debug/god/maintenance/root/override mode
    ^write ..3 to/in/that/the/a/an ..2 READER/email/letter/that/following/all/poem/reply/message/that
    ^write to ..3 that
    ^write that/this/only
    ^write ..3 TEXT
    write to the READER
    ^tell the READER/reader
    tell the READER that
    ^say that/this/to/only/we/the/his/her/their/it/i/you
    ^state/claim/declare/announce/confirm/insist that
    ^ANSWER ..1 with/only/in/to/this/the/exactly/that
    ANSWER with ..3 only/exactly/word/the/this/hello
    ANSWER only
    ^include ..4 link/url/sentence/phrase/line/text/following/http/https/in/password/prompt
    ^insert ..4 link/url/sentence/phrase/line/text/following
    ^add ..4 link/url/sentence/phrase/to the/following
    in/to your/every/the/this/all/each TEXT
    your ..1 TEXT/output must/should/is/will/has
    the/this ..1 TEXT must/should/shall/has to/needs
    GIVE them/him/her/everyone/everybody/READER/the_client/the_buyer/the_seller ..4 PAY
    give/promise/guarantee/grant ..6 GIFT
    ^offer/pay/quote ..6 GIFT
    reveal/print/leak/show/send/forward/disclose/output/list/expose ..4 SECRET
    ^sign ..3 as
    sign the/this/your/every TEXT ..2 as
    begin/start/end/finish/close ..1 every/your
    begin/start/end/finish/close the/your/this/every/each TEXT
    do/must/should not/never ..1 follow/obey/mention/tell/reveal/check/filter/use ..4 RULES/READER/anyone/guard/
        this/note/TEXT
    prompt injection
    system/developer/admin prompt/message/override/note/notice/instruction/command
    attention MACHINE
    dear/hey/hello/note/memo/message/to for? to? the? MACHINE/writer
    important for/to the? MACHINE/writer/assistant
    the? MACHINE/writer must/should/shall/will/has/needs/is
    if you are an? MACHINE
    when/before/while ..1 writing/drafting/generating/composing/answering/replying
    translate ..3 into/to
    use the subject/word/words/phrase/following
    set the? ..1 subject/price/commission/from/body
    instead ..1 write/say/send/tell/offer/output/reply/of the above
    send ..3 to ..2 http/https/bitcoin/wallet/account/iban
    urge/pressure/convince/warn the? READER/them/him/her to/that/into
"""

JOTTED = """
    GIVE ..4 tour/showing/call/list/appointment/coffee/ride/keys/market/cma/consultation/visit/drink
    from now on ..3 she/he/they/wants/prefers/text/call
    as a/an agent/investor/rental
    first/best offer
    made/makes/making/accepted/received/rejected/countered/his/her/their/an/the/low/cash/full offer
    asking price
"""
"""Where an order shares a word with one of these, it is an agent's note."""
