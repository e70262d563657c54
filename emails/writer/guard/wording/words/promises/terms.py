"""Undertakings and assurances about money, law and tax."""

TERMS = {
    "It promises a profit.": """
        rent/rents/rental/income/tenant/tenants will ..1 cover/pay ..3 mortgage/payment/payments/costs/note/loan
        free money
        millionaire/set_for_life
        you/make/get/grow/become ..1 rich/wealthy
        recover/recoup/get_back/earn_back ..2 dollar/dollars/cost/costs/money/penny/cent/investment/everything/all
        pays/pay for itself/themselves
        adds/add/returns/return/brings_back/bring_back every/each/all ..1 dollar/penny/cent
        every/each/all ..1 dollar/penny/cent ..6 will_come_back/comes_back/you_get_back/you_will_get_back/returned
        double/triple your money/investment/equity
        make/making/made/makes a killing/fortune/mint
        return of/on ..2 # %/percent
    """,
    "It tells the client to go without protection.": """
        waiving/skipping ..3 SAFEGUARD is/makes/would_be/helps ..2 safe/fine/sense/ok/okay/smart/best/wise/good/win/
            normal/common
        you can safely/skip ..3 skip/waive/SAFEGUARD ..3 SAFEGUARD?
    """,
    "It promises money back.": """
        fully/totally/completely/100 refundable/guaranteed/covered/insured/protected/sheltered/exempt/deductible
        money back
        full/complete refund
        pay you back
        fee/fees/deposit/money/earnest_money ..1 always/will ..1 comes/come/goes/go back to? you
    """,
    "It promises terms that no agreement holds.": """
        i/we will ..1 throw in
        sign ..4 bonus/gift/free_gift/gift_card
        FEE ..2 is/are/will_be ..1 negotiable/waived/nothing/zero/free/half/refundable/on_me/on_us
        nothing/zero/no/never/without ..2 out of pocket
        I_WILL waive/cut/lower/reduce/drop/discount/slash/halve/rebate/refund/forgo/match ..2 FEE
        lowest ..1 FEE/commission in
        beat/match any ..3 offer/commission/price/fee/quote/agent/competitor/rate
        i/we will ..2 cover/eat/absorb ..3 loss/losses/shortfall/difference/gap
        i/we will ..1 cover your/all ..2 costs/fees/deposit/closing
    """,
    "It promises money.": """
        i/we will ..2 make up the difference
        i/we will ..2 buy it/your/the/this/myself/ourselves ..3 myself/ourselves/home/house/back
        i/we will ..2 reimburse/refund/compensate/repay/pay ..4 difference/repairs/costs/cost/loss/inspection/
            appraisal/penalty/you/fee/fees/mortgage/moving
    """,
    "It gives legal advice.": """
        cancel/walk_away/back_out/terminate ..3 without/penalty_free/at_no ..1 consequences/consequence/penalty/
            penalties/cost/costs/fee/fees/trouble
        bank/lender/seller/landlord/insurer ..1 has/have to ..1 accept/return/agree/fix/refund/let_you
        landlord/seller/tenant/hoa/bank/owner/city/buyer can not ..2 legally/evict/refuse/raise/stop/touch/sue/deny/
            charge/enforce/keep_your
        it/this/that/contract/agreement/offer/email/verbal/text is/are ..2 binding/enforceable
        legally/contractually/lawfully binding/entitled/obligated/bound/required/allowed/protected/safe/owe/have_to/
            free_to/can
        you are ..2 entitled to ..3 refund/deposit/money/credit/exemption/compensation/
            damages/reduction/discount/half/
            cancel/terminate/withhold/sue/walk/back
        you have a/the/every ..1 legal right
        GETOUT you/them ..2 out of ..3 LET_OUT
        you can ..2 back_out/get_out/cancel/walk_away ..4 without/any_time/anytime/no/free/whenever
        break the/your ..1 lease/contract ..2 without
        you could/can/should/would ..2 sue/win_in_court
        seller/landlord/lender/bank/tenant/owner/hoa/buyer ..1 is/are legally/required/obligated
        perfectly/completely/totally/entirely/%/percent/wholly legal/safe/lawful/risk_free
    """,
    "It promises a loan.": """
        you/buyer/buyers/we/they will ..1 qualify/be_approved/get_approved/be_pre_approved/get_the_loan/get_a_mortgage
        lender/bank/they/underwriter/underwriting will ..1 approve/say_yes/accept/lend/sign_off
        qualify with? without/no ..1 problem/problems/question/trouble/issue/issues/matter
        no problem getting ..1 approved/qualified/a loan
    """,
    "It promises a saving.": """
        you will ..2 save/make/pocket/earn/net/profit/walk away with ..3 SAVINGS
        save you ..2 SAVINGS
        you/will/would save ..1 SAVINGS
    """,
    "It gives advice on tax.": """
        you can/may/could ..1 deduct ..5 tax/taxes/return
        tax free/exempt
        you/your ..4 tax deductible/deductible
        you/will/would/to ..2 pay/owe/avoid no/zero/any/all ..2 tax/taxes/capital_gains
        can/could/will/to write it/this/that/the ..3 off
        avoid ..2 tax/taxes/capital_gains
    """,
}
"""A word that denies or conditions them makes them harmless."""

WAIVERS = {
    "It gives legal advice.": """
        do/does/need not ..1 have/need? to ..1 disclose/report/declare/register/tell_the
    """,
    "It promises terms that no agreement holds.": """
        not/never/without ..3 pay/paying/cost/owe/spend/charge/charged ..2 penny/cent/dime
        not/never ..2 owe/pay ..1 thing
        no hidden/extra/additional/upfront ..1 costs/cost/fees/fee/charges
        no costs whatsoever/at all
        owe nothing
        listing/selling/sale/moving/closing/repairs/refinancing/house/home ..2 costs/cost ..1 you nothing/zero
        no/zero ..1 closing_costs/money_down/capital_gains/taxes/penalty/penalties/commission/commissions/credit_check
        no/zero hidden_fees/commission_at_all
    """,
    "It tells the client to go without protection.": """
        nobody/no_one ..1 reads/checks/enforces/needs ..3 contract/fine_print/disclosures/rules/permit/permits/
            SAFEGUARD
        do/does/will not need/require/want a/an/the/any/your ..2 SAFEGUARD
        do/does not bother/waste ..5 SAFEGUARD
        no need/reason for ..2 SAFEGUARD
        no need/reason to ..6 by/with/from/through ..2 SAFEGUARD
        no need/reason to ..1 hire/pay/get/have/order/bring_in/involve/call/use/ask/see/buy ..3 SAFEGUARD
        no SAFEGUARD BE? needed/necessary/required
        SAFEGUARD ..4 leave/leaving/left it/that/them out/off
        SAFEGUARD ..1 just/only slows/complicates/scares/delays/costs/gets
        ^skip/waive/forget ..2 SAFEGUARD
        can/should/could/would/to/just/recommend/suggest skip/waive/skipping/waiving/forgo ..2 SAFEGUARD
        SAFEGUARD is/are ..2 unnecessary/money_down/waste/optional/formality/pointless/not_needed/not_necessary
        without a/an/the/any SAFEGUARD ..1 you/we/is/will/to/and
    """,
}
"""These deny something themselves."""

ADVICE = {
    "It gives legal advice.": """
        by law
        legal obligation/right/rights/duty/claim/grounds/recourse/action/loophole/trouble/way/issue/issues/problem/
            problems/protection
        legally/lawfully/enforceable/unenforceable/binding/lawsuit
        liable/liability for/is/to/here
        against/by/under the law
        your rights/right under
    """,
    "It gives advice on tax.": """
        deduction/deductions/deduct/write_off/writeoff/taxed/taxable/untaxed/nontaxable
        owe/owes/pay/pays ..1 no/zero/any/less ..2 tax/taxes
        capital gains
    """,
}
"""Law and taxes belong to those whom the client pays for advice: to name them in the sentence is fine."""
