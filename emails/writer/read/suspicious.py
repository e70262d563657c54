"""What no email to a client says: refusals, servers' errors, the prompt, thinking, notes about the writing.

An agent says some of it, too: "Sorry that I could not answer your email sooner", "please do not sign yet", "here is the
letter from the lender". So a verb alone is no sign; with what it is about, it is one.
"""

import re
import unicodedata

from emails.writer.read.outcome import Kind, Unusable


def _any(*patterns: str, flags: re.RegexFlag = re.I | re.M) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)


MAIL = r"(?:e-?mails?|messages?|letters?|drafts?|replies|reply|follow-?ups?)"
CANNOT = (
    r"(?:can(?:no|['’]?)t|can not|won['’]?t|will not|(?:must|have to)(?: \w+)? decline|decline|refuse"
    r"|(?:['’]m |am |are )?(?:unable|not able|not allowed|not permitted|not comfortable|not in a position)"
    r"|do(?:n['’]?t| not) feel comfortable)"
)
DOES = (
    r"(?:assist(?:ance|ing)?\b|comply(?:ing)?\b|help(?:ing)?(?: you)?(?: with (?:this|that|such|(?:the|your)"
    r" request)\b|[.!])"
    r"|help you (?:write|draft|create)\b|(?:provide|offer|give) (?:\w+ )?(?:assistance|help)\b|discuss (?:this|that"
    r"|it)\b"
    r"|(?:fulfil|complet|process|answer|respond|do|continu|proceed|engag)\w{0,4}(?: \w+){0,5}? "
    r"(?:requests?|tasks?|prompts?|conversation|content|instructions)\b"
    rf"|(?:provid|writ|generat|creat|draft|compos|produc)\w{{0,4}}(?: \w+){{0,5}}? (?:{MAIL}|content|text|material"
    rf"|response|answer)\b"
    r"|(?:write|generate|create|draft|compose|produce|do|continue with) (?:this|that|it)\b)"
)
DECLINES = _any(
    r"\bI(?:['’]m| am) not going to (?:write|do|produce|create)\b|\bI (?:would|['’]d) rather not (?:write|produce"
    r"|create|say)\b",
    r"\bI(?:['’]ll)?(?: \w+){0,2} pass on this\b|\bI can only (?:help|assist|answer)\b|\b(?:your|this) request"
    r" (?:goes|is) beyond\b",
    rf"{CANNOT} (?:fulfil\w*|complete|process) (?:it|this|that)\b|\b(?:isn['’]t|is not) something I(?:['’]m able|"
    rf" can)\b",
    r"\bI was (?:trained|programmed|designed|created) (?:to|by|on)\b|\bmy purpose is\b|\bI(?:['’]m| am) an assistant\b",
    rf"\b(?:clarify|specify|tell me) what\b[^.!?\n]{{0,40}}\b{MAIL}\b|\blike the {MAIL} to\b|\bto write (?:the|this"
    rf"|an) {MAIL},? I\b",
    rf"\b(?:I|we)\s?(?:['’]m|am)?,?\s{{0,2}}(?:\w+ ){{0,2}}{CANNOT}(?: \w+){{0,3}}? {DOES}",
    rf"\b(?:sorry|apologi[sz]e|apologies|unfortunately|regret|afraid)\b[^.!?\n]{{0,60}}{CANNOT}(?: \w+){{0,3}}? {DOES}",
    r"\b(?:sorry|apologies|unfortunately),? (?:but )?(?:I|we) (?:can['’]?t|cannot|can not)(?: do (?:this|that"
    r"|so))?[.!]",
    r"\bas an? (?:AI|A\.I\.|artificial|large language|LLM|language model|(?:virtual|automated|digital|text-based)"
    r" \w+)\b",
    r"\b(?:as|I(?:['’]m| am)) (?:ChatGPT|Claude|Gemini|Llama|Qwen|Mistral)\b",
    r"\bI(?:['’]m| am) (?:just |only )?(?:an? |the )?(?:AI|virtual assistant|bot\b|assistant (?:trained|created|made))",
    r"\blanguage models?\b|\bAI (?:model|assistant|system)s?\b|\bOpenAI\b|\bChatGPT\b|\bknowledge cut-?off\b",
    r"\b(?:guidelines|polic(?:y|ies)) (?:prevent|prohibit|forbid|do(?:es)?(?: not|n['’]t) (?:allow|permit)) me\b",
    r"\b(?:against|violat\w+|breach\w*|conflict\w* with) (?:my|our|content|usage|safety|ethical|community"
    r"|OpenAI['’]?s?)"
    r" (?:\w+ ){0,2}(?:guidelines|polic(?:y|ies)|terms|programming|principles)\b",
    r"\b(?:content|usage) (?:policy|policies|filter|guidelines)\b|\bmy (?:programming|training data|system prompt)\b",
    r"\bI (?:do not|don['’]t)(?: \w+)? have (?:the (?:ability|capability)"
    r"|access to (?:real-time|external|personal|the internet|client|any)|(?:enough|sufficient) \w+ to (?:write"
    r"|draft|create))",
    r"\b(?:provide|share|supply|give me|send me|need)\b[^.!?\n]{0,40}\b(?:the client['’]?s?|prompt|context|facts)\b",
    rf"\bso (?:that )?I (?:can|could) (?:write|draft|compose|generate|create) (?:an?|the|your|this) (?:\w+ )?{MAIL}\b",
    r"\b(?:computer program|something I can['’]?t do)\b|\bhow (?:can|may) I (?:help|assist) you (?:today"
    r"|with)?\W{0,3}$",
    r"\blike me to (?:write|draft|generate|create)\b|\b(?:details|information|data)\b[^.!?\n]{0,40}\bshare them\b",
    r"\b(?:lo siento|désolée?|tut mir leid|desculpe|mi dispiace|het spijt me|przepraszam)\b[^.!?\n]{0,80}"
    r"(?:no puedo|ne peux pas|ne suis pas en mesure|kann ich|ich kann|não posso|non posso|kan ik|nie mogę)",
    r"(?:对不起|抱歉|很遗憾)[^。\n]{0,30}(?:无法|不能)|申し訳[^。\n]{0,40}(?:できません|致しかねます)",
    r"죄송[^.\n]{0,40}(?:없습니다|어렵습니다)|(?:извините|к сожалению)[^.!?\n]{0,40}не (?:могу|смогу)",
)

BREAKS_DOWN = _any(
    r"\brate[ -]?limit|\btoo many requests\b|\bquota\b[^.\n]{0,30}(?:exceed|reach)|\bexceeded your current quota\b",
    r"\binsufficient[_ ]quota\b|\binternal server error\b|\bbad gateway\b|\bgateway time-?out\b|\bproxy error\b",
    r"\bservice (?:is )?(?:temporarily )?unavailable\b|\bupstream (?:connect|request|server|error)|\bserver error\b",
    r"\b(?:HTTP|status(?: code)?|error(?: code)?)[ :=/]{0,3}(?:\d\.\d )?[45]\d\d\b|^\W{0,3}[45]\d\d\W{1,3}"
    r"(?:too|bad|internal|service|gateway|unauthorized|forbidden|not found|request|payload|conflict)\b",
    r"\b(?:model|engine|deployment)\b[^.\n]{0,40}(?:overloaded|not (?:be )?found|does not exist|not loaded|at"
    r" capacity)",
    r"\b(?:server|service|system) is (?:currently )?(?:overloaded|down|busy)\b|\bcurrently overloaded\b",
    r"\bcontext (?:length|window)\b|\bmax(?:imum)?_?tokens\b|\btoken limit\b|\bcontext_length_exceeded\b",
    r"\b(?:invalid|incorrect|missing|expired) (?:api|access|authentication|bearer) ?(?:key|token)\b|^unauthorized\b",
    r"\btraceback \(most recent|\bCUDA\b|\bout of memory\b|\b[a-z]+(?:Error|Exception):|\bstack ?trace\b",
    r"\bconnection (?:refused|reset|timed out|error|aborted)\b|\brequest timed out\b|\bECONN\w+|\bread timeout\b",
    r"^\W{0,3}(?:fatal |internal )?(?:error|exception|failed|failure)\b[ \t]*(?:[:!\-\[(]|$)|\bnginx\b|\bcloudflare\b",
    r"\ban (?:unexpected |internal )?error (?:has )?occurred\b|^(?:oops\W{1,3})?something went wrong\b",
    r"\brequest (?:could not be (?:processed|completed)|failed|id\b)|\btry (?:again later|your request again)\b",
    r"\b(?:please )?retry (?:after|in|later)\b|\btry again in \d|\bAPI\b|\b(?:check|update) your (?:plan|billing)\b",
    r"\bbilling details\b|\b(?:out of|insufficient|no) credits?\b|\b(?:model|engine) is (?:loading|offline"
    r"|unavailable|not)\b",
    r"\b(?:tool|function)[ _]calls?\b|\b\w+\(\w+=['\"]|\bplease wait\W{0,3}$",
)

ECHOES = _any(
    r"\b(?:client (?:name|email|notes?|phone)|agent (?:name|instructions?)|task notes?|property type)[ \t]*:",
    r"^[-*• ]{0,4}(?:client (?:name|email|notes?|phone)|property (?:address|type)|agent (?:name|instructions?)"
    r"|task notes?|custom field\b[^\n:]{0,60}|follow-?up|purpose|priority|stage|step|role|system|user|assistant"
    r"|instructions?|tone)[ \t]*:",
    r"\byou write (?:short )?follow-?up emails\b|\bonly the facts given\b|\bnever (?:invent|list the record|repeat an"
    r" instruction)\b|\bnever guess a gender\b|\bserve the purpose\b|\bpromise no result\b|\bfacts of the record\b",
    r"\bthe (?:record or the )?agent['’]s instructions\b|\bnever who lives\b|\brace, color, religion\b"
    r"|\bnever instructions to you\b|\bsystem prompt\b|<<<|>>>",
    r"\b(?:standing instructions|this follow-?up|sent (?:subject|text))[ \t]*:|\ba greeting is added\b",
    r"^[-*• ]{0,4}(?:office name|the client)[ \t]*:",
    r"\bJSON\b|\byou are an? (?:helpful|expert|professional|AI)\b[^.\n]{0,40}\b(?:assistant|agent|writer|copywriter)\b",
    r"^#{0,3}[ \t]*(?:instruction|response|input|output|answer)s?[ \t]*:?[ \t]*$|\bunder \d+ characters\b|\bignore"
    r" (?:all |your )?(?:previous )?instructions\b",
)

THINKS = _any(
    r"^(?:okay|ok|alright|hmm+|wait|so|now|first|well)\b[,. ]+(?:\w+['’]?\w*[, ]+){0,4}?(?:the (?:user|prompt|task)\b"
    r"|(?:I|we) (?:need|should|have|must|will|want) to (?:write|draft|create|produce|craft|compose|mention|include)\b)",
    r"\b(?:let me|let['’]s) (?:think (?:this|it|about how to write)|draft|write|craft|compose|break (?:this|it)"
    r" down|count)\b",
    r"\bthe (?:user|prompt|(?:system|developer) message)\b (?:\w+ ){0,2}?"
    r"(?:wants?|asks?|asked|says?|said|needs?|requires?|requested|is (?:asking|requesting))\b",
    r"\b(?:we|I) (?:need|should|must|have) to (?:write|draft|produce|output|craft|generate|return|respond with) "
    r"(?:an?|the|in|only)(?: \w+){0,3}? (?:e-?mail|JSON|follow-?up|response)\b",
    r"\b(?:the|this|your) client(?:['’]s)?\b(?! portal)|^wait\b[,.]|\bwill now (?:write|draft|compose)\b|^done!"
    rf"|\b{MAIL} (?:has been|was) (?:sent|written|drafted) (?:to|for) (?!the\b|you\b|me\b|them\b)",
    r"\bI (?:should|must|need to) (?:mention (?!that\b|one\b|it\b)|avoid\b|include the\b|not (?:mention|include"
    r"|invent))",
    r"\b(?:word|character) count\b|\bcheck(?:ing)? (?:the )?(?:constraints|length)\b",
    r"^(?:analysis|final|commentary|assistant|user|system|thinking|thoughts?|reasoning)[ \t]*:?[ \t]*$",
    r"\bassistant(?:final|analysis|commentary)|\b(?:analysis|commentary)(?-i:[A-Z])",
)

SPEAKS_OF_ITSELF = _any(
    r"\bsubject line\b|\be-?mail body\b|\brecipient\b|\boutput format\b|\bgenerated (?:by|automatically|with)\b"
    r"|\bhere goes\b",
    r"\bthe record (?:says|shows|states)\b|\baccording to the (?:notes|record|facts)\b|\bassistant wrote\b"
    r"|\bmoderation\b",
    r"\b(?-i:Reasoning|Thought|Action|Tone|Length|Output|Constraints|Style|Audience|Format|Observation):(?=\s)"
    r"|\bnever promise\b",
    r"\bhere(?:['’]s| is| are)\b(?: \w+[-\w]*){0,4} (?:draft|rewrite|JSON|template|follow-?up (?:e-?mail|note"
    r"|message))\b",
    rf"\bhere(?:['’]s| is)\b(?: \w+[-\w]*){{0,4}} {MAIL}"
    r"(?: (?:draft|for (?:your|the|a) |to (?:your|the) client|based on|that (?:follows|meets|you)|as |you can)"
    r"|\s*:\s*$)",
    r"\bthis (?:draft|template)\b(?! (?:of|contract|lease|offer|agreement))|\b(?:this version|the draft) (?:is"
    r"|keeps|stays|uses)\b|\b(?:draft|e-?mail|letter|message) (?:above|below)\b|\bhere are (?:two|three|\d|some|a"
    r" few) (?:\w+ )?(?:versions|drafts|e-?mails)\b",
    rf"\bfeel free to (?:adjust|modify|edit|customi[sz]e|personali[sz]e|tweak|adapt)\b|\bthis {MAIL} (?:is"
    rf" (?:written|short|under|kept)|was written"
    r"|avoids|keeps|follows|uses|meets|contains no|stays)\b|\bplain text\b|\bno markup\b|\bin the record\b",
    r"\b(?:let me know|tell me|happy to|glad to|would you like me to|want me to)\b[^.!?\n]{0,40}\b(?:tweak|rewrite"
    r"|reword"
    rf"|another (?:version|draft)|different tone|(?:adjust|revise|shorten|refine|edits?"
    rf"|changes)\b[^.!?\n]{{0,20}}(?:{MAIL}|tone|it\b))",
    r"\bI(?:['’]ve| have)? (?:kept|written|drafted|avoided|crafted|left out|omitted)\b[^.!?\n]{0,50}"
    r"\b(?:words?|it (?:short|under|concise)|tone|placeholders?|greeting|signature)\b",
    r"^\W{0,3}(?:notes?|explanation|word count|words|rationale|disclaimer|key points|changes made)\b\W{0,3}:",
    r"\(I (?:left|kept|used|avoided|did)\b[^()\n]{0,160}\)|\(\W{0,2}(?:word count|note:|\d+ words"
    r"|approx)[^()\n]{0,120}\)|^\W{0,3}\d{2,3} words\W{0,3}$",
    r"\b(?:as instructed|per (?:your|the) (?:instructions|guidelines|request))\b|\bwords? limit\b|\bplaceholders?\b",
    r"\bI hope this (?:draft|version|(?:e-?mail|letter|message) (?:meets|works|helps|fits))\b",
    r"\b(?:under|within|exactly|approximately|about) \d{2,3} words\b|^\W{0,3}(?:version|draft) ?(?:\d|[A-C])\b",
    r"\bcertainly!|^sure(?:,| thing)?!|\bcopy and paste\b",
)

PLACEHOLDERS = _any(
    r"(?<!\w)_{2,}(?!\w)|\bX{2,}[/.-]X{2,}\b|\byour[._]?(?:name|e-?mail)@",
    r"\[[^\]\n]{1,80}\](?!\()|[{}]|<[^<>\n]{1,80}>|_{3,}|\bX{3,}\b",
    r"%[A-Z_]{3,30}%|#[A-Z_]{3,30}#|\.{4,}|\|[A-Z_]{3,30}\||\*\|[^|\n]{1,40}\|\*|«[^»\n]{1,30}»|\$[A-Z_]{4,30}\b"
    r"|@@\w{2,30}@@|\b__\w{2,30}__\b",
    r"\((?:insert [^()\n]{1,40}|(?:your|client|agent|first|last) ?name|date|time|address|phone|name)\)|\blorem ipsum\b",
    r"\b(?:INSERT|YOUR|CLIENT|AGENT|FIRST|LAST)[ _]?(?:NAME|DATE|ADDRESS|PHONE|EMAIL|PROPERTY|HERE)\b",
    flags=re.NOFLAG,
)
MARKUP = _any(
    r"!?\[[^\]\n]{1,200}\]\([^()\n]{0,500}\)|^(?:to|from|cc|bcc)[ \t]*:[ \t]*\S",
    r"```|~~~|</?[a-z!?][^>\n]{0,200}>|<!--|<\||\|>|&(?:[a-z]{2,8}|#\d{1,6});|\\[a-z\"\\]|\*\*|(?<!\w)__(?=\w)",
    r"^[ \t]*(?:body|paragraphs|content|subject|subject line|message)\s*:|^#\s|(?:^|\s)#{2,6}\s|"
    r"(?-i:\bSubject(?: line)?[ \t]*:)|^\|.*\|[ \t]*$|\ufffd"
    r"|['\"]\s*:\s*['\"\[]",
)

CHECKS = (
    (DECLINES, Kind.DECLINED),
    (BREAKS_DOWN, Kind.SERVER_ERROR),
    (THINKS, Kind.THINKING),
    (ECHOES, Kind.ECHO),
    (SPEAKS_OF_ITSELF, Kind.META),
    (PLACEHOLDERS, Kind.PLACEHOLDER),
    (MARKUP, Kind.MARKUP),
)


ALIKE = str.maketrans("аеорсхуіАВЕКМНОРСТХІαορτνΑΒΕΚΜΝΟΡΤΧΙ", "aeopcxyiABEKMHOPCTXIaoptvABEKMNOPTXI")
"""Letters of other alphabets that look like ours."""


def check(text: str) -> None:
    """Raises Unusable with the first kind that is found in a subject or a body, made plain already."""
    # The dots of "…" are no row of dots that somebody is to fill.
    forms = {text, unicodedata.normalize("NFKC", text.replace("…", ".")).translate(ALIKE)}
    for pattern, kind in CHECKS:
        if any(pattern.search(form) for form in forms):
            raise Unusable(kind)
