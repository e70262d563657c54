from inbound.kinds.opt_out.phrase import language

WHOSE = (
    r"(?:(?:your|ur|this|the|these|those|all|any|every|all of your|all your|any of your|all of these|all future|"
    r"any future|any and all|future|further) )?"
)
OF_WHAT = (
    r"(?:(?:e-?mail|e-?mailing|mailing|mail|contacts?|distribution|marketing|subscribers?|subscription|newsletter|drip|"
    r"client|customer|prospect|leads?|property|listings?|alerts?|spam|company'?s?|automated|auto|automatic|"
    r"real estate|realtor|daily|weekly|monthly|unsolicited|promotional|follow-?up|group|call) ){0,3}"
)
THINGS = (
    r"(?:e-?mails?|e-?mailings?|mails?|mailings?|messages?|newsletters?|spam|junk|stuff|crap|communications?|"
    r"correspondence|solicitations?|campaigns?|drips?|follow-?ups?|notifications?|alerts)"
)
LISTS = (
    rf"{WHOSE}{OF_WHAT}(?:lists?|list-?serve?|data ?base|records|system|crm|rolodex|distribution|subscriptions?|"
    rf"contacts|files?|sequence|chain|thread|{THINGS})(?: of yours)?"
)
ME = (
    r"(?:me|us|my (?:name|e-?mail|e-?mail address|address|info|information|contact|contact info|contact information|"
    r"contact details|details|data|wife|husband)|this (?:e-?mail|address|e-?mail address)|\S+@\S+)"
)
TAIL = (
    r"(?:,? (?:please|pls|plz|thanks|thank you|thx|ty|asap|a\.?s\.?a\.?p|now|immediately|today|right away|right now|"
    r"at once|permanently|as soon as possible|again|any ?more|any longer|further|ever|ever again|in (?:the )?future|"
    r"going forward|from now on|at all|period|already|altogether|completely|effective immediately))*"
)
AGAIN = (
    r"(?: (?:again|any ?more|any longer|further|ever again|in (?:the )?future|going forward|from now on|at all|period)"
    r"(?: please)?)"
)
ASKS = r"(?:want|like|wish|need|prefer|ask|have asked|asked|request|am asking|demand)(?: you)?"
SENDS = r"(?:e-?mail|contact|message|write(?: to)?|spam|bother|solicit|pester|harass)"
SENDING = r"(?:e-?mailing|mailing|contacting|messaging|writing(?: to)?|spamming|bothering|harassing|pestering|bugging)"

LANGUAGE = language(
    commands="""
        stop, stop all, stopall, stop it, stop this, stop now, stop please, please stop, stop emails,
        stop email, stop emailing, stop mail, stop mailing, stop messages, stop sending, unsubscribe,
        un-subscribe, unsubscribe me, unsubscribe please, please unsubscribe, please unsubscribe me, unsub,
        unsubscribe all, remove, remove me, please remove, please remove me, remove me please, opt out,
        opt-out, optout, opt me out, remove from list, remove from mailing list, remove my email, take me off,
        no more emails, no more email, do not contact, do not email, cease and desist, unsubscribe request,
        request to unsubscribe, email unsubscribe request, list-unsubscribe
    """,
    phrases=[
        rf"(?:remove|take|delete|drop|scratch|strike|get|unsubscribe|unsub|exclude) {ME},?(?: please)?"
        rf"(?: off| from| out| out of| off of| off from) {LISTS}{TAIL}",
        rf"(?:please|pls|plz|kindly|just) (?:remove|delete|unsubscribe|un-subscribe|unsub) {ME}{TAIL}",
        rf"(?:please|pls|plz|kindly|just) take me off{TAIL}",
        rf"(?:can|could|would|will) you (?:please )?(?:unsubscribe|opt) (?:me|us)(?: out)?"
        rf"(?: from (?:{LISTS}|this|these|everything))?{TAIL}",
        rf"(?:can|could|may) (?:i|we) (?:please )?be (?:removed|taken off|unsubscribed)(?:,? (?:from|off))?"
        rf"(?: {LISTS})?{TAIL}",
        rf"(?:request|ask|want|like)(?: that)?(?: you)?(?: to)? (?:delete|erase|remove) (?:all )?my (?:personal )?"
        rf"(?:data|information|details){TAIL}",
        rf"^(?:(?:hi|hello|hey|thanks|ok|yes|no|sorry)\b[^.]{{0,30}} )?(?:unsubscribe|remove me|take me off){TAIL}",
        rf"(?:please|pls|plz|kindly) (?:un-?subscribe|opt-? ?out){TAIL}",
        rf"^(?:unsubscribe|opt-? ?out)(?: {ME})?(?: (?:from|of) {LISTS})?{TAIL}",
        rf"(?:please|pls|kindly) unsubscribe from {LISTS}{TAIL}",
        rf"(?:i|we)(?:'d| would| do)?(?: just| really| now)?(?: like| {ASKS})? to (?:unsubscribe|opt-? ?out|"
        rf"be (?:removed|taken off|unsubscribed|deleted|excluded))(?:,? (?:from|of|off))?(?: {LISTS})?{TAIL}",
        rf"(?:i|we)(?:'m| am|'re| are) (?:unsubscribing|opting out)(?: (?:from|of) {LISTS})?{TAIL}",
        rf"(?:how (?:do|can|would|could) (?:i|we)|(?:i|we) (?:can't|cannot|want to|would like to|'d like to|need to)) "
        rf"(?:unsubscribe|opt-? ?out|get off)(?: (?:from|of))?(?: {LISTS})?{TAIL}",
        rf"how (?:do|can|would|could) (?:i|we) (?:stop|cancel) (?:receiving |getting )?{LISTS}{TAIL}",
        rf"^enough (?:with |of )?(?:the |these |your ){THINGS}(?: already)?",
        # At the end of a sentence alone: “… any more listings on Oak Street” is a wish.
        r"(?:do not|don't|dont) send (?:me|us) (?:any ?more|any|more) (?:listings?|homes|houses|properties|info|"
        r"information|stuff)(?: please)?(?=\s*(?:$|[.!]))",
        rf"opt (?:me|us) out(?: (?:from|of) {LISTS})?{TAIL}",
        rf"(?:stop|quit|cease|discontinue) {SENDING}(?: (?:me|us|my wife|my husband))?(?: with {LISTS})?{TAIL}",
        rf"(?:stop|quit|cease|discontinue)(?: with)?(?: sending)?(?: (?:me|us))?(?: (?:any|all|all of|more|these|"
        rf"this|those|your|the|so many|future|further|automated|marketing|unsolicited|daily|weekly))*"
        rf" (?:{THINGS}|this|these|them|it)(?: to (?:me|us|this (?:e-?mail|address)))?{TAIL}",
        rf"(?:do not|don't|dont|never) {SENDS} (?:me|us)(?: with {LISTS})?{AGAIN}+",
        # A bare one ends the sentence: what follows a comma may be “call me instead”.
        rf"(?:do not|don't|dont|never) {SENDS} (?:me|us)(?: please)?(?=\s*(?:$|[.!]))",
        rf"(?:do not|don't|dont|never) send (?:me|us)?(?: ?(?:any|any more|anymore|more|these|your|such|further|"
        rf"marketing|unsolicited))* {THINGS}(?: to (?:me|us))?{TAIL}",
        rf"(?:do not|don't|dont|never) send (?:me|us) (?:anything|stuff)(?: else)?{AGAIN}+",
        rf"^(?:please,? )?no more (?:of )?(?:these |your |marketing )?{THINGS}(?: from you)?{TAIL}",
        rf"(?:(?:no longer|do not|don't|dont|not|never) (?:(?:wish|want|care|need|like) to|(?:be )?interested in)|"
        rf"(?:prefer|rather) not(?: to)?) (?:receive|receiving|get|getting|be sent|be e-?mailed)"
        rf"(?: (?:any|any more|anymore|these|this|those|your|more|further|future|such|of|all|marketing))* {THINGS}"
        rf"(?: from (?:you|your \w+|this \w+))?{TAIL}",
        rf"(?:no longer|do not|don't|dont|never) (?:wish|want|care|like) to (?:hear from|be contacted by|be "
        rf"e-?mailed by) (?:you|your \w+)(?: (?:guys|people|all))?{TAIL}",
        rf"(?:no longer|do not|don't|dont|never) (?:wish|want|care|like) to be (?:contacted|e-?mailed|on "
        rf"{LISTS}){TAIL}",
        rf"(?:want|like|wish|love|prefer) (?:to be )?off(?: of)? {LISTS}{TAIL}",
        rf"(?:want|like|wish) to stop (?:receiving|getting) (?:these |your |all |any |more |this )*{THINGS}{TAIL}",
        rf"cancel (?:my|this|the|our) (?:e-?mail |newsletter )?subscription{TAIL}",
        rf"leave (?:me|us) alone{TAIL}",
        rf"lose my (?:e-?mail|e-?mail address|address|contact info|info){TAIL}",
    ],
    ends=r"and|or|as|because|since|i|i'm|i've|im|we|we're|we've|so|but|effective|regards|best|sincerely|"
    r"already|before|otherwise|if|this|thanks|thank|please|per|under|pursuant|it's|unless|not",
    refused=r"(?<!why )(?:(?:did|have|had) you|they(?: \w+)?|he|she|do not|don't|dont|never|not|no need|no reason|"
    r"\w+n't)(?: (?:ever|yet|please|even|just|want|want you|need|have|wish|mean|going|you|plan|intend))*(?: to)?"
    r"(?: please)?",
)
