"""Words of sentences that tell what was done to something."""

from emails.writer.guard.vocabulary import words_in

DETERMINERS = words_in("the your its both all their these this that every another whole entire")
AUXILIARIES = words_in("was were been wasn't weren't")
BETWEEN = words_in(
    """
    already just now also recently newly fully entirely completely all both only finally since still even
    professionally nicely beautifully lovingly carefully freshly never not
    """
)
NEVER = words_in("never not wasn't weren't")
IRREGULAR = words_in(
    "redone rebuilt built laid dug torn withdrawn cut rewired replumbed dealt paid undone sunk hung outbid"
)
HANDLED = words_in(
    """
    attached mentioned discussed asked noted promised scheduled planned supposed called named listed titled
    covered included enclosed used needed offered answered written typed copied emailed mailed texted received
    shared shaped wanted expected marked decided sorted settled solved handled handed
    """
)
"""What is done with letters, plans and words."""
FELT = words_in(
    """
    worried excited pleased surprised interested loved liked missed tired relieved thrilled impressed delighted
    amazed confused disappointed overwhelmed nervous touched charmed stressed
    """
)
PAPERS = words_in(
    """
    email form forms letter question questions call photos photo pictures list note notes message document
    documents point idea ideas plan visit meeting time day week words link draft number numbers
    """
)
DEEDS = words_in(
    """
    confirmed approved cleared signed agreed found extended locked offered accepted estimated quoted tells told says
    said reports reported gave gives finished denied rejected declined countered dropped raised lowered released
    waived removed discovered recommended certified verified determined inspected repaired fixed installed replaced
    moved sold bought closed insisted promised ordered completed issued submitted filed wired pulled refused
    hired started owned owns recoated painted cleaned
    """
)
"""What somebody in a sale does, and what an email reports of it."""
REPORTS = words_in("tells told says said reports reported")
HAVING = words_in("has have had is are was were been being")
WITH_NAMES = words_in("team office people at from with over of and in the")
ENDS = words_in(
    """
    if whether when unless because so but while what how where who you'll i'll we'll she'd he'd they'd she'll he'll
    they'll
    """
)
CHOSEN = words_in("outbid approved preapproved pre-approved denied cleared rejected selected accepted declined")
"""What may happen to the client as to an offer: "we were outbid"."""
QUANTITIES = words_in("one two three four five several some few many multiple")
RIVALS_DO = words_in("toured asked called offered bid wrote came saw looked applied wants want visited submitted")
IDEAS = words_in(
    """
    option options thing things way ways idea ideas reason reasons question questions road matter story note day
    """
)
"""Of these one may say whatever one likes."""

CLAIMED = words_in(
    """
    vacant empty occupied original dry wet damp rotten faulty defective legal illegal grandfathered
    agricultural commercial residential tillable furnished unfurnished turnkey move-in pending contingent gone
    unavailable unpaid overdue delinquent motivated desperate flexible firm qualified code lien liens eager
    mold termites asbestos radon flood sewage leak leaks crack cracks damage violation violations lawsuit litigation
    low lower lowest high higher highest tight tightest scarce rare record fast quickly slowly double triple
    quit owes outbid owed paid pays pay lost visited toured viewed praised raved love loves loved asked backed wrote
    wants
    available scheduled complete clean clear problem problems leave leaving cut done asking voted shade shady crowds
    started begun listed alone reopened widened narrowed copper brick cedar concrete wooden steel vinyl locked old cold
    plenty ample draws lets holds original used gave deeded assigned taken less
    offer offers bid bids backup credit credits concession concessions contract penalty income profit
    """
)
"""Words of a statement about a home, or about somebody in the sale, that a record would have to hold."""
COUNTED = words_in(
    """
    one two three four five six seven eight nine ten eleven twelve dozen twenty thirty hour hours day days weekend
    minute minutes year years percent double half third quarter more fewer less many few most spoken filling renting
    getting holding credits concessions cash water loosening loosened expected projected predicted forecast
    """
)
CLAIMED_STEMS = tuple(
    words_in(
        """
        replac repair rewir replumb renovat remodel updat upgrad refinish rebuil repaint restor resurfac insulat convert
        expand enlarg instal remov demolish permit zoned rezon zoning subdivid leas rent sublet evict vacat renew expir
        extend terminat cancel withdr reject refus declin accept agree sign waiv drop rais lowered reduc increas doubl
        tripl climb jump rose risen rising fell sold sell bought buying closed approv denied cleared funded verif passed
        failed tested inspected apprais surveyed recorded transfer foreclos default inherit divorc retir relocat leaked
        cracked rotted rotting sag flood burst broke fixed patched treated sealed sprayed outnumber outpac appreciat
        depreciat convey complain compet constructed drained redone redid serviced pumped gained shrunk swap moved
        moving paint clean pav plow dug drill stain stripp bolt braced coated recoat trimm scoped dredg allow cap own
        speed sped vote host crowd swell
        """
    )
)
"""Such words begin so: "repaired" and "repairs"."""
