from inbound.kinds.automatic.language import Language

GERMAN = Language(
    code="de",
    common=(
        r"\b(?:der|die|das|und|ist|ich|sie|nicht|bin|wir|ein|eine|zu|für|im|mit|auf|ihre?|am|vom|bis|uns|den|dem|es"
        r"|sind)\b"
    ),
    months=(
        r"j[äa]n(?:uar|ner|\b\.?)|feb(?:ruar|r?\b\.?)|m[äa]r(?:z|\b\.?)|maerz|apr(?:il|\b\.?)|mai|jun[io]?"
        r"|jul[iy]?|aug(?:ust|\b\.?)"
        r"|sep(?:tember|t?\b\.?)|okt(?:ober|\b\.?)|nov(?:ember|\b\.?)|dez(?:ember|\b\.?)"
    ),
    weekdays=(
        r"montag|mo\b\.?",
        r"dienstag|di\b\.?",
        r"mittwoch|mi\b\.?",
        r"donnerstag|do\b\.?",
        r"freitag|fr\b\.?",
        r"samstag|sonnabend|sa\b\.?",
        r"sonntag|so\b\.",
    ),
    between=r"(?:\s*,\s*(?:de[nmr]\s+)?|\s+(?:de[nmr]\s+)?)?",
    after_day=r"(?:\s?\.)?",
    day_alone=(
        r"(?:zum|den|dem|der|am)\s+(?P<day>\d{1,2})\.(?!\s?\d)"
        r"|(?<![\d.:])(?P<day2>\d{1,2})\.(?![\d.:])(?=\s*(?:$|[,;)]|[A-ZÄÖÜa-z]))"
    ),
    next_week=r"n[äa]chste[nrsm]?|kommende[nrsm]?",
    near={
        r"[üu]bermorgen": "in 2 days",
        r"(?<!guten )morgen": "in 1 day",
        r"(?:anfang\s+|ab\s+)?(?:der\s+)?(?:n[äa]chste|kommende)[nr]?\s+woche": "next_week",
        r"in\s+(?:etwa\s+|ca\.\s+)?(?P<n>\w+)\s+tagen?": "in {n} days",
        r"in\s+(?:etwa\s+|ca\.\s+)?(?P<n>\w+)\s+wochen?": "in {n} weeks",
        r"in\s+(?P<n>\w+)\s+monat(?:en)?": "in {n} months",
    },
    numbers={
        "einem": 1,
        "einer": 1,
        "zwei": 2,
        "drei": 3,
        "vier": 4,
        "fünf": 5,
        "fuenf": 5,
        "sechs": 6,
        "sieben": 7,
        "acht": 8,
        "neun": 9,
        "zehn": 10,
        "vierzehn": 14,
    },
    back=(
        r"\b(?:wieder|zur[üu]ck|r[üu]ckkehr|zur[üu]ckkehren|zur[üu]cksein)\b|\berreichbar\s+(?:ab|am)\b"
        r"|\b(?:bearbeit\w+|beantwort\w+|melde)\b[^.]{0,60}\bab\b"
        r"|\b(?:antworte|beantworte)\b"
    ),
    back_after=(r"\b(?:wieder|zur[üu]ck|zur[üu]ckkehren|zur[üu]ckkommen)\b"),
    until=(
        r"\bbis(?:\s+(?:zum|einschlie(?:ß|ss)lich|einschl\.?|inkl(?:usive|\.)?|voraussichtlich|vorr?auss?\."
        r"|mindestens|zun[äa]chst|ca\.|ende|und\s+mit|mit|auf\s+weiteres\s+zum|nach\s+dem))*"
    ),
    start=r"\b(?:vom|von|ab|seit|zwischen|ab\s+dem|seit\s+dem)(?:\s+(?:de[nmr]|sofort))*",
    to=r"bis(?:\s+(?:zum|einschlie(?:ß|ss)lich|inkl(?:usive|\.)?|und\s+mit|ein\s*schl\.?))*|und|-|–|—",
    away=(
        r"\bnicht\s+(?:\w+\s+){0,2}(?:im\s+(?:b[üu]ro|hause?)|erreichbar|anwesend|am\s+arbeitsplatz"
        r"|verf[üu]gbar|da)\b|\b(?:abwesen\w+|au(?:ß|ss)er\s+haus|au(?:ß|ss)erhalb)\b"
        r"|\b(?:im|in)\s+(?:\w+\s+){0,2}(?:urlaub|elternzeit|mutterschutz|ferien|dienstreise)\b|\b(?:urlaub\w*"
        r"|elternzeit|mutterschutz|dienstreise|gesch[äa]ftsreise|krank(?!enhaus)\w*|ferien|betriebsferien)\b"
        r"|\b(?:b[üu]ro|gesch[äa]ft|wir)\s+(?:\w+\s+){0,3}geschlossen\b"
        r"|\b(?:dienstlich|beruflich|gesch[äa]ftlich|viel)\s+unterwegs\b"
        r"|\bauf\s+(?:\w+\s+)?(?:reisen?|fortbildung|schulung|messe|konferenz|tagung|gesch[äa]ftsreise|dienstreise"
        r"|lehrgang)\b"
        r"|\bsabbatical\b|\bverreist\b|\bbildungsurlaub\b"
        r"|\bnicht\s+(?:mehr\s+)?(?:am\s+platz|im\s+dienst|in\s+der\s+(?:praxis|kanzlei|firma))\b"
        r"|\b(?:praxis|kanzlei|laden|betrieb|unternehmen|filiale|werkstatt|b[üu]ros?|gesch[äa]ftsstelle|firma"
        r"|studio)\b[^.!?]{0,50}\b(?:geschlossen|nicht\s+besetzt)\b"
        r"|\bnicht\s+besetzt\b|\bin\s+(?:kur|reha|teilzeit)\b|\bkrankheitsbedingt\b"
        r"|\bau(?:ß|ss)er\s+landes\b"
        r"|\bauf\s+urlaub\b"
        r"|\berkrankt\b"
    ),
    texts={
        "automatic": (
            r"\bautomatische[rsn]?\s+(?:antwort\w*|nachricht|e-?mail|benachrichtigung|eingangsbest[äa]tigung)\b"
            r"|\bautomatisch\s+(?:erstellt|generiert|erzeugt|versandt|versendet|verschickt)\w*\b"
            r"|\b(?:abwesenheits(?:notiz|nachricht|assistent)|eingangsbest[äa]tigung)\b"
            r"|\bantworten\s+sie\s+(?:bitte\s+)?nicht\s+auf\s+diese\b"
            r"|\bantwort\w*\s+(?:bitte\s+)?(?:[üu]ber|oberhalb)\s+(?:dieser|der)\s+(?:zeile|linie)\b"
            r"|\bautomatisierte\w*\b"
            r"|\bauf\s+diese\s+(?:e-?mail|mail|nachricht)\s+(?:kann|bitte)\b[^.!?]{0,20}\bnicht\b"
            r"|\bnicht\s+auf\s+diese\s+(?:e-?mail|mail|nachricht)\s+(?:zu\s+)?antworten\b"
            r"|\bautomatisch\b[^.!?]{0,30}\b(?:antwort|nachricht|mail|bestätigung)\b"
        ),
        "limited": (
            r"\b(?:keinen|eingeschr[äa]nkten?|nur\s+(?:begrenzt\w*|eingeschr[äa]nkt\w*|sporadisch\w*"
            r"|unregelm[äa](?:ß|ss)ig\w*))\s+(?:zugriff|zugang|erreichbar)|\b(?:nur\s+)?(?:eingeschr[äa]nkt"
            r"|sporadisch|unregelm[äa](?:ß|ss)ig)\s+(?:erreichbar|abruf\w+|gelesen|lesen)\b|\b(?:mails?"
            r"|nachricht(?:en)?)\b[^.!?]{0,50}\bnicht\s+(?:weitergeleitet|gelesen|bearbeitet|abgerufen)\b"
            r"|\b(?:mails?|nachrichten|postfach)\b[^.!?]{0,40}\bnur\s+(?:eingeschr[äa]nkt|sporadisch"
            r"|unregelm[äa](?:ß|ss)ig|gelegentlich|selten|teilweise)\b"
            r"|\bnur\s+(?:eingeschr[äa]nkt|sporadisch|unregelm[äa](?:ß|ss)ig|gelegentlich|bedingt)\b"
            r"|\b(?:verz[öo]gerung\w*|verz[öo]gert)\b[^.!?]{0,50}\b(?:antwort\w*|r[üu]ckmeld\w*|bearbeit\w*|kommen)\b"
            r"|\b(?:antwort\w*|r[üu]ckmeldung|bearbeitung)\b[^.!?]{0,40}\bverz[öo]ger\w+"
            r"|\b(?:beantwortung|bearbeitung|antwort|r[üu]ckmeldung)\b[^.!?]{0,40}\b(?:dauern|zeit\s+in\s+anspruch)\b"
            r"|\b(?:hoh\w+|gro(?:ß|ss)\w+|viel\w+)\s+(?:auslastung|anfrageaufkommen|anfragen|nachfrage"
            r"|e-?mail-?aufkommen)\b"
        ),
        "urgent": (
            r"\b(?:dringend\w*|notf[äa]ll\w*|eilig\w*|unaufschiebbar\w*|meiner\s+abwesenheit"
            r"|in\s+der\s+zwischenzeit|vertretung)\b[^.!?]{0,100}\b(?:wend\w+|kontakt\w*|ruf\w*|anruf\w*"
            r"|erreich\w+|schreib\w+|vertritt|vertreten|mail\w*)\b|\bwenden\s+sie\s+sich\b|\bvertretung\s*:"
            r"|\bvertritt\s+mich\b"
            r"|\bmeine\s+vertretung\b"
            r"|\bbitte\b[^.!?]{0,20}\b(?:richten|senden|schicken|leiten|adressieren)\s+sie\b"
            r"|\b(?:wenden|richten)\s+sie\b[^.!?]{0,60}\ban\b|\bvertretungsweise\b"
            r"|\b(?:neue\w*|ihre?)\s+ansprechpartner\w*\b|\b(?:hilft|helfen)\s+ihnen\b"
        ),
        "thanks": (
            r"^\W*(?:(?:hallo|guten\s+tag|sehr\s+geehrte|liebe|gr[üu](?:ß|ss)\s+gott|moin"
            r"|servus)\w*[^\n]{0,50}\n\s*)?(?:vielen|herzlichen|besten|sch[öo]nen)\s+dank\s+f[üu]r\s+(?:ihre|ihr"
            r"|deine|die|eure)\b(?:\s+[\w-]+){0,2}"
        ),
        "later": (
            r"\b(?:beantworte|bearbeite|melde\s+mich|antworte|werde\w*\s+(?:ich\s+)?(?:\w+\s+){0,4}(?:beantwort\w+"
            r"|bearbeit\w+|melden|antworten|lesen))\b[^.!?]{0,70}\b(?:r[üu]ckkehr|zur[üu]ck|schnellstm[öo]glich"
            r"|sobald|umgehend|baldm[öo]glichst)\b|\b(?:nach|bei)\s+meiner\s+r[üu]ckkehr\b"
            r"|\bsobald\s+ich\s+(?:wieder|zur[üu]ck)\b"
            r"|\bihre\s+(?:e-?mail|nachricht|mail|anfrage)\b[^.!?]{0,30}\b(?:bearbeit|beantwort|les)\w+"
            r"|\bam\s+n[äa]chsten\s+(?:arbeits|werk)tag\b"
            r"|\bwerde\s+(?:ich\s+)?(?:\w+\s+){0,2}ihre\s+(?:e-?mail|nachricht|mail)\b"
        ),
        "unattended": (
            r"\b(?:postfach|adresse|konto|mailbox|e-?mail-?(?:adresse|konto))\b[^.!?]{0,40}\b(?:nicht"
            r"|nicht\s+mehr)\s+(?:\w+\s+)?(?:gelesen|[üu]berwacht|abgerufen|betreut|aktiv|g[üu]ltig|genutzt"
            r"|besetzt)\b"
            r"|\b\w*(?:adresse|postfach|konto)\b[^.!?]{0,30}\bnicht\s+(?:mehr\s+)?(?:\w+\s+)?(?:verwendet|gelesen"
            r"|genutzt|aktiv|erreichbar|g[üu]ltig|[üu]berwacht|betreut)\b"
            r"|\b\w*(?:adresse|postfach)\b[^.!?]{0,30}\b(?:deaktiviert|abgeschaltet|stillgelegt)\b"
        ),
        "gone": (
            r"\bnicht\s+mehr\s+(?:f[üu]r|bei|im\s+unternehmen|in\s+der\s+firma|t[äa]tig|besch[äa]ftigt)\b"
            r"|\b(?:unternehmen|firma)\s+verlassen\b|\bausgeschieden\b"
            r"|\bnicht\s+mehr\b[^.!?]{0,40}\b(?:t[äa]tig|besch[äa]ftigt|angestellt|im\s+unternehmen|zust[äa]ndig)\b"
            r"|\b(?:unternehmen|firma|haus)\b[^!?\n]{0,30}\bverlassen\b|\bim\s+(?:wohlverdienten\s+)?ruhestand\b"
            r"|\bneue\s+e-?mail-?adresse\s+(?:lautet|ist)\b"
        ),
        "received": (
            r"\b(?:ihre?|deine?)\s+(?:\w+\s+)?(?:anfrage|nachricht|e-?mail|mail"
            r"|anliegen)\b[^.!?]{0,40}\b(?:erhalten|eingegangen|registriert|angelegt|aufgenommen)\b"
            r"|\b(?:ticket|vorgang)\b[^.!?]{0,30}\b(?:angelegt|erstellt|er[öo]ffnet)\b"
            r"|\b(?:ihre?|deine?)\s+(?:\w+\s+)?(?:anfrage|nachricht|e-?mail|mail|anliegen"
            r"|schreiben)\b[^.!?]{0,60}\b(?:eingegangen|registriert|angelegt|in\s+bearbeitung|entgegengenommen)\b"
            r"|\bbest[äa]tigen\s+(?:wir\s+)?(?:ihnen\s+)?(?:den\s+)?(?:eingang|erhalt)\b"
            r"|\b(?:den\s+)?eingang\s+ihrer\b"
            r"|\bwir\s+haben\s+ihre\s+(?:anfrage|nachricht|e-?mail|mail)\s+erhalten\b"
            r"|\b(?:anfrage|nachricht|anliegen|ticket)\b[^.!?]{0,40}\b(?:erfasst|angenommen|zugewiesen)\b"
            r"|\b(?:danken|bedanken\s+uns)\s+f[üu]r\s+ihre\s+(?:anfrage|nachricht|mitteilung)\b"
            r"|\bbei\s+uns\s+eingegangen\b"
            r"|\b(?:anfrage|nachricht|anliegen)\b[^.!?]{0,30}\bwird\s+(?:bearbeitet|gepr[üu]ft|weitergeleitet)\b"
        ),
        "within": (
            r"\binnerhalb\s+(?:von\s+)?\w+\s+(?:werktag|arbeitstag|stunden)|\bwir\s+(?:werden\s+uns"
            r"|k[üu]mmern\s+uns|melden\s+uns)\b|\bschnellstm[öo]glich\s+bei\s+ihnen\b"
            r"|\b(?:ein|einer|eine)\s+(?:unserer|unsere)\s+(?:mitarbeiter\w*|berater\w*|kolleg\w+)\b"
            r"|\bwir\s+(?:bearbeiten|pr[üu]fen|beantworten)\s+(?:ihr|sie|ihre?n?)\b|\bschnellstm[öo]glich\b"
            r"|\bso\s+(?:schnell|bald)\s+wie\s+m[öo]glich\b|\bin\s+k[üu]rze\b"
            r"|\bk[üu]mmern\s+uns\b|\bmelden\s+uns\s+(?:bei\s+ihnen|umgehend|schnell)"
        ),
        "ticket": (
            r"\b(?:ticket|vorgang|anfrage|fall|referenz)\w*\s*(?:-?(?:nr|nummer|id)\.?)?\s*(?:lautet"
            r"|ist)?\s*[:#]?\s*#?[A-Z]{0,6}-?\d{3,}"
        ),
        "formal": (
            r"\b(?:derzeit|zurzeit|zur\s+zeit|aktuell|momentan)\b|\bihre\s+(?:e-?mail|nachricht)\s+(?:wird|ist)\b"
            r"|\bsehr\s+geehrte\s+damen\b"
            r"|\bwieder\s+(?:im\s+(?:b[üu]ro|haus(?!e))|am\s+(?:platz|arbeitsplatz)|f[üu]r\s+sie\s+(?:da|erreichbar"
            r"|im\s+einsatz))\b"
            r"|\bwir\s+bitten\s+(?:sie\s+)?um\s+(?:ihr\s+)?verst[äa]ndnis\b|\bihr\s+verst[äa]ndnis\b"
            r"|\bbitte\s+beachten\s+sie\b|\bin\s+dieser\s+zeit\b"
            r"|\bvoraussichtlich\b"
        ),
        "reach_me": r"\b(?:rufen\s+sie\s+mich|ruf\s+mich)\b",
        "person": (
            r"\b(?:war(?:en)?|zur[üu]ckgekommen|bin\s+wieder\s+da)\b|\b(?:ja,|ja\b|gerne?|passt|klar|einverstanden"
            r"|perfekt|super|k[öo]nnen\s+(?:wir|sie)|k[öo]nnten\s+(?:wir|sie)|kannst\s+du|w[äa]re|h[äa]tten"
            r"|m[öo]chten?|interess\w+|meine[rn]?\s+(?:frau|bank|partnerin|familie)|mein(?:en|em)?\s+(?:mann|partner"
            r"|chef)|(?:das|die|der"
            r"|dem)\s+(?:haus|wohnung|angebot|besichtigung|termin|preis|objekt|makler|expos[ée])|aber"
            r"|rufe\s+(?:ich|sie)|rufen\s+sie\s+mich|anrufen|also|dann(?!\s+(?:be\w+|umgehend|schnell|wieder)))\b"
            r"|\b(?:gef[äa]llt|gefallen|finde\s+ich|finden\s+wir|haben\s+uns|wir\s+(?:haben\s+(?:uns|eine?|noch"
            r"|schon)|schauen|sprechen|reden|überlegen|ueberlegen|nehmen|wollen|k[öo]nnen|suchen|kommen)"
            r"|schaue?\s+(?:mir|es|sie)|komme|melde\s+mich\s+(?:dann|danach|bei|nochmal|wieder)|danach|heute\s+abend"
            r"|morgen\s+(?:fr[üu]h|abend|vormittag)|bitte\s+(?:schicken|senden)\s+sie\s+(?:mir|uns)|leider\s+nicht"
            r"|unsere?\s+(?:bank|kinder|tochter|sohn|eltern)|mein\s+(?:sohn|vater|bruder)|meine\s+(?:mutter|tochter"
            r"|eltern|schwester)|kein\s+interesse|nein|danke\s+dir|wie\s+(?:hoch|viel|gro(?:ß|ss)))\b"
            r"|\b(?:dir|dich|euch)\b"
            r"|\b(?:weiterhin|immer\s+noch|nach\s+wie\s+vor)\s+(?:interess|such|auf\s+der\s+suche)\w*"
            r"|(?:^|(?<!\d)[.!?,]\s+|\n)(?:bin|sind|komme|melde|habe?|kann|schaue?|war)\b|\bmir\s+besser\b"
        ),
        "home": (
            r"\b(?:wohnung\w*|h[äa]us(?:er|chen)|besichtig\w+|expos[ée]s?|balkon|garten|garage|stellplatz|k[üu]che"
            r"|keller|kaltmiete|nebenkosten|hausgeld|finanzierung\w*|kaufpreis|quadratmeter|grundriss\w*|makler\w*"
            r"|zimmer|immobilie\w*|eigent[üu]mer\w*|notar\w*|objekte?)\b"
        ),
    },
)
