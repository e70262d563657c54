"""Firms and shops whose names are made of ordinary words or of a city's name, and makes that small talk mentions."""

from emails.writer.guard.vocabulary import words_in

_FIRMS = """
wells fargo, bank of america, rocket mortgage, quicken loans, chase bank, keller williams, coldwell banker, century
21, re/max, better homes and gardens, first american, fidelity national, old republic, guaranteed rate, loan depot,
new american funding, united wholesale, us bank, capital one, citizens bank, truist, state farm, two men and a
truck, berkshire hathaway, exp realty, compass real estate, sotheby's, movement mortgage, cross country mortgage
"""
_SHOPS = """
whole foods, trader joe's, home depot, best buy, sam's club, apple store, dollar general, target, planet fitness,
barnes & noble, lowe's, dunkin, dairy queen, burger king, walmart, costco, starbucks, kroger, safeway, publix,
wegmans, aldi, h-e-b, ikea, cvs, walgreens
"""
FIRMS = frozenset(" ".join(_FIRMS.split()).split(", "))
SHOPS = frozenset(" ".join(_SHOPS.split()).split(", "))

MAKES = words_in(
    """
    acura airstream amazon amtrak audi barbie benz bic bmw bobcat bosch brita buick cadillac carfax caterpillar
    chevy chevrolet chrysler corvette cuisinart deere dell dodge doritos dremel ducati dyson ebay espn etsy excel
    fedex ferrari fiat fisher-price fitbit ford freightliner frisbee gatorade gmc grubhub harley harley-davidson
    honda hulu hyundai infiniti instacart instapot isuzu jacuzzi jaguar jeep jenga john-deere kawasaki kenmore
    keurig kia kindle kitchenaid kleenex kobo kubota legos lego lego's lexus lyft maytag mazda mercedes
    mercedes-benz mini monopoly netflix nespresso nike nikon nintendo nissan nvidia oreo oreos patagonia peloton
    pepsi pinterest playstation polaroid porsche post-it powerpoint prius prosecco pyrex ram reddit ring roku
    rolodex roomba samsung sears scrabble sharpie sharpies siri alexa slack snapchat sony spotify stanley subaru
    subarus suzuki tesla teslas thermos thule tonka toyota toyotas trello tupperware turbotax u-haul ups velcro
    vespa volkswagen volvo vw wikipedia winnebago wordle xbox xerox yahoo yamaha yeti civic accord corolla camry
    tacoma tundra silverado f-150 mustang bronco explorer outback forester tahoe suburban rav4 chatgpt openai hgtv
    pbs npr cnn bbc nbc abc cbs fox hbo disney marvel pixar zestimate zestimates quickbooks dropbox onedrive
    sharepoint imessage messenger doodle discord signal telegram garageband firefox chrome safari evernote notion
    home-depot cheerios nutella oatly lysol windex pledge clorox febreze swiffer tylenol advil band-aid crayola
    play-doh nerf pokemon pokémon minecraft fortnite mario zelda hogwarts potter batman superman ghostbuster
    ghostbusters star-wars trek yoda jedi shrek elsa moana bluey elmo muppets grinch scrooge santa rudolph frosty
    cupid cinderella goldilocks dracula frankenstein sherlock holmes jeopardy seinfeld friends simpsons
    """
) - words_in("mini ring ram fox signal notion chrome safari pledge doodle stanley bobcat mario elsa friends explorer")
"""Cars, tools, media, toys and figures of tales: a capital, but nobody's name and no place."""

TEAMS = words_in(
    """
    49ers astros athletics aztecs badgers bears bengals blackhawks blue-jays bluejays braves brewers broncos browns
    bruins buccaneers buckeyes bucks bulldogs bulls canucks capitals cardinals cavaliers cavs celtics chargers
    chiefs clippers colts commanders cornhuskers cougars cowboys cubs cyclones diamondbacks dodgers dolphins eagles
    falcons flames flyers gamecocks gators giants gophers grizzlies guardians hawkeyes hawks heat hokies hoosiers
    hornets huskers huskies islanders jaguars jayhawks jazz jets kings knicks lakers lightning lions longhorns
    mariners marlins mavericks mavs mets nationals nats niners nets nuggets oilers orioles packers padres pacers
    panthers patriots pats pelicans penguins phillies pirates pistons predators rangers raiders raptors ravens rays
    rockets rockies royals sabres saints seahawks sounders seminoles senators sharks sooners spartans spurs steelers
    suns tar-heels texans thunder tigers timbers timberwolves titans trojans trailblazers blazers twins vikings
    volunteers vols warriors whitesox red-sox sox white-sox wildcats wolfpack wolverines wizards yankees nba nfl mlb
    nhl mls ncaa wnba nascar pga fifa
    """
)

PEOPLES = words_in(
    """
    african alaskan appalachian arab argentine asian australian austrian bavarian belgian brazilian bulgarian cajun
    californian caribbean catholic christian colombian creole croatian cuban czech danish dominican egyptian
    ethiopian european filipino finnish flemish floridian greek haitian hawaiian hebrew hungarian indonesian iranian
    islamic israeli jamaican jewish kenyan lebanese lutheran methodist midwest midwestern moroccan muslim neapolitan
    nigerian nordic norwegian parisian persian peruvian portuguese presbyterian puerto rican roman romanian
    salvadoran scandinavian scottish serbian sicilian somali southern southerner swedish swiss syrian taiwanese
    texan thai tibetan turkish tuscan ukrainian venezuelan welsh yankee yiddish baptist buddhist episcopal hindu
    latin latino latina gothic gregorian celsius fahrenheit beagle labrador labradoodle goldendoodle chihuahua
    dachshund dalmatian rottweiler corgi pomeranian siamese yorkie yorkies
    """
)
"""Adjectives of origin and breeds: fair_housing.py reads those that speak of people."""
