from inbound.kinds.opt_out.phrase import language

MAIL = (
    r"(?:e-?mails?|mails?|messaggi|messaggio|newsletters?|posta|pubblicita|spam|comunicazioni|comunicazione|"
    r"nulla|niente)"
)
LIST = (
    r"(?:(?:vostra|vostro|vostre|vostri|sua|suo|tua|tuo|questa|questo|queste|questi|la|le) )?"
    rf"(?:(?:lista|liste|elenco|elenchi|database|archivio|rubrica|indirizzario)(?: (?:di (?:distribuzione|contatti|"
    rf"posta|"
    rf"invio|e-?mail)|e-?mail|contatti|indirizzi|clienti|mail))?|mailing list|mailing-list|iscrizione|contatti|{MAIL})"
)
FROM = r"(?:da|dal|dalla|dalle|dai|dagli|dall'|della|delle)"
TAIL = (
    r"(?:,? (?:per favore|per piacere|per cortesia|grazie|subito|immediatamente|mai piu|piu|in futuro|d'ora in poi))*"
)
DROP = r"(?:cancell|rimuov|togli|tolg|elimin|disiscriv|escludi|escludet|lev)"
SEND = (
    r"(?:inviat|invii?|inviar|mandat|mand|mandar|scrivet|scriva|scriver|contattat|contatt|contattar|disturbat|"
    r"spedit|spedisca|scriv|inviano|scrivano|mandino)[aeio]?"
)

LANGUAGE = language(
    commands="""
        basta, cancellami, cancellatemi, cancellazione, disiscrivimi, disiscrivetemi, disiscrizione,
        disiscriviti, annulla iscrizione, annullare iscrizione, rimuovimi, rimuovetemi, toglimi, toglietemi,
        basta email, basta mail, stop email, fermatevi, cancella iscrizione, disiscrivermi,
        richiesta di cancellazione
    """,
    phrases=[
        rf"{DROP}\w{{0,4}}(?:mi|temi|telo|ci)(?:,? per (?:favore|cortesia|piacere),?)? {FROM} ?{LIST}{TAIL}",
        rf"(?:mi|ci) {DROP}\w{{0,3}}(?:,? per (?:favore|cortesia|piacere),?)? {FROM} ?{LIST}{TAIL}",
        rf"{DROP}\w{{0,4}} (?:il mio (?:indirizzo|nome|contatto)(?: e-?mail)?|la mia (?:e-?mail|mail)|questo "
        rf"indirizzo|i miei dati) {FROM} ?{LIST}{TAIL}",
        rf"(?:essere|venire) (?:cancellat|rimoss|tolt|eliminat|disiscritt)[oaie] {FROM} ?{LIST}{TAIL}",
        rf"(?:disiscriv\w*|disiscrivermi|annullare (?:la mia )?(?:l')?iscrizione|cancellare la mia iscrizione|"
        rf"cancellarmi)(?: {FROM} ?{LIST}| alla {LIST})?{TAIL}",
        rf"(?:cancellatemi|cancellami|rimuovetemi|rimuovimi|toglietemi|toglimi),? (?:per favore|per cortesia|per "
        rf"piacere|grazie|subito){TAIL}",
        rf"non (?:mi )?{SEND}(?:mi|temi|ci)? (?:piu|altre|altri|mai piu)(?: (?:queste|altre|le vostre|nessuna|"
        rf"altri))* ?(?:{MAIL})?{TAIL}",
        rf"non (?:voglio|desidero|vorrei|intendo|desideriamo|vogliamo)(?: piu)? (?:ricevere|essere contattat[oaie])"
        rf"(?: (?:piu|altre|altri|le|le vostre|vostre|queste|questo tipo di|i|i vostri|vostri|nessuna))*(?: "
        rf"{MAIL})?(?: da (?:voi|parte vostra))?{TAIL}",
        rf"(?:smett\w*|finit\w*|piant\w*)(?:la|tela)? di (?:scriver|mandar|inviar|contattar|disturbar)(?:mi|ci)(?: "
        rf"(?:queste|le|le vostre|altre))*(?: ?{MAIL})?{TAIL}",
        rf"^basta(?: con)?(?: (?:le|queste|le vostre))? {MAIL}{TAIL}",
        rf"(?:cancellazione dei miei dati|cancell\w+ i miei dati)(?: personali)?{TAIL}",
        rf"(?:lasciatemi|mi lasci|lasciami) in pace{TAIL}",
    ],
    ends=r"e|o|perche|poiche|grazie|ho|abbiamo|cordiali|saluti|ma|in|non|sono|distinti|siccome|altrimenti",
    refused=r"\bnon(?: (?:mi|voglio|vogliamo|c'e bisogno di|serve))*",
)
