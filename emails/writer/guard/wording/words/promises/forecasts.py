"""What is said as certain though others decide it: who or what, how surely, and what will come of it."""

FORECASTS = {
    "It promises how things will come out.": """
        OUTSIDE ..3 WILL ..2 TURN_OUT
        OUTSIDE ..2 practically/basically/virtually/always/all_but sells/sell/pays/closes/moves/wins
        OUTSIDE ..2 sells/closes/wins/beats/outperforms ..3 every_time/always/itself/guaranteed/no_matter/any/every/
            fast
        always/never/only beats/climbs/rises/loses/goes_up
        OWNING ..3 beats/pays ..2
        you will ..2 PROSPER
        you will ..1 have ..5 offers/buyers/profit ..3 before/by/within/in/on
        you are ..2 going to ..1 PROSPER
        you/we ..2 walk/walking away/off/out with ..3 #/thousands/more/profit/cash/money/full/top
        you will ..2 thank me/us/yourself ..1 later/in/someday
        you/we can ..1 have/get/be/move ..5 in/into/by/before ..4 SURELY
        you/it/this/that/sale/listing/offer/deal pays/earns/returns/yields ..3 percent/profit/whatever/double/%
        i/we will ..2 sell/rent it/your/the/this ..3 in/within/before/by/for/above/over/fast/quickly/half
        sale/price/equity/it/this/that will/would/should ..1 net/leave/give/hand/bring you ..2 enough/plenty/more_than
        sale/price/equity ..1 will/would/should ..1 leave/net/give you ..1 with? enough/plenty/more
        easily/comfortably net/clear/fetch/bring/pay/cover/earn you/for/the/six/at/over/more/enough
        can not/never help but rise/go_up/sell/climb/grow/appreciate
        you/it/we/they/house/home/sale/deal will ..12 no_matter_what/whatever_happens/take_it_from_me
        they/he/she ..1 will ..8 VOUCH_END$
        sure/certain/guaranteed/surefire profit/gain/return/sale/winner/win
        will be forced/compelled to
        you will ..1 close/be_in/move_in/be_out ..8 without_fail/i_promise/guaranteed
        you will ..1 find ..2 tenant/buyer ..1 in/within/by
        i/we will ..1 get the ..2 down
        sitting on a/an ..2 fortune/gold_mine/goldmine/jackpot
        has/have practically/basically/all_but/as_good_as agreed/accepted/approved/said_yes
        you can take ..2 for granted
        expect ..2 bidding war
        you/we will come in ..1 below/under/above/over
        you will ..1 get the house/home/place/loan if
        permit/loan/sale/approval/variance/deal is ..1 a? done deal
        somebody/someone ..1 will ..1 snap/grab/snatch/scoop ..1 up
        you will ..1 get ..4 deposit/money/investment/dollar back
        you will ..1 get every ..4 back
        bound/certain/sure to get ..3 rate/price/offer/buyer/deal
        they will ..1 cover/pay/fix/take/agree_to/accept ..1 every/whatever/anything/all/any
        you will ..1 make/earn/get/net more on/from/than/for
        you will be ..2 highest/winning/best/top/only bidder/bid/offer
        you can ..1 sell/flip/resell/rent ..6 twice/double/triple
        they are ..1 going/bound/certain/sure to ..1 say_yes/accept/agree/approve/fold/cave/take_it
        safer/surer/better bet
        i_am/we_are ..1 certain/positive/convinced ..5 will ..1 win/succeed/pass/sell/close/clear
        you will ..3 mortgage/debt free
        loophole ..3 lets/frees/allows/gives you/us
        you will ..1 get/have ..2 better/lower/higher/cheaper ..6 than any/anyone/anybody/anywhere/elsewhere/others
        loan/mortgage/approval is ..1 yours$
        you will ..1 end_up/wind_up/come_out ..3 bigger/ahead/richer/better_off/on_top
        tenant/tenants/buyers/renters ..4 never leave/leaves/miss/misses/default/defaults/back_out
        for ..1 half/fraction/third of what
        yours/ours/all_yours for the asking/taking
        right where ..1 we/you need/want it
        you/we can bank on
        ^trust_me/believe_me/mark_my_words ..1 they/he/she/it/this/that/the/you/your ..3 will/is_going_to/are_going_to
        see to it ..2 you ..1 get/win/make/sell ..3 PRIZE/approved/house/money/profit
        i/we will ..1 get you ..4 PRIZE/below/approved/top_dollar/in_under/for_less
        i/we can ..1 get you ..4 PRIZE/below/above/under/approved ..4
        will be worth ..3 #/million/double/twice/more/thousand
        worth ..1 more/double/twice/triple ..3 next/soon/with_time/in_a/in/by/within/every_year/every_month
        with ..4 PRIZE is/are a/the? given/certainty/formality/standard
        you will ..1 get/win/have/land this/that ..1 one/house/home/place/it
        you will ..1 find the/your ..1 one/match
        will ..1 make it through ..3 winter/winters/summer/summers/years/season/seasons/inspection/appraisal
        buyer/buyers/they/investor/investors/couple ..2 will ..2 write/make/submit/bring ..2 an/a/their/another ..1
            offer/bid by/before/this/tomorrow
        say_yes to anything/everything/whatever
        OUTSIDE ..3 WILL ..2 on_time/without_a_hitch/like_clockwork
    """,
    "It promises how somebody else will act.": """
        DECIDER ..3 WILL ..1 SIDE
        DECIDER would/always/never ..1 SIDE
        DECIDER must/is_obligated_to ..1 return/refund/honor
        DECIDER is/are ..1 locked_in/in_our_pocket/a_friend
        consider ..5 approved/sold/closed
        consider ..2 house/home/place/deal/loan/mortgage/permit/job yours/done
        DECIDER ..1 says/say yes to
        DECIDER ..1 will be ..1 thrilled/happy/glad/eager/delighted/forced/begging to ..1 lend/accept/approve/agree/
            take/pay/sell/sign/give/let
        DECIDER has/have to ..1 say_yes/give_in/come_down/take_it
        make/see sure/that/to_it ..2 DECIDER ..1 accepts/agrees/approves/pays/says_yes/signs/folds/caves
        has/have no ..1 way/choice/right/reason/grounds ..1 to ..1 refuse/say/deny/reject/turn/stop/evict/keep
        offers/buyers ..6 as we speak
    """,
    "It presents as certain what is not.": """
        VOUCH_END ..12 OUTSIDE ..3 will
        OUTSIDE ..3 will/is/are/can ..12 VOUCH_END
        you will/can ..8 no_question/guaranteed/no_doubt/mark_my_words/without_a_doubt/no_two_ways
        tenant/tenants/renter/renters will ..1 be out/gone ..1 by/before/when
        you/we/it/they/that is/are/am ..1 covered/safe/protected/set/approved/fine/in no_matter/whatever/regardless/
            either_way/for_good
        it/this/that/which is ..1 in_the_bag/a_lock/a_gimme/a_layup/foolproof/bulletproof/money_in_the_bank
        OUTSIDE/you ..2 pays/will/is/are/can ..5 whatever/no_matter/no_matter_what ..2 market/inspector/bank/rates/
            lender/seller/buyer/appraiser/economy
        winner from/in/on/either
        seller's/buyer's/investor's dream
        seller/buyer/investor 's dream
        a formality
        rock bottom
        dream deal/investment/price
        nearly/practically/basically/virtually/almost free
        comes off/out ..2 your ..1 tax/taxes
        will ..1 pay for itself/themselves
    """,
    "It presses the client.": """
        THING_GOES the minute/moment/second/instant
        the minute/moment/second ..7 gone/disappears/vanishes
        price/offer/rate/deal/home/house/it/this/terms disappears/vanishes/evaporates
        about to jump/rise/climb/go_up/increase/spike
        this is the ..1 week/day/month/year/moment/time to ..1 lock/buy/sell/refinance/act/commit/strike
        this is ..2 your/the ..1 one/only/last/best ..1 shot/chance/opportunity
        would hate for/to ..2 you/see ..4 lose/miss/watch/regret/pay
        hate to see you ..3 lose/miss/regret/pay
        because you waited/hesitated/delayed
        waiting/hesitating/delaying/delay/hesitation ..2 costs/will_cost/could_cost
        who/that hesitate/hesitates/wait/waits ..1 lose/loses/miss/misses/pay/pays/regret
        he who hesitates
        need/want/ask/urge/beg/expect you to ..1 COMMIT ..6 NOW/end_of/or_we/or_else
        or we/you/i ..1 lose/miss/forfeit ..2 it/out/this/home/house/chance/deal/place
        throwing/throw/burning/burn/wasting/leaving money ..1 away/out/on
        throwing/throw ..3 rent/money/savings/equity away
        good/best ones ..2 go/gone/sell/disappear/vanish/fly ..2 fast/hours/quickly/days/first
        decide/act/sign/commit fast/quickly/now/today/tonight
        must/need_to/have_to move fast/quickly/now
        now is when
        get/put/send/have your/an/the ..1 offer/application/signature/deposit ..1 in tonight/today/now/before
        once a/in_a ..1 decade/lifetime/generation/blue_moon/career
        comes/come around/along ..1 once/twice
        mad/crazy/foolish/fool/insane/silly/nuts ..1 to ..1 pass/wait/turn/let/miss/say_no/walk/refuse
        clock/time is ..1 ticking/running_out/almost_up
        before ..2 slips_away/slips_through/snaps/snatches/grabs/beats_you/jumps
        slip/slips/slipping ..1 away/through
        this week/weekend/month only
        other/another/more buyers/offers/offer/buyer are/is ..1 writing/circling/coming/lined/waiting/on ..3
    """,
    "It presses the client with praise nobody can prove.": """
        only agent/broker/realtor ..2 who/that/able ..1 can/could/will/gets/to
        have never ..1 failed/lost/missed/had a/an/to/one/any
        has ever ..1 regretted/lost/complained/failed/overpaid
        my/our listings/clients/buyers/sellers/homes ..1 never/always ..1 sell/sit/get/win/close/lose/net/come_out/go
        i/we/my/our ..3 always ..1 get/gets/find/deliver/beat/save/net ..3 more/less/price/deal/asking/top/best
        PEAK ..2 VENTURE ..1 you/in/out/anywhere/around/available/on
        there is not a/any ..1 COMPARED ..1 VENTURE
        no COMPARED ..1 place/way/investment/deal/agent
        safest/smartest/surest/best ..2 place/way/spot ..2 your ..1 money/savings/cash/equity
    """,
}
"""A word that denies, conditions or doubts it makes it harmless."""

DENYING = {
    "It promises how things will come out.": """
        OUTSIDE ..3 will not/never ..2 STALL
        gets/get it/you/them/homes ..1 sold/closed/approved/done ..5 every_time/always/guaranteed/fast
        sold/closed/approved ..5 every time
        you will not/never ..2 LOSE
        see/make to_it/sure/certain ..1 you do/will not/never ..1 lose/overpay/miss_out/regret
        OUTSIDE is/are not/never ..1 at risk
        you will not/never ..1 be ..1 on_the_hook/liable/responsible ..1 for
        not/no a/an/one? judge/court/lender/seller/buyer/bank/tenant in/on/around/anywhere ..4 will/would/who
        no DECIDER ..1 will/would/could/can ..1 walk/refuse/reject/turn/say_no/object/pass_on/touch/deny/argue/
            outbid/find_fault
        never ..1 have to worry about ..2 vacancy/tenant/tenants/unit/rent/price/loan/payment/roof/taxes/value
        you can not/never ..1 lose/go_wrong/fail/miss/be_evicted/beat_that/beat_this
        you could not ..1 lose/go_wrong/fail
        will not ..1 see/find/get ..2 twice/again
        can not miss opportunity/deal/chance/listing/investment/home
        you will not/never ..1 have ..2 trouble/problem/problems/issue/issues/difficulty ..1 selling/reselling/
            renting/getting/closing/with/at/finding/qualifying/it
        you will have no/zero ..1 trouble/problem/problems/issue/issues/difficulty
        there is/are not/no ..2 scenario/scenarios/way/world/chance ..3 you/it/this/they/we ..1 will/lose/loses/
            walk/fail/fails/can/not/would
        nothing ..5 can/could/will go wrong
        inspection/inspector/appraiser/bank/search/court will find nothing/no
        no chance of/that/it/they
        you will not/never ..1 find/see this/such/another ..4 for/at/again/like
        they will not find a_thing/anything/any/a_single/one
        you can not ..1 be sued/evicted/fined/charged/taxed/outbid/denied/rejected
        market/price/rate/seller will not wait
        will not ..1 get/have/see another/a_second chance/opportunity/shot
        you will not get a/one penny/cent/dime less/under/below
        you do not/never owe ..3 anything/penny/cent/dime/thing
        never/not ..1 been/be ..1 cheaper/easier/better/lower to
        nobody ever/has ..1 ever? ..1 regretted/regrets/lost/loses
    """,
    "It promises how somebody else will act.": """
        DECIDER ..2 will/can/could/would not/never ..2 STALL/say_no/touch/evict/refuse/reject/deny/stop/back_out/
            budge/notice/care/ever
        DECIDER ..6 can not back_out/walk_away/change_their_mind/say_no
    """,
    "It gives legal advice.": """
        do/does/need not ..1 have/need to ..1 disclose/declare
        do/does/need not ..1 have/need to ..1 tell/mention ..3 buyer/buyers/anyone/anybody/bank/lender/seller/irs/leak
        no obligation/duty/need/requirement to ..1 tell/disclose/report/mention
        nobody/no_one ..1 can/could/will ..1 evict/sue/touch_you
    """,
    "It tells the client to go without protection.": """
        do/does/should not ..1 bother/waste/need/spend ..5 SAFEGUARD
        not ..1 need/bother_with/worth ..3 SAFEGUARD
        SAFEGUARD is/are/would_be ..2 waste/pointless/unnecessary/overkill/not_worth/formality
    """,
}
"""These deny something themselves."""

LAW = {
    "It gives legal advice.": """
        you/tenant/buyer/landlord/seller/they/she/he is/are ..2 within ..2 rights
        any/the/a/no judge/court would/will
        judge/court would/will ..1 side/rule/agree/throw/find/award
        the law ..1 protects/entitles/gives/allows you
        hold/holds/stand/stands up in ..2 court
        seller/landlord/bank/tenant/owner/lender must/is_required_to ..1 return/refund/pay/accept/fix/let_you/give_you
        county/city/board/hoa/association has/have to ..1 approve ..4 no_question/either_way/it_or
        as a/an veteran/owner/tenant/buyer ..1 you ..1 qualify/are_entitled/get/are_exempt
        you ..1 qualify for ..2 zero/no/the/a ..2 down/loan/rate/grant/exemption
        safe to ..1 sign
    """,
    "It gives advice on tax.": """
        irs will/would/can ..1 not/never
        comes/come off ..2 taxes/tax
        interest/taxes/costs/expenses/it/repairs ..2 is/are ..1 deductible
        no ..2 tax/taxes on/for/due/to
        not/never ..2 owe/pay ..4 tax/taxes/irs/capital_gains
        shelter/shelters/shelter_it/defer/defers ..3 tax/taxes/gain/gains
    """,
    "It promises terms that no agreement holds.": """
        i/we will/can/would ..1 knock/shave/cut/trim/slash/take ..5 commission/fee/fees/percentage
        my/our commission/fee/rate ..2 drops/drop/goes_down/waived/free/on_us/on_me/zero/nothing
        i/we will ..1 pay/eat/absorb/refund ..4 costs/cost/fee/fees/moving/repairs/deposit/inspection/premium
        for free if
        free ..1 if/when you ..1 list/sign/use/hire
        zero/nothing/no_money down
    """,
    "It tells the client to go without protection.": """
        can/could/should/just/safely skip/waive/forgo/forget ..4 SAFEGUARD
        skip/waive/forgo ..3 policy/coverage/title
        waive/skip/skipping/forgo ..1 SAFEGUARD
        rely/go on my word
        sign ..2 as is
        sign ..4 without reading/a_lawyer/review
    """,
}
"""A word that denies or conditions it makes it harmless, and so does one that sends the client to an adviser."""
