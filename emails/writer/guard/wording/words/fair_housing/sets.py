"""The vocabulary of fair housing: words for people of a protected class, for places, and for what fits whom."""

from emails.writer.guard.wording.words.fair_housing.people import PEOPLE

SETS = {
    **PEOPLE,
    "FITS": (
        "perfect, ideal, great, good, excellent, wonderful, best, fantastic, lovely, nice, right, suited, suitable, "
        "suits, designed, made, built, geared, tailored, meant, reserved, intended, aimed, caters, catering, "
        "appropriate, popular, favorite, terrific, awesome, amazing, well suited, dream, haven, paradise, heaven, "
        "super, attractive, fit, appeals, appeal, appealing, desirable, comfortable, safe, restricted, limited, "
        "marketed, targeted, beloved, loved, prefer, prefers, preferred, welcoming, neighborhood, community, area, "
        "building, spot, match, layout, made just"
    ),
    "TO": "for, to, by, with, among, of",
    "FAMILIAL": (
        "family, families, kid, kids, child, children, couple, couples, newlyweds, newlywed, single, singles, "
        "bachelor, bachelors, bachelorette, empty nester, empty nesters, nesters, parents, parent, moms, mom, "
        "mothers, mother, dads, fathers, toddler, toddlers, teen, teens, teenagers, little ones, babies, baby, "
        "grandkids, grandchildren, grandparents, youngsters, honeymooners, roommates, household with"
    ),
    "GROUP": (
        "families, family, kids, children, couple, couples, newlyweds, singles, bachelors, bachelor, empty nesters, "
        "parents, moms, mothers, roommates, retirees, seniors, elderly, professionals, millennials, students, "
        "single person, single people, able bodied, young people, older people, married, single man, single woman, "
        "mature, christian, christians, catholic, jewish, muslim, women, men, citizens, american, americans, "
        "white, asian, hispanic, english speakers, veterans, adults"
    ),
    "FOLKS": (
        "people, persons, families, family, neighbors, residents, households, buyers, tenants, renters, homeowners, "
        "owners, folks, couple, couples, applicants, applicant, tenant, renter, buyer, population, background, "
        "backgrounds, heritage, descent, faces, culture, occupants, only, person, ladies, gentlemen, women, men, kids, "
        "children, immigrants, clientele, roots, household"
    ),
    "COUNTRY": (
        "india, china, mexico, korea, vietnam, japan, pakistan, cuba, haiti, brazil, colombia, venezuela, russia, "
        "ukraine, poland, italy, ireland, germany, africa, asia, europe, nigeria, ethiopia, somalia, iran, iraq, "
        "syria, "
        ""
        "lebanon, egypt, philippines, the philippines, guatemala, el salvador, honduras, puerto rico, taiwan, nepal, "
        "bangladesh, armenia, greece, turkey, israel, jamaica, overseas, abroad, back home, your country, latin "
        "america"
    ),
    "AGED": (
        "retiree, retirees, seniors, senior, elderly, older people, older folks, older adults, older couple, "
        "older couples, older buyers, young people, young professional, young professionals, young buyers, "
        "younger buyers, younger people, younger crowd, young couple, young couples, millennials, mature couple, "
        "mature adults, mature person, mature tenants, mature residents, mature individuals, mature individual, "
        "mature professionals, mature buyers, students, young adults, young folks, someone young, someone older, "
        "someone your age, people your age, someone in their"
    ),
    "SEXED": (
        "man, men, woman, women, lady, ladies, gentleman, gentlemen, guys, girls, male, males, female, females, "
        "gay, gays, lesbians, lgbt, lgbtq, straight, heterosexual, transgender, straight couples, gay couples, "
        "housewife, housewives, single mom, single mother"
    ),
    "DISABLED": (
        "who uses a wheelchair, uses a wheelchair, use a wheelchair, limited mobility, "
        "disabled, handicapped, the blind, the deaf, wheelchair, wheelchairs, wheelchair users, wheelchair user, "
        "someone in a wheelchair, people in wheelchairs, anyone in a wheelchair, mentally ill, able bodied, "
        "the able bodied, physically fit, healthy, healthy people, active people, people with disabilities, "
        "anyone with a disability, anyone with mobility, people with mobility, someone with mobility, "
        "someone with a disability, person with a disability, mobility issues, mobility problems, crippled, "
        "autistic, special needs"
    ),
    "ETHNIC": (
        "white, whites, black, blacks, african american, african americans, hispanic, hispanics, latino, latinos, "
        "latina, latinx, asian, asians, chinese, korean, koreans, indian, indians, mexican, mexicans, italian, "
        "italians, irish, polish, arab, arabs, european, europeans, caucasian, caucasians, anglo, vietnamese, "
        "filipino, filipinos, japanese, german, russian, russians, cuban, cubans, puerto rican, haitian, somali, "
        "somalis, persian, greek, pakistani, middle eastern, native american, minority, minorities, immigrant, "
        "immigrants, ethnic, foreign, foreigner, foreigners, american, americans, african, africans, nigerian, "
        "ethiopian, armenian, brazilian, portuguese, hmong, dominican, guatemalan, salvadoran, colored, "
        "all american, refugee, refugees, south asian, east asian, latin, hispanic latino, spanish speaking, "
        "english speaking, chinese speaking, native born, non english speaking, arabic speaking, russian speaking, "
        "vietnamese speaking, korean speaking, portuguese speaking"
    ),
    "RELIGIOUS": (
        "christian, christians, catholic, catholics, jewish, jews, muslim, muslims, islamic, protestant, "
        "protestants, baptist, baptists, lutheran, mormon, mormons, lds, hindu, hindus, buddhist, evangelical, "
        "orthodox, amish, churchgoing, church going, god fearing, faith based, religious, churchgoers, churchgoer, "
        "worshippers, sikh, sikhs, pious, bible, believers, atheist, secular, methodist, presbyterian, gentile, "
        "judeo christian, faithful, faith, christian minded, of faith, observant"
    ),
    "AREA": (
        "neighborhood, neighborhoods, neighbourhood, area, areas, community, communities, part of town, "
        "part of the city, section of town, side of town, district, enclave, zip code, quarter, subdivision, "
        "suburb, pocket, end of town, town, parts, complex, environment, atmosphere, side, demographic, population, "
        "presence, influence, crowd, majority, section, mix, village"
    ),
    "PEOPLE": (
        "people, persons, person, family, families, neighbors, neighbours, neighbor, residents, resident, "
        "households, household, buyers, tenants, tenant, renters, homeowners, owners, folks, couple, couples, "
        "professionals, individuals, home, values, roots, only, occupants, applicants, kids, children, "
        "background, backgrounds, "
        "heritage, homes, street, block, landlord, sellers, culture, applicant, roommate, roommates, lady, man, "
        "woman, men, women, ladies, gentleman, gentlemen"
    ),
    "AREA_STRICT": (
        "neighborhood, neighborhoods, neighbourhood, area, areas, community, communities, part of town, "
        "part of the city, section of town, side of town, district, enclave, street, streets, block, blocks, "
        "subdivision, suburb, town, city, part, place, building, complex, zip code, pocket, side, village, "
        "environment"
    ),
    "WORSHIP": (
        "church, churches, synagogue, synagogues, temple, temples, mosque, mosques, parish, cathedral, shul, "
        "gurdwara, mass, chabad, place of worship, places of worship, house of worship, houses of worship, "
        "congregation, masjid, kingdom hall, ward"
    ),
    "NEAR": (
        "near, close, walking distance, walk, steps, minutes, blocks, block, next, nearby, around the corner, "
        "across, convenient, beside, adjacent, down the street, stone 's throw, throw from, surrounded, proximity, "
        "walkable, step, mile, miles, two blocks"
    ),
    "MANY": (
        "lots of, plenty of, many, full of, mostly, mainly, predominantly, largely, primarily, heavily, a lot of, "
        "tons of, loads of, filled with, few, fewer, hardly any, not many, no, other, lots more, more, majority, "
        "all, nothing but, so many, exclusively, only, some, increasingly, becoming, overwhelmingly, traditionally, "
        "historically, very, too many, several, popular with, attracts, attract, attracting, home to, a mix of, "
        "the number of, growing number of, almost all, almost entirely, entirely"
    ),
    "GOOD": (
        "good, great, excellent, top, best, strong, fantastic, outstanding, award winning, better, wonderful, "
        "amazing, top rated, highly rated, high rated, well rated, top notch, terrific, blue ribbon, "
        "highly regarded, top performing, high performing, desirable, coveted, sought after, superb, acclaimed, "
        "bad, poor, weak, failing, low performing, underperforming, first rate, rated, stellar, nationally ranked, "
        "ranked, prestigious, quality, high quality, a rated, nice, superior, phenomenal, exemplary, well regarded, "
        "decent, struggling, incredible, world class"
    ),
    "SAFE": (
        "safe, safer, safest, secure, crime free, low crime, dangerous, unsafe, sketchy, rough, bad, ghetto, seedy, "
        "shady, high crime, undesirable, questionable, crime ridden, lower crime, dodgy"
    ),
    "NOT_WELCOME": (
        "not allowed, not welcome, not permitted, not accepted, are not suitable, not suitable, need not apply, "
        "prohibited, unwelcome, not preferred, discouraged, not a good fit, would not fit, would not be happy"
    ),
    "DECENT": (
        "decent, respectable, hardworking, hard working, upstanding, civilized, cultured, refined, law abiding, well "
        "bred, "
        "upper class, like minded, clean cut, wholesome, classy, undesirable, low class, white collar, blue collar, "
        "better class of, god fearing, churchgoing"
    ),
    "SOME": "good, clean, right, better, quality, proper, normal, your, same, wrong, those, such, certain, these, nice",
    "FOLK": (
        "people, families, folks, kind of people, type of people, sort of people, kinds of people, element, crowd, "
        "class of people, sort, type of neighbor, type of neighbors, kind of neighbors, sort of neighbors, "
        "type of buyer, kind of buyer, type of resident, kind of crowd, kind of neighbor, type of family, "
        "kind of family, kind of residents, type of residents, kind of tenant, type of tenant, kind of folks"
    ),
    "KIN": (
        "family, kids, children, parents, mother, father, mom, dad, grandkids, grandchildren, son, daughter, sister, "
        "brother, sons, daughters, wife, husband, partner, baby, boys, girls, in laws"
    ),
    "SAFE_AREA": (
        "neighborhood, neighborhoods, neighbourhood, area, areas, community, communities, part of town, side of town, "
        ""
        ""
        ""
        ""
        ""
        ""
        "section of town, district, enclave, street, streets, block, blocks, subdivision, suburb, town, city, village, "
        ""
        ""
        ""
        ""
        ""
        ""
        "zip code, complex, parts, place to live, place to raise, building"
    ),
    "LANGUAGES": (
        "english, spanish, chinese, vietnamese, korean, arabic, russian, portuguese, french, mandarin, hindi, "
        "tagalog, your language"
    ),
}

HARMLESS = """
    family/great room/rooms
    single/two/three/four/multi/one/1/2/3/4 family home/homes/house/houses/property/properties/residence/building/
        zoning/lot/unit/units?
    single/two/three/four/multi/multi/one family
    like/as/two/both/us/the/as_two grown ups
    can not stand the/a/an/it/this/that/them/being/waiting/having/another/any/phone/calls
    family members
    family owned/run/business/friend/emergency/dinner/time/room/photos/vacation/visit/weekend/gathering/matter/
        reunion/member
    single/double story/level/floor/page/pane/sink/vanity/car/garage/question/offer/email/thing/day/point/loan/
        point/agent/unit/bath/most/step/line/call/door
    mother in law ..1 suite/apartment/unit/quarters?
    father/mother 's day
    bachelor apartment/apartments
    apartment complex with chapel
    kosher meals ..1 available?
    merry christmas
    happy easter/hanukkah/christmas/diwali/ramadan/passover/eid
    nursery/driving/summer/cooking school
    equal housing opportunity
    couple of
    exclusive listing/listings/right/agreement/offer/use/to/access/buyer
    diverse range/selection/set/options/mix of homes/inventory
    integrated appliances/garage/kitchen/sound/lighting
    white/black granite/kitchen/cabinets/tile/trim/paint/walls/quartz/marble/fence/siding/brick/countertops/oak
    crime map/maps/figures/statistics/data/report/reports/stats
    people/families/folks from work/out/around/all/our/my
    safe travels/trip/drive/room/side/to_say/to_assume/for_now/and_sound/bet
    stay/drive/keep safe
    wheelchair ramp/ramps/lift/access/accessible
    no problem ..3 kids/children/family
    no need/rush/pressure/worries ..6 kids/children/family/families
    mother/father/parents/kids/children/family in/from out
    parking/meet/turn/left/right ..4 WORSHIP
    temple tx/texas
    church street/st/road/rd/lane/ln/hill/avenue/ave/drive
    temple street/st/road/rd/lane/avenue/ave/texas/tx/terrace/university
    chapel hill
    mass email/mailing/ave/avenue/save
    good/great/nice/best/wonderful/lovely to ..1 hear/see/meet/talk/know/connect/catch/have/learn
    school night/nights/year/bus/day/boundaries/boundary/calendar/zone
    your/my/their/his/her/our ..1 KIN ..1 would/will/might/may/if/could ..3 like/love/enjoy/want/prefer/appreciate/
        think/come
    can/could/may/able/allowed/will/do/would not ..2 say/tell/describe/speak/comment/judge/rank/call/label/steer/
        advise ..12 AREA/SAFE/school/schools/safe/people/who
    for you to say/judge/decide
    like a normal/regular/healthy person
    vouchers/voucher/section_8 ..1 welcome/accepted/ok/okay/considered/holders_welcome
    my/our/his/her ..1 kids/children/parents/sons/daughters/grandkids/family love/loves/like/adore/enjoy/prefer/favor
    fit/fits/suit/suits/work/works/right ..1 for? your/their family/household/kids
    not ..4 to say/tell/describe/comment/judge/rank/call ..8 AREA/SAFE/school/schools/safe/people/neighborhoods
    fair housing
    grad/graduate/law/nursing/medical/med/night/trade/art/business/vet/dental/culinary/flight school
    kind words/note/notes/review/letter/message/offer/thoughts/wishes/help
    comfortable with$
    someone/somebody/anyone/one who lives there/here
    school is/are ..1 going/out/over/back/starting/ending/done/finished/keeping/treating
    comfortable walking/driving/paying/biking/commuting/waiting/spending/signing/making/carrying/borrowing/offering/
        putting/going/leaving
    good/great/best/right time/day/moment/way/question/news/luck/idea/number/chat/call/conversation
    english/black/white/red ivy/ivory/tudor/oak
    no good/better ..1 time
    same people
    your family and you
    you and your family
    find/finding/search/searching/look/looking ..8 for/with you/your ..2 family
    thank/thanks ..3 family
    hope/hoping ..6 family
    best/regards/wishes/love/hello/hi to ..3 family/kids/children
    home is the best
    church/parish/temple ..4 rents/rings/lets/hosts/holds/owns/uses/sells/opens
    in/from/at/through/during/since ..1 grad/law/high/med/art/trade/business/graduate/medical school
    poor/bad/good/best/great/top/strong in/at school
    the kids/children ..1 would/might/may/will ..1 like/want/need/come to/along/too/a/your/some
    young/mature trees/tree/landscaping/garden/oaks/plantings/orchard/vines
    black/white ..1 exterior/interior/house/home/building/door/windows
    adult/adults dog
    not ..2 accept children's
    american style/standard/foursquare/craftsman/airlines
    spanish style/tile/revival/colonial/mission
    italian/japanese/chinese/mexican/indian/greek/thai/korean/vietnamese/french restaurant/restaurants/food/
        garden/place/bakery/market/tile/marble/maple
    asian/latin/international market/markets/grocery/food
    plenty_of/lots_of/lot_of ..1 families/people/parents ..1 make/choose/ask/start/decide/wonder/tell/find/take/pick
"""
"""What HUD allows, and what only sounds like a statement of people."""
