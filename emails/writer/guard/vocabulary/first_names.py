"""Common first names of many cultures: one evidence among others that a word names a person."""

_NAMES = """
abdallah abebe adaeze adebayo agnieszka ahmet ajay akhil akiko amadou amal amira anatoly anil ankit anwar arkady
arvind ashwin asma aylin ayse bassam bessie beulah bhavesh binh birgit bjarne bjorn bogdan boguslaw brayden britta
burak chau chetan chidi chinedu chukwu cuong czeslaw dariusz darrell deepika demetrius deniz divya dung edna efrain
efua elif emeka emre eugenio ezekiel fabiola faisal fatma faye fidel florencia folake francois galina ganesh gaurav
gennady gerardo ghassan giang gilles girish giuseppe gopal grzegorz guillaume gunnar gunther habib hakan hakeem halina
hanan hanh harish haruki heinz helmut hemant henri heriberto hideo hien hieu hilario hitesh hoang horst huda humberto
huong ifeoma inez ingeborg irina irwin isidro jacinto jadwiga jamar janelle jaroslaw jayesh jazmin jerzy jian jimena
josiah jurgen kaori kareem kayden kaylee kazimierz keiko kemal khanh khoa kien klaus kofi krishna krystyna krzysztof
kwabena kwesi kylie lamine landon larisa laurent layla leif levi lina linh lorna lothar lowell luanne lucien lucinda
ludmila luigi lupita lyudmila madhu maha mahesh majid makayla malgorzata mamadou manfred manish manny manoj mansour
marcello marcelo marek maricela marisela mariusz masako massimo mathieu mauricio maximiliano maynard mckenna mckenzie
melvin michiko minnie mohan moises mukesh mustafa myron nabil nadeem nadezhda naoko nasser naveen nehemiah nellie ngoc
ngozi nhung nichole nikolai nils nitin nkechi noemi norbert norberto noriko norris nour obadiah obinna octavio ofelia
oksana olaf olamide oleg oluwaseun orville osman osvaldo oswald pankaj pascal pasquale patricio paulina pavel peyton
philippe phong phuc phuong ping piotr pradeep pranav prasad qiang quan quang quoc quynh rahul raisa rakesh ramiro
randolph rashad reagan rebeca reggie reinhard reynaldo rigoberto rima ritu rohit rolf rosita rowena ruslan sachiko
sachin saeed salma salvatore sana sangeeta saravanan satoshi selin serkan shalini shanice shaniqua shankar shruti
siegfried silas silvio slawomir sneha soren srinivas stanislaw sudhir svetlana swati tadeusz takashi takeshi tendai
thabo thaddeus thanh thien thierry thinh thuy tien toan tomasz tomoko torsten tremaine trevon truong tuyet uche
ulysses uyen vandana varun vasily velma venkat viktor vinay vincenzo vinh vishal vito vyacheslav walid wieslaw
wojciech wolfgang woodrow wyatt xiomara xuan yadira yang yelena yevgeny yilmaz ying yoko youssef zahra zbigniew zeke
zelda zeynep zhen ziad zofia zoila zora
aaron abby abdul abdullah abel abigail abraham ada adam adan adela adele adeline aditi aditya adrian adriana adrienne
agnes ahmad ahmed aiden aimee aisha akash akira alan alana alastair albert alberto alec alejandra alejandro alex alexa
alexander alexandra alexandre alexei alexis alfonso alfred alfredo ali alice alicia alina alisha alison allan allen
allison alma alonzo alvaro alvin alyssa amanda amara amber amelia amina amir amit amy ana anand anastasia anders andre
andrea andreas andres andrew andy anees angel angela angelica angelina angelo angie anita anjali ann anna annabelle
anne annette annie anthony antoine antonia antonio anya april archie ariana ariel arjun arlene armando arnold arturo
arun asha ashley ashok astrid audrey augustus aurora austin ava avery axel ayesha barbara barry bart beatrice beatriz
becca becky bella ben benedict benita benjamin bernadette bernard bernice bert bertha beth bethany betsy betty beverly
bianca bilal blair blake blanca bob bobby bonnie boris brad bradley brady brandi brandon brenda brendan brent brett
brian briana bridget brittany bruce bruno bryan bryce byron caitlin caleb calvin cameron camila camille candace carl
carla carlos carlton carmen carol carole carolina caroline carolyn carrie carter cassandra cassie catalina catherine
cathy cecelia cecilia cedric celeste celia cesar chad chandra charlene charles charlie charlotte chelsea chen cheryl
chester chiara chloe chris christa christian christina christine christopher chuck ciara cindy claire clara clarence
clarissa claude claudia clayton clifford clint clinton clyde cody colette colin colleen connie connor constance cora
corey cornelius courtney craig cristina cristobal crystal curtis cynthia daisy dale damian damon dan dana daniel
daniela danielle danny daphne darius darlene darnell darren darryl dave david dawn dean deanna debbie deborah debra
deepak deirdre delia delores denise dennis derek desiree desmond devin devon dexter diana diane diego dieter dina
dinesh dmitri dolores dominic dominique don donald donna donovan dora doreen doris dorothy doug douglas drew duane
duncan dustin dwayne dwight dylan earl eddie edgar edith edmund eduardo edward edwin eileen elaine eleanor elena eli
elias elijah elisa elise eliza elizabeth ella ellen elliot elliott elsa elsie elvira emil emilia emilio emily emma
emmanuel enrique eric erica erik erika erin ernest ernesto ernie esmeralda esteban estelle esther ethan ethel eugene
eunice eva evan evelyn ezra fabian farah fatima federico felicia felipe felix fernanda fernando fiona flora florence
floyd frances francesca francis francisco frank frankie fred freda freddie frederick gabriel gabriela gabrielle gail
gareth garrett gary gavin gayle gemma gene genevieve geoff geoffrey george georgia georgina gerald geraldine gerard
gertrude gilbert gilberto gina giovanni gisela giulia gladys glen glenda glenn gloria gonzalo gordon graciela graham
greg gregory greta gretchen guadalupe guillermo gus gustavo guy gwen gwendolyn hailey hakim hal haley hamza hank hanna
hannah hans harold harriet harris harrison harry haruto harvey hassan hazel heather hector heidi helen helena helga
henrietta henrik henry herbert herman hilda hillary hiro hiroshi holly homer horace howard hubert hugh hugo hussein
ian ibrahim ida ignacio igor ilana ines ingrid ioana ira irene iris irma irving isaac isabel isabella isaiah ismael
ivan ivy jacinta jack jackie jackson jaclyn jacob jacqueline jacques jada jaime jake jamal james jamie jan jane janet
janice janine jared jasmine jason jasper javier jay jayden jean jeanette jeanne jeff jeffrey jen jenna jennifer jenny
jeremiah jeremy jerome jerry jesse jessica jessie jesus jill jillian jim jimmy jin jing jo joan joann joanna joanne
joaquin jodi jodie joe joel joey johanna john johnny jolene jon jonah jonas jonathan jordan jorge jose josef josefina
joseph josephine josh joshua josie joy joyce juan juana juanita judith judy jules julia julian juliana julie juliet
julio julius jun june justin justine kai kaitlyn kamal karen kari karim karina karl karla kate katelyn katherine
kathleen kathryn kathy katie katrina kavita kay kayla keith kelley kelly kelsey ken kendra kenji kenneth kenny kent
kerry kevin khalid kiara kim kimberly kiran kirk kirsten krista kristen kristin kristina kristine kumar kurt kwame
kyle lakshmi lamar lana lance larissa larry lars latoya laura lauren laurence laurie lawrence leah leanne leila lela
leland lena leo leon leona leonard leonardo leroy leslie leticia lewis liam lila lillian lily lin linda lindsay
lindsey ling lionel lisa liz liza lizzie lloyd logan lois lola lora loren lorena lorenzo loretta lori lorraine lou
louis louisa louise lourdes luca lucas lucia lucille lucy luis luisa lukas luke luna luther lydia lyle lynda lynn
lynne mabel mackenzie madeline madison mae maggie mahmoud malcolm malik mandy manuel manuela marc marcel marcela
marcia marco marcos marcus margaret margarita margie margot maria mariam marian marianne maribel marie mariana marilyn
marina mario marion marisa marisol marjorie mark marla marlene marsha marta martha martin martina marvin mary maryam
mason mateo mathew matilda matt matteo matthew maureen maurice max maxine maya megan meera mehmet mei melanie melinda
melissa melody mercedes meredith mia micah michael michaela micheal michele michelle miguel mikayla mike mikhail mila
mildred miles milton mimi min mindy ming minh miranda miriam misty mitch mitchell mohamed mohammad mohammed moira
molly mona monica monique morgan moses muhammad muriel myra myrtle nadia nadine nam nancy naomi natalia natalie
natasha nate nathan nathaniel neal ned neha neil nell nelson nestor nguyen nia nicholas nick nicola nicolas nicole
nikhil nikita nikki nina noah noel noelle nora norma norman octavia olga olive oliver olivia olivier omar ophelia
orlando oscar otto owen pablo paige paloma pam pamela paolo patrice patricia patrick patsy patti patty paul paula
paulette pauline paulo pedro peggy penelope penny percy perry pete peter phil philip phillip phoebe phyllis pierre
polly pooja prakash preston priscilla priya quentin quinn rachel rafael raj rajesh ralph ramesh ramon ramona randall
randy raquel rashid raul ravi ray raymond rebecca regina reginald rekha rene renee reuben rex rhonda ricardo rich
richard rick ricky riley rita rob robert roberta roberto robin robyn rocio rochelle rod roderick rodney rodolfo
rodrigo roger rogelio rohan roland rolando roman ron ronald ronda ronnie rosa rosalie rosalind rosario roscoe rose
rosemary rosie ross roxanne roy ruben ruby rudolph rudy rufus rupert russ russell ruth ryan sabrina sadie said sakura
salim sally salvador sam samantha samir samuel sandeep sandra sandy sanjay santiago sara sarah sasha saul scott sean
sebastian selena selma serena sergei sergio seth shane shannon sharon shaun shauna shawn sheila shelby sheldon shelia
shelley shelly sheri sherri sherry sheryl shirley shreya sidney sierra silvia simon simone skylar sofia solomon sonia
sonja sonya sophia sophie spencer stacey stacy stan stanley stefan stella stephanie stephen steve steven stewart
stuart sue sunil sunita suresh susan susana susanna susanne susie suzanne sven sybil sydney sylvia tabitha tamara
tammy tanisha tanner tanya tara tariq tasha tatiana taylor ted terence teresa teri terrance terrell terrence terri
terry tess tessa thelma theo theodore theresa theresia thomas tiffany tim timothy tina tobias todd tom tomas tommy
toni tony tonya tracey traci tracy travis trent trevor tricia trina trisha tristan troy trudy tuan tucker tyler tyrone
tyson umar uma ursula valentina valerie vanessa vera verna vernon veronica vicente vicki vickie vicky victor victoria
vijay vikram vincent vinod viola violet virgil virginia vivek vivian vladimir wade wallace walter wanda warren wayne
wei wendell wendy wesley whitney wilbur wilfred willard william willie willis wilma wilson winifred winston xavier
xiao ximena yan yasmin yesenia yolanda yoshi yousef yuki yuri yusuf yvette yvonne zach zachary zainab zara zhang zoe
zoey omari latasha deshawn tamika keisha jamila imani aaliyah darnell tyrell quincy isolde siobhan niamh aoife declan
cormac saoirse oisin rory eamon fergus alasdair callum euan hamish isla ewan
"""

_ALSO_WORDS = """
art bill chase faith frank grace grant hope jack jan joy june april may mark max miles misty rich rob rose ruby said
sandy sue summer autumn dawn drew will penny pat gene guy iris ivy jay ray lance melody min olive page paige robin rod
ross sierra violet dale daisy earl crystal amber hazel holly angel aurora dean don ken kit lane nick norm forest cliff
christian constance destiny don van ann lou lin jin ming jun wade hank mason carter tucker tanner hunter bob kay luna
"""
ALSO_WORDS = frozenset(_ALSO_WORDS.split())
FIRST_NAMES = frozenset(_NAMES.split()) | ALSO_WORDS
"""First names that are ordinary words, too: at the start of a sentence they prove nothing."""
SURE_NAMES = FIRST_NAMES - ALSO_WORDS

_SHORT = """
robert: bob rob bobby robbie bert | elizabeth: liz beth betty lizzie eliza betsy libby | william: bill will billy
willie liam | richard: rick dick rich ricky richie | james: jim jimmy jamie | john: jack johnny jon | jonathan: jon
jonny john | michael: mike mikey mick micky | margaret: maggie meg peggy marge margie greta rita | katherine: kate
kathy katie kat kay | catherine: cate cathy kate katie cat | kathryn: kate kathy katie | kathleen: kathy kate katie |
jennifer: jen jenny jenn | patricia: pat patty tricia trish patti | patrick: pat paddy | edward: ed eddie ted ned |
thomas: tom tommy | charles: charlie chuck chas | joseph: joe joey jo | daniel: dan danny | david: dave davey |
stephen: steve stevie | steven: steve stevie | matthew: matt | anthony: tony ant | christopher: chris topher kit |
christine: chris chrissy tina | christina: chris tina chrissy | nicholas: nick nicky | andrew: andy drew | benjamin:
ben benny benji | samuel: sam sammy | samantha: sam sammie | alexander: alex al sandy xander sasha | alexandra: alex
sandra sasha lexi | alexandria: alex lexi | susan: sue susie suzy | suzanne: sue suzy | rebecca: becky becca |
deborah: deb debbie | debra: deb debbie | barbara: barb barbie babs | victoria: vicky tori vicki | theresa: terry tess
tessa | teresa: terry tess tessa | dorothy: dot dottie dolly | gregory: greg | jeffrey: jeff | geoffrey: geoff |
gerald: gerry jerry | jerome: jerry | kenneth: ken kenny | lawrence: larry | laurence: larry | leonard: len lenny leo
| philip: phil | phillip: phil | raymond: ray | ronald: ron ronnie | timothy: tim timmy | walter: walt wally | donald:
don donnie | douglas: doug | francis: frank fran | frances: fran franny | franklin: frank | frederick: fred freddie
rick | albert: al bert | alfred: al fred | arthur: art artie | eugene: gene | harold: hal harry | henry: hank harry
hal | jacob: jake | joshua: josh | nathaniel: nate nathan nat | nathan: nate | peter: pete | randall: randy | russell:
russ | stanley: stan | theodore: ted theo teddy | vincent: vince vinny | zachary: zach zack | abigail: abby gail |
amanda: mandy | cynthia: cindy | eleanor: ellie nell nora | gabriel: gabe | gabrielle: gabby | isabella: bella izzy |
jacqueline: jackie | jessica: jess jessie | judith: judy | kimberly: kim kimmy | madeline: maddie | melissa: mel missy
| melanie: mel | michelle: shelly | natalie: nat | pamela: pam | penelope: penny | sandra: sandy | stephanie: steph |
valerie: val | veronica: ronnie vera | virginia: ginny | angela: angie | maxwell: max | mohammed: mo | muhammad: mo |
francisco: paco pancho frank | jose: pepe | guadalupe: lupe | ignacio: nacho | dolores: lola | priyanka: priya |
oliver: ollie | olivia: liv livvy | caroline: carrie caro | carolyn: carol lynn | cameron: cam | bradley: brad |
allison: ali allie | alison: ali | antonio: tony | roberto: rob bobby | eduardo: eddie | alejandro: alex | alejandra:
alex ale |
"""


def _pairs() -> dict[str, frozenset[str]]:
    rows = (row.partition(":") for row in " ".join(_SHORT.split()).split("|") if ":" in row)
    return {long.strip(): frozenset(short.split()) for long, _, short in rows}


SHORT_FORMS = _pairs()
"""What people with this first name are called by those who know them."""
LONG_FORMS: dict[str, set[str]] = {}
for _long, _shorts in SHORT_FORMS.items():
    for _each in _shorts:
        LONG_FORMS.setdefault(_each, set()).add(_long)
