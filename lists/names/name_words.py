"""Words of names, in lower case and without accents: what a company, a household or a family is told by."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NO_PERSON = _words(
    # Companies and offices
    """ab accounting advisors ag agency apartments architects assoc associates association auto bakery bank bros
    brothers builders cafe capital church city clinic club co college company condos construction consulting corp
    corporation county department dental dept design development developments dba electric enterprises equities
    estates fbo financial firm foundation fund gmbh group hoa holding holdings homes hotel inc incorporated industries
    insurance international investments investors labs landscaping leasing limited llc llp logistics ltd management
    medical ministries mortgage motors office offices partners partnership plc pllc plumbing pmb properties property
    pty realtors realty rentals restaurant salon school sa services shop solutions sons studio studios systems
    team technologies tech university ventures schools public council authority commission""" +
    # Households, estates, trusts
    """ children estate executor executors familia familie famille family heirs household kids lp parents residence
    spouse the trust trustee trustees wife husband""" +
    # What is written where no name is known, and notes beside one
    """ anonymous attn buyer buyers care client contact customer guest homeowner inquiry investor landlord lead
    new na n/a name neighbor none nobody null occupant owner owners prospect referral renter resident seller sellers
    some
    baby dad grandma grandpa mom tbd tenant tenants test undefined unknown user visitor zillow""" +
    # No name has these
    """ at by c/o et for from in of on to with your"""
)  # fmt: skip

PARTICLES = _words(
    """a abi af ap aus av da dal dalla de degli dei del dela dell della den der des di do dos du el et il im la le las
    lo los mac mc o san santa santo sant st saint ste te ten ter und van vom von y zu zum zur"""
)
"""A name that begins with one has lost its first name, or is one that nobody can be sure of."""

COMPOUND = _words("abd abdel abdul abdur abu umm")
"""Half a first name: "Abdul Rahman"."""

TITLES = _words(
    """mr mrs ms miss drs messrs mx mister missus madam madame sir dr doctor prof professor rev reverend fr father
    pastor rabbi imam hon judge capt captain col lt sgt maj gen cpl adm herr frau senor senora sr sra srta
    monsieur mme mlle don dona dame lady lord sister brother aunt uncle"""
)

ASIAN_FAMILIES = _words(
    # Vietnamese
    """nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly truong trinh dinh""" +
    # Chinese, by the spellings of the mainland, Hong Kong, Taiwan and Singapore
    """ wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang deng
    feng cao zeng peng xiao cai pan tian dong yuan yu ye jiang du wei su lu ding ren shen yao fan fang fu gu jin qian
    qin qiu shi tan wan xia xiong yan yin zhong wong chan cheung lau leung ng chow tam lam kwok chang tsai hsu hsieh
    kuo chiu lai cheng chung chu lim ong goh teo koh chua tay toh sim yap yip fung tse mak""" +
    # Korean
    """ kim lee park pak choi choe jung jeong chung kang cho jo yoon yun jang lim im han oh seo suh shin sin kwon hwang
    ahn an song ryu yoo yu hong moon bae baek paik nam noh roh ha jeon jun ko koh son yang""" +
    # Japanese
    """ sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi
    matsumoto inoue kimura hayashi shimizu saito mori abe ikeda hashimoto ishikawa ogawa okada goto hasegawa fujita
    murakami kondo ishii sakamoto endo aoki fujii nishimura fukuda ota miura fujiwara okamoto matsuda"""
)  # fmt: skip
"""Whether such a name is family first, or is "Lin Miller", nobody can tell from the outside."""

FAMILIES = _words(
    # The most usual ones of the United States that are seldom first names
    """smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez gonzales
    wilson anderson moore perez thompson white harris sanchez clark ramirez robinson young hill
    flores adams baker rivera mitchell roberts gomez phillips evans turner diaz cruz edwards collins reyes
    morris morales murphy cook rogers gutierrez ortiz cooper peterson bailey kelley howard ramos
    ward cox richardson watson brooks chavez wood bennett mendoza ruiz hughes price alvarez castillo
    sanders patel myers ross foster jimenez powell jenkins perry russell sullivan bell coleman butler henderson barnes
    gonzales fisher vasquez simmons romero patterson hamilton graham reynolds griffin wallace
    moreno west cole hayes bryant herrera gibson ellis medina aguilar stevens murray ford castro marshall
    owens harrison fernandez woods washington kennedy wells vargas freeman webb tucker guzman burns crawford
    olson simpson porter gordon mendez silva shaw snyder dixon munoz hunt hicks holmes palmer wagner black
    robertson boyd stone salazar fox warren mills meyer rice schmidt garza daniels ferguson nichols stephens soto
    weaver gardner payne delgado kelly singh khan noble schwartz oconnor obrien
    dubois muller mueller schneider fischer weber becker schulz hoffmann rossi russo ferrari bianchi""" +
    # Hungarian, which puts the family first
    """ nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz lakatos"""
)  # fmt: skip

GIVEN = _words(
    """aaron abby abigail adam adrian alan albert alejandro alex alexander alexandra alexis alice alicia alison allison
    alyssa amanda amber amelia amir amy ana andrea andrew angel angela anita ann anna anne annie anthony antonio april
    ariana arthur ashley audrey austin ava barbara beatrice ben benjamin beth betty bill billy bob bobby bonnie brad
    bradley brandon brenda brent brett brian brianna bridget brittany bruce bryan caleb cameron carl carla carlos
    carmen carol caroline carrie catherine cathy chad charles charlie charlotte chelsea cheryl chloe chris christian
    christina christine christopher cindy claire clara claudia cody colin colleen connie connor courtney craig cynthia
    daisy dan dana daniel danielle danny dave david dawn debbie deborah debra denise dennis derek diana diane diego
    don donald donna doris dorothy doug douglas drew dustin dylan earl ed eddie edith edward eileen elaine elena eli
    elijah elizabeth ella ellen emily emma emmanuel eric erica erik erin esther ethan eugene eva evan evelyn faith
    fatima fernando florence frances francis francisco frank fred gabriel gail gary george gerald gina gloria grace
    grant greg gregory gustavo hailey hannah harold harry hassan hazel heather hector heidi helen henry holly howard
    ian irene isaac isabel isabella isaiah ivan jack jackie jacob jacqueline jade jaime jake james jamie jan jane janet
    janice jared jasmine jason jay jean jeff jeffrey jenna jennifer jenny jeremy jerry jesse jessica jill jim jimmy
    jo joan joanna joe joel john johnny jon jonah jonathan jordan jorge jose joseph josh joshua joy joyce juan juanita
    judith judy julia julian julie justin karen karl kate katherine kathleen kathryn kathy katie kayla keith kelsey
    ken kenneth kevin kim kimberly kristen kristin kyle larry laura lauren laurie lawrence leah leo leon leslie liam
    lillian linda lisa logan lois lori louis louise lucas lucia lucy luis luke lydia lynn madison marc marcia marcus
    margaret maria marie marilyn mario marjorie mark martha martin marvin mary mason matt matthew maureen max megan
    melanie melissa mia michael michele michelle miguel mike mildred mohammed molly monica muhammad nancy naomi natalie
    nathan nathaniel nicholas nick nicole nina noah nora norma olga olivia omar oscar owen pam pamela pat patricia
    patrick paul paula pedro peggy penny peter phil philip phillip phyllis priya rachel ralph ramon randy raul ray
    raymond rebecca renee ricardo richard rick ricky rita rob robert roberto robin rodney roger ron ronald rosa rose
    roy ruby russ ruth ryan sally sam samantha samuel sandra sara sarah sean sergio seth shannon sharon shawn sheila
    shirley sofia sonia sophia sophie stacey stacy stanley stella stephanie stephen steve steven sue susan suzanne
    sylvia tamara tammy tanya tara ted teresa terry theresa thomas tiffany tim timothy tina todd tom tommy toni tony
    tracy travis trevor troy tyler valerie vanessa vera veronica victor victoria vincent virginia walter wanda wayne
    wendy will william yolanda yvonne zachary zoe"""
)
"""The most usual first names. Where the order of a name is in doubt, one of these settles it."""
