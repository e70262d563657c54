"""A text that speaks of what wrote it: its thinking, its refusals, its server."""

MAKERS = {
    "It speaks of what wrote it.": """
        system/computer/machine generated
        generated automatically
        as a/an ..3 assistant/bot/model ..1 i
        i am ..2 writing/virtual/digital/computer/automated/automatic ..1 tool/assistant/program/helper/software/system/
            writer/bot
        as an? ..1 writing/virtual/digital/computer/automated ..1 tool/assistant/program/helper/writer/bot
        ignore/disregard ..3 instructions/rules/prompt/guidelines
        your/our/my/an/the ai
        as an a i ..1 assistant/model/system/tool/program/writer
        as an? ..1 automated/virtual/digital/helpful ..1 assistant/system/tool
        copilot
        i am not a person/human
        i am ..1 just/only a/an assistant/bot/program/tool/model
        machine/computer/auto written/drafted/composed/made
        unable to ..1 send/receive ..2 emails/messages
        i am ..1 software/automated/programmed
        as/being an? ..1 STRONG_MACHINE/ai
        i am an? ..2 ai/bot/chatbot/robot/STRONG_MACHINE
        STRONG_MACHINE
        MADE/sent/produced/written by/with/using/via ..2 MACHINE
        help of MACHINE
        automated/automatic/automatically ..1 EMAIL/generated/sent/reminder/notification
        auto generated/reply/response/email
        my training data/cutoff
        knowledge cutoff
        token/context limit
        ^generated on/by/for/from/via/using
    """,
    "It thinks aloud.": """
        i will now write/draft/compose/create
        okay/ok/so/alright/hmm/now/well so? the user/client/agent WANTS/asked/wants
        let me draft/write/count/compose/craft/make_sure_i/rewrite ..1 the/this/an/words/it_again
        let me think step/through/carefully/this
        let me think about the tone/email/client/wording/best/right/message
        ^let me think$
        ^let us think
        let me ..1 start/begin by greeting/addressing/writing/drafting/thanking/acknowledging
        i/we should/need/must/have_to to? THINKING ..6 email/tone/client/words/short/greeting/subject/name/
            message/warm/friendly/concise/invent
        i/we should/need/must to? greet
        ^first i/we should/need/will/must ..1 greet/mention/acknowledge/thank/open
        we need/have_to produce/output/write/craft/generate
        assistantfinal/assistantcommentary
        chain of thought
    """,
    "It refuses to write.": """
        do not have ..2 real_time/live ..2 data/information/listings/access/prices
        not ..2 browse ..2 web/internet/online/live
        i can/could/am/will not/unable ..1 able? to? REFUSED
        i am ..1 unable to REFUSED
        i will not be able to REFUSED
        sorry but i can not
        against my/openai/our ..2 guidelines/policy/policies/programming
        content policy
        i do not have ..2 access/enough_information/enough_context/enough_details/any_information ..3 about/to/on/
            write
        i do not have access to ..4 data/information/records/listings/crm/system/browse
    """,
    "It is a server's message.": """
        rate limit/limits
        api key/error/request
        internal server error
        bad gateway
        request timed out
    """,
    "It speaks of its form.": """
        json/markdown/html/utf
    """,
}
