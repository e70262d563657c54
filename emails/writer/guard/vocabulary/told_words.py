"""Subjects, verbs and words without a claim, from which a statement about a property, a market or a sale is told."""

from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.property_words import (
    FEATURES,
    FINE,
    GROUND_STATES,
    GROUNDS,
    MOVES,
    NEW,
    SETTING_QUALITIES,
    SETTINGS,
    SUPERLATIVES,
)

PARTIES = words_in(
    """
    bank lender lenders seller sellers buyer buyers owner owners tenant tenants underwriter board landlord
    landlords neighbor neighbors neighbour neighbours builder builders developer developers investor investors
    farmer farmers couple couples family families appraiser inspector surveyor officer county city bidder bidders
    visitors estate heirs people folks applicant applicants contractor contractors roofer prospects family agent
    distributor operator agents siblings cousins crew trustee
    """
)
THINGS = (
    FEATURES
    | GROUNDS
    | SETTINGS
    | words_in(
        """
        appraisal inspection loan financing application title listing offer offers price contract closing
        survey permit
        timber soil clay bedrock association hoa complex school schools traffic noise crime commute
        showing showings well rights easement
        road sale lease
        approval foundation structure walls yard boiler bones counteroffer counter deposit bidding walkthrough
        value equity heating cooling crawlspace attic
        feedback comments response turnout townhouses mortgage deal repairs escrow dues taxes zoning
        """
    )
) - words_in("floor layout paint access part spot plan income storage stairs entry corner")
MARKETS = words_in(
    """
    rates prices values inventory supply demand market homes houses condos properties buyers sellers competition
    rents vacancy vacancies investors townhomes apartments foreclosures listings sales activity interest land
    premiums insurance affordability units traffic construction parking showings rate lenders builders
    assessments banks cattle crops townhouses cabins villas lofts duplexes bungalows
    soil parcels farms farmland comps comparables appraisals spaces storefronts offices warehouses
    """
)
DEFINITE = words_in(
    """
    the your their its his her this that these those no most many all both every similar comparable identical
    neighbor's next-door
    """
)
VAGUE_QUANTITIES = words_in("several two three four five six few more another a an other some multiple")
GENERAL = words_in(
    """
    any every a an of for to with in on about into from at by than like my when if
    """
)
PERSONS = words_in(
    """
    i we you i'm i'll i've we'll we've you'll you've i'd you'd we'd let's me us my mine who
    """
)
BE = words_in(
    """
    is are was were isn't aren't wasn't weren't been looks seems feels stays remains smells keep keeps kept seem
    continue continues
    """
)
HAVE = words_in(
    """
    has have had hasn't haven't gets got comes includes offers boasts features
    """
)
PAST = words_in(
    """
    got came went fell rose grew sold bought said told left lost won paid took gave put built made ran began broke
    found chose met sent spent kept held hit cut shot drew saw threw backed quit hinted
    says tells
    """
)
PRESENT = words_in(
    """
    sell go move get fetch bring draw rent lease close rise fall drop climb last fly sit need flood leak work run
    face back overlook stay open want ask plan hope prefer pay accept love offer allow include catch lie border
    adjoin serve hold generate produce drain slope heat cool stand beat outnumber exceed outpace feel look show
    favor support keep continue stretch connect cover convey own refuse vanish disappear insist raise drive belong
    hate expire
    """
)
NO_VERBS = words_in(
    """
    its his this as us yours ours across is-it plus less address process access class pass towards always perhaps
    of in on at by for with from and or to the a an your bed red need grading shed interested relaxed used i we
    you they he she
    """
)
BREAKS = words_in(
    """
    that which who whom whose if whether when where why how what unless before after because so to can could may
    might would should will shall must won't can't couldn't wouldn't shouldn't don't doesn't didn't do does did
    cannot i we you i'll i'd i've we'll we'd we've you'll you'd you've i'm we're you're let's than once while
    though
    """
)
UNTRUE = words_in("not never isn't aren't yet anything something someone everything")
ADVERBS = words_in(
    """
    already just now also recently really very quite so still finally currently always often almost nearly about
    pretty again right too only even both all fully completely most more much
    """
)
NO_CONTENT = words_in(
    """
    a an the of in on at by for with from and or to it its is are was were be been being has have had your you our
    their his her my me us them they this that these those there here as into onto over under up down off out one
    some any each every other like around near monthly per foot feet square acre acres dollars percent sf about
    went goes came comes runs run put said says told stand stands last lot until end price prices list asking
    far above below bedroom bedrooms bath baths bathroom bathrooms
    """
)
HARMLESS = words_in(
    """
    yours ours mine important worth noted next first possible okay fine set name own animal full
    noise enough wrong way
    unique rights life decades memories special pride dream asset behind part question questions answer answers
    matter matters step decision call choice word mind list table file paper ad brochure heart everything
    something anything someone
    different simple easy hard harder helpful useful clear welcome glad happy news due optional reason point
    favorite favourite favorites favourites winner winners smile nod vote memory along separate surprise mystery
    public sigh laugh shrug compliment groan eyes pair attention
    kind patient gracious friendly polite pleasant idea thing things worry concern story same comfort deserves
    deserve named look glance budget limit range ceiling maximum hands court opinions moods personality charm
    """
)
HABITS = words_in(
    """
    usually often always sometimes never tend tends typically generally most many some every mostly then
    """
)
GOING_ON = words_in(
    """
    now today lately currently week month year spring summer fall winter season moment days weeks
    """
)
STRAIGHT = words_in(
    """
    in on of along at near two three around next down across like for here there you we they with just already now
    also still never really from under over itself alone who which not i've downtown nearby locally today lately
    upstairs downstairs outside inside above below behind opposite next
    selling buying renting living moving
    """
)
"""What may stand between a subject and its verb. Any other noun is the subject itself: "closing papers"."""
AFTER_IS = words_in(
    """
    been just already now a an really still in on under getting gone very so not
    """
)
MOVED = words_in("up down under over near")
STRONG = (
    FEATURES
    | FINE
    | GROUND_STATES
    | MOVES
    | NEW
    | SETTING_QUALITIES
    | SUPERLATIVES
    | words_in("steal bargain gem dead steals")
)
PREPOSITIONS = words_in(
    """
    in on at by around about from into onto over under through inside outside near of to for
    """
)
OPINIONS = words_in("shows looks feels seems smells sounds tastes")
DUTIES = words_in("free allowed required bound obliged obligated entitled supposed able welcome meant")
ROLES = words_in("lender bank inspector appraiser underwriter surveyor landlord builder")
"""Of "a lender" one tells how lenders work."""
WILLING = words_in("agreed willing ready offered promised decided eager plans planning wants hoping offering prepared")
"""What follows with "to" is news as well: "agreed to leave the washer"."""
WOULD = words_in(
    """
    take accept consider entertain go sell pay cover drop leave include throw carry finance love rather like
    prefer fix repair replace
    move be
    """
)
"""What somebody in a sale is said to be ready for: "the seller would take less"."""
OURS = words_in("me us my our you")
PARTS = words_in(
    """
    most some all part half much none rest each one two three four both several many any
    """
)
HOMES = words_in(
    """
    homes houses condos properties listings townhomes apartments units lots townhouses cabins villas lofts
    duplexes bungalows spaces storefronts
    """
)
SELLS = words_in(
    """
    sell sells go goes last lasts fly flies rent rents lease close closes fetch fetches bring brings vanish
    disappear
    """
)
SIDES = words_in("seller sellers owner owners landlord landlords hoa")
"""Of them an email says what they will do only where the record does."""
BARE = words_in("someone somebody underwriting escrow title")
"""Subjects without an article: "underwriting has signed off"."""
ELSEWHERE = words_in("across next behind opposite down beside")
"""Behind "the building" or "the house" it is another one."""
ARRANGED = words_in("sorted included covered listed attached planned noted settled enclosed needed involved combined")
"""Behind a noun they are no verbs: "two bedrooms, parking sorted"."""
EVERYBODY = words_in("everyone everybody nobody")
"""With "who" and a deed they report on a sale: "everyone who saw it praised the yard"."""
LIVES = words_in(
    """
    retired relocating young elderly teacher nurse doctor veteran widow widower professor pastor engineer divorced
    twins expecting downsizing cash investor
    """
)
"""What an email tells of the life of somebody in a sale."""
