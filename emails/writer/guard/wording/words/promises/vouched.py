"""What assures, and what then may not be said of a deal, of those who decide it or of the market."""

from emails.writer.guard.phrases import word_set

MARKERS = """
    promise/promises you/that/the/they/nothing/nobody/your/this
    i/we can? promise/swear/assure/guarantee
    i/we ..1 promise/swear/assure/guarantee
    i_am/we_are/i_feel ..1 certain/positive/convinced/sure
    certain/positive/convinced that/they/the/your/nobody/nothing
    trust/believe/take_it_from me
    you can trust/count/rely/depend/bet/bank ..2 that
    i_am/we_are telling you
    mark my words
    take/have my word
    my word on/that/it/the
    give you my word
    count/bank/bet/rely on it/that
    rest assured
    make no mistake
    no doubt/question about
    without a? doubt/question/fail
    no/beyond question/doubt/dispute
    no matter what/how/who/which
    whatever happens/the/they/anybody/anyone
    come what may
    either way
    hands down
    guaranteed/certainly/undoubtedly/unquestionably
    hundred percent
    100 %/percent
    for certain/sure
    for a fact
    i/we can ..1 tell you
    i/we know ..1 they/the/your/that
    i/we personally/will see to it
    i/we will personally
    see to it that
    make/making sure/certain
    i/we will ensure
    you/we will see
    just watch
    do/should/need not ..2 worry/lose_sleep/lose_any_sleep/fret/stress/sweat/panic/be_nervous/be_afraid
    stop worrying
    no need to worry/fret/stress/panic
    nothing to worry/fear
    relax
    sleep easy/well/soundly
    put/set your mind
    of that i/you/we
    that much
    i would bet
    my money is on
    leave that/it to me/us
"""
"""These assure what stands beside them."""

UNMARKED = """
    can/could/will/would/may not/never ..2 promise/guarantee/assure/swear/say/tell/ensure
    nobody/no_one can ..1 promise/guarantee/assure/tell/say
    not ..3 sure/certain/positive/convinced
    to/let_us/let_me/please/and/just make sure/certain
    i/we want/need to make sure
    i/we will make sure/certain i/we/you/to
    for certain/sure until/whether
    either way i/we/you
    no matter what/how/which you/i/we
    whatever happens i/we/you
    promise to
    i/we will personally send/call/bring/drop/deliver/meet/email/read/walk/go/check/hand/drive/look/take
    would like/love to promise
    wish i/we could
"""
"""Such words assure nothing of the deal."""

TURNS = word_set(
    """accept appraise clean clear close collect come cover do finish fit fix get give go happen hold keep let
    make match meet move pass pay post reach release repair replace return run sell show sign start stay take
    transfer use work works worth sit sell look leave wave"""
)
"""Beside an assurance these say how it turns out."""

MILD = word_set(
    """look reach meet suit match fit start use love like appreciate understand enjoy notice wonder welcome
    remember recognize see hear know ask want need be have been come_up change remain require arrive email surprise
    smell feel bloom photograph"""
)
"""These say nothing that anybody would hold the agent to."""

FAVORABLE = word_set(
    """accept accepts agree agrees approve approves pays passes closes clears sells appraises rises climbs
    go goes comes works appreciates qualifies signs caves folds covers doubles drops take takes drop"""
)
"""What is said as certain without "will"."""

WON = word_set("win sell outbid profit net recoup qualify double triple land prevail")
REACHED = word_set(
    """contract sold approved below above under list asking more less offers buyer deal price refund financing loan
    bids permit house place"""
)
"""What "we" and "you" win, and what "get" and "have" lead to."""

SOLID = word_set(
    """safe secure sound solid perfect fine flawless covered protected approved bulletproof airtight spotless paid
    guaranteed valid legal clean set settled done final yours headed certain
    low worth rising less lower higher cheaper fixed accepted free cosmetic harmless minor normal
    dry superficial nothing"""
)
"""How it is said to stand."""
