"""Words that stand around a signature, in the languages that we know. Nobody reads them; they are compared."""

import re

CLOSING = re.compile(
    r"(?:(?:many |kind |warm |warmest |best |kindest )?(?:thanks|thank you|thx|regards|wishes|best)(?: (?:so much"
    r"|again|a lot|very much|and regards|in advance|&|and))*(?: (?:regards|best))?"
    r"|sincerely(?: yours)?|yours(?: (?:truly|sincerely|faithfully))?|cheers|respectfully|cordially"
    r"|warmly|take care|all the best|talk soon|with gratitude"
    r"|(?:un |muchos |cordiales )?saludos?(?: cordiales?| cordial)?|atentamente|atte\.?|gracias"
    r"|muchas gracias|un abrazo|abrazos|cordialmente"
    r"|(?:bien |très )?cordialement|(?:bien )?à vous|merci(?: beaucoup| d.avance)?|bonne journée"
    r"|salutations|sincères salutations|meilleures salutations|amicalement"
    r"|(?:mit )?(?:freundlichen|freundliche|besten|beste|viele|liebe|lieben|herzliche|schöne) gr(?:ü"
    r"|ue)(?:ß|ss)en?|mfg|lg|vg|gru(?:ß|ss)|danke|vielen dank|hochachtungsvoll"
    r"|(?:cordiali |distinti |un cordiale |cari |tanti )?salut[oi]|grazie(?: mille)?|cordialmente|a presto"
    r"|(?:com os melhores )?cumprimentos|(?:um )?abraços?|atenciosamente|att\.?|obrigad[oa]|muito obrigad[oa]"
    r"|cordiais saudações"
    r"|谢谢|此致|祝好|顺颂商祺|敬礼|祝商祺|תודה|בברכה|شكرا|مع التحية|تحياتي)\s*[,.!،，！。-]*",
    re.IGNORECASE,
)

DEVICE = (
    r"(?:i ?phone|i ?pad|i ?pod|apple|mac\w*|galaxy|samsung|android|blackberry|pixel|huawei|xiaomi"
    r"|redmi|oppo|oneplus|nokia|motorola|htc|sony|xperia|lg|windows"
    r"|verizon|t-mobile|at&t|phone|mobile|cell|smartphone|tablet\w*|handy|smart|dispositivo|móvil"
    r"|celular|teléfono|mobil\w*|téléphone|cellulare|telemóvel|telefono|device|mobiltelefon"
    r"|yahoo|outlook|mail|correo|courrier|posta|e-?mail|gmail|aol|proton\w*|tuta\w*|hey|spark|superhuman"
    r"|airmail|canary|newton|edison|zoho|fastmail|front|gmx|web\.de|icloud|hotmail|msn|blue ?mail"
    r"|aqua ?mail|k-9|k9|fairemail|thunderbird|mailbird|foxmail|qq|网易|小米|华为|荣耀|vivo|t-online|telekom"
    r"|freenet|orange|libero|tiscali|virgilio|uol|terra|bol)"
)
MOBILE = re.compile(
    r"(?:"
    rf"sent (?:from|via|with|using|by|on)\b(?: (?:my|the|a|an|our))?(?: [\w®™&.'’+-]+){{0,3}}? ?{DEVICE}\b.{{0,70}}"
    rf"|(?:get|download|herunterladen|obtener|obtén|descarga|télécharger|obtenir|obtenez|scarica"
    rf"|ottieni|obter|baixar?|holen sie sich|获取) (?:the |o |l.)?(?:outlook|aol|yahoo|bluemail|spark)\b.{{0,90}}"
    rf"|outlook für (?:ios|android) (?:beziehen|herunterladen|abrufen).{{0,60}}"
    rf"|(?:gesendet|versendet|geschickt|diese nachricht wurde)\b.{{0,30}}?\b{DEVICE}.{{0,60}}|von (?:meinem"
    rf"|meiner)(?:/meiner)? .{{0,40}}{DEVICE}.{{0,30}} gesendet"
    rf"|(?:enviado|enviada|mensaje enviado|mensagem enviada)\b(?: de(?:sde|l|sde el)?| do| da| via"
    rf"| a partir| com| con| por)?.{{0,20}}?\b{DEVICE}.{{0,60}}"
    rf"|(?:envoyé|envoyée|message envoyé)\b(?: de(?:puis)?| à partir d[eu]| avec| via).{{0,25}}?\b{DEVICE}.{{0,60}}"
    rf"|télécharger outlook.{{0,60}}"
    rf"|(?:inviato|inviata)\b(?: da(?:l)?| con| tramite).{{0,25}}?\b{DEVICE}.{{0,60}}"
    rf"|(?:发自|发送自|來自|来自|從|从)\s*(?:我的)?\s*.{{0,25}}(?:{DEVICE}|手机|iPhone|邮箱|郵件)(?:\s*\S{{0,10}})?(?:发送"
    rf"|傳送|发出)?.{{0,20}}"
    r"|(?:skickat från|sendt fra|verzonden vana?f?|отправлено (?:с|из)|wysłane? z|lähetetty|odesláno z) .{0,40}"
    r"|(?:provenance|source)\s*: (?:courrier|outlook).{0,40}|从 ?windows.{0,20}"
    r"|נשלח מה?-?.{0,30}|أُ?رسلت? من .{0,40}|تم الإرسال من .{0,40}|iPhone(?:から|에서).{0,20}"
    r"|yahoo mail(?: (?:for|para|für|pour|per) \w+)?\s*[:–-] .{3,60}"
    r"|(?:please )?(?:excuse|pardon|forgive) (?:the |any |my )?(?:typos|brevity|spelling).{0,60}"
    r"|(?:virus-?free|virenfrei|libre de virus|sans virus|privo di virus|livre de vírus)\b.{0,60}"
    r"|this e-?mail has been (?:checked|scanned) .{0,80}(?:antivirus|avast|avg).{0,60}|(?:www\.)?avast\.com"
    r"|www\.avg\.com"
    r")",
    re.IGNORECASE,
)

DISCLAIMER = re.compile(
    r"[*_#\s\[(-]*(?:"
    r"confidential(?:ity)?\b(?: (?:notice|note|statement|disclaimer|communication)\b|\s*:)|notice of confidentiality"
    r"|privileged (?:and|&) confidential|(?:legal )?disclaimer\b|legal notice\b|important notice\b"
    r"|privacy notice\b"
    r"|(?:the|any) (?:information|contents?)(?: contained| transmitted)? (?:in|with|of|by) (?:this"
    r"|the) (?:e-?mail|message|communication|transmission)"
    r"|(?:this|the) (?:e-?mail|electronic mail|message|communication|transmission)\b.{0,80}\b(?:confidential"
    r"|privileged|intended (?:only|solely)|may contain)"
    r"|if you (?:are not the intended|have received this (?:e-?mail|message|communication) in error)"
    r"|(?:please )?(?:consider|think of) the environment|please think before (?:you )?print|before printing this"
    r"|(?:\W*)?(?:wire|cyber) ?fraud (?:alert|warning|notice|advisory|is real)|(?:warning|beware"
    r"|notice|alert)\W{1,4}(?:of )?(?:wire|cyber|email) ?fraud|(?:please )?never (?:wire|trust) .{0,40}(?:funds"
    r"|money|instructions)|irs circular 230|texas (?:real estate commission|law requires)"
    r"|aviso (?:legal|de confidencial\w+|de privacidad)|este (?:mensaje|correo|e-?mail)\b.{0,100}\bconfidencia"
    r"|la información contenida en este|antes de imprimir"
    r"|ce (?:message|courriel|mail|e-mail|courrier)\b.{0,100}\b(?:confidentiel|destin)|avis de confidentialité"
    r"|avertissement\s*:|pensez à l.environnement|n.imprimez"
    r"|diese (?:e-?mail|nachricht)\b.{0,60}\b(?:vertraulich|enthält|kann|ist)\b.{0,40}(?:vertraulich"
    r"|bestimmt|rechtlich)|vertraulichkeitshinweis|haftungsausschluss|denken sie an die umwelt"
    r"|(?:le informazioni contenute|questo messaggio|questa e-?mail|il presente messaggio|la presente e-?mail)"
    r"\b.{0,120}(?:riservat"
    r"|confidenzial|esclusiv|destinat)|avviso di riservatezza|ai sensi del (?:d\.?lgs|regolamento"
    r"|gdpr)"
    r"|(?:esta mensagem|este e-?mail|as informações contidas|a informação contida)\b.{0,120}(?:confidencia"
    r"|privilegiad|destin)|aviso legal|antes de imprimir"
    r"|本邮件(?:及其附件)?.{0,20}(?:保密|机密|含有)|保密声明|免责声明"
    r")",
    re.IGNORECASE,
)
