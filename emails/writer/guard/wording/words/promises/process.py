"""Who and what decides how a deal comes out, and what they only do on the way."""

from emails.writer.guard.phrases import word_set

DECIDERS = word_set(
    """adjuster appraiser appraisers assessor association bank banks board buyer buyers city county court courts
    hoa inspector inspectors insurer irs judge landlord landlords lender lenders neighbors owner owners renter
    renters seller sellers tenant tenants underwriter underwriters"""
)
MATTERS = word_set(
    """acreage application appraisal appraisals approval area basement building clause closing commission condo condos
    contract credit deal deck demand deposit duplex equity escrow farm financing foundation gain gains home
    homes house houses income inspection inspections investment land lease listing listings loan lot market
    mortgage neighborhood offer offers parcel payment payments permit phones place plan price prices profit
    properties property ranch rate rates remodel rent rents returns roof sale savings septic tax taxes title
    unit value values well zoning"""
)
MARKET = word_set("rates rate prices values value market rents equity demand inventory")
UNDECIDED = word_set(
    """depend depends vary differ tell decide show matter change move do be probably likely have help drive set affect
    make keep need play give look determine"""
)
"""What a market may do in a sentence that foretells nothing."""

PROCESS = word_set(
    """a able accompany adjust along an announce answer answered appear appreciate around arrange arrive ask asked
    asking asks assess assign at available back bark begin behave bring build busy by calculated call carry
    celebrate change check choose clean cleaned close closed collect come compare compile confirm consider
    contact continue cost count debate decide deliver depend depends differ different discuss do does done draw
    drive due easier email emailed empty end enjoy enter examine expect expecting explain face feel feels fence
    file fill find finish first fit follow forward gather get gets give gives glad go goes greet grow hand handle
    happen happy harder has have hear held help her here hire his hold home host in include inspect install
    interview introduce issue it join joining keep knock know learn leave let like likely list listed listen
    load locked long look looking love mail make mark marked match mean means measure meet meeting mention miss
    move moved mow my name need needs notice offer often on one open order ordered orders our out over paint
    painted park part pass pay perhaps phone photographed pick play post posted prefer prepare presented print
    probably process provide publish quiet reach read reads ready receive record recorded release remain remind
    repair replace reply request require requires respect respond review reviewed reward ring run said say scan
    schedule scheduled screen see seem seems select send sent serve set share shine short show shown shows shrug
    sign signed sit smell some someone something sound speak speaks start stay stick store study subject submit
    suit suits swap sweep take taken takes talk teach tell tells test text the their them there think thinks
    told track trade transfer treat two under understand unlock update use usually varies vary verify visit vote
    wait waiting walk want wants wave wear weigh welcome what wire wish with wonder work works worth write your
    yours"""
)
"""What somebody will do, or where they will be: nothing comes out of it yet."""
OUTCOMES = word_set(
    """agree accept approve consent concede yield fold cave crumble budge bend bite jump pounce grab snap fight compete
    drop lower cut reduce raise increase improve waive forgive ignore overlook excuse forget fix cover refund reimburse
    return fund clear grant honor renew extend lend back favor side deny reject refuse object lose win beat exceed top
    outperform sell rent lease appraise qualify pass sail fly breeze fail hold net fetch earn recover profit double
    triple quadruple climb rise soar jump skyrocket explode surge grow appreciate gain fall crash tank sink collapse
    drop disappear vanish evaporate succeed settle resolve perk support
    love adore fall thank regret blink outlive outlast finance rezone turn bother
    approved accepted granted denied rejected funded cleared waived yours worth higher lower better stronger softer"""
)
"""What will come of it: who says so of somebody else promises it."""
PASSED_OVER = word_set(
    "practically basically virtually "
    "definitely certainly surely absolutely easily also then still just even simply all only both quickly really be "
    "not "
    "never always to very most quite almost well"
)
"""These may stand between "will" and what will come."""
