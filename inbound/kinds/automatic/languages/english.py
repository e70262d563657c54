from inbound.kinds.automatic.language import Language

ENGLISH = Language(
    code="en",
    common=(r"\b(?:the|and|is|you|to|of|for|my|your|will|be|we|i|in|it|on|this|with|are|not|have|at|i'm|am)\b"),
    months=(
        r"jan(?:uary|\b\.?)|feb(?:ruary|r?\b\.?)|mar(?:ch|\b\.?)|apr(?:il|\b\.?)|may|june?|july?|aug(?:ust|\b\.?)"
        r"|sep(?:tember|t?\b\.?)|oct(?:ober|\b\.?)|nov(?:ember|\b\.?)|dec(?:ember|\b\.?)"
    ),
    weekdays=(
        r"mon(?:day)?\b\.?",
        r"tue(?:s(?:day)?)?\b\.?",
        r"wed(?:nesday)?\b\.?",
        r"thu(?:rs?(?:day)?)?\b\.?",
        r"fri(?:day)?\b\.?",
        r"sat(?:urday)?\b\.?",
        r"sun(?:day)?\b\.?",
    ),
    between=r"(?:\s*,\s*|\s+(?:of|the)\s+(?:the\s+)?|\s+|-)",
    after_day=r"(?:\s?(?:st|nd|rd|th)\b)?",
    day_alone=r"the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)\b|(?<!\w)(?P<day2>\d{1,2})(?:st|nd|rd|th)\b",
    next_week=r"next|the\s+following",
    near={
        r"tomorrow": "in 1 day",
        r"(?:the\s+)?day\s+after\s+tomorrow": "in 2 days",
        r"(?:early\s+|at\s+the\s+beginning\s+of\s+|the\s+beginning\s+of\s+)?next\s+week": "next_week",
        r"in\s+(?:about\s+)?(?P<n>\w+)\s+days?(?:'\s*time)?": "in {n} days",
        r"in\s+(?:about\s+)?(?P<n>\w+)\s+weeks?(?:'\s*time)?": "in {n} weeks",
        r"in\s+(?:about\s+)?(?P<n>\w+)\s+months?(?:'\s*time)?": "in {n} months",
        r"for\s+the\s+next\s+(?P<n>\w+)\s+days": "in {n} days",
        r"for\s+the\s+next\s+(?P<n>\w+)\s+weeks": "in {n} weeks",
    },
    numbers={
        "a": 1,
        "an": 1,
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
    },
    back=(
        r"\b(?:be|am|is|are|i'm|'ll\s+be|coming|come|comes|get|getting|again)\s+back\b|\bback\s+(?:on|in|at|by"
        r"|to)\b|\bback\b(?!\s*(?:up|yard|door|ground))|\bre-?open(?:s|ing)?\b"
        r"|\b(?:return|returns|returning|returned|resume|resumes|resuming)\b|\bback\s*:?\s*$"
        r"|\b(?:available|reachable|in\s+the\s+office|at\s+work|online)\s+(?:again|from)\b|\bagain\s+(?:on"
        r"|from|as\s+of)\b|\b(?:reply|respond|answer|attend\s+to|get\s+back\s+to|be\s+in\s+touch"
        r"|reading\s+e?-?mails?)\b[^.]{0,60}\b(?:on|after)\b"
        r"|\b(?:i|and)\s+(?:will|shall)\s+(?:reply|respond|answer|write\s+back|get\s+back\s+to\s+you)\b"
    ),
    back_after=(
        r"\b(?:i\s+(?:will|shall)|i'll|i\s+am|i'm|we\s+(?:will|are)|we'll)\b[^.]{0,15}\b(?:back|return"
        r"|be\s+returning|in\s+the\s+office)\b|^\W{0,3}(?:is|will\s+be)\s+(?:my|the)\s+(?:return|first\s+day\s+back)"
    ),
    until=(
        r"\b(?:until|untill|til|till|'til|through|thru|ending|ends?|up\s+to|last\s+day\s+(?:away|off"
        r"|of\s+(?:my\s+)?(?:absence|leave|vacation)))(?:\s+is)?"
        r"(?:\s+(?:and\s+including|after|at\s+least|on|around|about|approximately|the\s+end\s+of|end\s+of"
        r"|inclusive))*:?"
    ),
    start=(
        r"\b(?:from|starting|beginning|since|as\s+of|effective|between|leaving|left|began|start(?:s|ed)?|dated"
        r"|sent|received)(?:\s+(?:on|the))*"
    ),
    to=r"(?:to|through|thru|until|till?|and)|-|–|—",
    away=(
        r"\bout\s+of\s+(?:the\s+)?(?:office|town|country)\b|\b(?:out|away)\s+(?:of\s+the\s+office\s+)?(?:until"
        r"|through|thru|till|from|on|for|all|this|next|and|with|at)\b|\bout-of-office\b|\booo\b|\boof\b"
        r"|\bon\s+(?:\w+\s+){0,3}(?:vacation|holidays?|leave|break|pto|sabbatical|honeymoon|assignment|trip)\b"
        r"|\b(?:office|we|shop)\s+(?:is|are|will\s+be)\s+closed\b|\baway\s+from\s+(?:the\s+office|my\s+(?:desk"
        r"|e-?mail|inbox|computer))\b"
        r"|\b(?:i'm|i\s+am|i\s+will\s+be|i'll\s+be|currently)\s+(?:\w+\s+)?(?:away|travel+ing|unavailable"
        r"|offline|out\s+sick|abroad|overseas|at\s+a\s+conference)\b"
        r"|\b(?:will\s+)?not\s+(?:be\s+)?(?:return(?:ing)?|back|in\s+the\s+office|available)\b"
        r"|\bmy\s+absence\b|\bannual\s+leave\b"
        r"|\b(?:i'm|i\s+am|i'll\s+be|will\s+be|we're|we\s+are)\s+(?:\w+\s+)?(?:out|off)\b|\bmaternity\b"
        r"|\bpaternity\b|\bparental\s+leave\b|\bon\s+jury\s+duty\b|\baway\s+from\s+work\b"
        r"|\b(?:attending|travel+ing\s+to)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?(?:conference|training|trade\s+show"
        r"|workshop|off-?site|event|seminar|funeral)\b"
        r"|\b(?:medical|bereavement|sick|family|study|compassionate)\s+leave\b"
        r"|\b(?:recovering\s+from|undergoing|having)\s+(?:a\s+|an\s+)?(?:\w+\s+)?(?:surgery|operation|procedure)\b"
        r"|\bsabbatical\b|\bleave\s+of\s+absence\b"
        r"|\b(?:do\s+not|don't)\s+work\s+(?:on\s+)?(?:mon|tues|wednes|thurs|fri)days?\b"
        r"|\bnon-?working\s+day\b|\bwork(?:ing)?\s+(?:part[- ]time|reduced\s+hours)\b"
        r"|\b(?:office|store|shop|clinic|practice|studio|business|school|firm|branch|we)\s+(?:is|are|will\s+be"
        r"|will\s+remain)\s+(?:\w+\s+)?closed\b|\bparental\b"
        r"|\b(?:on\s+a\s+cruise|unplugged|off\s+sick|off\s+work|off\s+today|off-?grid|in\s+(?:a\s+)?training"
        r"|in\s+class|in\s+court|at\s+(?:a|the)\s+(?:conference|trade\s+show|hospital))\b"
        r"|\b(?:offices|stores|showrooms?|branches)\s+(?:are|will\s+be|will\s+remain)\s+closed\b"
    ),
    texts={
        "automatic": (
            r"(?<!\byour\s)(?<!\bthe\s)(?<!\bgot\san\s)\bauto(?:matic|mated|matically\s+generated"
            r"|matically\s+sent)?(?:\s+e?-?mail)?[\s-]+(?:reply|response|message|responder|notification"
            r"|acknowledge?ment|answer|e-?mail)\b"
            r"|(?<!\byour\s)(?<!\bthe\s)(?<!\bgot\san\s)\bauto-?(?:reply|response|responder)\b"
            r"|\b(?:generated|sent|created)\s+automatically\b|\bautomatically\s+(?:generated|sent|created)\b"
            r"|\bplease\s+do\s+not\s+(?:reply|respond)\s+to\s+this\b|\bdo\s+not\s+reply\s+directly\b"
            r"|\b(?:reply|response|answer)\s+above\s+this\s+line\b|\bthis\s+is\s+an\s+automat\w+"
            r"|\bplease\s+do\s+not\s+(?:reply|respond)\b(?!\s+(?:all|until))"
            r"|\bdo\s+not\s+reply\s+to\s+this\s+(?:e-?mail|message)\b"
            r"|\b(?:replies|responses)\s+to\s+this\s+(?:e-?mail|message|address)\s+(?:are|will)\b"
            r"|\bautomated\b[^.!?]{0,20}\b(?:system|inbox|mail)\b"
        ),
        "limited": (
            r"\b(?:limited|no|intermittent|sporadic|little|infrequent|restricted|without|not\s+have|poor"
            r"|spotty)\s+(?:\w+\s+){0,2}(?:access|availability|connectivity|reception|internet|wi-?fi)\b"
            r"|\b(?:not|rarely|only\s+occasionally)\s+(?:be\s+)?(?:regularly\s+)?(?:check|checking|monitor"
            r"|monitoring|reading)\s+(?:my\s+)?(?:e-?mails?|messages|this|inbox|it)\b"
            r"|\bcheck(?:ing)?\s+(?:my\s+)?(?:e-?mails?|messages)\s+(?:only\s+)?(?:periodically|infrequently"
            r"|sporadically|occasionally|intermittently|once)\b"
            r"|\b(?:delay(?:ed)?|slow(?:er)?)\s+(?:in\s+)?(?:my\s+)?(?:response|reply|responding|replying)\b"
            r"|\b(?:won't|will\s+not|not|unable\s+to)\s+(?:be\s+)?(?:regularly\s+|actively\s+)?(?:check|checking"
            r"|monitor|monitoring|respond\w*|reply\w*|answer\w*)\s+(?:to\s+)?(?:my\s+|your\s+"
            r"|any\s+)?(?:work\s+)?(?:e-?mails?|messages|voicemails?|inbox)\b"
            r"|\b(?:my\s+)?(?:response|reply|replies|responses)\s+(?:times?\s+)?(?:may|might|will"
            r"|could)\s+(?:\w+\s+)?be\s+(?:\w+\s+)?(?:delayed|slow\w*|longer|limited)\b"
            r"|\b(?:e-?mails?|messages?|inbox)\s+(?:is|are|will|has|have)\s+not\s+(?:be(?:en|ing)?\s+)?(?:monitored"
            r"|read|checked|forwarded|answered)\b"
            r"|\bcheck(?:ing)?\s+(?:my\s+)?(?:e-?mails?|messages|inbox)\s+(?:at|twice|between|when\s+i\s+can"
            r"|as\s+(?:often|time))\b"
            r"|\bhigh\s+volume\s+of\s+(?:e-?mails?|messages|inquiries|enquiries|requests|calls)\b"
            r"|\bdelay\s+in\s+(?:my\s+|our\s+)?(?:response|reply|responding|replying)\b"
            r"|\b(?:e-?mails?|inbox|mailbox|messages)\s+(?:is|are)\s+(?:only\s+)?(?:checked|monitored"
            r"|read)\s+(?:only\s+)?(?:once|twice|periodically|daily|weekly|occasionally|during|monday|on\s+\w+days)\b"
            r"|\bwon't\s+be\s+(?:picking\s+up|reading|seeing|checking)\b"
            r"|\bonly\s+(?:read|check|monitor|answer)\s+(?:my\s+|this\s+)?(?:e-?)?(?:mails?|messages|inbox)\b"
        ),
        "urgent": (
            r"\b(?:if|for|in\s+case|should|in\s+the\s+event|need|require|in\s+an)\b[^.!?]{0,50}\b(?:urgent\w*"
            r"|emergenc\w+|immediate\w*|time[- ]sensitive|pressing|assistance|wait)\b"
            r"[^.!?]{0,90}\b(?:contact|call|reach|e-?mail|text|phone|dial|write|speak|assist|cover)\w*\b"
            r"|\b(?:in\s+my\s+absence|while\s+i(?:'m|\s+am)\s+(?:away|out|gone)|(?:cannot"
            r"|can't)\s+wait)\b[^.!?]{0,90}\b(?:contact|call|reach|e-?mail|text|phone|write|speak|assist|cover)\w*\b"
            r"|\b(?:contact|call|reach|e-?mail|text)\b[^.!?]{0,90}\b(?:urgent|emergenc|immediate|in\s+my\s+absence"
            r"|while\s+i(?:'m|\s+am)\s+(?:away|out))"
            r"|\bfor\s+(?:anything|all|any|other|help|assistance|questions)\b[^.!?]{0,60}\b(?:contact|call|e-?mail"
            r"|write\s+to|reach)\b|\bfor\s+(?:\w+\s+)?emergenc\w+\b|\banything\s+urgent\b"
        ),
        "thanks": (
            r"^\W*(?:(?:hi|hello|dear|greetings|good\s+\w+)\b[^\n]{0,30}\n\s*)?(?:thank\s+you(?:\s+(?:very"
            r"|so)\s+much)?|many\s+thanks)\s+for\s+(?:your|the|reaching|contacting|getting|e-?mailing|writing"
            r"|messag)\w*(?:\s+\w+){0,4}|^\W*(?:(?:hi|hello|dear|greetings"
            r"|good\s+\w+)\b[^\n]{0,30}\n\s*)?thanks\s+(?:so\s+much\s+)?for\s+(?:your|the|reaching|contacting"
            r"|getting|e-?mailing|writing|messag)\w*(?:\s+\w+){0,4}\s*[.!\n]"
        ),
        "later": (
            r"(?<!\bthey\s)(?<!\bhe\s)(?<!\bshe\s)(?<!\blawyer\s)(?<!\bbank\s)\b(?:will|shall"
            r"|'ll)\s+(?:\w+\s+){0,2}(?:reply|respond|answer|get\s+back(?!\s+to\s+(?:me|us)\b)|read\s+your"
            r"|deal\s+with\s+your|look\s+at\s+your|see\s+your|attend|address"
            r"|return\s+your|review\s+your|be\s+answered)\b[^.!?]{0,80}"
            r"\b(?:when|upon|once|after|as\s+soon\s+as|on\s+my\s+return|shortly|within|at\s+my\s+earliest|asap"
            r"|as\s+quickly)\b|\b(?:upon|on)\s+my\s+return\b[^.!?]{0,40}\b(?:will|'ll)\b|\bwhen\s+i\s+return\b"
        ),
        "unattended": (
            r"(?<!\bold\s)(?<!\bother\s)(?<!\bwork\s)\b(?:mail-?box|inbox|address|account|e-?mail)\s+(?:address\s+"
            r"|account\s+|box\s+)?(?:is|are|will\s+be)\s+(?:not|no\s+longer"
            r"|un)\s*(?:being\s+)?(?:\w+\s+)?(?:monitored|attended|checked|read|active|in\s+use|used|valid"
            r"|accepting)\b|\bun(?:monitored|attended)\s+(?:mail-?box|inbox|address|account|e-?mail)\b"
            r"|\bmailbox\s+is\s+unattended\b|\bis\s+unmonitored\b"
            r"|\b(?:verify|confirm|prove)\s+(?:that\s+)?(?:you\s+are|you're|your)\s+(?:a\s+|not\s+a\s+)?(?:human"
            r"|real|robot|e-?mail\s+address|legitimate)"
            r"|\b(?:mail-?box|inbox|address|account|e-?mail)\s+(?:has\s+been|was|is|will\s+be)\s+(?:deactivated"
            r"|disabled|closed|discontinued|retired)\b"
            r"|\b(?:account|mail-?box|inbox)\s+is\s+not\s+(?:\w+\s+)?(?:checked|read|monitored)"
            r"|\bno\s+longer\s+(?:using|use|using\s+or\s+checking|check|checking|monitor|monitoring|read"
            r"|reading)\s+(?:this|the)\s+(?:e-?mail|mail|address|account|inbox)"
            r"|\b(?:our|my)\s+e-?mail\s+(?:address(?:es)?|domain)\s+(?:has|have)\s+changed\b"
        ),
        "gone": (
            r"\bno\s+longer\s+(?:work(?:s|ing)?\s+(?:at|for|with|here|in\s+this)|with|employed|at|part\s+of"
            r"|be\s+with|in\s+this\s+(?:role|position))\b"
            r"|\b(?:has|have|i've)\s+(?:left|departed)\s+(?:the\s+(?:company|firm|organi[sz]ation)|our)\b"
            r"|\bretired\s+from\b"
            r"|\bno\s+longer\s+(?:an?\s+(?:\w+\s+)?(?:employee|member)|associated|affiliated|on\s+staff|works\b)"
            r"|\b(?:i\s+have|i've|he\s+has|she\s+has|has)\s+(?:now\s+|recently\s+)?(?:left(?!\s+(?:you|a|an|my"
            r"|the\s+\w*key|it|home|for|to|some|us|him|her|town)\b)|retired|resigned|moved\s+on)\b"
            r"|\bmy\s+last\s+(?:working\s+)?day\s+(?:at|with|was|is|in)\b"
            r"|\b(?:my|this)\s+(?:e-?mail|address)(?:\s+address)?\s+(?:has\s+changed|is\s+changing"
            r"|will\s+be\s+(?:closed|deactivated|discontinued))\b"
            r"|\bupdate\s+your\s+(?:address\s+book|records|contacts?)\b"
        ),
        "received": (
            r"(?<!\bi\s)\breceived\s+your\s+(?:\w+\s+){0,2}(?:e-?mail|message|request|inquiry|enquiry|submission"
            r"|application|ticket|note|query|form)\b"
            r"|\b(?:request|ticket|case|enquiry|inquiry|message|query|e-?mail|submission)\s+(?:has\s+been"
            r"|was)\s+(?:\w+\s+)?(?:received|created|opened"
            r"|logged|assigned|registered|submitted)\b|\byour\s+(?:request|message|e-?mail|enquiry"
            r"|inquiry)\s+is\s+important\b"
            r"|\b(?:got|have|have\s+got|received|confirm\s+(?:receipt\s+of|that\s+we\s+(?:got|received"
            r"|have)))\s+your\s+(?:e-?mail|message|request|inquiry|enquiry|submission|ticket|query)\s+and\b"
            r"|\b(?:request|ticket|case|inquiry|enquiry|message)\b[^.!?\n]{0,30}\b(?:has\s+been"
            r"|was)\s+(?:\w+\s+)?(?:received|created|opened|logged|assigned|registered|submitted|forwarded\s+to)\b"
            r"|\bopened\s+(?:a\s+)?(?:new\s+)?(?:case|ticket)\b|\backnowledg(?:e|es|ing)\s+(?:the\s+)?receipt\b"
            r"|\bmessage\s+is\s+important\s+to\s+us\b"
            r"|\bthis\s+is\s+(?:just\s+)?(?:to\s+confirm|a\s+(?:quick\s+)?confirmation)\s+that\b"
            r"|\backnowledge?ments?\b|\backnowledg(?:e|es|ing)\s+that\b"
            r"|\b(?:opened|created|logged|raised)\s+(?:on|in)\s+your\s+(?:behalf|name)\b"
            r"|\b(?:was|has\s+been)\s+(?:successfully\s+)?(?:delivered|forwarded|routed|passed)\s+to\s+(?:the|our)\b"
            r"|\bsubmission\s+(?:was|has)\b"
            r"|\b(?:request|message|e-?mail)\s+is\s+being\s+(?:\w+\s+)?(?:reviewed|processed|handled|looked\s+at)\b"
            r"|\byour\s+(?:mail|e-?mail|message|request)\s+has\s+(?:arrived|reached|been)\b"
            r"|\bgot\s+your\s+(?:message!|e-?mail!|request[!.]|inquiry[!.])"
        ),
        "within": (
            r"\bwithin\s+(?:the\s+next\s+)?\w+(?:\s*[-–]\s*\d+)?\s+(?:business|working)\s+(?:days?|hours?)\b"
            r"|\bwithin\s+(?:24|48|72)\s+h"
            r"|\b(?:member|someone|one|representative)\s+(?:of|from)\s+our\s+(?:\w+\s+)?(?:team|staff|agents?"
            r"|representatives|office)\b[^.!?]{0,30}\b(?:will|reply|contact)"
            r"|\bour\s+team\s+will\s+(?:get\s+back|contact|reply|respond|be\s+in\s+touch)\b"
            r"|\b(?:one|member|someone)\s+of\s+our\s+(?:\w+\s+){0,2}(?:team|staff|agents?|specialists?|advis[oe]rs?"
            r"|representatives?|experts?|colleagues)\b"
            r"|\b(?:specialists?|representatives?|advis[oe]rs?|agents?|support|team)\b[^.!?\n]{0,15}\b(?:will"
            r"|is\s+going\s+to)\s+(?:be\s+in\s+touch|get\s+back|contact|reach|reply|respond|review|follow)"
            r"|\bon\s+the\s+next\s+(?:business|working)\s+day\b"
            r"|\b(?:office|business|opening|working)\s+hours\s+(?:are|:)"
            r"|\b(?:within|in)\s+(?:one|two|three|\d(?:\s*[-–]\s*\d)?)\s+(?:business|working)\s+days?\b"
            r"|\b(?:typically|usually|normally|aim\s+to|try\s+to|strive\s+to|do\s+our\s+best\s+to)\s+(?:reply"
            r"|respond|answer|get\s+back)\b"
            r"|\bour\s+team\s+is\b|\bresponse\s+may\s+take\b|\bwe\s+(?:aim|strive|endeavou?r)\s+to\b"
            r"|\bour\s+(?:office|business|opening|phone|customer)\s+(?:\w+\s+)?(?:hours|lines)\b"
            r"|\bfor\s+your\s+records\b|\bsomeone\s+(?:from|on|in)\s+(?:the|our)\b[^.!?]{0,30}\bwill\b"
        ),
        "ticket": (
            r"\b(?:ticket|case|request|reference|incident|inquiry|enquiry)\s*(?:id|no\.?|number"
            r"|nr\.?)?\s*(?:is)?\s*[:#]?\s*[\[(]?#?[A-Z]{0,6}[-_]?\d{3,}|\[#?[A-Z]*-?\d{4,}\]"
        ),
        "formal": (
            r"\bi\s+am\s+currently\b|\bi\s+will\s+be\s+out\s+of\s+the\s+office\s+(?:starting|beginning|from)\b"
            r"|\bwill\s+not\s+return\s+until\b"
            r"|\b(?:respond|reply)\s+to\s+(?:your\s+|all\s+|any\s+)?(?:e-?mails?|messages?|correspondence)\b"
            r"|\bplease\s+(?:contact|direct|address|refer|note)\b"
            r"|\bi\s+(?:will|shall)\s+be\s+(?:back|returning)\s+(?:to|in)\s+(?:the\s+office|work)\b"
            r"|\bback\s+in\s+the\s+office\b|\bplease\s+(?:be\s+advised|be\s+informed|forward|send)\b|\bkindly\b"
            r"|\bi\s+apologi[sz]e\s+for\s+any\b|\bthank\s+you\s+for\s+your\s+(?:patience|understanding)\b"
            r"|\bduring\s+(?:this|that)\s+(?:time|period)\b|\bin\s+the\s+meantime,?\s+please\b"
            r"|\btime-sensitive\b|\bwe\s+appreciate\s+your\b"
            r"|\bthank\s+you\s+for\s+(?:your\s+)?understanding\b|\bnext\s+in\s+the\s+office\b"
            r"|\byou\s+have\s+reached\b"
            r"|\b(?:please|kindly)\s+(?:resend|use|update|e-?mail)\b|\bthis\s+message\s+(?:is|was|has\s+been)\b"
            r"|\bin\s+my\s+absence\b"
        ),
        "reach_me": r"\b(?:call|text|reach|ring|phone|contact)\s+(?:me|my\s+(?:cell|mobile))\b",
        "person": (
            r"\b(?:(?:was|were|been)\s+(?:out|away|on\s+(?:vacation|leave|holiday)|travel+ing|sick|busy)"
            r"|just\s+got\s+back|late\s+reply|back\s+home|after\s+that)\b|"
            r"\b(?:yes|yeah|yep|no\s+thanks|no,|nope|sure|okay|ok|sounds\s+(?:good|great|fine|perfect|like)"
            r"|(?<!longer\s)works?\s+(?:for|great|fine|well)|that\s+works|(?<!longer\s)works\b|perfect|let'?s"
            r"|let\s+me|see\s+you|talk\s+(?:to\s+you\s+)?(?:then|soon|later)|call\s+you|meet"
            r"|we(?:'d|\s+would)\s+(?:love|like)|i(?:'d|\s+would)\s+(?:love|like|prefer|rather)|(?:can|could|would"
            r"|will|do|did|are|is|have)\s+(?:you|we)\b|happy\s+to|interested|not\s+interested|my\s+(?:wife|husband"
            r"|partner|lender|mom|dad|sister|brother|boss|spouse|kids?|offer)"
            r"|(?:the|this|that|your|another)\s+(?:house|home|condo|place|listing|property|showing|tour|offer"
            r"|price|apartment|unit|inspection|closing|open\s+house|appointment|contract)|showings?|send\s+me"
            r"|works\s+better|instead|anyway|though|but\s+(?:yes|i|we|can|could|would|the|that|let)"
            r"|keep\s+me\s+posted|sorry\s+(?:for|about)(?!\s+(?:any|the\s+inconvenience))|my\s+new|looking\s+forward"
            r"|any\s+(?:day|time)\s+(?:after|next|that))\b"
            r"|\b(?:i|we)\s+(?:really\s+|both\s+|just\s+|also\s+|do\s+)?(?:like|liked|love|loved|prefer|want|wanted"
            r"|need|think|talked|spoke|discussed|decided|looked|saw|got(?!\s+your\s+(?:e-?mail|message|request"
            r"|inquiry))|drove|agree)\b|\b(?:he|she|they|bank|lender)\s+(?:said|says|asked|wants|told|likes|loves)\b"
            r"|\bplease\s+(?:keep|hold|book|schedule|save|send\s+(?:me|us)|let\s+(?:me|us)|tell)\b"
            r"|\b(?:tonight|this\s+evening|tomorrow\s+(?:morning|afternoon|evening|night))\b"
            r"|\b(?:the|my|our)\s+(?:bank|lawyer|attorney|daughter|son|parents|in-laws|baby|dog|mother|father"
            r"|fianc\wé?e?)\b|\b(?:give|call|ring|text)\s+(?:me|us)\b"
            r"|\bi'll\s+(?:look|check|call|text|think|let|read|get\s+it|take)\b"
            r"|\b(?:week|day)\s+after\b(?!\s+that\s+i)|\bwho\s+is\s+this\b"
            r"|\b(?:don't|do\s+not|didn't)\s+(?:like|want|need|think|know)\b"
            r"|\blooks?\s+(?:great|good|nice|amazing|lovely|perfect|too)\b"
            r"|(?:^|[.!?,]\s+|\n)(?:will\s+(?!be\b)|back\s+(?:mon|tue|wed|thu|fri|sat|sun)|got\s|am\s)"
            r"|\bplease\s+(?:don't|do\s+not)\s+(?:send|call|write)\b(?!\s+to\s+this)"
            r"|\bwill\s+(?:look|check|text|think)\b"
            r"|\b(?:is|are|sounds?|would\s+be)\s+(?:all\s+)?(?:fine|good|ok|okay|perfect|great|ideal)\b"
            r"|\bsuits?\s+(?:me|us)\b|\bstill\s+(?:looking|interested|thinking|want|keen|searching)\b"
            r"|\b(?:the\s+delay(?!\s+in)|(?:late|slow)\s+(?:reply|response|answer))\b"
            r"|(?<!click\s)(?<!works\s)(?<!from\s)\bhere\b(?!\s+(?:to|for|at|is|are))|\bproperly\b"
            r"|\b(?:we'll|we\s+will|i'll|need\s+to|going\s+to|have\s+to)\s+(?:discuss|talk|think|decide|look|check"
            r"|see|have\s+a|consider|go|try|ask)\b"
            r"|\b(?:this|over\s+the|at\s+the)\s+weekend\b|\bon\s+behalf\s+of\s+my\b"
        ),
        "home": (
            r"\b(?:homes|houses?|condos?|apartments?|flats?|townhouses?|duplex|viewings?|showings?|listings?"
            r"|mortgage|pre-?approv\w+|down\s+payment|bedrooms?|bathrooms?|garage|garden|balcony|backyard|yard"
            r"|basement|kitchen|pool|parking\s+(?:spot|space)|hoa|square\s+feet|sq\.?\s?ft|asking\s+price"
            r"|neighbou?rhood|commute|floor\s*plans?|rental|lease|sellers?|open\s+house|closing\s+costs)\b"
        ),
    },
    calendar_weeks=True,
)
