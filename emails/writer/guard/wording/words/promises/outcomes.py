"""What nobody can promise: how a sale, a price, a loan or a market comes out."""

OUTCOMES = {
    "It presents as certain what is not.": """
        set/sets you ..2 for life
        bet my house/license/reputation/commission/shirt/bottom/career/life/last
        i_am/we_are ..1 certain/positive/sure/confident ..2 i/we/you can ..1 get_you/sell/close/win/find_a_buyer/beat
        win win
        only way is up
        PEAK/only/last ..8 will ever see/get/find/have/make/need
        OUTSIDE ..1 only ever go/goes/rise/rises/climb/climbs/appreciate/appreciates
        HYPE
        DEAL/deposit/it/you/we ..6 no_matter_what/whatever_happens/either_way_you
        DEAL ..6 do not worry$
        i_am/we_are ..1 certain/positive/sure/confident/convinced/100/absolutely ..3 WE ..1 will ..1 CLOSED/TURN_OUT
        i_am/we_are ..1 certain/positive/sure/confident/convinced ..3 WE ..1 will ..1 GET ..3 PRIZE
        DEAL ..4 is/be/are ..1 EASY
        as good as yes/said/agreed/sold/done/approved/gold/certain/yours/gone/closed/guaranteed/cash/in/won/accepted/
            funded/signed/locked
        as safe/certain/sure as ..1 houses/it/gold/cash/can/anything/the/money
        nothing to worry/fear ..5 DEAL
        in the bag
        THING BE ..1 SURE
        THING ..3 is/are/be ..1 SURE
        sure thing/bet$
        slam dunk
        safe bet/investment
        # %/percent satisfaction/satisfied/guaranteed/certain/sure
    """,
    "It promises how things will come out.": """
        my word that/on/it
        VOW ..3 OUTSIDE ..2 is/are/will/can/has
        VOW ..3 you/we/i ..1 will ..2 PROSPER/love_it/CLOSED
        VOW ..3 you/we will not/never LOSE
        i/we VOW ..2 to sell/get_you/find_you/close/beat/save/net/make_you
        VOW you a/an/the ..3 PRIZE/sale/buyer/offer/result/results/price/profit/home
        you have my word
        only ..1 get/gets/go/goes/be/become ..1 higher/up/worth/pricier
        buyer/buyers/client/clients ..3 pay whatever/anything/any_price/top_dollar
        will ..1 get/net/make/earn/bring you ..2 at_least/more_than
        will last ..3 decades/lifetime/forever
        ensure/ensures/ensuring/secures ..4 sale/price/closing/approval/profit/buyer/return
        buyers/anyone/whoever/everyone/everybody ..4 will ..1 love/fight/line/compete/jump
        certain/sure/bound/guaranteed to ..1 GET ..3 PRIZE
        you will ..1 win it/this/the/that/any/every
        you shall ..1 have/get/see ..3 figure/price/number/home/house/buyer/offer/deal/loan/keys/money
        there will be a/an ..1 accepted/signed/firm/ratified ..1 offer/contract/sale ..4 before/by/waiting/within
        give me/us ..3 days/weeks/hours/weekend/month/week and it/you/your/the
        anything/everything ..2 will be gone/sold/taken/snapped_up by/before
        we will ..1 win it/this/the
        you will be moved_in/settled_in/settled/in_the_new/in_your_new/in_your_own/unpacked/home ..4 by/before/in_time
        buyers/crowd/somebody/someone/families/market/one ..2 will/is_going_to ..1 pay ..2 what/whatever/more/your/full/
            extra/asking/top
        nobody/no_one/no_buyer/no_other ..2 will ..1 stand_a_chance/come_close/beat_you/beat_us/touch
        offer/buyer/sale/closing/contract is ..1 around_the_corner/just_around
        you will be ..5 your/the ..1 own/new ..2 by/before
        you will get ..3 check/refund/money ..1 back
        tenant/tenants/either_one/they ..1 will ..1 renew/extend/re_sign
        they will ..1 take it/that/your_offer/your_number
        you qualify for it/this/that/the_loan/a_loan
        always comes_back/comes_in/turns_out/ends_up ..1 higher/lower/better/fine/well/ahead
        can/will only go ..1 one_way/up/higher
        you will/would ..1 cut/lower/halve/slash ..2 payment/payments/bill/bills/taxes ..2 SURELY/for_certain/for_sure
        you will have ..2 keys/offer/contract/buyer/sale ..6 by/before/in_time
        i/we know i/we can ..2 get/sell/find/close/make/deliver/beat/win
        nobody/no_one can/will ever? come_back/come_after/sue/touch/challenge/contest
        you/we will ..1 qualify/profit/come_out_ahead/save_money/make_money/be_approved/get_approved/outbid
        only/just a matter of days/weeks/hours/time
        matter of time before/until
        will ..8 promise you$
        with me/us means/gets/equals/you_get/you_will
        PRIZE ..3 you will ..1 get it/that
        can/should/may/to expect ..3 PRIZE/profit/bidding
        expect ..2 # ..2 offers/return/profit/buyers
        DEAL/numbers/number/inspection/everything/things will ..1 work_out/be_fine/be_okay/go_smoothly/go_well/
            turn_out/go_through/be_perfect
        OUTSIDE will ..1 pass$
        OUTSIDE will ..1 pass ..1 inspection/easily/without/with/appraisal/muster
        will close in/within ..2 days/weeks/week/#
        can/will ..1 get this/your ..1 deal/sale/house/loan/home done/closed/sold/approved
        count on ..3 PRIZE/selling/a_sale/approval/a_profit/profit
        WE ..1 will/going_to SURELY ..1 CLOSED
        WE will ..1 SURELY ..1 GET ..4 PRIZE
        SURELY ..2 will ..1 CLOSED
        OUTSIDE ..3 will CLOSED ..3 SURELY
        will/going_to ..1 GET ..1 you/it/your ..3 PRIZE
        you/we/house/home/it ..1 will/going_to ..1 GET ..3 PRIZE
        can ..1 GET ..2 PRIZE SURELY
        bound/sure/certain to ..1 CLOSED/RISE
        will ..1 CLOSED without/with ..3 trouble/problem/problems/issue/issues/hitch
        will come in ..1 at/above/over/near ..3 value/price/asking
        can/will GET you ..6 SURELY$
        always/never sell/sells/close/closes/get/gets/lose/loses ..4 PRIZE/above/over/sale/deal
        make sure/certain ..2 you/we/they ..1 get/win/qualify/sell ..2 house/loan/approved/best_price/top_dollar
    """,
    "It promises a sale.": """
        will have multiple/several/plenty/many ..2 offers/buyers
        will ..1 have ..3 offers/buyers ..2 by/within/in/before
        OUTSIDE ..2 will ..1 sell/be_sold/be_gone/go_under_contract/rent/lease/be_under_contract ..2 in/within/by/
            before/for/above/over/fast/quickly/immediately/overnight/easily/soon
        will ..1 have it/you/your/the/this ..4 sold/closed/rented/leased/under_contract/approved
        will ..1 get it/you/your/the/this ..3 sold/closed/rented/leased/approved/under_contract
        will sell itself
        ^it will sell
        it will sell$
    """,
    "It promises how somebody else will act.": """
        DECIDER ..3 no choice/option but
        buyer/seller/sellers/bank/lender/banks/lenders/landlords ..1 always/never ..1 take/takes/accept/accepts/
            agree/agrees/reject/rejects/say/says/approve/approves
        officer/underwriter/inspector/appraiser/board/city/insurer/adjuster will ..1 approve/pass_it/sign_off/
            say_yes/agree/clear_it/find_nothing
        seller/sellers/owner/owners/landlord is/are ..1 desperate/motivated/dying ..4 will/take/accept/anything
        will ..1 say_yes/accept ..2 your/any/our offer
        DECIDER will ..1 accept/agree ..3 less/price/terms/asking/your
        DECIDER will ..1 take_less/say_yes/go_for_it/agree_to_it/pay_asking/pay_full/pay_your/take_your/take_it
    """,
    "It vouches for what nobody can know.": """
        VOUCH ..6 DEAL ..2 will/is/are/has/can
        DEAL ..6 VOUCH$
        OUTSIDE/you ..2 will ..6 VOUCH$
    """,
    "Nobody knows which way prices and rates will go.": """
        VALUE/market ..1 is only going to
        VALUE ..2 have/has nowhere
        bottom/top/peak of the market
        VALUE/remodel/renovation/kitchen/land/location/city ..2 never/always ..1 fall/falls/drop/drops/lose/loses/
            rise/rises/pays_off/appreciate/appreciates/sell/sells/hold/holds/rents/gain/gains/goes_up
        VALUE ..3 will ..2 RISE
        VALUE ..3 BOUND ..1 RISE
        VALUE only go/goes/rise/increase/appreciates up?
        VALUE always goes/go/rises/rise/increases/appreciates up?
    """,
    "Nobody can guarantee it.": """
        ASSURE
    """,
}
"""A word that denies or conditions them makes them harmless."""

CERTAINTIES = {
    "It presents as certain what is not.": """
        there is ..1 no way ..1 inspection/appraisal/loan/bank/lender/sale/deal ..1 turns/comes/falls/fails/says/finds
        there is ..2 no way ..1 this/that/it/you/we/your/the/they ..3 will/fail/fails/lose/loses/not/would/can
        you will never ..2 worry/regret/pay/need/lose/owe
        DEAL ..3 will not be ..1 issue/problem/obstacle/hurdle/difficulty
        you will not ..1 overpay/lose/owe ..2 money/value/cent/penny/dime/thing/out/anything/it/deposit/house/home/
            tax/taxes
        nothing ..2 can/could/will ..1 go_wrong/fail
        will never ..2 sit/stand/be/stay empty/vacant/lose/fail/regret
        DEAL/it/this ..2 not/never/no ..5 falling/fall apart/through
        no ifs
        can/could not/never lose/go_wrong/fail/overpay
        nothing is going_to/gonna come_up/turn_up/show_up/surface/go_wrong
        city/county/inspector/board/seller/lender/bank/hoa/landlord will not ..1 give/cause/make ..3
            trouble/problem/problems/issue/issues/difficulty
        nothing will come_up/turn_up/show_up/surface
        no way/chance you/this/it/we ..2 lose/fail/lost/not/will not
        no brainer
        fool proof
        no doubt/question ..1 you/it/we/this/that/about ..2 will
        nobody/no_one can/will ..1 evict/sue/stop_you
    """,
    "It promises how somebody else will act.": """
        bank/lender/seller/sellers/landlord/buyer/board/underwriter/inspector/appraiser will not ..1
            turn_you/reject/refuse/deny/back_out/say_no/decline/object/find_anything/find_any/find_a/find_one
    """,
    "It promises how things will come out.": """
        we/you/i will not ..1 fail/be_outbid/be_beaten/get_outbid
    """,
    "There is always a risk.": """
        zero/little/any/without downside
        no/zero/little ..1 chance/way/possibility/danger of/the/it/this/that/you/anyone ..6 fall/falls/falling/fail/
            fails/lose/losing/lost/denied/rejected/go_wrong
        impossible/hard/difficult to lose/fail/overpay/go_wrong
        no/zero/without/without_any/not_any/minimal/nothing_at/little_to_no legal/financial/tax? risk/risks/exposure
        without any/the slightest risk
        risk free
        no downside
        nothing to lose
    """,
    "Nobody knows which way prices and rates will go.": """
        will/can/could never/not ..1 go_down/lose_value/drop/depreciate/decline/be_this_low/be_lower/be_cheaper/
            see_rates/get_a_better/find_a_better/be_a_better
        never lose/loses/lost ..1 value/money
    """,
    "Nobody can guarantee it.": """
        satisfaction guaranteed
        guaranteed sale/offer/approval/price/results/result/return/returns/income/rent/profit/lowest/best/financing
    """,
}
"""These deny something themselves."""

HARMLESS = """
    may/might/want/wants/wanted/if/able/tend ..2 move/act/decide fast/quickly
    careful/cautious/think/thinking/against/before/not/never/regret/regretted ..2 waiving/skipping/waive/skip ..2
        SAFEGUARD
    no/not/without/zero pressure/rush/hurry/deadline
    need/need_to/reason_to/have_to be/come/attend/stay/leave/clean/send/bring/print/tidy/prepare/do
    back_out/cancel/get_out/walk_away ..4 tour/showing/visit/call/appointment/meeting/alerts/emails/search
    nothing ..2 binding
    looking at/through/into
    never have/need to decide/act/sign/commit/rush
    nothing beats a/seeing/walking/standing/talking/being/hearing/good/fresh/meeting/sitting/looking/an
    promise to keep/be/call/send/not/only/make_it/stop/answer/reply/let/follow/never/share/write/get_back/check
    can/could/will/would not/never ..2 guarantee/promise/assure
    i/we/nobody can/could/will/would not/never ..2 say
    do not ..3 hurry/rush
    in a hurry/rush
    guaranteed rate/rate affinity
    no way of/to knowing/know/tell
    home warranty
    seller/sellers/they/buyer/buyers/lender/bank/landlord/builder/owner/owners/counter/addendum/side ..12 asks/ask/
        asked/asking/wants/want/wanted/request/requests/requested/requires/require/proposes/proposed you/us/that/for ..4
        waive/waiving/skip/skipping/forgo/waiver ..3
    worth/work/works/comfortable/right/afford ..5 without a/an/the/any inspection/appraisal/contingency/attorney/
        survey you/we/is/to/and? ..1
    last call/email/time/chat/conversation
    do not miss it/you if
    do not hesitate
    do not wait ..1 for/on me
    can not wait to
    see it/you/them/this
    get a/an/the ..2 feel/idea/sense/picture/range
    will let you know
    get back to
    will get you the/a/some/more ..3 list/numbers/details/answer/packet/report/paperwork/forms/documents
    i/we ..4 legally/by_law/lawfully
    asking/talking/looking/call/chat/question/talk/conversation/coffee/visit/look cost/costs/will_cost ..1 you?
        nothing
    it/step/visit/part/list/report/review cost/costs ..1 you? nothing
    costs nothing to/and/but
    fair housing law/laws/act
    loan estimate/estimates/officer/application/paperwork/papers/documents
    lose anything/nothing/a_thing ..1 by/from/if
    no/zero risk/danger/chance of me/my/us/our
    nobody/no_one else gets to
    nothing you could not
    about to fall over/apart/down/asleep
    before/than/would ..1 i_would/we_would ..1 cut/lower/reduce/drop ..2 rate/rent/price
    the/a/any/no/about/such personal guarantee/guarantees/guaranty/guarantor
    i/we will ..1 only ..1 bring/send/show/call/write
    before/until/when/once/after/whenever a/an/the/your? ..1 DECIDER ..1 says/say yes to?
    i/we will ..3 prepare/send/run/put/write/pull/look/walk/answer/meet/come ..7 for/at free/no_charge/no_cost
    buyer/buyers/seller/sellers/owner/owners/landlord/lender/agent ..4 will ..1 appreciate
    wealthy/rich street/st/avenue/ave/road
    best/better/good/great/only reason/reasons/excuse/excuses ..1 to/for/in/not
    i/we would not ..2 spend/pay/put/sink/owe ..3 a/any/another? dime/cent/penny/dollar
    one/two/some/most/neither of the others
    cost/costs you ..1 anything/nothing/a_thing/a_dime/a_cent/a_penny to ask/look/talk/find/call/try/see/meet/chat/
        check/compare/wonder/read/know/shop/browse/think
"""
"""Where a phrase shares a word with one of these, it promises nothing."""
