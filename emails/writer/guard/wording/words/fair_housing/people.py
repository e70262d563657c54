"""Who wishes for whom, and the people whom a letter has no need to name."""

PEOPLE = {
    "ACTOR": (
        "owner, owners, owner 's, seller, sellers, landlord, landlords, landlady, association, board, hoa, neighbors, "
        "building, complex, they, management, manager, he, she, community, co op, residents, tenants"
    ),
    "WISH": (
        "want, wants, wanted, prefer, prefers, like, likes, looking for, look for, hope for, hoping for, hopes for, "
        "seek, seeks, seeking, rather, happier, frown, frowns, object, objects, complain, complains, consider, rent, "
        "rents, allow, allows, let, accept, accepts, take, takes, welcome, welcomes, tolerate, tolerates, fond, keen, "
        "picky, insist, insists, comfortable, asks for, ask for, asking for, care for, hold out, holding out, "
        "exception for, exceptions for, had enough, tired, sick of, burned, trouble with, against, stick to, "
        "sticks to, sell to, sells to"
    ),
    "CLASSED": (
        "accents, accent, crutches, cane, walker, walkers, kids, children, child, toddler, toddlers, teens, "
        "teenagers, babies, baby, infants, little ones, families, "
        "couples, singles, bachelor, bachelors, married, unmarried, pregnant, retirees, retiree, seniors, students, "
        "elderly, men, women, woman, lady, ladies, gentleman, gentlemen, gay, lesbian, gays, lesbians, transgender, "
        "wheelchair, wheelchairs, disability, disabilities, disabled, handicap, vouchers, voucher, section 8, welfare, "
        "assistance, immigrant, immigrants, foreigner, foreigners, citizen, citizens, foreign born, service dogs, "
        "service dog, service animals, service animal, grown ups, adults, mental health, hispanics, latinos, mexicans, "
        "asians, muslims, muslim, jews, jewish, catholic, catholics, christian, christians, mormon, mormons, "
        "english speakers, pregnant women, single mother, single mothers, single moms, single mom, single person"
    ),
    "OF_FAMILY": (
        "retirees, retiree, bachelors, bachelor, newlyweds, newlywed, seniors, elderly, toddlers, teenagers, infants, "
        "unmarried, childless, empty nesters, grown ups, grown up, youngsters, marrieds, pensioners, millennials, "
        "boomers, divorcees, widows, widowers, unwed"
    ),
    "OF_ORIGIN": (
        "hispanic, hispanics, latino, latinos, latina, mexicans, asians, immigrants, foreigners, foreign born, "
        "noncitizens, undocumented, americans, africans, arabs, caucasian, caucasians, minorities, ethnic, ethnicity, "
        "homogenous, homogeneous, multicultural, outsiders, demographic, demographics, refugees, interracial, biracial"
    ),
    "OF_FAITH": (
        "muslim, muslims, jewish, jews, catholic, catholics, christians, mormon, mormons, hindu, hindus, sikh, sikhs, "
        "protestant, protestants, baptists, evangelical, evangelicals, believers, churchgoers, churchgoing, "
        "godfearing, "
        "atheists, buddhists"
    ),
    "OF_HEALTH": (
        "deaf, bipolar, autistic, autism, schizophrenic, schizophrenia, handicapped, disabled, disabilities, crippled, "
        "wheelchair bound, mentally ill, addicts, addict, alcoholic, alcoholics, on disability, on welfare, "
        "dementia, hiv, walker users"
    ),
    "OF_SEX": (
        "lesbian, lesbians, gays, transgender, homosexual, homosexuals, heterosexual, same sex, women, females, "
        "female, "
        "males, gals, lgbt, lgbtq, queer"
    ),
    "PLACED": "house, home, unit, condo, apartment, apartments, pool, floor, tower, room, flat, duplex, community",
}
