"""What nobody can promise, and what presses the client. Sets of words, and how they combine in one sentence."""

SETS = {
    "WE": "i, we, you, they, it, he, she, this, that, this home, your home, your house, the home, the house, home, house, property, condo, price, prices, "
    "values, value, unit, buyers, sellers, somebody, one, place, lot, land, listing, offer, the bank, lender, bank, appraisal, seller, buyer, "
    "deal, market, rates, rate, rent, rents, investment, area, neighborhood, everything, loan, team, office, agent",
    "SURELY": "definitely, certainly, surely, absolutely, undoubtedly, easily, for sure, without a doubt, no doubt, without doubt, "
    "without question, no question, without any trouble, without trouble, without a problem, without any problem, without any problems, without a hitch, "
    "without any issue, with no trouble, no problem, no matter what, trust me, rest assured, guaranteed, inevitably, assuredly, of course, always, quickly, 100 %, 100 percent, for certain",
    "GET": "get, receive, sell, close, win, net, make, earn, gain, pocket, walk away with, see, find, attract, have, land, secure, fetch, bring, "
    "bring in, beat, collect, generate, clear, command, go for, negotiate, achieve, obtain",
    "CLOSED": "sell, close, win, net, profit, gain, earn, qualify, be approved, get approved, appreciate, go up, rise, increase, double, triple, "
    "climb, soar, pay off, pay for itself, fetch, get the house, get the home, get it, get your price, make money, come out ahead, "
    "save money, be accepted, get accepted, appraise, pass, go through, come through, get it sold, have it sold, find a buyer, sell itself, come in at value, come in at, come in above, come back clean, come back fine, "
    "find you a, get top, get multiple, get full, get an offer, get offers, have offers, be sold, outperform, beat, succeed, approve, accept, "
    "recoup, break even, be under contract, not lose, never lose",
    "PRIZE": "full price, asking price, asking, the asking price, price you want, the price you want, the price you deserve, top dollar, over asking, above asking, more than asking, multiple offers, offers, "
    "a bidding war, bidding war, thousands, a fortune, a profit, profit, a return, best price, highest price, the best price, the highest price, "
    "the best deal, best deal, the lowest price, lowest rate, the lowest rate, best rate, the best rate, approved, approval, your price, an offer, offers, a sale, that figure, that price, the house, the deal, "
    "a buyer, more money, maximum, max value, a full price, cash offer, your money back, every penny, a great return, a discount, "
    "huge return, huge profit, list price, what you want, best terms, a loan, the loan, the mortgage, financing, best possible price, "
    "highest possible price, a better price, a higher price, a great price, a better deal, a great deal",
    "RISE": "go up, rise, increase, appreciate, climb, double, triple, skyrocket, soar, keep rising, keep climbing, keep going up, grow, go higher, "
    "jump, gain value, gain in value, gain, hold its value, hold their value, recover, explode, take off, continue to rise, "
    "continue to climb, keep appreciating, be worth more, be worth, pay off, drop, fall, go down, come down, crash, decline, improve, beat, "
    "continue to go up, continue to appreciate, rebound, bounce back, come back, heat up, outpace",
    "VALUE": "price, prices, value, values, home, house, it, they, this, property, investment, condo, land, lot, rates, rate, market, rents, rent, "
    "equity, unit, real estate, interest rates, mortgage rates, neighborhood, area, demand, place",
    "BOUND": "bound to, sure to, certain to, guaranteed to, destined to, set to, poised to, going to, can only, only going to, will only, will always",
    "ASSURE": "guarantee, guaranteed, guarantees, guaranteeing, warrant, ironclad, airtight, watertight, bulletproof, rock solid, ironclad guarantee",
    "VOW": "promise, assure, swear, bet, give you my word, pledge, vow, assured, personally assure",
    "NOW": "now, today, tonight, immediately, right away, this minute, at once, right now, this instant, asap, by tonight, by tomorrow, "
    "before midnight, within 24 hours, within the hour, this second, fast, quickly, on the spot, before it is too late",
    "COMMIT": "act, decide, sign, commit, move, buy, list, jump, offer, make an offer, put in an offer, submit an offer, make a decision, "
    "pull the trigger, lock it in, lock in, grab, take it, bid, make up your mind, say yes, get your offer in, get an offer in, write an offer",
    "RIVAL": "others, other buyers, another buyer, other people, someone else, somebody else, several buyers, multiple buyers, other families, "
    "other investors, other clients, competing buyers, other parties, three buyers, two buyers, other couples, many buyers, other offers, "
    "another offer, other bidders, plenty of buyers, several people, other agents, everyone else, a line of buyers, another family, "
    "another couple, lots of buyers, other interested buyers",
    "LURK": "circling, waiting, lined up, lining up, looking at it, interested, bidding, coming in, competing, writing, making, grab, snap, snatch, "
    "scoop, watching, eyeing, touring, breathing down",
    "TAKE": "grab, snap, snatch, scoop, take, buy, get, beat you, steal, swoop, jump on, outbid",
    "SAFEGUARD": "inspection, inspections, home inspection, lawyer, attorney, appraisal, title insurance, contingency, contingencies, insurance, "
    "survey, title search, title company, disclosure, disclosures, permit, permits, second opinion, legal advice, accountant, due diligence, "
    "home warranty, walk through, escrow, flood insurance, financing contingency, inspection contingency, tax advice, cpa, "
    "pest inspection, radon test, independent advice, proof of funds",
    "LET_OUT": "contract, lease, agreement, listing, deal, mortgage, loan, obligation, contingency, purchase agreement, listing agreement, "
    "buyer agreement, exclusive agreement, sale, closing, offer",
    "FEE": "fee, fees, commission, commissions, closing costs, closing cost, costs, rate, percentage, cut",
    "SAVINGS": "thousands, a fortune, a lot of money, a ton, money, tens of thousands, hundreds, a bundle, big, $, a lot, plenty of money, ton of money",
    "BE": "is, are, will be, would be, has been, was, be, it is",
    "SURE": "certain, guaranteed, assured, automatic, a formality, a sure thing, a given, a done deal, a certainty, in the bag, a lock, a slam dunk, "
    "just a formality, as good as done, locked in, secured, secure, inevitable, foolproof, a safe bet, sure thing, as good as sold, "
    "practically done, practically guaranteed, a no brainer, 100 % safe, completely safe, a foregone conclusion, bulletproof",
    "THING": "approval, loan, mortgage, financing, sale, offer, deal, profit, price, closing, it, this, appraisal, return, success, investment, home, "
    "house, everything, outcome, result, income, rent, property, money, deposit, that",
}

NEGATABLE = (
    ("only ever", "It presents as certain what is not."),
    ("certain/sure/bound/guaranteed to ..1 GET ..3 PRIZE", "It promises how things will come out."),
    ("you/we will ..1 win/qualify/profit/come_out_ahead/save_money/make_money/be_approved/get_approved/outbid", "It promises how things will come out."),
    ("rent/rents/rental/income/tenant/tenants will ..1 cover/pay ..3 mortgage/payment/payments/costs/note/loan", "It promises a profit."),
    ("waiving/skipping ..3 SAFEGUARD is/makes/would_be/helps ..2 safe/fine/sense/ok/okay/smart/best/wise/good/win/normal/common", "It tells the client to go without protection."),
    ("MOST_OF_ALL ..1 VENTURE", "It presses the client with praise nobody can prove."),
    ("best/right/perfect time to ..1 buy/sell/list/invest/refinance/act/lock is/was", "It presses the client."),
    ("always/never ..1 regret/regrets/deliver/delivers/sell/sells/sit/sits/win/wins/lose/loses/fail/fails/pay/pays ..3", "It presents as certain what is not."),
    ("HYPE", "It presents as certain what is not."),
    ("free money", "It promises a profit."),
    ("fully/totally/completely/100 refundable/guaranteed/covered/insured/protected", "It promises money back."),
    ("DEAL/deposit/it/you/we ..6 no_matter_what/whatever_happens/either_way_you", "It presents as certain what is not."),
    ("a matter of days/weeks/hours/time", "It promises how things will come out."),
    ("need/want/expect an/your/the ..1 answer/decision ..1 by/before/today/tonight/now/or", "It presses the client."),
    ("will ..8 promise you$", "It promises how things will come out."),
    ("lining up ..1 at/for/around/to", "It presses the client with others."),
    ("will have a/an/multiple/several ..2 offer/offers/contract/buyer ..4 by/before/within/in/hand", "It promises a sale."),
    ("same/big/huge/costly mistake", "It presses the client."),
    ("waited ..3 lost/paid/missed/regretted/regrets", "It presses the client."),
    ("look back ..2 wish", "It presses the client."),
    ("wish you had", "It presses the client."),
    ("FEE ..2 is/are ..1 negotiable/waived/nothing/zero/free/half/refundable/on_me/on_us", "It promises terms that no agreement holds."),
    ("out of pocket", "It promises terms that no agreement holds."),
    ("only one/two/three/# ..3 left/remaining/available", "It presses the client."),
    ("millionaire/rich/wealthy/set_for_life", "It promises a profit."),
    ("buyer/seller/sellers/bank/lender/banks/lenders/landlords ..1 always/never ..1 take/takes/accept/accepts/agree/agrees/reject/rejects/say/says/approve/approves", "It promises how somebody else will act."),
    ("with me/us means/gets/equals/you_get/you_will", "It promises how things will come out."),
    ("PRIZE ..3 you will ..1 get it/that", "It promises how things will come out."),
    ("DEAL ..6 do not worry$", "It presents as certain what is not."),
    ("DEAL will ..1 CLOSED", "It promises how things will come out."),
    ("officer/underwriter/inspector/appraiser/board/city/insurer/adjuster will ..1 approve/pass/sign_off/accept/say_yes/agree/clear/find_nothing", "It promises how somebody else will act."),
    ("if you sign/commit/decide/act ..1 NOW/this_week/this_weekend/by/before", "It presses the client."),
    ("VOUCH ..9 DEAL", "It vouches for what nobody can know."),
    ("DEAL ..6 VOUCH$", "It vouches for what nobody can know."),
    ("will ..6 VOUCH$", "It vouches for what nobody can know."),
    ("i_am/we_are ..1 certain/positive/convinced/100/absolutely ..3 WE ..1 will", "It presents as certain what is not."),
    ("i_am/we_are ..1 sure/confident ..3 WE ..1 will ..1 CLOSED", "It presents as certain what is not."),
    ("i_am/we_are ..1 sure/confident ..3 WE ..1 will ..1 GET ..3 PRIZE/more/less", "It presents as certain what is not."),
    ("DEAL ..4 is/be/are ..1 EASY", "It presents as certain what is not."),
    ("as/so safe/good/certain/sure as", "It presents as certain what is not."),
    ("nothing to worry ..5 DEAL", "It presents as certain what is not."),
    ("in the bag", "It presents as certain what is not."),
    ("VALUE ..2 have/has nowhere", "Nobody knows which way prices and rates will go."),
    ("bottom/top/peak of the market", "Nobody knows which way prices and rates will go."),
    ("VALUE/remodel/renovation/kitchen/land/location/city ..6 never/always ..1 fall/falls/drop/drops/go/goes/lose/loses/rise/rises/pay/pays/appreciate/appreciates/sell/sells/hold/holds/rent/rents/gain/gains", "Nobody knows which way prices and rates will go."),
    ("recover/recoup/get_back/earn_back ..2 dollar/dollars/cost/costs/money/penny/cent/investment/everything/all", "It promises a profit."),
    ("pays/pay for itself/themselves", "It promises a profit."),
    ("expect ..3 PRIZE/return/profit/bidding", "It promises how things will come out."),
    ("expect ..2 # ..2 offers/return/profit/buyers", "It promises how things will come out."),
    ("DEAL/numbers/number/inspection/everything/things will ..1 work_out/be_fine/be_okay/go_smoothly/go_well/turn_out/go_through/pass/be_perfect/be_a", "It promises how things will come out."),
    ("will go/move/fly/sell fast/quickly/soon/over/off", "It presses the client."),
    ("will ..1 have ..3 offers/buyers/offer/buyer ..2 by/within/in/before/on", "It promises a sale."),
    ("can/will close in/within/by ..2 days/weeks/week/#", "It promises how things will come out."),
    ("can/will ..1 get this/the/your ..1 deal/sale/house/loan/home done/closed/sold/approved", "It promises how things will come out."),
    ("i/we will ..2 make up the difference", "It promises money."),
    ("i/we will ..2 buy it/your/the/this/myself/ourselves ..3 myself/ourselves/home/house/back", "It promises money."),
    ("i/we will ..2 reimburse/refund/compensate/repay/cover/pay ..4 difference/repairs/costs/cost/loss/inspection/appraisal/penalty/you/fee/fees/mortgage/moving", "It promises money."),
    ("seller/sellers/owner/owners/landlord is/are ..1 desperate/motivated/dying ..4 will/take/accept/anything", "It promises how somebody else will act."),
    ("bank/lender/seller/landlord/insurer/hoa/city/county ..1 has/have to ..1 give/accept/approve/return/pay/agree/take/let/allow/fix/refund", "It gives legal advice."),
    ("landlord/seller/tenant/hoa/bank/owner/city/buyer can not ..2 do/legally/evict/refuse/raise/keep/stop/back/touch/sue/deny/charge/enforce", "It gives legal advice."),
    ("need/want/must have ..1 your/a signature/answer/decision/offer/yes by/before/today/tonight/now", "It presses the client."),
    ("only good/valid/open/available/on until/till/through/for/today/tonight/this", "It presses the client."),
    ("expires/ends/vanishes ..1 today/tonight/soon/tomorrow/midnight", "It presses the client."),
    ("or pay/lose/regret/miss ..2 more/later/it/out", "It presses the client."),
    ("sign/buy/decide/act/commit/offer/list ..3 before ..2 somebody/someone/others/else/they/prices/rates/another/too/it", "It presses the client."),
    ("everybody/everyone ..2 wants/is_after/is_looking", "It presses the client with others."),
    ("COUNTED other? PARTIES ..2 LURK", "It presses the client with others."),
    ("lower/better/cheaper/lowest/best commission/fee/price/rate/deal/offer anywhere/elsewhere/around/in/than/out", "It presses the client with praise nobody can prove."),
    ("ASSURE", "Nobody can guarantee it."),
    ("i/we/you VOW ..1 you? that? ..2 WE ..1 will/is/are/can/would", "It promises how things will come out."),
    ("i/we VOW ..2 to sell/get/find/close/beat/save/net/make", "It promises how things will come out."),
    ("VOW you a/an/the ..3 PRIZE/sale/buyer/offer/result/results/price/profit/home", "It promises how things will come out."),
    ("you have my word", "It promises how things will come out."),
    ("count on ..3 PRIZE/selling/a_sale/approval/a_profit/getting_it/profit/full", "It promises how things will come out."),
    ("WE ..1 will/going_to SURELY ..1 CLOSED", "It promises how things will come out."),
    ("WE will ..1 SURELY ..1 GET ..4 PRIZE", "It promises how things will come out."),
    ("SURELY ..2 will ..1 CLOSED", "It promises how things will come out."),
    ("will CLOSED ..3 SURELY", "It promises how things will come out."),
    ("will/going_to ..1 GET ..3 PRIZE", "It promises how things will come out."),
    ("will ..1 GET ..1 you/it/your ..3 PRIZE", "It promises how things will come out."),
    ("will ..1 sell/close/be_sold/be_gone/go_under_contract/rent/lease/be_under_contract ..2 in/within/by/before/for/above/over/fast/quickly/immediately/overnight/easily/soon", "It promises a sale."),
    ("will ..1 have it/you/your/the/this ..4 sold/closed/rented/leased/under/approved", "It promises a sale."),
    ("will ..1 get it/you/your/the/this ..3 sold/closed/rented/leased/approved/under", "It promises a sale."),
    ("can ..1 GET ..2 PRIZE SURELY", "It promises how things will come out."),
    ("you/buyer/buyers/we/i/they will ..1 qualify/be_approved/get_approved/be_pre_approved/get_the_loan/get_a_mortgage", "It promises a loan."),
    ("lender/bank/they/underwriter/underwriting will ..1 approve/say_yes/accept/lend/sign_off", "It promises a loan."),
    ("will ..1 say_yes/accept ..2 your/the/any/our offer", "It promises how somebody else will act."),
    ("seller/sellers/landlord/buyer/buyers/owner will ..1 accept/take/agree/say_yes/pay/cover/go_for", "It promises how somebody else will act."),
    ("qualify with? without/no ..1 problem/problems/question/trouble/issue/issues/matter", "It promises a loan."),
    ("no problem getting ..1 approved/qualified/a loan", "It promises a loan."),
    ("THING BE ..1 SURE", "It presents as certain what is not."),
    ("THING ..3 is/are/be ..1 SURE", "It presents as certain what is not."),
    ("sure thing/bet", "It presents as certain what is not."),
    ("slam dunk", "It presents as certain what is not."),
    ("safe bet/investment", "It presents as certain what is not."),
    ("VALUE ..3 will ..2 RISE", "Nobody knows which way prices and rates will go."),
    ("VALUE ..3 BOUND ..1 RISE", "Nobody knows which way prices and rates will go."),
    ("VALUE only go/goes/rise/increase/appreciates up?", "Nobody knows which way prices and rates will go."),
    ("VALUE always goes/go/rises/rise/increases/appreciates up?", "Nobody knows which way prices and rates will go."),
    ("bound/sure/certain to ..1 CLOSED/RISE", "It promises how things will come out."),
    ("double/triple your money/investment/equity", "It promises a profit."),
    ("you will ..2 save/make/pocket/earn/net/profit/walk away with ..3 SAVINGS", "It promises a saving."),
    ("save you ..2 SAVINGS", "It promises a saving."),
    ("make/making a killing/fortune", "It promises a profit."),
    ("return of/on ..2 # %/percent", "It promises a profit."),
    ("money back", "It promises money back."),
    ("full/complete refund", "It promises money back."),
    ("will ..1 CLOSED without/with ..3 trouble/problem/problems/issue/issues/hitch", "It promises how things will come out."),
    ("will come in ..1 at/above/over/near ..3 value/price/asking", "It promises how things will come out."),
    ("will sell itself", "It promises a sale."),
    ("can/will GET ..6 SURELY$", "It promises how things will come out."),
    ("always/never sell/sells/close/closes/get/gets/lose/loses ..4 PRIZE/above/over/sale/deal", "It promises how things will come out."),
    ("make sure/certain ..2 you/we/they ..1 get/win/qualify/close/sell/pay ..2 house/home/property/loan/price/approved/less/it", "It promises how things will come out."),
    ("you can/may/could ..1 deduct ..5 tax/taxes/return", "It gives advice on tax."),
    ("you/will save ..1 SAVINGS", "It promises a saving."),
    ("# %/percent satisfaction/satisfied/guaranteed/certain/sure", "It presents as certain what is not."),
    ("tax free/exempt", "It gives advice on tax."),
    ("you/your ..4 tax deductible/deductible", "It gives advice on tax."),
    ("you/will/would/to ..2 pay/owe/avoid no/zero/any/all ..2 tax/taxes/capital_gains", "It gives advice on tax."),
    ("write it/this/that/the ..3 off", "It gives advice on tax."),
    ("avoid ..2 tax/taxes/capital_gains", "It gives advice on tax."),
    ("you/it/this/that/contract/agreement/offer/email/verbal/text is/are ..2 legally binding/entitled/obligated/required/bound/protected/enforceable", "It gives legal advice."),
    ("legally/contractually/lawfully binding/entitled/obligated/bound/required/allowed/protected/safe/owe/have_to/free_to/can", "It gives legal advice."),
    ("you are ..2 entitled to", "It gives legal advice."),
    ("you have a/the/every ..1 legal/right to", "It gives legal advice."),
    ("GETOUT you/them ..2 out of ..3 LET_OUT", "It gives legal advice."),
    ("you can ..2 walk_away/back_out/get_out/walk/cancel ..4 without/any_time/anytime/no/free/whenever", "It gives legal advice."),
    ("break the/your ..1 lease/contract ..2 without", "It gives legal advice."),
    ("you could/can/should/would ..2 sue/win_in_court", "It gives legal advice."),
    ("seller/landlord/lender/bank/tenant/owner/hoa/buyer ..1 is/are legally/required/obligated", "It gives legal advice."),
    ("perfectly/completely/totally/entirely/100 % legal/safe", "It gives legal advice."),
    ("you can safely/skip ..3 skip/waive/SAFEGUARD ..3 SAFEGUARD?", "It tells the client to go without protection."),
    ("I_WILL waive/cut/lower/reduce/drop/discount/slash/halve/rebate/refund/forgo/match ..2 FEE", "It promises terms that no agreement holds."),
    ("lowest ..1 FEE/commission in", "It promises terms that no agreement holds."),
    ("beat/match any ..3 offer/commission/price/fee/quote/agent/competitor/rate", "It promises terms that no agreement holds."),
    ("pay ..1 your/all/the/any ..3 closing costs", "It promises terms that no agreement holds."),
    ("pay you back", "It promises money back."),
    ("cover ..1 your/all/the ..1 closing_costs/costs/fees", "It promises terms that no agreement holds."),
    ("act/move/decide NOW", "It presses the client."),
    ("you/we/please/buyers ..1 must/need_to/have_to/should/better/got_to/had_better ..1 COMMIT ..3 NOW", "It presses the client."),
    ("COMMIT NOW or", "It presses the client."),
    ("^COMMIT ..3 NOW", "It presses the client."),
    ("so/and/please decide/sign/commit/act ..3 NOW", "It presses the client."),
    ("need/want/expect your ..2 answer/decision/signature/offer ..2 NOW", "It presses the client."),
    ("you/i would ..1 be crazy/foolish/silly/stupid/mad/insane/a_fool", "It presses the client."),
    ("you will/would ..2 regret", "It presses the client."),
    ("you will/would be sorry", "It presses the client."),
    ("kick yourself/yourselves", "It presses the client."),
    ("hurry", "It presses the client."),
    ("last/final/only ..1 chance/opportunity/shot/call", "It presses the client."),
    ("once in a lifetime/blue", "It presses the client."),
    ("opportunity/deal/chance/investment/bargain of a/the lifetime/century/decade/year", "It presses the client."),
    ("chance/opportunity of a lifetime", "It presses the client."),
    ("limited time/offer/spots", "It presses the client."),
    ("RIVAL ..2 about/going/ready/set/itching to ..1 TAKE/make/offer/write/sign/bid", "It presses the client with others."),
    ("RIVAL ..2 LURK", "It presses the client with others."),
    ("RIVAL will/may/might/could/is_going_to ..1 TAKE", "It presses the client with others."),
    ("lose it/this/the/out ..2 to RIVAL", "It presses the client with others."),
    ("lose out", "It presses the client."),
    ("miss ..1 chance/boat/opportunity/window/out", "It presses the client."),
    ("today only", "It presses the client."),
    ("only today", "It presses the client."),
    ("best/smartest/safest ..2 investment/deal/decision/buy/move you/you'll/in/anyone/of/ever/out/around/on/available/money", "It presses the client with praise nobody can prove."),
    ("WE can/could not/never lose", "It presents as certain what is not."),
    ("no other/better agent/deal/investment", "It presses the client with praise nobody can prove."),
    ("more than any other agent/realtor/brokerage", "It presses the client with praise nobody can prove."),
    ("better/faster/more than any/anyone agent/realtor/brokerage/else", "It presses the client with praise nobody can prove."),
    ("time is/has ..1 running/run/ticking out?", "It presses the client."),
    ("clock is ticking", "It presses the client."),
    ("window/door/opportunity is ..1 closing", "It presses the client."),
    ("going/selling/flying/moving fast/off", "It presses the client."),
    ("snapped/snatched/scooped up", "It presses the client."),
    ("or ..2 you ..1 lose/miss", "It presses the client."),
)  # fmt: skip

AS_THEY_STAND = (
    ("never/not ..2 get/see/have/find ..2 chance/opportunity/deal/house/home/price/place ..2 like/again", "It presses the client."),
    ("nothing ..2 can/could/will ..1 go_wrong/fail/happen", "It presents as certain what is not."),
    ("no/never/not_a COMPARED ..1 VENTURE/time/place/moment/way", "It presses the client with praise nobody can prove."),
    ("never ..2 COMPARED time", "It presses the client."),
    ("nobody/no_one/no_agent else ..1 can/will/could/would/match/matches/beats/offers/does", "It presses the client with praise nobody can prove."),
    ("bank/lender/seller/sellers/landlord/buyer/board/underwriter will not ..1 turn/reject/refuse/deny/back/say_no/decline/object/budge", "It promises how somebody else will act."),
    ("we/you/i will not ..1 lose/fail/be_outbid/be_beaten/get_outbid", "It promises how things will come out."),
    ("there/it will/may/might not ..1 be another", "It presses the client."),
    ("will never ..2 sit/stand/be/stay empty/vacant/lose/fail/regret", "It presents as certain what is not."),
    ("no/zero/little ..1 chance/way/possibility/danger of/the/it/this/that/you/anyone ..6 fall/falls/falling/fail/fails/lose/losing/lost/denied/rejected/go_wrong", "There is always a risk."),
    ("impossible/hard/difficult to lose/fail", "There is always a risk."),
    ("not/never/no ..5 fall/falls/falling apart/through", "It presents as certain what is not."),
    ("will/does/do not last/be/stay/remain ..1 this/low/like/here/there ..1 low/cheap/long/next?", "It presses the client."),
    ("not afford to ..1 wait/miss/lose/pass/delay", "It presses the client."),
    ("not/never/without ..3 pay/paying/cost/owe/spend ..2 penny/cent/dime/thing", "It promises terms that no agreement holds."),
    ("never lost/lose/loses/fail/failed/miss/missed a/an/any/one/your ..1 negotiation/deal/sale/client/bidding/deadline/closing", "It presses the client with praise nobody can prove."),
    ("once it/they/this is gone", "It presses the client."),
    ("would/should not wait ..3 day/another/long/longer/too/minute/hour/week", "It presses the client."),
    ("will not find ..2 lower/better/cheaper/another", "It presses the client with praise nobody can prove."),
    ("no hidden/extra/additional/upfront ..1 costs/cost/fees/fee/charges", "It promises terms that no agreement holds."),
    ("no costs whatsoever/at all", "It promises terms that no agreement holds."),
    ("nobody/no one ..1 reads/checks/cares/enforces/needs", "It tells the client to go without protection."),
    ("no ifs", "It presents as certain what is not."),
    ("owe nothing", "It promises terms that no agreement holds."),
    ("cost/costs you nothing/zero", "It promises terms that no agreement holds."),
    ("no/zero/without/not_any/minimal/nothing_at/little_to_no risk/risks", "There is always a risk."),
    ("without any/the slightest risk", "There is always a risk."),
    ("risk free", "There is always a risk."),
    ("no downside/catch/strings attached", "There is always a risk."),
    ("nothing to lose", "There is always a risk."),
    ("can/could not/never lose/go_wrong/fail/miss", "It presents as certain what is not."),
    ("no way/chance you/this/it/we ..2 lose/fail/lost/not/will not", "It presents as certain what is not."),
    ("no brainer", "It presents as certain what is not."),
    ("fool proof", "It presents as certain what is not."),
    ("no doubt/question ..1 you/it/we/this/that/about ..2 will", "It presents as certain what is not."),
    ("will/can/could never/not ..1 go_down/lose_value/drop/fall/depreciate/decline/be_this_low/be_lower/be_cheaper/see_rates/get_a_better/find_a_better/be_a_better", "Nobody knows which way prices and rates will go."),
    ("never lose/loses/lost ..1 value/money", "Nobody knows which way prices and rates will go."),
    ("do/you not/never miss/let/wait/delay/sleep/think/pass/overthink ..1 out/this/your/it/too/any/on/twice/long/up/a", "It presses the client."),
    ("do not miss/wait/delay/sleep", "It presses the client."),
    ("before it is ..2 gone/late/sold/off/taken/over", "It presses the client."),
    ("before ..1 RIVAL", "It presses the client with others."),
    ("before they/prices/rates/it/the_price/values_are/go/rise/is/climb/increase/goes/disappear/disappears/vanishes/sells ..2 gone/up/again/$/higher/even", "It presses the client."),
    ("will/does/do not last/be/stay/wait ..1 long/forever/around/available/on/the", "It presses the client."),
    ("will/can not last/wait$", "It presses the client."),
    ("will/would not get/be/have/see/find another/a_second/a_better/back/this/one like ..2 chance/opportunity/deal/one/here/price/again", "It presses the client."),
    ("now or never", "It presses the client."),
    ("never ..2 better time", "It presses the client."),
    ("not ..1 better time", "It presses the client."),
    ("no better time/investment/deal", "It presses the client."),
    ("no time to lose/waste/spare", "It presses the client."),
    ("if you do not/wait ..3 NOW/any/too/longer/you ..3 lose/miss/regret/gone/longer/will", "It presses the client."),
    ("if you do not COMMIT ..5 will/lose/gone/miss/someone/somebody", "It presses the client."),
    ("if you wait/hesitate/delay ..5 lose/miss/gone/regret/late/sold/pay/cost/someone/somebody", "It presses the client."),
    ("unless you COMMIT", "It presses the client."),
    ("or/you will miss/lose ..2 out/it/this/chance/home/house/opportunity", "It presses the client."),
    ("you will/would/may/might/could ..1 miss/lose ..1 out/this/your_chance/chance/the_chance/it", "It presses the client."),
    ("fomo", "It presses the client."),
    ("do/does/will not need/require/have_to/bother/worry ..5 SAFEGUARD", "It tells the client to go without protection."),
    ("no need/reason for/to ..4 SAFEGUARD", "It tells the client to go without protection."),
    ("no SAFEGUARD BE? needed/necessary/required", "It tells the client to go without protection."),
    ("^skip/waive/forget/drop ..2 SAFEGUARD", "It tells the client to go without protection."),
    ("can/should/could/would/to/just/recommend/suggest skip/waive/skipping/waiving/forgo/drop ..2 SAFEGUARD", "It tells the client to go without protection."),
    ("waive/skip/skipping/forgo ..1 SAFEGUARD", "It tells the client to go without protection."),
    ("SAFEGUARD is/are ..2 unnecessary/waste/optional/formality/pointless/not_needed/not_necessary", "It tells the client to go without protection."),
    ("without a/an/the/any SAFEGUARD ..1 you/we/is/will/to/and", "It tells the client to go without protection."),
    ("no/zero ..1 closing_costs/money_down/capital_gains/taxes/penalty/penalties/commission/commissions/credit_check", "It promises terms that no agreement holds."),
    ("no/zero ..1 fees/fee/hidden_fees", "It promises terms that no agreement holds."),
    ("nothing/no_one/nobody can/will ..1 go_wrong/evict/sue/beat/stop/sells/sell/match", "It presents as certain what is not."),
    ("nobody/no_one/none ..2 sells/gets/beats/closes ..4 than/like/us/me/faster", "It presses the client with praise nobody can prove."),
    ("satisfaction guaranteed", "Nobody can guarantee it."),
    ("guaranteed sale/offer/approval/price/results/result/return/returns/income/rent/profit/lowest/best/financing", "Nobody can guarantee it."),
)  # fmt: skip

ADVICE = (
    (
        "legal obligation/right/rights/duty/claim/grounds/recourse/action/loophole/trouble/way/issue/issues/problem/problems/protection",
        "It gives legal advice.",
    ),
    ("legally/lawfully/enforceable/unenforceable/binding/lawsuit", "It gives legal advice."),
    ("liable/liability for/is/to/here", "It gives legal advice."),
    ("in/to court", "It gives legal advice."),
    ("against/by/under the law", "It gives legal advice."),
    ("your rights/right to", "It gives legal advice."),
    ("deduction/deductions/deductible/deduct/write_off/writeoff", "It gives advice on tax."),
    ("owe/owes/pay/pays ..1 no/zero/any/less ..2 tax/taxes", "It gives advice on tax."),
    ("capital gains", "It gives advice on tax."),
)
"""Law and taxes belong to those whom the client pays for advice: to name them in the sentence is fine."""
ADVISERS = frozenset(
    "lawyer attorney accountant cpa advisor adviser counsel ask ask asks preparer professional".split()
)

HARMLESS = (
    "careful/cautious/think/thinking/against/before ..2 waiving/skipping/waive/skip ..2 SAFEGUARD",
    "no/not/without/zero pressure/obligation/rush/hurry/deadline",
    "promise to keep/be/call/send/not/only/make_it/stop/answer/reply/let/follow/never/share/write/get_back/check",
    "can/could/will/would not/never ..2 guarantee/promise/assure/say",
    "do not ..3 hurry/rush",
    "mistake/wrong/bad/foolish/reason/need/want/have to hurry",
    "guaranteed rate/rate affinity",
    "not ..2 in a hurry",
    "no way of/to knowing/know/tell/tell",
    "home warranty",
    "last call/email/time/chat/conversation",
    "do not miss it/you if",
    "do not hesitate",
    "do not wait ..1 for me/on me",
    "can not wait to",
    "see it/you/them/this",
    "get a/an/the ..2 feel/idea/sense/picture/range",
    "will let you know",
    "get back to",
    "will get you the/a/some ..3 list/numbers/details/answer/packet/report/paperwork/forms/documents",
)
SETS["VOUCH"] = (
    "trust me, take it from me, believe me, rest assured, mark my words, i swear, i assure you, assure you, i can assure, you have my word, take my word, "
    "no ifs or buts, no ifs, i give you my word, count on it, bet on it, bank on it, guaranteed, hands down"
)
SETS["MOST_OF_ALL"] = "highest, best, lowest, easiest, fastest, biggest, quickest, safest, cheapest, largest, number one, top, smoothest, no 1, 1"
SETS["COMPARED"] = "safer, better, easier, faster, cheaper, lower, higher, smarter, surer, quicker, greater, wiser"
SETS["VENTURE"] = (
    "return, returns, sale, rate, rates, deal, profit, investment, commission, agent, team, yield, terms, broker, brokerage, realtor, place for your, "
    "bargain, decision you, move you, buy, money can"
)
SETS["HYPE"] = (
    "winner, gold mine, goldmine, jackpot, home run, a steal, bargain of, money maker, moneymaker, cash cow, too good to pass, "
    "opportunity knocks, free lunch, sky is the limit, killer deal, can not miss, unbeatable, unbeatable price, unmatched"
)
SETS["DEAL"] = (
    "loan, approval, pre approval, preapproval, mortgage, financing, price, prices, value, offer, offers, sale, rent, rents, roof, appraisal, "
    "appraiser, deal, bank, lender, rate, rates, house, home, property, inspection, market, contract, lease, title, disclosures, seller, "
    "hoa, board, title, tenant, septic, neighbors, city, county, investment, closing, buyers, buyer, commission, escrow, permit, zoning, underwriting, application, foundation"
)
SETS["EASY"] = (
    "breeze, a breeze, piece of cake, a piece of cake, cakewalk, a cakewalk, a walk in the park, no problem, no issue, child's play, "
    "a snap, just a formality, a formality, nothing to worry about, smooth sailing, a no brainer"
)
SETS["COUNTED"] = "#, two, three, four, five, several, multiple, many, other, another, a few, a couple of, a dozen"
SETS["PARTIES"] = (
    "parties, party, buyers, buyer, families, family, offers, offer, people, investors, investor, couples, couple, bidders, bidder"
)
SETS["GETOUT"] = "get, getting, let, pull"
SETS["I_WILL"] = (
    "i will, we will, i can, we can, i would, happy to, willing to, going to, i am, let me, will gladly, i could"
)
