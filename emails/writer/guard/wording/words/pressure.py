"""What presses the client: deadlines, rivals, regret, praise."""

PRESSURE = {
    "It presses the client with praise nobody can prove.": """
        MOST_OF_ALL ..1 VENTURE
        lower/better/cheaper/lowest/best commission/fee/price/rate/deal/offer anywhere/elsewhere/around/in/than/
            out
        best/smartest/safest ..2 investment/deal/decision/buy/move you/you'll/in/anyone/of/ever/out/around/on/
            available/money
        no other/better agent/deal/investment
        more than any other agent/realtor/brokerage
        better/faster/more than any/anyone agent/realtor/brokerage/else
    """,
    "It presses the client.": """
        gone within/in/by/before ..2 hours/days/week/weekend/monday/minutes/hour/day/weeks
        ^sign by/before/today/tonight/this/now
        best/right/perfect time to ..1 buy/sell/list/invest/refinance/act/lock is/was
        need/want/expect an/your/the ..1 answer/decision ..1 by/before/today/tonight/now/or
        same/big/huge/costly mistake
        waited ..3 lost/paid/missed/regretted/regrets
        look back ..2 wish
        wish you had
        now is the? ..1 time/moment to
        stake my ..2 on
        only one/two/three/# ..3 left/remaining/available
        if you sign/commit/decide/act ..1 NOW/this_week/this_weekend/by/before
        will go/move/fly/sell fast/quickly/soon/over/off
        need/want/must have ..1 your/a signature/answer/decision/offer/yes by/before/today/tonight/now
        only good/valid/open/available/on until/till/through/for/today/tonight/this
        expires/ends/vanishes ..1 today/tonight/soon/tomorrow/midnight
        or pay/lose/regret/miss ..2 more/later/it/out
        sign/buy/decide/act/commit/offer/list ..3 before ..2 somebody/someone/others/else/they/prices/rates/
            another/too/it
        act/move/decide NOW
        you/we/please/buyers ..1 must/need_to/have_to/should/better/got_to/had_better ..1 COMMIT ..3 NOW
        COMMIT NOW or
        ^COMMIT ..3 NOW
        so/and/please decide/sign/commit/act ..3 NOW
        need/want/expect your ..2 answer/decision/signature/offer ..2 NOW
        you/i would ..1 be crazy/foolish/silly/stupid/mad/insane/a_fool
        you will/would ..2 regret
        you will/would be sorry
        kick yourself/yourselves
        hurry
        last/final/only ..1 chance/opportunity/shot/call
        once in a lifetime/blue
        opportunity/deal/chance/investment/bargain of a/the lifetime/century/decade/year
        chance/opportunity of a lifetime
        limited time/offer/spots
        lose out
        miss ..1 chance/boat/opportunity/window/out
        today only
        only today
        time is/has ..1 running/run/ticking out?
        clock is ticking
        window/door/opportunity is ..1 closing
        going/selling/flying/moving fast/off
        snapped/snatched/scooped up
        or ..2 you ..1 lose/miss
    """,
    "It presses the client with others.": """
        lining up ..1 at/for/around/to
        everybody/everyone ..2 wants/is_after/is_looking
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
        will/does/do not last/be/stay/remain ..1 this/low/like/here/there ..1 low/cheap/long/next?
        not afford to ..1 wait/miss/lose/pass/delay/let
        once it/they/this is gone
        would/should not wait ..3 day/another/long/longer/too/minute/hour/week
        do/you not/never miss/let/wait/delay/sleep/think/pass/overthink ..1 out/this/your/it/too/any/on/twice/
            long/up/a
        do not miss/wait/delay/sleep
        before it is ..2 gone/late/sold/off/taken/over
        before they/prices/rates/it/the_price/values_are/go/rise/is/climb/increase/goes/disappear/disappears/
            vanishes/sells ..2 gone/up/again/$/higher/even
        will/does/do not last/be/stay/wait ..1 long/forever/around/available/on/the
        will/can not last/wait$
        will/would not get/be/have/see/find another/a_second/a_better/back/this/one like ..2 chance/opportunity/
            deal/one/here/price/again
        now or never
        never ..2 better time
        not ..1 better time
        no better time/investment/deal
        no time to lose/waste/spare
        if you do not/wait ..3 NOW/any/too/longer/you ..3 lose/miss/regret/gone/longer/will
        if you do not COMMIT ..5 will/lose/gone/miss/someone/somebody
        if you wait/hesitate/delay ..5 lose/miss/gone/regret/late/sold/pay/cost/someone/somebody
        unless you COMMIT
        or/you will miss/lose ..2 out/it/this/chance/home/house/opportunity
        you will/would/may/might/could ..1 miss/lose ..1 out/this/your_chance/chance/the_chance/it
        fomo
    """,
    "It presses the client with praise nobody can prove.": """
        no/never/not_a COMPARED ..1 VENTURE/time/place/moment/way
        nobody/no_one/no_agent else ..1 can/will/could/would/match/matches/beats/offers/does
        never lost/lose/loses/fail/failed/miss/missed a/an/any/one/your ..1 negotiation/deal/sale/client/bidding/
            deadline/closing
        will not find ..2 lower/better/cheaper/another
        nobody/no_one/none ..2 sells/gets/beats/closes ..4 than/like/us/me/faster
    """,
    "It presses the client with others.": """
        before ..1 RIVAL
    """,
}
"""These deny something themselves."""
