"""What is said of properties, of the market and of a sale, in small sets that rules combine."""

from emails.writer.guard.vocabulary import words_in

FEATURES = words_in(
    """
    soil income sun sunlight irrigation roof kitchen kitchens bath baths bathroom bathrooms pool garage
    fireplace fireplaces deck patio basement attic backyard yard garden hvac furnace boiler windows window
    floors flooring hardwood hardwoods granite quartz marble countertops countertop counters appliances cabinets
    cabinetry pantry closet closets balcony porch view views solar elevator gym sauna spa ceilings skylight
    skylights driveway fence plumbing wiring foundation siding insulation septic heater layout floorplan sunroom
    den loft mudroom barn dock cellar carport parking lot acreage bedroom bedrooms suite laundry island lawn
    landscaping paint carpet carpets tile access power water sewer utilities electricity internet amenities
    storage elevators lobby storefront frontage loading warehouse sprinklers sprinkler generator
    air-conditioning shed greenhouse terrace hot-tub stairs hallway entry foyer playground tennis clubhouse
    doorman concierge storage electrical dishwasher stove stoves pond ponds creek stream orchard studio workshop
    cottage stable stables corral gazebo pergola mezzanine ramp cooler freezer chimney vanity tub shower gutters
    fixtures washer dryer fridge refrigerator oven ovens hood coat crawlspace lighting conditioner doorways
    basements attics decks fireplaces pools roofs garages yards patios furnaces barns tank stalls stall
    meters submeters meter levelers entrance floor pipes gutter lanai veranda awning thermostat conduit lift
    """
)
NEW = words_in(
    """
    new newer brand-new renovated remodeled remodelled updated upgraded refreshed replaced redone restored
    refinished rebuilt repainted replacement fresh freshly recently newly finished rewired replumbed repaved
    resurfaced reroofed re-roofed retiled recarpeted regraded relined reinsulated repointed resealed
    """
)
FINE = words_in(
    """
    spacious large larger big huge open bright sunny gorgeous beautiful stunning gourmet chef's heated private
    fenced modern custom vaulted original stainless granite quartz hardwood marble solid walk-in two-car
    three-car one-car attached detached oversized generous lovely wonderful amazing panoramic high wraparound
    covered screened in-ground inground saltwater wood-burning gas formal eat-in en-suite
    separate flat level mature established landscaped wooded energy-efficient smart top-of-the-line
    south-facing
    """
)
HAS = words_in(
    """
    generates produces gets enjoys has have had features boasts includes offers got comes with there's there
    sits provides
    """
)

SETTINGS = words_in(
    """
    street neighborhood neighbourhood block area community cul-de-sac location road lane district setting part
    corner spot suburb town
    """
)
SETTING_QUALITIES = words_in(
    """
    quiet peaceful tree-lined leafy desirable sought-after coveted up-and-coming walkable vibrant charming
    low-traffic dead-end busy prestigious popular growing hot hottest prime central convenient gated trendy
    established friendly great excellent fantastic perfect best premier exclusive thriving historic lively
    bustling serene
    """
)
NEARBY = words_in(
    """
    schools school shops shopping stores restaurants parks park downtown highway freeway transit train trains
    bus subway metro station beach airport hospital trails trail lake river ocean cafes everything amenities
    grocery groceries university campus playground library interstate golf market markets town city greenway
    greenbelt woods field fields pond creek cemetery tracks preserve reserve
    """
)
MOVES = words_in(
    """
    gone hold up down rising rise rises rose risen falling falls fell fallen dropping dropped drop drops
    climbing climbed climb climbs increasing increased increases increase decreasing decreased declining
    declined softening softened soft cooling cooled cool heating heated tight tightening tightened low lower
    high higher highest lowest strong stronger weak weaker slow slower slowing slowed hot hotter steady stable
    competitive scarce limited appreciating appreciated surging surged soaring soared jumped jumping moving
    selling sold sell sells going sitting flying picking picked shifted shifting turning turned favors favoring
    favorable balanced brisk active crowded short plentiful growing grown grew shrinking gaining gained
    outpacing exceeding peaked bottomed recovering rebounded waiting lining eager hovering easing eased dipping
    dipped dip inching ticking ticked trending nearing doubled tripled flattened leveled levelled plateaued
    stabilized stabilizing improving improved favourable snapped scrambling outnumber exceeds outpaces remain
    remains holding held skyrocketing crashing crashed booming record historic pouring flooding competing thin
    lean healthy robust sluggish elevated compressing support supports suggest cutting paying bidding
    overbidding appreciate depreciated
    """
)
MARKET_QUALITIES = words_in(
    """
    strong low lower rising falling high higher hot tight limited record declining increasing growing shrinking
    soaring dropping multiple fierce scarce historic weak slow competitive booming robust unprecedented pent-up
    cooling softening seller's sellers' buyer's buyers' sellers buyers
    """
)
MARKET_NOUNS = words_in(
    """
    fees taxes demand inventory rates prices market supply competition values rents sales interest
    """
)

SALE = words_in(
    """
    appraisals inspections loans deals bidding officer cost couple investor investors visitors parties inspector
    appraiser surveyor city county zoning offer offers appraisal inspection loan financing application mortgage
    title contract listing price seller sellers buyer buyers lender house home property place condo unit closing
    deal survey permit deposit counteroffer counter owner owners tenant tenants bank underwriter hoa lease
    escrow sale showing showings townhouse apartment lot parcel building space money pre-approval preapproval
    approval refinance zoning board repairs contingency contingencies termite report results one ones it they
    she he
    """
)
HAPPENED = words_in(
    """
    accepted approved completed signed reduced dropped sold expired expires expire expiring withdrawn scheduled
    cleared available pending motivated interested cut rejected declined countered received ordered confirmed
    passed failed agreed lowered eager willing desperate relocating vacant gone finalized closed recorded funded
    clean denied increased raised expressed responded fell waived renovated remodeled updated repaired replaced
    repainted painted staged zoned rezoned inspected appraised priced overpriced underpriced vacated refinanced
    gained changed appreciated depreciated released removed submitted issued granted listed delisted relisted
    unoccupied empty rented leased off-market transferred flexible negotiable selling leaving
    """
)
AUXILIARIES = words_in(
    """
    is are was were has have had been be 's just still now already finally got get gets it's they're
    """
)

DID = words_in(
    """
    started begun fixed retiring paying renewed renewing done dead delayed postponed extended opened promoted
    vacating selling buying asked toured visited viewed called loved moved offered showed shows found revealed
    confirmed left stopped chose won backed walked returned inquired
    """
)
"""What people and reports in a sale did; of "it" or "they" these say nothing."""

SUPERLATIVES = words_in(
    """
    largest biggest best nicest cheapest finest newest oldest only quietest safest hottest lowest highest
    fastest closest top
    """
)
PLACES_TO_LIVE = words_in(
    """
    home house lot property condo unit street block neighborhood area building street listing value deal price
    town market yard view
    """
)

GROUNDS = words_in(
    """
    house home property place condo unit apartment lot land parcel building backyard yard garden schools
    neighborhood area street townhouse fourplex duplex triplex villa farm ranch warehouse space community complex
    """
)
GROUND_STATES = words_in(
    """
    plumbed bigger larger smaller newer older nicer quieter fenced landscaped irrigated wooded level flat
    excellent immaculate pristine charming cozy spacious bright roomy new modern historic secluded walkable
    convenient occupied furnished gated sunny south-facing north-facing east-facing west-facing energy-efficient
    buildable tillable fertile commercial residential well-kept updated maintained superb outstanding top-rated
    oversized turnkey rented leased insulated wired heated
    """
)
"""What the record must say of a property before an email does."""

AMENITIES = words_in(
    """
    school schools grocery store stores supermarket bus buses train trains subway park parks shops restaurants
    trail trails beach highway freeway hospital library university gym pool playground airport station clinic
    pharmacy cafe bakery diner bank
    """
)

_PEOPLE_AND_HOMES = (
    "homes?|houses?|sales|properties|condos|listings|units|lots|closings|transactions|families|clients|buyers|sellers"
    "|households|neighbors|comps|comparables|investors|agents|residents|employees|tenants"
)
_COUNTED = (
    "chairs|seats|persons|guests|gallons?|amps?|volts?|kw|inch(?:es)?|tons?|panels|trees|boats|horses|head"
    "|employees|residents|students"
)
UNITS = {
    "bed": "bed(?:s|rooms?)?|bd(?:s|rms?)?|brs?|bdrms?",
    "bath": "(?:full |half )?ba(?:ths?|throoms?)?",
    "area": r"(?:sq(?:uare)?\.?[ -]?(?:f(?:ee|oo)?t|m(?:eters?)?)\.?|s\.?f\b\.?|sqft|sqm|square[- ](?:feet|"
    r"foot|meters?|footage))",
    "acre": "acres?|ac",
    "storey": "stor(?:y|ies)|stor(?:e?y|eys)|levels?|floors?",
    "car": "cars?(?: garage)?|(?:parking|garage) (?:spaces?|spots?|stalls?)|spaces|stalls|docks?|(?:loading )?bays?",
    "unit": "units?|suites",
    "age": "years? old|years? of age|year[- ]old",
    "built": "built",
    "offer": "(?:\\w+ )?(?:offers?|bids?|contracts)",
    "showing": "(?:\\w+ )?(?:showings?|viewings?|tours?|views?|visitors|visits|saves|[ei]nquiries|clicks|likes)",
    "sale": rf"(?:\w+ )?(?:{_PEOPLE_AND_HOMES})",
    "weight": "(?:pounds?|lbs?\\.?)",
    "near": "(?:miles?|blocks?|km|kilometers?|feet|foot|ft)",
    "count": _COUNTED,
    "month": "months? of (?:supply|inventory)",
    "lived": "years? (?:in|at|under) (?:one|the same|this|that|your) (?:house|home|place|roof|address|street|building)",
    "visitor": "(?:people|couples|groups|families|parties|buyers) (?:have |had )?(?:been|come|came|walked|toured|seen"
    "|saw|viewed|visited|looked)",
    "experience": "years? (?:of experience|in (?:the )?(?:business|real estate|industry)|experience|selling|helping)",
}
"""What is counted or measured of a property, a sale or the market."""
