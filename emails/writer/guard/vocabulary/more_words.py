"""More ordinary words: of papers, trades, rooms, weather, food and small talk. See ordinary.py."""

_WORDS = """
abate abatement ability able abroad absence abstract abundance academic accept accessible accident accommodate
accommodation accompany accomplish accordingly accountability accountant accrue accuracy accurate achieve acid
acknowledge acoustic acquire acquisition activate active activity actor actress adapt addenda addendum adequate
adjacent adjust admin administration administrative administrator admire admission admit adopt adoption adult
adventure adverse advertise advocate aesthetic affair affect affection affidavit affiliate affiliation affordable
afraid afterward afterwards age agenda aggregate agricultural agriculture ah aha aid aim air aircraft airline airplane
airport aisle alarm alas albeit album alert alien alike alive alley alliance allied allocate allowance ally alphabet
alter alternative alternatively altitude altogether aluminum amateur ambassador ambition ambitious amen amend
amendment amenity amid amidst among amongst analysis analyst analyze ancestor anchor ancient anger angry animal
animate ankle anniversary announce annoy annual anonymous answer antenna anthem anti antique anxiety anxious anybody's
anyhow anyways apart apologies apology apparent appearance appendix appetite apple applicable applicant appraisal
appropriate approximate apron aquarium arbitrary arch architect architecture archive arise arm arrangement arrears
arrow art artificial artist artistic artwork ash aside aspiration assault assemble assessment assessor assign
assignment assist assistance associate association athlete athletic atmosphere attach attack attitude attorney-in-fact
attract attraction attractive attribute audible audience audio audit auditor aunt authentic author authority authorize
auto automate automatic automobile automotive autonomy availability avenue aviation await award awful awhile awkward
axis bachelor backup backwards bag bagel bail bait bake baker balcony ballet balloon ballot ban banana banker banner
bar barbecue bare barely bargain barn barrel barrier baseball basement basically basin basis basket basketball bat
batch battery battle bbq beach beachfront beam bean bear beard beast beat beauty beef beer beforehand beg beginner
behave behavior belief bell belly belong beloved belt bench bend beneath beneficial beneficiary berry besides bet beta
bias biblical bicycle bid bike bill billion bind binder biography biological bird birth birthday bit bite bitter
bizarre blade blame blank blanket blast blend bless blind blink blonde blood bloom blow blue boardwalk boat bold bolt
bomb bond bone bonus book boost boot border bore born borough borrow boss bother bottle bottom bounce boundary bow
bowl bowling boy boyfriend brain brake branch brand brass brave bravo breach bread breadth breakfast breast breath
breeze brew brick bride bridge brief brilliant brisk broadcast broke broken broom brother brown browse brunch brush
brutal bubble bucket buddy buffer bug bulb bulk bull bullet bully bump bunch bunny burden bureau burger burn burrito
burst bury bus bush bust butcher butter butterfly button buzz bye bylaw bylaws cabin cabinet cable cage cake calm
camera camp campaign campus canal cancer candidate candle candy cannon canvas cap capability capable capacity
cappuccino captain capture carbon cargo carol carpet carriage carrier carrot cart carton cartoon carve casino cast
castle casual cat catalog catalogue category cathedral cattle caution cave cease ceiling celebrate celebrity cell
cellar cellular cement cemetery census century cereal ceremony certificate chain chairman chalk challenge chamber
champion championship channel chaos chapel chapter character characteristic charge charitable charity charm chart
cheat cheek cheers cheese chef chemical chemistry cherry chess chest chicken chief chili chill chimney chin chip
chocolate choir chore chorus chronic church cider cigarette cinema circa circuit circular circulation circus cite
citizen citizenship civic civil civilian civilization clarify clarity clash classic classical classroom clause clay
cleanup clearance clerk clever click cliff clinic clip clock cloth clothes clothing cloud clown clue cluster clutch
coach coal coalition coast coastal coat cocktail coconut coffee cognitive coin coincide coincidence cola collaborate
collaboration collapse collar colleague collection collective colony column combat combination combine comeback
comedian comedy comet comfort comic command commander commence commentary commerce commissioner committee commodity
commonwealth communicate communication commute companion comparison compassion compatible compel compensate
compensation competent competition competitor compile complain complaint complexity compliance complicate complication
component compose composite composition compound comprehensive comprise compromise computer computing conceal conceive
concentrate concentration concept concert conclude conclusion concrete concur condemn condo's conduct conference
confess confession confidential configuration confirmation conflict confuse confusion congratulations congressional
conjunction connection conscious consensus consent consequence conservation conservative considerable consideration
consistency consistent console constant constitute constitution constraint consume consumer consumption contemporary
contest context continent contingent continuity continuous contrary contrast contribution control controversial
convention conversion convert convey conveyance conviction cook cookie cooperation cooperative cope copper copyright
coral cord core corn corporate corporation correction correlation correspondence corridor costume cottage cotton couch
cough counter-offer counteroffer countless countryside county coup coupon courage courier courtesy courthouse
courtyard cousin covenant coverage cow cowboy crack craft crane crash crawl crazy cream creation creative creator
creature credibility creep crew cricket crime criminal crisis criteria critic critical criticism croissant crop
crossed crossword crowd crown crucial crude cruel cruise crush cry cub cube cult cultivate cultural cumulative cup
curb cure curiosity curriculum curry curse curtain curve cushion custody cute cyber cycle dad daffodil daffodils dairy
dam damage damp dance danger dare dash database daughter dawn daylight dead deadline deaf deal dealt death debate
debris debut decade deceased decent declaration declare decline decorate decrease dedicate dedication deduct deer
default defeat defect defend defense defer deficit define definition degree delegate delete deliberate delicate
delicious delta demand demo democracy demographic demonstrate denial denounce dense density dental dentist deny depart
department departure dependent depict deposit depress depression deputy derive descent describe description desert
desktop desperate despite destination destroy destruction detach detect detection detective determination development
device devote diabetes diagram dial diamond diary dictate dictionary diet differ dig digital dignity dime dinner
diploma diplomatic dirt dirty disability disagree disappear disappoint disaster disc discharge discipline disclosure
discount discover discretion discrimination disease disgust disk dislike dismiss disorder dispatch display disposal
dispose dispute distant distinct distinction distinctive distinguish distract distress distribute distribution disturb
ditto dive diverse diversity divide division divorce dna dock doctor documentary documentation dolls dolphin dome
domestic dominate donate donation donor donut doom dose double doubtful dough dove downhill downside dragon drain
drama dramatic draw drawer drawn dread drift drill drink driver driveway drone drought drove drown drug drum drunk dry
dual duck dude dull dump duplexes duration dust dwell dying dynamic eager ear earnest earthquake easement echo ecology
economics economist edge edition editor editorial educate effective efficiency efficient egg ego eight eighteen eighth
eighty elaborate elbow elderly elect electric electrician electricity electronic elegance element elephant elevate
elevator eleven eligible eliminate elite elks elm elsewhere embarrass embassy embrace emerge emerging emotion
emotional emperor emphasis empire employee employer enable enclose encounter endless endorse endure enemy enforce
enforcement engine engineer enhance enormous enroll ensemble enterprise entertain enthusiasm entrance entrepreneur
environment environmental epic episode equality equation equip equipment equivalent era erase erect erosion errand
error escalate escape escrow espresso essay estimate estoppel ethic ethics ethnic evacuate evaluate eventual
everybody's evidence evident evil evolution evolve exam examine exceed excellence exceptional excess excessive exclude
exclusive excuse execute execution executive executor executrix exempt exemption exercise exert exhaust exhibit exile
existence exotic expand expansion expectation expedition expenditure expensive experiment expert expertise explanation
explicit exploit exploration explosion export expose exposure express expression extension extensive extent external
extract extraordinary extreme fabric fabulous facilitate factor factory faculty fade fail failure faint fake falafel
fame famous fan fancy fantasy fare farewell farmer farmhouse fascinate fashion fasten fat fatigue faucet fault fear
feast feat feather federal feet fell fellowship female festival fever fiber fiction fiduciary fierce fifteen fifth
fifty fig fight film filter finger fingers fireplace fireside firstly fish fisherman fishing fist fitness five fixture
flag flame flash flavor flaw flea flee fleet flesh flew flexibility flight flip float flood flour flower flu fluent
fluid flute fly foam fog fold fond fool football forbid force forecast forehead foreign forest forever forge forgive
forgot fork formal formation formula fortune forty forum foster foul four fourteen fourthly fox fraction fragile
fragment frame framework franchise frankly fraud freak freedom freeze freight frequency frequent fresh fridge frog
frost frozen fruit frustrate fry fuel fulfill function functional fundamental funeral funny fur furious furnace
furnish furniture furthermore fuse galaxy gallery gallon gamble gang gap garbage gas gasoline gate gathering gauge gay
gaze gear gender generate generation generic generous genius genre gentle gentleman genuine geographic geography
geometry germ gesture ghost giant gig girl glad gladly glance glass glimpse global globe gloom glorious glory glove
glow glue gnocchi goat god goddess gold golden golf golly goodbye goods goose gosh gossip govern governance governor
gown grab grace grade gradual graduate graduation grain grammar grandchild granddaughter grandfather grandkid grandma
grandmother grandpa grandparent grandson granny grant grantee grantor grape graph grasp grass gratitude grave gravel
gravity gray grey grid grief grill grip grocer grocery groom gross grown guarantor guaranty guard guardian guidance
guideline guild guilt guitar gulf gum gumbo gun gut gutter guy gym habit hack hail hair halt ham hammer handbook
handful handsome handy handyman harass harbor hardly hardware harm harmony harsh harvest hat hatch haul haunt haven
hay headache headline headphone headquarters heal healthcare heaven heck hedge heel heir heirs helicopter helmet
helpful hence herald herb hero hidden highlight highway hike hilarious hill hint hip hire historian historic
historical hmm hobby hockey hole homeless honestly honey honor hood hook hooray hopefully horizon horizontal horn
horrible horror horse hose hospital host hosta hostas hostel hostile hotel hug huge humanity humble humid hummus humor
hunger hungry hunt hurrah hurricane hut hybrid hydrangea hydrogen ice icon ideally identity ideology idiot idle idol
ignore ill illegal illness illusion illustrate image imagination immediate immense immigrant immigration imminent
immune impact implement implementation implication imply import impose imprisonment impulse incentive incidence
incident incline inclusive incorporate incredible indeed indemnity indicate indicator indigenous indirect individual
indoor induce inevitable infant infect infection inferior infinite inflation influence infrastructure ingenious
ingredient inhabitant inhale inherit inheritance initial initiative injure injury ink inner innocent innovation
innovative input insane insect insert insight insist inspector install installment instance instant instinct institute
institution instruct instructor instrument insulate insulation insult intact intake integral integrate integration
integrity intellectual intelligence intelligent intense intensity intent intention interact interaction interactive
interface interference interim intermediate internal international internet interpret interrupt interval intervention
interview intimate introduction intuition invade invasion invent investigate investigation invisible invitation
invoice iron irrelevant irrigate irrigation island isolate isolation italic ivory jacket jail jambalaya jar jaw jazz
jealous jeans jelly jerk jet jewel jewelry jigsaw jog joint joke journal journalism journalist judge judgment judicial
juice jump jungle junior junk jurisdiction jury justice karaoke kayak kebab keen kettle keyboard kick kidney kill
kilometer kimchi kindergarten kindness king kiss kit kite kitten kiwanis knee knife knight knock knot knowledge kudos
lab label labor labour lack ladder lady lag lake lakefront lamb lamp landing landlord landmark lane language laptop
larder lasagna laser lasting lastly latch latte laundry lava lawsuit layer laziness lazy lead leaf league leak lean
leather lecture ledger leftover legacy legend legendary legislation legitimate leisure lemon lens lessee lesson lessor
liability liable liar liberal library lid lien lieutenant lifestyle lifetime lift lightning likelihood likewise limb
lime limitation linear linen linger lion lip liquid list listener liter literacy literal literary literature
litigation litter liver livestock load loft logic logical logo lonely loose lottery loud lounge lovely loyal lucky
lumber lump lunar lunatic lung lurk lust lyrics machine magazine magic magical magnet magnificent maid mainland
mainstream maintenance majesty majority makeup male mall mama mammal mandate mandatory mango manifest manipulate
mankind manner manual manufacture manufacturer manuscript maple marathon marble march margin marina marine marital
marriage marry marshal martial mask mass massage massive mastery math mathematics matrix mattress mature maturity
maximum mayor meadow meaningful meantime meanwhile measurement meat mechanic mechanism medal median mediation medical
medication medicine meditation medium mellow melt memo memorable memorandum memorial mental mentor menu merchandise
merchant mercury mercy mere merge merger merit mess metal meter metric metro metropolitan microphone microwave mid
midcentury midnight midst migrate migration mild milestone military militia milk mill million mindset mineral mini
minimal minimum minister minor minority minus minutes miracle mirror misery misleading missile missing mission mist
mistake mix mixture mob mobile mobility mock mode moderate modest module moisture molecule mom momentum monetary
monitor monk monkey monster montessori monument moon moral morale morality moreover mortal mortgagee mortgagor
mosquito moss motel motion motive motor motorcycle mount mouse mouth movement movie mud muffin mug multi multiply
multistory municipal municipality mural murder muscle museum mushroom music musician mutual mysterious mystery myth
nah nail naked nap nasty nation nationwide native naval navigate navigation navy neat necessity neck necklace needle
negative negotiation nephew nerve nest net neutral newcomer newspaper niece nightmare nine nineteen ninety ninth noble
nobody's nod noise nomination nonetheless nonprofit nonsense noodle noon nope norm nose notable notary notebook
notification notify notion notorious novel novice nowadays nowhere nuclear numerous nurse nursery nut nutrition oak
oath obesity obey objection objective obligation oblige observation observe observer obsess obsession obstacle obtain
obviously occasional occupancy occur ocean oceanfront odd odds offend offense offensive official offset offshore
offspring oh oil olive omit once one ongoing onion onset oops openness opera operate operation operator opponent
opposite opposition optimal optimism optimistic oral orange orbit orchard ordinance organ organic organization orient
orientation origin orphan outbreak outcome outdoor outfit outlet outline outlook output outrage oval oven overcome
overhead overlap overlook overnight overseas oversee overtime overwhelm ownership oxygen oyster pacific packet paddle
painful painter pair palace pale palm pan pancake panel panic pantry parade paradise paragraph parallel parameter
parcel pardon parental park parking parliament parlor participant participate participation particle partnership
passenger passion passionate passive passport password pasta paste pastime pastor pat patch patent path patio patrol
patron pattern pause peaceful peach peak peanut pear peculiar peer pen penalty pencil pending peninsula pennies penny
pension peony pepper percent percentage perception performance periodic permanent permission permit perpetual persist
persistent personality personnel perspective persuade pest pet petition petroleum pharmacist pharmacy phase phenomenon
phew philosophy pho photograph photography physical physician physics piano pickleball pickles pickup picnic pie pier
pierce pierogi pig pile pill pillow pilot pin pine pink pipe pipeline pirate pit pitch pizza placement plague plain
planet plant plasma plaster plastic plate platform platinum playground playoff plead plot plow plug plum plumber
plumbing pocket poem poet poetry poison poke pole police polish polite political politics poll pollution pond pony
pool poor pop pope popularity population porch pork portable portion portrait portray possess possession poster pot
potato potluck pottery pound pour poverty powder power practical praise pray prayer precaution precious predator
predict prediction preference pregnancy prejudice premiere premise preowned prescription presence presentation
preservation preserve presidency press prestige presume pretend prevail prevalent prewar priest prime prince princess
principle prison privacy privilege prize pro pro-forma probability probate probe procedure proceedings processor
produce product profession professor proforma profound programme prohibit prohibition projection prolong prominent
promotion prompt prone pronounce proof propaganda propane prophet proportion proposition prorate proration prosecution
prosper prosperity protection protective protein protest protocol prototype proverb province provision provoke
proximity proxy psychology pub publication publicity publish pudding puddle pulse pump pumpkin punch punish punishment
pupil puppy purchase pure purple purse pursue pursuit puzzle quadruple qualification quantity quantum quart queen
quest questionnaire queue quilt quit quota rabbit rack radar radical radio radius radon raid rail railroad railway
rain rainbow rally ram ramen ramp random rank ranking rapid rash rat ratio rational raw razor reaction readiness realm
rear rebate rebel rebuild recall receipt reception recession recipe recipient recite recognition recognize
recommendation reconcile reconstruction recreation recreational recruit rectangle recycle redeem referee referendum
refine reflection reform refreshment refrigerator refuge refund refuse regardless regime regional registration regret
regulate regulation rehab rehearse reign reinforce reject relation relationship relative relax relay release relevant
reliability reliable relieve religion religious reluctance reluctant rely remainder remark remarkable remedy reminder
remote removal render renewable renewal renowned rent-roll replace replacement replica reportedly repository
representation reproduce reptile republic republican reputation requirement resale rescue resemble reservation reserve
reserves residence residual resign resignation resilience resist resistance resolution resolve resort respective
respiratory response responsibility responsible restaurant restoration restore restraint restrict restriction restroom
resume retail retailer retain retention retirement retreat reunion reveal revenue reverse revise revival revolution
revolve reward rhyme rhythm rib ribbon rice rider riders ridge rifle rigid rim riot rip ripe ripple ritual rival river
roadside roadwork roast robot robust rock rocket rod rogue roll roman romance roofer rookie roommate root rope rose
rosebush roster rotary rotate rotation royal royalty rubber rude rug rugby ruin ruling rumor runner runway rural rust
sabbatical sack sacred sacrifice sad saddle safari safeguard sail sake salad salary salmon salon salt salute sample
sanction sanctuary sand sandwich satellite satisfaction satisfy sauce sausage saw scale scandal scarce scare scatter
scenario scene scent schedule scheme scholar scholarship science scientist scissors scope score scout scrap scratch
scream screen screw script scroll sculpture sea seal seam seaside season secondary secondly secretary sector secular
seed segment seize seldom selection semester semi seminar senate senior sensation sensible sensitive sensitivity
sensor sentence sentiment sequel sequence series seriously sermon servant setback settlement setup seven seventeen
seventy severe sewer shade shadow shaft shake shallow shame shark sharp sheep sheet shelf shell shelter shepherd
sheriff shield shine shingle shiny ship shirt shock shoe shoot shore shortage shortcut shorts shot shovel showcase
shower shred shrimp shrub shut shuttle shy sibling sick sidewalk siding siege sigh sign signage signature significance
silence silent silicon silk silly silver simulation simultaneous sin sincere sing singer sink sister situated six
sixteen sixth sixty sizable skate skeptical ski skill skin skip skirt skull skyline slack slam slap slate slavery
sledge sleeve slice slide slim slip slogan slope slot smartphone smell smoke snack snake sneak snow soap sober soccer
sock socket sofa softball software soil solar soldier sole solidarity solitary solo solve somebody's someday somewhat
son song sophisticated sore sorry soul soup sour southern sovereign spa spacecraft spade span spare spark specialty
species specification specimen spectacle spectacular spectrum speech speed spell sphere spice spider spike spin spine
spiral spiritual spit splash splendid split split-level spokesperson sponge sponsor spontaneous spoon sport spotlight
spouse spray squad square squash squirrel stability stable stack stadium stain stair stake stamp stance star stare
startup statement static statistic statue status statute steak steal steam steel steep stem stereotype stern stick
stiff stimulate stir stitch stole stomach storage storyline stove strain strand strange stranger strategic straw
strawberry streak strength strengthen stressful stretch strict strike string strip strive stroke stroll struck
structural struggle stubborn stuck student studio study stumble stun stunt stupid subdivision sublease sublet
submission subscribe subscriber subscription subsequent subsidiary subsidy substance substantial substitute subtle
suburb subway sudoku suffer sufficient sugar suicide sum sunlight sunshine superb superintendent superior supervise
supervisor supper supplement supplier supposed suppress supreme sure surely surf surface surge surgeon surgery
surgical surplus surrender surround surveillance survey surveyor survival survive sushi suspend suspension suspicion
suspicious sustain sustainable swallow swamp swear sweat sweater sweep swift swim swing sword syllable symbol sympathy
symphony symptom syndrome synthesis tab tablet tackle taco tactic tag tail tailor takeaway tale talent tall tangible
tank tap tape taxi taxpayer tea teach teacher teamwork tear teaspoon tech technical technique technological technology
teenage teenager teeth telephone television temperature temple temporary tempt ten tenancy tenant tendency tennis
tension tent terminal termite terrace terrain terrible terrific territory terror testament testify testimony textile
texture thank thankful theater theft theme theory therapist therapy thereby thermostat thesis thief thin thirdly
thirteen thirty thorough thou thread threat threaten three threshold thrice thrift thrill throat throne throughout
throw thumb thumbs thunder thus tide tiger tight tile till timber tin tire tissue toast tobacco toe toilet tolerance
toll tomato tomatoes tomb ton tone tongue tonight tonnage toolkit tooth torch torn tornado tortoise toss tourism
tourist tournament tow tower township toxic toy trace tractor trademark tragedy trail trailer trailhead trainer trait
tram transcript transform transformation translate transmission transparency transparent transplant transport
transportation trap trash trauma traveler traverse tray treasure treasurer treatment treaty tremendous tri-level trial
triangle tribe tribute trick trigger trillion trim trio triple triumph trivia trivial troop trophy tropical
troublesome troupe truce truck trump trunk trustee trustor tub tube tuition tulip tulips tumble tune tunnel turkey
turnkey turnout turnover turtle tutor twelve twenty twice twilight twin twist two typical ugly ultimate ultra umbrella
unacceptable unanimous unaware unbelievable uncertainty uncle uncommon uncover undergo undergraduate underground
underlying undermine underneath undertake underwater undo undoubtedly uneasy unemployment unexpected unfair unfold
unfortunately unhappy uniform unify union unity universal universe university unknown unlike unlock unprecedented
unreasonable unusual unveil upfront uphold upper uproar upset upside uptown urban urge urgency usage usher utility
utterly vaccine vacuum vague validate valley valve van vanilla vanish variable variance variation vast vault vector
vegetable vehicle vein velocity velvet vendor venture venue verbal verdict verify verse version versus vertical vessel
vet veteran veterinarian via viable vibe vibrant vice vicious victim victory viewer vigorous villa village vine
vintage vinyl violate violation violence violent violin viral virgin virtual virtue virus visa visible vision visitor
visual vital vivid vocabulary vocal void volcano voltage volume voluntary volunteer vote voyage vulnerable waffle wage
wagon waist waive waiver wake wallet wander war ward warehouse warmth warn warrant warranty warrior wash washer
waterfront wave wax weak wealth weapon wear web wed wedding weed weekday weep weight weird wellness wet whatsoever
wheat wheel wheelchair whenever whereas whew whichever whisper whistle whoever wholesale wholly widespread widow wild
wilderness wildlife will willing wing winner wipe wire wireless wisdom wise withdraw withdrawal withstand witness wolf
wonder wood wooden wool workforce workout workplace worksheet worldwide worm worse worship worst worth worthwhile
worthy wound wow wrap wreath wreck wrestle wrist yarn yay yearly yell yellow yep yield yikes yoga youth yup zealous
zen zip zombie zoning zoo zoom zucchini rhubarb kale radish parsley thyme
"""
MORE_ORDINARY = frozenset(_WORDS.split())
