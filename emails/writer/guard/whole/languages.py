"""Languages by their commonest words and their scripts, and by the names that a record gives them."""

WORDS = {
    code: frozenset(words.split())
    for code, words in {
        "en": """the and to of you your is are for that this with have has we our it be was were will would can could i i'm i'll
        on at in from as if any about what when so my me do not let or but by an a how there here just more than know like get""",
        "es": """el la los las de que y en un una por para con su sus se es está usted le lo al del como pero más muy si no mi
        me hola gracias saludos quería tiene puede cuando sobre nos estoy son ha he este esta casa semana cualquier""",
        "fr": """le la les des de que et en un une pour avec vous votre vos nous notre je ne pas est sont au aux du ce cette
        sur si plus dans par qui ou mais bonjour merci avez êtes suis j'ai cordialement maison semaine si une d'une à""",
        "de": """der die das und zu in den mit sie ihr ihre ihnen ihrer ich wir ist sind ein eine einen für auf nicht von im am es dass
        wenn bei haben hat wie oder auch noch aber uns mir über gerne hallo danke grüßen haus woche möchte würde""",
        "it": """il lo la gli le di che e in un una per con su suo sua si è sono del della dei al alla come ma più se non mi ho ha
        ciao grazie saluti casa settimana questo questa vi ci nel nella anche volevo può sua posso""",
        "pt": """o a os as de que e em um uma para com seu sua se é está você lhe ao do da dos das como mas mais muito não meu
        minha olá obrigado obrigada abraço casa semana qualquer nos no na por foi tem pode sobre este esta""",
        "nl": """de het een en van te in voor met u uw je jouw ik wij we is zijn op niet dat die als bij heb heeft hoe of ook nog
        maar ons mij over graag hallo dank groet huis week wil zou kunt naar aan""",
        "pl": """i w na z do że się nie to jest są dla po o od jak ale czy czym pan pani pana panią państwa mam ma mi nam dzień
        dobry dziękuję pozdrawiam dom tydzień tym tego jeśli aby oraz przez który będzie chciałbym""",
        "vi": """và của là có cho không được với những một các trong này đã sẽ anh chị em tôi chúng bạn nhà để khi nếu về từ
        xin chào cảm ơn quý vị tuần muốn nào gì rất cũng hay tại""",
        "tl": """ang ng mga sa na at ay ko mo po ka kung para ito iyon inyong inyo kayo namin natin ako siya hindi may mayroon
        salamat kumusta bahay linggo lang din rin pa ba kay nang""",
    }.items()
}

SCRIPTS = {
    "ja": "\u3040-\u30ff",
    "ko": "\uac00-\ud7af\u1100-\u11ff",
    "zh": "\u3400-\u9fff",
    "uk": "іїєґІЇЄҐ",
    "ru": "\u0400-\u04ff",
    "ar": "\u0600-\u06ff",
    "he": "\u0590-\u05ff",
    "hi": "\u0900-\u097f",
    "th": "\u0e00-\u0e7f",
    "el": "\u0370-\u03ff",
}
"""In this order: Japanese has Chinese characters, too, and Ukrainian has letters that Russian lacks."""

NAMES = {
    "english": "en",
    "inglés": "en",
    "ingles": "en",
    "anglais": "en",
    "spanish": "es",
    "español": "es",
    "espanol": "es",
    "castellano": "es",
    "french": "fr",
    "français": "fr",
    "francais": "fr",
    "german": "de",
    "deutsch": "de",
    "italian": "it",
    "italiano": "it",
    "portuguese": "pt",
    "português": "pt",
    "portugues": "pt",
    "dutch": "nl",
    "nederlands": "nl",
    "polish": "pl",
    "polski": "pl",
    "polsku": "pl",
    "vietnamese": "vi",
    "tiếng việt": "vi",
    "tagalog": "tl",
    "filipino": "tl",
    "chinese": "zh",
    "mandarin": "zh",
    "cantonese": "zh",
    "中文": "zh",
    "普通话": "zh",
    "japanese": "ja",
    "日本語": "ja",
    "korean": "ko",
    "한국어": "ko",
    "russian": "ru",
    "русский": "ru",
    "ukrainian": "uk",
    "українська": "uk",
    "arabic": "ar",
    "العربية": "ar",
    "hebrew": "he",
    "hindi": "hi",
    "thai": "th",
    "greek": "el",
    "farsi": "fa",
    "persian": "fa",
    "turkish": "tr",
    "hungarian": "hu",
    "swedish": "sv",
    "norwegian": "no",
    "danish": "da",
    "romanian": "ro",
    "czech": "cs",
    "armenian": "hy",
    "punjabi": "pa",
    "urdu": "ur",
    "bengali": "bn",
    "haitian creole": "ht",
    "creole": "ht",
    "somali": "so",
    "amharic": "am",
}
"""A code without words or a script above is known by name alone: such a letter is only known not to be English."""

LABELS = {
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "de": "German",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "pl": "Polish",
    "vi": "Vietnamese",
    "tl": "Tagalog",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
    "ru": "Russian",
    "uk": "Ukrainian",
    "ar": "Arabic",
    "he": "Hebrew",
    "hi": "Hindi",
    "th": "Thai",
    "el": "Greek",
}
