"""Statements about families, children and age."""

from emails.writer.guard.wording.words.fair_housing_entry import (
    AGE,
    EVERYBODY,
    FAMILY,
    FEATURES,
    LAW,
    MEMO,
    OLDER,
    PLACES,
    ROOMS,
    SENIORS,
    STATE,
    STEERING,
    Entry,
)

HOMES = (
    Entry("FITS ..2 TO ..4 FAMILIAL", FAMILY, MEMO, ROOMS, "It would be perfect for a young family."),
    Entry(
        "FAMILIAL/AGED/SEXED ..3 would/will/to/tend ..2 love/adore/thrive/enjoy/fit/happy/prefer/like/appreciate",
        FAMILY, MEMO, ROOMS, "Families will love the yard.",
    ),
    Entry("FAMILIAL ..1 oriented/friendly", FAMILY, MEMO, ROOMS, "It is a family-friendly street."),
    Entry(
        "perfect/ideal/great/true family home/house/neighborhood/area/community/place/street",
        FAMILY, MEMO, ROOMS, "It is the ideal family home.",
    ),
    Entry(
        "family neighborhood/area/community/street/atmosphere/oriented/environment",
        FAMILY, MEMO, ROOMS, "This is a family neighborhood.",
    ),
    Entry(
        "adult/adults only/living/building/community/preferred/complex/environment",
        FAMILY, LAW, EVERYBODY, "The building is adults only.", OLDER,
    ),
    Entry(
        "no/without/not ..2 kids/children/toddlers/teens/teenagers/babies/infants/families/child/minors",
        FAMILY, LAW, EVERYBODY, "No children, please.",
    ),
    Entry(
        "kids/children/families/toddlers/teenagers are? NOT_WELCOME",
        FAMILY, LAW, EVERYBODY, "Children are not allowed in the building.",
    ),
    Entry("child/kid/children free", FAMILY, LAW, EVERYBODY, "It is a child-free complex."),
    Entry("childless", FAMILY, LAW, EVERYBODY, "The owner wants a childless couple."),
    Entry(
        "MANY ..2 FAMILIAL/AGED ..1 in/on/around/nearby/here/live/living/there/moving/next/who/your/as",
        FAMILY, STEERING, PLACES, "There are lots of young families on the street.",
    ),
    Entry(
        "there are/were ..5 families/kids/children/retirees/seniors/couples/singles/young_people/professionals/"
        "newlyweds",
        FAMILY, STEERING, PLACES, "There are lots of military families.",
    ),
    Entry(
        "MANY young/single/older ..1 FAMILIAL/professionals/people/folks",
        FAMILY, STEERING, PLACES, "The block has many young couples.",
    ),
    Entry("AREA_STRICT ..3 MANY ..2 FAMILIAL", FAMILY, STEERING, PLACES, "The area is full of families."),
    Entry("to raise/raising ..3 family/kids/children/them", FAMILY, MEMO, ROOMS, "It is a great place to raise kids."),
    Entry("to/and/for start/starting ..2 family", FAMILY, MEMO, ROOMS, "It is a good place to start a family."),
    Entry("# child/children/kids max/maximum/only/limit", FAMILY, LAW, EVERYBODY, "There may be 1 child maximum."),
    Entry(
        "maximum/max/limit/one/only ..2 child/children/kids max/maximum/only/allowed",
        FAMILY, LAW, EVERYBODY, "One child only.",
    ),
    Entry(
        "singles/couples only/building/complex/community/preferred",
        FAMILY, LAW, EVERYBODY, "It is a singles building.",
    ),
    Entry(
        "married/unmarried/engaged couple/couples/people/persons",
        FAMILY, STATE, EVERYBODY, "The landlord likes a married couple.",
    ),
    Entry("empty nesters/nester", FAMILY, MEMO, ROOMS, "Empty nesters adore this plan."),
    Entry(
        "kids/children/families ..2 play/playing/ride/riding/run ..2 on/in/around/outside/street",
        FAMILY, STEERING, PLACES, "Kids play on the street here.",
    ),
    Entry(
        "playmates/friends/kids for/your ..2 kids/children/age/ages",
        FAMILY, STEERING, PLACES, "There are playmates for your kids.",
    ),
    Entry(
        "families/couples/singles/seniors/retirees/newlyweds/kids/children/nesters/millennials/professionals/"
        "women/men ..1 love/adore/prefer/flock/enjoy/gravitate/choose/favor/feel",
        FAMILY, MEMO, ROOMS, "Families love this street.",
    ),
    Entry(
        "kids/children ..3 find/make/have/meet/play_with ..3 friends/playmates/kids/children",
        FAMILY, STEERING, ROOMS, "Your kids will find friends here.",
    ),
    Entry(
        "everything/all/just/exactly what? a/an/your? ..2 FAMILIAL/AGED ..2 need/needs/want/wants/looking",
        FAMILY, MEMO, ROOMS, "It has everything a young family needs.",
    ),
    Entry("family/families like/such yours/you", FAMILY, STEERING, ROOMS, "It suits a family like yours."),
    Entry("FITS ..2 TO ..4 AGED", AGE, SENIORS, ROOMS, "It is ideal for retirees.", OLDER),
    Entry(
        "mature ..1 couple/person/individual/individuals/adult/adults/tenant/tenants/resident/residents/"
        "community/neighborhood/people/professionals/buyers/crowd/clientele",
        AGE, SENIORS, EVERYBODY, "They want a mature tenant.",
    ),
    Entry(
        "55/62 + ..2 community/living/complex/building/neighborhood/plus/only/housing/development/condo/and/"
        "residents/buyers?",
        AGE, SENIORS, EVERYBODY, "It is a 55+ community.", OLDER,
    ),
    Entry("55/62 and/or over/older/up/better/above", AGE, SENIORS, EVERYBODY, "Residents are 55 and over.", OLDER),
    Entry("active adult/adults", AGE, SENIORS, EVERYBODY, "It is an active adult village.", OLDER),
    Entry(
        "senior/retirement/seniors community/living/housing/only/building/complex/friendly/village/neighborhood",
        AGE, SENIORS, EVERYBODY, "It is a retirement community.", OLDER,
    ),
    Entry("age restricted", AGE, SENIORS, EVERYBODY, "The complex is age restricted.", OLDER),
    Entry(
        "young/younger/youthful/older/aging ..1 professionals/crowd/neighborhood/community/area/population/"
        "families/people/couples/vibe/residents/demographic/neighbors/buyers",
        AGE, STEERING, PLACES, "Young professionals live around here.",
    ),
    Entry("skew/skews/trends/runs/leans older/younger/young/old", AGE, STEERING, PLACES, "The community skews older."),
    Entry("suit/suits/fits/fit ..3 AGED/FAMILIAL", AGE, MEMO, ROOMS, "It suits an older couple."),
    Entry(
        "your own? age/generation/race/faith ..1 group?",
        AGE, STEERING, PLACES, "You would be among people of your own age.",
    ),
    Entry("too old/young/frail/elderly for/to", AGE, STEERING, FEATURES, "You may be too old for these stairs."),
    Entry("at/for your age/stage/time of? life?", AGE, STEERING, ROOMS, "At your age a condo is easier."),
    Entry(
        "owners/tenants/people/residents/buyers/anyone/adults/couples/renters/somebody/someone over/under/above/"
        "below 18/40/45/50/55/60/62/65",
        AGE, SENIORS, EVERYBODY, "They want owners over 55.", OLDER,
    ),
    Entry(
        "AGED ..1 would/will/may/might/could/can ..4 hard/difficult/struggle/trouble/slip/fall",
        AGE, STEERING, FEATURES, "The elderly would have a hard time.",
    ),
    Entry(
        "only adults/families/couples/singles/seniors/retirees/professionals/married/men/women/christians/"
        "americans",
        FAMILY, LAW, EVERYBODY, "Only adults may live there.",
    ),
    Entry("no/not ..1 seniors/elderly/retirees/students/millennials", AGE, STATE, EVERYBODY, "No students, please."),
)  # fmt: skip
