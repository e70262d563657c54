"""Words that mail programs write around a quote, by language. Nobody reads them; they are compared."""

import re

WROTE = re.compile(
    r"\b(?:wrote|writes|escribi[óo]|(?:a|à) [ée]crit|schrieb|schrieben|ha scritto|scrisse|escreveu"
    r"|escribió lo siguiente"
    r"|schreef|skrev|napisał(?:\(a\)|a)?|napsal\(?a?\)?|kirjoitti|написал(?:\(а\)|а)?|пишет|yazdı"
    r"|şunları yazdı|írta|a scris|έγραψε)\b"
    r"|写道|寫道|写到|書きました|のメール|님이 작성|כתב/?ה?|כתבה|كتب|تمت كتابة",
    re.IGNORECASE,
)
STARTS = re.compile(
    r"(?:on|at|el|le|am|il|il giorno|em|no dia|a|den|op|w dniu|dnia|dne|den|na|в|pada|vào|tarihinde)\s+\S"
    r"|(?:el|le|em|am|on|il)?\s*(?:mon|tue|wed|thu|fri|sat|sun)\w*[.,]"
    r"|在|于|\d{1,4}\s?[-./年]|[\"'“]?[^<>@:]{1,60}[\"'”]?\s*[<(]\s*(?:mailto:)?\S+@\S+|בתאריך|ב-|في"
    r"|בתאריך|[-=–—]{2,}\s*on\b|\d{1,2}\.?\s\w+\.?\s\d{4}",
    re.IGNORECASE,
)

FROM = [
    "from",
    "de",
    "von",
    "da",
    "发件人",
    "發件人",
    "寄件者",
    "寄件人",
    "fra",
    "van",
    "från",
    "od",
    "от",
    "差出人",
    "보낸사람",
    "מאת",
    "من",
    "kimden",
    "lähettäjä",
    "expéditeur",
    "mittente",
    "remitente",
    "remetente",
    "absender",
    "desde",
]
DATE = [
    "sent",
    "date",
    "enviado",
    "enviada",
    "enviado_el",
    "enviada_em",
    "envoyé",
    "envoyé_le",
    "fecha",
    "data",
    "gesendet",
    "gesendet_am",
    "datum",
    "inviato",
    "inviato_il",
    "date_d'envoi",
    "发送时间",
    "发送日期",
    "發送時間",
    "日期",
    "时间",
    "寄件日期",
    "sendt",
    "dato",
    "verzonden",
    "skickat",
    "wysłano",
    "data_wysłania",
    "дата",
    "отправлено",
    "送信日時",
    "日付",
    "보낸날짜",
    "נשלח",
    "תאריך",
    "تاريخ",
    "التاريخ",
    "تم_الإرسال",
    "gönderilme",
    "gönderildi",
    "tarih",
    "lähetetty",
    "odesláno",
    "fecha_de_envío",
    "data_de_envio",
    "date_sent",
    "sent_at",
]
TO = [
    "to",
    "para",
    "à",
    "a",
    "pour",
    "an",
    "a",
    "an:",
    "per",
    "收件人",
    "收件者",
    "til",
    "aan",
    "till",
    "do",
    "кому",
    "宛先",
    "받는사람",
    "אל",
    "إلى",
    "kime",
    "vastaanottaja",
    "komu",
    "destinataire",
    "destinatario",
    "destinatário",
    "empfänger",
]
CC = [
    "cc",
    "cco",
    "bcc",
    "cci",
    "kopie",
    "copie",
    "copia",
    "cópia",
    "抄送",
    "副本",
    "kopi",
    "kopia",
    "копия",
    "ref.",
    "참조",
    "עותק",
    "نسخة",
    "bilgi",
    "kopio",
    "reply-to",
    "reply_to",
    "antwort_an",
    "répondre_à",
    "responder_a",
    "rispondi_a",
    "回复",
    "importance",
    "wichtigkeit",
    "attachments",
    "anlagen",
]
SUBJECT = [
    "subject",
    "asunto",
    "objet",
    "betreff",
    "oggetto",
    "assunto",
    "主题",
    "主題",
    "主旨",
    "emne",
    "onderwerp",
    "ämne",
    "temat",
    "тема",
    "件名",
    "제목",
    "נושא",
    "الموضوع",
    "konu",
    "aihe",
    "předmět",
    "re",
]

ROLES = {
    label.replace("_", " "): role
    for role, labels in (("cc", CC), ("to", TO), ("date", DATE), ("subject", SUBJECT), ("from", FROM))
    for label in labels
}
LABEL = re.compile(r"([^\W\d][\w .'’-]{0,18}?)\s?[:：]\s*(.*)", re.DOTALL)

ORIGINAL = re.compile(
    r"[-—–_=* ]*\s*(?:"
    r"original(?:e|ne)?[ -]?(?:message|e-?mail|mail|nachricht)|original appointment|originalnachricht"
    r"|urspr(?:ü|ue)ngliche (?:nachricht|mail|e-mail)"
    r"|mensaje original|correo original|message d.?origine|message original|messaggio originale|mensagem original"
    r"|原始邮件|原始郵件|原邮件|回复的原邮件|原邮件信息"
    r"|original meddelelse|oprindelig meddelelse|oorspronkelijk bericht"
    r"|ursprungligt meddelande|исходное сообщение"
    r"|wiadomość oryginalna|オリジナルメッセージ|원본 메시지"
    r"|original message follows|reply message|הודעה מקורית|الرسالة الأصلية"
    r"|(?:begin )?forwarded message|weitergeleitete nachricht|mensaje reenviado|message transféré"
    r"|message transmis|message réexpédié"
    r"|messaggio inoltrato|mensagem encaminhada|mensagem reencaminhada|转发的?邮件(?:信息)?|轉寄郵件|已转发邮件"
    r"|videresendt (?:meddelelse|melding)"
    r"|doorgestuurd bericht|vidarebefordrat meddelande|пересылаемое сообщение|forwarded by .{1,60}"
    r"|הודעה שהועברה|رسالة مُعاد توجيهها|الرسالة المُعاد توجيهها"
    r")\s*[:：]?\s*[-—–_=* ]*",
    re.IGNORECASE,
)
ORIGINAL_BETWEEN_DASHES = re.compile(r"[-—–]{4,}\s?(?:original|forwarded)\s?[-—–]{4,}", re.IGNORECASE)
FORWARDED = re.compile(
    r"begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|inicio del mensaje reenviado"
    r"|début du message (?:réexpédié|transféré)"
    r"|inizio messaggio inoltrato|início da mensagem (?:re)?encaminhada|开始转发的?邮件|下面是被转发的邮件",
    re.IGNORECASE,
)
