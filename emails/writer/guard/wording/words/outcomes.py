"""What nobody can promise: how a sale, a price, a loan or a market comes out."""

OUTCOMES = {
    "It presents as certain what is not.": """
        i_am/we_are ..1 certain/positive/sure/confident ..2 i/we/you can ..1 get_you/sell/close/win/find_a_buyer/beat
        win win
        only way is up
        will ever ..1 see/get/find/have/make/need
        only ever
        always/never ..1 regret/regrets/deliver/delivers/sell/sells/sit/sits/win/wins/lose/loses/fail/fails/pay/
            pays ..3
        HYPE
        DEAL/deposit/it/you/we ..6 no_matter_what/whatever_happens/either_way_you
        DEAL ..6 do not worry$
        i_am/we_are ..1 certain/positive/convinced/100/absolutely ..3 WE ..1 will
        i_am/we_are ..1 sure/confident ..3 WE ..1 will ..1 CLOSED
        i_am/we_are ..1 sure/confident ..3 WE ..1 will ..1 GET ..3 PRIZE/more/less
        DEAL ..4 is/be/are ..1 EASY
        as/so safe/good/certain/sure as
        nothing to worry ..5 DEAL
        in the bag
        THING BE ..1 SURE
        THING ..3 is/are/be ..1 SURE
        sure thing/bet
        slam dunk
        safe bet/investment
        # %/percent satisfaction/satisfied/guaranteed/certain/sure
        WE can/could not/never lose
    """,
    "It promises how things will come out.": """
        ensure/ensures/ensuring/secures ..4 sale/price/offer/offers/closing/approval/profit/buyer/return/value
        buyer/buyers/anyone/whoever/everyone/everybody ..4 will ..1 want/love/take/buy/fight/line/compete/jump
        certain/sure/bound/guaranteed to ..1 GET ..3 PRIZE
        you/we will ..1 win/qualify/profit/come_out_ahead/save_money/make_money/be_approved/get_approved/outbid
        a matter of days/weeks/hours/time
        will ..8 promise you$
        with me/us means/gets/equals/you_get/you_will
        PRIZE ..3 you will ..1 get it/that
        DEAL will ..1 CLOSED
        expect ..3 PRIZE/return/profit/bidding
        expect ..2 # ..2 offers/return/profit/buyers
        DEAL/numbers/number/inspection/everything/things will ..1 work_out/be_fine/be_okay/go_smoothly/go_well/
            turn_out/go_through/pass/be_perfect/be_a
        can/will close in/within/by ..2 days/weeks/week/#
        can/will ..1 get this/the/your ..1 deal/sale/house/loan/home done/closed/sold/approved
        i/we/you VOW ..1 you? that? ..2 WE ..1 will/is/are/can/would
        i/we VOW ..2 to sell/get/find/close/beat/save/net/make
        VOW you a/an/the ..3 PRIZE/sale/buyer/offer/result/results/price/profit/home
        you have my word
        count on ..3 PRIZE/selling/a_sale/approval/a_profit/getting_it/profit/full
        WE ..1 will/going_to SURELY ..1 CLOSED
        WE will ..1 SURELY ..1 GET ..4 PRIZE
        SURELY ..2 will ..1 CLOSED
        will CLOSED ..3 SURELY
        will/going_to ..1 GET ..3 PRIZE
        will ..1 GET ..1 you/it/your ..3 PRIZE
        can ..1 GET ..2 PRIZE SURELY
        bound/sure/certain to ..1 CLOSED/RISE
        will ..1 CLOSED without/with ..3 trouble/problem/problems/issue/issues/hitch
        will come in ..1 at/above/over/near ..3 value/price/asking
        can/will GET ..6 SURELY$
        always/never sell/sells/close/closes/get/gets/lose/loses ..4 PRIZE/above/over/sale/deal
        make sure/certain ..2 you/we/they ..1 get/win/qualify/close/sell/pay ..2 house/home/property/loan/price/
            approved/less/it
    """,
    "It promises a sale.": """
        will have a/an/multiple/several ..2 offer/offers/contract/buyer ..4 by/before/within/in/hand
        will ..1 have ..3 offers/buyers/offer/buyer ..2 by/within/in/before/on
        will ..1 sell/close/be_sold/be_gone/go_under_contract/rent/lease/be_under_contract ..2 in/within/by/
            before/for/above/over/fast/quickly/immediately/overnight/easily/soon
        will ..1 have it/you/your/the/this ..4 sold/closed/rented/leased/under/approved
        will ..1 get it/you/your/the/this ..3 sold/closed/rented/leased/approved/under
        will sell itself
    """,
    "It promises how somebody else will act.": """
        buyer/seller/sellers/bank/lender/banks/lenders/landlords ..1 always/never ..1 take/takes/accept/accepts/
            agree/agrees/reject/rejects/say/says/approve/approves
        officer/underwriter/inspector/appraiser/board/city/insurer/adjuster will ..1 approve/pass/sign_off/accept/
            say_yes/agree/clear/find_nothing
        seller/sellers/owner/owners/landlord is/are ..1 desperate/motivated/dying ..4 will/take/accept/anything
        will ..1 say_yes/accept ..2 your/the/any/our offer
        seller/sellers/landlord/buyer/buyers/owner will ..1 accept/take/agree/say_yes/pay/cover/go_for
    """,
    "It vouches for what nobody can know.": """
        VOUCH ..9 DEAL
        DEAL ..6 VOUCH$
        will ..6 VOUCH$
    """,
    "Nobody knows which way prices and rates will go.": """
        VALUE ..2 have/has nowhere
        bottom/top/peak of the market
        VALUE/remodel/renovation/kitchen/land/location/city ..6 never/always ..1 fall/falls/drop/drops/go/goes/
            lose/loses/rise/rises/pay/pays/appreciate/appreciates/sell/sells/hold/holds/rent/rents/gain/gains
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
        nothing ..2 can/could/will ..1 go_wrong/fail/happen
        will never ..2 sit/stand/be/stay empty/vacant/lose/fail/regret
        not/never/no ..5 fall/falls/falling apart/through
        no ifs
        can/could not/never lose/go_wrong/fail/miss
        no way/chance you/this/it/we ..2 lose/fail/lost/not/will not
        no brainer
        fool proof
        no doubt/question ..1 you/it/we/this/that/about ..2 will
        nothing/no_one/nobody can/will ..1 go_wrong/evict/sue/beat/stop/sells/sell/match
    """,
    "It promises how somebody else will act.": """
        bank/lender/seller/sellers/landlord/buyer/board/underwriter will not ..1 turn/reject/refuse/deny/back/
            say_no/decline/object/budge
    """,
    "It promises how things will come out.": """
        we/you/i will not ..1 lose/fail/be_outbid/be_beaten/get_outbid
    """,
    "There is always a risk.": """
        zero/little/any/without downside
        no/zero/little ..1 chance/way/possibility/danger of/the/it/this/that/you/anyone ..6 fall/falls/falling/
            fail/fails/lose/losing/lost/denied/rejected/go_wrong
        impossible/hard/difficult to lose/fail
        no/zero/without/not_any/minimal/nothing_at/little_to_no risk/risks
        without any/the slightest risk
        risk free
        no downside/catch/strings attached
        nothing to lose
    """,
    "Nobody knows which way prices and rates will go.": """
        will/can/could never/not ..1 go_down/lose_value/drop/fall/depreciate/decline/be_this_low/be_lower/
            be_cheaper/see_rates/get_a_better/find_a_better/be_a_better
        never lose/loses/lost ..1 value/money
    """,
    "Nobody can guarantee it.": """
        satisfaction guaranteed
        guaranteed sale/offer/approval/price/results/result/return/returns/income/rent/profit/lowest/best/
            financing
    """,
}
"""These deny something themselves."""

HARMLESS = """
    careful/cautious/think/thinking/against/before ..2 waiving/skipping/waive/skip ..2 SAFEGUARD
    no/not/without/zero pressure/obligation/rush/hurry/deadline
    promise to keep/be/call/send/not/only/make_it/stop/answer/reply/let/follow/never/share/write/get_back/check
    can/could/will/would not/never ..2 guarantee/promise/assure/say
    do not ..3 hurry/rush
    mistake/wrong/bad/foolish/reason/need/want/have to hurry
    guaranteed rate/rate affinity
    not ..2 in a hurry
    no way of/to knowing/know/tell/tell
    home warranty
    last call/email/time/chat/conversation
    do not miss it/you if
    do not hesitate
    do not wait ..1 for me/on me
    can not wait to
    see it/you/them/this
    get a/an/the ..2 feel/idea/sense/picture/range
    will let you know
    get back to
    will get you the/a/some ..3 list/numbers/details/answer/packet/report/paperwork/forms/documents
"""
"""Where a phrase shares a word with one of these, it promises nothing."""
