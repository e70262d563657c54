"""Promises in Spanish, which many clients are written to, and the plainest ones in four more languages."""

SPANISH = {
    "Nobody can guarantee it.": """
        garantizo/garantizamos/garantizado/garantizada/garantizados/garantiza/garantía
        le/te/les ..1 aseguro/prometo/juro/garantizo/aseguramos/prometemos ..2 que
    """,
    "It presents as certain what is not.": """
        sin ..2 riesgo/riesgos/duda
        no ..2 la? menor/ninguna duda
        es/está seguro/segura/seguramente que ..6 va/aprobará/subirá/venderá
        tiene/tienes/es un negocio/inversión ..1 segura/seguro
        inversión segura
        no ..2 va/puede a? perder
    """,
    "It promises how things will come out.": """
        banco/prestamista/vendedor/comprador/dueño ..3 va/aprobará/aceptará ..2 aprobar/aceptar/decir_que_sí/ceder
        banco/prestamista/vendedor/dueño ..3 aprobará/aceptará
        sin falta
        le/les/te/nos van/va a aprobar/dar/vender/aceptar
        sin ningún problema
        délo/dénlo/darlo/dalo/dar ..1 por hecho/descontado
        casa/propiedad/departamento es/será de ustedes/usted
        precio/precios/valor/casa/tasas ..3 va/van a subir/aumentar/duplicar/valer
        precio/precios/valor/casa/tasas ..3 subirá/subirán/aumentará/duplicará
        casa/propiedad ..2 se ..1 va/venderá a? vender?
    """,
    "Such a thing nobody can promise.": """
        je vous garantis/promets/assure ..1 que
        soyez ..1 tranquille/tranquilles/assuré/assurée/certain/certains
        maison/appartement/banque/vendeur ..1 sera/acceptera/approuvera/vendra
        sans aucun/le_moindre risque/doute
        est/sont/sera/seront ..1 garanti/garantie/garantis/garanties
        maison/appartement/prix/marché/valeur/banque ..3 va/vont/ne_peut/ne_peuvent ..1 monter/augmenter/doubler/
            accepter/grimper/que
        é/são/está/estão/fica/será ..1 garantido/garantida/garantidos/garantidas/certo_que/certeza_que
        garanto/garantimos/prometo/asseguro ..2 que
        garantidamente
        sem ..1 risco/riscos ..1
        não ..1 há/tem/existe ..2 risco/dúvida/erro
        imóvel/casa/preço/preços/valor/aluguel/banco/vendedor/mercado ..3 vai/vão/irá/irão ..2 valorizar/subir/dobrar/
            aprovar/aceitar/vender/alugar
        com certeza ..4 vai/vão/irá/será
        garantiert
        garantiere/garantieren/verspreche/versprechen ..2 dass/ihnen
        ohne ..1 risiko
        preise/preis/wert/werte ..2 werden/wird ..4 steigen/zulegen
        è/sono/sarà ..1 garantito/garantita/garantiti/garantite
        garantisco/garantiamo/prometto ..2 che
        gwarantuję/gwarantujemy/gwarantowany/gwarantowana/gwarantowane
    """,
    "It presses the client.": """
        última/única oportunidad
        antes de que ..2 otro/otra/alguien/suban/sea_tarde
        decídase/decida/firme/compre/actúe ..2 ya/hoy/ahora/mismo/pronto
        no ..1 espere/pierda/deje ..1 más/esta/la/pasar
    """,
    "It gives legal advice.": """
        legalmente
        no ..1 tendrá/tiene/tendrán/pagará/pagarán ..2 pagar? ..1 nada/impuestos/impuesto/ningún
        no ..1 necesita/hace_falta ..1 abogado/inspección/abogada
    """,
}
