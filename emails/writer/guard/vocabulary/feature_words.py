"""Words that stand around what a property has, and say how much is claimed of it."""

import re

from emails.writer.guard.vocabulary import words_in

REPLACED = words_in(
    """
    replaced renovated updated remodeled redone redid upgraded refinished added installed rebuilt repainted
    """
)
ROOMS = words_in("bedroom bedrooms bath baths bathroom bathrooms")
MODALS = words_in("can could may might would will helps goes")
OF_US = words_in("you you're we we're i i'm you'll we'll you'd they they're")
OWN = words_in("my i i've our we")
WHOLLY = words_in("completely freshly recently newly fully entirely all brand just nicely beautifully")
OF_ANY = words_in("some many most few every each any older newer old")
ANY_HOME = words_in(
    "house home condo bungalow building place apartment property townhouse duplex cottage ranch cabin colonial "
    "farm co-op clinic restaurant church office warehouse bakery store shop business salon studio school gym cafe "
    "basement duplex triplex fourplex"
)
THIS_ONE = words_in("this that these those it your yours there's there we've i've found is are was that's it's")
MOST_ANY = words_in("everything anything")
STOREYS = words_in("first second third fourth top upper lower main ground whole entire")
GADGETS = words_in(
    "remote remotes opener openers key keys fob fobs code codes manual manuals warranty warranties receipts records"
)
"""Behind a feature: "garage remotes" are things to hand over."""
PRAISED = words_in("school schools shops restaurants parks trails amenities")
GOOD = words_in(
    """
    great good excellent top top-rated best wonderful fantastic nice highly-rated award-winning
    """
)
IN_PASSING = words_in("from of for than like before into without as")
"""With an article behind one of these, a thing is only mentioned: "further than a new kitchen"."""
NEAR = re.compile(
    r"\b(?:close to|near|steps (?:from|to)|minutes (?:from|to)|walk(?:ing distance|able)? (?:to|"
    r"from)|walking distance|easy access to|short (?:walk|drive) (?:to|from)|blocks? from|next to|"
    r"convenient to|proximity to|backs (?:up )?(?:to|onto)|across from|zoned for)\b",
)
CONDITION = re.compile(
    r"\b(?:move-in ready|turn-?key|well[- ](?:maintained|kept|cared|run|managed)|in (?:great|excellent|"
    r"good|perfect|mint|pristine|immaculate) (?:shape|condition)|priced (?:right|well|above|"
    r"over|higher|lower|to sell|"
    r"below|under|competitively)|fully furnished|comes furnished|(?:smoke|pet)[- ]free|(?:easy|"
    r"short|quick) commute|"
    r"(?:in|outside) (?:a|the) flood (?:zone|plain)|(?:great|strong|good|amazing|excellent) curb appeal|"
    r"central air|gas range|(?:went|gone|going|are|been) through the roof|off the charts"
    r"|needs (?:no|a new|some|a little) (?:work|roof|repairs?|updating)|no steps (?:at|to|into|up)"
    r"|(?:near|at|past|close to) the end of (?:its|their) (?:useful )?(?:life|lives)|on (?:its|their) last legs"
    r"|(?:boiler|furnace|roof|water heater|heater|sump pump|septic|dishwasher|chimney|elevator|compressor) that "
    r"(?:quit|broke|died|failed|leaked|leaks|cracked|burst|was replaced|needs replacing)"
    r"|no (?:hoa|flood zone|"
    r"termites|liens?|mold|leaks)|below market|great (?:value|bones|investment)|a great deal (?:on|"
    r"for|at)|rare find|"
    r"hidden gem|one of a kind|won't last|shows beautifully|natural light|open floor ?plan|"
    r"corner lot|cul-de-sac|gated)\b",
)
BESIDE = re.compile(
    r"\b(?:around the corner|(?:at|on) the corner|"
    r"(?:just|right) (?:outside|past|behind|off)|nearby|close by|down the (?:street|road|block)|next door|"
    r"right outside|across the street"
    r"|(?:short|quick|easy|\w+-minute|minutes'?) (?:walk|drive|ride)|(?:minutes?|blocks?|steps) away|"
    r"walking distance|within reach)\b"
)
HAPPENS = re.compile(
    r"^[^.!?]*\b(?:sold|sell|went|gone|going|closed|closing|listed|available|rented|leased|empty|vacant|left|open|came|"
    r"are|were|have|had|has|match|fit|wait|want|bid)",
    re.I,
)
"""What two homes, offers or buyers did or are; "compare two spaces" claims nothing."""
NEW_TO_YOU = words_in("garden yard backyard view views street porch balcony deck patio")
""" "Your new garden" is the one that they will have."""
