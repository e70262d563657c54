"""What pushes the client: ultimatums, the regret of others, the hour after which it is too late, and plain promises."""

PUSHING = {
    "It promises how things will come out.": """
        will ..5 without a/any/the? trouble/hitch/problem/problems/delay/issue/issues/fuss
        will ..1 outbid/outlast/beat/top everybody/everyone/anyone/anybody/the_rest/all_of_them/them_all
        you will have ..1 a? line/row/queue of/out ..3
        you can/could always refinance/resell/sell_it/flip ..3 later/when/if/next/once/in/down
        DECIDER always gives/grants/lets/waives/allows
        they/DECIDER will give us/you the/a/an/that/another ..3 month/months/credit/discount/extension/reduction/
            allowance/concession/price/rate
        you will be ..1 at/above/over/past # ..2 by/in/before/within
        make/see sure/certain/to_it ..1 you/they/he/she have/get/own/hold ..1 your/the/their keys/house/home/place/
            approval ..5 before/by/in_time/on_time
        make/see sure/certain/to_it ..1 you/they are/get ..1 moved_in/moved/settled/closed/approved/unpacked ..5
            before/by/in_time/on_time
        this/that one ..1 is_going_to/will/is_sure_to/is_bound_to/is_certain_to ..1 close/sell/work_out/happen/
            go_through/fund/pass/win/appraise/fly
        OUTSIDE/lots/parcels/buildings ..4 will always/never/eventually/ultimately pass/perc/sell/close/appraise/rise/
            hold/rent/win/lose/fail/drop/get_approved/find
        OUTSIDE/lots/parcels/buildings ..4 always/eventually/ultimately pass/passes/perc/percs/sell/sells/appraise/
            appraises/win/wins in_the_end/in_the_long_run/sooner_or_later/eventually
    """,
    "It presses the client.": """
        if you snooze
        every/each month/day/week/year ..3 sidelines/fence
        if you use/hire/list_with/go_with/choose/pick ..2 else/another/other ..3 you will
        ^pay/wire/put_down/reserve ..4 by/before ..1 tonight/today/midnight/noon/tomorrow
        you are ..1 burning/throwing/wasting/losing ..1 money/rent/equity/cash
        ^wait/hesitate/delay/stall ..4 and you
        if you love/like/want it/this/the ..2 COMMIT ..3 NOW
        tomorrow/monday/next_week/morning it/this/that/they/house is/are/will_be ..1 history/gone/somebody/someone/sold
        ours/yours/it/offer has to be in by/before/tonight/today
        ones/those/people/folks/buyers/sellers/clients who ..2 sleep/wait/think/thought/hesitate/pass/delay/dither/
            stall/hold_off/
            waited/hesitated/passed ..12 renting/cry/regret/lose/pay/miss/kick/sorry/wish/watch/lost/paid/missed
        i/we need/want ..4 signature/answer/decision/yes/offer/deposit ..6 or
        i/you would ..1 move/act/jump/decide fast/quick/quickly/now
        so ..2 start_packing/pack_your/call_the_movers/order_the_movers
        give/giving/pass/passing/offer/offering/hand ..3 to ..2 next/another/other/someone/somebody buyer/couple/person/
            family/client/party/in_line
        like this/that/it ..2 come/comes/turn/turns ..2 once/only/every
        or/before ..1 somebody/someone/another/others ..8 will ..1 beat/grab/take/snatch/buy/get/have/write/sign
        tomorrow/waiting/monday/next_week/weekend will/may/could be too late
        the sooner/earlier/faster/quicker you ..3 the more/better/less/cheaper/higher/bigger
        as_long_as/once/when you hire/list_with/sign_with/work_with ..1 me/us ..2 it/you/house/home
        and/or/so it/this/house/home/one ..2 will ..1 be ..1 gone/under_contract/sold/off_the_market/taken
        ^why wait/risk/hesitate/gamble/chance
        mistake to ..1 wait/sit/pass/delay/hesitate/miss/let/walk
        doubt ..2 will ..2 last/stay/here/there/available/around
        will ..1 belong to ..1 someone/somebody/another/others/anyone
        ^hesitate/wait/delay/blink/snooze/dawdle/stall ..4 and/or ..5 gone/lose/sold/miss/someone_else/somebody_else
        should/would/better/must put/send/get/submit/write/make/sign ..4 offer/application/agreement/contract ..2
            tonight/today/now/right_away
        never forgive yourself
        so do not wait/hesitate/delay/sit
        there is/are ..1 another/other/two/three/several/multiple ..1 PARTIES/RIVAL ..5 back/coming/tonight/today/
            so/bidding
        waiting/delaying/hesitating/hesitation/delay ..5 cost/costs/means
        so/and/just decide/sign/buy ..2 driveway/spot/today/there/tonight/right/phone
        i/we would ..1 sign/decide/buy/commit/act/offer ..2 today/tonight/now
        price/offer/rate/deal/discount ..1 dies/expires/lapses ..1 at
        if you hesitate/wait/sleep ..6 goes/next
        glad you signed/acted/bought/moved ..2 now/today/early/fast
        you have ..1 until/till ..1 tonight/midnight/tomorrow/noon
        if we/you do not ..6 will miss
        now/today/tonight or watch/lose/see/forget/say_goodbye/kiss
        every/each day/week/hour/month you/we ..1 wait/delay/hesitate/sit ..2 costs/cost/loses/lose
        ^act/sign/decide/buy/commit before/by ..4 or
        before the? seller/sellers/bank/owner/owners/landlord/they ..2 wake/realize/change/finds/find/come_to/catch
        opportunity/chance/deal ..1 only? knocks/knock ..1 once/twice
        one who ..1 let/lets/missed/passed/waited
        let/lets it/this/that get/slip away
        only ..1 units/homes/lots/unit/lot ..1 left
        phone/phones keeps/keep/is/are ringing
        move/jump on this/it ..1 right_away/now/today/tonight/fast
        who/that hesitated
        buyer/buyers ..3 regrets/regret
        or another/other/someone/somebody ..3 gets/takes/grabs/beats/buys/signs
        you will ..1 get less
        worst/biggest/huge mistake ..2 of/you/to
        until midnight/noon/tonight/sundown ..3 before/or/to
        price/rate/offer/deal/chance ..2 be/is/becomes ..1 history/memory/gone
        ^better grab/move/act/hurry/decide/sign/jump/call_now/make
        grab/grabbing it/this/one ..2 before/while
        so move fast/quickly/now
        i/we need/want ..3 answer/decision ..5 or i/we/you/it/they
        so get moving/going/started/signed
        everyone/everybody signs/waives/skips
        end up paying ..1 more
        before ..1 investors/crowd/competition/weekend_crowd/next_buyer/buyers do/does/get/gets/finds/find/see/sees/
            move
        what are you waiting
        cold feet ..3 cost
        COUNTED PARTIES ..1 toured/saw/called/are_looking/are_circling/want/wrote ..8 will/last/gone/go/fast
        RIVAL are/is/will_be ..2 it/this/offer/offers/bid/bids
        already ..2 offers/bids/buyers ..3 waiting/lined/coming/on_it
        pull/pulls the trigger now/today/tonight/before
    """,
}
"""A word that denies or conditions them makes them harmless."""
