"""Statements of whom somebody wants or does not want, and of who lives somewhere: the last word names the people."""

from emails.writer.guard.wording.words.fair_housing.entry import (
    AGE,
    ALL,
    DISABILITY,
    EVERYBODY,
    FAMILY,
    FEATURES,
    INCOME,
    LAW,
    MEMO,
    ORIGIN,
    PLACES,
    RACE,
    RELIGION,
    ROOMS,
    SAID,
    SEX,
    SOURCES,
    STATE,
    STEERING,
    Entry,
)

MENTIONED = (
    Entry("OF_FAMILY", FAMILY, MEMO, ROOMS, "It is a starter home for newlyweds.", SAID),
    Entry("OF_ORIGIN", ORIGIN, STEERING, EVERYBODY, "The seller sells only to Americans.", SAID),
    Entry("OF_FAITH", RELIGION, STEERING, EVERYBODY, "It is handy for a Catholic.", SAID),
    Entry("OF_HEALTH", DISABILITY, LAW, FEATURES, "The upstairs neighbor is bipolar.", SAID),
    Entry("OF_SEX", SEX, LAW, EVERYBODY, "Transgender tenants live there.", SAID),
)
"""Good letters do not speak of these people at all, unless the record does."""

WISHES = (
    Entry("ACTOR ..4 WISH ..6 CLASSED", ALL, LAW, EVERYBODY, "The association frowns on children in the pool."),
    Entry(
        "FITS/elsewhere/skip/avoid/pass/keep_looking ..4 if you/i are/have/had/were ..2 CLASSED",
        FAMILY, LAW, ROOMS, "It is great if you're a bachelor.",
    ),
    Entry(
        "someone/anyone/somebody/anybody/person/people/tenant/tenants/buyer/buyers/renter/renters/those/folks/"
        "families/nobody/no_one "
        "with/without/on/who_use/who_go/who_is/who_are/who_has/who_have/who_uses/who_is_not/who_are_not ..5 CLASSED",
        ALL, LAW, EVERYBODY, "They want someone without a wheelchair.",
    ),
    Entry(
        "AREA_STRICT/PLACED ..3 for ..1 adults/grown_ups/couples/retirees/singles/families/seniors/professionals",
        FAMILY, LAW, EVERYBODY, "The building is for grown-ups.",
    ),
    Entry(
        "AREA_STRICT/PLACED ..3 attracts/draws/pulls/gets/attract/draw ..3 set/crowd/bunch/clientele/demographic/"
        "CLASSED",
        ALL, STEERING, PLACES, "That complex attracts a younger set.",
    ),
)  # fmt: skip
"""These are harmless where the people are somebody's own: "they want their kids to finish the school year"."""

RESIDENTS = (
    Entry("names ..8 pronounce", ORIGIN, STEERING, PLACES, "Most names there are ones that you could pronounce."),
    Entry(
        "vouchers/outsiders ..1 came/moved/arrived/took",
        INCOME, STATE, EVERYBODY, "It changed when the vouchers came.",
    ),
    Entry("where people come/came from", ORIGIN, LAW, EVERYBODY, "They are choosy about where people come from."),
    Entry(
        "preschool/stroller/bingo/church/college/retirement/country_club/minivan crowd/set",
        ALL, STEERING, PLACES, "The preschool crowd has taken over that park.",
    ),
    Entry(
        "gentlemen/gentleman/ladies/lady/women/woman/men/man/guy/guys/moms/mom/parents/professionals like ..1 "
        "you/yourself/yours",
        ALL, STEERING, EVERYBODY, "Older gentlemen like yourself enjoy it.",
    ),
    Entry(
        "who/that go/goes/attend/attends to? WORSHIP", RELIGION, LAW, EVERYBODY, "He wants someone who goes to church."
    ),
    Entry("no ..1 baby/newborn/newborns/pregnancy", FAMILY, LAW, EVERYBODY, "No partner and no baby."),
    Entry("child/kid/family/children unfriendly/averse/hostile", FAMILY, LAW, ROOMS, "It is child-unfriendly."),
    Entry(
        "ask/asks/asked/wonder/wonders/know ..5 married/unmarried/religious/pregnant/citizens/citizen/disabled",
        ALL, LAW, EVERYBODY, "The owner asked if you two are married.",
    ),
    Entry(
        "mostly/mainly/largely/many/all/only/lots_of/lot_of old/elderly/young people/folks/ladies/couples/men/women",
        AGE, STEERING, PLACES, "It is mostly old people.",
    ),
    Entry(
        "avoid/skip/pass/not ..4 with ..1 young/small/little children/kids/ones",
        FAMILY, STEERING, ROOMS, "I'd avoid it with young children.",
    ),
    Entry(
        "keep/keeps kosher/sabbath/shabbat/halal/shabbos",
        RELIGION, STEERING, PLACES, "Most people there keep kosher.",
    ),
    Entry(
        "share/shares/sharing ..2 faith/religion/beliefs/culture/heritage/ethnicity",
        RELIGION, LAW, EVERYBODY, "The seller wants somebody who shares her faith.",
    ),
    Entry(
        "being ..1 ETHNIC/RELIGIOUS/pregnant/gay/single/disabled/elderly",
        ALL, STEERING, EVERYBODY, "You would stand out there, being Asian.",
    ),
    Entry(
        "keep/keeps/keeping kids/children/families/teenagers/renters/students",
        FAMILY, LAW, EVERYBODY, "The rules keep kids out.",
    ),
    Entry(
        "who/that can ..1 handle/manage/climb ..2 stairs/steps/hill/climb",
        DISABILITY, LAW, FEATURES, "It needs a buyer who can handle the stairs.",
    ),
    Entry(
        "mixed couple/couples/family/families/marriage/marriages",
        RACE, LAW, EVERYBODY, "They do not like mixed couples.",
    ),
    Entry(
        "residents/neighbors/people/folks/street/block/area/side/part/crowd/building/neighborhood ..12 "
        "know_what_i_mean/catch_my_drift/get_my_drift",
        ALL, STEERING, EVERYBODY, "Few of the residents are from here, if you know what I mean.",
    ),
    Entry(
        "with/given your ..1 walker/cane/wheelchair/crutches/oxygen/knees/hip/eyesight/hearing/legs/back ..4 "
        "skip/avoid/leave_out/rule_out/pass/not/steer/never/forget",
        DISABILITY, STEERING, FEATURES, "With your walker I'd leave out anything with a lawn.",
    ),
    Entry(
        "woman/girl/lady/ladies/women/girls ..2 should/would/could not/never ..1",
        SEX, STEERING, SOURCES, "A girl shouldn't walk there alone.",
    ),
    Entry(
        "not ..1 want/like/take/need ..1 another ..1 man/woman/guy/couple/family/one_like",
        ALL, LAW, EVERYBODY, "She does not want another man in the house.",
    ),
    Entry(
        "people/neighbors/residents/tenants/tenant/owners/buyers/renters/family ..2 was/were ..2 ETHNIC/RELIGIOUS",
        ALL, LAW, EVERYBODY, "The previous tenants were Indian.",
    ),
    Entry(
        "young/older/retired singles/families/parents/mothers/moms/renters/tenants/women/men",
        FAMILY, STEERING, PLACES, "It is a building with nurses and young singles.",
    ),
    Entry(
        "poor/broken/bad/limited/weak/little/no english",
        ORIGIN, LAW, EVERYBODY, "They do not answer callers with broken English.",
    ),
    Entry(
        "english/accent is/sounds ..2 poor/broken/bad/limited/weak/rough/thick/heavy/good_enough",
        ORIGIN, LAW, EVERYBODY, "Where a caller's English is poor, they do not answer.",
    ),
    Entry("too/so/more/very/bit/little ..3 urban/ethnic", RACE, STEERING, PLACES, "It has become a little too urban."),
    Entry(
        "those/these people ..2 moved/came/arrived/live/took",
        ALL, STEERING, PLACES, "It began when those people came.",
    ),
    Entry(
        "plan/plans/planning/intend/intending/thinking ..2 having/for/have ..1 children/kids/baby/babies/family",
        FAMILY, LAW, EVERYBODY, "The board asked whether you plan on having children.",
    ),
    Entry(
        "street/block/building/half/most/many/third/everyone/everybody/they ..3 from COUNTRY",
        ORIGIN, STEERING, PLACES, "Half the street is from El Salvador.",
    ),
    Entry(
        "who/that can ..1 hear/see/walk/climb/manage ..4",
        DISABILITY, LAW, FEATURES, "It is better for a person who can hear the alarm.",
    ),
    Entry(
        "nobody/no_one/few/hardly_anyone ..2 speak/speaks ..1 LANGUAGES",
        ORIGIN, STEERING, PLACES, "Nobody there speaks your language.",
    ),
    Entry(
        "where ..3 doctors/lawyers/executives/professionals/rich/wealthy/working_class/educated ..3 live/lives",
        ALL, STEERING, PLACES, "It is where all the doctors live.",
    ),
    Entry(
        "families/kids/children/couples/students/singles/tenants_with/people_with ..5 not ..1 be? considered/accepted/"
        "approved/eligible",
        FAMILY, LAW, EVERYBODY, "Families with more than two children won't be considered.",
    ),
    Entry(
        "too_many/so_many/lots_of/full_of/lot_of/plenty_of/hardly_any/with_few ..2 kids/children/families/teenagers/"
        "students/vouchers",
        FAMILY, STEERING, PLACES, "The last tenants had too many kids.",
    ),
    Entry(
        "kids/children/families/teenagers/pets_and_kids ..3 banned/prohibited/forbidden/unwelcome/discouraged/frowned",
        FAMILY, LAW, EVERYBODY, "Kids are otherwise banned.",
    ),
    Entry(
        "most/all/everyone/everybody/folks/people/neighbors/owners/residents/tenants/they ..6 past/over/under/"
        "in_their ..1 thirty/forty/fifty/sixty/seventy/eighty/twenties/thirties/forties/fifties/sixties/seventies/"
        "eighties/20s/30s/40s/50s/60s/70s/80s",
        AGE, STEERING, PLACES, "Most folks on the cul-de-sac are past sixty.",
    ),
    Entry(
        "like/want/wants/likes/prefer/prefers/attract/attracts ..1 a/certain/particular certain/particular/specific? "
        "type/kind/sort/class",
        ALL, LAW, EVERYBODY, "Between us they like a certain type.",
    ),
    Entry(
        "white/black/asian/brown/latina/latin/arab/indian/chinese owner/owners/buyer/tenant/member/neighbor/person/"
        "guy/kid/kids",
        RACE, LAW, EVERYBODY, "They never had a black owner.",
    ),
    Entry(
        "you being ..1 deaf/blind/older/old/retired/foreign/divorced/widowed/muslim/christian/jewish/single/lame",
        ALL, STEERING, EVERYBODY, "You being deaf, the intercom is a problem.",
    ),
    Entry("young/old/happily marrieds/married", FAMILY, STEERING, PLACES, "They are young marrieds."),
    Entry(
        "tenant/tenants/buyer/buyers/applicant/applicants/renter/renters/resident must/should/has_to/have_to be ..3 "
        "CLASSED/RELIGIOUS/ETHNIC/employed/born",
        ALL, LAW, EVERYBODY, "The tenant must be a practicing Christian.",
    ),
    Entry(
        "CLASSED ..1 should/had_better/ought/might/may_want ..2 avoid/skip/consider/look/go/stay/think/live",
        ALL, STEERING, EVERYBODY, "Pregnant women should avoid the third floor.",
    ),
    Entry(
        "mom/mother/dad/widow/widower/retiree/bachelor/couple/pensioner would/will/could ..1 love/like/enjoy/adore/"
        "thrive/appreciate/fit/prefer",
        FAMILY, LAW, ROOMS, "A stay-at-home mom would love it.",
    ),
    Entry(
        "what/which ..1 country/church/religion/faith/nationality/race/congregation you/they/he/she/your",
        ALL, LAW, EVERYBODY, "The landlord asks what country you are from.",
    ),
    Entry("your/their/an/his/her accent/accents", ORIGIN, STEERING, EVERYBODY, "Your accent won't be a problem."),
    Entry("foreign born", ORIGIN, STEERING, EVERYBODY, "Many of them are foreign-born."),
    Entry(
        "people/folks/neighbors/more/others/families/kids ..4 look/looks/think/pray/sound/talk/live like you/us/yours",
        ALL, STEERING, EVERYBODY, "There are more people who look like you.",
    ),
    Entry("are not ..1 like us", ALL, STEERING, EVERYBODY, "They keep to themselves; they are not like us."),
    Entry(
        "sort/kind/type/class/mix/breed of ..1 people/families/students/kids/children/neighbors/parents ..1 who/that/"
        "you/than/there/at/live/lives/we/in/here",
        ALL, STEERING, EVERYBODY, "It is the sort of people who live there.",
    ),
    Entry(
        "who/people/families/they/kind/sort is/are ..1 moving in$", ALL, STEERING, PLACES, "You know who is moving in."
    ),
    Entry(
        "two men/women/guys/girls/ladies/gentlemen ..1 share/live/sharing/living/in/together/sleeping",
        SEX, LAW, EVERYBODY, "They would not let two men share it.",
    ),
    Entry("hard of hearing", DISABILITY, LAW, FEATURES, "The lady upstairs is hard of hearing."),
    Entry(
        "mental ..1 cases/patients/issues/problems/people/history/tenants",
        DISABILITY, LAW, FEATURES, "They take no mental health cases.",
    ),
    Entry(
        "AREA_STRICT/population/crowd is/are/was/feels ..1 pretty/very/mostly/quite/so/more/less/too? ETHNIC",
        RACE, STEERING, PLACES, "The community is pretty white.",
    ),
    Entry(
        "many/more/lot_of/lots_of/some/few/other/no/all/mostly/the ..1 immigrants/foreigners/minorities/refugees/"
        "hispanics/latinos/mexicans/blacks/whites/asians/arabs/africans/jews/muslims/catholics/gays/lesbians/mormons/"
        "hindus/indians",
        RACE, STEERING, PLACES, "There are a lot of immigrants on that street.",
    ),
    Entry(
        "gay/lesbian/straight/queer/transgender/interracial/biracial/mixed_race/same_sex couple/couples/household/"
        "family/families/neighbors/people/men/women/owners/tenants/friendly",
        SEX, STEERING, EVERYBODY, "The tenants are a lesbian couple.",
    ),
    Entry(
        "own/same/your ..1 congregation/faith/religion/culture/race/tribe/creed/ethnicity/nationality",
        ALL, STEERING, EVERYBODY, "He wants a buyer from his own congregation.",
    ),
    Entry("RELIGIOUS ..1 renter/renters/buyer/buyers/tenants/tenant", ALL, LAW, EVERYBODY, "A quiet Christian renter."),
)  # fmt: skip
