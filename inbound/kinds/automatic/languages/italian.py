from inbound.kinds.automatic.language import Language

ITALIAN = Language(
    code="it",
    common=(r"\b(?:il|la|di|che|e|in|un|una|per|con|sono|non|mi|del|al|le|lo|è|si|mia|mio|alla|della|fino|ci)\b"),
    months=(
        r"gen(?:naio|n?\b\.?)|feb(?:braio|br?\b\.?)|mar(?:zo|\b\.?)|apr(?:ile|\b\.?)|mag(?:gio|g?\b\.?)"
        r"|giu(?:gno|\b\.?)|lug(?:lio|\b\.?)"
        r"|ago(?:sto|\b\.?)|set(?:tembre|t?\b\.?)|ott(?:obre|\b\.?)|nov(?:embre|\b\.?)|dic(?:embre|\b\.?)"
    ),
    weekdays=(
        r"luned[iì]'?",
        r"marted[iì]'?",
        r"mercoled[iì]'?",
        r"gioved[iì]'?",
        r"venerd[iì]'?",
        r"sabato",
        r"domenica",
    ),
    between=r"(?:\s*,\s*(?:il\s+)?|\s+(?:il\s+|di\s+|del\s+)?(?:giorno\s+)?|-)",
    after_day=r"(?:\s?(?:[º°]|o\b))?",
    day_alone=(
        r"(?:(?:il|al|dal)\s+)?giorno\s+(?P<day>\d{1,2})(?!\d)|(?:il|al|dal|all'|l'"
        r"|dall')\s*(?P<day2>\d{1,2})(?![\d:/]|[.,]\d)"
    ),
    next_week=r"prossim[oa]|della\s+prossima\s+settimana",
    near={
        r"dopodomani": "in 2 days",
        r"domani": "in 1 day",
        r"(?:all'inizio\s+della\s+|inizio\s+)?(?:la\s+)?(?:prossima\s+settimana|settimana\s+prossima)": "next_week",
        r"(?:tra|fra)\s+(?:circa\s+)?(?P<n>\w+)\s+giorni": "in {n} days",
        r"(?:tra|fra)\s+(?:circa\s+)?(?P<n>\w+)\s+settiman[ae]": "in {n} weeks",
        r"(?:tra|fra)\s+(?P<n>\w+)\s+mes[ei]": "in {n} months",
    },
    numbers={
        "un": 1,
        "una": 1,
        "due": 2,
        "tre": 3,
        "quattro": 4,
        "cinque": 5,
        "sei": 6,
        "sette": 7,
        "otto": 8,
        "nove": 9,
        "dieci": 10,
        "quindici": 15,
    },
    back=(
        r"\b(?:rientr\w+|ritorn\w+|torn(?:o|er[òo]|iamo|eremo)|di\s+ritorno|di\s+nuovo|nuovamente|riprender\w+"
        r"|riapr\w+)\b"
        r"|\b(?:disponibile|reperibile|in\s+ufficio)\s+(?:a\s+partire|dal|da)\b|\b(?:risponder[òo]"
        r"|risponderemo)\b[^.]{0,50}\b(?:a\s+partire|dal)\b"
        r"|\brisponder[òo](?!\w)"
    ),
    back_after=(
        r"\b(?:sar[òo]|saremo)\b[^.]{0,15}\b(?:di\s+(?:ritorno|nuovo)|disponibile|nuovamente|in\s+ufficio)\b"
        r"|^\W{0,2}\s*(?:rientro|rientrer[òo]|torno|torner[òo])\b"
    ),
    until=(
        r"\b(?:fino|sino|fin)(?:\s+(?:a|al|all'|alla|ad|a\s+tutto(?:\s+il)?|al\s+giorno"
        r"|al\s+prossimo))?(?:\s+(?:prossim[oa]|tutto(?:\s+il)?|compreso))?"
    ),
    start=r"\b(?:dal|dall'|da|dalla|a\s+partire\s+dal?|tra\s+il|del)(?:\s+(?:giorno|prossimo))*",
    to=r"(?:al|all'|a|fino\s+al|e\s+il|e)|-|–|—",
    away=(
        r"\bfuori\s+(?:ufficio|sede|stanza|dall'ufficio|citt[àa])\b|\bassen(?:te|za|ti)\b|\bin\s+(?:ferie"
        r"|vacanza|congedo|maternit[àa]|malattia|trasferta|viaggio)\b|\bferie\b|\bcongedo\b|\bnon\s+(?:sar[òo]"
        r"|sono)\s+(?:in\s+ufficio|disponibile|raggiungibile|reperibile)\b|\b(?:ufficio|uffici|siamo"
        r"|agenzia)\s+(?:\w+\s+){0,3}chius"
        r"|\bfuori\s+(?:sede|ufficio|citt[àa])\b"
        r"|\bin\s+(?:permesso|aspettativa|viaggio\s+di\s+lavoro|congedo|formazione|riunione|fiera|trasferta)\b"
        r"|\bassent[ei]\b"
        r"|\b(?:studio|negozio|sede|azienda|uffici?o?|ambulatorio|agenzia)\b[^.!?]{0,30}\bchius[oaie]\b"
        r"|\bchiusura\s+(?:estiva|natalizia|aziendale|festiva)\b|\ball'estero\b"
    ),
    texts={
        "automatic": (
            r"\brisposta\s+automatica\b|\b(?:messaggio|mail|e-?mail)\s+(?:\w+\s+)?(?:automatic[oa]"
            r"|generat[oa]\s+automaticamente)\b|\b(?:generat|inviat)[oa]\s+automaticamente\b"
            r"|\b(?:si\s+prega\s+di\s+)?non\s+rispondere\s+a\s+quest"
            r"|\b(?:sopra|al\s+di\s+sopra\s+di)\s+(?:a\s+)?questa\s+(?:riga|linea)\b"
            r"|\b(?:si\s+prega\s+di\s+)?non\s+rispond(?:ere|ete|a)\b[^.!?]{0,15}\b(?:quest[ao]|e-?mail|messaggio"
            r"|mail)\b"
            r"|\b(?:messaggio|risposta|mail|notifica)\b[^.!?]{0,20}\bautomatic[oa]\b"
        ),
        "limited": (
            r"\b(?:accesso|connessione|disponibilit[àa])\s+(?:\w+\s+){0,3}(?:limitat[oa]|saltuari[oa]"
            r"|ridott[oa])\b|\b(?:senza|non\s+avr[òo]|non\s+ho)\s+(?:possibilit[àa]\s+di\s+)?acce(?:sso|dere)\b"
            r"|\bnon\s+(?:potr[òo]|posso)\s+(?:rispondere|leggere|accedere)\b|\bsaltuariamente\b"
            r"|\b(?:legg|controll|consult)\w+\s+(?:la|le|i)\s+(?:mia\s+|mie\s+|miei\s+)?(?:posta|mail|e-?mail"
            r"|messaggi|casella)\b[^.!?]{0,40}\b(?:saltuari|occasional|irregolar|sporadic)\w*"
            r"|\b(?:risposta|risposte|rispondere)\b[^.!?]{0,40}\b(?:ritard|rallent)\w+"
            r"|\bnon\s+(?:saranno|verranno|sar[àa]|verr[àa])\s+(?:lett|inoltrat|gestit|presidiat)\w+"
            r"|\b(?:elevato|alto|gran)\s+(?:numero|volume)\s+di\s+(?:richieste|messaggi|mail|e-?mail)\b"
        ),
        "urgent": (
            r"\b(?:urgen\w+|emergenz\w+|in\s+mia\s+assenza|durante\s+la\s+mia\s+assenza"
            r"|nel\s+frattempo)\b[^.!?]{0,100}\b(?:contatt\w+|chiam\w+|rivolg\w+|scriv\w+|telefon\w+|invi\w+)\b"
            r"|\b(?:contattare|rivolgersi|chiamare)\b[^.!?]{0,80}\b(?:urgen|assenza)"
            r"|\bper\s+(?:urgenze|qualsiasi|qualunque|ogni|questioni|comunicazioni)\b[^.!?]{0,60}\b(?:contatt\w+"
            r"|chiam\w+|rivolg\w+|scriv\w+|telefon\w+|invi\w+|potete|pu[òo])"
            r"|\bsi\s+prega\s+di\s+(?:scrivere|contattare|inviare|inoltrare|rivolgersi)\b"
        ),
        "thanks": (
            r"^\W*(?:(?:buongiorno|buonasera|gentile|salve|ciao|spettabile)\w*[^\n]{0,40}\n\s*)?(?:grazie"
            r"|la\s+ringrazi\w+|vi\s+ringrazi\w+)\s+(?:per|di)\s+(?:la|il|averci|avermi|aver"
            r"|averl\w+)\b(?:\s+\w+){0,3}"
        ),
        "later": (
            r"\b(?:risponder[òo]|risponderemo|legger[òo]|ricontatter[òo])\b[^.!?]{0,70}\b(?:rientro|ritorno|appena"
            r"|prima\s+possibile|quanto\s+prima|presto)\b|\bal\s+mio\s+(?:rientro|ritorno)\b"
            r"|\bnon\s+appena\s+(?:rientr|torn|possibile)\w*"
            r"|\b(?:risponder[òo]|risponderemo)\s+(?:a\s+partire|dal|da|il|luned|marted|mercoled|gioved|venerd)"
        ),
        "unattended": (
            r"\b(?:casella|indirizzo|account)\b[^.!?]{0,50}\bnon\s+(?:[èe]"
            r"|viene)\s+(?:pi[ùu]\s+)?(?:\w+\s+)?(?:monitorat\w+|presidiat\w+|controllat\w+|lett\w+|attiv\w+)\b"
            r"|\b(?:casella|indirizzo|account)\b[^!?]{0,60}\bnon\s+[èe]\s+(?:pi[ùu]\s+)?(?:attiv|valid|monitorat"
            r"|presidiat|in\s+uso|utilizzat)\w*"
            r"|\b(?:casella|indirizzo|account)\b[^!?]{0,60}\b(?:disattivat|dismess|soppress)\w+"
        ),
        "gone": (
            r"\bnon\s+(?:lavor\w+|collabor\w+|fa\w*\s+parte)\s+pi[ùu]\b|\bha\s+lasciato\s+l'azienda\b"
            r"|\bnon\s+(?:[èe]|sono)\s+pi[ùu]\s+(?:in\s+(?:azienda|forza|servizio)|dipendente|attiv\w+"
            r"|alle\s+dipendenze|presso|un)\b"
            r"|\bnon\s+(?:lavor|fa|faccio|collabor|oper)\w*\s+pi[ùu]\b"
            r"|\bho\s+lasciato\s+(?:l'azienda|la\s+societ[àa]|lo\s+studio)\b|\bin\s+pensione\b"
            r"|\bnuovo\s+indirizzo\s+(?:e-?mail\s+|di\s+posta\s+)?[èe]\b"
            r"|\bha\s+(?:lasciato|cessato)\b[^.!?]{0,30}\b(?:azienda|societ[àa]|studio|servizio|collaborazione)\b"
        ),
        "received": (
            r"\babbiamo\s+ricevuto\s+(?:la\s+|il\s+)?(?:sua|suo|vostra|vostro|tua|tuo)\b|\b(?:richiesta|messaggio"
            r"|e-?mail|ticket)\s+[èe]\s+stat[oa]\s+(?:\w+\s+)?(?:ricevut|regist?rat|pres[oa]\s+in\s+carico|apert"
            r"|creat)"
            r"|\b(?:la\s+sua|la\s+vostra|la\s+tua|il\s+suo|il\s+tuo|il\s+vostro)\s+(?:richiesta|messaggio|mail"
            r"|e-?mail|segnalazione)\b[^.!?]{0,40}\b(?:ricevut|registrat|pres[oa]\s+in\s+carico|inoltrat)\w*"
            r"|\bconferm\w+\s+(?:la\s+)?(?:ricezione|ricevimento)\b"
            r"|\b(?:la\s+sua|la\s+vostra|la\s+tua|sua|vostra)\s+(?:segnalazione|richiesta"
            r"|comunicazione)\b[^!?]{0,40}\b(?:ricevut|registrat|pres[oa]\s+in\s+carico)\w*"
            r"|\bpres[oa]\s+in\s+carico\b"
        ),
        "within": (
            r"\bentro\s+\d+\s*(?:ore|giorni)|\bil\s+nostro\s+(?:team|staff)\b|\bnostro\s+operatore\b"
            r"|\b(?:un|uno\s+dei|un\s+nostro)\s+(?:nostr[oi]\s+)?(?:operator|consulent|collaborator|incaricat"
            r"|addett)\w*\b"
            r"|\b(?:al\s+pi[ùu]\s+presto|quanto\s+prima|nel\s+pi[ùu]\s+breve\s+tempo)\b"
            r"|\bsar[àa]\s+(?:gestita|evasa|presa\s+in\s+carico)\b"
            r"|\b(?:verr[àa]|sar[àa])\s+(?:ricontattat|contattat)\w+|\bservizio\s+clienti\b"
        ),
        "ticket": (
            r"\b(?:ticket|richiesta|pratica|riferimento)\s*(?:n[.°º]?"
            r"|numero)?\s*(?:[èe])?\s*[:#]?\s*#?[A-Z]{0,6}-?\d{3,}"
            r"|\b(?:segnalazione|protocollo)\b[^.!?\n]{0,15}\d{3,}"
        ),
        "formal": (
            r"\b(?:attualmente|al\s+momento|in\s+questo\s+momento)\b|\b(?:si\s+prega\s+di|vi\s+prego\s+di"
            r"|la\s+prego\s+di)\b"
            r"|\brientrer[òo]\s+in\s+(?:ufficio|sede|servizio)\b"
            r"|\bci\s+scusiamo\b|\bmi\s+scuso\s+per\s+(?:il|l')|\bgrazie\s+per\s+la\s+comprensione\b"
            r"|\bsi\s+(?:informa|comunica|avvisa)\b|\bin\s+questo\s+periodo\b|\bsar[òo]\s+assente\b"
        ),
        "reach_me": r"\b(?:mi\s+chiami|chiamami|mi\s+richiami)\b",
        "person": (
            r"\b(?:ero|eravamo|sono\s+(?:appena\s+)?(?:tornat|rientrat)\w+)\b|\b(?:s[iì],|certo|perfetto|va\s+bene"
            r"|d'accordo|possiamo|potremmo|pu[òo]|potrebbe|puoi|vorrei|vorremmo|mi\s+(?:interessa|piacerebbe|va)"
            r"|ci\s+(?:interessa|vediamo|piacerebbe|sentiamo)|interessat\w+|mia\s+moglie|mio\s+marito|(?:la|questa"
            r"|una)\s+(?:casa|visita|proposta)|l'(?:appartamento|offerta|appuntamento)|il\s+(?:prezzo|rogito"
            r"|mutuo)|ma|per[òo]|la\s+(?:chiamo|richiamo)|mi\s+(?:chiami|richiami)|quindi|allora)\b"
            r"|\b(?:ci\s+(?:piace|vediamo|pensiamo|va)|mi\s+piace|piaciut[oa]|faccio\s+sapere|le\s+faccio"
            r"|ti\s+(?:faccio|chiamo|richiamo)|appena\s+(?:rientro|torno|possiamo)|stasera|domani\s+(?:mattina|sera)"
            r"|posso\s+(?:venire|vedere)|mia\s+(?:madre|figlia|sorella)|mio\s+(?:padre|figlio|fratello)"
            r"|nostr[oa]\s+(?:banca|figli\w+)|non\s+(?:mi|ci)\s+interessa|quanto\s+(?:costa|sono)"
            r"|ancora\s+disponibile|quello\s+con|quella\s+con|no\s+grazie|sto\s+cercando|cerchiamo)\b"
            r"|\bti\s+(?:rispondo|scrivo|dico|confermo)\b"
            r"|\b(?:sempre|ancora)\s+interessat\w+"
            r"|\bla\s+(?:contatt|cerch|chiam|sent|richiam)er[òo](?!\w)"
        ),
        "home": (
            r"\b(?:appartament[oi]|cas[ae]|terrazz[oa]|balcone|giardino|box|cantina|garage|posto\s+auto|camer[ae]"
            r"|bagn[oi]|cucina|ascensore|visit[ae]|visitare|mutuo|rogito|caparra|spese\s+condominiali"
            r"|metri\s+quadr\w+|mq|affitto|proprietari[oa]|planimetri[ae]|quartiere|immobil[ei])\b"
        ),
    },
)
