"""Words that say whether somebody is a man or a woman, and who else may be spoken of."""

import re

from emails.writer.guard.phrases import Phrases, word_set

MALE_PRONOUNS, FEMALE_PRONOUNS = word_set("he him his himself"), word_set("she her hers herself")
MALE_TITLES, FEMALE_TITLES = (
    word_set("mr sir mister señor sr monsieur"),
    word_set("mrs ms ma'am madam madame señora sra señorita miss"),
)
MALE = (
    MALE_PRONOUNS
    | MALE_TITLES
    | word_set("""man men gentleman gentlemen guy husband hubby father dad son sons brother brothers boy boys boyfriend
            groom uncle grandfather grandpa grandson nephew widower king fiancé stepson stepfather""")
)
FEMALE = (
    FEMALE_PRONOUNS
    | FEMALE_TITLES
    | word_set("""woman women lady ladies wife missus mother mom mum daughter daughters sister sisters girl girls
            girlfriend bride aunt grandmother grandma granddaughter niece widow queen fiancée stepdaughter
            stepmother""")
)
TITLES = MALE_TITLES | FEMALE_TITLES
RELATIONS = {
    word: frozenset(group.split())
    for group in (
        "husband hubby groom",
        "wife bride missus",
        "boyfriend",
        "girlfriend",
        "son sons boy boys stepson",
        "daughter daughters girl girls stepdaughter",
        "mother mom mum moms stepmother",
        "father dad dads stepfather",
        "brother brothers",
        "sister sisters",
        "grandson",
        "granddaughter",
        "grandmother grandma",
        "grandfather grandpa",
        "uncle",
        "aunt",
        "nephew",
        "niece",
        "widow",
        "widower",
        "fiancé",
        "fiancée",
        "man gentleman",
        "woman lady",
    )
    for word in group.split()
}
SHORTHAND = {
    word: long
    for long, words in {
        "mr": "hr",
        "sister": "sis sil hermana irmã soeur schwester siostra cuñada",
        "brother": "bro bil hermano irmão frère bruder brat cuñado",
        "daughter": "dtr dau daught hija filha fille tochter córka",
        "son": "hijo filho fils sohn syn",
        "mother": "mama mamá madre mãe mère mutter matka suegra",
        "father": "fil papa papá padre pai père vater ojciec suegro",
        "grandmother": "gma nana oma abuela avó tutu lola babcia",
        "grandfather": "opa abuelo avô lolo dziadek",
        "wife": "wifey esposa mujer wf",
        "husband": "hubs esposo marido hus husb",
        "girlfriend": "gf novia",
        "boyfriend": "bf novio",
        "aunt": "tía tia tante auntie",
        "uncle": "tío tio onkel",
        "niece": "sobrina",
        "nephew": "sobrino",
        "widow": "viuda viúva",
        "widower": "viudo viúvo",
    }.items()
    for word in words.split()
}
"""What notes write for these, in short or in another language."""
SAID_OF = {
    **dict.fromkeys(("uncle", "aunt"), word_set("niece nephew")),
    **dict.fromkeys(("father", "mother", "dad", "mom"), word_set("daughter siblings parents folks")),
    **dict.fromkeys(("niece", "nephew"), word_set("uncle aunt")),
    **dict.fromkeys(("grandmother", "grandma", "grandfather", "grandpa"), word_set("granddaughter grandson")),
}
"""Whose niece the record speaks of has an uncle or an aunt."""
POINTING = word_set("you your his her their")
SPOUSES = word_set("wife missus husband hubby girlfriend boyfriend")
SPOKEN_TO = word_set(
    "man bro bros dude dudes ladies gentlemen gentleman lady girl girls boys brother sister sir madam ma'am"
)
ABROAD = ("espos", "marido", "mujer", "novi", "mari", "femme", "mulher", "ehe", "ihre frau", "ihr mann", "moglie")
WIFE = word_set("wife esposa mujer novia femme mulher ehefrau frau moglie sra señora mrs girlfriend")
HUSBAND = word_set("husband hubby esposo marido novio mari ehemann mann marito sr señor mr boyfriend")
SPOUSE_ABROAD = re.compile(
    r"\b(?:su|tu|seu|sua|votre|ihr|ihre|ihrem|ihrer|suo|tuo|tua) "
    r"(esposo|esposa|marido|mujer|novio|novia|mari|femme|mulher|ehemann|ehefrau|mann|frau|marito|moglie)\b",
    re.I,
)
PERSONS = {
    "PERSON": (
        "man, men, gentleman, gentlemen, woman, women, lady, ladies, girl, girls, gal, gals, guy, boy, boys, bachelor, "
        "bachelorette, queen, king, princess, mother, mothers, mom, moms, mama, father, fathers, dad, dads, wife, "
        "husband, bride, groom, widow, widower, housewife, businessman, businesswoman, "
        "businessmen, businesswomen, gents, brother, sister, grandmother, "
        "grandfather, grandma, grandpa, daughter, son, cowboy, cowgirl, lad, lass, chap, granny"
    ),
    "DEAR": "dear, good, fine, lovely, sweet, young, smart, strong, old, beautiful, handsome, little",
    "ALONE_OR_STRONG": "strong, brave, lone, real, true, smart, single, divorced, widowed",
    "ALONE": "single, busy, working, young, divorced, widowed, retired, smart, new, expecting, modern, strong, proud",
}
SPOKEN_OF = Phrases(
    (
        (each, None)
        for each in (
            "PERSON like you/yourself/yourselves",
            "as/being a/an ..2 PERSON",
            "PERSON to be",
            "PERSON in/with your ..1 trade/position/place/shoes/line/work/job/situation/business/office/boots",
            "a/an/any/every/another ..1 businesswoman/businessman/gentleman",
            "a/an/another/one/any/the lady/woman/female/male skipper/boss/captain/owner/buyer/seller/engineer/doctor/"
            "chef/baker/farmer/rancher/driver/founder/investor/landlord/executive/agent",
            "you and ..2 are ..1 as? a/an/two/good/smart/real/the ..2 PERSON",
            "as one of the ..3 PERSON",
            "for a/an ALONE ..1 PERSON",
            "PERSON of your/his/her own? taste/means/age/standing/experience/ambition/stature/talent",
            "a/an/any ALONE_OR_STRONG PERSON ..3 to/who/can/needs/like/alone",
            "we/us/fellow girls/guys_and/ladies/gents/men/women/gentlemen",
            "between us ..1 guys/girls/men/women/ladies",
            "bachelor/bachelorette pad",
            "you ..1 are/seem/sound/sounded/strike/struck/look/were ..1 like? me? as? a/an/one/the/such/quite/both/two "
            "..3 PERSON",
            "you are ..1 my/our/the/his/her/their favorite? PERSON",
            "what a ..2 PERSON",
            "my DEAR? ..1 man/lady/woman/girl/boy/gentleman/friend_and_brother",
            "^DEAR man/lady/woman/gentleman/girl",
            "yourself a/an ..2 PERSON",
            "PERSON with a/an/your ..1 schedule/job/budget/taste/eye/life/family/tools",
            "new/lovely/blushing/beautiful bride/groom",
            "dear/good/old fellow",
            "^a/an smart/wise/good/real/careful/clever PERSON reads/knows/plans/wants/never/always/thinks/asks/looks",
            "guys like you/yourself/yourselves",
            "you must/could/would/will be a/an/the ..2 PERSON",
            "spoken/said/sounds like a/an ..2 PERSON",
            "respect/admire/admired/respected/liked/like/appreciate/envy a/an/any ..1 PERSON who/that/with/of",
            "every/any ..1 PERSON ..1 would/will/needs/wants/loves/dreams/deserves/knows/like/in",
            "man/lady/woman/king/queen of the house",
            "other/fellow PERSON",
            "you ladies/gentlemen/girls/boys/gals/men/women",
        )
    ),
    PERSONS,
)
"""What makes a man or a woman of whoever reads it."""
ROLES = word_set(
    """inspector agent agents seller owner lender attorney lawyer neighbor neighbour friend landlord buyer broker
    appraiser colleague assistant contractor electrician plumber roofer painter photographer stager surveyor builder
    handyman accountant banker officer partner's manager superintendent super tenant guy man woman lady fellow somebody
    someone anybody person client realtor planner clerk mover architect engineer gardener landscaper installer
    stylist notary executor boss mentor teacher coach cook chef baker barista driver mailman doctor specialist
    expert carrier postman vet nurse crew kid boy girl who everyone nobody paralegal cousin grandson
    colleague's realtor's cpa bookkeeper adjuster
    underwriter farmer rancher logger mechanic dentist florist grocer barber librarian janitor sheriff mayor priest
    pastor rabbi musician artist student professor nanny tailor dog cat puppy horse technician mason carpenter"""
)
"""Whoever else the letter speaks of: the agent knows them."""
PARTIES = word_set(
    """tenant seller buyer owner landlord lender agent accountant attorney lawyer inspector appraiser executor trustee
    client cpa notary underwriter officer"""
)
"""They take part in the sale: "the tenant … she" guesses, where the record says nothing of it."""
POINTED_AT = word_set("the your their his her")
PERSONAL = ("ist", "ian", "er", "or")
THINGS = word_set(
    """after another answer bar better big bigger bother center closer color colour computer corner counter cover
    cooler dinner door dryer either ever exterior faster favor filter first floor folder former gutter harbor her
    higher horror interior later letter list lower meter mirror motor never neither number odor offer older order
    other outdoor over paper power printer quarter quicker rather river sewer shorter shower shutter sooner summer
    tower under water weather whether winter winner wonder mist twist exist insist your for or per remember
    consider together however newer larger smaller dishwasher washer heater furniture router trailer minor major
    poor tour elevator generator refrigerator radiator calculator decor warmer longer easier earlier wider layer"""
)
"""They end as "baker", "cellist" and "curator" do."""
IDIOMS = Phrases(
    (each, None)
    for each in (
        "his and/& hers/her ..1 sinks/closets/vanities/bathrooms/closet/vanity?",
        "he/his/him or she/her/hers",
        "she/her or he/his/him",
        "ladies first",
        "lady bird",
        "mother in law ..1 suite/apartment/unit/quarters",
        "mother/mothers/father/fathers 's? day",
        "mother nature/board/lode",
        "big brother",
        "man made/power/hours/cave",
        "boy scout/scouts",
        "girl scout/scouts",
        "sister company/office/agent/brokerage/property",
        "my/our ..1 husband/wife/son/daughter/mother/mom/father/dad/brother/sister/sons/daughters/girlfriend/boyfriend",
        "sister/brother/mother/father/daughter/son of the/a/one/all/my/our",
        "right hand man",
        "best man",
        "sales woman/man",
        "& son/sons",
        "and son/sons inc/llc/plumbing/roofing/painting/construction",
        "a good son/daughter",
        "widow 's walk",
        "old man winter",
        "woman/women/men 's club/shelter/center/health",
    )
)
EITHER = word_set(
    """sam alex jamie taylor jordan casey morgan riley robin chris pat terry lee kim quinn avery drew jesse cameron
    parker blake charlie sasha skyler rowan reese jess kai ash andy jackie toni devon emerson finley frankie
    harper hayden jules kendall kerry marley peyton remy sage sawyer shea sidney sydney stevie tracy jody shannon
    leslie ashley dakota luka
    lou noor nour nur jo max sal mel nat val ronnie bobbie billie jean gene marion lynn kit ari
    noam amit omer wei ming jin xin jae ji hoa linh thanh minh phuong kiran amal iman adi rotem shahar nikita andrea
    nicola simone jan sunny gurpreet harpreet manpreet jaspreet arya reagan lane wren palmer merritt lindsay whitney
    francis frances mo joey alexis aubrey bailey cory devin jody kelly kelsey logan mackenzie mickey nicky randy
    rory sean shawn spencer stacy teddy toby winter yan yu jia lei ye tai quyen thuy chi duong gwyn ira jaden laurie
    laverne leigh loren lyn micah monroe pax phoenix ryan samar shiloh skylar sol tatum teagan tristan vivian
    dev darcy dominique eden ellis emery hollis jaime jayden jie hyun seung soo yong jung yun wen xiao ning qing yang
    ping bao anh ngoc xuan akira hikaru kaoru makoto jun nao ren yuki yu haru kamal krishna suman ade ayo chika kehinde
    taiwo tobi tola dayo bola ayodele uche ebere onyeka ife tal gal lior yuval stav ariel nuri deniz umut ilhan sandy
    shelby sutton quincy perry paris milan mika misha nikki lennon kris kasey carey cary brooke ashton cass"""
)
"""Names of men and of women: whose is whose is a guess."""
EITHER_ENDS = ("preet", "deep", "inder", "jeet", "winder")


def is_of_either(name: str) -> bool:
    """Whether men and women have this name, in small letters; most Sikh names are for both."""
    return name in EITHER or (len(name) > 6 and name.endswith(EITHER_ENDS))
