"""Firms and shops whose names are made of ordinary words or of a city's name."""

_FIRMS = """
wells fargo, bank of america, rocket mortgage, quicken loans, chase bank, keller williams, coldwell banker, century 21,
re/max, better homes and gardens, first american, fidelity national, old republic, guaranteed rate, loan depot,
new american funding, united wholesale, us bank, capital one, citizens bank, truist, state farm, two men and a truck,
berkshire hathaway, exp realty, compass real estate, sotheby's, movement mortgage, cross country mortgage
"""
_SHOPS = """
whole foods, trader joe's, home depot, best buy, sam's club, apple store, dollar general, target, planet fitness,
barnes & noble, lowe's, dunkin, dairy queen, burger king, walmart, costco, starbucks, kroger, safeway, publix, wegmans,
aldi, h-e-b, ikea, cvs, walgreens
"""
FIRMS = frozenset(" ".join(_FIRMS.split()).split(", "))
SHOPS = frozenset(" ".join(_SHOPS.split()).split(", "))
