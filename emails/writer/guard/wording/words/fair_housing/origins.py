"""Statements about religion, race, color and national origin, and about who fits in where."""

from emails.writer.guard.wording.words.fair_housing.entry import (
    ALL,
    EVERYBODY,
    LAW,
    MEMO,
    ORIGIN,
    PLACES,
    RACE,
    RELIGION,
    SOURCES,
    STEERING,
    Entry,
)

ORIGINS = (
    Entry(
        "where the/all/other/most ..2 ETHNIC/poles/greeks/turks/ukrainians/koreans/filipinos/brazilians/portuguese "
        "..1 are/live/settled/settle/students/families",
        RACE, STEERING, PLACES, "Stay close to where the Poles are.",
    ),
    Entry(
        "where ..1 RELIGIOUS/ETHNIC/FAMILIAL/AGED/SEXED ..2 live/feel/gather/settle/are/can/play/belong/thrive",
        ALL, STEERING, PLACES, "It is where Catholics feel welcome.",
    ),
    Entry(
        "somebody/someone/couple/family/families/household/person/people/buyer/tenant with ..1 church/temple/mosque/"
        "synagogue/parish ties/connections/background/roots/membership",
        RELIGION, LAW, EVERYBODY, "A couple with church ties would be lovely.",
    ),
    Entry("RELIGIOUS ..1 AREA/PEOPLE", RELIGION, LAW, PLACES, "It is a Christian community."),
    Entry("FITS ..2 TO ..3 RELIGIOUS", RELIGION, LAW, EVERYBODY, "It is perfect for a Catholic household."),
    Entry(
        "ETHNIC/RELIGIOUS life/presence/culture/flavor/feel/vibe/influence/roots/element/heritage",
        ALL, STEERING, PLACES, "There is much Jewish life on those blocks.",
    ),
    Entry("whiter/blacker/browner", RACE, STEERING, PLACES, "The area is getting whiter."),
    Entry(
        "getting/become/becoming/turning/went/going ..2 rough/rougher/sketchy/bad/ghetto/dangerous/ETHNIC",
        RACE, STEERING, PLACES, "It has gotten rough; it is getting rough.",
    ),
    Entry("gotten/turned ..1 rough/bad/sketchy/dangerous", RACE, STEERING, PLACES, "That side has gotten rough."),
    Entry(
        "sketchy/seedy/shady/ghetto/rough/rougher/roughest/sketchier/seedier/shadier/dicey/dicier/iffy/iffier ..2 "
        "after_dark/at_night/area/areas/neighborhood/neighborhoods/part/parts/side/block/blocks/street/streets/crowd/"
        "pocket/pockets",
        RACE, STEERING, PLACES, "It is a little sketchy after dark.",
    ),
    Entry(
        "scores at/for/in ..2 school/schools/district",
        RACE, STEERING, SOURCES, "The scores at that school are high.",
    ),
    Entry("test scores", RACE, STEERING, SOURCES, "Look at the test scores."),
    Entry(
        "neighbors/people/families/tenants/residents who ..1 speak/speaks/share/shares/worship/worships/pray/prays",
        ORIGIN, STEERING, PLACES, "There are neighbors who speak Farsi.",
    ),
    Entry("crime wise", RACE, STEERING, SOURCES, "Crime-wise it is calm."),
    Entry("MANY ..2 RELIGIOUS", RELIGION, STEERING, PLACES, "The area is mostly Jewish."),
    Entry("no/not RELIGIOUS", RELIGION, LAW, EVERYBODY, "No Muslims, the owner says."),
    Entry("NEAR ..5 WORSHIP", RELIGION, MEMO, PLACES, "It is within walking distance of the synagogue.", "WORSHIP"),
    Entry(
        "WORSHIP ..3 NEAR/corner/blocks/away/families/members",
        RELIGION, MEMO, PLACES, "The church is just around the corner.", "WORSHIP",
    ),
    Entry(
        "your/same/our/the ..1 faith/church/religion/congregation/beliefs ..2 live/lives/nearby/around/community/"
        "families/neighbors/members/would/will/too/here",
        RELIGION, STEERING, PLACES, "Others of your faith live nearby.",
    ),
    Entry(
        "people/families/neighbors/others/folks of/from/who/with/in your/the_same/share_your ..1 faith/church/"
        "religion/background/culture/heritage/country/race/ethnicity/origin/congregation/community/kind/values",
        ALL, STEERING, PLACES, "Many people of your faith settled there.",
    ),
    Entry(
        "share/shares/sharing ..2 same/common ..1 background/backgrounds/values/beliefs/culture/faith/heritage",
        ALL, STEERING, PLACES, "Everybody there shares the same values.",
    ),
    Entry(
        "only/must/should/applicants/tenants/residents ..4 fluent/speak/speaks/read/understand ..2 english",
        ORIGIN, LAW, EVERYBODY, "Applicants must speak good English.",
    ),
    Entry("ETHNIC ..1 AREA", RACE, LAW, PLACES, "It is a white neighborhood."),
    Entry(
        "ETHNIC FOLKS",
        RACE, LAW, EVERYBODY, "Hispanic families have moved in.",
    ),
    Entry(
        "FITS ..2 TO ..2 ETHNIC people/families/buyers/family/household/couple/tenants/professionals",
        RACE, LAW, EVERYBODY, "It is ideal for an Indian family.",
    ),
    Entry(
        "mostly/predominantly/mainly/largely/primarily/heavily/becoming/increasingly/overwhelmingly/"
        "traditionally/all/very/almost ETHNIC",
        RACE, STEERING, PLACES, "The street is predominantly Asian.",
    ),
    Entry(
        "no/not blacks/whites/hispanics/latinos/asians/mexicans/immigrants/foreigners/minorities/indians/"
        "refugees/arabs/africans/aliens",
        RACE, LAW, EVERYBODY, "No immigrants in this building.",
    ),
    Entry(
        "few/fewer/many/more/other/lots_of/plenty_of blacks/whites/hispanics/latinos/asians/mexicans/immigrants/"
        "foreigners/minorities/refugees/arabs/ETHNIC ..1 families/people/neighbors/residents/there/here/around?",
        RACE, STEERING, PLACES, "There are few minorities there.",
    ),
    Entry(
        "diverse/integrated/multicultural/homogeneous/segregated/mixed/changing/transitional/transitioning/"
        "multiethnic/inclusive/exclusive/elite ..2 AREA_STRICT/parts/pockets",
        RACE, LAW, PLACES, "It is a diverse neighborhood.",
    ),
    Entry(
        "AREA_STRICT ..1 is/feels/remains/are/has ..3 diverse/integrated/multicultural/homogeneous/segregated/"
        "exclusive/changing/transitional/in_transition/restricted/diversity",
        RACE, LAW, PLACES, "The neighborhood is very diverse.",
    ),
    Entry("racially/ethnically/culturally", RACE, LAW, PLACES, "The block is racially mixed."),
    Entry(
        "demographics/demographic/racial/ethnicity/ethnicities",
        RACE, STEERING, PLACES, "The demographics are changing.",
    ),
    Entry("melting pot", RACE, LAW, PLACES, "The district is a melting pot."),
    Entry(
        "people/neighbors/residents/most/everyone/everybody/owners/buyers/tenants/street/families ..4 is/are ..2 "
        "ETHNIC/RELIGIOUS/AGED/FAMILIAL",
        ALL, STEERING, PLACES, "The neighbors are mostly retirees.",
    ),
    Entry(
        "because/since/as you/they/he/she are/is ..2 ETHNIC/RELIGIOUS/DISABLED/pregnant/gay/married/single/"
        "divorced",
        ALL, STEERING, EVERYBODY, "Because you are Korean, you may like it.",
    ),
    Entry(
        "ETHNIC and/or ETHNIC families/people/residents",
        RACE, STEERING, PLACES, "Black and Hispanic families live there.",
    ),
    Entry("for LANGUAGES speakers", ORIGIN, LAW, EVERYBODY, "It is for English speakers."),
    Entry(
        "LANGUAGES speakers ..1 only/preferred/live/nearby/around/in",
        ORIGIN, LAW, EVERYBODY, "English speakers only.",
    ),
    Entry(
        "tenants/residents/people/families/buyers/neighbors/renters/applicants/owners/somebody/"
        "someone who ..1 speak/speaks ..1 LANGUAGES",
        ORIGIN, LAW, EVERYBODY, "They prefer tenants who speak English well.",
    ),
    Entry("only ..3 LANGUAGES speakers", ORIGIN, LAW, EVERYBODY, "They only want English speakers."),
    Entry("LANGUAGES only", ORIGIN, LAW, EVERYBODY, "English only, says the owner."),
    Entry("must/should/only ..1 speak LANGUAGES", ORIGIN, LAW, EVERYBODY, "Tenants must speak English."),
    Entry(
        "neighbors/people/families/residents/folks ..1 speak ..1 LANGUAGES",
        ORIGIN, STEERING, PLACES, "The neighbors speak Spanish.",
    ),
    Entry(
        "everyone/everybody/many/most/they ..2 speak/speaks ..1 LANGUAGES",
        ORIGIN, STEERING, PLACES, "Most speak your language.",
    ),
    Entry(
        "citizens/citizen/citizenship/americans only/required/preferred",
        ORIGIN, LAW, EVERYBODY, "The landlord takes citizens only.",
    ),
    Entry("legal residents/immigrants/aliens/status", ORIGIN, LAW, EVERYBODY, "They want legal residents."),
    Entry(
        "people/families/neighbors/folks/buyers/expats from ..2 live/lives/living/moved/settled/there/here/"
        "around/in",
        ORIGIN, STEERING, PLACES, "Many people from India live there.",
    ),
    Entry(
        "from your ..1 country/culture/background/homeland/part_of_the_world",
        ORIGIN, STEERING, PLACES, "Many people from your country live there.",
    ),
    Entry(
        "with/full_of/and/of/are/is/has/have/by ..1 SOME FOLK ..1 in/on/around/there/here/live/next/nearby/who/and",
        ALL, STEERING, EVERYBODY, "It is a block with good people on it.",
    ),
    Entry(
        "AREA_STRICT/it/here/there ..3 with/of/and/has/are ..1 SOME FOLK",
        ALL, STEERING, EVERYBODY, "It is a neighborhood with good people.",
    ),
    Entry(
        "everyone/everybody/people/they/most/neighbors/families ..3 go/goes/attend/attends ..3 WORSHIP",
        RELIGION, STEERING, PLACES, "Everyone goes to the same church.",
    ),
    Entry("same/one WORSHIP", RELIGION, STEERING, PLACES, "They all belong to the same church."),
    Entry(
        "people/families/folks/buyers/tenants/neighbors/others/immigrants/expats/clients ..2 from COUNTRY",
        ORIGIN, STEERING, PLACES, "People from India are welcome there.",
    ),
    Entry("who lives there/around/here/nearby/next", ALL, STEERING, PLACES, "The school tells you who lives there."),
    Entry("good/nice/bad/wrong/certain ..1 element", ALL, STEERING, EVERYBODY, "There is a bad element."),
    Entry("DECENT FOLK", ALL, STEERING, EVERYBODY, "It draws respectable people."),
    Entry(
        "the/a ..1 right/wrong kind/sort/type/class of ..1 people/neighbors/families/crowd/residents/buyers",
        ALL, STEERING, EVERYBODY, "You meet the right sort of neighbors.",
    ),
    Entry(
        "people/folks/families/neighbors/buyers/residents/others/clients/someone/couples just? like/such you/"
        "yourself/yourselves/us/yours/as",
        ALL, STEERING, EVERYBODY, "It is where people like you live.",
    ),
    Entry(
        "ideal/perfect/preferred/model tenant/resident/occupant/neighbor/owner/tenants/residents/owners",
        ALL, LAW, EVERYBODY, "You would be the ideal tenant.",
    ),
    Entry(
        "where/near/around/to your ..1 community/people/kind/culture/congregation/countrymen ..2 is/are/live/"
        "lives/lived/live",
        ALL, STEERING, PLACES, "Look where your community is.",
    ),
    Entry(
        "steer/push/keep/put/place/send/move ..2 FAMILIAL/AGED/DISABLED/RELIGIOUS/ETHNIC ..2 to/away/out/on/from/"
        "off ..4 floor/floors/building/area/side/tower/neighborhood/wing/unit/units/tower",
        ALL, STEERING, EVERYBODY, "They put families on the ground floor.",
    ),
    Entry(
        "your/our own? kind/sort/type of people/folks/neighbors/crowd/families",
        ALL, STEERING, EVERYBODY, "They are your kind of people.",
    ),
    Entry(
        "your/our own kind/people/sort/type/crowd/tribe",
        ALL, STEERING, EVERYBODY, "You would be among your own sort.",
    ),
    Entry(
        "among/around/near/by your people/kind/sort/crowd",
        ALL, STEERING, EVERYBODY, "You would be among your kind.",
    ),
    Entry(
        "you/they/family/kids/he/she will/would/should/might/could/to/are/can? ..1 fit/blend ..1 in",
        ALL, STEERING, EVERYBODY, "You will fit right in.",
    ),
    Entry(
        "you/they/he/she will/would/might ..2 be/feel ..1 happier/comfortable/belong/welcome/out_of_place ..2 in/"
        "on/with/around/among/there/here/elsewhere/closer/somewhere",
        ALL, STEERING, EVERYBODY, "You would be more comfortable on the west side.",
    ),
    Entry(
        "you/they will/would/do/might ..1 feel/be ..2 at home with/among/around/in_that/in_this/there",
        ALL, STEERING, EVERYBODY, "You would feel at home among them.",
    ),
    Entry(
        "so/and/where your? you/they/family will/would/can ..1 feel ..2 at home",
        ALL, STEERING, EVERYBODY, "It is near the temple, so you will feel at home.",
    ),
    Entry(
        "more/better at home/ease in/on/around/with/near/among",
        ALL, STEERING, EVERYBODY, "You might feel more at home in Chinatown.",
    ),
    Entry(
        "of/about/with the/those/these people ..1 there/here/living/around",
        ALL, STEERING, EVERYBODY, "I do not like it because of the people there.",
    ),
    Entry("feel right at home", ALL, STEERING, EVERYBODY, "Your parents will feel right at home."),
    Entry(
        "you/they ..2 not ..2 fit/belong/comfortable ..3 in/there/here/around/neighborhood/area",
        ALL, STEERING, EVERYBODY, "You would not be comfortable there.",
    ),
    Entry("undesirables/riffraff/riff_raff/ghetto/barrio", ALL, STEERING, EVERYBODY, "It keeps the riffraff out."),
    Entry(
        "wrong side/part/end of ..1 town/city/tracks/street",
        ALL, STEERING, PLACES, "It lies on the wrong side of town.",
    ),
    Entry("like minded", ALL, STEERING, EVERYBODY, "The neighbors are like-minded."),
    Entry("SAFE ..3 SAFE_AREA", RACE, STEERING, SOURCES, "It is a safe neighborhood."),
    Entry(
        "SAFE_AREA/location ..1 is/are/feels/was/remains/stays ..3 safe/safer/safest/crime_free/"
        "unsafe/dangerous/rough/sketchy",
        RACE, STEERING, SOURCES, "The area is very safe.",
    ),
    Entry(
        "low/no/little/high/less/lower/lowest/rising/minimal/virtually_no/zero/higher ..1 crime",
        RACE, STEERING, SOURCES, "Crime? There is hardly any; low crime all around.",
    ),
    Entry("crime/crimes/criminals/gangs", RACE, STEERING, SOURCES, "There is too much crime."),
    Entry("FAMILIAL ..3 safe", RACE, STEERING, SOURCES, "The kids will be safe."),
    Entry("crime rate/rates/free/is/levels", RACE, STEERING, SOURCES, "The crime rate is below average."),
    Entry(
        "safe for/place/to ..2 FAMILIAL/walk/live/women/SEXED/play/raise/at_night",
        RACE, STEERING, SOURCES, "It is safe for kids.",
    ),
    Entry(
        "feel/be safe ..2 walking/at/here/there/in/on/around/letting/living",
        RACE, STEERING, SOURCES, "You would feel safe here at night.",
    ),
    Entry("GOOD ..2 school/schools", RACE, STEERING, SOURCES, "It is close to great schools."),
    Entry(
        "school/schools/district ..4 is/are/rates/rank/ranks/have/has ..2 GOOD/well",
        RACE, STEERING, SOURCES, "The schools are excellent.",
    ),
    Entry(
        "school/district/schools ..4 high/higher/top/great/good/excellent/strong/best/highest/low/poor ratings/"
        "rating/scores/rankings/test",
        RACE, STEERING, SOURCES, "The school district has high ratings.",
    ),
)  # fmt: skip
