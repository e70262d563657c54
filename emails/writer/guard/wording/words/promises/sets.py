"""Sets of words for promises, and who may be named for advice."""

from emails.writer.guard.phrases import word_set

SETS = {
    "WE": (
        "i, we, you, they, it, he, she, this, that, this home, your home, your house, the home, the house, home, "
        "house, property, condo, price, prices, values, value, unit, buyers, sellers, somebody, one, place, lot, "
        "land, listing, offer, the bank, lender, bank, appraisal, seller, buyer, deal, market, rates, rate, rent, "
        "rents, investment, area, neighborhood, everything, loan, team, office, agent"
    ),
    "SURELY": (
        "definitely, certainly, surely, absolutely, undoubtedly, easily, for sure, without a doubt, no doubt, "
        "without doubt, without question, no question, without any trouble, without trouble, without a problem, "
        "without any problem, without any problems, without a hitch, without any issue, with no trouble, "
        "no problem, no matter what, trust me, rest assured, guaranteed, inevitably, assuredly, of course, always, "
        "quickly, 100 %, 100 percent, for certain"
    ),
    "GET": (
        "get, receive, sell, close, win, net, make, earn, gain, pocket, walk away with, see, find, attract, have, "
        "land, secure, fetch, bring, bring in, beat, collect, generate, clear, command, go for, negotiate, achieve, "
        "obtain"
    ),
    "CLOSED": (
        "sell, close, win, net, profit, gain, earn, qualify, be approved, get approved, appreciate, go up, rise, "
        "increase, double, triple, climb, soar, pay off, pay for itself, fetch, get the house, get the home, "
        "get it, get your price, make money, come out ahead, save money, be accepted, get accepted, appraise, pass, "
        "go through, come through, get it sold, have it sold, find a buyer, sell itself, come in at value, "
        "come in at, come in above, come back clean, come back fine, find you a, get top, get multiple, get full, "
        "get an offer, get offers, have offers, be sold, outperform, beat, succeed, approve, accept, recoup, "
        "break even, be under contract, not lose, never lose"
    ),
    "PRIZE": (
        "full price, asking price, asking, the asking price, price you want, the price you want, "
        "the price you deserve, top dollar, over asking, above asking, more than asking, multiple offers, offers, "
        "a bidding war, bidding war, thousands, a fortune, a profit, profit, a return, best price, highest price, "
        "the best price, the highest price, the best deal, best deal, the lowest price, lowest rate, "
        "the lowest rate, best rate, the best rate, approved, approval, your price, an offer, a sale, that figure, "
        "that price, the house, the deal, a buyer, more money, maximum, max value, a full price, cash offer, "
        "your money back, every penny, a great return, a discount, huge return, huge profit, list price, "
        "what you want, best terms, a loan, the loan, the mortgage, financing, best possible price, "
        "highest possible price, a better price, a higher price, a great price, a better deal, a great deal"
    ),
    "RISE": (
        "go up, rise, increase, appreciate, climb, double, triple, skyrocket, soar, keep rising, keep climbing, "
        "keep going up, grow, go higher, jump, gain value, gain in value, gain, hold its value, hold their value, "
        "recover, explode, take off, continue to rise, continue to climb, keep appreciating, be worth more, "
        "pay off, drop, fall, go down, come down, crash, decline, improve, beat, continue to go up, "
        "continue to appreciate, rebound, bounce back, come back, heat up, outpace"
    ),
    "VALUE": (
        "tax, taxes, payment, payments, premium, price, prices, value, values, home, house, it, they, this, "
        "property, investment, condo, land, lot, rates, "
        "rate, market, rents, rent, equity, unit, real estate, interest rates, mortgage rates, neighborhood, area, "
        "demand, place"
    ),
    "BOUND": (
        "about to, bound to, sure to, certain to, guaranteed to, destined to, set to, poised to, going to, can only, "
        "only going to, will only, will always"
    ),
    "ASSURE": (
        "guarantee, guaranteed, guarantees, guaranteeing, warrant, foolproof, failsafe, fail safe, "
        "surefire, sure fire, ironclad, airtight, watertight, bulletproof, "
        "rock solid, ironclad guarantee"
    ),
    "VOW": "promise, assure, swear, give you my word, pledge, vow, assured, personally assure",
    "NOW": (
        "now, today, tonight, immediately, right away, this minute, at once, right now, this instant, asap, "
        "by tonight, by tomorrow, before midnight, within 24 hours, within the hour, this second, fast, quickly, "
        "on the spot, before it is too late"
    ),
    "COMMIT": (
        "act, decide, sign, commit, move, buy, list, jump, offer, make an offer, put in an offer, submit an offer, "
        "make a decision, pull the trigger, lock it in, lock this in, lock that in, get this signed, "
        "get it signed, lock in, grab, take it, bid, make up your mind, say yes, "
        "get your offer in, get an offer in, write an offer"
    ),
    "RIVAL": (
        "your competition, the competition, "
        "others, other buyers, another buyer, other people, someone else, somebody else, several buyers, "
        "multiple buyers, other families, other investors, other clients, competing buyers, other parties, "
        "three buyers, two buyers, other couples, many buyers, other offers, another offer, other bidders, "
        "plenty of buyers, several people, other agents, everyone else, a line of buyers, another family, "
        "another couple, lots of buyers, other interested buyers"
    ),
    "LURK": (
        "circling, waiting, lined up, lining up, looking at it, interested, bidding, coming in, competing, writing, "
        "making, coming back, coming through, returning, grab, snap, snatch, scoop, watching, eyeing, touring, "
        "breathing down"
    ),
    "TAKE": "grab, snap, snatch, scoop, take, buy, get, beat you, steal, swoop, jump on, outbid",
    "SAFEGUARD": (
        "inspection, inspections, home inspection, lawyer, attorney, appraisal, title insurance, contingency, "
        "contingencies, insurance, survey, title search, title company, disclosure, disclosures, permit, permits, "
        "second opinion, legal advice, accountant, due diligence, home warranty, walk through, escrow, "
        "flood insurance, financing contingency, inspection contingency, tax advice, cpa, pest inspection, "
        "radon test, independent advice, proof of funds"
    ),
    "LET_OUT": (
        "contract, lease, agreement, listing, deal, mortgage, loan, obligation, contingency, purchase agreement, "
        "listing agreement, buyer agreement, exclusive agreement, sale, closing, offer"
    ),
    "FEE": "fee, fees, commission, commissions, closing costs, closing cost, costs, rate, percentage, cut",
    "SAVINGS": (
        "thousands, a fortune, a lot of money, a ton, money, tens of thousands, hundreds, a bundle, big, $, a lot, "
        "plenty of money, ton of money"
    ),
    "BE": "is, are, will be, would be, has been, was, be, it is",
    "SURE": (
        "certain, guaranteed, assured, automatic, a formality, a sure thing, a given, a done deal, a certainty, "
        "in the bag, a lock, a slam dunk, just a formality, as good as done, locked in, secured, secure, "
        "inevitable, foolproof, a safe bet, sure thing, as good as sold, practically done, practically guaranteed, "
        "a no brainer, 100 % safe, completely safe, a foregone conclusion, bulletproof"
    ),
    "THING": (
        "approval, loan, mortgage, financing, sale, offer, deal, profit, price, closing, it, this, appraisal, "
        "return, success, investment, home, house, everything, outcome, result, income, rent, property, money, "
        "deposit, that"
    ),
    "VOUCH": (
        "trust me, take it from me, believe me, rest assured, mark my words, i swear, i assure you, assure you, "
        "i can assure, you have my word, giving you my word, take my word, no ifs or buts, no ifs, "
        "i give you my word, count on it, "
        "bet on it, bank on it, guaranteed, hands down"
    ),
    "MOST_OF_ALL": (
        "highest, best, lowest, easiest, fastest, biggest, quickest, safest, cheapest, largest, number one, top, "
        "smoothest, no 1, 1"
    ),
    "COMPARED": "safer, better, easier, faster, cheaper, lower, higher, smarter, surer, quicker, greater, wiser",
    "VENTURE": (
        "return, returns, sale, rate, rates, deal, profit, investment, commission, agent, team, yield, terms, "
        "broker, brokerage, realtor, place for your, bargain, decision you, move you, buy, money can"
    ),
    "HYPE": (
        "winner, gold mine, goldmine, jackpot, home run, a steal, bargain of, money maker, moneymaker, cash cow, "
        "too good to pass, opportunity knocks, free lunch, sky is the limit, killer deal, unbeatable, "
        "unbeatable price, unmatched"
    ),
    "DEAL": (
        "loan, approval, pre approval, preapproval, mortgage, financing, price, prices, value, offer, offers, sale, "
        "rent, rents, roof, appraisal, appraiser, deal, bank, lender, rate, rates, house, home, property, "
        "inspection, market, contract, lease, title, disclosures, seller, hoa, board, tenant, septic, neighbors, "
        "city, county, investment, closing, buyers, buyer, commission, escrow, permit, zoning, underwriting, "
        "application, foundation"
    ),
    "EASY": (
        "breeze, a breeze, piece of cake, a piece of cake, cakewalk, a cakewalk, a walk in the park, no problem, "
        "no issue, child's play, a snap, just a formality, a formality, nothing to worry about, smooth sailing, "
        "a no brainer"
    ),
    "COUNTED": ("#, two, three, four, five, several, multiple, many, other, another, a few, a couple of, a dozen"),
    "PARTIES": (
        "parties, party, buyers, buyer, families, family, offers, offer, people, investors, investor, couples, "
        "couple, bidders, bidder"
    ),
    "GETOUT": "get, getting, let, pull",
    "OUTSIDE": (
        "home, homes, house, houses, condos, place, property, condo, lot, land, listing, unit, duplex, building, farm, "
        ""
        ""
        ""
        ""
        ""
        "space, apartment, price, "
        "prices, value, values, equity, rates, rate, market, rent, rents, payment, payments, taxes, tax, bank, lender, "
        ""
        ""
        ""
        ""
        ""
        ""
        "underwriter, appraiser, appraisal, loan, mortgage, buyer, buyers, seller, sellers, tenant, tenants, landlord, "
        ""
        ""
        ""
        ""
        ""
        ""
        "judge, court, irs, county, city, board, hoa, insurer, inspection, closing, deal, sale, offer, investment, "
        "deposit, it, this, that, everything, permit, zoning, contract, lease, area, neighborhood, real estate, "
        "location, deck, kitchen, remodel, roof, application, approval, title, escrow"
    ),
    "DECIDER": (
        "bank, lender, underwriter, appraiser, inspector, buyer, buyers, seller, sellers, tenant, tenants, landlord, "
        "judge, "
        "court, irs, county, city, board, hoa, association, insurer, owner, owners, insurance company, adjuster"
    ),
    "WILL": (
        "will, is going to, are going to, is sure to, are sure to, is bound to, are bound to, is certain to, "
        "is guaranteed to, can only, is about to, are about to, is set to, is destined to, always, will only, "
        "will always, will definitely, is only going to, are only going to"
    ),
    "TURN_OUT": (
        "sell, sell itself, appraise, appreciate, rise, climb, double, triple, pay for itself, pay off, hold up, "
        "hold its value, hold value, fly, go through, go smoothly, go up, go fast, go quick, be approved, be accepted, "
        ""
        ""
        ""
        ""
        ""
        ""
        "be sold, outperform, beat, succeed, clear without, clear underwriting, soar, skyrocket, "
        "rubber stamp, sign off, say yes, get approved, "
        "come in above, come in at or, come back clean, fall into place, more than pay, close on time, "
        "close without, close early, close fast, sail through, breeze through, make you, earn you, net you, "
        "bring you, save you, get you, keep going up, keep climbing, keep rising, go off without, be snapped, be fine, "
        ""
        ""
        ""
        ""
        ""
        ""
        "be yours, be ours, work in your favor, end well, be behind you, go your way, go in your favor, be wrapped up, "
        "carry itself, come through, fund, be funded, work out, turn out, perform, be gone, cash flow, bring in, "
        "come out ahead, wipe out, jump in value"
    ),
    "SIDE": (
        "side, approve, accept, agree, say yes, rubber stamp, sign off, take your offer, take less, wave it through, "
        "cave, fold, come down, come around, jump at, bite, beg, pay top, pay whatever, pay cash, give in, let you, "
        "throw in, cover, waive, do whatever, clear it, pass it, sail"
    ),
    "STALL": (
        "come in low, come in short, come in under, fall, fall through, drop, fail, sit, lose, lose value, go down, "
        "walk over, walk from, "
        "go wrong, say no, budge, back out, walk away, turn you down, turn you away, refuse, reject, deny, object, "
        "collapse, unravel, drag, backfire, bite you, haunt you, hurt you, blow up, slip, run past, run over, "
        "come undone, "
        "be contested, be challenged, hold us up, hold you up, hold it up, slow us, derail, bounce, default, "
        "be rejected, be denied, last, be an issue, be a problem, cost you, let you down, disappoint, go vacant, "
        "stand empty, sit empty, leak, break, be a question, touch, raise"
    ),
    "LOSE": (
        "lose, regret, overpay, be sorry, owe, pay tax, pay any, pay more than, be disappointed, be outbid, "
        "be turned, be denied, be rejected, find a better, find better, find another, find a lower, find a cheaper, "
        "see another, see this, see a, get another, get a better, need a lawyer, need an attorney, need an inspection, "
        ""
        ""
        ""
        ""
        ""
        ""
        "fail, be evicted, have to pay, have to worry, worry about money, need to worry, be stuck, lose a cent, "
        "lose money, beat, beat this, see it again, see that again"
    ),
    "PROSPER": (
        "double, triple, profit, make money, make a profit, make back, make your money, get your money back, recoup, "
        "come out, come out ahead, walk away, win, qualify, be approved, get approved, get full, get top, "
        "get the full, get the best, get more than, get asking, get your price, sell for, sell it for, sell above, "
        "sell over, sell in, save thousands, save at least, save money, save tens, save hundreds, pay less, "
        "pay nothing, "
        ""
        "pay no, owe nothing, be covered, be protected, be fine legally, be rich, be set, build equity, earn back, "
        "pocket, net, beat every, be the winning, have it sold, have no trouble, be under contract, "
        "be in by, be in your new, close before, close on time, never regret, get it for less, "
        "get the house, get that house, get the home, get the loan, get the lowest"
    ),
    "OWNING": "buying, owning, land, real estate, location, ownership, property, renting it",
    "VOUCH_END": (
        "mark my words, believe me, trust me, count on it, bet on it, bank on it, no question, no questions, "
        "no question about it, guaranteed, no two ways, hands down, rest assured, no doubt, without a doubt, "
        "that is a promise, that much is, i stake, make no mistake, take my word, without fail, of that i am, "
        "no doubt about it, you have my word, have no fear"
    ),
    "THING_GOES": "disappears, vanishes, is gone, goes, expires, will be gone, ends",
    "BEST_OF": (
        "best, safest, lowest, cheapest, surest, greatest, finest, smartest, easiest, biggest, fastest, quickest, top, "
        ""
        ""
        ""
        ""
        ""
        ""
        "hottest, highest, worst, wisest, soundest, number one"
    ),
    "VENTURED": (
        "money, purchase, decision, mistake, deal, agent, agents, results, result, realtor, broker, team, investment, "
        ""
        ""
        ""
        ""
        ""
        "buy, "
        "price, rate, rates, return, returns, value, move, commission, terms, bargain, office, negotiator, "
        "opportunity"
    ),
    "EVER": "ever, anywhere, in town, in the county, in the state, you will, you can, of your life, around, out there",
    "PEAK": "best, safest, lowest, cheapest, surest, greatest, finest, smartest, hottest",
    "I_WILL": (
        "i will, we will, i can, we can, i would, happy to, willing to, going to, i am, let me, will gladly, i could"
    ),
}

ADVISERS = word_set("accountant adviser advisor ask asks attorney counsel cpa lawyer preparer professional")
