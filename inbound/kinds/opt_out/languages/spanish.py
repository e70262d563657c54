from inbound.kinds.opt_out.phrase import language

MAIL = (
    r"(?:correos?(?: electronicos?)?|e-?mails?|mails?|mensajes?|boletin(?:es)?|newsletters?|publicidad|spam|propaganda|"
    r"comunicaciones|informacion(?: comercial)?|cosas)"
)
LIST = (
    r"(?:(?:su|sus|tu|tus|la|las|esta|este|estas|estos|el|los|vuestra|vuestras|todas sus|todas las) )?"
    rf"(?:(?:lista|listas|listado|base)(?: de (?:correos?|correo electronico|e-?mails?|envios?|envio|distribucion|"
    rf"difusion|contactos?|suscriptores|clientes|mailing|datos))?|mailing list|mailing|suscripcion|registros?|{MAIL})"
)
ME = r"(?:me|mi (?:correo|e-?mail|nombre|direccion|cuenta)|mis datos|este (?:correo|e-?mail)|esta direccion)"
TAIL = (
    r"(?:,? (?:por favor|porfavor|gracias|ya|ahora|inmediatamente|nunca mas|nunca|jamas|mas|de inmediato|"
    r"cuanto antes))*"
)
SEND = (
    r"(?:envie[ns]?|envies|enviar|enviarme|mande[ns]?|mandes|mandar|mandarme|escriba[ns]?|escribas|escribir|escribirme|"
    r"contacte[ns]?|contactes|contactarme|moleste[ns]?|molestes|enviando|mandando)"
)
DROP = (
    r"(?:elimin[ea]n?|eliminen|borr[ea]n?|quit[ea]n?|saqu[ea]n?|sac[ae]|retir[ea]n?|remuev[ea]n?|exclu(?:ya|yan)|d[ae])"
)

LANGUAGE = language(
    commands="""
        baja, darme de baja, dar de baja, de baja, dame de baja, deme de baja, parar, pare, alto, basta,
        detener, cancelar suscripcion, anular suscripcion, desuscribir, desuscribirme, desuscribirse, eliminar,
        eliminarme, no mas correos, no mas emails, no mas mensajes, solicitud de baja, quiero darme de baja,
        baja por favor
    """,
    phrases=[
        rf"{DROP}(?:me|nme)?(?:,? por favor,?)?(?: {ME})? de {LIST}{TAIL}",
        rf"(?:que )?me (?:elimin|borr|quit|saqu|retir)[ea]n?(?:,? por favor,?)? de {LIST}{TAIL}",
        rf"(?:eliminar|borrar|quitar|sacar|retirar|remover|eliminad|borrad|quitad)(?:me| {ME})(?:,? por favor,?)? "
        rf"de {LIST}{TAIL}",
        rf"(?:de|den|da|dad)me(?:,? por favor,?)? de baja(?: (?:de|en) {LIST})?{TAIL}",
        rf"(?:darme|darnos|me den|me de|dar) de baja(?: (?:de|en) {LIST})?{TAIL}",
        rf"(?:desuscrib(?:irme|anme|ame|eme|idme|ir)|cancel(?:ar|en|e|a)(?: mi| la)? suscripcion)(?: (?:de|a|en) "
        rf"{LIST})?{TAIL}",
        rf"(?:que )?(?:ya )?no me (?:vuelva[ns]? a )?{SEND}(?: (?:mas|ningun|ningunos|otros|sus|estos|tantos|nunca "
        rf"mas))* (?:mas|{MAIL}|{MAIL} mas|nunca|nunca mas){TAIL}",
        rf"no (?:quiero|deseo|queremos|deseamos|quisiera|me gustaria|me interesa)(?: seguir)? recib(?:ir|iendo)"
        rf"(?: (?:mas|sus|tus|estos|este tipo de|ningun|ninguna|este|esta|esa|tipo|otros))* {MAIL}(?: suyos| de "
        rf"ustedes)?{TAIL}",
        rf"no (?:quiero|deseo) que me {SEND}(?: mas)?(?: {MAIL})?{TAIL}",
        rf"(?:deje[ns]?|dejen|deja|dejad|pare[ns]?|paren) de (?:enviar|mandar|escribir|contactar|molestar)(?:me|nos)?"
        rf"(?: (?:mas|tantos|sus|estos|esos|todos))*(?: {MAIL})?{TAIL}",
        rf"no (?:mas|envien mas|manden mas) {MAIL}{TAIL}",
        rf"no (?:quiero|deseo|queremos|deseamos) mas {MAIL}{TAIL}",
        rf"(?:solicito|pido|ruego|deseo|quiero) (?:la|mi) baja(?: (?:de|en) {LIST})?{TAIL}",
        rf"me (?:puede[ns]?|podria[ns]?|pueden) (?:quitar|eliminar|borrar|sacar|retirar) de {LIST}{TAIL}",
        rf"(?:elimin|borr|suprim)(?:en|e|ar|an)(?: todos)? mis datos{TAIL}",
    ],
    ends=r"y|o|e|ya|porque|pues|que|gracias|por|saludos|atentamente|un saludo|pero|si|no|hemos|he|muchas",
    refused=r"\bno(?: (?:me|quiero|queremos|hace falta|deje de|dejen de|que))*",
)
