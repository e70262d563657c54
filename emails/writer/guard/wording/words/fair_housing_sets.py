"""The vocabulary of fair housing: words for people of a protected class, for places, and for what fits whom."""

SETS = {
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
        "professionals, individuals, home, values, roots, only, occupants, applicants, kids, children, background, "
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
        "good, decent, respectable, clean, right, better, quality, hardworking, hard working, upstanding, proper, "
        "civilized, normal, cultured, refined, law abiding, well bred, upper class, your, like minded, same, "
        "clean cut, wholesome, classy, wrong, undesirable, those, such, low class, certain, these"
    ),
    "FOLK": (
        "people, families, folks, kind of people, type of people, sort of people, kinds of people, element, crowd, "
        "class of people, sort, type of neighbor, type of neighbors, kind of neighbors, sort of neighbors, "
        "type of buyer, kind of buyer, type of resident, kind of crowd, kind of neighbor, type of family, "
        "kind of family, kind of residents, type of residents, kind of tenant, type of tenant, kind of folks"
    ),
    "LANGUAGES": (
        "english, spanish, chinese, vietnamese, korean, arabic, russian, portuguese, french, mandarin, hindi, "
        "tagalog, your language"
    ),
}
