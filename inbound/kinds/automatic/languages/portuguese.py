from inbound.kinds.automatic.language import Language

PORTUGUESE = Language(
    code="pt",
    common=(r"\b(?:o|a|os|de|que|e|em|um|uma|por|para|com|seu|sua|não|é|estou|meu|minha|do|da|no|na|ao|até|nos)\b"),
    months=(
        r"jan(?:eiro|\b\.?)|fev(?:ereiro|\b\.?)|mar(?:ço|co|\b\.?)|abr(?:il|\b\.?)|mai(?:o|\b\.?)|jun(?:ho"
        r"|\b\.?)|jul(?:ho|\b\.?)"
        r"|ago(?:sto|\b\.?)|set(?:embro|\b\.?)|out(?:ubro|\b\.?)|nov(?:embro|\b\.?)|dez(?:embro|\b\.?)"
    ),
    weekdays=(
        r"segunda(?:\s?-\s?feira)?",
        r"ter[çc]a(?:\s?-\s?feira)?",
        r"quarta(?:\s?-\s?feira)?",
        r"quinta(?:\s?-\s?feira)?",
        r"sexta(?:\s?-\s?feira)?",
        r"s[áa]bado",
        r"domingo",
    ),
    between=r"(?:\s*,\s*(?:o\s+)?(?:dia\s+)?|\s+(?:de\s+|do\s+)?(?:dia\s+)?|-)",
    after_day=r"(?:\s?[º°o]\b)?",
    day_alone=r"(?:o|ao|no|a|do)?\s*\bdia\s+(?P<day>\d{1,2})(?![\d/])",
    next_week=r"pr[óo]xim[oa]|que\s+vem|da\s+pr[óo]xima\s+semana",
    near={
        r"depois\s+de\s+amanhã": "in 2 days",
        r"amanhã": "in 1 day",
        r"(?:pr[óo]x\w+\s+semana|semana\s+que\s+vem|semana\s+pr[óo]xima)": "next_week",
        r"(?:em|daqui\s+a|dentro\s+de)\s+(?:cerca\s+de\s+)?(?P<n>\w+)\s+dias": "in {n} days",
        r"(?:em|daqui\s+a|dentro\s+de)\s+(?:cerca\s+de\s+)?(?P<n>\w+)\s+semanas?": "in {n} weeks",
        r"(?:em|daqui\s+a|dentro\s+de)\s+(?P<n>\w+)\s+m[eê]s(?:es)?": "in {n} months",
    },
    numbers={
        "um": 1,
        "uma": 1,
        "dois": 2,
        "duas": 2,
        "três": 3,
        "tres": 3,
        "quatro": 4,
        "cinco": 5,
        "seis": 6,
        "sete": 7,
        "oito": 8,
        "nove": 9,
        "dez": 10,
        "quinze": 15,
    },
    back=(
        r"\b(?:volt(?:o|arei|amos|aremos|ando|ar)|retorn(?:o|arei|amos|aremos|ando|ar)|regress(?:o|arei|amos"
        r"|aremos|ar)|de\s+volta|de\s+regresso|novamente|meu\s+(?:retorno|regresso))\b"
        r"|\b(?:dispon[ií]vel|no\s+escrit[óo]rio)\s+(?:a\s+partir|em|no\s+dia)\b|\b(?:responderei"
        r"|responderemos)\b[^.]{0,50}\ba\s+partir\b"
        r"|\bresponderei\b"
    ),
    back_after=(
        r"\b(?:estarei|estaremos|estou)\b[^.]{0,15}\b(?:de\s+(?:volta|regresso)|dispon[ií]vel"
        r"|no\s+escrit[óo]rio)\b|^\W{0,2}\s*(?:volto|voltarei|retorno|retornarei|regresso)\b"
    ),
    until=(
        r"\bat[ée](?:\s+(?:[ao]o?|à|ao\s+pr[óo]ximo|o\s+pr[óo]ximo|à\s+pr[óo]xima))?(?:\s+(?:pr[óo]xim[oa]"
        r"|final\s+de|fim\s+de))?(?!\s*m\w*\b\s*á)"
    ),
    start=r"\b(?:desde|de|do|a\s+partir\s+d[eo]|entre|da)(?:\s+(?:o|dia|pr[óo]xim[oa]))*",
    to=r"(?:a|à|ao|at[ée](?:\s+(?:o|a|ao|à))?|e)(?:\s+(?:o|dia))?(?:\s+dia)?|-|–|—",
    away=(
        r"\bfora\s+d[oae]\s+(?:escrit[óo]rio|escrit|empresa|cidade|ag[êe]ncia|pa[ií]s)\b|\bausente\b"
        r"|\baus[êe]ncia\b|\bde\s+(?:f[ée]rias|licença|folga|baixa)\b|\bem\s+(?:f[ée]rias|licença|viagem"
        r"|recesso|gozo)\b|\bf[ée]rias\b|\blicença\b|\brecesso\b"
        r"|\bn[ãa]o\s+(?:estarei|estou)\s+(?:dispon[ií]vel|no\s+escrit[óo]rio|contact[áa]vel)\b"
        r"|\b(?:escrit[óo]rio|estaremos|estamos)\s+(?:\w+\s+){0,2}(?:fechad|encerrad)"
        r"|\bem\s+(?:licença\S*|viagem|deslocaç\w+|formaç\w+|treinamento|f[ée]rias|recesso|teletrabalho|congresso"
        r"|reuni[ãa]o)\b"
        r"|\blicença\b|\bviajando\b|\bafastad[oa]\b|\ba\s+viajar\b"
        r"|\b(?:loja|empresa|cl[ií]nica|escrit[óo]rio|est[úu]dio|gabinete|reparti[çc][ãa]o)\b[^.!?]{0,30}\b(?:fechad"
        r"|encerrad)[oa]s?\b"
        r"|\bde\s+atestado\b|\bfora\s+do\s+pa[ií]s\b"
    ),
    texts={
        "automatic": (
            r"\bresposta\s+autom[áa]tica\b|\b(?:mensagem|e-?mail|correio)\s+(?:\w+\s+)?(?:autom[áa]tic[oa]"
            r"|gerad[oa]\s+automaticamente)\b|\b(?:gerad|enviad)[oa]\s+automaticamente\b"
            r"|\b(?:por\s+favor,?\s+)?n[ãa]o\s+respond(?:a|er)\s+(?:a\s+)?est[ea]\b"
            r"|\bacima\s+d(?:esta|essa)\s+linha\b"
            r"|\bn[ãa]o\s+(?:responda|respond(?:er|am))\b[^.!?]{0,15}\b(?:est[ea]|ess[ea]|e-?mail|mensagem)\b"
            r"|\b(?:mensagem|resposta|e-?mail|aviso)\b[^.!?]{0,20}\bautom[áa]tic[oa]\b"
        ),
        "limited": (
            r"\bacesso\s+(?:muito\s+)?(?:limitado|restrito|reduzido|intermitente)\b|\b(?:sem|pouco"
            r"|n[ãa]o\s+(?:terei|tenho))\s+acesso\b|\bn[ãa]o\s+(?:poderei|posso)\s+(?:responder|ler|atender)\b"
            r"|\b(?:acesso)\s+\w*\s*(?:limitado|restrito|espor[áa]dico|ao\s+e-?mail\s+limitado)\b"
            r"|\b(?:resposta|responder|retorno)\b[^.!?]{0,40}\b(?:demor|atras)\w+"
            r"|\b(?:verific|consult|le)\w*\s+(?:o|os|meu|meus)\s+(?:e-?mails?"
            r"|mensagens)\b[^.!?]{0,40}\b(?:espor[áa]dic|irregular|ocasional|pontual)\w*"
            r"|\bn[ãa]o\s+ser[ãa]o?\s+(?:lid|respondid|encaminhad|reencaminhad)\w+"
            r"|\b(?:grande|elevado|alto)\s+(?:volume|n[úu]mero|fluxo)\s+de\s+(?:e-?mails|mensagens|pedidos"
            r"|contact?os|solicita\w+)\b"
        ),
        "urgent": (
            r"\b(?:urgen\w+|urg[êe]ncias?|emerg[êe]ncia|na\s+minha\s+aus[êe]ncia|durante\s+(?:a\s+minha"
            r"|minha)\s+aus[êe]ncia|nesse\s+per[ií]odo|imediat[oa])\b[^.!?]{0,100}\b(?:contat\w+|contact\w+|lig\w+"
            r"|escrev\w+|procur\w+|envi\w+|entr\w+\s+em|fal\w+)\b|\b(?:contat\w+|contact\w+|ligue"
            r"|procure)\b[^.!?]{0,80}\b(?:urg|aus[êe]ncia)"
            r"|\bpara\s+(?:qualquer|assuntos|outras?|quest[õo]es|mais)\b[^.!?]{0,60}\b(?:contat\w+|contact\w+|lig\w+"
            r"|escrev\w+|procur\w+|envi\w+|fal\w+)\b"
            r"|\b(?:favor|queira|solicitamos)\b[^.!?]{0,30}\b(?:encaminhar|enviar|contactar|contatar|dirigir"
            r"|reencaminhar)\b"
            r"|\b(?:urg[êe]ncia|emerg[êe]ncia)s?\b[^.!?]{0,60}\b(?:cham\w+|telefon\w+|acion\w+|whatsapp)\b"
        ),
        "thanks": (
            r"^\W*(?:(?:ol[áa]|bom\s+dia|boa\s+tarde|prezad|caro|cara"
            r"|car[íi]ssim)\w*[^\n]{0,40}\n\s*)?(?:(?:muito\s+)?obrigad[oa]|agrade[çc]o|agradecemos)\s+(?:pel[oa]"
            r"|por|o\s+(?:seu|contacto|contato|e-?mail)|a\s+sua)\b(?:\s+\w+){0,3}"
        ),
        "later": (
            r"\b(?:responderei|responderemos|lerei|retornarei|darei\s+retorno"
            r"|entrarei\s+em\s+contact?o)\b[^.!?]{0,70}\b(?:retorno|regresso|assim\s+que|o\s+mais\s+(?:breve"
            r"|r[áa]pido)|logo\s+que|breve|quando)\b|\b(?:no|ao|após\s+o|quando\s+do)\s+meu\s+(?:retorno"
            r"|regresso)\b|\bassim\s+que\s+(?:voltar|regressar|retornar|poss[ií]vel)\b"
        ),
        "unattended": (
            r"\b(?:caixa|endere[çc]o|conta)\b[^.!?]{0,50}\bn[ãa]o\s+(?:[ée]|est[áa])\s+(?:mais\s+"
            r"|a\s+ser\s+)?(?:\w+\s+)?(?:monitorad\w+|monitorizad\w+|acompanhad\w+|lid\w+|ativ\w+"
            r"|supervisionad\w+)\b"
            r"|\b(?:caixa|endere[çc]o|conta)\b[^.!?]{0,50}\b(?:desativad|inativ|desactivad|encerrad|descontinuad)\w+"
        ),
        "gone": (
            r"\bn[ãa]o\s+(?:trabalh\w+|faç?[co]\s+parte|faz\s+parte|integr\w+)\s+mais\b"
            r"|\bj[áa]\s+n[ãa]o\s+(?:trabalh\w+|faço\s+parte)\b|\bdeix(?:ou|ei)\s+(?:de\s+trabalhar|a\s+empresa)\b"
            r"|\bn[ãa]o\s+(?:faz|fa[çc]o|est[áa]|pertence|atua|trabalh\w+)\s+mais\b"
            r"|\bj[áa]\s+n[ãa]o\s+(?:faz|fa[çc]o|est[áa]|trabalh\w+|colabor\w+|exerce)\b"
            r"|\bdesligad[oa]\s+da\s+empresa\b|\b(?:me\s+)?aposent(?:ei|ou|ad[oa])\b"
            r"|\bdeix(?:ou|ei)\s+(?:a|o|de)\s+(?:empresa|cargo|colaborar|trabalhar)\b"
            r"|\bnovo\s+(?:endere[çc]o|e-?mail)\s+[ée]\b"
        ),
        "received": (
            r"\brecebemos\s+(?:a\s+|o\s+)?(?:sua|seu|vossa|vosso|tua|teu)\b|\b(?:mensagem|solicita[çc][ãa]o|pedido"
            r"|e-?mail|chamado)\s+foi\s+(?:\w+\s+)?(?:recebid|registrad|registad|abert|criad)"
            r"|\brecebemos\b[^.!?]{0,20}\b(?:contact?o|mensagem|e-?mail|solicita\w+|pedido)\b"
            r"|\b(?:sua|seu)\s+(?:mensagem|solicita[çc][ãa]o|pedido|e-?mail|chamado|contact?o)\s+(?:foi|j[áa]\s+foi"
            r"|est[áa])\s+(?:\w+\s+)?(?:recebid|registrad|registad|abert|criad|encaminhad|em\s+an[áa]lise)\w*"
            r"|\bconfirmamos\s+(?:o\s+)?recebimento\b|\bconfirmamos\s+a\s+recep[çc][ãa]o\b"
            r"|\bacus\w+\s+(?:o\s+)?recebimento\b"
            r"|\b(?:pedido|mensagem|contact?o)\s+foi\s+(?:regist|trat|encaminh)\w+"
            r"|\b(?:pedido|solicita[çc][ãa]o|mensagem)\b[^.!?]{0,30}\b(?:em\s+an[áa]lise|em\s+processamento"
            r"|sendo\s+(?:processad|analisad))\w*"
        ),
        "within": (
            r"\b(?:em\s+at[ée]|no\s+prazo\s+de|dentro\s+de)\s+\d+\s*(?:h|horas|dias\s+[úu]teis)|\bnossa\s+equipe\b"
            r"|\bnossa\s+equipa\b"
            r"|\b(?:um|uma)\s+(?:de\s+noss[oa]s\s+|d[oa]s\s+noss[oa]s\s+)?(?:atendente|consultor|colaborador"
            r"|especialista|t[ée]cnico)\w*\b"
            r"|\bem\s+breve\b|\bo\s+mais\s+(?:breve|r[áa]pido)\s+poss[ií]vel\b|\bcom\s+a\s+maior\s+brevidade\b"
            r"|\bretornaremos\b|\bentraremos\s+em\s+contact?o\b"
        ),
        "ticket": (
            r"\b(?:ticket|chamado|protocolo|solicita[çc][ãa]o|pedido|refer[êe]ncia)\s*(?:n[.ºo°]?"
            r"|n[úu]mero)?\s*(?:[ée])?\s*[:#]?\s*#?[A-Z]{0,6}-?\d{3,}"
        ),
        "formal": (
            r"\b(?:atualmente|neste\s+momento|no\s+momento|encontro-me|de\s+momento)\b|\b(?:por\s+favor"
            r"|favor)\b[^.!?]{0,15}\b(?:contact?\w+|entr\w+\s+em)"
            r"|\binformamos\b|\bpedimos\s+desculpa\b|\bagrade[çc]o\s+a\s+compreens[ãa]o\b"
            r"|\bagradecemos\s+a\s+compreens[ãa]o\b|\bretorno\s+[àa]s\s+atividades\b"
            r"|\b[àa]\s+(?:frente\s+)?d[oa]s\s+atividades\b|\bprezad[oa]s\b|\bneste\s+per[ií]odo\b"
            r"|\bdurante\s+(?:este|esse)\s+per[ií]odo\b"
        ),
        "reach_me": r"\b(?:me\s+ligue|ligue-me|me\s+liga)\b",
        "person": (
            r"\b(?:estava|estive|acabei\s+de)\b|\b(?:sim,|claro|perfeito|combinado|de\s+acordo|podemos"
            r"|poder[íi]amos|pode|poderia|consegue|gostaria|gostar[íi]amos|quero|queremos|tenho\s+interesse"
            r"|interessad\w+|minha\s+(?:esposa|mulher)|meu\s+(?:marido|esposo|chefe)|(?:a|esta|essa|uma)\s+(?:casa"
            r"|visita|proposta)|o\s+(?:apartamento|im[óo]vel|pre[çc]o|contrato|financiamento)|mas|te\s+ligo"
            r"|ligo\s+para|me\s+(?:ligue|liga|chama)|ent[ãa]o|nos\s+vemos)\b"
            r"|\b(?:gostei|gostamos|adorei|adoramos|a\s+gente|vou\s+(?:ver|olhar|falar|pensar)|vamos"
            r"|hoje\s+[àa]\s+noite|amanhã\s+(?:de\s+manhã|cedo|[àa])|te\s+(?:aviso|falo|chamo)|lhe\s+(?:digo|ligo"
            r"|aviso)|minha\s+(?:m[ãa]e|filha|irmã|namorada)|meu\s+(?:pai|filho|irm[ãa]o|banco|namorado)"
            r"|noss[oa]s?\s+(?:banco|filh\w+)|quanto\s+(?:custa|[ée])|ainda\s+(?:est[áa]\s+)?dispon[ií]vel|aceita"
            r"|n[ãa]o\s+(?:me|nos)\s+interessa|n[ãa]o,?\s+obrigad[oa]|prefiro|preferimos|falamos|depois\s+(?:disso"
            r"|do|da)|qual\s+o)\b"
            r"|\b(?:ainda|continuo|continuamos)\s+(?:interessad|procurand|[àa]\s+procura)\w*"
        ),
        "home": (
            r"\b(?:apartamentos?|apto|casas?|im[óo]ve(?:l|is)|varanda|garagem|vaga|piscina|jardim|quartos?"
            r"|banheiros?|casas?\s+de\s+banho|cozinha|elevador|visitas?|visitar|financiamento|condom[ií]nio"
            r"|metros\s+quadrados|m²|aluguel|arrendamento|propriet[áa]ri[oa]|escritura|entrada|bairro|planta)\b"
        ),
    },
)
