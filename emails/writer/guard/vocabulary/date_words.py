"""What stands around a day: events, deadlines, proposals, and what speaks of days without naming one."""

import re

from emails.writer.guard.vocabulary.calendar_words import OTHER_MONTHS, SHORT_MONTHS_ABROAD
from emails.writer.guard.vocabulary.proper import MONTHS

EVENT = re.compile(
    r"\b(?:decid\w+|reunión|cita|inspección|cierre|"
    r"open house|clos(?:es?|ed|ing)|inspect\w+|apprais\w+|walk-?throughs?|final walk|"
    r"showings?|appointments?|scheduled|set for|booked|confirmed"
    r"|expir\w+|deadlines?|due|auction|price changes|changes on|review(?:s|ing)?|sign(?:s|ed|"
    r"ing)|move[- ]in|move[sd]? (?:in|"
    r"out)|hearing|begins?|starts?|started|goes live|went live"
    r"|hits? the market|on the market|was listed|listed on|went (?:on|under)|deliver(?:s|ed|y)|accept(?:s|"
    r"ed)|reviewing offers|offers? (?:are|is|was|were|will be) (?:due|reviewed)"
    r"|contract|escrow|settlement|take effect|takes effect|runs out|ends?|ended|last day|lease (?:is|"
    r"was)|tour (?:is|at)|meeting (?:is|was|at|on)"
    r"|arriv\w+|launch\w*|webinar|seminar|event|party|workshop|final offers|possession|handover|keys)\b",
    re.I,
)
DEADLINE = re.compile(
    r"\b(?:by|until|till|no later than|not later than|prior to|deadline (?:of|is)|due(?: on)?|"
    r"expires?(?: on)?|ends?(?: on)?|through)\s(?:the |this |next |end of |early |late |noon |"
    r"midday |(?:next )?week )*$",
    re.I,
)
PAST = re.compile(
    r"\b(?:spoke|promised|agreed|talked|met|chatted|discussed|called|emailed|texted|visited|toured|saw|mentioned|"
    r"said|asked|told|came|stopped|went|wrote|sent|left|tried|viewed|showed"
    r"|walked|attended|dropped|signed|our (?:call|chat|meeting|conversation|visit|tour|talk)|"
    r"heard|shared|looked|reviewed|was|were|thanks? for|enjoyed)\b",
    re.I,
)
PAST_DAY = re.compile(r"\b(?:last|this past|past|back on|since)\s$", re.I)
SEEING = re.compile(
    r"\b(?:see(?:ing)? you|meet(?:ing)? you|talk to you|until|looking forward to (?:our|the|"
    r"your|meeting|seeing)|(?:as|like) (?:we |you )?(?:agreed|planned|discussed|arranged|settled|promised)"
    r"|our (?:meeting|call|appointment|tour|visit|showing)|(?:put|have|got) (?:you|us|it) down|pencill?ed"
    r"|blocked|reserved|we(?:'re| are) (?:on|set|all set)|(?:day|morning|afternoon|evening|noon|\d|[ap]m) it is"
    r"|on (?:the|my|your|our) calendar|expecting (?:you|us)|nos vemos|quedamos)\b",
    re.I,
)
OWN_WORK = re.compile(
    r"\b(?:I'll|I will|I'm going to|I can|I plan|I hope|I aim|we'll|we will|you'll (?:have|get|hear)|"
    r"you will (?:have|get|hear)|let me|expect (?:it|them|an?|my)|from me)\b",
    re.I,
)
OWN_WORK_IF = re.compile(
    r"\W*(?:If|Unless|Once|When|Should) (?:I|we|they|nobody)\b.{0,70}\b(?:I|we)(?:'ll| will| can)\b"
)
""" "If I haven't heard by tomorrow, I'll call them" binds nobody else."""
IN_CASE = re.compile(r"\W*(?:(?:And|But) )?(?:[Ii]f|[Uu]nless|[Ss]hould)\b[^,]*$")
"""What stands before the comma of a condition: "if that brings nobody by the end of the month"."""
OF_ANY_SORT = re.compile(
    r"\W*[A-Z][a-z]+ing [^.]{0,40}\b(?:is|feels) (?:a bit |a lot )?like\b|"
    r"\W*(?:An?|Some|Any|Every|Most|Many) [A-Za-z -]{3,50}?\b(?:can|may|might|tends? to|often|usually)\b"
)
OURS = re.compile(r"\b(?:you|your|yours|we|our|us)\b", re.I)
WISHED = re.compile(r"\byou(?:'ve| had| have)? (?:said|told|mentioned|wrote|asked|wanted|hoped|planned)\b", re.I)
ORDINAL_DAY = re.compile(
    r"\b(first|second|third|fourth|last|1st|2nd|3rd|4th) ((?:mon|tues|wednes|thurs|fri|satur|sun)day) of "
    r"(?:the|each|every|a) month\b",
    re.I,
)
_HOUR = "1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon"
HOUR_RANGE = re.compile(
    rf"\b(?:from|between) ({_HOUR})(?::[0-5]\d)? (?:to|until|till|and) ({_HOUR})(?::[0-5]\d)?"
    r"(?![\d,.:/]\d|\s?(?:%|percent|k\b|acres|bed|bath|homes|houses|people|units|days|weeks|months|years|blocks|miles))",
    re.I,
)
OF_ANY = re.compile(r"\W*(?:An?|Some|Most|Many|Every|Any) [a-z]+ (?:[a-z]+s|can|may|might|sounds?|looks?|feels?)\b")
ASKS_OF_THE_CLIENT = re.compile(
    r"\b(?:need|needs|must|have to|has to|please|sign(?:ed)?|send me|(?:could|can|will) you|decide|decision|"
    r"answer|reply|respond|let me know)\b",
    re.I,
)
AHEAD = re.compile(r"\b(\d{1,2}|one|two|three|four|five|six|seven|ten|a)[- ](?:more )?(day|week)")
IT_IS = re.compile(r"\b(?:it's|it is|it was|already|now)(?: (?:only|just|almost|nearly|about|past))?(?: an?)? $", re.I)
LASTS = re.compile(r"\b(?:takes?|took|taking|lasts?|lasted|spen[dt])\b", re.I)
NOTE = re.compile(r"(?:just )?(?:an?|one|my) (?:\w+ )?(?:check|note|hello|word|line|question|thought|reminder)\b", re.I)
NEVER = re.compile(r"\b(?:nothing|nobody|never|always|hardly)\b", re.I)
WE_MET = re.compile(r"\b(?:we|you|I) (?:first )?(?:met|spoke|talked|started|wrote|began)\b[^,;]*$", re.I)
CUSTOM = re.compile(
    r"\b(?:(?:sort|kind) of (?:thing|job|day)|as usual|usually|generally|normally|as always"
    r"|(?:every|each) (?:other )?week|anniversary|(?:months|years) since|my day for)\b"
    r"|\b(?:office|bank|shop|store|desk|town hall)\b[^.]{0,20}\b(?:opens?|closes?)\b"
    r"|\b(?:am|is|are|be|'m|'s) (?:out|away|off|travell?ing)(?: of (?:the )?(?:office|town))? (?:until|till|from|on)\b",
    re.I,
)
SUGGESTS = re.compile(r"\b(?:how|what) about\b", re.I)
DENIES = re.compile(r"\b(?:no|not|neither|nothing|nobody|without|\w+n't)\b", re.I)
HABIT_BEFORE = re.compile(r"\b(?:an?|any|every|each|most|one|some|un|en|algún|cualquier|cada)\s$", re.I)
HABIT_AFTER = re.compile(r"s\b|\s(?:mornings|afternoons|evenings|nights|night shifts)\b")
MEETS = re.compile(
    r"\b(?:call|ring|meet|see|visit|come|be there|pick you|stop by|swing by|show|arriv\w+|start\w*|begin\w*|open\w*|"
    r"till|today|tomorrow|tonight|morning|afternoon|evening|appointment|sharp)\b|day\b",
    re.I,
)
EXACT = re.compile(r"\d[:.]\d\d|\d\s?[ap]|o'?clock|noon|mid|half|quarter|thirty|\dh|[ap]\.?m|^a las?", re.I)
CLAUSE_ENDS = re.compile(r"[,;:–]\s|\s-\s|\s(?=(?:so|but|because)\s)")
DAYS_AHEAD = {"tomorrow": 1, "tonight": 0, "yesterday": -1, "the day after tomorrow": 2, "the day before yesterday": -2}
RELATIVE = re.compile(r"\b(?:the day (?:after|before) )?(?:tomorrow|tonight|yesterday)\b", re.I)
HOURS = re.compile(
    r"\b(?:(?:in|within|the next|next|for|only|another)(?: the)?(?: next)?(?: about)? )?(?:\d{1,3}|"
    r"twelve|twenty-four|thirty-six|forty-eight|seventy-two|two|three|four|six|eight|ten|a few|"
    r"few)[- ](?:hours?|hrs?)\b"
    r"(?! (?:of|together|drive|away|call|conversation|meeting|a week|session))",
    re.I,
)
PERIOD = re.compile(
    r"\b(?:in|within|only|just|have|has|another|leav(?:es|ing)(?: you| us)?|over the next"
    r"|less than|under|next)(?: the)?"
    r"(?: next)?(?: just)? (?:(?:\d{1,3}|"
    r"one|two|three|four|five|six|seven|ten|fourteen|thirty|forty-five|sixty|ninety)"
    r"(?: (?:more|short|business|calendar))?[- ](?:days?|weeks?|months?)|(?:a|one) (?:week|"
    r"month))\b|\b(?:\d{1,3}|two|three|four|five|ten|thirty|sixty|ninety)[- ](?:days?|weeks?|"
    r"months?) (?:left|to go|remaining|away|from (?:now|today))\b"
    r"|\b(?:end of (?:the )?(?:month|year|quarter|week)|month'?s end|year'?s end|next (?:week|"
    r"month)|this (?:week|weekend|month|morning|afternoon|evening))\b",
    re.I,
)
BY_THE_END = re.compile(
    r"\b(?:by|before|until) (?:the )?(?:end of (?:the )?(?:business )?(?:day|today|tomorrow|"
    r"business|month|year|quarter)|close of business|midnight|tonight|today|tomorrow(?: (?:morning|"
    r"night|evening|noon))?|month'?s end|year'?s end)\b"
    r"|\b(?:EOD|COB|end of business|close of business)\b|\btoday only\b|\bends today\b",
    re.I,
)
ENDS = ("end of", "close of", "midnight", "tonight", "today", "tomorrow", "s end", "h end", "r end", "eod", "cob")
"""One of these is in each of them, and fast to look for."""
HOLIDAYS = (
    *("christmas", "thanksgiving", "easter", "memorial", "labor day", "new year", "independence", "fourth of july"),
    *("valentine", "halloween", "president", "juneteenth", "columbus", "veterans", "mother's day", "father's day"),
)
MONTH_NAME = re.compile(r"\b(" + "|".join(each.capitalize() for each in MONTHS) + r")\b")
ALL_MONTHS = {
    **OTHER_MONTHS,
    **SHORT_MONTHS_ABROAD,
    **{form: at for at, name in enumerate(MONTHS, 1) for form in (name, name[:3], name[:4])},
}
MONTH_ABROAD = re.compile(
    r"\b(?:último(?: día)? de|últimos días de|(?:a )?(?:fin|fines|finales|mediados|principios) de|antes de|"
    r"hasta(?: el)?|desde|a partir de|fim de|final de|meados de|até|(?:la )?fin|(?:le )?début|dernier jour de|"
    r"d'ici|avant|jusqu'en|ende|mitte|anfang|bis|seit|fine|metà|entro|koniec|końca|końcu)(?: de| di)? ("
    + "|".join(OTHER_MONTHS)
    + r")\b"
)
MONTH_BEFORE = re.compile(
    r"\b(?:by|into|until|till|end of|beginning of|start of|middle of|through|since|mid|before)[\s-](?:the )?(?:early |"
    r"late |mid-?|end of |next |this |last )?$",
    re.I,
)
IMAGINED = re.compile(
    r"\ban? (?:[a-z-]+ ){0,2}(?:[A-Z][a-z]+day|day|morning|afternoon|evening|night|week|weekend) in $"
)
"""What stands before the month in "a rainy Tuesday in February"."""
MONTH_OF_AN_EVENT = (
    re.compile(r"\b(?:your|the|our|their|a|an) (?:early |late |mid-|planned )?$", re.I),
    re.compile(
        r" (?:move|closing|trip|visit|deadline|lease|wedding|start|opening|listing|launch|retirement|arrival|due date|"
        r"settlement|inspection|appraisal|hearing|auction|transfer|showing|walk-?through|possession)\b"
    ),
)
"""What stands before and behind the month in "your October move"."""
YEAR = re.compile(
    r"\b(?:in|since|from|of|until|by|back in|during|through|thru|till|before|after|(?<!up )to|en|desde|hasta|"
    + "|".join(MONTHS)
    + r") ((?:19|20)\d\d)\b(?! (?:square|sq|homes|sf))",
    re.I,
)
BUILT = re.compile(r"\b(?:built|construy|renovat|remodel|updat|replac|construct|rebuilt|redone|restor)\w*", re.I)
HOLIDAY = re.compile(
    r"\b(?:Christmas(?: Eve| Day)?|Thanksgiving|Easter|Memorial Day|Labor Day|New Year's(?: Eve|"
    r" Day)?|Independence Day|(?:the )?Fourth of July|Valentine's Day|Halloween|Presidents' Day|"
    r"Juneteenth|Columbus Day|Veterans Day|Mother's Day|Father's Day)\b"
)
CERTAIN = re.compile(
    r"\b(?:runs? out|expir\w+|deadline|due|open house|clos(?:es?|ing)\b|auction|lapse[sd]?|last day|final day|"
    r"inspection|appraisal|walk-?through|settlement)",
    re.I,
)
PROPOSES = re.compile(
    r"\b(?:would|could|can|should|shall|may|might|works?|suits?|free|prefer|available|open(?! house)|"
    r"how about|what about|good for you|let me know|happy to|if|whether|any ?time|schedule|"
    r"set up|arrange|book|feel free|I'd|we'd|let's)\b",
    re.I,
)
OPENS_CONDITION = re.compile(r"\W*(?:If|Unless|Once|When)\b")
"""A day within such a clause is only thought of: "If we hear nothing by Monday, we'll call"."""
