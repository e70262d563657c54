"""Letters for clients who are to be written to in Spanish, whatever the step."""

import re

ASKED = re.compile(r"\b(?:spanish|español|castellano)\b", re.IGNORECASE)
REFUSED = re.compile(r"\b(?:no|not|style|revival|colonial|tile|learn\w*|stud\w+|teach\w*)\b", re.IGNORECASE)

SUBJECTS = (
    "Una pregunta sobre {short}",
    "Sobre {short}",
    "¿Cómo ve ahora {short}?",
    "Seguimos en contacto por {short}",
    "Unas líneas sobre {short}",
)
OPENINGS = (
    "Le escribo por {place}, porque me gustaría saber cómo lo ve usted antes de dar otro paso.",
    "Quería saludarle y preguntarle cómo ve {place} por ahora. Nada tiene que decidirse hoy.",
    "Pensaba en usted y en {place}, y me gustaría saber qué es lo que más le importa.",
    "Con {place} en mente, prefiero preguntarle a usted antes que suponer algo que no es.",
    "A veces una segunda mirada trae otras preguntas. Si tiene alguna sobre {place}, con gusto la respondo.",
    "Solo unas líneas por {place}: quiero asegurarme de que no quede nada pendiente entre nosotros.",
)
MIDDLES = (
    "Puede contestarme en dos palabras o llamarme, como le resulte más cómodo.",
    "Usted marca el ritmo, y cualquier pregunta es bienvenida, también las pequeñas.",
    "Si algo no está claro, dígamelo sin reparos, y lo vemos juntos con calma.",
    "No hay prisa por mi parte. Me ayuda mucho saber qué le falta todavía para sentirse a gusto.",
    "Si prefiere hablar, encontramos un momento que le venga bien.",
)
CLOSINGS = (
    "¿Qué le gustaría saber primero?",
    "¿Qué sería para usted lo más útil en este momento?",
    "¿Por dónde le gustaría empezar?",
    "¿Hay algo que haya cambiado por su parte?",
    "¿Le parece bien que lo hablemos con calma?",
)
NOUNS = {"residential": "la casa de {street}", "commercial": "el local de {street}", "land": "el terreno de {street}"}


def is_asked_for(texts: list[str]) -> bool:
    return any(ASKED.search(text) and not REFUSED.search(text) for each in texts for text in re.split(r"[.;\n]", each))


def place_of(property_type: str, street: str) -> str:
    return NOUNS.get(property_type, "la propiedad de {street}").format(street=street) if street else "sus planes"
