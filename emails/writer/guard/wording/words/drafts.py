"""A text that speaks of itself as a draft, or to the agent."""

DRAFTS = {
    "It hands the email over to somebody.": """
        here/below is/are a/an/your/some/two/three ..4 SENT/message/rewrite/version/variation/variations/drafts/check_in
        here/below is/are the ..3 SENT/message/rewrite/version$
        here/below is/are ..1 a/an/the/my ..6 SENT/message/version/text/copy ..1 for/you_asked/you_requested/requested/
            as_requested
        here is a/your/the ..4 follow up for
        here/below is a/an/one/your ..3 reply/response/letter/note/text$
        ^review/proofread/edit/check and send
        please review/proofread/edit/check and send
        here/below is/are a/your ..6 you can send/use/copy/paste/adapt
        below is/are the/a/your ..2 follow_up/email/draft/message ..1 for
        asked me to write/draft/compose ..3 follow_up/email/message/check_in
        i can/will/could write/draft that/one ..1 for you
        below you will find ..4 SENT
        what i came up with
        SENT/message for your ..1 review/approval
        the following is/are ..5 SENT/message
        here you go$
        ^OPENING here is
        ^OPENING i can/will MAKE
        ^OPENING let me MAKE
    """,
    "It speaks of itself.": """
        above/below email/message/draft/text/letter/version
        email/message body/subject/draft
        the email/message/draft to ..1 sound/read/feel
        this/the email/message/draft is/was/should/must/will ..2 ready/written/meant/intended/designed/tailored/
            crafted/generated/under/within/end/include/mention/sound/keep/addressed
        copy and paste
        this/the email/message/reply/response/follow_up ..1 ends/opens/closes/contains/avoids/references/acknowledges/
            highlights/focuses/aims/maintains/adheres/complies/omits/respects/invites
        this/the email/message/reply/response/follow_up/draft do/does not ..1 contain/include/mention/reference/make/use
        ^message/email/draft/text ends/end$
        note/word on style/tone/length/wording
        your/the/our style guide
        hope/trust the above
        personalized/personalised/rewrote/reworded/shortened/softened/adjusted/trimmed/tailored ..2 opening/greeting/
            intro/
            introduction/sign_off/subject/paragraph/ending/opener/message/closing_line
        open/click/reply rate/rates
        ^tip/suggestion add/mention/include/try/use/attach
        softer/warmer/gentler/shorter/friendlier/lighter/punchier/bolder/stronger way to end/close/open/start/begin/
            phrase/
            word/say/put
        drafted/written/composed/generated from/using ..2 profile/file/notes/crm/prompt/brief/data/client
        the/this SENT should/must/needs_to ..1 sound/feel/read/include/avoid/end/mention
        rewrote/reworded/shortened/cut/softened/trimmed ..2 sentence/sentences
        you are the agent/realtor/broker
        template calls/says/asks/requires/needs
        places/spots/parts/lines where you should/can/need/may/might ..2 add/insert/fill/personalize/edit
        anything else changed/adjusted/edited/reworded/tweaked
        feel free to edit/personalize/tweak/modify/adapt/customize$
        personalize/edit/adjust/adapt/modify/customize as needed/necessary/you_like/you_see_fit
        suggest/recommend sending it/this in/on/at/after/before
        left ..2 closing_line/signature/greeting/sign_off/subject_line
        here is a ..2 follow_up/email/message/draft ..1 you can/could/may/might
        ^the above is/was/should/has
        avoids mention/mentioning/any
        use the first/second/other/shorter/longer/warmer ..1 greeting/opening/closing/version/subject/ending
        hundred/twenty/thirty/forty/fifty/sixty/seventy/eighty/ninety words
        the request was/is for ..3 note/email/message/letter
        should/shall/may/to i? add/include/mention/drop/cut a ..1 line/sentence/paragraph
        draft only
        do not send$
        care not to include/mention/state/use/invent/promise
        you may/might/can/could ..1 want? to? swap/insert/add/drop/personalize ..5 here
        subject line/lines
        end/start/beginning of ..1 email/draft/message/response/output$
        ^draft #
        ^for/to the agent/realtor/broker
        if this is too long/short/formal/casual/stiff/wordy ..2 i can/will/could
        text/parts/words/fields in ..1 brackets
        used only the ..2 facts/details/information/data
        only the ..1 facts/details/information/data ..1 provided/given/supplied
        this is ..1 a/the/my/only ..2 draft$
        the/this email/message/draft/text/letter above/below
        email/message/touch/letter/step # of #
        in this follow_up/email/message/step we/i want/aim/should/need/try
        your outreach/prospecting
        tried/aimed to? sound
        call to action
        this is ..2 follow_up/follow/followup email/message/number
        this is follow up email/message/number/#
        purpose/aim/goal of this/the ..1 email/message/follow/step
        the follow up's? purpose/aim/goal
    """,
    "It speaks of the draft.": """
        hope/trust this/the ..1 email/message/letter is what
        tone/style/length used/chosen
        the requested email/message/content/letter
        the/this/my/your draft ..1 needs/looks/sounds/captures/has/covers
        tone ..1 you/requested/asked
        this draft
        hope/trust this meets/fits/captures/hits/matches ..3 requirements/needs/expectations/request/brief/tone
        hope/hoping/trust this/the ..1 SENT/version ..2 works/helps/meets/fits/suits/is/hits/sounds/captures/does
        this/the/my/a/first/final/second/rough draft ..2 email/version/is/should/reads/works/keeps/below/above/
            follows/message/of this
    """,
    "It speaks of its own making.": """
        so i kept/left/made it/this ..1 general/vague/generic/short/brief
        i have? added/included/ended/closed/put/placed ..3 question/cta/invitation/line at/to/with/in ..2 end/
            invite/encourage/prompt/question
        i MADE ..4 SENT/tone/message
        i have ..1 MADE ..4 SENT/tone/message/it_to/it_in/it_so/for_your_review
        i have? kept it/this/the/things ..3 #/tone/professional/friendly/wording/word
        i have? aimed/tried ..4 tone/words/professional
        i have? avoided/left/omitted/included/added/used ..5 placeholder/placeholders/tone/call_to_action/
            subject_line/brackets/client/personal_details
        i/we have? avoided/avoiding ..1 any mention/mentioning/naming/stating/using
        i did not include/mention/use/add ..6 price/prices/record/client/crm/names/placeholder/placeholders/notes
        left out/omitted/excluded/skipped/removed ..5 as requested/you_requested/instructed/asked/you_asked/
            per/told
    """,
    "It is a note to the agent.": """
        ^insert/paste ..6 here/if_you_have/if_available
        please insert/paste ..6 here/if_you_have/if_available
        ^replace this/that/it/x with ..3 figure/number/name/date/price/address/amount/link
        please replace this/that/it/x with ..3 figure/number/name/date/price/address/amount/link
        attach ..4 here
        ^remember to ..1 attach/insert/verify/confirm ..4 here/before/sending
        ^todo add/call/ask/check/confirm/fill/verify/insert/update/send/attach/finish/find/get/write/mention
        ^end$
        suggested/recommended/best/optimal/ideal send ..1 time/date/day
        send ..1 time ..2 suggestion
        fill in the/any/all/these ..1 brackets/blanks/blank/bracketed/name/date/details/gaps/missing
        placeholder/placeholders
        the agent asked/told/wants/wanted/said/instructed/requested me/us/to
        this is where
        the agent 's name/number/phone/signature/email/notes
        left it/this/that blank/empty/open/out
        here goes the/your/a name/address/date/price/link
        your/agent name goes here
        hidden/secret/confidential note/notes/comment/instruction
        the agent should/must/needs/has/can ..2 fill/add/check/verify/confirm/insert/update/review/edit/send
        personalize/customize/adapt/tailor ..3 paragraph/sentence/this/line/email/message
        internal/agent/staff/broker/sender/editor 's? note/notes/comment/comments/remark/instructions/memo
        internal use/only
        not for ..1 client/clients
        note/notes/reminder/message/comment to self/agent/myself/the_agent/sender/editor/broker/team
        note/notes/reminder/message/comment for the? self/agent/sender/editor/broker/assistant/team
        do not forward/send/show this ..2 to the client
        do not send ..2 this/yet/until
        ^do not mention/bring/disclose/reveal/tell
        ^never mention/disclose/reveal/bring
        delete/remove this ..2 line/note/before/part/section/paragraph
        for your eyes only
        double check ..4 record/crm/client/file/before
        check/verify/confirm/update/see ..3 crm/client_file/client_record/client's
        p s for/to ..1 agent/broker/the/assistant/team
    """,
    "It offers changes to the draft.": """
        i can/could MAKE this/it/the_tone ..5 if/for/to/tone/style/version/more
        feel free to MAKE ..5 STYLE/SENT/message/text/it/this/as/to_your/further
        feel free to change/replace/add/fill ..3 STYLE/SENT/message/names/name/text
        needs/need another/one_more pass/round/edit/tweak
        let me know if you would? like/want/need ..4 changes/adjustments/revisions/edits/tweaks/MADE/
            another_version/different_version/different_tone/shorter_version/longer_version
        would/do/want you? like/want? me to MAKE/make/try ..3 STYLE/SENT/it/this/message ..1 shorter/longer/
            warmer/friendlier/again?
        want/like me to MAKE ..2 STYLE/SENT/it/this/message
    """,
    "It is a note to the sender.": """
        before/prior to? sending/you_send/you_hit_send/it_goes/this_goes/hitting_send ..2 it/this/out/to/check/
            please/review/the_email
        before sending
        for your review/approval before
    """,
    "It offers a choice to the sender.": """
        alternative/alternate/suggested/proposed/possible/optional subject/subjects/closing/opening/greeting/
            version/ending
        version a/b/1/2/one/two/#
        option a/b/1/2/one/two ..2 TONE
    """,
    "It speaks of its length.": """
        word/words/character/token count/limit
        LENGTHS # words/characters/sentences/paragraphs
        # to/and? # words/sentences/paragraphs
        # word/words email/message/draft/limit/max/maximum/total
        # words$
    """,
}

HARMLESS = """
    other/few/my/our notes to self/myself
    here is a ..2 email/note/message/letter that may/might/could/will
    here is a ..2 email/note/message instead/rather/as
    so here is a ..2 email/note/message
    the record has been/to
    short/shorter/long/longer/full/simple version of/on/is/for
    the short/long/full/simple version
    day # of the/your/our ..1 inspection/contract/escrow/option/period/trip/listing/market/due/contingency
    do not mention ..5 to the/your/my/any/anyone/anybody/him/her/them
    at/to/near the end/beginning/start/bottom/top of this
    did not mention ..5 to the/your/my/anyone/anybody/him/her/them
    write down/up/out
    step/phase/number # of/in the/our/your ..1 process/checklist/list/form/guide/inspection/sale/purchase/closing
    not a bot/robot/chatbot/machine/computer
    email/message/letter below/above/you ..1 from
    version #/one/two of
    email/e_mail address/addresses/me/us/from/thread/chain/attachment
    changes/edits to the ..2 listing/contract/offer/lease/schedule/plan/appointment/time/list/date/description
    the client/clients who/next/before/from/i/whose/in
    client portal/list/base/services/event/appreciation/party/gift
    draft of ..3 contract/offer/lease/agreement/listing/purchase/budget/plan/brochure/addendum/report/ad/description/
        flyer/counter/disclosure/deed
    draft contract/offer/lease/agreement/listing/purchase/budget/plan/brochure
    drafted the/an/a/your ..2 offer/contract/lease/listing/letter
    feel free to email/message/text/draft
"""
"""Where such a word stands in a phrase like these, it says nothing of this email."""
