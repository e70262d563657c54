"""A text that speaks of what it was made from: the record, the instructions, the office's plan."""

BRIEFS = {
    "It speaks of its instructions.": """
        ^as requested/instructed/asked ..1 this/here/the/it/i is/are/the/keeps/email/message/kept/have
        follows all/the ..2 guidelines/instructions/rules
        instructed to/not
        my task is/was/here
        my guidelines/policy/policies/rules/programming do/does/allow/say/prevent/require/forbid/tell
        per/following the/your/my/these rules/rule/instructions/prompt/brief/guidelines
        as instructed/prompted
        as requested by/in the/your/my ..1 prompt/instructions/agent/brief
        my/the/these/following/given/per/your instructions/prompt say/says/state/states/are_to/were_to/require/
            requires/ask/asks/tell/not_to/was/is
        i was/am/have been? told/asked/instructed/prompted/programmed/required to write/mention/keep/include/
            follow/send/avoid/not/never/remind/leave/sound/stay/limit/reach_out/check_in/thank/invite/skip/touch_base/
            raise/bring/push/ask/pitch/suggest/offer
        i was/am/have been? told/asked/instructed not to
        i was/am/have been? told/asked/instructed/told to be ..1 gentle/brief/warm/tactful/sensitive/polite/discreet/
            upbeat/
            formal/casual/friendly/concise/careful/short/vague
        system/user/assistant/developer prompt/role/message
        the prompt
    """,
    "It repeats its instructions.": """
        ^send this/it ..2 after/before/at/on/in/by ..6 he/she/they
        mention it/this/that$
        ^make sure to/you/that ..1 mention/include/use/keep/avoid/greet/sign/end/address/sound
        ^remember to ..1 sign_off/keep/mention/include/use/avoid/write/sound ..3 tone/light/short/client/friendly/
            name/brief/words/simple
        ^keep it/this/things/the/your ..2 WARM/under/below/within/tone
        ^keep it/this/things ..1 short/light/simple/brief and/but TONE
        let us keep it/this ..1 WARM
        end/close/finish with a/one question
        ^do not/never/avoid use/using the word/words/phrase/term
        ^mention/reference ..6 and ask/invite/offer/suggest/end/keep
        says/said in the/your notes/record/profile
        ^write/output/respond/answer in ..3 only
        please write/output/respond/answer in ..3 only
        ^output
        ^avoid mentioning/discussing/bringing/naming/promising
        as requested/asked/instructed no ..2 is/are/was/were ..1 mentioned/included/used/given/named
        ^limit/restrict/shorten/cut the/this email/message/text to
        please limit/restrict/shorten/cut the/this email/message/text to
        write/writing to/for a/an seller/buyer/client/lead/landlord who
        i was instructed to
        please/must/should/to_always keep it/this/the/tone ..3 TONE ..1 and TONE
        tone is/should/must/to/of ..3 TONE/be
        in/with/use/using a/an ..3 TONE and/but? ..1 TONE? tone/style/voice
        FORBID ..1 INVENT ..4 FORBIDDEN
        ^write/draft/compose an?/the/this/in/to ..4 email/message/follow/reply/letter/paragraph/plain/tone/client
        ^sound/be TONE and/but/not ..1 TONE/pushy/salesy
        ^ask one/a/only ..2 question
        ^end/close/finish with a/an/one ..2 question/cta/call_to_action/invitation
        ^include a/an/the/one ..3 call_to_action/question/link/name/subject/greeting/sign
        ^remind the CLIENT
        ^thank the CLIENT
        ^mention/remind/tell/ask/invite/thank/offer/encourage/inform/greet the/this CLIENT
        must/should be/have/contain/not_exceed ..2 # words
        plain text only/email/format
        only use facts/information/what
    """,
    "It quotes its source.": """
        i do not have the/a/any/your/their ..1 price/address/name/details/information/phone/date/budget/
            record ..4 so/i/left/to_include/on_file/in
        our system/systems SAYS
        the system SAYS/has/lists you/that_you/your
        my crm/database/system/instructions/prompt SAYS
        have you down as
        in/from the/your/their/client record/prompt/crm
        the record has/had/contains/holds/lists/says/does/gives/is
        according to/per ..1 my/the/our/your/these/client CLIENT? 's? SOURCE/notes_on/notes_about/client
        as per the/my? SOURCE
        according to/per his/her/their SOURCE
        details/facts/information/names/data found/listed/given/stated ..1 in/on the profile/file/record/notes/crm
        based on the/my/our/your? ..3 information/details/data/notes/context/record/profile/facts provided/given/
            available/supplied/on_file/i_have/i_was/in_the/in_your/in_our/from_the
        based on/from the/our/your/client client/crm/record/profile/prompt/file/database/system/crm/brief
        provided information/context/details/data/notes/record
        your client/lead/crm/contact record/file/profile/notes/entry/card
        the client? notes/record/data/crm/profile do/does not SAYS/include/give/have/contain/specify
        have/had/got you tagged/marked/flagged/classified/labeled/labelled/filed as
        your record/records/file/profile in/with/on/SAYS/our ..2 SAYS/crm/system/database/us/that
        your record/profile/file SAYS
        the/our/these crm/database/records/client_notes/file/notes/instructions/prompt SAYS
        my/our/the notes on/about you/this_client
        notes field/section/column
        custom field/fields
        in/on our/the system/database/records/pipeline as/that/you/under
        you are/were ..1 listed/marked/tagged/flagged/classified/categorized/categorised/labeled/scored as/with/
            in/in_our
    """,
    "It speaks of its source.": """
        notes/record/file/profile contain/contains/provide/provides/hold/holds
        i/we was/were/have/am not been? given/provided/supplied ..1 with? a/an/the/any/their
        no ..3 was/were/is/are ..1 given/provided/supplied/available ..5 so/in/record/i
    """,
    "It speaks of the client as of somebody else.": """
        CLIENT 's ..1 notes/record/records/file/profile/name/budget/stage/priority/history/preferences/email/
            phone/custom/data/request/interest/situation
        client record/records/file/profile/notes/data/name/details/information/history/card/database/card
        the client WANTS/'s/s/to/who_has/who_is/who_was/as/so/in/for
        remind/thank/ask/tell/invite/greet/about/help/nudge/encourage/show/let/offer/inform/address/give/greeting/
            thanking/
            reminding/asking/telling/inviting/helping/nudging/encouraging/addressing the client
        SENT/message/note/reply ..2 to/for the client
        ^client/lead ..1 WANTS
        this/the/our CLIENT WANTS
        the user WANTS/'s/s
        the CLIENT ..1 WANTS ..1 me/us/an_email/a_message
    """,
    "It speaks of the office's software.": """
        our/the/my/in/from/your/this/per/via crm
    """,
    "It speaks of how the office ranks the client.": """
        high/low/medium/top/normal priority client/lead/contact/prospect/buyer/seller/follow
        priority ..1 high/medium/low/urgent/client/lead/level
        a/as/hot/warm/cold/qualified/new/high/our lead in/score/source/status/and/who/with/from/stage/nurture/at
        lead score/source/status/stage/priority/nurture/gen/generation
        hot/warm/cold lead/leads
        tagged/flagged/marked/scored ..1 as ..1 hot/warm/cold/lead/prospect/priority/qualified
        with/for/on/of/to this lead/prospect$
        stage is/of? lead/prospect/under_contract/nurture
        in/at/under the ..2 lead/prospect/nurture/nurturing/negotiating/closed/active stage/phase
        our sales? pipeline/funnel
    """,
    "It speaks of the office's plan.": """
        in/to/of/from/into/on our/my/the ..1 nurture/drip/sequence/cadence/funnel/follow_up_plan/campaign/
            follow_up_sequence/email_sequence
        drip campaign/sequence/email
        SPAN # task/touch/template/follow/followup/email/message/check/touch/of_our/of_the/of_my/outreach/
            reminder/in_the
        follow/followup/email/touchpoint/outreach up? ..2 SPAN #
        this is ..1 our/your/the/a/my ..2 SPAN #
        this is day/week/step #
        day/week # of your ..1 follow/plan/sequence/series
        #/first/second/third/fourth/fifth/next/final/last follow up in/of our/the/my ..1 sequence/series/plan/
            schedule/campaign
        scheduled follow up email/message/task
    """,
    "It asks the sender.": """
        could/can you ..1 provide more ..1 details/context/information about the client
        please provide ..4 email/client/name/context/details so/for i/the
    """,
}
