"""Who and what decides how a deal comes out, and what they only do on the way."""

from emails.writer.guard.phrases import word_set

DECIDERS = word_set(
    """adjuster appraiser appraisers assessor association bank banks board buyer buyers city county court courts
    hoa inspector inspectors insurer irs judge landlord landlords lender lenders neighbors owner owners renter
    renters seller sellers tenant tenants underwriter underwriters"""
)
MATTERS = word_set(
    """acreage application appraisal appraisals approval area basement building clause closing commission condo
    condos contract credit deal deck demand deposit duplex equity escrow farm financing foundation home homes
    house houses inspection inspections investment land lease listing listings loan lot market mortgage
    neighborhood offer offers parcel payment payments permit phones place plan price prices profit properties
    property ranch rate rates remodel rent rents returns roof sale savings septic tax taxes title unit value
    values well zoning"""
)
PROCESS = word_set(
    """a able along an answer answered appreciate around arrive ask asked asking asks at available back begin bring
    busy by calculated call change check choose cleaned close closed come compare contact continue cost decide
    deliver depend depends different discuss do does done down due easier email emailed empty end enjoy expect
    expecting explain feel feels finish first fit follow get gets give gives glad go goes grow handle happen
    happy harder has have hear held help her here his hold home in include inspect it joining keep know leave
    let like likely list listed listen locked long look looking love make mark marked mean means measure meet
    meeting mention miss moved my need needs notice offer often on one open order ordered orders our out over
    painted part pass pay perhaps photographed posted prefer prepare presented probably provide quiet reach read
    reads ready receive record recorded remain remind reply require requires respect respond review reviewed
    reward run said say schedule scheduled see seem seems send sent set share short show shown shows shrug sign
    signed smell some someone something speak speaks start stay subject suit suits take taken takes talk tell
    tells the their them there think thinks told two under understand up use usually varies vary visit wait
    waiting walk want wants welcome what wish with wonder worth write your yours"""
)
"""What somebody will do, or where they will be: nothing comes out of it yet."""
PASSED_OVER = word_set(
    "definitely certainly surely absolutely easily also then still just even simply all only both quickly really be "
    "not "
    "never always to"
)
"""These may stand between "will" and what will come."""
