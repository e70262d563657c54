"""What presses the client: deadlines, rivals, regret, praise."""

PRESSURE = {
    "It presses the client with praise nobody can prove.": """
        i/we/us/my/our/this/it/here/they/that/ours ..4 MOST_OF_ALL ..1 VENTURE
        lower/better/cheaper/lowest/best commission/fee/price/rate/deal/offer anywhere/elsewhere/out_there
        best/smartest/safest ..2 investment/deal/decision/buy/move you/you'll/anyone/ever/around/available/money
        no other/better agent/deal/investment
        more than any other agent/realtor/brokerage
        better/faster/more than any/anyone agent/realtor/brokerage/else
    """,
    "It presses the client.": """
        priced out
        last ..1 unit/home/lot/one/house/condo ..1 left/available/in_the/like
        gone within/in/by/before ..2 hours/days/week/weekend/monday/minutes/hour/day/weeks
        ^sign by/before/today/tonight/this/now
        best/right/perfect time to ..1 buy/sell/list/invest/refinance/act/lock is/was now/today/yesterday/right
        same/big/huge/costly mistake ..3 wait/waiting/pass/miss
        waited ..3 lost/paid/missed/regretted/regrets
        look back ..2 wish
        now is the? ..1 time/moment to COMMIT/sell/invest/refinance/lock
        stake my ..2 on
        only one/two/three/# ..3 left/remaining/remains/remain
        if you sign/commit/decide/act ..1 NOW/this_week/this_weekend
        OUTSIDE ..2 will go/move/fly/sell fast/quickly/soon
        i/we need/want/expect ..1 your/a/an/the ..1 signature/answer/decision/yes ..4 NOW
        offer/price/rate/deal/discount/terms ..3 only good/valid/open/available until/till/through/for/today/tonight
        offer/price/rate/deal/discount/terms expires/ends/vanishes ..1 today/tonight/soon/tomorrow/midnight
        or pay/lose/regret/miss ..2 more/later/it/out
        sign/signed/buy/decide/act/commit/offer/list ..3 before ..2 anyone/anybody/somebody/someone/others/else/
            prices/rates
        you/we/please/buyers ..1 must/need_to/have_to/should/better/got_to/had_better ..1 COMMIT ..3 NOW
        COMMIT NOW or lose/pay/miss/regret/someone/somebody/you/it
        ^COMMIT ..3 NOW
        so/and/please decide/sign/commit/act ..3 NOW
        you would ..1 be crazy/foolish/silly/stupid/mad/insane/a_fool
        you will/would ..2 regret
        you will/would be sorry
        kick yourself/yourselves
        ^hurry
        please/so/better/must/should/and hurry
        hurry before/while/if/and
        last/final/only/one ..1 chance/opportunity/shot ..1 at/for/here/you/we
        last/final/your/the_only/our chance/opportunity/shot ..1 to ..1 buy/get/sell/own/lock/grab/see/save
        final/last chance/opportunity to
        once in a lifetime/blue
        opportunity/deal/chance/investment/bargain of a/the lifetime/century/decade/year
        chance/opportunity of a lifetime
        limited time/offer/spots offer/only/deal/left/price
        lose out
        miss ..1 chance/boat/opportunity/out
        today only
        good/best/nice/nicest/great/right ..1 ones/places/homes/houses/condos/lots ..3 gone/disappear/go_fast/vanish
        gone by the time/end
        good/best/nice/nicest ones never make/last/reach/sit
        answer/reply/decide/act/respond/sign/commit/call/write ..4 before ..1 day/week/weekend/month is/runs ..1 out/
            over/done
        time is/has ..1 running/run out?
        clock is ticking
        window/door/opportunity is ..1 closing
        going/selling/flying fast
        snapped/snatched/scooped up
        or ..2 you ..1 lose/miss
    """,
    "It presses the client with others.": """
        lining up ..1 at/for/around/to
        everybody/everyone ..1 wants it/this/in/that/to_buy/to_live
        COUNTED other? PARTIES ..2 LURK
        RIVAL ..2 about/going/ready/set/itching to ..1 TAKE/make/offer/write/sign/bid
        RIVAL ..2 LURK
        RIVAL will/may/might/could/is_going_to ..1 TAKE
        lose it/this/the/out ..2 to RIVAL
    """,
}
"""A word that denies or conditions it makes it harmless."""

THREATS = {
    "It presses the client.": """
        never/not ..2 get/see/have/find ..2 chance/opportunity/deal/house/home/price/place ..2 like/again
        never ..2 COMPARED time
        there/it will/may/might not ..1 be another
        OUTSIDE ..2 will/does/do not last/stay/remain ..1 this/low/like/here/there/long/forever/around/available
        OUTSIDE ..2 will/does/do not last$
        it/this/that/one/price/home/house will not be there/here/around/available/on_the_market ..2 next/tomorrow/
            long/by/forever/next_week/after
        rates/prices/it/they will not be/stay ..1 this/that low/good/cheap/long
        not afford to ..1 wait/miss/lose/pass/delay/let
        once it/they/this is gone
        would/should not wait ..3 day/another/long/longer/too/minute/hour/week
        not/never let ..5 slip/get_away/pass_you/pass_by/go_by/escape
        you/please/but/so/and do not miss/delay/sleep/overthink ..1 out/this/your/it/on/too
        ^do not miss/wait/delay/sleep
        not think ..1 twice/too_long
        before it is ..2 gone/late/sold/off/taken/over
        before prices/rates/the_price/values go/rise/is/climb/increase/goes/disappear/jump
        before they/it are/is/go/goes/climb/rise ..1 gone/up/higher/even/again
        will/would not get/be/have/see/find another/a_second/a_better/back/this/one like ..2 chance/opportunity/
            deal/one/here/price/again
        now or never
        never ..2 better time
        not ..1 better time
        no better time/investment/deal to/than/out
        no time to lose/waste/spare
        if you do not/wait ..3 NOW/any/too/longer/you ..3 lose/miss/regret/gone/longer/will
        if you do not COMMIT ..5 will/lose/gone/miss/someone/somebody
        if you wait/hesitate/delay ..5 lose/miss/gone/regret/late/sold/pay/cost/someone/somebody
        unless you COMMIT ..2 NOW/soon/this
        or/you will lose ..2 out/it/this/chance/home/house/opportunity
        you will/would/may/might/could ..1 miss_out/lose_out/miss_your_chance/lose_your_chance/miss_the_chance
        fomo
    """,
    "It presses the client with praise nobody can prove.": """
        no/never/not_a COMPARED ..1 VENTURE
        no/never COMPARED time/place/moment/way to ..1 buy/sell/invest/list/own
        nobody/no_one/no_agent else ..1 matches/beats/offers/gets/sells/can_get/can_sell/can_match/will_get/
            will_match/could_get/does_this
        never lost/lose/loses/fail/failed/miss/missed a/an/any/one/your ..1 negotiation/deal/sale/client/bidding/
            deadline/closing
        will not find ..2 COMPARED/another
        COMPARED ..2 place/home/spot ..4 money/savings/cash/dollars/equity
        nobody/no_one/none ..2 sells/gets/beats/closes ..4 than/like/us/me/faster
    """,
    "It presses the client with others.": """
        COMMIT/get/see/tour/book/schedule/visit/want/make/take/have/lock/put/go/claim/secure ..9 before ..1 RIVAL
        before ..1 RIVAL TAKE/gets/grabs/takes/beats/buys/snaps/snatches/scoops/finds/wakes/makes/writes/signs
    """,
}
"""These deny something themselves."""
