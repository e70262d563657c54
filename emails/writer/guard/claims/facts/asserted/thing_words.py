"""Things of a house and around it, what is said of them, and the words between."""

from emails.writer.guard.vocabulary import words_in
from emails.writer.guard.vocabulary.property_words import FINE, NEW

OUTSIDE = words_in(
    """
    pool pools spa jacuzzi sauna pond ponds creek stream brook lake river canal bay harbor cove lagoon ocean beach dock
    pier marina boathouse waterfront waterfall fountain deck patio porch balcony terrace veranda lanai gazebo pergola
    casita guesthouse cottage barn stable stables shed sheds greenhouse workshop treehouse playground fence orchard
    vineyard pasture paddock corral coop sprinkler sprinklers irrigation septic driveway carport garage firepit
    courtyard hammock trampoline arbor trellis ramp
    """
)
INSIDE = words_in(
    """
    fireplace fireplaces woodstove skylight skylights sunroom mudroom pantry attic basement cellar crawlspace den loft
    elevator gym radiators generator furnace boiler cathedral tub hardwood hardwoods granite marble quartz stainless
    jacuzzi closet closets chandelier dishwasher nursery wallpaper carpet solar appliances heater
    """
)
AROUND = words_in(
    """
    highway freeway interstate trains tracks airport park trail trails greenbelt greenway woods forest golf path
    grocery shops restaurants cafe church hospital library landing skyline mountain mountains hills sunset sunsets
    sunrise sunrises breeze view views noise hum shopping buses
    """
)
FLAWS = words_in("termites mold mildew asbestos radon leak leaks easement lien rust rot infestation sinkhole")
EXTRAS = words_in(
    "warranty internet cable doorman concierge guard valet horses allergies surgery pickup landscaping snowplowing"
)
RARE = words_in(
    "sunroom mudroom sauna jacuzzi gazebo pergola casita guesthouse greenhouse boathouse courtyard lanai veranda"
)
"""So few houses have one that "in the sunroom" says that there is one."""
THINGS = OUTSIDE | INSIDE | AROUND | FLAWS | EXTRAS
"""Not every house has them: who speaks of one says that it is there."""

JOINED = words_in(
    """
    hatch can cans door doors table key keys opener remote remotes code codes year board boards sale point trail
    agent association company inspector inspection guy people lane loop street road drive avenue court ave rd ln ct st
    quote policy question questions idea ideas project light lights paint samples colors
    """
)
"""Behind such a word they are only a part of a name for something else."""

POINTS = words_in("that those your its such")
PLACED = words_in("in at into on onto to down over along up through across toward by off out inside under past near")
"""Behind these and "the" it is only a place where somebody is."""
GIVES = words_in("with has have had includes include including plus got boasts offers gets there's")
ORDERS = words_in(
    """
    clear leave open turn tuck reserve sit look mention paint wipe sweep ask check measure keep put take move try bring
    wash clean mow trim call write send tell note list find pick get give make walk photograph picture imagine think
    enjoy start skip let please don't touch empty store hide fix replace add
    """
)
"""A clause that begins with one of these tells somebody what to do."""

PARTS_OF_HOUSES = words_in(
    """
    roof kitchen bath baths bathroom bathrooms bedroom bedrooms room rooms wall walls floors ceiling ceilings
    window windows wiring plumbing pipes foundation furnace boiler heater heating cooling air yard backyard garden
    garage basement attic deck porch patio balcony driveway fence gutters siding insulation street streets road
    neighborhood block house home place condo unit apartment building lot land property stairs staircase closet closets
    appliances counters cabinets carpet carpets paint trim lighting layout bulkhead pool well septic tank chimney
    fireplace elevator lobby hallway lawn trees soil ground acreage acres barn shed view views light sun lake bones
    water pump rowhome townhouse townhome cabin bungalow cottage farmhouse loft boards boiler ac system systems panel
    cellar cellars crawlspace area suite den study nursery pantry storage space spaces parking garages neighbors
    """
)
BILLS = words_in(
    """
    taxes tax fees fee dues bill bills insurance premium premiums assessment assessments rent rents utilities hoa
    association mortgage payment payments rate rates upkeep heating
    """
)
QUALITIES = words_in(
    """
    thick thin bright loud dark sunny roomy spotless dated quiet noisy solid sturdy shady cool warm drafty airy spacious
    cramped tiny huge big small large bigger smaller level flat steep sloped private secluded peaceful calm busy safe
    clean dirty smelly damp dry wet musty leaky sound modern old older new newer original fresh tired worn flawless
    immaculate pristine perfect clay sandy rocky fertile swampy low high lower higher steep cheap cheaper expensive
    affordable modest reasonable double oversized wide narrow tall deep shallow open gleaming lovely gorgeous stunning
    beautiful charming stone brick wooden marble tiled paved gravel west-facing east-facing south-facing north-facing
    freshly refinished remodeled renovated updated upgraded repainted restored stained mature fenced gated heated
    vaulted exposed finished unfinished leaking broken cracked rotten rusty sagging crooked sloping stunted overgrown
    huge full half wooded tree-lined leafy walkable sun-filled sunlit fresh cozy beautifully maintained well-kept
    rolling wraparound screened top-notch roomier
    """
) | (FINE | NEW) - words_in("large larger big huge open replacement finished recently newly gas formal flat level high")
STRIKING = QUALITIES - words_in(
    "old older new newer original big small bigger smaller open full half clean low level cold"
)
"""Whoever says "the sun-filled room" says that it is; "the old house" or "the big room" may only name one."""
STATES = QUALITIES | words_in(
    """
    light sag sags sagging leak leaks leaking leaked rust rusted rusting rotting cracked cracking flooded floods failing
    failed dying died ages aging crumbling peeling code shape condition creep creeping creeps rising falling rise rises
    falls fall climbed climbing climb increased increasing doubled due next nothing steals years replaced redone
    rebuilt swapped repaired serviced finished installed done retaken sunlight covers cover plows plow
    allows permits forbids reserve drains floods faces backs overlooks borders
    """
)
STATE_VERBS = words_in(
    """
    sags leaks leaked rusts cracked floods flooded ages creep creeping creeps rises fell climbed increased doubled
    covers plows allows permits bans forbids faces backs overlooks borders stays stay runs run comes come get gets rise
    """
)
