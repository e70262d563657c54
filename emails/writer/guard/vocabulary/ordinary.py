"""Ordinary words of letters: with a capital letter they are still no names. Their endings are taken off."""

from functools import lru_cache

from emails.writer.guard.vocabulary.first_names import SURE_NAMES
from emails.writer.guard.vocabulary.house_words import HOUSE_WORDS
from emails.writer.guard.vocabulary.more_words import MORE_ORDINARY

_WORDS = """
a about above absolute accept access account across act action active actual add addition address adjust advance
advice advise afford after afternoon again against age agency agent ago agree agreement ahead air all allow almost
alone along already also alternate although always am amaze among amount an analysis and angle another answer any
anybody anymore anyone anything anytime anyway anywhere apartment apologize appeal apply application appoint
appointment appraise appraisal appraiser appreciate approach approve april are area around arrange arrive article as
ask aspect assess asset assist assistant associate assume assure at attach attempt attend attention attorney auction
autumn available average avoid aware away awesome baby back bad balance bank base basic bath bathroom be bear
beautiful became because become bed bedroom been before began begin behalf behind being believe below benefit best
better between beyond big bit block board body both bought bound box break breathe brief bright bring broad broker
brokerage brought budget build building built bundle business busy but buy buyer by cabin calculate calendar call calm
came can cancel candid candidate cannot capital car card care career careful carry case cash catch cause cell center
central certain certificate chair chance change chapter chat cheap check cheer child children choice choose chose
circle circumstance city claim clarify class clean clear client climate close closet closing club coast code coffee
cold collect college color come comfort comment commercial commission commit common community company comparable
comparative compare comparison compete complete complex complimentary comply comp concern condition condo condominium
confident confirm congratulation congrats connect consider consist construction consult consultation contact contain
content contingency continue contract contractor contribute control convenient conversation convince cool coordinate
copy corner correct cost could council count counter country county couple course court cover cozy create creative
credit cross culture curious current custom customer cut daily dark data date day deal dear debt decade december
decide decision deck deed deep definite degree delay delight deliver demand department depend deposit depth describe
deserve design desire desk despite detail determine develop did differ difference different difficult dig dinner
direct direction director disclose discuss discussion dish distance district do document does dog doing dollar done
door doubt down download downsize downtown dozen draft dream dress drive drop dry due duplex during duty each early
earn earnest earth ease east easy eat economy edge edit education effect effort either elegant else email emergency
employ empty encourage end energy engage english enjoy enough ensure enter entire entry envelope equal equity escrow
especially essential establish estate estimate evaluate evaluation even evening event ever every everybody everyone
everything everywhere exact examine example excellent except exchange excite exclusive excuse exist exit expand expect
expense experience expert expire explain explore express extend exterior extra eye face facility fact fair fairly
faith fall familiar family fantastic far farm fast father favor favorite feature february federal fee feedback feel
fellow felt fence few field figure file fill final finance financial find fine finish fire firm first fit five fix
flat flexible floor flow focus folk follow food foot for foreclosure forever forget form former forth fortunate
forward found foundation four frame free fresh friday friend from front full fun fund further future gain game garage
garden gather gave general generous gentle get gift give glad go goal gone good gorgeous got government grand grateful
great green greet ground group grow guarantee guess guest guidance guide had half hall hallway hand handle happen
happy hard has hate have he head health hear heard heart heat heavy held hello help her here hesitate hi high
highlight him himself hire his history hit hold holiday home homeowner homeownership homebuyer homework honest honor
hope host hot hour house household how however huge human hundred hurry husband i idea ideal identify if imagine
immediate impact important impress improve in inch include income increase indeed independent index individual
industry influence inform information initial inquiry inquire inside insight inspect inspection inspector inspire
instead insurance intend interest interior into introduce inventory invest investor investment invite involve is issue
it item its itself january job join journey july june just keep kept key kid kind kitchen knew know known land
landlord landscape large last late later latest laugh law lawn lawyer layout lead leap learn lease least leave left
legal lend lender length less let letter level license lie life light like likely limit line link list listing listen
little live living loan lobby local locate location lock long look lose loss lost lot love low luck luckily lunch
luxury made mail main maintain maintenance major make man manage manager many map march mark market master match
material matter may maybe me meal mean meant measure media meet member memory mention message met method middle might
mile mind mine minute miss mix model modern moment monday money month monthly mood more morning mortgage most mother
motivate mountain move mover much multiple must my myself name narrow nature natural near nearby necessary need
negotiate neighbor neighborhood neither nervous net network never nevertheless new news newsletter next nice night
nine no nobody none nor normal north not note nothing notice november now number object obligation obvious occasion
occupy october of off offer office often oh ok okay old on once one online only onto open opinion opportunity oppose
option or order ordinary organize original other otherwise our ours out outdoor outlook outside outstand over overall
overview own owner ownership pace pack package page paid paint paper paperwork parent park part partial particular
partner party pass past patience patient pay payment peace people per perfect perhaps period permit person personal
phone photo phrase piece place plan play please pleasure plenty plus pocket point policy pool popular porch portfolio
position positive possible post postpone potential power practice pre-approval preapproval pre-approve precise prefer
preliminary premium prepare present pressure pretty prevent preview previous price pricing primary principal print
prior priority private probable problem proceed process professional profile profit program progress project promise
promote prompt proper property propose proposal prospect protect proud prove provide public pull purchase pure purpose
push put qualify quality quarter question quick quickly quiet quite quote race raise ran range rare rate rather reach
react read reader ready real realistic reality realize really reason reassure recap receive recent recess recommend
record recover red reduce refer referral refinance reflect refresh regard region register regular relate relax relate
relevant relief relocate relocation remain remember remind remodel remote renew renovate rent rental repair repeat
reply report represent representative request require research reserve reside resident residential resource respect
respond response rest result resume retail retire return revenue review revisit rich ride right ring rise risk road
role roof room rough round routine row rule run rush safe said sale sales same saturday save saw say scan scenario
schedule school season search seat second secret section secure see seek seem seen select self sell seller send senior
sense sent separate september serious serve service session set settle seven several shall shape share she shift shop
short should shoulder shout show showing side sign signal significant silent similar simple simply since sincere
single sir sister sit site situation six size sketch sky sleep slight slow small smart smile smooth snapshot so social
soft sold solid solution some somebody somehow someone something sometime sometimes somewhere son soon sorry sort
sound source south space spare speak special specialist specific spend spent spirit spoke spot spread spring square
staff stage staging stand standard start state statement station status stay steady step still stock stone stop store
storm story straight straightforward strategy stream street stress strict strong structure stuff style subject submit
succeed success successful such sudden suggest suggestion suit summary summer sun sunday super supply support suppose
sure surprise survey suspect swap sweet swift switch system table take taken talk target task taste tax team tell ten
tenant tend term terrace test text than thank thanks that the their them then there therefore these they thick thing
think third this those though thought thousand three through thursday ticket tidy tie tight time timeline timing tiny
tip title to today together told tomorrow tonight too took tool top topic total touch tough tour toward town townhouse
townhome track trade tradition traffic train transaction transfer transit transition travel treat tree trend trip
trouble true trust truth try tuesday turn twelve twice two type typical ultimate unable uncertain under understand
understood unfortunate unique unit unless unlike until up upcoming update upgrade upon upstairs urgent us use useful
usual utility vacant vacation valid valuation value variety various vary vendor very via view village virtual
virtually visit voice wait walk wall want warehouse warm was wash waste watch water way we weather website wednesday
week weekday weekend weekly weigh welcome well went were west what whatever when whenever where wherever whether which
while white who whoever whole whom whose why wide wife will win window winter wish with within without woman wonder
wonderful word work workshop world worry worth would write wrong wrote yard year yearly yes yesterday yet yield you
young your yours yourself zero zone zoning haven't hasn't don't doesn't didn't won't wouldn't couldn't can't isn't
aren't wasn't weren't it's that's here's there's what's who's let's you're you've you'll you'd we're we've we'll we'd
they're they've he's she's acre acreage appliance attic basement balcony carport commute counter countertop fireplace
granite hardwood patio quartz solar multi-family multifamily single-family duplex triplex fourplex office-space
industrial portfolio parcel ranch bungalow loft studio penthouse snapshot tracker planner playbook handbook blog
podcast video tutorial presentation proposal estimate quote brochure flyer postcard worksheet spreadsheet folder
binder app portal dashboard alert alerts digest bulletin review checklist checkup calculator worksheet roadmap webinar
seminar toolkit concierge advisor advisors consultant coach coordinator strategist founder president principal
licensed license salesperson certified residential negotiator
"""
_ENDINGS = (
    "'s",
    "s'",
    "s",
    "es",
    "ed",
    "d",
    "ing",
    "ly",
    "er",
    "ers",
    "est",
    "r",
    "rs",
    "n't",
    "ment",
    "ness",
    "y",
    "al",
    "ion",
    "able",
)
AFTER_E = frozenset(("d", "r", "rs"))
ORDINARY = frozenset(_WORDS.split()) | MORE_ORDINARY | HOUSE_WORDS


@lru_cache(4096)
def is_ordinary(word: str) -> bool:
    """Whether this word, in small letters, is one that any letter may hold."""
    if word in ORDINARY:
        return True
    if word in SURE_NAMES:
        return False
    if "-" in word:
        return all(is_ordinary(each) for each in word.split("-"))
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and (ending not in AFTER_E or stem.endswith("e")):
            doubled = stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem
            if stem in ORDINARY or stem + "e" in ORDINARY or doubled in ORDINARY:
                return True
            if ending in ("es", "ed", "er", "est", "ly") and stem.endswith("i") and stem[:-1] + "y" in ORDINARY:
                return True
    return False
