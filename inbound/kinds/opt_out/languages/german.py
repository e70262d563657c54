from inbound.kinds.opt_out.phrase import language

MAIL = (
    r"(?:e-?mails?|mails?|nachrichten?|newsletters?|werbung|werbemails?|post|spam|infos|informationsmails?|zuschriften|"
    r"rundmails?|werbe-e-?mails?)"
)
LIST = (
    r"(?:(?:ihrer|ihrem|ihren|deiner|deinem|eurer|eurem|der|dem|den|dieser|diesem|diesen|allen) )?"
    rf"(?:(?:e-?mail-?|mail-?|newsletter-?|kunden-?|kontakt-?|werbe-?)?(?:liste|listen|verteiler|verteilern|"
    rf"verteilerliste|datenbank|kartei|mailingliste|datei)|mailing-?liste|newsletter|kontakten|adressbuch|{MAIL})"
)
TAIL = (
    r"(?:,? (?:bitte|danke|vielen dank|sofort|umgehend|mehr|heraus|raus|wieder|in zukunft|kunftig|zukunftig|ab "
    r"sofort))*"
)
GIVE = r"(?:schick\w*|send\w*|zusend\w*|zuschick\w*|schreib\w*|erhalt\w*|bekomm\w*|empfang\w*|zukommen lassen|haben)"
OUT = r"(?:nehm\w*|nimm|streich\w*|entfern\w*|losch\w*|trag\w*|lass\w*|herausnehm\w*|werf\w*)"

LANGUAGE = language(
    commands="""
        stopp, abmelden, abmeldung, abbestellen, abbestellung, austragen, austragung, bitte abmelden,
        bitte austragen, bitte abbestellen, newsletter abbestellen, newsletter abmelden, bitte loschen,
        keine mails mehr, keine e-mails mehr, bitte keine mails mehr, bitte keine e-mails mehr, abmelden bitte,
        keine weiteren mails, keine weiteren e-mails, bitte stoppen, stop bitte, stopp bitte, bitte stopp
    """,
    phrases=[
        rf"{OUT}(?: (?:sie|ihr))?(?: bitte)?(?: mich| uns| meine (?:adresse|e-?mail-?adresse|mailadresse|daten)| "
        rf"diese adresse)?(?: bitte| sofort| umgehend)* (?:aus|von) {LIST}{TAIL}",
        rf"(?:mich|uns|meine (?:adresse|e-?mail-?adresse|mailadresse|daten))(?: bitte| sofort| umgehend)* (?:aus|"
        rf"von|vom) {LIST}"
        rf"(?: bitte)?(?: zu)? ?(?:heraus|raus|aus)?(?:nehmen|streichen|entfernen|loschen|austragen|zutragen|"
        rf"abmelden|abzumelden){TAIL}",
        rf"(?:aus|von) {LIST} (?:bitte )?(?:zu )?(?:genommen|gestrichen|entfernt|geloscht|abgemeldet) (?:werden|zu "
        rf"werden){TAIL}",
        rf"(?:vom|von|aus) {LIST} (?:wieder )?(?:abmelden|austragen|abzumelden|auszutragen){TAIL}",
        rf"(?:melden|tragen|meldet|melde|trag) (?:sie )?(?:mich|uns)(?: bitte)?(?: (?:von|vom|aus) {LIST})?(?: "
        rf"bitte)? (?:ab|aus){TAIL}",
        rf"(?:newsletter|e-?mails|mails|abo) (?:bitte )?(?:abbestellen|abmelden|abzubestellen|kundigen){TAIL}",
        rf"(?:schick|send|schreib)\w*(?: sie)?(?: mir| uns)?(?: bitte)? (?:keine|nie)(?: (?:weiteren|weitere|"
        rf"solchen))? ?{MAIL}?(?: mehr| wieder)?{TAIL}",
        rf"(?:keine|nie)(?: (?:weiteren|weitere|solchen|solche|ihrer|dieser|derartigen|werblichen))? {MAIL}"
        rf"(?: (?:mehr|von ihnen|dieser art|an mich|an diese adresse))*(?: {GIVE}){TAIL}",
        rf"(?:bitte )?keine (?:weiteren )?{MAIL} mehr(?: an (?:mich|diese adresse))?{TAIL}",
        rf"(?:schreib\w*|kontaktier\w*|mail\w*|belastig\w*)(?: sie)?(?: mir| mich| uns)(?: bitte)? (?:nicht|nie) "
        rf"(?:mehr|wieder){TAIL}",
        rf"(?:nicht|nie) (?:mehr|wieder|weiter) (?:von ihnen )?(?:kontaktiert|angeschrieben|belastigt) (?:werden|"
        rf"zu werden){TAIL}",
        rf"hor\w*(?: sie)?(?: bitte)? auf,? (?:mir|mich|uns) (?:[\w-]+ ){{0,3}}zu (?:schreiben|schicken|senden|mailen|"
        rf"kontaktieren|belastigen){TAIL}",
        rf"stopp?(?:en)?(?: sie)?(?: bitte)? (?:die|alle|diese|ihre) {MAIL}{TAIL}",
        rf"^(?:bitte )?keine (?:weiteren|weitere) {MAIL}{TAIL}",
        rf"(?:bitte )?(?:nicht|nie) (?:mehr|wieder) (?:kontaktieren|schreiben|anschreiben|mailen){TAIL}",
        rf"(?:losch\w*|entfern\w*)(?: sie)?(?: bitte)?(?: alle)? meine (?:personlichen |personenbezogenen )?"
        rf"(?:daten|e-?mail-?adresse|mailadresse){TAIL}",
        rf"loschung meiner (?:personlichen |personenbezogenen )?(?:daten|e-?mail-?adresse){TAIL}",
        rf"(?:lassen sie|lasst|lass) mich (?:bitte )?in ruhe{TAIL}",
    ],
    ends=r"und|oder|da|weil|denn|danke|vielen|wir|ich|mit|sonst|gruss|grusse|mfg|lg|aber|viele|besten|bitte",
    refused=r"\b(?:nicht|noch nicht)(?: (?:bitte|sie))*",
)
