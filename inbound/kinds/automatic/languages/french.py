from inbound.kinds.automatic.language import Language

FRENCH = Language(
    code="fr",
    common=(
        r"\b(?:je|vous|le|la|les|est|et|de|du|des|pour|un|une|votre|nous|en|au|à|suis|ne|pas|mon|ma|ce|sur|avec)\b"
    ),
    months=(
        r"janv(?:ier|\b\.?)|f[ée]v(?:rier|r?\b\.?)|mars|avr(?:il|\b\.?)|mai|juin|juil(?:let|l?\b\.?)|ao[ûu]t"
        r"|sept(?:embre|\b\.?)|oct(?:obre|\b\.?)|nov(?:embre|\b\.?)|d[ée]c(?:embre|\b\.?)"
    ),
    weekdays=(r"lundi", r"mardi", r"mercredi", r"jeudi", r"vendredi", r"samedi", r"dimanche"),
    between=r"(?:\s*,\s*(?:le\s+)?|\s+(?:le\s+|de\s+)?|-)",
    after_day=r"(?:\s?er\b)?",
    day_alone=r"(?:le|au|du)\s+(?P<day>\d{1,2})(?:er\b)?(?![\d:h/]|[.,]\d)(?!\s*h\b)",
    next_week=r"prochain|suivant",
    near={
        r"apr[èe]s[- ]demain": "in 2 days",
        r"demain": "in 1 day",
        r"(?:d[ée]but\s+(?:de\s+)?)?(?:la\s+)?semaine\s+prochaine": "next_week",
        r"dans\s+(?:environ\s+)?(?P<n>\w+)\s+jours?": "in {n} days",
        r"dans\s+(?:environ\s+)?(?P<n>\w+)\s+semaines?": "in {n} weeks",
        r"dans\s+(?:environ\s+)?(?P<n>\w+)\s+mois": "in {n} months",
    },
    numbers={
        "un": 1,
        "une": 1,
        "deux": 2,
        "trois": 3,
        "quatre": 4,
        "cinq": 5,
        "six": 6,
        "sept": 7,
        "huit": 8,
        "neuf": 9,
        "dix": 10,
        "quinze": 15,
    },
    back=(
        r"\b(?:de\s+retour|mon\s+retour|retour|reviens|reviendrai|revenons|rentre|rentrerai|rentrons|reprends"
        r"|reprendrai|reprendrons|r[ée]ouv\w+)\b"
        r"|\b(?:joignable|disponible|pr[ée]sent\w*|au\s+bureau)\s+(?:de\s+nouveau\s+"
        r"|[àa]\s+nouveau\s+)?(?:[àa]\s+(?:partir|compter)|d[èe]s|le)\b|\b[àa]\s+nouveau\b"
        r"|\b(?:r[ée]pondrai|r[ée]pondrons|traiterai|traiterons)\b[^.]{0,50}\b(?:[àa]\s+(?:partir|compter)|d[èe]s)\b"
        r"|\br[ée]pondrai(?!\w)"
    ),
    back_after=(
        r"\b(?:je\s+serai|je\s+suis|nous\s+serons)\b[^.]{0,15}\b(?:de\s+retour|joignable|disponible"
        r"|au\s+bureau)\b|^\W{0,2}\s*(?:je\s+(?:reviens|rentre))\b"
    ),
    until=r"\bjusqu\s?['`]?\s?(?:au|en|[àa])?(?:\s+(?:la\s+date\s+du|et\s+y\s+compris\s+le|la\s+fin\s+de\s+la|ce))?",
    start=r"\b(?:depuis|d[èe]s|[àa]\s+(?:partir|compter)(?:\s+d[ue])?|du|entre|de)(?:\s+(?:le|ce))*",
    to=r"(?:au|jusqu\s?'\s?au|et|[àa])(?:\s+le)?|-|–|—",
    away=(
        r"\babsent(?:e|s|es)?\b|\babsences?\b|\ben\s+(?:cong[ée]s?|vacances|d[ée]placement|arr[êe]t)\b"
        r"|\bcong[ée]s?\b|\bhors\s+du\s+bureau\b"
        r"|\b(?:indisponible|injoignable)s?\b|\bpas\s+(?:au\s+bureau|disponible|joignable)\b|\b(?:bureau"
        r"|agence|bureaux|cabinet)\s+(?:\w+\s+){1,3}ferm[ée]"
        r"|\bactuellement\s+en\b"
        r"|\ben\s+(?:formation|rtt|mission|voyage|s[ée]minaire|cong[ée]|repos|arr[êe]t\s+\w+|d[ée]placement\s+\w+)\b"
        r"|\ben\s+dehors\s+du\s+bureau\b"
        r"|\b(?:[ée]tude|cabinet|boutique|magasin|atelier|soci[ée]t[ée]|locaux|entreprise|agence|bureaux?|services?"
        r"|secr[ée]tariat|restaurant)\b[^.!?]{0,30}\bferm(?:[ée]e?s?|eture)\b"
        r"|\bfermeture\s+(?:annuelle|estivale|hivernale|exceptionnelle)\b|\b[àa]\s+l'[ée]tranger\b"
        r"|\bpr[ée]sentement\b"
    ),
    texts={
        "automatic": (
            r"\br[ée]ponse\s+automatique\b|\b(?:message|mail|courriel|e-?mail)\s+(?:\w+\s+)?automatique\b"
            r"|\b(?:g[ée]n[ée]r[ée]|envoy[ée])e?\s+automatiquement\b"
            r"|\b(?:merci\s+de\s+)?ne\s+pas\s+(?:y\s+)?r[ée]pondre\b"
            r"|\bau-?dessus\s+de\s+cette\s+ligne\b"
            r"|\b(?:merci\s+de|veuillez|pri[èe]re\s+de)\s+ne\s+pas\s+r[ée]pondre\b"
            r"|\bne\s+(?:r[ée]pondez|pas\s+r[ée]pondre)\b[^.!?]{0,12}\b(?:ce|cet|cette|message|mail)\b"
            r"|\bautomatique(?:ment)?\b[^.!?]{0,20}\b(?:r[ée]ponse|message|envoy)\w*"
        ),
        "limited": (
            r"\bacc[èe]s\s+(?:tr[èe]s\s+)?(?:limit[ée]|restreint|r[ée]duit)\b|\b(?:sans|pas|peu\s+d"
            r"|aucun)\s?'?\s?acc[èe]s\b|\bn'?\s?(?:ai|aurai|aurons|avons)\s+(?:pas|qu'?un)\s+(?:d')?acc[èe]s\b"
            r"|\bne\s+(?:consulte|lis|lirai|consulterai)\b"
            r"|\b(?:consult|li|rel[èe]v)\w*\s+(?:ma|mes|mon|la|cette)\s+(?:messagerie|mails?|e-?mails?|courriels?"
            r"|bo[îi]te)\b[^.!?]{0,40}\b(?:irr[ée]guli|ponctuel|occasionnel|[ée]pisod|rarement|al[ée]atoire)\w*"
            r"|\bacc[èe]s\s+\w*\s*(?:ponctuel|irr[ée]gulier|intermittent|r[ée]duit)\b"
            r"|\b(?:r[ée]ponse|d[ée]lai)s?\b[^.!?]{0,40}\b(?:retard[ée]?|diff[ée]r[ée]e?|plus\s+longs?|inhabituel)\b"
            r"|\bne\s+(?:sera|seront|sont|pourrai|pourrons)\s+pas\s+(?:\w+\s+)?(?:lus?|trait[ée]s?|consult[ée]s?"
            r"|transf[ée]r[ée]s?|r[ée]pondre)\b"
            r"|\bne\s+(?:sont|seront)\s+pas\s+(?:redirig|r[ée]achemin|transf[ée]r|transmis)\w*"
            r"|\b(?:grand|fort|important)\w*\s+(?:nombre|volume|afflux)\s+de\s+(?:demandes|messages|mails|courriels"
            r"|sollicitations)\b"
        ),
        "urgent": (
            r"\b(?:urgen\w+|en\s+mon\s+absence|pendant\s+mon\s+absence|durant\s+mon\s+absence"
            r"|imm[ée]diate?)\b[^.!?]{0,100}\b(?:contact\w+|appel\w+|adress\w+|joindre|[ée]cri\w+|rapproch\w+"
            r"|veuillez|merci)\b|\b(?:contact\w+|appel\w+|adress\w+)\b[^.!?]{0,80}\b(?:urgen|absence)"
            r"|\bpour\s+(?:toute?|tous)\s+(?:\w+\s+)?(?:demande|question|urgence"
            r"|besoin)s?\b[^.!?]{0,60}\b(?:contact\w+|appel\w+|adress\w+|joindre|[ée]cri\w+|merci|veuillez)\b"
            r"|\b(?:vous\s+pouvez|merci\s+d')\s*(?:\w+\s+){0,2}adresser\b"
            r"|\bveuillez\s+(?:adresser|transmettre|envoyer|contacter)\b"
        ),
        "thanks": (
            r"^\W*(?:(?:bonjour|bonsoir|madame|monsieur|cher|ch[èe]re"
            r"|salut)\w*[^\n]{0,30}\n\s*)?(?:(?:nous\s+)?(?:vous\s+)?remerci\w+|merci(?:\s+beaucoup)?)\s+(?:de"
            r"|pour|d'avoir)\s*(?:votre|vos|ton|nous|m'avoir|avoir)?\b(?:\s+\w+){0,2}"
        ),
        "later": (
            r"\b(?:r[ée]pondrai|r[ée]pondrons|traiterai|traiterons|recontacterai|lirai|prendrai\s+connaissance"
            r"|reviendrai\s+vers)\b[^.!?]{0,70}\b(?:retour|d[èe]s\s+que|meilleurs\s+d[ée]lais|au\s+plus\s+vite"
            r"|plus\s+t[ôo]t|rapidement|d[èe]s\s+mon)\b|\b(?:[àa]|d[èe]s)\s+mon\s+retour\b"
            r"|\b(?:votre|vos)\s+(?:message|mail|courriel|e-?mail)s?\s+(?:sera|seront)\s+(?:lu|trait)\w*"
            r"|\br[ée]pondrai\s+(?:[àa]\s+(?:partir|compter)|d[èe]s)\b"
        ),
        "unattended": (
            r"\b(?:bo[îi]te|adresse|messagerie|compte)\b[^.!?]{0,50}\b(?:n'est\s+(?:pas|plus)"
            r"|non)\s+(?:\w+\s+)?(?:consult[ée]e?|surveill[ée]e?|relev[ée]e?|suivie?|lue?|active?|utilis[ée]e?)\b"
            r"|\b(?:adresse|bo[îi]te|messagerie|compte)\b[^.!?]{0,40}\b(?:plus\s+(?:utilis|consult|activ|valid"
            r"|relev)\w*|d[ée]sactiv\w+|supprim\w+|ferm\w+)"
        ),
        "gone": (
            r"\b(?:ne\s+travaill\w+\s+plus|ne\s+fai[ts]\s+plus\s+partie|n'est\s+plus|(?:ai|a)\s+quitt[ée])\b"
            r"|\b(?:fai[ts]|font)\s+plus\s+partie\b|\bn'?(?:est|appartien\w+|exerce|occupe)\s+plus\b"
            r"|\b(?:ai|a)\s+quitt[ée]\s+(?:mes|ses|l'|la|le|notre|son|mon)"
            r"|\b(?:suis|est|parti[e]?)\s+(?:[àa]|en)\s+(?:la\s+)?retraite\b"
            r"|\bnouvelle\s+adresse\s+(?:\w+\s+)?est\b|\bplus\s+(?:en\s+poste|salari[ée]e?)\b"
        ),
        "received": (
            r"\b(?:avons\s+bien\s+re[çc]u\s+vo(?:tre|s)|bien\s+re[çc]u\s+vo(?:tre|s)\s+(?:message|mail|demande"
            r"|courriel|e-?mail)|accus\w+\s+(?:bonne\s+)?r[ée]ception"
            r"|a\s+[ée]t[ée]\s+(?:bien\s+)?(?:re[çc]ue?|enregistr[ée]e?|prise?\s+en\s+compte))\b"
            r"|\b(?:votre|vos)\s+(?:demande|message|mail|courriel|requ[êe]te)s?\b[^.!?]{0,30}\b(?:re[çc]ue?"
            r"|enregistr[ée]e?|pris\w*\s+en\s+compte|transmise?|en\s+cours\s+de\s+traitement)\b"
            r"|\baccus[ée]\s+de\s+r[ée]ception\b|\bconfirm\w+\s+la\s+(?:bonne\s+)?r[ée]ception\b"
            r"|\bnous\s+est\s+(?:bien\s+)?parvenue?\b|\bnous\s+avons\s+bien\s+re[çc]u\b"
            r"|\baccus\w+\s+(?:bonne\s+)?r[ée]ception\b"
        ),
        "within": (
            r"\b(?:sous|dans\s+(?:les|un\s+d[ée]lai\s+de))\s+\d+\s*(?:h|heures|jours)|\bun\s+(?:conseiller"
            r"|membre\s+de\s+notre\s+[ée]quipe)\b|\bnotre\s+[ée]quipe\s+(?:vous|reviendra)"
            r"|\b(?:un|une|l'un)\s+(?:de\s+nos\s+)?(?:conseill\w+|collaborat\w+|technicien\w*|expert\w*"
            r"|gestionnaire)\b"
            r"|\bdans\s+les\s+(?:meilleurs|plus\s+brefs)\s+d[ée]lais\b"
            r"|\bnous\s+(?:traiterons|reviendrons|vous\s+r[ée]pondrons)\b|\bun\s+retour\s+(?:rapide|sous)\b"
            r"|\bmettons\s+tout\s+en\s+(?:œ|oe)uvre\b"
            r"|\ben\s+cours\s+de\s+(?:traitement|[ée]tude)\b"
        ),
        "ticket": (
            r"\b(?:ticket|demande|dossier|r[ée]f[ée]rence|incident)\s*(?:n[°º.o]?"
            r"|num[ée]ro)?\s*(?:est)?\s*[:#]?\s*#?[A-Z]{0,6}-?\d{3,}"
        ),
        "formal": (
            r"\b(?:actuellement|en\s+ce\s+moment|absent\(e\))|\b(?:veuillez|merci\s+de)\s+(?:vous\s+adresser"
            r"|contacter|prendre|noter)\b|\bje\s+vous\s+remercie\b"
            r"|\bde\s+retour\s+(?:au|dans)\s+(?:bureau|nos\s+bureaux)\b|\b(?:madame,?\s+monsieur)\b"
            r"|\bmerci\s+de\s+votre\s+compr[ée]hension\b|\bd[èe]s\s+notre\s+r[ée]ouverture\b"
            r"|\bje\s+vous\s+informe\b|\bdurant\s+cette\s+p[ée]riode\b|\bpendant\s+cette\s+p[ée]riode\b"
        ),
        "reach_me": r"\b(?:appelez|rappelez)-moi\b",
        "person": (
            r"\b(?:j'[ée]tais|j'ai\s+[ée]t[ée]|viens\s+de\s+rentrer)\b|\b(?:oui|d'accord|parfait|[çc]a\s+(?:me"
            r"|nous|marche|va)|(?:me|nous)\s+convient|pouvons|pourrions|pouvez|pourriez|peux-tu|peut-on|j'aimerais"
            r"|nous\s+aimerions|je\s+(?:voudrais|souhaite|suis\s+int[ée]ress\w+)|int[ée]ress\w+|ma\s+(?:femme"
            r"|compagne|banque)|mon\s+(?:mari|compagnon|conjoint)|(?:la|cette|une)\s+(?:maison|visite|offre)"
            r"|l'(?:appartement|offre)|le\s+(?:prix|bien|logement|rendez-vous|compromis)|mais|je\s+(?:vous\s+"
            r"|t')?(?:rappelle|appelle)|appelez-moi|rappelez-moi|donc|alors|[àa]\s+(?:bient[ôo]t|lundi|mardi"
            r"|mercredi|jeudi|vendredi))\b"
            r"|\b(?:j'aime|nous\s+(?:aimons|venons|pensons|voulons|cherchons|rentrons|regardons)|me\s+pla[îi]t"
            r"|nous\s+pla[îi]t|on\s+(?:peut|pourrait|a|est|va|aime|regarde|pense)|ce\s+soir|demain\s+(?:matin|soir)"
            r"|je\s+(?:regarde|pense|pr[ée]f[èe]re|prends|reviens\s+vers|passe|r[ée]fl[ée]chis|veux|cherche)"
            r"|ma\s+(?:m[èe]re|fille|soeur|banque)|mon\s+(?:p[èe]re|fils|fr[èe]re|banquier)|nos\s+enfants|combien"
            r"|est-ce\s+que|celui|celle|non\s+merci|pas\s+int[ée]ress\w+|dispo|encore\s+disponible|on\s+se)\b"
            r"|\b(?:je\s+te|je\s+t'|on\s+en\s+reparle)"
            r"|\bnous\s+avons\s+(?:visit|vu|parl|aim|ador|d[ée]cid|besoin|une?\b)"
            r"|\btoujours\s+(?:int[ée]ress|preneu|[àa]\s+la\s+recherche)\w*"
            r"|\bje\s+(?:vous|te)\s+(?:r[ée]ponds|rappelle|dis|tiens|recontacte|fais|confirme|redis)\b"
        ),
        "home": (
            r"\b(?:appartements?|appart|maisons?|logements?|balcon|jardin|garage|parking|cave|chambres?|cuisine"
            r"|salle\s+de\s+bains?|ascensor|visites?|visiter|charges|copropri[ée]t[ée]|compromis|notaire|pr[êe]t"
            r"|financement|m[èe]tres\s+carr[ée]s|m²|quartier|loyer|vendeurs?|propri[ée]taires?"
            r"|agence\s+immobili\w+)\b"
        ),
    },
)
