"""Ordinary words of houses, yards, weather and small talk: with a capital they open a sentence and name nobody."""

_WORDS = """
ballpark drywall mulch asbestos mold mildew sump septic cesspool boiler radiator crawlspace rebar stucco hearth mantel
skylight dormer gable soffit fascia eaves veranda pergola gazebo silo paddock pasture alfalfa millage plat frontage
generator sod asphalt wind humidity wallpaper grout linoleum laminate dishwasher bathtub vanity staircase banister
doorman janitor compost underwriter underwriting payroll paystub lockbox keypad concession deductible security hamster
parrot bee llama trout condolence greeting ouch brainstorm homebody househunting rightsizing christening baptism
honeymoon deployment homecoming firework snowplow snowstorm thunderstorm moonlight springtime wintertime slush pollen
ant mice raccoon possum thyme backsplash baseboard bidet birdhouse blacktop breezeway bulkhead caulk clapboard
clothesline cobweb condensation cornice culvert cupola damper deadbolt dehumidifier downspout downstairs upstairs
drainfield ductwork firewood firepit floorboard floorplan flue fuse girder greenhouse guestroom handrail hardscape
headroom heater hinge hookup housewarming humidifier icemaker indoors outdoors jacuzzi joist kiln kitchenette
landscaping lattice laundromat leaf leaves lumber masonry mudroom nightlight paneling parquet peephole plaster plywood
porcelain potluck quarterly quilt rafter railing rowhouse sauna sawdust scaffold screwdriver sconce shutters sinkhole
smoker snowblower spackle spigot sprinkler stairwell stepladder storefront streetlight stud sunroom swimming tarp
thermometer threshold toolbox trellis treehouse truss tub turret varnish vinyl wainscoting washboard watercolor
weatherstripping welder windowsill woodshed woodstove workbench wrench
casserole chili chowder cinnamon cornbread crumb cupcake curry dumpling gumbo jam lasagna lemonade marmalade meatball
muffin noodle oatmeal omelet pancake pastry pickle popcorn pretzel pudding salsa sandwich sausage scone stew syrup taco
tamale toast waffle yogurt
accordion badminton banjo beekeeping birdwatching bowling canoe checkers choir crochet crossword darts drum fiddle
fishing flute gardening harmonica hiking jigsaw juggling karaoke kayak kite knitting marching pottery puppy sailing
sewing skating sledding softball surfing telescope ukulele violin woodworking
allergy ankle appendix bandage cavity cold cough crutch dentist fever flu headache jetlag migraine sneeze sprain stitch
tonsil toothache vaccine
barcode bluetooth browser folder inbox keyboard laptop modem password printer scanner screenshot spreadsheet
typo webcam
"""
HOUSE_WORDS = frozenset(_WORDS.split())
