"""What places are called, and their short forms in addresses."""

from emails.writer.guard.vocabulary import words_in

STREETS = {
    "st": "street", "ave": "avenue", "av": "avenue", "blvd": "boulevard", "rd": "road", "dr": "drive", "ct": "court",
    "ln": "lane", "pl": "place", "ter": "terrace", "cir": "circle", "pkwy": "parkway", "hwy": "highway", "sq": "square",
    "trl": "trail", "xing": "crossing", "aly": "alley", "expy": "expressway", "fwy": "freeway", "tpke": "turnpike",
    "cv": "cove", "lp": "loop", "plz": "plaza", "pt": "point", "rdg": "ridge", "hts": "heights", "vly": "valley",
    "spgs": "springs", "crk": "creek", "mt": "mount", "ft": "fort", "apt": "apartment", "ste": "suite", "fl": "floor",
    "bldg": "building", "rt": "route", "rte": "route", "twp": "township",
    "cnty": "county", "co": "county", "avenida": "avenue", "calle": "street",
    "vlg": "village", "grv": "grove", "mdw": "meadow", "hl": "hill",
}  # fmt: skip
"""USPS Publication 28, appendix C1: the common ones."""

DIRECTIONS = {
    "n": "north", "s": "south", "e": "east", "w": "west", "ne": "northeast", "nw": "northwest", "se": "southeast",
    "sw": "southwest",
}  # fmt: skip

STATES = {
    "al": "alabama", "ak": "alaska", "az": "arizona", "ar": "arkansas", "ca": "california", "co": "colorado",
    "ct": "connecticut", "de": "delaware", "dc": "district of columbia", "fl": "florida", "ga": "georgia",
    "hi": "hawaii", "id": "idaho", "il": "illinois", "in": "indiana", "ia": "iowa", "ks": "kansas", "ky": "kentucky",
    "la": "louisiana", "me": "maine", "md": "maryland", "ma": "massachusetts", "mi": "michigan", "mn": "minnesota",
    "ms": "mississippi", "mo": "missouri", "mt": "montana", "ne": "nebraska", "nv": "nevada", "nh": "new hampshire",
    "nj": "new jersey", "nm": "new mexico", "ny": "new york", "nc": "north carolina", "nd": "north dakota",
    "oh": "ohio", "ok": "oklahoma", "or": "oregon", "pa": "pennsylvania", "ri": "rhode island",
    "sc": "south carolina", "sd": "south dakota", "tn": "tennessee", "tx": "texas", "ut": "utah", "vt": "vermont",
    "va": "virginia", "wa": "washington", "wv": "west virginia", "wi": "wisconsin", "wy": "wyoming",
}  # fmt: skip

STREET_WORDS = words_in(
    """
    street avenue boulevard road drive court lane place terrace circle parkway highway trail crossing alley way
    expressway freeway turnpike cove loop plaza row pike path run walk route calle avenida rue straße strasse
    """
)

PLACE_WORDS = STREET_WORDS | words_in(
    """
    park parks heights hills hill grove grove's village ridge creek springs lake lakes beach bay island valley
    meadows meadow woods forest gardens estates point pointe harbor landing crossing commons square plaza mall
    center centre station elementary school schools academy prep university college campus library hospital
    church airport stadium arena museum zoo trail trails trailhead river bridge district neighborhood county
    township subdivision manor ranch farms ferry terminal market town city falls canyon mesa bluff bluffs shores
    shore vista view district side corridor greenway preserve reservoir marina pier boardwalk downtown uptown
    quarter ward borough parish mission plantation oaks pines knoll glen dale hollow landing highlands terrace
    station junction courthouse mart supermarket brewery cafe coffee bakery grill restaurant diner gym ymca club
    golf playground theater theatre cinema
    """
)

AREA_WORDS = words_in(
    """
    area neighborhood neighbourhood district community subdivision corridor suburb suburbs side market zip
    region vicinity schools school township complex development
    """
)
"""After a name they make a place of it: "the Riverside area"."""

COMPANY_WORDS = words_in(
    """
    title mortgage mutual bank lending loans loan lenders escrow inspections inspection insurance realty llc inc corp
    ltd law legal associates partners capital financial finance funding credit union construction builders
    contracting contractors roofing plumbing landscaping movers moving staging photography appraisals appraisal
    homes properties group team brothers sons company co services solutions agency holdings ventures investments
    trust savings foundation brokerage design designs interiors electric hvac pest termite surveying engineering
    """
)

_CITIES = """
abilene akron albany albuquerque alexandria allentown amarillo anaheim anchorage ann-arbor arlington asheville atlanta
augusta aurora austin bakersfield baltimore baton-rouge beaumont bellevue berkeley billings birmingham bloomington
boise boston boulder bronx brooklyn brownsville buffalo burbank cambridge cape-coral carlsbad charleston charlotte
chattanooga chesapeake chicago cincinnati cleveland columbus coronado corpus-christi dallas dayton denver des-moines
detroit durham el-paso eugene evanston fargo fayetteville flagstaff fort-worth fremont fresno frisco gainesville
galveston glendale grand-rapids green-bay greensboro greenville hampton harrisburg hartford henderson hialeah hoboken
hollywood honolulu houston huntsville indianapolis irvine jacksonville jersey-city joliet kalamazoo kansas-city
knoxville lakeland lakewood lansing laredo las-vegas lexington lincoln little-rock los-angeles louisville lubbock
macon madison malibu manhattan marietta mckinney memphis mesa miami milwaukee minneapolis missoula mobile modesto
montgomery murfreesboro naperville naples nashville new-orleans newark newport norfolk oakland oceanside oklahoma-city
omaha orlando oxnard palm-springs palo-alto pasadena pensacola peoria philadelphia phoenix pittsburgh plano portland
portsmouth princeton providence provo queens raleigh redmond reno richmond riverside roanoke rochester rockford
roseville round-rock sacramento salem san-antonio san-diego san-francisco san-jose santa-fe santa-monica sarasota
savannah scottsdale scranton seattle shreveport spokane springfield stamford st-louis stockton syracuse tacoma
tallahassee tampa tempe toledo topeka trenton tucson tulsa wichita wilmington worcester yonkers york toronto vancouver
montreal calgary ottawa london paris berlin madrid mexico barcelona sydney dublin
"""
CITIES = frozenset(each.replace("-", " ") for each in _CITIES.split())
_STATES_OF_CITIES = """
oh: akron cincinnati cleveland columbus dayton toledo;
tx: abilene amarillo austin beaumont brownsville corpus-christi dallas el-paso fort-worth frisco galveston houston
laredo lubbock mckinney plano round-rock san-antonio;
ny: albany bronx brooklyn buffalo manhattan queens rochester syracuse yonkers;
nm: albuquerque santa-fe;
pa: allentown harrisburg philadelphia pittsburgh scranton;
ca: anaheim bakersfield berkeley burbank carlsbad coronado fresno irvine los-angeles malibu modesto oakland
oceanside oxnard palm-springs palo-alto pasadena sacramento san-diego san-francisco san-jose santa-monica stockton
bay-area silicon-valley;
ak: anchorage;
mi: ann-arbor detroit grand-rapids kalamazoo lansing;
nc: asheville charlotte durham greensboro raleigh;
ga: atlanta augusta macon marietta savannah;
md: baltimore;
la: baton-rouge new-orleans shreveport;
wa: bellevue redmond seattle spokane tacoma;
mt: billings missoula;
al: birmingham montgomery;
id: boise;
ma: boston worcester;
co: boulder denver fort-collins colorado-springs;
fl: cape-coral gainesville hialeah jacksonville miami naples orlando pensacola sarasota tallahassee tampa;
sc: charleston greenville;
tn: chattanooga knoxville memphis murfreesboro nashville;
il: chicago evanston joliet naperville peoria rockford;
ia: des-moines;
or: eugene portland salem;
nd: fargo;
az: flagstaff mesa phoenix scottsdale tempe tucson;
wi: green-bay madison milwaukee wauwatosa;
ct: hartford stamford;
nv: henderson las-vegas reno;
nj: hoboken jersey-city newark trenton princeton;
hi: honolulu;
in: indianapolis;
mo: kansas-city st-louis;
ks: topeka wichita;
ky: lexington louisville;
ar: little-rock;
mn: minneapolis;
ne: omaha lincoln;
ut: provo salt-lake-city;
va: norfolk richmond roanoke;
ok: tulsa oklahoma-city;
ri: providence;
vt: burlington;
nh: manchester nashua;
me: bangor
"""
CITY_STATES = {
    city.replace("-", " "): STATES[row.split(":")[0].strip()]
    for row in _STATES_OF_CITIES.split(";")
    for city in row.split(":")[1].split()
}
"""Who has "Akron" in the record may say Ohio."""
LONG_CITIES = tuple(city for city in CITY_STATES if " " in city)
