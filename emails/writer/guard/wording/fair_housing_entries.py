"""What may not be said of who lives, or should live, somewhere: each entry with its class, its source and what to say instead."""

from typing import NamedTuple


class Entry(NamedTuple):
    words: str  # as guard/phrases.py reads them, with the sets of fair_housing_words.py
    protected: str
    source: str
    instead: str
    example: str
    unless_recorded: str = ""  # words of the record that make it true and lawful, or the client's own wish


LAW = "42 U.S.C. 3604(c)"
MEMO = "HUD memorandum of 9 January 1995"
STEERING = "42 U.S.C. 3604(a), steering"
SENIORS = "42 U.S.C. 3607(b), housing for older persons"
STATE = "State law, such as Cal. Gov. Code 12955"

FAMILY, RELIGION, RACE, ORIGIN = "familial status", "religion", "race and color", "national origin"
SEX, DISABILITY, AGE, INCOME = "sex", "disability", "age (state law)", "source of income (state law)"
ALL = "race, religion and national origin"

ROOMS = "Name the rooms, the yard or the floor plan."
FEATURES = "Name the feature: a ramp, an elevator, a step-free entry."
PLACES = "Name streets, parks, shops or transit, and let the client judge."
SOURCES = "Name where the client can look it up, such as the police department's or the school district's website."
EVERYBODY = "Describe the property, not who should live there."

OLDER = "55, 62, senior, seniors, active adult, retirement, age restricted, older persons"

ENTRIES = (
    # Familial status.
    Entry("FITS ..2 TO ..4 FAMILIAL", FAMILY, MEMO, ROOMS, "It would be perfect for a young family."),
    Entry("FAMILIAL/AGED/SEXED ..3 would/will/to/tend ..2 love/adore/thrive/enjoy/fit/happy/prefer/like/appreciate", FAMILY, MEMO, ROOMS, "Families will love the yard."),
    Entry("FAMILIAL ..1 oriented/friendly", FAMILY, MEMO, ROOMS, "It is a family-friendly street."),
    Entry("perfect/ideal/great/true family home/house/neighborhood/area/community/place/street", FAMILY, MEMO, ROOMS, "It is the ideal family home."),
    Entry("family neighborhood/area/community/street/atmosphere/oriented/environment", FAMILY, MEMO, ROOMS, "This is a family neighborhood."),
    Entry("adult/adults only/living/building/community/preferred/complex/environment", FAMILY, LAW, EVERYBODY, "The building is adults only.", OLDER),
    Entry("no/without/not ..2 kids/children/toddlers/teens/teenagers/babies/infants/families/child/minors", FAMILY, LAW, EVERYBODY, "No children, please."),
    Entry("kids/children/families/toddlers/teenagers are? NOT_WELCOME", FAMILY, LAW, EVERYBODY, "Children are not allowed in the building."),
    Entry("child/kid/children free", FAMILY, LAW, EVERYBODY, "It is a child-free complex."),
    Entry("childless", FAMILY, LAW, EVERYBODY, "The owner wants a childless couple."),
    Entry("MANY ..2 FAMILIAL/AGED ..1 in/on/around/nearby/here/live/living/there/moving/next/who/your/as", FAMILY, STEERING, PLACES, "There are lots of young families on the street."),
    Entry("there are/were ..5 families/kids/children/retirees/seniors/couples/singles/young_people/professionals/newlyweds", FAMILY, STEERING, PLACES, "There are lots of military families."),
    Entry("MANY young/single/older ..1 FAMILIAL/professionals/people/folks", FAMILY, STEERING, PLACES, "The block has many young couples."),
    Entry("AREA_STRICT ..3 MANY ..2 FAMILIAL", FAMILY, STEERING, PLACES, "The area is full of families."),
    Entry("to raise/raising ..3 family/kids/children/them", FAMILY, MEMO, ROOMS, "It is a great place to raise kids."),
    Entry("to/and/for start/starting ..2 family", FAMILY, MEMO, ROOMS, "It is a good place to start a family."),
    Entry("# child/children/kids max/maximum/only/limit", FAMILY, LAW, EVERYBODY, "There may be 1 child maximum."),
    Entry("maximum/max/limit/one/only ..2 child/children/kids max/maximum/only/allowed", FAMILY, LAW, EVERYBODY, "One child only."),
    Entry("singles/couples only/building/complex/community/preferred", FAMILY, LAW, EVERYBODY, "It is a singles building."),
    Entry("married/unmarried/engaged couple/couples/people/persons", FAMILY, STATE, EVERYBODY, "The landlord likes a married couple."),
    Entry("empty nesters/nester", FAMILY, MEMO, ROOMS, "Empty nesters adore this plan."),
    Entry("kids/children/families ..2 play/playing/ride/riding/run ..2 on/in/around/outside/street", FAMILY, STEERING, PLACES, "Kids play on the street here."),
    Entry("playmates/friends/kids for/your ..2 kids/children/age/ages", FAMILY, STEERING, PLACES, "There are playmates for your kids."),
    Entry("families/couples/singles/seniors/retirees/newlyweds/kids/children/nesters/millennials/professionals/women/men ..1 love/adore/prefer/flock/enjoy/gravitate/choose/favor/feel", FAMILY, MEMO, ROOMS, "Families love this street."),
    Entry("kids/children ..3 find/make/have/meet/play_with ..3 friends/playmates/kids/children", FAMILY, STEERING, ROOMS, "Your kids will find friends here."),
    Entry("everything/all/just/exactly what? a/an/your? ..2 FAMILIAL/AGED ..2 need/needs/want/wants/looking", FAMILY, MEMO, ROOMS, "It has everything a young family needs."),
    Entry("where ..1 RELIGIOUS/ETHNIC/FAMILIAL/AGED/SEXED ..2 live/feel/gather/settle/are/can/play/belong/thrive", ALL, STEERING, PLACES, "It is where Catholics feel welcome."),
    Entry("family/families like/such yours/you", FAMILY, STEERING, ROOMS, "It suits a family like yours."),
    # Age, where the record does not say that the housing is for older persons.
    Entry("FITS ..2 TO ..4 AGED", AGE, SENIORS, ROOMS, "It is ideal for retirees.", OLDER),
    Entry("mature ..1 couple/person/individual/individuals/adult/adults/tenant/tenants/resident/residents/community/neighborhood/people/professionals/buyers/crowd/clientele", AGE, SENIORS, EVERYBODY, "They want a mature tenant."),
    Entry("55/62 + ..2 community/living/complex/building/neighborhood/plus/only/housing/development/condo/and/residents/buyers?", AGE, SENIORS, EVERYBODY, "It is a 55+ community.", OLDER),
    Entry("55/62 and/or over/older/up/better/above", AGE, SENIORS, EVERYBODY, "Residents are 55 and over.", OLDER),
    Entry("active adult/adults", AGE, SENIORS, EVERYBODY, "It is an active adult village.", OLDER),
    Entry("senior/retirement/seniors community/living/housing/only/building/complex/friendly/village/neighborhood", AGE, SENIORS, EVERYBODY, "It is a retirement community.", OLDER),
    Entry("age restricted", AGE, SENIORS, EVERYBODY, "The complex is age restricted.", OLDER),
    Entry("young/younger/youthful/older/aging ..1 professionals/crowd/neighborhood/community/area/population/families/people/couples/vibe/residents/demographic/neighbors/buyers", AGE, STEERING, PLACES, "Young professionals live around here."),
    Entry("suit/suits/fits/fit ..3 AGED/FAMILIAL", AGE, MEMO, ROOMS, "It suits an older couple."),
    Entry("your own? age/generation/race/faith ..1 group?", AGE, STEERING, PLACES, "You would be among people of your own age."),
    Entry("too old/young/frail/elderly for/to", AGE, STEERING, FEATURES, "You may be too old for these stairs."),
    Entry("at/for your age/stage/time of? life?", AGE, STEERING, ROOMS, "At your age a condo is easier."),
    Entry("owners/tenants/people/residents/buyers/anyone/adults/couples/renters/somebody/someone over/under/above/below 18/40/45/50/55/60/62/65", AGE, SENIORS, EVERYBODY, "They want owners over 55.", OLDER),
    Entry("AGED ..1 would/will/may/might/could/can ..4 hard/difficult/struggle/trouble/slip/fall", AGE, STEERING, FEATURES, "The elderly would have a hard time."),
    Entry("only adults/families/couples/singles/seniors/retirees/professionals/married/men/women/christians/americans", FAMILY, LAW, EVERYBODY, "Only adults may live there."),
    Entry("no/not ..1 seniors/elderly/retirees/students/millennials", AGE, STATE, EVERYBODY, "No students, please."),
    # Religion.
    Entry("RELIGIOUS ..1 AREA/PEOPLE", RELIGION, LAW, PLACES, "It is a Christian community."),
    Entry("FITS ..2 TO ..3 RELIGIOUS", RELIGION, LAW, EVERYBODY, "It is perfect for a Catholic household."),
    Entry("MANY ..2 RELIGIOUS", RELIGION, STEERING, PLACES, "The area is mostly Jewish."),
    Entry("no/not RELIGIOUS", RELIGION, LAW, EVERYBODY, "No Muslims, the owner says."),
    Entry("NEAR ..5 WORSHIP", RELIGION, MEMO, PLACES, "It is within walking distance of the synagogue.", "WORSHIP"),
    Entry("WORSHIP ..3 NEAR/corner/blocks/away/families/members", RELIGION, MEMO, PLACES, "The church is just around the corner.", "WORSHIP"),
    Entry("your/same/our/the ..1 faith/church/religion/congregation/beliefs ..2 live/lives/nearby/around/community/families/neighbors/members/would/will/too/here", RELIGION, STEERING, PLACES, "Others of your faith live nearby."),
    Entry("people/families/neighbors/others/folks of/from/who/with/in your/the_same/share_your ..1 faith/church/religion/background/culture/heritage/country/race/ethnicity/origin/congregation/community/kind/values", ALL, STEERING, PLACES, "Many people of your faith settled there."),
    # Race, color, national origin.
    Entry("ETHNIC ..1 AREA", RACE, LAW, PLACES, "It is a white neighborhood."),
    Entry("ETHNIC people/families/neighbors/residents/households/buyers/tenants/folks/homeowners/renters/population/person/only/culture/occupants/couple/couples", RACE, LAW, EVERYBODY, "Hispanic families have moved in."),
    Entry("FITS ..2 TO ..2 ETHNIC people/families/buyers/family/household/couple/tenants/professionals", RACE, LAW, EVERYBODY, "It is ideal for an Indian family."),
    Entry("mostly/predominantly/mainly/largely/primarily/heavily/becoming/increasingly/overwhelmingly/traditionally/all/very/almost ETHNIC", RACE, STEERING, PLACES, "The street is predominantly Asian."),
    Entry("no/not blacks/whites/hispanics/latinos/asians/mexicans/immigrants/foreigners/minorities/indians/refugees/arabs/africans/aliens", RACE, LAW, EVERYBODY, "No immigrants in this building."),
    Entry("few/fewer/many/more/other/lots_of/plenty_of blacks/whites/hispanics/latinos/asians/mexicans/immigrants/foreigners/minorities/refugees/arabs/ETHNIC ..1 families/people/neighbors/residents/there/here/around?", RACE, STEERING, PLACES, "There are few minorities there."),
    Entry("diverse/integrated/multicultural/homogeneous/segregated/mixed/changing/transitional/transitioning/multiethnic/inclusive/restricted/exclusive/elite ..2 AREA_STRICT", RACE, LAW, PLACES, "It is a diverse neighborhood."),
    Entry("AREA_STRICT ..1 is/feels/remains/are/has ..3 diverse/integrated/multicultural/homogeneous/segregated/exclusive/changing/transitional/in_transition/restricted/diversity", RACE, LAW, PLACES, "The neighborhood is very diverse."),
    Entry("racially/ethnically/culturally", RACE, LAW, PLACES, "The block is racially mixed."),
    Entry("demographics/demographic/racial/ethnicity/ethnicities", RACE, STEERING, PLACES, "The demographics are changing."),
    Entry("melting pot", RACE, LAW, PLACES, "The district is a melting pot."),
    Entry("people/neighbors/residents/most/everyone/everybody/owners/buyers/tenants/street/families ..4 is/are ..2 ETHNIC/RELIGIOUS/AGED/FAMILIAL", ALL, STEERING, PLACES, "The neighbors are mostly retirees."),
    Entry("because/since/as you/they/he/she are/is ..2 ETHNIC/RELIGIOUS/DISABLED/pregnant/gay/married/single/divorced", ALL, STEERING, EVERYBODY, "Because you are Korean, you may like it."),
    Entry("ETHNIC and/or ETHNIC families/people/residents", RACE, STEERING, PLACES, "Black and Hispanic families live there."),
    Entry("for LANGUAGES speakers", ORIGIN, LAW, EVERYBODY, "It is for English speakers."),
    Entry("LANGUAGES speakers ..1 only/preferred/live/nearby/around/in", ORIGIN, LAW, EVERYBODY, "English speakers only."),
    Entry("only ..3 LANGUAGES speakers", ORIGIN, LAW, EVERYBODY, "They only want English speakers."),
    Entry("LANGUAGES only", ORIGIN, LAW, EVERYBODY, "English only, says the owner."),
    Entry("must/should/only ..1 speak LANGUAGES", ORIGIN, LAW, EVERYBODY, "Tenants must speak English."),
    Entry("neighbors/people/families/residents/folks ..1 speak ..1 LANGUAGES", ORIGIN, STEERING, PLACES, "The neighbors speak Spanish."),
    Entry("everyone/everybody/many/most/they ..2 speak/speaks ..1 LANGUAGES", ORIGIN, STEERING, PLACES, "Most speak your language."),
    Entry("citizens/citizen/citizenship/americans only/required/preferred", ORIGIN, LAW, EVERYBODY, "The landlord takes citizens only."),
    Entry("legal residents/immigrants/aliens/status", ORIGIN, LAW, EVERYBODY, "They want legal residents."),
    Entry("people/families/neighbors/folks/buyers/expats from ..2 live/lives/living/moved/settled/there/here/around/in", ORIGIN, STEERING, PLACES, "Many people from India live there."),
    Entry("from your ..1 country/culture/background/homeland/part_of_the_world", ORIGIN, STEERING, PLACES, "Many people from your country live there."),
    # In any class: who fits in where.
    Entry("DECENT FOLK", ALL, STEERING, EVERYBODY, "There are good people on this block."),
    Entry("the/a ..1 right/wrong kind/sort/type/class of ..1 people/neighbors/families/crowd/residents/buyers", ALL, STEERING, EVERYBODY, "You meet the right sort of neighbors."),
    Entry("people/folks/families/neighbors/buyers/residents/others/clients/someone/couples just? like/such you/yourself/yourselves/us/yours/as", ALL, STEERING, EVERYBODY, "It is where people like you live."),
    Entry("ideal/perfect/preferred/model tenant/resident/occupant/neighbor/owner/tenants/residents/owners", ALL, LAW, EVERYBODY, "You would be the ideal tenant."),
    Entry("where/near/around/to your ..1 community/people/kind/culture/congregation/countrymen ..2 is/are/live/lives/lived/live", ALL, STEERING, PLACES, "Look where your community is."),
    Entry("steer/push/keep/put/place/send/move ..2 FAMILIAL/AGED/DISABLED/RELIGIOUS/ETHNIC ..2 to/away/out/on/from/off ..4 floor/floors/building/area/side/tower/neighborhood/wing/unit/units/tower", ALL, STEERING, EVERYBODY, "They put families on the ground floor."),
    Entry("your/our own? kind/people/sort/type/crowd/tribe", ALL, STEERING, EVERYBODY, "You would be among your own kind."),
    Entry("you/they/family/kids/he/she will/would/should/might/could/to/are/can? ..1 fit/blend ..1 in", ALL, STEERING, EVERYBODY, "You will fit right in."),
    Entry("you/they/he/she will/would/might ..2 be/feel ..1 happier/comfortable/belong/welcome/out_of_place ..2 in/on/with/around/among/there/here/elsewhere/closer/somewhere", ALL, STEERING, EVERYBODY, "You would be more comfortable on the west side."),
    Entry("you/they will/would/do/might ..1 feel/be ..2 at home with/among/around/in_that/in_this/there", ALL, STEERING, EVERYBODY, "You would feel at home among them."),
    Entry("so/and/where your? you/they/family will/would/can ..1 feel ..2 at home", ALL, STEERING, EVERYBODY, "It is near the temple, so you will feel at home."),
    Entry("more/better at home/ease in/on/around/with/near/among", ALL, STEERING, EVERYBODY, "You might feel more at home in Chinatown."),
    Entry("of/about/with the/those/these people ..1 there/here/living/around", ALL, STEERING, EVERYBODY, "I do not like it because of the people there."),
    Entry("feel right at home", ALL, STEERING, EVERYBODY, "Your parents will feel right at home."),
    Entry("you/they ..2 not ..2 fit/belong/comfortable ..3 in/there/here/around/neighborhood/area", ALL, STEERING, EVERYBODY, "You would not be comfortable there."),
    Entry("undesirables/riffraff/riff_raff/ghetto/barrio", ALL, STEERING, EVERYBODY, "It keeps the riffraff out."),
    Entry("wrong side/part/end of ..1 town/city/tracks/street", ALL, STEERING, PLACES, "It lies on the wrong side of town."),
    Entry("like minded", ALL, STEERING, EVERYBODY, "The neighbors are like-minded."),
    # Crime and schools, which stand for people.
    Entry("SAFE ..3 AREA_STRICT", RACE, STEERING, SOURCES, "It is a safe neighborhood."),
    Entry("AREA_STRICT/it/there/here/location ..1 is/are/feels/was/remains/stays ..3 safe/safer/safest/crime_free/unsafe/dangerous/rough/sketchy", RACE, STEERING, SOURCES, "The area is very safe."),
    Entry("low/no/little/high/less/lower/lowest/rising/minimal/virtually_no/zero/higher ..1 crime", RACE, STEERING, SOURCES, "Crime? There is hardly any; low crime all around."),
    Entry("crime/crimes/criminals/gangs", RACE, STEERING, SOURCES, "There is too much crime."),
    Entry("FAMILIAL ..3 safe", RACE, STEERING, SOURCES, "The kids will be safe."),
    Entry("crime rate/rates/free/is/levels", RACE, STEERING, SOURCES, "The crime rate is below average."),
    Entry("safe for/place/to ..2 FAMILIAL/walk/live/women/SEXED/play/raise/at_night", RACE, STEERING, SOURCES, "It is safe for kids."),
    Entry("feel/be safe ..2 walking/at/here/there/in/on/around/letting/living", RACE, STEERING, SOURCES, "You would feel safe here at night."),
    Entry("GOOD ..2 school/schools", RACE, STEERING, SOURCES, "It is close to great schools."),
    Entry("school/schools/district ..4 is/are/rates/rank/ranks/have/has ..2 GOOD/well", RACE, STEERING, SOURCES, "The schools are excellent."),
    Entry("school/district/schools ..4 high/higher/top/great/good/excellent/strong/best/highest/low/poor ratings/rating/scores/rankings/test", RACE, STEERING, SOURCES, "The school district has high ratings."),
    # Sex, with orientation.
    Entry("SEXED only/preferred/tenant/tenants/roommate/roommates/renter/renters/buyer/buyers/friendly/neighborhood/area/community/couples", SEX, LAW, EVERYBODY, "The room is for ladies only."),
    Entry("no/not SEXED", SEX, LAW, EVERYBODY, "No men in this house."),
    Entry("FITS ..1 TO ..2 SEXED", SEX, LAW, EVERYBODY, "The flat is great for women."),
    Entry("single ..1 man/woman/men/women/lady/ladies/gentleman/gentlemen/guy/girl/person/people/professional/professionals/mother/mothers/mom/moms/parent/parents/buyers", SEX, MEMO, EVERYBODY, "A single gentleman would like it."),
    Entry("bachelor/bachelorette pad", SEX, MEMO, ROOMS, "It is a real bachelor pad."),
    Entry("woman/man/lady/ladies/women/men/bachelor/girl/guy/wife/husband/mom 's dream/touch/kitchen/place/retreat", SEX, LAW, ROOMS, "It is a woman's dream kitchen."),
    Entry("traditional family/families/couple/couples/values/marriage", SEX, LAW, EVERYBODY, "They look for a traditional couple."),
    Entry("man cave", SEX, MEMO, ROOMS, "The basement is a man cave."),
    # Disability.
    Entry("able bodied", DISABILITY, LAW, FEATURES, "Only able-bodied tenants can use it."),
    Entry("FITS ..2 TO ..3 DISABLED", DISABILITY, LAW, FEATURES, "The unit is ideal for the disabled."),
    Entry("not ..2 suitable/suited/appropriate/good/right/ideal/accessible/work/work_well/recommended/practical/fit/safe ..1 for/to ..3 DISABLED/elderly/seniors/you", DISABILITY, LAW, FEATURES, "It is not suitable for wheelchairs."),
    Entry("no/not ..1 wheelchair/wheelchairs/disabled/handicapped/walkers/service_animals/service_dogs/emotional_support/assistance_animals/mentally_ill/group_homes/handicaps/disabilities", DISABILITY, LAW, FEATURES, "No wheelchairs, please."),
    Entry("must/needs_to/need_to/has_to/have_to be ..1 able ..1 to? climb/walk/live/care/manage/handle/take", DISABILITY, LAW, FEATURES, "Residents must be able to climb stairs."),
    Entry("no/not/without/against/refuse/refuses ..4 service_animals/service_dogs/service_dog/service_animal/assistance_animals/support_animals", DISABILITY, LAW, FEATURES, "The owner is not comfortable with service dogs."),
    Entry("without ..2 disabilities/disability/handicap/handicaps/wheelchairs", DISABILITY, LAW, FEATURES, "They want tenants without disabilities."),
    Entry("must/should be ..1 physically/mentally/healthy/fit/mobile/ambulatory", DISABILITY, LAW, FEATURES, "Tenants must be physically fit."),
    Entry("physically/mentally fit/stable/able/disabled/challenged/ill/handicapped/capable/active/impaired", DISABILITY, LAW, FEATURES, "It suits the physically active."),
    Entry("healthy/active/normal/fit people/tenants/tenant/person/residents/adults/individuals/only/buyers/lifestyle/retirees/individual", DISABILITY, LAW, FEATURES, "Healthy people live here."),
    Entry("independent living only", DISABILITY, LAW, FEATURES, "The complex is for independent living only."),
    Entry("handicapped/crippled/mentally_ill/retarded/wheelchair_bound", DISABILITY, LAW, FEATURES, "A handicapped tenant lived there."),
    Entry("given/with/in/because_of/considering your ..1 disability/condition/handicap/wheelchair/limitations/age/religion/faith/race/background/ethnicity/heritage/nationality/culture/illness/impairment", DISABILITY, STEERING, FEATURES, "In your condition the stairs are hard."),
    Entry("DISABLED ..2 NOT_WELCOME", DISABILITY, LAW, FEATURES, "Wheelchairs are not allowed on the deck."),
    Entry("DISABLED ..1 would/will/might/may/should/could/can not? ..3 struggle/manage/want/love/like/difficult/hard/fit/not", DISABILITY, STEERING, FEATURES, "Disabled buyers would struggle here."),
    Entry("because/since/as/if you use/have/are/need ..3 wheelchair/walker/disability/disabled/pregnant/condition/blind/deaf/faith", DISABILITY, STEERING, FEATURES, "As you use a walker, look elsewhere."),
    Entry("not ..4 for/to/with ..1 DISABLED", DISABILITY, LAW, FEATURES, "It is not a place for someone with a disability."),
    # Source of income.
    Entry("no/not ..2 section_8/vouchers/voucher/housing_assistance/welfare/subsidies/government_assistance/public_assistance/rental_assistance/subsidized", INCOME, STATE, EVERYBODY, "The landlord takes no Section 8."),
    Entry("section_8/vouchers/voucher/welfare/subsidized ..2 NOT_WELCOME", INCOME, STATE, EVERYBODY, "Vouchers are not accepted."),
    Entry("section_8/voucher/welfare/subsidized_housing? tenants/tenant/renters/families/people/recipients/holders/neighbors/housing", INCOME, STATE, EVERYBODY, "There are few welfare recipients."),
    Entry("people/anyone/tenants/those/families/renters ..2 on welfare/section_8/assistance/vouchers/food_stamps/benefits/disability", INCOME, STATE, EVERYBODY, "They take nobody, no people on welfare."),
    Entry("low income ..1 people/families/tenants/housing/renters/neighborhood/area/residents", INCOME, STATE, EVERYBODY, "No low-income housing is near."),
    Entry("must be employed", INCOME, STATE, EVERYBODY, "Tenants must be employed."),
    Entry("employed/working people/tenants/professionals/couple/adults/only/persons_only/preferred", INCOME, STATE, EVERYBODY, "They want working people only."),
    Entry("professionals/executives only/preferred", INCOME, STATE, EVERYBODY, "The unit is for professionals only."),
)  # fmt: skip
"""The examples are tried in the tests: each entry must find its own."""

HARMLESS = (
    "family/great room/rooms",
    "single/two/three/four/multi/one/1/2/3/4 family home/homes/house/houses/property/properties/residence/building/zoning/lot/unit/units?",
    "single/two/three/four/multi/multi/one family",
    "family owned/run/business/friend/emergency/dinner/time/room/photos/vacation/visit/weekend/gathering/matter/reunion/member",
    "single/double story/level/floor/page/pane/sink/vanity/car/garage/question/offer/email/thing/day/point/loan/point/agent/unit/bath/most/step/line/call/door",
    "mother in law ..1 suite/apartment/unit/quarters?",
    "father/mother 's day",
    "bachelor apartment/apartments",
    "apartment complex with chapel",
    "kosher meals ..1 available?",
    "merry christmas",
    "happy easter/hanukkah/christmas/diwali/ramadan/passover/eid",
    "nursery/driving/summer/cooking school",
    "equal housing opportunity",
    "exclusive listing/listings/right/agreement/offer/use/to/access/buyer",
    "diverse range/selection/set/options/mix of homes/inventory",
    "integrated appliances/garage/kitchen/sound/lighting",
    "white/black granite/kitchen/cabinets/tile/trim/paint/walls/quartz/marble/fence/siding/brick/countertops/oak",
    "crime map/maps/figures/statistics/data/report/reports/stats",
    "people/families/folks from work/out/around/all/our/my",
    "safe travels/trip/drive/room/side/to_say/to_assume/for_now/and_sound/bet",
    "stay/drive/keep safe",
    "wheelchair ramp/ramps/lift/access/accessible",
    "no problem ..3 kids/children/family",
    "no need/rush/pressure/worries ..6 kids/children/family/families",
    "mother/father/parents/kids/children/family in/from out",
    "parking/meet/turn/left/right ..4 WORSHIP",
    "temple tx/texas",
    "church street/st/road/rd/lane/ln/hill/avenue/ave/drive",
    "temple street/st/road/rd/lane/avenue/ave/texas/tx/terrace/university",
    "chapel hill",
    "mass email/mailing/ave/avenue/save",
    "good/great/nice/best/wonderful/lovely to ..1 hear/see/meet/talk/know/connect/catch/have/learn",
    "good/great/best/right time/day/moment/way/question/news/luck/idea/number/chat/call/conversation",
    "english/black/white/red ivy/ivory/tudor/oak",
    "no good/better ..1 time",
    "same people",
    "your family and you",
    "you and your family",
    "find/finding/search/searching/look/looking ..8 for/with you/your ..2 family",
    "thank/thanks ..3 family",
    "hope/hoping ..6 family",
    "best/regards/wishes/love/hello/hi to ..3 family/kids/children",
    "home is the best",
    "young/mature trees/tree/landscaping/garden/oaks/plantings/orchard/vines",
    "black/white ..1 exterior/interior/house/home/building/door/windows",
    "adult/adults dog",
    "not ..2 accept children's",
    "american style/standard/foursquare/craftsman/airlines",
    "spanish style/tile/revival/colonial/mission",
    "italian/japanese/chinese/mexican/indian/greek/thai/korean/vietnamese/french restaurant/restaurants/food/garden/place/bakery/market/tile/marble/maple",
    "asian/latin/international market/markets/grocery/food",
)
