"""Undertakings and assurances about money, law and tax."""

TERMS = {
    "It promises a profit.": """
        rent/rents/rental/income/tenant/tenants will ..1 cover/pay ..3 mortgage/payment/payments/costs/note/loan
        free money
        millionaire/rich/wealthy/set_for_life
        recover/recoup/get_back/earn_back ..2 dollar/dollars/cost/costs/money/penny/cent/investment/everything/all
        pays/pay for itself/themselves
        double/triple your money/investment/equity
        make/making a killing/fortune
        return of/on ..2 # %/percent
    """,
    "It tells the client to go without protection.": """
        waiving/skipping ..3 SAFEGUARD is/makes/would_be/helps ..2 safe/fine/sense/ok/okay/smart/best/wise/good/
            win/normal/common
        you can safely/skip ..3 skip/waive/SAFEGUARD ..3 SAFEGUARD?
    """,
    "It promises money back.": """
        fully/totally/completely/100 refundable/guaranteed/covered/insured/protected
        money back
        full/complete refund
        pay you back
    """,
    "It promises terms that no agreement holds.": """
        i/we will ..1 throw in
        sign ..4 free/bonus/gift/warranty
        FEE ..2 is/are ..1 negotiable/waived/nothing/zero/free/half/refundable/on_me/on_us
        out of pocket
        I_WILL waive/cut/lower/reduce/drop/discount/slash/halve/rebate/refund/forgo/match ..2 FEE
        lowest ..1 FEE/commission in
        beat/match any ..3 offer/commission/price/fee/quote/agent/competitor/rate
        pay ..1 your/all/the/any ..3 closing costs
        cover ..1 your/all/the ..1 closing_costs/costs/fees
    """,
    "It promises money.": """
        i/we will ..2 make up the difference
        i/we will ..2 buy it/your/the/this/myself/ourselves ..3 myself/ourselves/home/house/back
        i/we will ..2 reimburse/refund/compensate/repay/cover/pay ..4 difference/repairs/costs/cost/loss/
            inspection/appraisal/penalty/you/fee/fees/mortgage/moving
    """,
    "It gives legal advice.": """
        cancel/walk_away/back_out/leave/terminate/walk ..3 without/penalty_free/at_no ..1 consequences/
            consequence/penalty/penalties/
            cost/costs/fee/fees/trouble
        bank/lender/seller/landlord/insurer/hoa/city/county ..1 has/have to ..1 give/accept/approve/return/pay/
            agree/take/let/allow/fix/refund
        landlord/seller/tenant/hoa/bank/owner/city/buyer can not ..2 do/legally/evict/refuse/raise/keep/stop/back/
            touch/sue/deny/charge/enforce
        you/it/this/that/contract/agreement/offer/email/verbal/text is/are ..2 legally binding/entitled/obligated/
            required/bound/protected/enforceable
        legally/contractually/lawfully binding/entitled/obligated/bound/required/allowed/protected/safe/owe/
            have_to/free_to/can
        you are ..2 entitled to
        you have a/the/every ..1 legal/right to
        GETOUT you/them ..2 out of ..3 LET_OUT
        you can ..2 walk_away/back_out/get_out/walk/cancel ..4 without/any_time/anytime/no/free/whenever
        break the/your ..1 lease/contract ..2 without
        you could/can/should/would ..2 sue/win_in_court
        seller/landlord/lender/bank/tenant/owner/hoa/buyer ..1 is/are legally/required/obligated
        perfectly/completely/totally/entirely/100 % legal/safe
    """,
    "It promises a loan.": """
        you/buyer/buyers/we/i/they will ..1 qualify/be_approved/get_approved/be_pre_approved/get_the_loan/
            get_a_mortgage
        lender/bank/they/underwriter/underwriting will ..1 approve/say_yes/accept/lend/sign_off
        qualify with? without/no ..1 problem/problems/question/trouble/issue/issues/matter
        no problem getting ..1 approved/qualified/a loan
    """,
    "It promises a saving.": """
        you will ..2 save/make/pocket/earn/net/profit/walk away with ..3 SAVINGS
        save you ..2 SAVINGS
        you/will save ..1 SAVINGS
    """,
    "It gives advice on tax.": """
        you can/may/could ..1 deduct ..5 tax/taxes/return
        tax free/exempt
        you/your ..4 tax deductible/deductible
        you/will/would/to ..2 pay/owe/avoid no/zero/any/all ..2 tax/taxes/capital_gains
        write it/this/that/the ..3 off
        avoid ..2 tax/taxes/capital_gains
    """,
}
"""A word that denies or conditions them makes them harmless."""

WAIVERS = {
    "It gives legal advice.": """
        do/does/need not ..1 have/need? to ..1 disclose/report/declare/register/tell_the
    """,
    "It promises terms that no agreement holds.": """
        not/never/without ..3 pay/paying/cost/owe/spend ..2 penny/cent/dime/thing
        no hidden/extra/additional/upfront ..1 costs/cost/fees/fee/charges
        no costs whatsoever/at all
        owe nothing
        cost/costs you nothing/zero
        no/zero ..1 closing_costs/money_down/capital_gains/taxes/penalty/penalties/commission/commissions/
            credit_check
        no/zero ..1 fees/fee/hidden_fees
    """,
    "It tells the client to go without protection.": """
        nobody/no one ..1 reads/checks/cares/enforces/needs
        do/does/will not need/require/have_to/bother/worry ..5 SAFEGUARD
        no need/reason for/to ..4 SAFEGUARD
        no SAFEGUARD BE? needed/necessary/required
        ^skip/waive/forget/drop ..2 SAFEGUARD
        can/should/could/would/to/just/recommend/suggest skip/waive/skipping/waiving/forgo/drop ..2 SAFEGUARD
        waive/skip/skipping/forgo ..1 SAFEGUARD
        SAFEGUARD is/are ..2 unnecessary/waste/optional/formality/pointless/not_needed/not_necessary
        without a/an/the/any SAFEGUARD ..1 you/we/is/will/to/and
    """,
}
"""These deny something themselves."""

ADVICE = {
    "It gives legal advice.": """
        by law
        legal obligation/right/rights/duty/claim/grounds/recourse/action/loophole/trouble/way/issue/issues/
            problem/problems/protection
        legally/lawfully/enforceable/unenforceable/binding/lawsuit
        liable/liability for/is/to/here
        in/to court
        against/by/under the law
        your rights/right to
    """,
    "It gives advice on tax.": """
        deduction/deductions/deductible/deduct/write_off/writeoff
        owe/owes/pay/pays ..1 no/zero/any/less ..2 tax/taxes
        capital gains
    """,
}
"""Law and taxes belong to those whom the client pays for advice: to name them in the sentence is fine."""
