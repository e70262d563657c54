"""Who and what protects a client, and what tells the client to do without."""

PROTECTION = """
    engineer/engineers/roofer/electrician/plumber/chimney_sweep
    inspected/appraised/surveyed/tested
    inspector/inspectors/inspection/inspections
    lawyer/lawyers/attorney/attorneys/counsel/solicitor
    surveyor/survey/appraisal
    contingency/contingencies
    accountant/cpa/tax_adviser/tax_advisor
    title_search/title_insurance/flood_insurance/due_diligence/walk_through/walkthrough/home_warranty
    second/another/outside/independent opinion/opinions/quote/set_of_eyes
    another/other/different/more loan/mortgage
    another/other/different/more lender/lenders/agent/agents/broker/quotes/bank/banks
    disclosure/disclosures/permit/permits
    fine print
    radon/sewer/pest/mold/septic/termite test/scope/inspection/check
"""

DISMISSING_SETS = {
    "SLOW": (
        "slow, slows, delay, delays, complicate, complicates, spook, spooks, scare, scares, muddy, muddies, confuse"
    ),
    "READ": "read, study, review, reread, go through, look at, check, pore over",
    "PAPER": "contract, agreement, lease, fine print, disclosures, paperwork, documents, addendum, small print, terms",
}

DISMISSING = """
    skip/skipping/waive/waiving/forgo/forgoing/ditch/scrap/omit
    overkill/pointless/needless/unnecessary/superfluous/redundant
    a/total/complete/your/of waste
    waste ..1 of/money/time/a/an/your
    wasting ..1 money/time
    for nothing
    not ..1 let ..2 tell/talk/scare/push
    save the/that/on
    no need to ..1 shop/look/compare/ask/call/hire/talk/pay
    without ..2 hiring/using/paying/seeing/asking/involving
    down the drain
    talk/talks you out of
    not ..1 spend/pay/shell_out ..2 on/for
    only/just/would/will/to ..1 SLOW
    only/just find/finds/cost/costs/get/gets/argue/argues/nitpick/invent/invents
    gets/get/getting in the way
    kill/kills/killed/killing deals/the_deal/a_deal
    save yourself
    why pay/spend/bother/drag/involve/hire/waste/get
    go/fine/okay/ok without
    you ..2 do without
    no use/point/sense/reason ..1 in? ..1 hiring/paying/getting/asking/calling/ordering/shopping/a/an/bothering
    no need for
    not/hardly/never ..1 worth
    not ..1 bother ..1
    can live without
    not ..1 shop/look/call/go/ask ..1 around/elsewhere/anywhere
    money/cash/dollars down/out
    past/beyond the stage
"""

DISMISSED = """
    do/does/need not ..1 need? to READ ..3 PAPER
    no need/reason/point ..5 READ ..3 PAPER
    not ..2 bother/worry ..1 READ/reading/about/with ..2 fine_print/small_print
    put/spend/use the ..1 inspection/survey/lawyer/appraisal/attorney ..1 money/fee/cost
    read ..3 later ..6 sign/initial
    sign/initial ..8 read ..5 later
    sign/initial ..4 and/then ..5 later/afterwards/afterward/after_that/down_the_road
    sign ..1 first
    just sign ..1 where/it/here/this/the
    sign ..4 without reading/looking/thinking
    let us/me skip/waive ..2
    not ..2 run ..2 by/past ..2 lawyer/attorney/accountant/anyone/anybody
    i/we am/are all the lawyer/adviser/protection/advice
    not ..1 shop/compare ..2 lenders/rates/quotes
    not ..1 talk/speak to ..1 other/another/any/different ..1 agents/lenders/agent/lender/bank/banks/broker
"""
"""These do it in themselves."""

KEPT = """
    not/never/would_not/do_not/rather_not/cannot/hate_to/against/before/without/regret ..2 skip/skipping/waive/waiving/
        forgo/ditch/omit
    not/never ..2 waste/pointless/overkill/unnecessary
    well worth
    not ..8 without ..2
    skip/skipping/skipped to/ahead
    no/not ..1 SLOW
    not ..1 sign ..8
    sign ..1 first page/line/copy/form
    your/the seller/sellers/owner/bank waive/waiving
    seller/sellers/they/buyer/buyers/lender/bank/landlord/builder/owner/owners/counter/side ..12 asks/ask/asked/asking/
        wants/want/wanted/request/requests/requested/requires/require/propose/proposed you/us/that/for ..4 waive/
        waiving/skip/skipping/forgo/waiver
    you skip/waive
    save yourself a/the trip/drive/call/trouble
    for nothing else
"""
"""Said so, it protects."""
