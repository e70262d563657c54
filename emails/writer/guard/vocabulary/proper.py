"""Capitalised words that name neither a person nor a place that a letter must prove."""

from emails.writer.guard.vocabulary.brands import MAKES, PEOPLES, SHOPS, TEAMS
from emails.writer.guard.vocabulary.first_names import FIRST_NAMES

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_TERMS = """
i i'm i'd i'll i've mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
spring summer autumn fall winter mls hoa hoas fha va usda fsbo cma cmas arv adu adus llc llp lp inc ltd corp rsvp
pdf faq fyi asap eod cob ps p.s pps re fw fwd tba tbd ok okay tv am pm a.m p.m est cst mst pst edt cdt pdt et ct pt
us usa u.s u.s.a uk eu nar hud irs dmv ev hvac pmi piti apr arm llcs gps id ids diy vip ceo cpa cfo gri abr crs sres
rn md phd jr sr ii iii iv dre lic nmls reits reit noi cap cam nnn bov loi tenant coo cdc ada leed mba ach pto ai it
eastern central mountain pacific x-ray
hr qr sms mms url cc bcc n/a na realtor realtors realtor's realtor® broker zoom facetime docusign dotloop google
maps zillow redfin trulia loopnet costar whatsapp skype gmail outlook microsoft teams facebook instagram linkedin
youtube tiktok twitter nextdoor yelp apple android iphone ipad uber venmo paypal airbnb vrbo craigslist energy star
wi-fi wifi english spanish french german italian portuguese chinese mandarin cantonese korean japanese vietnamese
tagalog russian arabic hindi dutch polish american americans european mexican canadian british irish indian
victorian tudor craftsman colonial mediterranean georgian edwardian ranch bungalow cape cod mid-century modern
christmas thanksgiving easter hanukkah chanukah kwanzaa diwali ramadan eid passover halloween valentine valentine's
memorial labor presidents' veterans independence juneteenth new year's eve day fourth july yom kippur rosh hashanah
nowruz lunar lent mother's father's mlk groundhog
bastille nye holidays god lord internet bible covid covid-19 super bowl olympics
world cup dear hi hello hey mr mrs ms mx dr prof miss sir madam señor señora sr sra monsieur madame herr frau don
doña rev reverend pastor rabbi imam judge captain sgt lt col howdy hola si no que como por para cuando donde mi su
tu el la los las un una es este esta estoy he le les me nos ya muy gracias y o pero con sin usted ustedes ud uds sie
ihnen ihr ihre ihrem ihren fed irs fema cdc viet
deutsch polski francais cinco mayo mardi gras halloween super bowl masters marathon
fannie mae freddie mac ginnie hoa's aapl nasdaq dow jones dang drat yo
aloha shalom namaste amen senhor senhora dona você voce signor signora signori lei suo sua suoi mevrouw meneer heer
uw panstwo panstwa panstwu panstwem pan pana panu panem pani pania panie panow wam was wasz wasza anh chi quy ba
kinh chao gui bac
"""
_SPANISH = """
acuerdo listado balcon contrato oferta compra venta casa escritura titulo estado cuenta banco carta certificado
formulario hoja seguro prestamo hipoteca credito condominio edificio apartamento cocina bano patio garaje piscina
terraza jardin sala comedor cuarto recamara junta mesa directiva ley departamento oficina agencia vendedor comprador
inquilino dueno agente corredor notario abogado feliz navidad ano nuevo pascua semana dia madre madres padre padres
independencia vivienda propiedad asociacion inspeccion declaracion divulgacion administracion informacion direccion
cotizacion aprobacion publicacion reunion cita visita llamada correo lista plan paso primero segundo tercero registro
catastro impuesto impuestos ciudad condado municipio iglesia escuela parque lago rio calle avenida barrio zona norte
sur este oeste centro dios bendiciones saludos atentamente cordialmente estimada estimado estimados querida querido
buenas buenos buen tardes noches dias hasta pronto
"""
TERMS = frozenset((_TERMS + _SPANISH).split()) | set(MONTHS) | set(WEEKDAYS)
UNNAMED = TERMS | ((MAKES | TEAMS | PEOPLES) - FIRST_NAMES) | {each for each in SHOPS if " " not in each}
"""With what small talk mentions: cars, teams, tongues, shops. After "Mr." or before "Street" it is a name after all."""
