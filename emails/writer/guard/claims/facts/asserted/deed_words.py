"""What people in a sale and the client do, and what markets do."""

from emails.writer.guard.vocabulary import words_in

PEOPLE = words_in(
    """
    buyer buyers seller sellers owner owners tenant tenants neighbor neighbors coworker coworkers landlord landlords
    agent agents broker brokers lender lenders bank inspector appraiser surveyor electrician plumber roofer painter
    contractor stager photographer handyman builder builders developer developers investor investors couple couples
    family families party parties judge court city county board association hoa underwriter attorney lawyer
    company companies groups people folks someone somebody anyone bidder bidders visitors heirs siblings renter renters
    cousin cousins friend friends accountant adjuster engineer mason carpenter landscaper cleaner cleaners movers
    assessor office provider insurer
    """
)
RELATIVES = words_in(
    """
    daughter son sister brother mother father mom dad parents wife husband spouse partner kids children uncle aunt
    grandson granddaughter niece nephew in-laws family roommate boss employer company
    """
)
DEEDS = words_in(
    """
    asked asking agreed offered offering bid bidding bought buying sold selling signed signing called rang phoned
    visited toured came come walked looked looking seen saw wants want hopes hope plans plan intends interested eager
    waiting flexible ready willing motivated submitted made put accepted rejected declined refused
    countered raised lowered dropped cut knocked reduced fixed repaired replaced finished completed started begun done
    cleared approved denied confirmed inspected measured appraised surveyed photographed painted cleaned pumped
    bowed backed withdrew withdrawn pulled moved moving left leaving extended renewed renew hinted
    promised covers cover pays paid owes owns plows found listed delivered installed
    happy excited thrilled nervous serious keen delighted verge relocating retired divorcing hired fell flagged passed
    failed went
    """
)
YOU_DID = words_in(
    """
    bought sold booked signed paid made put listed retired found moved hired redone renovated replaced installed
    finished closed accepted rented leased refinanced inherited qualified married divorced built painted loved
    liked hated toured visited miss missed added remodeled repaired rewired converted purchased locked
    ordered wired deposited transferred applied enrolled started
    """
)
YOU_ARE = words_in(
    """
    pre-approved preapproved approved qualified retired retiring expecting engaged married divorced divorcing renting
    relocating feeling recovering pregnant prequalified pre-qualified downsizing
    """
)
YOURS = words_in(
    """
    lease sublet landlord tenant tenants job loan mortgage house home place condo bungalow townhouse cabin farm ranch
    apartment insurance rate payment payments bank lender agent broker movers mover buyer buyers offer contract deposit
    credit score neighborhood taxes tax equity pension move closing listing
    """
)
MARKET = words_in(
    """
    things prices values rates rents inventory supply demand market homes houses condos townhomes townhouses rowhomes
    bungalows ranches cabins lofts duplexes villas cottages apartments listings properties places fixer-uppers
    fixers acreage farmland buyers sellers sales land lots ground parcels rentals units competition premiums
    builders investors lenders foreclosures fourplexes triplexes multifamily studios flats farms barns warehouses
    storefronts colonials ramblers spring summer fall winter camps waterfront
    """
)
TRENDS = words_in(
    """
    cooled cooling heated heating slowed slowing dropping dropped drop slipped slipping falling fell fallen fall rising
    rise rose risen climbing climbed climb creeping creep creeps softened softening soften tightened tightening tighten
    scarce tight cheap cheaper expensive pricier hard harder hot hotter cold slow fast quickly snapped selling sell
    sells move moving go going last sit sits linger lingering stay peaked bottomed back up down worth more less
    higher lower strong stronger weak weaker increasing increased decreased shrinking growing grew grow thin plenty
    buying jumping jumped picked picking returning return weekend days
    out cut cutting offers bids overpay rare plentiful
    """
)
