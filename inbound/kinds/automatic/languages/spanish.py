from inbound.kinds.automatic.language import Language

SPANISH = Language(
    code="es",
    common=(r"\b(?:el|la|los|de|que|y|en|un|una|por|para|con|su|no|es|estoy|mi|del|al|lo|le|se|me|hasta|nos)\b"),
    months=(
        r"ene(?:ro|\b\.?)|feb(?:rero|\b\.?)|mar(?:zo|\b\.?)|abr(?:il|\b\.?)|may(?:o|\b\.?)|jun(?:io|\b\.?)"
        r"|jul(?:io|\b\.?)"
        r"|ago(?:sto|\b\.?)|sep(?:tiembre|t?\b\.?)|setiembre|oct(?:ubre|\b\.?)|nov(?:iembre|\b\.?)|dic(?:iembre"
        r"|\b\.?)"
    ),
    weekdays=(r"lunes", r"martes", r"mi[ée]rcoles", r"jueves", r"viernes", r"s[áa]bado", r"domingo"),
    between=r"(?:\s*,\s*(?:el\s+)?(?:d[ií]a\s+)?|\s+(?:del?\s+)?(?:d[ií]a\s+)?(?:año\s+)?|-)",
    after_day=r"(?:\s?(?:[º°.]|o\b))?",
    day_alone=r"(?:(?:el|al)\s+)?d[ií]a\s+(?P<day>\d{1,2})(?!\d)|(?:el|al)\s+(?P<day2>\d{1,2})(?![\d:/]|[.,]\d)",
    next_week=r"pr[óo]ximo|siguiente|que\s+viene|de\s+la\s+pr[óo]xima\s+semana",
    near={
        r"pasado\s+mañana": "in 2 days",
        r"mañana(?!\s+del)": "in 1 day",
        r"la\s+(?:pr[óo]x\w+\s+semana|semana\s+(?:que\s+viene|pr[óo]xima|entrante))": "next_week",
        r"(?:en|dentro\s+de)\s+(?:unos\s+)?(?P<n>\w+)\s+d[ií]as": "in {n} days",
        r"(?:en|dentro\s+de)\s+(?:unas\s+)?(?P<n>\w+)\s+semanas?": "in {n} weeks",
        r"(?:en|dentro\s+de)\s+(?P<n>\w+)\s+mes(?:es)?": "in {n} months",
    },
    numbers={
        "un": 1,
        "una": 1,
        "dos": 2,
        "tres": 3,
        "cuatro": 4,
        "cinco": 5,
        "seis": 6,
        "siete": 7,
        "ocho": 8,
        "nueve": 9,
        "diez": 10,
        "quince": 15,
    },
    back=(
        r"\b(?:regres\w+|vuelv\w+|volver\w*|volvemos|retorn\w+|reincorpor\w+|incorpor\w+|retom\w+|reanud\w+"
        r"|de\s+(?:vuelta"
        r"|regreso)|de\s+nuevo|nuevamente)\b"
        r"|\b(?:disponible|en\s+la\s+oficina|operativ\w+)\s+(?:a\s+partir|el|desde)\b|\b(?:responder[ée]"
        r"|contestar[ée]|atender[ée])\b[^.]{0,50}\ba\s+partir\b"
        r"|\b(?:responder|contestar)[ée](?!\w)"
    ),
    back_after=(
        r"\b(?:estar[ée]|estaremos|estoy)\b[^.]{0,15}\b(?:de\s+(?:vuelta|regreso)|disponible"
        r"|en\s+la\s+oficina)\b|^\W{0,2}\s*(?:regres(?:o|ar[ée]|amos)|vuelv[oe]|volver[ée]"
        r"|me\s+reincorpor\w+)\b"
    ),
    until=(
        r"\bhasta(?:\s+(?:e?l\s+)?(?:pr[óo]ximo|inclusive|incluido|despu[ée]s\s+de))?(?:\s+(?:el|la"
        r"|las?)\b)?(?:\s+(?:pr[óo]ximo|d[ií]a)\b(?!\s+\d))?"
    ),
    start=r"\b(?:desde|del?|a\s+partir|entre|desde\s+el|a\s+partir\s+del?)(?:\s+(?:el|d[ií]a|pr[óo]ximo))*",
    to=r"(?:al?|hasta|y)(?:\s+el)?|-|–|—",
    away=(
        r"\bfuera\s+de\s+(?:la\s+)?(?:oficina|mi\s+oficina|mi\s+despacho|la\s+ciudad|servicio)\b|\bausente\b"
        r"|\bausencia\b|\bde\s+(?:vacaciones|baja|permiso|viaje|licencia)\b"
        r"|\b(?:vacaciones|licencia\s+(?:de|por)|baja\s+(?:por|de)\s+\w+)\b|\bno\s+(?:estar[ée]|estoy"
        r"|estaremos)\s+(?:disponible|en\s+la\s+oficina|localizable)\b|\b(?:oficina"
        r"|estamos)\s+(?:\w+\s+)?cerrad"
        r"|\bde\s+baja\b|\bde\s+viaje\b|\bviajando\b|\bfuera\s+(?:del\s+pa[ií]s|hasta|de\s+mi\s+puesto)\b"
        r"|\ben\s+(?:un|una)\s+(?:congreso|formaci[óo]n|feria|conferencia)\b"
        r"|\b(?:oficinas?|despacho|estudio|cl[ií]nica|tienda|consulta|empresa|gestor[ií]a|centro"
        r"|local)\b[^.!?]{0,30}\bcerrad[oa]s?\b"
        r"|\bexcedencia\b|\bd[ií]as?\s+(?:libres?|festivos?|de\s+descanso)\b"
        r"|\bpor\s+(?:vacaciones|maternidad|paternidad|enfermedad)\b|\bincapacidad\b"
        r"|\ben\s+un\s+curso\b|\bdisfrutando\s+de\b|\bestar[ée]\s+fuera\b"
        r"|\bferiado\s+legal\b|\bd[ií]as?\s+administrativos?\b"
    ),
    texts={
        "automatic": (
            r"\brespuesta\s+autom[áa]tica\b|\b(?:mensaje|correo|e-?mail)\s+(?:\w+\s+)?(?:autom[áa]tico"
            r"|generado\s+autom[áa]ticamente)\b|\b(?:generad"
            r"|enviad)[oa]\s+(?:de\s+forma\s+)?autom[áa]tica(?:mente)?\b|\b(?:por\s+favor,?\s+)?no\s+(?:responda"
            r"|conteste|responder)\s+(?:a\s+)?(?:este|esta)\b"
            r"|\bpor\s+encima\s+de\s+esta\s+l[ií]nea\b|\barriba\s+de\s+esta\s+l[ií]nea\b"
            r"|\bno\s+(?:responda|conteste|responder)\b(?!\s+(?:al\s+tel|a\s+nadie))"
            r"|\bautom[áa]tica(?:mente)?\b[^.!?]{0,20}\b(?:respuesta|mensaje|correo)\b"
            r"|\b(?:mensaje|correo|respuesta|aviso)\b[^.!?]{0,20}\bautom[áa]tic[oa]\b"
        ),
        "limited": (
            r"\b(?:acceso|disponibilidad|conexi[óo]n)\s+(?:muy\s+)?(?:limitad[oa]|restringid[oa]|intermitente"
            r"|espor[áa]dic[oa]|reducid[oa])\b|\b(?:sin|poco|no\s+(?:tendr[ée]|tengo))\s+acceso\b"
            r"|\bno\s+(?:podr[ée]|puedo)\s+(?:responder|atender|contestar|revisar)\b"
            r"|\b(?:revis|consult|le)[a-zé]+\s+(?:el|mi|mis|los)\s+(?:correos?|e-?mails?"
            r"|mensajes)\s+(?:\w+\s+)?(?:de\s+forma\s+)?(?:espor[áa]dic|irregular|ocasional|intermitente)\w*"
            r"|\b(?:no\s+(?:reviso|leer[ée]|revisar[ée]|consulto|consultar[ée]))\b"
            r"|\b(?:respuesta|contestar|responder)\b[^.!?]{0,30}\b(?:demor|retras|tard)\w+"
            r"|\bno\s+(?:ser[áa]n?|ha\s+sido|est[áa]n?)\s+(?:\w+\s+)?(?:le[ií]d|atendid|reenviad|revisad)[oa]s?\b"
            r"|\b(?:alto|gran|elevado)\s+(?:volumen|n[úu]mero)\s+de\s+(?:correos|mensajes|consultas|solicitudes)\b"
        ),
        "urgent": (
            r"\b(?:urgent\w*|urgencias?|emergencia|inmediata|en\s+mi\s+ausencia|mientras\s+tanto"
            r"|durante\s+mi\s+ausencia)\b[^.!?]{0,90}\b(?:contact\w+|llam\w+|escrib\w+|dir[ií]j\w+|comun[ií]\w+"
            r"|p[óo]ng\w+|correo)\b|\b(?:contact\w+|llam\w+|escrib\w+)\b[^.!?]{0,80}\b(?:urgen|emergencia"
            r"|ausencia)"
            r"|\b(?:para|ante)\s+(?:cualquier|temas|asuntos|consultas|todo)\b[^.!?]{0,50}\b(?:contact\w+|llam\w+"
            r"|escrib\w+|dir[ií]j\w+|comun[ií]\w+|p[óo]ng\w+)\b"
            r"|\b(?:rogamos|dir[ií]ja\w*|rem[ií]ta\w*|env[ií]e)\b[^.!?]{0,40}\ba\b|\btemas\s+urgentes\b"
            r"|\bcualquier\s+(?:cosa|duda|consulta|requerimiento|urgencia|necesidad)\b[^.!?]{0,50}\b(?:contact\w+"
            r"|llam\w+|escrib\w+|dir[ií]j\w+|comun[ií]\w+)"
            r"|\bcontactar\s+(?:a|con)\b"
        ),
        "thanks": (
            r"^\W*(?:(?:hola|buen[oa]s|estimad|querid)\w*[^\n]{0,30}\n\s*)?(?:muchas\s+)?gracias\s+por\s+(?:su|tu"
            r"|el|contactar\w*|escribir\w*|comunicar\w*|ponerse)\b(?:\s+\w+){0,3}"
            r"|^\W*gracias\s+por\s+(?:comunicarse|contactarnos|escribirnos)"
        ),
        "later": (
            r"\b(?:responder[ée]|contestar[ée]|atender[ée]|responderemos|contestaremos"
            r"|leer[ée])\b[^.!?]{0,70}\b(?:a\s+mi\s+(?:regreso|vuelta)|en\s+cuanto|tan\s+pronto|lo\s+antes|cuando"
            r"|al\s+(?:volver|regresar)|brevedad|mi\s+(?:regreso|vuelta))\b|\ba\s+mi\s+(?:regreso|vuelta)\b"
            r"|\ben\s+cuanto\s+(?:regrese|vuelva)\b"
            r"|\b(?:responder|contestar|atender)(?:[ée]|emos)\b[^.!?]{0,30}\ba\s+partir\b"
            r"|\bnos\s+pondremos\s+en\s+contacto\b"
        ),
        "unattended": (
            r"\b(?:buz[óo]n|cuenta|direcci[óo]n|correo)\b[^.!?]{0,40}\bno\s+(?:est[áa]\s+|es\s+"
            r"|se\s+)?(?:supervisad\w+|monitoread\w+|atendid\w+|revisa|lee|activ\w+|monitorizad\w+|atiende)\b"
            r"|\bbuz[óo]n\s+(?:desatendido|no\s+supervisado)\b"
            r"|\b(?:buz[óo]n|cuenta|direcci[óo]n|correo)\b[^.!?]{0,30}\b(?:desactivad|deshabilitad"
            r"|dad[oa]\s+de\s+baja|ya\s+no\s+(?:est[áa]|se|es))\w*"
        ),
        "gone": (
            r"\bya\s+no\s+(?:trabaj\w+|form\w+\s+parte|pertenec\w+|est(?:oy|á)\s+en)\b"
            r"|\bhe\s+dejado\s+(?:de\s+trabajar|la\s+empresa)\b|\bdej[óo]\s+la\s+empresa\b"
            r"|\bya\s+no\s+(?:labor\w+|se\s+encuentra|es\s+(?:parte|emplead\w+)|figura|presta)\b"
            r"|\bha\s+(?:dejado|causado\s+baja|abandonado)\b[^.!?]{0,30}\b(?:empresa|compañ[ií]a|puesto|cargo"
            r"|organizaci[óo]n)\b"
            r"|\b(?:me\s+he\s+jubilado|jubilad[oa])\b|\bnueva\s+direcci[óo]n\s+(?:de\s+correo\s+)?es\b"
            r"|\b(?:ha|he)\s+dejado\s+de\s+(?:prestar|trabajar|formar|pertenecer|colaborar)\b"
        ),
        "received": (
            r"\b(?:hemos\s+recibido\s+(?:su|tu|vuestr[oa])|mensaje\s+es\s+(?:muy\s+)?importante)\b|\b(?:solicitud"
            r"|mensaje|correo|consulta)\s+(?:ha\s+sido"
            r"|fue)\s+(?:\w+\s+)?(?:recibid|registrad|cread)"
            r"|\bhemos\s+(?:recibido|registrado|abierto)\b"
            r"|\b(?:su|tu)\s+(?:solicitud|mensaje|correo|consulta|petici[óo]n|caso)\s+(?:ha\s+sido|fue"
            r"|se\s+ha)\s+(?:\w+\s+)?(?:recibid|registrad|cread|asignad)\w*"
            r"|\bacus\w+\s+(?:de\s+)?recibo\b|\bconfirm\w+\s+(?:la\s+)?recepci[óo]n\b|\brecibimos\s+(?:su|tu)\b"
            r"|\b(?:solicitud|consulta|mensaje|petici[óo]n)\b[^.!?]{0,30}\b(?:siendo\s+(?:procesad|atendid|revisad)"
            r"|en\s+(?:proceso|tr[áa]mite))\w*"
        ),
        "within": (
            r"\ben\s+(?:un\s+plazo|las\s+pr[óo]ximas|\d+)\b[^.!?]{0,30}\b(?:horas|d[ií]as\s+h[áa]biles)\b"
            r"|\bnuestro\s+equipo\b[^.!?]{0,40}\b(?:responder|contactar)"
            r"|\b(?:un|uno\s+de\s+nuestros)\s+(?:asesor|agente|ejecutivo|especialista|compañero|gestor"
            r"|t[ée]cnico)\w*\b[^.!?]{0,40}\b(?:contactar|respond|pondr|atend)\w*"
            r"|\b(?:a\s+la\s+mayor|con\s+la\s+mayor|a\s+la)\s+brevedad\b|\blo\s+antes\s+posible\b|\ben\s+breve\b"
            r"|\bplazo\s+(?:m[áa]ximo\s+)?de\s+\d+\b"
            r"|\b(?:nuestros\s+ejecutivos|nuestros\s+asesores|nuestros\s+agentes)\b"
        ),
        "ticket": (
            r"\b(?:ticket|caso|solicitud|incidencia|referencia|folio)\s*(?:n[.º°úu]\w*\.?"
            r"|número)?\s*(?:es)?\s*[:#]?\s*#?[A-Z]{0,6}-?\d{3,}"
            r"|\bfolio\b[^.!?\n]{0,30}\d{3,}"
        ),
        "formal": (
            r"\b(?:actualmente|me\s+encuentro|en\s+este\s+momento)\b|\b(?:por\s+favor|le\s+ruego"
            r"|rogamos)\b[^.!?]{0,20}\b(?:contact|dir[ií]ja|comun[ií]qu|escriba)\w*"
            r"|\ble\s+informamos\b|\bdisculpen?\s+las\s+molestias\b|\blamento\s+las\s+molestias\b"
            r"|\bde\s+vuelta\s+en\s+la\s+oficina\b"
            r"|\bdurante\s+(?:este|ese)\s+(?:tiempo|periodo|per[ií]odo)\b"
            r"|\b(?:gracias\s+por\s+su\s+comprensi[óo]n)\b|\bincorporar[ée]\b"
        ),
        "reach_me": r"\bll[áa]m[ae](?:me|r\s+a\s+mi)\b",
        "person": (
            r"\b(?:estuve|estaba|he\s+estado|acabo\s+de)\b|\b(?:s[íi],|claro|perfecto|de\s+acuerdo|vale"
            r"|me\s+(?:parece|viene|interesa|gustar[íi]a|encantar[íi]a|va)|nos\s+(?:interesa|gustar[íi]a|vemos"
            r"|viene|encant\w+)|podemos|podr[íi]amos|puedes?|podr[íi]as?|quisiera|queremos|quiero|mi\s+(?:esposa"
            r"|esposo|marido|mujer|pareja|jefe|banco)|(?:la|esta|esa|una)\s+(?:casa|visita|propiedad|vivienda"
            r"|oferta|cita)|el\s+(?:piso|apartamento|departamento|precio|contrato)|pero|(?:le|la|lo)\s+(?:llamo"
            r"|aviso|escribo|reviso)|te\s+(?:llamo|llamar[ée]"
            r"|aviso)|ll[áa]mame|hablamos|as[íi]\s+que|entonces)\b"
            r"|\b(?:nos\s+vamos|vamos\s+a|cuando\s+(?:vuelva|volvamos|regrese|lleg\w+)|despu[ée]s\s+(?:de\s+eso"
            r"|del?)|me\s+(?:gusta|gust[óo]|encanta)|nos\s+(?:gusta|gust[óo]|encanta|va)|esta\s+noche|mañana\s+por"
            r"|lo\s+(?:miro|vemos|hablo|comento|pienso)|le\s+digo|te\s+digo|mi\s+(?:hijo|hija|madre|padre|hermano"
            r"|hermana|novi[oa])|nuestr[oa]\s+(?:banco|hij[oa])|no\s+me\s+interesa|sigue\s+disponible|cu[áa]nto"
            r"|qu[ée]\s+tal|hab[ií]a|quedamos|el\s+de\s+(?:la|el|\d))\b"
            r"|\bte\s+(?:respondo|escribo|confirmo|cuento)\b"
            r"|\b(?:sigo|seguimos)\s+(?:interesad|buscando)\w*"
        ),
        "home": (
            r"\b(?:pisos?|casas?|apartamentos?|departamentos?|viviendas?|terraza|garaje|trastero|jard[ií]n|piscina"
            r"|hipoteca|habitaci[óo]n(?:es)?|dormitorios?|baños?|cocina|ascensor|visitas?|visitar\w*"
            r"|metros\s+cuadrados|alquiler|arras|propietari[oa]|inmobiliaria|barrio|planos?)\b"
        ),
    },
)
