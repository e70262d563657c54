from inbound.kinds.opt_out.phrase import language

MAIL = (
    r"(?:e-?mails?|mails?|mensagens|mensagem|correios?(?: eletronicos?)?|newsletters?|publicidade|propagandas?|"
    r"spam|boletins|comunicacoes|comunicados)"
)
LIST = (
    r"(?:(?:sua|suas|seu|seus|vossa|vossas|vosso|tua|a|esta|essa|desta|dessa|destes|desses|todas as) )?"
    rf"(?:(?:listas?|base|cadastro|mailing|banco)(?: (?:de (?:e-?mails?|contatos?|contactos?|distribuicao|envio|"
    rf"envios|divulgacao|transmissao|correio|clientes|dados|mailing)))?|mailing list|subscricao|{MAIL})"
)
FROM = r"(?:da|do|das|dos|de|desta|dessa|deste|destes|desses)"
TAIL = r"(?:,? (?:por favor|por gentileza|obrigad[oa]|ja|agora|imediatamente|mais|nunca mais|no futuro|se faz favor))*"
SEND = (
    r"(?:envi(?:e|em|es|ar)|mand(?:e|em|es|ar)|escrev(?:a|am|as|er)|contac?t(?:e|em|es|ar)|incomod(?:e|em|ar)|"
    r"perturb(?:e|em))"
)
DROP = (
    r"(?:remov(?:a|am|er|e)|retir(?:e|em|ar|a)|tir(?:e|em|ar|a)|exclu(?:a|am|ir)|elimin(?:e|em|ar)|apagu?(?:e|"
    r"em|ar)|descadastr(?:e|em|ar))"
)

LANGUAGE = language(
    commands="""
        sair, parar, pare, parem, descadastrar, descadastre-me, descadastro, descadastramento, remover,
        remova-me, cancelar inscricao, cancelar assinatura, cancelar subscricao, anular subscricao, me remova,
        me tire da lista, quero sair, nao quero mais, chega de emails, chega de e-mails, remover da lista,
        me descadastre, pare por favor, por favor pare, por favor parem
    """,
    phrases=[
        rf"{DROP}-?(?:me|nos)?(?:,? (?:por favor|por gentileza),?)?"
        rf"(?: (?:me|o meu (?:nome|e-?mail|endereco|contato)|meu (?:nome|e-?mail|endereco|contato)|este e-?mail|"
        rf"este endereco|os meus dados|meus dados))?(?:,? por favor,?)? {FROM} ?{LIST}{TAIL}",
        rf"(?:me|nos) {DROP}(?:,? por favor,?)? {FROM} ?{LIST}{TAIL}",
        rf"(?:ser|seja) (?:removid|retirad|excluid|eliminad|descadastrad)[oa]s? {FROM} ?{LIST}{TAIL}",
        rf"(?:(?:me )?descadastr(?:ar|e|em)(?:-me)?|(?:cancel|anul)(?:ar|e|em)(?: a)?(?: minha)? (?:inscricao|"
        rf"assinatura|subscricao))(?: {FROM} ?{LIST})?{TAIL}",
        rf"sair {FROM} ?{LIST}{TAIL}",
        rf"nao (?:me |nos )?(?:voltem? a )?{SEND}(?:-?me)? (?:mais|nunca mais|novamente)(?: (?:seus|estes|esses|"
        rf"nenhum))* ?(?:{MAIL})?{TAIL}",
        rf"nao (?:me |nos )?{SEND}(?:-?me)? {MAIL}(?: mais)?{TAIL}",
        rf"nao (?:quero|desejo|gostaria de|pretendo|queremos)(?: (?:mais|continuar a))* (?:receber|ser contac?tad[oa])"
        rf"(?: (?:mais|seus|os seus|os|estes|esses|nenhum|este tipo de|esse tipo de|vossos|os vossos))*(?: "
        rf"{MAIL})?{TAIL}",
        rf"(?:ja )?nao (?:quero|desejo) (?:receber )?mais {MAIL}{TAIL}",
        rf"(?:pare|parem|deixe|deixem) de (?:me |nos )?(?:enviar|mandar|escrever|contac?tar|incomodar|"
        rf"spammar)(?:-me|-nos)?(?: (?:estes|esses|tantos|seus|mais))*(?: ?{MAIL})?{TAIL}",
        rf"(?:apag|elimin|exclu)(?:uem|ue|em|e|ar|am|a|ir)(?: todos)? (?:os )?meus dados{TAIL}",
        rf"(?:me deixe|me deixem|deixe-me|deixem-me) em paz{TAIL}",
    ],
    ends=r"e|ou|pois|porque|obrigad[oa]|ja|mas|que|att|abracos|cumprimentos|nao|grat[oa]|atenciosamente|eu|nos",
    refused=r"\bnao(?: (?:me|quero|queremos|precisa|e para))*",
)
