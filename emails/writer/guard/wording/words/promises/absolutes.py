"""What allows no exception: superlatives, comparisons with all others, records, threats with an hour, dismissals."""

ABSOLUTES = {
    "It presses the client with praise nobody can prove.": """
        i/we/us/my/our ..4 better/best than/of anyone/anybody/any/all
        i/we/us/our ..3 less/more/faster/higher/cheaper/lower/harder than anyone/anybody/any_other/anyone_else/
            any_agent/any_broker/other_agents
        every/each/any client/buyer/seller/listing of mine/ours ..2 sells/gets/closes/wins/saves/nets/pays/beats
        every/each/any home/house/listing/client/buyer/seller/condo/property ..2 i/we ..1 list/sell/represent/have/
            take ..1
            goes/sells/gets/closes/wins/ends
        # %/percent success/record/rate/of/satisfaction ..2 my/our/rate/clients/record
        track record speaks
        not one/a_single ..2 unsold/lost/failed/expired
        success rate/record
        unbeaten/undefeated/unrivaled/unparalleled/unsurpassed/unbeatable
        track record of selling/getting/closing/winning/beating/never
        BEST_OF ..3 VENTURED ..3 EVER
        BEST_OF VENTURED in/on/around ..2 town/county/city/state/market/area/world/business
        BEST_OF ..2 mistake/decision/move/money/purchase of your/their/a life/lifetime
        BEST_OF ..1 money/purchase/decision/deal/investment you/anyone/they ..1 ever/will/can/could
    """,
    "It promises how things will come out.": """
        i/we/my/our ..1 close/sell/win/get/deliver/beat/find ..5 every/single time
        no way/chance/possibility to ..1 lose/fail/go_wrong/overpay
        live/lives/living ..2 for_free/rent_free
        money/that/it ..1 down the drain
        could/can/would ..2 walk/walk_off/walk_away ..1 with ..3 grand/thousand/thousands/#/profit
        looking at ..2 PRIZE/windfall
        you/we are ..1 golden/home_free/untouchable
        so/that sure/certain/confident/convinced ..7 i/we ..1 will/would/put/buy/bet/pay
        yours by/under ..1 right/law
        OUTSIDE ..4 set/cast/carved in stone
        it/this/OUTSIDE/one ..3 up ..3 every/each month/year/quarter/week
        like clockwork
        lender/bank/board/landlord/underwriter/hoa/city/county/seller/insurer/committee/warranty/policy/insurance/
            program ..3
            approves/approve/takes/accepts/lends/passes/signs_off/covers/pays/funds ..2 everyone/everybody/anyone/
            anybody/anything/everything/all/whoever/whatever
        fine/okay/ok with the irs/law/courts
        safe ..1 signing/skipping/waiving/buying/closing/withholding
        if ..9 it/that is on me/us
        rent/rents/income/tenants ..4 will ..3 carry/cover/pay ..2 mortgage/note/loan/payment/payments
        matter of ..1 weeks/days/months/hours ..1 before/until
        trust/believe me on/about ..2 OUTSIDE
        OUTSIDE/street/block has/have only ..1 gone/risen/climbed/increased
        laughing ..4 bank
        sure thing/bet for/on/with
        with me/us ..1 handling/selling/representing/negotiating/running/behind/on_your/in_your/at_the/in_charge ..6
            will/can not? ..1
        may/can/could consider ..3 yours/sold/done/settled/approved/closed
        walk/walks/walked/walking away richer/ahead/happy/whole
        still/always/all ..1 come/comes/came out fine/ahead/on_top/whole
        anybody/anyone/everybody/everyone ..1 can/could/will ..1 get/gets/qualify ..3 PRIZE/financed
        i/we can/will/would ..1 have/bring/find ..3 offers/buyers/bids/buyer ..4 by/within/in/before
        neighborhood/area/town/street/county will never/always ..2
        if you offer/sign/list/bid/go ..6 it/they/house/home is/will_be ours/yours/sold/done/in_the_bag
        deposit/money/number/offer/price/return/investment/savings ..3 is/are ..1 safe/secure
        you will be ..6 richer/wealthier/rich
        return/rate/price/yield/deal ..2 unheard of
        stand behind/by ..3 price/number/value/estimate/figure
        DECIDER ..2 desperate
        DEAL ..3 in my/our ..1 pocket
        count/rely/bank/bet/depend on the/your/his/her/their/that ..3 being
        will let ..3 slide
        OUTSIDE/street/block/neighborhood ..1 keeps/holds/retains/keep/hold/retain its/their ..1 value
        law is on your/our side
        the only ..3 who/that can ..3 sell/close/get/sold/negotiate/win
        your/our ..1 offer/bid wins/will_win/won
        all ..1 my/our buyers/sellers/clients/listings ..1 get/sell/close/win/save/net
        will cost you ..1 more/twice/double/thousands/dearly
        i/we can/could/will/would GET you ..3 COMPARED/lowest/best rate/price/deal/terms/loan/number
        someone/somebody else 's worry/problem/headache/concern/equity/expense
        DEAL ..2 is/are ..1 just/only/merely ..1 paperwork/detail/details/formalities
        good/set/fine for ..2 years/decades
        they/DECIDER would be fools/crazy/mad/foolish/stupid to
        it/this/that/house/home/place is yours if/when/once/the_moment/the_minute
        is/as money in the bank
        so/and you are ..1 safe/covered/protected
        you can/may stop/quit looking/searching
        owes/owe me ..1 a/one/big/favor
        OUTSIDE takes/take care of itself/themselves
        i/we can/will have/get you approved/funded/financed ..3 by/whatever/regardless/no_matter/within/in
        i/we have ..3 buyer/buyers ..3 ready/waiting/lined
        i/we have ..3 buyer/buyers who/that will
        i/we ..2 always/never win/lose/beat/outbid/overpay
        they/DECIDER ..5 in a heartbeat
        bank/lender/underwriter/appraiser/board ..1 will/going_to ..1 love/adore
        every/each dollar/cent/penny ..8 comes_back/come_back/comes_home/twice/double/doubles/pays/returns/earns/
            tripled/doubled
        consider the/your/this/it ..3 sold/locked/closed/approved/settled/secured/yours/accepted/funded/won
        VALUE ..2 go/goes/move/moves/know/knows/head/heads/run ..1 one/single way/direction
        VALUE is/are ..1 headed/heading ..1 up/down/higher/lower/north/south
        OUTSIDE one? sells/closes/rents ..1 in/within/by ..1 weekend/days/hours/week/weeks/day/#
        can/will/could only get ..1 better/worse/higher/more/cheaper/pricier
        it/they/house/seller/sellers/bank/banks/lender/lenders always passes/closes/sells/agrees/agree/pays/cave/fold
        they always do$
        doubled/risen/climbed/tripled/jumped ..5 will again
        OUTSIDE ..2 going to be worth ..1 more/#/a_fortune/double/million/twice/thousands
        make/see sure/certain/to_it ..2 appraisal/appraiser/lender/inspector/inspection/buyer/seller/bank/board/
            sale/deal ..1
            comes/agrees/passes/approves/signs_off/accepts/pays/goes/closes/says/sees_it
        ^expect ..3 PRIZE
        will have a/an ..3 contract/offer in hand
        get/have the/your seller/bank/landlord/lender/buyer/owner to ..1 pay/agree/drop/accept/take/give/cover/knock/
            shave/reduce/lower/throw/budge/come_down
        offer/sale/buyer/contract ..3 is ..1 a matter of
        land/that/it/thing/OUTSIDE ..2 never goes down
        first/next/any/every buyer ..6 will want/take it/this/yours
        it/that/this/everything always works/pans/turns ..1 out
        nowhere but up
        eating out of ..1 hand
        approval/renewal/extension ..4 automatic
        will ..1 pay anything/whatever/any_price/up
        rent/rents/income/tenants ..2 will ..1 carry/cover/pay ..2 mortgage/note/loan/payment/payments
        you will have ..1 doubled/tripled/made/saved/earned
        OUTSIDE ..1 will be ..1 somebody/someone else
        i_am/we_are ..1 positive/certain/convinced/100_percent/100_% ..3 OUTSIDE/they ..2 will/can
        you would have ..1 had/gotten/made/earned/got ..3 offers/more/thousands/profit/money
        you will ..1 make ..5 percent/%/profit/money/fortune/killing
        as low/cheap/good/sure as ..2 get/gets/goes/go/be
        OUTSIDE only gets/goes/keeps better/up/higher/getting/going/climbing
        get you ..5 over/above/more_than what/asking/list/they/anyone/market
        everyone/everybody/anyone/people/buyers ..5 made/makes/doubled/profited/profits ..1 a_killing/a_fortune/money/
            investment/out/
            fortune/theirs/there
        OUTSIDE/will ..1 rent/rents/sell/sells/pay/pays/run/runs itself
        equity from/on day one
        equity/profit/money ..2 day one
        downside/risk ..2 is ..1 zero/nil/none/minimal
        name your price
        count on ..1 at_least/#/two/three/several ..3 bids/offers/buyers
        printing money
        kind of deal
        board/bank/lender/landlord/hoa approves/accepts/takes everybody/everyone/anyone
        year from now ..3 pay ..3 more
        gets/get it ..1 sold
        only one direction/way ..2 go/to_go
        phones will ring
        ring off the hook
        sure/certain/bound/guaranteed to be ..2 one/best/winner/winning/accepted/chosen/approved/fine
        promise/promising you ..3 PRIZE/price
        will be the easiest/best/smartest/quickest/smoothest ..3
        easily ..1 worth
        no lose ..1 situation/deal/proposition/offer
        you/offer/client ..1 will ..1 beat/win/outbid ..3
        we/i will ..1 have you ..1 out_of/moved/closed ..4 week/weeks/month/months/days/summer/christmas/by/before
        money ..3 grow/grows/growing on/itself/by
        guaranteed
        pays/paying you back/for_itself/every/each/forever
    """,
    "It vouches for what nobody can know.": """
        DECIDER ..1 owes/owe/likes/knows/trusts me/us ..1
        DECIDER is ..2 friend/buddy/pal/cousin/client ..2 mine/so/and/of
        just for show
        i/we know ..1 underwriter/appraiser/inspector/judge/assessor/seller/lender/banker ..1 personally
        rubber stamp
        mere/just/only/pure/purely ..1 formality
    """,
    "It gives legal advice.": """
        DECIDER/they/insurance/policy/warranty ..1 must/have_to/has_to/are_obliged_to/is_obliged_to/are_bound_to/
            is_bound_to ..1 pay/fix/repair/
            refund/return/put_right/accept/make_good/cover/compensate/honor/let_you/lower/release
        every/full right to ..1 withhold/break/sue/evict/cancel/terminate
        has/have to give you ..2 rate/loan/money/deposit/discount
        counts/enough/stands/holds ..2 in court
        clause/contract/lease/law/agreement ..2 means/says ..2 they/he/she/seller/landlord/bank/buyer have_to/
            has_to/must/can_not/owe/owes
        you can/may/could ..1 withhold/evict/deduct/sue/break/terminate/sublet/ignore ..3 rent/tenant/lease/
            contract/deposit/clause/taxes/notice/rule/them
        you can/may/could ..1 keep ..2 deposit
        in the clear
        easement/clause/covenant/rule/contingency/restriction/permit ..2 can/could be ..1 ignored/skipped/waived/
            bypassed
        you/it is/are ..1 protected/covered by ..2 contract/law/statute/agreement
        state/government/city/county gives/pays/hands you
        grandfathered
        it/that/which ..1 is ..2 legal to
        perfectly/completely/totally/entirely ..1 legal/lawful/allowed
        tax deductible
        is/are required to ..1 give/let/approve/accept/return/pay_you/renew/fix/grant you/it/the
        you/it would/will/are ..1 be? protected/covered/insured/immune if/no_matter/whatever/against/from
        contract/clause/law/policy/disclosure/agreement/insurance ..1 fully/always/completely covers/protects you
        contract/clause/law/policy/disclosure/agreement/insurance ..2 covers/protects you whatever/no_matter/either_way/
            from_any/against_any/completely/fully
        you qualify ..1 no_question/i_can_tell/for_sure/easily
        you ..1 would/will ..1 win ..3 court/case/lawsuit/judge/if
        stuck/locked in now
    """,
    "It promises terms that no agreement holds.": """
        FEE is ..1 on the/me/us house?
        upgrades/staging/warranty/furniture/appliances ..2 are/is free
        if you give me ..1 listing
        i/we can/will ..1 save you ..3 tax/taxes/commission
        knock ..5 commission/fee
        I_WILL waive/drop/skip/forgo/cut ..3 retainer/fee/fees/commission/charge/charges/deposit/rent
        i/we will buy it
        i/we will ..2 pay/eat/replace/fund ..5 myself/ourselves/my_own/our_own/my_pocket/our_pocket
        i/we will ..6 for/at free/no_charge/no_cost
        i/we will? ..1 work for free
        i/we will ..1 stage/paint/clean/fix/repair/move/renovate ..5 free
        rebate/cash_back/discount/kickback ..5 if_you/when_you/at_closing/for_you/to_you
        sign ..6 and i/we will ..1 waive/give/pay/cut/drop/throw/knock
    """,
}
"""A word that denies, doubts or conditions them makes them harmless."""

UNDENIED = {
    "It presents as certain what is not.": """
        will ..8 no/beyond question$
        will ..8 count on it/that$
        risk/danger/downside ..2 not ..3 part/word/issue/factor/picture/concern/exist
        there will not be ..1 surprises/problems/issues/trouble ..4
        not ..1 question/matter of ..1 whether/if
        nobody/no_one ..1 will ..1 check/notice/know/find_out/care
        nobody/no_one ..2 ever ..2 turned/rejected/denied/refused/lost/regretted/regretted
        do not need to read ..1 all_of/any_of/the_fine/every
        nothing ..5 should ..1 concern/worry/scare you
        they/he/she/nobody/landlord/bank would/will never/not ..1 dare/evict/sue/object
        other/most/no agents/agent ..1 can/could/will ..1 not/never/get/match/do
        you will never ..1 look_back/want/lose/own/earn
        OUTSIDE will not ..1 need ..3 thing/anything/repairs/roof/for
        lawyer/attorney/accountant/inspector/adviser would/will only/just ..1 tell/say/slow/cost/charge/confuse
        nothing ..4 can/could/will ..1 hurt/touch/stop/happen_to
        opportunity/chance/deal ..1 will not ..1 knock/wait/come/repeat
        they/landlord/bank/seller can not ..1 raise/evict/stop/touch/refuse ..1 you/your/it
        would not lose ..2 sleep over ..3 appraisal/loan/inspection/bank/sale/price/taxes
        zero/no/not_a/little chance/risk/danger/possibility of the/it/this/that/you/anything ..2 collapsing/falling/
            failing/losing/rejected/denied/going/refusing/backing
        could/would not ..2 go wrong
        nothing/nobody can/could/will ..1 stop
        never get/gets/got ..1 turned_down/turned_away/denied/rejected/refused/outbid
        nothing ..2 in/on/about/with ..2 DEAL/survey/report/paperwork/form ..4 worry/concern/scare/surprise/hurt
        there is/are/will_be no/not_any ..3 problems/defects/issues/surprises/damage/liens ..1 in/with/on ..1 DEAL
        nothing ..1 anybody/anyone/they/he/she/DECIDER/neighbor/tenant/seller can/could ..1 do
        nothing the/your DECIDER/neighbor/tenant/ex can/could ..1 do
        OUTSIDE/it not get any COMPARED
        not/no/never ..3 COMPARED ..2 for your ..2 money/savings/cash/payment/dollars/equity/budget
        phone/phones will not stop
        nobody/no_one ever? ..1 checks/enforces/inspects
        ex/brother/sister/heirs/neighbor/neighbors/spouse/tenant/city/hoa/cousins can not ..1 stop/block/refuse/contest/
            prevent/object/force/touch/sue/undo
        there is ..2 no way ..1 this/that/it/you/we ..2 get/gets/goes/falls/ends/comes/hurt/burned
        they/bank/lender/nobody/insurer ..1 never ask/asks/check/checks/verify/verifies
        do not ..1 tell/mention/disclose/say/admit ..4 lender/bank/insurer/appraiser/inspector/underwriter/irs/city/
            county
        he/she/they can not back_out/walk_away/change_their_mind/undo
        my/our buyers/clients/sellers/people never pay/overpay/lose/settle
        not/never ..3 out of your/our pocket
        can/could not/never ..1 make a mistake/bad_choice/wrong_move
        i/we have never been wrong/mistaken
        no ..1 buyer/client/seller/customer ..2 has/have ever
        nobody/no_one ..1 will ..1 fight/object/complain/contest/argue/ask
        it/house/this/that goes ..1 to someone/somebody/another/the_next/others
        do/does/need not ..1 have/need? to check/ask/clear ..2 with ..2 city/county/hoa/lawyer/bank/lender/town/attorney
        shocked/stunned/amazed/floored if ..4 not ..3
        not/never/no a/one/single? house/home/place/property/deal/lot ..5 with more/better/higher/bigger
        yet to see/have/lose a/an/one/any ..2 OUTSIDE/client/buyer ..1 come/fall/fail/sit/lose/not/regret/turn/refuse
        i/we will not ..1 let ..3 lose/fail/slip/overpay/get_away
        OUTSIDE/credit/score/history ..3 will/going_to/to ..1 hold/stop/hurt/sink/kill you/this/it
        never/not going to see/find/get ..3 this/so/that/another/like
        nobody/no_one/none ..1 can/could/will/would ..2 outbid/beat/top/match/undercut/challenge/dispute
        DECIDER ..2 has/have never ..3 turned/rejected/refused/denied/failed/said_no/objected/balked/questioned
        my/our buyers/clients/sellers/listings/deals ..1 do not ..1 lose/fail/sit/regret/fall/haggle/blink
        if you do not ..1 COMMIT ..1 NOW
        so you do not lose/miss ..1 it/out/this/the
        we will not lose this/it/the/that/out
        no/nobody/not_one DECIDER ..3 would/will/can/could ..1 ever? ..1 set_it/undo/overturn/refuse/reject/deny/
            turn/say/object/complain/argue/question/touch/sue/find
        nothing/nobody/no_one/none ..4 beats/beat/compares/compare/matches/comes_close/gets_better/sells/can_touch
        nobody/no_one ..5 gets/sells/negotiates ..1 better/more/faster/like/harder
        will not make it ..1 to/past/through
        will not be ..1 on ..2 market/it ..1 more/longer/long/another/past
    """,
    "It gives legal advice.": """
        tenant/landlord/seller/buyer/bank/hoa/neighbor/neighbors/they can not ..1 do ..1 thing/anything
        not ..2 hold up ..1 if/in/there/against
        not ..3 pay ..3 dollar/cent/penny ..1 more/in/to
        you will not ..1 pay ..2 dollar/cent/penny/more
        you are not ..1 liable/responsible/on_the_hook
        can not ..1 hold_you/come_after/make_you/force_you/sue
    """,
}
"""These deny something themselves."""
