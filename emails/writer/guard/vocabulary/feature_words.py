"""Words that stand around what a property has, and say how much is claimed of it."""

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
    "farm co-op"
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
