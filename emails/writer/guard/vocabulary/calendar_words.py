"""Days and months in words, in English and in other languages."""

ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
            "twenty-second",
            "twenty-third",
            "twenty-fourth",
            "twenty-fifth",
            "twenty-sixth",
            "twenty-seventh",
            "twenty-eighth",
            "twenty-ninth",
            "thirtieth",
            "thirty-first",
        ],
        1,
    )
}
OTHER_MONTHS = {
    name: month
    for row in (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    )
    for month, name in enumerate(row.split(), 1)
}
"""Spanish, French, German, Italian, Portuguese and Polish."""
SPANISH = {
    word: value
    for value, word in enumerate(
        [
            "uno",
            "dos",
            "tres",
            "cuatro",
            "cinco",
            "seis",
            "siete",
            "ocho",
            "nueve",
            "diez",
            "once",
            "doce",
            "trece",
            "catorce",
            "quince",
            "dieciséis",
            "diecisiete",
            "dieciocho",
            "diecinueve",
            "veinte",
            "veintiuno",
            "veintidós",
            "veintitrés",
            "veinticuatro",
            "veinticinco",
            "veintiséis",
            "veintisiete",
            "veintiocho",
            "veintinueve",
            "treinta",
        ],
        1,
    )
} | {"una": 1, "primero": 1}
OTHER_WEEKDAYS = {
    name: day
    for row in (
        "lunes martes miércoles jueves viernes sábado domingo",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
        "poniedziałek wtorek środę czwartek piątek sobotę niedzielę",
    )
    for day, name in enumerate(row.split())
}
PORTUGUESE_WEEKDAYS = {name: day for day, name in enumerate(["segunda", "terça", "quarta", "quinta", "sexta"])}
"""They are ordinals, too: days only behind "na"."""
SHORT_WEEKDAYS = {
    name: day
    for row in ("lun mar mié jue vie sáb dom", "lun mar mie jue vie sab dom", "seg ter qua qui sex sáb dom")
    for day, name in enumerate(row.split())
}
"""In notes, before a date or a time."""
SHORT_MONTHS_ABROAD = {"ene": 1, "fev": 2, "abr": 4, "mai": 5, "ago": 8, "dez": 12, "dic": 12}
"""Those that English does not share; "out" and "set" are English words."""
_FRENCH = """
deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt
"""
PORTUGUESE = {
    word: value
    for value, word in enumerate(
        ["uma", "duas", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze", "doze"], 1
    )
}
FRENCH = {word: value for value, word in enumerate(_FRENCH.split(), 2)}
