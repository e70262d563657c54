"""Statements about sex, disability and source of income."""

from emails.writer.guard.wording.words.fair_housing.entry import (
    DISABILITY,
    EVERYBODY,
    FEATURES,
    INCOME,
    LAW,
    MEMO,
    ROOMS,
    SEX,
    STATE,
    STEERING,
    Entry,
)

PERSONS = (
    Entry(
        "SEXED only/preferred/tenant/tenants/roommate/roommates/renter/renters/buyer/buyers/friendly/"
        "neighborhood/area/community/couples",
        SEX, LAW, EVERYBODY, "The room is for ladies only.",
    ),
    Entry("no/not SEXED", SEX, LAW, EVERYBODY, "No men in this house."),
    Entry("FITS ..1 TO ..2 SEXED", SEX, LAW, EVERYBODY, "The flat is great for women."),
    Entry(
        "single ..1 man/woman/men/women/lady/ladies/gentleman/gentlemen/guy/girl/person/people/professional/"
        "professionals/mother/mothers/mom/moms/parent/parents/buyers",
        SEX, MEMO, EVERYBODY, "A single gentleman would like it.",
    ),
    Entry("bachelor/bachelorette pad", SEX, MEMO, ROOMS, "It is a real bachelor pad."),
    Entry(
        "woman/man/lady/ladies/women/men/bachelor/girl/guy/wife/husband/mom 's dream/touch/kitchen/place/retreat",
        SEX, LAW, ROOMS, "It is a woman's dream kitchen.",
    ),
    Entry(
        "traditional family/families/couple/couples/values/marriage",
        SEX, LAW, EVERYBODY, "They look for a traditional couple.",
    ),
    Entry("man cave", SEX, MEMO, ROOMS, "The basement is a man cave."),
    Entry(
        "for/if/as/on/over somebody/someone/anyone/anybody/a_person/people in ..3 condition/state/shape/wheelchair",
        DISABILITY, LAW, FEATURES, "It is not for somebody in your father's condition.",
    ),
    Entry(
        "somebody/someone/anyone/anybody/person/people who can not ..1 climb/walk/see/hear/manage/stand/use/handle",
        DISABILITY, LAW, FEATURES, "It is no place for someone who can't climb stairs.",
    ),
    Entry(
        "people/tenants/anyone/somebody/someone/residents/buyers with ..3 illness/disabilities/disability/"
        "mental_health/condition/conditions/disorder/handicap/addiction/autism/dementia",
        DISABILITY, LAW, FEATURES, "They do not rent to people with a mental illness.",
    ),
    Entry(
        "disabled/handicapped/blind/deaf/autistic tenants/tenant/people/person/buyers/residents/applicants/persons",
        DISABILITY, LAW, FEATURES, "Disabled tenants should look elsewhere.",
    ),
    Entry("able bodied", DISABILITY, LAW, FEATURES, "Only able-bodied tenants can use it."),
    Entry("FITS ..2 TO ..3 DISABLED", DISABILITY, LAW, FEATURES, "The unit is ideal for the disabled."),
    Entry(
        "not ..2 suitable/suited/appropriate/good/right/ideal/accessible/work/work_well/recommended/practical/"
        "fit/safe ..1 for/to ..3 DISABLED/elderly/seniors",
        DISABILITY, LAW, FEATURES, "It is not suitable for wheelchairs.",
    ),
    Entry(
        "no/not ..1 wheelchair/wheelchairs/disabled/handicapped/walkers/service_animals/service_dogs/"
        "emotional_support/assistance_animals/mentally_ill/group_homes/handicaps/disabilities",
        DISABILITY, LAW, FEATURES, "No wheelchairs, please.",
    ),
    Entry(
        "must/needs_to/need_to/has_to/have_to be ..1 able ..1 to? climb/walk/live/care/manage/handle/take",
        DISABILITY, LAW, FEATURES, "Residents must be able to climb stairs.",
    ),
    Entry(
        "no/not/without/against/refuse/refuses ..4 service_animals/service_dogs/service_dog/service_animal/"
        "assistance_animals/support_animals",
        DISABILITY, LAW, FEATURES, "The owner is not comfortable with service dogs.",
    ),
    Entry(
        "without ..2 disabilities/disability/handicap/handicaps/wheelchairs",
        DISABILITY, LAW, FEATURES, "They want tenants without disabilities.",
    ),
    Entry(
        "must/should be ..1 physically/mentally/healthy/fit/mobile/ambulatory",
        DISABILITY, LAW, FEATURES, "Tenants must be physically fit.",
    ),
    Entry(
        "physically/mentally fit/stable/able/disabled/challenged/ill/handicapped/capable/active/impaired",
        DISABILITY, LAW, FEATURES, "It suits the physically active.",
    ),
    Entry(
        "healthy/active/normal/fit people/tenants/tenant/person/residents/adults/individuals/only/buyers/"
        "lifestyle/retirees/individual",
        DISABILITY, LAW, FEATURES, "Healthy people live here.",
    ),
    Entry("independent living only", DISABILITY, LAW, FEATURES, "The complex is for independent living only."),
    Entry(
        "handicapped/crippled/mentally_ill/retarded/wheelchair_bound",
        DISABILITY, LAW, FEATURES, "A handicapped tenant lived there.",
    ),
    Entry(
        "given/with/in/because_of/considering your ..1 disability/condition/handicap/wheelchair/limitations/age/"
        "religion/faith/race/background/ethnicity/heritage/nationality/culture/illness/impairment",
        DISABILITY, STEERING, FEATURES, "In your condition the stairs are hard.",
    ),
    Entry("DISABLED ..2 NOT_WELCOME", DISABILITY, LAW, FEATURES, "Wheelchairs are not allowed on the deck."),
    Entry(
        "DISABLED ..1 would/will/might/may/should/could/can not? ..3 struggle/manage/want/love/like/difficult/"
        "hard/fit/not",
        DISABILITY, STEERING, FEATURES, "Disabled buyers would struggle here.",
    ),
    Entry(
        "because/since/as/if you use/have/are/need ..3 wheelchair/walker/disability/disabled/pregnant/condition/"
        "blind/deaf/faith",
        DISABILITY, STEERING, FEATURES, "As you use a walker, look elsewhere.",
    ),
    Entry(
        "not ..4 for/to/with ..1 DISABLED",
        DISABILITY, LAW, FEATURES, "It is not a place for someone with a disability.",
    ),
    Entry(
        "no/not ..2 section_8/section_eight/vouchers/voucher/housing_assistance/welfare/subsidies/"
        "government_assistance/"
        "public_assistance/rental_assistance/subsidized",
        INCOME, STATE, EVERYBODY, "The landlord takes no Section 8.",
    ),
    Entry(
        "section_8/section_eight/vouchers/voucher/welfare/subsidized ..2 NOT_WELCOME",
        INCOME, STATE, EVERYBODY, "Vouchers are not accepted.",
    ),
    Entry(
        "lots/lot/plenty/full/much/heavy of/on section_8/section_eight/vouchers/welfare",
        INCOME, STATE, EVERYBODY, "There is a lot of Section 8.",
    ),
    Entry(
        "section_8/section_eight/voucher/welfare/subsidized_housing? tenants/tenant/renters/families/people/"
        "recipients/holders/"
        "neighbors/housing",
        INCOME, STATE, EVERYBODY, "There are few welfare recipients.",
    ),
    Entry(
        "welfare/section_8/section_eight/voucher/vouchers ..1 folks/people/crowd/types/tenants/families/housing/"
        "renters",
        INCOME, STATE, EVERYBODY, "There are welfare folks there.",
    ),
    Entry(
        "people/anyone/tenants/those/families/renters ..2 on welfare/section_8/section_eight/assistance/"
        "vouchers/food_stamps/"
        "benefits/disability",
        INCOME, STATE, EVERYBODY, "They take nobody, no people on welfare.",
    ),
    Entry(
        "low income ..1 people/families/tenants/housing/renters/neighborhood/area/residents",
        INCOME, STATE, EVERYBODY, "No low-income housing is near.",
    ),
    Entry("must be employed", INCOME, STATE, EVERYBODY, "Tenants must be employed."),
    Entry(
        "employed/working people/tenants/professionals/couple/adults/only/persons_only/preferred",
        INCOME, STATE, EVERYBODY, "They want working people only.",
    ),
    Entry("professionals/executives only/preferred", INCOME, STATE, EVERYBODY, "The unit is for professionals only."),
)  # fmt: skip
