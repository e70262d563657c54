"""Subjects of automatic answers, as mail programs and people write them, in seven languages."""

import re

ANSWERS = re.compile(
    r"\s*(?:\[[^\]]{1,40}\]\s*)?(?:re|aw|antw|sv|rv|res|r|回复|回覆|答复|答覆|wg|fw|fwd|tr|enc|转发)\s?(?:\[\d+\])?\s?:\s*",
    re.IGNORECASE,
)

LABEL = r"\s*(?:\[[^\]]{1,30}\]\s*)?"

SURE = re.compile(
    LABEL
    + r"""(?:
      \[?auto(?:mat(?:ic|ed))?[\s-]?(?:reply|response|respond(?:er)?|answer|acknowledge?ment|e?-?mail|notification)\b
    | auto(?:-?re)?\s?:\s*(?:re\s?:|.{1,80}\bis\s)
    | (?:out[\s-]of[\s-](?:the[\s-])?office|vacation)\s+(?:auto\w*|reply|response|message|responder|notice|notification)
    | (?!(?:my|our|he|she|the|everybody|everyone|re)\b).{1,80}?\bis\s+(?:currently\s+)?out\s+of\s+(?:the\s+)?office\b
    | .{0,80}\(\s*returning\s
    | (?:respuesta|mensaje)\s+autom[áa]tic[ao] | respuesta\s+de\s+ausencia
    | (?:r[ée]ponse|message)\s+(?:automatique|d'absence) | notification\s+d'absence
    | automatische\s+(?:antwort|r[üu]ckantwort|abwesenheit\w*|benachrichtigung|eingangsbest[äa]tigung)
    | abwesenheits(?:notiz|nachricht|meldung|assistent|benachrichtigung|info)\b | autoantwort | eingangsbest[äa]tigung
    | (?:risposta\s+automatica|messaggio\s+automatico|risponditore\s+automatico)
    | (?:resposta|mensagem)\s+autom[áa]tica | resposta\s+de\s+aus[êe]ncia
    | \[?(?:自动|自動|外出自动)(?:答复|回复|回覆|答覆|应答|回應)
    | (?:ticket|case)\s+(?:received|created|opened)\b | (?:we|we've)\s+(?:have\s+)?received\s+your\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""No person is known to begin with it. Behind `Re:` it is an answer to such a mail."""

PREFIX = re.compile(
    LABEL
    + r"""(?:
      out[\s-]of[\s-](?:the[\s-])?office | ooo | oof | away | vacation | on\ leave | on\ vacation
    | fuera\s+de\s+(?:la\s+)?oficina | ausente | ausencia | de\s+vacaciones
    | absente?(?:\s+du\s+bureau)? | absence(?:\s+du\s+bureau)? | en\s+cong[ée]s? | hors\s+du\s+bureau
    | abwesend | abwesenheit | au(?:ß|ss)er\s+haus | urlaub | nicht\s+im\s+b[üu]ro
    | fuori\s+(?:sede|ufficio|stanza) | assente | assenza | in\s+ferie
    | aus[êe]ncia | fora\s+d[oe]\s+escrit[óo]rio | (?:de|em)\s+f[ée]rias
    | 外出 | 休假 | 不在办公室 | 出差 | 度假
    )\s?:""",
    re.IGNORECASE | re.VERBOSE,
)
"""Programs put it before our subject; now and then a person writes so."""

BEFORE_RE = re.compile(r"(?P<own>[^:]{2,60}?)[\s:|–-]\s*re\s?:\s", re.IGNORECASE)
"""Gmail and some hosts put what somebody chose before our subject; a person's program begins with `Re:`."""

LIKELY = re.compile(
    LABEL
    + r"""(?:
      auto\s?:
    | (?:i\ am\s+|i'm\s+|currently\s+)?(?:out[\s-]of[\s-](?:the[\s-])?office|ooo\b|away\ from)
    | on\s+(?:annual\s+|maternity\s+|paternity\s+|parental\s+)?(?:leave|vacation)
    | (?:annual|maternity|paternity|parental|sick|medical)\s+leave\b
    | (?:vacation|holiday|away|leave)\s*(?:notice|message|note)?$
    | (?:office|shop|we|store)\s+(?:is|are|will\s+be)\s+closed | (?:office|holiday)\s+closure
    | (?:baja|permiso|licencia)\s+(?:por|de)\b | cerrado\s+por | (?:oficina|cierre)\b.{0,20}(?:cerrad|vacaciones)
    | fermeture\b | betriebsferien | elternzeit | mutterschutz | chiusura\b | licen[çc]a\b | encerrad | recesso
    | (?:request|inquiry|enquiry|message|e-?mail)\s+(?:received|confirmation) | \[(?:request|ticket)\s+received\]
    | (?:solicitud|consulta|mensaje)\s+recibid | hemos\s+recibido | accus[ée]\s+de\s+r[ée]ception
    | nous\s+avons\s+(?:bien\s+)?re[çc]u
    | demande\s+(?:re[çc]ue|enregistr) | anfrage\s+(?:erhalten|eingegangen) | ihre\s+anfrage
    | conferma\s+di | richiesta\s+ricevuta
    | abbiamo\s+ricevuto | recebemos | confirma[çc][ãa]o\s+de | pedido\s+recebido | (?:来信|邮件|已)收到 | 离职
    | (?:fuera\s+de\s+(?:la\s+)?oficina|ausente|ausencia|de\s+vacaciones|de\s+baja)\b
    | absent | absence | en\s+cong[ée] | en\s+vacances | cong[ée]s | hors\s+du\s+bureau
    | abwesen | im\s+urlaub | urlaub\b | nicht\s+im\s+(?:b[üu]ro|haus) | au(?:ß|ss)er\s+haus | nicht\s+erreichbar
    | fuori\s+(?:sede|ufficio|stanza) | assen[tz] | in\s+ferie | ferie\b
    | aus[êe]n | fora\s+d[oe] | de\s+f[ée]rias | em\s+f[ée]rias | f[ée]rias\b
    | 外出 | 休假 | 出差 | 不在办公室 | 度假
    | .{1,60}?\b(?:is|ist|est|[èe]|est[áa])\s+(?:away|on\s+(?:annual\s+)?(?:vacation|leave)|au(?:ß|ss)er\s+haus
        |nicht\s+im\s+b[üu]ro|abwesend|absent|fuori|fuera|assente|ausente)
    | .{0,60}(?:\[?\#?(?:ticket|case|request|incident|caso|folio|incidencia|solicitud|vorgang|anfrage|dossier
        |demande|pratica|segnalazione|richiesta|chamado|protocolo|pedido)\b|工单)[^\n]{0,6}\#?\s?[A-Z]*-?\d{3,}
    | \[?[A-Z]{2,6}-\d{2,}\]? | .{0,60}\bINC\d{4,} | .{0,60}\[\#\s?[A-Z0-9-]*\d{3,}\]
    | thank\s+you\s+for\s+(?:contacting|your\s+(?:e-?mail|message|inquiry|enquiry|request|interest))
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""Says nothing alone."""


def is_answer(subject: str) -> bool:
    """It begins with `Re:` in one of the languages."""
    return ANSWERS.match(subject) is not None


def sure(subject: str) -> bool:
    return SURE.match(subject) is not None


def has_prefix(subject: str) -> bool:
    return PREFIX.match(subject) is not None


def of_their_own(subject: str) -> str:
    """What stands before `Re:` and our subject; empty if nothing does."""
    found = BEFORE_RE.match(subject)
    return found["own"] if found and not is_answer(subject) else ""


def likely(subject: str) -> bool:
    return LIKELY.match(ANSWERS.sub("", subject, count=1)) is not None


def about_themselves(subject: str) -> str:
    """The part that can say when somebody is back; empty where it is ours, which they quote behind their prefix."""
    found = re.match(r"[^:]{0,60}:\s*(?P<rest>.*)", subject, re.DOTALL)
    if not found or "returning" in subject.lower():
        return subject
    return found["rest"] if likely(found["rest"]) else found[0][: found.start("rest")]
