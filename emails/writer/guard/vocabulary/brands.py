"""Firms and shops whose names are made of ordinary words or of a city's name."""

FIRMS = frozenset(
    """wells fargo|bank of america|rocket mortgage|quicken loans|chase bank|keller williams|coldwell banker|century 21
    |re/max|better homes and gardens|first american|fidelity national|old republic|guaranteed rate|loan depot
    |new american funding|united wholesale|us bank|u.s. bank|capital one|citizens bank|truist|state farm|all state
    |two men and a truck|berkshire hathaway|exp realty|sotheby's|movement mortgage|cross country mortgage""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)
SHOPS = frozenset(
    """whole foods|trader joe's|home depot|best buy|sam's club|apple store|dollar general|target|whole foods market
    |planet fitness|barnes & noble|barnes and noble|lowe's|dunkin|dairy queen|burger king|walmart|costco|starbucks
    |kroger|safeway|publix|wegmans|aldi|h-e-b|heb|ikea|cvs|walgreens""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
