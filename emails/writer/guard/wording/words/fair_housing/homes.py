"""Statements about families, children and age."""

from emails.writer.guard.wording.words.fair_housing.entry import (
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
from emails.writer.guard.wording.words.fair_housing.entry import (
    ALL as ALL_CLASSES,
)

HOMES = (
    Entry("FITS ..2 TO ..4 FAMILIAL", FAMILY, MEMO, ROOMS, "It would be perfect for a young family."),
    Entry(
        "GROUP ..4 who/what/ones/pick ..1 we/i/you/they ..2 want/attract/target/like/prefer/have_in_mind/hold/choose",
        FAMILY, LAW, EVERYBODY, "Families with small kids are who we want.",
    ),
    Entry(
        "prefer/prefers/preferred/attract/attracts/target/favor/hold_out_for/holding_out_for/lean_toward/lean_to/"
        "aim_for/aimed_at/aim_it_at/market_it_to/pitch_it_to/geared_to/advertise_to/would_rather_have/appeal_to/"
        "appeals_to/hoping_for/rent_to/go_with/choose/pick ..4 GROUP",
        FAMILY, LAW, EVERYBODY, "We could hold out for a couple without pets.",
    ),
    Entry(
        "GROUP ..2 over/rather_than/instead_of/ahead_of ..3 GROUP",
        FAMILY, LAW, EVERYBODY, "I would take working singles over families.",
    ),
    Entry("GROUP ..3 would be my/our/the pick/choice/preference", FAMILY, LAW, EVERYBODY, "Singles would be my pick."),
    Entry(
        "kids/children/boys/girls/families/people/folks/others/neighbors ..2 own/their/same/her/his ..1 "
        "age/ages/generation/background/kind/faith/culture",
        FAMILY, STEERING, PLACES, "There are kids of her own age.",
    ),
    Entry(
        "no/without/not_any ..1 little ones/kids/people",
        FAMILY, LAW, EVERYBODY, "It is for tenants with no little ones.",
    ),
    Entry(
        "lot_of/lots_of/around/among ..1 little_ones/parents/moms/dads/mothers/young_families",
        FAMILY, STEERING, PLACES, "There are a lot of little ones.",
    ),
    Entry(
        "raise/raising ..1 daughter/son/girl/boy/girls/boys/teenager",
        FAMILY, STEERING, ROOMS, "It is no place to raise a daughter.",
    ),
    Entry(
        "mostly/mainly/largely/all/only/more/fewer/few/many/some/other/nothing_but ..1 retired/single/married/young/"
        "older/elderly/childless/working/wealthy/educated people/folks/couples/ladies/men/women/types/residents/owners/"
        ""
        ""
        ""
        ""
        "tenants/neighbors/adults",
        AGE, STEERING, PLACES, "There are mostly retired folks on that floor.",
    ),
    Entry(
        "go/goes/going/sell/sold/hand/rent/pass to ..1 GROUP ..1 with/who/only/like/from",
        FAMILY, LAW, EVERYBODY, "We rent to adults who cook.",
    ),
    Entry(
        "not ..2 want/take/like/accept/rent_to/allow/need ..1 GROUP/DISABLED/residents_in/tenants_in/people_in/"
        "pregnant/kids/children/foreign/students/"
        "single_mothers/babies",
        FAMILY, LAW, EVERYBODY, "The owner does not want pregnant tenants.",
    ),
    Entry(
        "want/wants/prefer/prefers/like/likes/seek/seeks/take/takes ..1 a/an ..2 older/younger/quiet_older/young/"
        "mature/single/married/childless ..1 lady/man/woman/couple/person/tenant/gentleman/professional/guy/girl",
        AGE, LAW, EVERYBODY, "The landlord wants an older lady.",
    ),
    Entry(
        "place/building/street/area/house/community/neighborhood ..1 for ..1 someone/somebody/people/anyone ..1 your/"
        "her/his/their/that age",
        AGE, STEERING, ROOMS, "It is not the place for someone your age.",
    ),
    Entry("someone/somebody/people/woman/man/couple your age", AGE, STEERING, ROOMS, "It is for people your age."),
    Entry(
        "mother/father/parent/mom/dad/woman/couple/family of/with two/three/four/five/small/little/kids/children/"
        "young/babies/a_baby ..2 would/will/could/can/need/needs/should/might",
        FAMILY, STEERING, ROOMS, "A mother of three would not manage the stairs.",
    ),
    Entry(
        "with/among/around/other/more kids/children/families/people/boys/girls ..1 just? like them/yours/him/her/"
        "your_own",
        ALL_CLASSES, STEERING, PLACES, "They grow up with kids just like them.",
    ),
    Entry("best/better/well/most suited ..1 for/to ..3 GROUP/AGED", FAMILY, MEMO, ROOMS, "Best suited to adults."),
    Entry(
        "affluent/educated/upscale/wealthier/wealthy/richer/classier/sophisticated/professional ..2 crowd/people/"
        "families/clientele/demographic/residents/neighbors/buyers",
        AGE, STATE, EVERYBODY, "It draws a more affluent crowd.",
    ),
    Entry(
        "GROUP ..3 not who/what/ones/right/welcome/wanted ..4",
        FAMILY, LAW, EVERYBODY, "A family with teenagers is not who they want.",
    ),
    Entry(
        "noise ..1 from kids/children/families/babies/toddlers/teenagers",
        FAMILY, LAW, EVERYBODY, "They dislike noise from kids.",
    ),
    Entry("because/since/as/now_that you are expecting/pregnant", FAMILY, LAW, ROOMS, "As you are pregnant, wait."),
    Entry(
        "GROUP/ladies/gentlemen/girls/guys ..3 would/will/to/tend ..2 love/adore/thrive/enjoy/fit/happy/prefer/like/"
        "appreciate",
        FAMILY, MEMO, ROOMS, "Families will love the yard.",
    ),
    Entry("family/kid/child/families/kids ..1 oriented/friendly", FAMILY, MEMO, ROOMS, "It is family-friendly."),
    Entry(
        "perfect/ideal/great/true family home/house/neighborhood/area/community/place/street",
        FAMILY, MEMO, ROOMS, "It is the ideal family home.",
    ),
    Entry(
        "family neighborhood/area/community/street/atmosphere/oriented/environment",
        FAMILY, MEMO, ROOMS, "This is a family neighborhood.",
    ),
    Entry(
        "adult/adults only/living/building/community/preferred/complex/environment/oriented/focused/centered",
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
    Entry(
        "families/parents/neighbors/residents/people ..3 are mostly/mainly/largely/predominantly/nearly_all",
        FAMILY, STEERING, PLACES, "The families there are mostly professionals.",
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
        "senior/retirement/seniors spot/place/area/home/community/living/housing/only/building/complex/"
        "friendly/village/neighborhood",
        AGE, SENIORS, EVERYBODY, "It is a retirement community.", OLDER,
    ),
    Entry("age restricted", AGE, SENIORS, EVERYBODY, "The complex is age restricted.", OLDER),
    Entry(
        "young/younger/youthful/older/aging ..1 professionals/crowd/neighborhood/community/area/population/"
        "families/people/couples/vibe/residents/demographic/neighbors/buyers",
        AGE, STEERING, PLACES, "Young professionals live around here.", OLDER,
    ),
    Entry("skew/skews/trends/runs/leans older/younger/young/old", AGE, STEERING, PLACES, "The community skews older."),
    Entry(
        "not ..2 place/building/area/neighborhood/community/house/home/street/complex for ..2 FAMILIAL/AGED",
        FAMILY, LAW, EVERYBODY, "It is not a place for kids.",
    ),
    Entry("suit/suits/fits/fit ..3 AGED/GROUP", AGE, MEMO, ROOMS, "It suits an older couple."),
    Entry(
        "your own age/generation/race/faith/age_group",
        AGE, STEERING, PLACES, "You would be among people of your own age.",
    ),
    Entry("too old/young/frail/elderly for/to", AGE, STEERING, FEATURES, "You may be too old for these stairs."),
    Entry("at/for your age/stage/time_of_life", AGE, STEERING, ROOMS, "At your age a condo is easier."),
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
