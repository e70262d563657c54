"""Words around a capitalised word that tell a person from a place."""

from emails.writer.guard.vocabulary import words_in

TITLES = words_in(
    """
    mr mrs ms mx dr miss prof professor señor señora sr sra monsieur madame herr frau don doña rev reverend
    pastor rabbi imam judge captain sgt lt col
    """
)

IN_A_PLACE = words_in(
    """
    in near around across along off within outside inside behind beyond past downtown toward en
    """
)
"""What follows these is a place."""
AT_OR_WITH = words_in("at on by from to of for with into between")
"""What follows these may be a place or a person."""

RELATIONS = words_in(
    """
    colleague colleagues partner wife husband spouse fiancé fiancée fiance son daughter mother father brother
    sister mom dad uncle aunt cousin nephew niece friend neighbor neighbour boss assistant lender inspector
    attorney lawyer teammate broker contractor appraiser manager coordinator seller buyer buyers sellers
    coach landlord tenant agent associate client clients planner accountant handyman electrician plumber roofer stager
    photographer painter underwriter processor advisor officer banker named called copying cc cc'ing cced cc'd
    bcc
    """
)
BEFORE_A_PERSON = words_in(
    """
    with told tell ask asked call text contact meet met thank thanks hi hello hey dear and both about for
    message email give copy introduce reach let regards say cousin
    """
)

SAYING = words_in(
    """
    said says mentioned mentions told tells asked asks suggested suggests wrote writes called calls recommended
    recommends thinks thought wants wanted will would can could has had is was does did knows let lets sent
    sends gave gives and or who from at also just already loves loved passed offered handles handled helped
    works worked confirmed noted shared reached introduced offers charges referred sold bought listed
    """
)
REALLY_SAYING = SAYING - words_in("will would can could has had is was does did and or who from at also just already")

SIDES = words_in("corner intersection side part edge north south east west outside center heart town city area out")
BEFORE_A_PLACE = words_in("lake mount fort port san santa saint cape rancho los las el point camp isla villa")
STRONG_COMPANY_WORDS = words_in(
    """
    lending bank mutual savings inspections roofing llc inc movers realty plumbing construction builders mortgage
    lenders
    """
)
TRADES = words_in("construction mortgage inspections plumbing roofing builders movers")
WAYS = words_in("commute drive walk ride minute block mile close closer next trip")
CORNERS = (("corner", "of"), ("intersection", "of"), ("near", "the"))
PROPERTIES = words_in(
    """
    home homes house houses condo condos apartment apartments listing listings address bungalow townhouse townhome loft
    property properties lot office store location branch street neighborhood buyer seller client clients
    """
)
OWNING = words_in("my your our their his her this that some any another")
ENJOYING = words_in("watch watched watching read reading play played playing love drink drank eat ate hum sing singing")
ON_THE_MARKET = words_in("homes houses listings condos prices buyers sellers")
LYING = words_in("has sits lies at over can will could would wants needs is was")
MATCHES = words_in("game games fans match playoffs tickets")
HEADS_OF_PLACES = words_in("mount lake fort port cape point camp glen bayou isla villa rancho")
